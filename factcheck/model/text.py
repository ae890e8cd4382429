"""What is read: documents as they were given, and articles, which are documents that have been read."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from factcheck.records import dataclass
from factcheck.values import Json


class Span(NamedTuple):
    """A stretch of text: [start, end) in code points."""

    start: int
    end: int


class Place(NamedTuple):
    """Where a passage stands in the file that its text was taken from: from the offset `start` on, up to the next place.

    `name` is what a person looks for ("page 3"); `line` and `column`, 1-based, are 0 in a file that has no lines.
    """

    start: int
    name: str = ""
    line: int = 0
    column: int = 0


@dataclass(frozen=True)
class Source:
    """What the text of a document was taken from, where the file is more than its text: a page, a letter, a record.

    `places` lie in order, the first at 0. `language` and `published` are what the file says of itself, `noise` is what stands in
    the text and is no part of the article, `poor` says why the text may not be what a reader of the file sees.
    """

    format: str
    places: tuple[Place, ...] = ()
    title: str = ""
    author: str = ""
    language: str = ""
    published: date | None = None
    noise: tuple[Span, ...] = ()
    poor: str = ""


@dataclass(frozen=True)
class Document:
    """A text as it was given. `language` (BCP 47 primary tag) and `published` are None where they are to be found.

    `packed_in` is the file that holds it, where it is one of several there: "news.zip", "letters.mbox".
    """

    name: str
    text: str
    language: str | None = None
    published: date | None = None
    source: Source | None = None
    packed_in: str = ""

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    @property
    def content(self) -> str | bytes:
        """What tells its text from others: the text itself, or a digest of one that is elsewhere."""
        return self.text

    def holds(self, words: str) -> bool:
        """Whether the text holds these words, letter by letter."""
        return words in self.text

    def cut(self, start: int, end: int) -> str:
        """The text from one offset to another."""
        return self.text[start:end]

    def position(self, offset: int) -> tuple[int, int]:
        """(line, column) of a code-point offset, both 1-based: in the file where it has lines, else in the text taken from it."""
        place = self._place(offset)
        if place and place.line:
            return place.line, place.column + offset - place.start
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    @property
    def has_lines(self) -> bool:
        """Whether its lines are those of a file that a person opens: not those of a PDF, of a letter, of what an archive holds."""
        a_row = self.name.startswith(f"{self.packed_in}#")
        return (a_row or not self.packed_in) and (self.source is None or any(place.line for place in self.source.places))

    def place(self, offset: int) -> str:
        """What a person looks for in a file that has no lines: "page 3"; "" in one that has."""
        place = self._place(offset)
        return place.name if place else ""

    def _place(self, offset: int) -> Place | None:
        places = self.source.places if self.source else ()
        at = bisect_right(places, offset, key=lambda place: place.start)
        return places[at - 1] if at else None


class Part(NamedTuple):
    """A stretch of whole paragraphs, [start, end), in another language than its document."""

    start: int
    end: int
    language: str


class Cell(NamedTuple):
    """A cell of a table, [start, end): the words at the head of its column, and those at the beginning of its row."""

    start: int
    end: int
    head: str
    row: str


@dataclass(frozen=True, slots=True)
class Published:
    """When a document was published: the days [start, end), and on what that rests. Both None: unknown.

    `dateline` is where the text itself gives the day, if with no year: a date of the report and none of the story.
    """

    start: date | None
    end: date | None
    basis: str
    dateline: Span | None = None

    @property
    def day(self) -> date | None:
        """The one day, where it is known to the day."""
        known = self.start is not None and self.end is not None and (self.end - self.start).days == 1
        return self.start if known else None

    def is_before(self, other: Published) -> bool:
        """Whether all the days it may be lie before those of another."""
        return self.end is not None and other.start is not None and self.end <= other.start


@dataclass(frozen=True)
class Article:
    """A document that has been read: its language, its date, its paragraphs and sentences.

    `tier` is 1 for a language with a file of its own, 2 for one derived from CLDR, 0 for none. `noise` marks stretches that
    are no text of the article (addresses, markup, forms), `parts` those in another language. Sentences lie in order and do not
    overlap; each lies in one paragraph. `copy_of` names the first document with
    the same text: the two are one witness. `cells` are those of tables that hold figures, as long as facts are read. `rests_on`
    names the agencies and papers whose story it tells. `sketch` is what the aligner found out about it in an earlier run, if that is kept.
    """

    document: Document
    language: str
    tier: int
    published: Published
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    noise: tuple[Span, ...] = ()
    parts: tuple[Part, ...] = ()
    copy_of: str = ""
    cells: tuple[Cell, ...] = field(default=(), compare=False)
    rests_on: tuple[str, ...] = ()
    sketch: bytes = field(default=b"", compare=False, repr=False)

    @property
    def name(self) -> str:
        return self.document.name

    @property
    def text(self) -> str:
        return self.document.text

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds an offset, or of the last one that starts before it; -1 where there is none."""
        return bisect_right(self._sentence_starts, offset) - 1

    def cell_at(self, offset: int) -> Cell | None:
        """The cell of a table that an offset lies in."""
        at = bisect_right(self.cells, offset, key=lambda cell: cell.start) - 1
        return self.cells[at] if at >= 0 and offset < self.cells[at].end else None

    def to_dict(self) -> Json:
        """Its name, language and date, and on what they rest; the text itself is left out."""
        p = self.published
        out: Json = {
            "name": self.name,
            "language": self.language,
            "tier": self.tier,
            "published": p.day.isoformat() if p.day else None,
            "published_basis": p.basis,
            "published_range": [d.isoformat() if d else None for d in (p.start, p.end)],
        }
        out |= {"copy_of": self.copy_of} if self.copy_of else {}
        return out | ({"rests_on": list(self.rests_on)} if self.rests_on else {})
