"""The fact matrix: a row for each fact that several documents tell, under each document what it says of it; silence is blank.

The terminal, the page and the spreadsheet show the same rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from factcheck.display import display
from factcheck.model import Agreement, Comparison, Disagreement, Fact, Mention, Reason
from factcheck.records import dataclass
from factcheck.reports.excerpts import around
from factcheck.reports.finding import shown
from factcheck.reports.view import clean
from factcheck.values import Json

Outcome = Literal["conflict", "review", "accepted", "agree"]
_AROUND = 48  # columns of words around a fact that nothing names
_TOPICS = 6  # words that name a fact on which documents agree


@dataclass(frozen=True)
class Said:
    """One distinct value of a fact, and by document the facts that give it."""

    value: str
    by: Mapping[str, tuple[Fact, ...]]


@dataclass(frozen=True)
class Row:
    """A fact: what came of it, what it is about in words, its values. `id` is that of the finding, or ""."""

    outcome: Outcome
    kind: str
    about: str
    values: tuple[Said, ...]
    id: str = ""

    def said_by(self, document: str) -> tuple[Said, ...]:
        """The values that a document gives."""
        return tuple(s for s in self.values if document in s.by)

    def to_dict(self) -> Json:
        values = [{"value": s.value, "documents": {d: [f.id for f in facts] for d, facts in s.by.items()}} for s in self.values]
        return {"outcome": self.outcome, "id": self.id or None, "kind": self.kind, "about": self.about, "values": values}


def matrix(comparison: Comparison) -> list[Row]:
    """The rows, conflicts first. Facts within one document only, and those that turned out to be different ones, are left out."""
    rows = [_of_finding(d, d.level) for d in comparison.disagreements if not d.within]
    rows += [_of_finding(s.disagreement, "accepted") for s in comparison.settled if not s.disagreement.within]
    return rows + [_of_agreement(a) for a in comparison.agreements if a.relation != "different_slot"]


def topic(reasons: Iterable[Reason]) -> str:
    """What a fact is about, in the names and concepts that its sentences share; "" where they share none."""
    told = (r for signal in ("name", "concept") for r in reasons if r.signal == signal)
    words = (part for r in told for part in (r.terms or r.detail.split(", ")))
    return ", ".join(list(dict.fromkeys(w.partition(" = ")[0] for w in words))[:_TOPICS])


def _of_finding(d: Disagreement, outcome: Outcome) -> Row:
    values = tuple(Said(shown(r.display), _by(m.fact for m in r.mentions)) for r in d.readings)
    return Row(outcome, d.kind, d.about or d.kind, values, d.id)


def _of_agreement(a: Agreement) -> Row:
    facts = [m.fact for m in a.mentions]
    values = [display(f.value) for f in facts]
    said = (Said(shown(v), _by(f for f, w in zip(facts, values, strict=True) if v == w)) for v in dict.fromkeys(values))
    return Row("agree", a.kind, topic(a.reasons) or _words(a.mentions[0]), tuple(said))


def _words(m: Mention) -> str:
    """A few words around a fact, where nothing names what it is about."""
    start = max(0, m.fact.start - m.excerpt_start)
    return around(clean(m.excerpt[:start]).lstrip(), clean(m.fact.text), clean(m.excerpt[start + len(m.fact.text) :]), _AROUND)


def _by(facts: Iterable[Fact]) -> Mapping[str, tuple[Fact, ...]]:
    found: dict[str, tuple[Fact, ...]] = {}
    for fact in facts:
        found[fact.document] = (*found.get(fact.document, ()), fact)
    return found


def speaking(rows: Sequence[Row], documents: Iterable[str]) -> Iterator[str]:
    """The documents that say something of a row."""
    heard = {document for row in rows for said in row.values for document in said.by}
    return (d for d in documents if d in heard)
