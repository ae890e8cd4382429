"""Documents whose text is elsewhere: known by everything that is no text, and by what of it findings quote."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from hashlib import blake2b
from typing import NamedTuple

from factcheck.engines import Reading
from factcheck.model import Article, Document, Fact

GATE = "factcheck:"  # what a comment for the gate holds


class Outline(NamedTuple):
    """What travels of a reading: all but the text. `digest` tells it from others, `lines` are the offsets at which its lines begin,
    `remarks` says whether it may hold comments for the gate."""

    article: Article
    facts: tuple[Fact, ...]
    shingles: frozenset[int]
    digest: bytes
    lines: list[int]
    remarks: bool


def outline(reading: Reading) -> Outline:
    """What travels of a reading."""
    a, d = reading.article, reading.article.document
    bare = Document(d.name, "", d.language, d.published, d.source, d.packed_in)
    article = Article(bare, a.language, a.tier, a.published, a.paragraphs, a.sentences, a.noise, a.parts, rests_on=a.rests_on)
    digest = blake2b(d.text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    return Outline(article, reading.facts, reading.shingles, digest, d._line_starts, GATE in d.text)


class Distant(Document):
    """A document that is elsewhere. Who asks for its text makes it come, by `fetch`; what was `quoted` is there."""

    def __init__(self, told: Outline, fetch: Callable[[], str]) -> None:
        d = told.article.document
        said = {"name": d.name, "language": d.language, "published": d.published, "source": d.source, "packed_in": d.packed_in}
        self.__dict__ |= said | {"_line_starts": told.lines, "_told": told, "_fetch": fetch}
        self.quoted: dict[tuple[int, int], str]
        self.__dict__["quoted"] = {}

    @cached_property
    def text(self) -> str:
        found: str = self.__dict__["_fetch"]()
        return found

    @property
    def content(self) -> str | bytes:
        told: Outline = self.__dict__["_told"]
        return told.digest

    def holds(self, words: str) -> bool:
        told: Outline = self.__dict__["_told"]
        return (told.remarks or not words.startswith(GATE)) and words in self.text

    def cut(self, start: int, end: int) -> str:
        return self.quoted[start, end] if (start, end) in self.quoted else self.text[start:end]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Distant) and (self.name, self.content) == (other.name, other.content)

    def __hash__(self) -> int:
        return hash(self.name)
