"""Where a finding stands for readers that know files, lines and columns: its first place, the others, and a message in one line.

The first place is where a reader should look first: the value with the least support. The message names the values before anything
that a document wrote, so that text written from right to left cannot reorder them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from factcheck.model import Comparison, Disagreement, Document, Mention, Settled
from factcheck.reports.excerpts import shorten
from factcheck.reports.finding import shown
from factcheck.reports.view import View, clean, named_place

MENTIONS = 4  # places named in a message for one value
EXCERPT = 500  # columns of a sentence
_PINNED = "pinned/"


class Place(NamedTuple):
    """A stretch of a file: its path in the project, lines and columns from 1, the end exclusive.

    `within` is where to look in a file that has no lines, or whose lines are those of what is packed in it ("news.zip/a.txt:12",
    "report.pdf, page 3"): the stretch is then the head of the file, and the words have to say the rest.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 2
    within: str = ""

    def __str__(self) -> str:
        return self.within or f"{clean(self.path)}:{self.line}"


class Told(NamedTuple):
    """A finding with its places: the first one, and the others, each with the value it gives."""

    finding: Disagreement
    value: str
    said: Mention
    first: Place
    others: tuple[tuple[str, Place, Mention], ...]
    key: str
    settled: Settled | None = None


def told(comparison: Comparison, view: View, *, settled: bool = False) -> list[Told]:
    """The findings with their places, the worst first; with `settled` also those that were accepted or ignored.

    Keys are unique within a result: findings of one id, of which one result seldom has two, are counted.
    """
    documents = {a.name: a.document for a in comparison.articles}
    found: list[tuple[Disagreement, Settled | None]] = [(d, None) for d in comparison.disagreements]
    found += [(s.disagreement, s) for s in comparison.settled] if settled else []
    seen: dict[str, int] = {}
    out = []
    for d, how in found:
        seen[d.id] = seen.get(d.id, 0) + 1
        out.append(_told(d, how, f"{d.id}:{seen[d.id]}", documents, view))
    return out


def _told(d: Disagreement, how: Settled | None, key: str, documents: Mapping[str, Document], view: View) -> Told:
    mentions = [(shown_plain(r.display), m) for r in d.readings for m in r.mentions]
    value, first = primary(d, view)
    others = tuple((v, place(m, documents, view), m) for v, m in mentions if m is not first)
    return Told(d, value, first, place(first, documents, view), others, key, how)


def primary(d: Disagreement, view: View) -> tuple[str, Mention]:
    """The value and the place to look at first: in a changed document, an outlier, with the fewest witnesses, else the last one."""
    candidates = [(r, m) for r in d.readings for m in r.mentions]
    support = {id(r): len({m.fact.document for m in r.mentions}) for r in d.readings}
    reading, mention = max(
        candidates,
        key=lambda c: (
            not c[1].fact.document.startswith(_PINNED),
            view.path(c[1].fact.document) in view.changed,
            c[1].fact.document in d.outliers,
            -support[id(c[0])],
            c[1].fact.document,
            -c[1].fact.start,
        ),
    )
    return shown_plain(reading.display), mention


def place(mention: Mention, documents: Mapping[str, Document], view: View) -> Place:
    """Where a mention stands in its file."""
    fact = mention.fact
    document = documents.get(fact.document)
    path = view.path(document.packed_in if document and document.packed_in else fact.document)
    if document and not document.has_lines:
        named, name = named_place(fact), clean(view.path(fact.document))
        return Place(path, within=f"{name}, {named}" if named else f"{name}:{fact.line}")
    end = document.position(fact.end) if document else (fact.line, fact.column + len(fact.text))
    return Place(path, fact.line, fact.column, *end)


def shown_plain(display: str) -> str:
    """A value for machine formats: thousands parted by spaces, no control characters."""
    return "".join(c for c in shown(display) if c not in "\u2066\u2067\u2068\u2069")


def sentence(mention: Mention) -> str:
    """The sentence of a mention, cut where it is longer than a reader of reports has room for."""
    return shorten(clean(mention.excerpt), EXCERPT)


def subject(d: Disagreement) -> str:
    """What a finding is about, or its kind where nothing says it."""
    return clean(d.about) or d.kind


def message(told: Told) -> str:
    """The finding in one line: "1 000 000 USD here, 10 000 000 USD in b.txt:7 (gift, fund)"."""
    d = told.finding
    sides = [side for value in dict.fromkeys(v for v, _, _ in told.others) if (side := _side(told, value))]
    inside = ", within one document" if d.within else ""
    return f"{', '.join([f'{told.value} {here(told.first)}', *sides])} ({subject(d)}{inside})"


def here(place: Place) -> str:
    """What a message says of its own place: "here" is the line at which it is shown."""
    return f"in {place.within}" if place.within else "here"


def _side(told: Told, value: str) -> str:
    places = [str(p) for v, p, _ in told.others if v == value]
    more = f" and {len(places) - MENTIONS} more" if len(places) > MENTIONS else ""
    return f"{'also' if value == told.value else value} in {', '.join(places[:MENTIONS])}{more}"
