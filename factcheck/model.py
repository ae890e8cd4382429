"""The one vocabulary: what passes between the stages.

Document -> Article (read) -> Fact (extracted) -> Cluster (paired) -> Disagreement and Agreement (judged) -> Comparison (shown).
Offsets are Unicode code points into the document's text, end exclusive; lines and columns are 1-based.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal, NamedTuple

from factcheck.values import Json, Value

Level = Literal["conflict", "review"]


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
    """A text as it was given. `language` (BCP 47 primary tag) and `published` are None where they are to be found."""

    name: str
    text: str
    language: str | None = None
    published: date | None = None
    source: Source | None = None

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        """(line, column) of a code-point offset, both 1-based: in the file where it has lines, else in the text taken from it."""
        place = self._place(offset)
        if place and place.line:
            return place.line, place.column + offset - place.start
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

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


@dataclass(frozen=True, slots=True)
class Published:
    """When a document was published: the days [start, end), and on what that rests. Both None: unknown."""

    start: date | None
    end: date | None
    basis: str

    @property
    def day(self) -> date | None:
        """The one day, where it is known to the day."""
        known = self.start is not None and self.end is not None and (self.end - self.start).days == 1
        return self.start if known else None


@dataclass(frozen=True)
class Article:
    """A document that has been read: its language, its date, its paragraphs and sentences.

    `tier` is 1 for a language with a file of its own, 2 for one derived from CLDR, 0 for none. `noise` marks stretches that
    are no text of the article (addresses, markup, forms), `parts` those in another language. Sentences lie in order and do not
    overlap; each lies in one paragraph. `copy_of` names the first document with the same text: the two are one witness.
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
        return out | ({"copy_of": self.copy_of} if self.copy_of else {})


@dataclass(frozen=True, slots=True)
class Fact:
    """A normalised value and where it stands.

    `text` is the whole expression with its bound word. `sentence` is the index of its sentence in the article. `claim_of` is
    the speaker whose claim the fact is part of; `retracted` marks what the text takes back ("not 40 but 14" retracts 40). `place` is
    what a person looks for in a file that has no lines ("page 3").
    """

    document: str
    start: int
    end: int
    text: str
    value: Value
    alternatives: tuple[Value, ...] = ()
    claim_of: str | None = None
    retracted: bool = False
    sentence: int = -1
    line: int = 1
    column: int = 1
    place: str = ""

    @property
    def kind(self) -> str:
        return self.value.kind

    @property
    def id(self) -> str:
        """Unique within a run: the document, the kind and the offsets."""
        return f"{self.document}:{self.start}-{self.end}:{self.kind}"

    def to_dict(self) -> Json:
        out: Json = {
            "id": self.id,
            "kind": self.kind,
            "start": self.start,
            "end": self.end,
            "line": self.line,
            "column": self.column,
            "text": self.text,
            "value": self.value.to_dict(),
            "claim_of": self.claim_of,
            "retracted": self.retracted,
        }
        if self.place:
            out["place"] = self.place
        if self.alternatives:
            out["alternatives"] = [v.to_dict() for v in self.alternatives]
        return out


@dataclass(frozen=True, slots=True)
class Reason:
    """A piece of evidence, in words: which signal fired and on what."""

    signal: str
    detail: str

    def to_dict(self) -> Json:
        return {"signal": self.signal, "detail": self.detail}


@dataclass(frozen=True)
class Pair:
    """Two facts that were set beside one another, why, and how sure the alignment is (0 to 1; never shown to a user)."""

    a: Fact
    b: Fact
    reasons: tuple[Reason, ...]
    strength: float


@dataclass(frozen=True)
class Cluster:
    """Facts of several documents that fill the same slot, with the pairs that joined them."""

    facts: tuple[Fact, ...]
    pairs: tuple[Pair, ...]
    about: str = ""


@dataclass(frozen=True)
class Mention:
    """A fact in its place, as the reports show it: `excerpt` is the sentence around it, verbatim."""

    fact: Fact
    excerpt: str
    excerpt_start: int

    def to_dict(self) -> Json:
        f = self.fact
        out: Json = {
            "document": f.document,
            "fact": f.id,
            "start": f.start,
            "end": f.end,
            "line": f.line,
            "column": f.column,
            "text": f.text,
            "excerpt": self.excerpt,
        }
        if f.place:
            out["place"] = f.place
        if f.kind == "attribution":
            value = f.value.to_dict()
            out |= {"speaker_span": value["speaker_span"], "content_span": value["content_span"]}
        return out


@dataclass(frozen=True)
class Reading:
    """One distinct value of a disagreement and who says it."""

    value: Value
    display: str
    mentions: tuple[Mention, ...]

    def to_dict(self) -> Json:
        return {"value": self.value.to_dict(), "display": self.display, "mentions": [m.to_dict() for m in self.mentions]}


@dataclass(frozen=True)
class Disagreement:
    """Values of one fact that cannot all hold. `clashes` are the pairs of readings, by index, that exclude one another."""

    id: str
    code: str
    kind: str
    level: Level
    about: str
    readings: tuple[Reading, ...]
    clashes: tuple[tuple[int, int], ...]
    reasons: tuple[Reason, ...]
    hint: str | None = None
    outliers: tuple[str, ...] = ()
    within: bool = False

    def to_dict(self) -> Json:
        return {
            "id": self.id,
            "code": self.code,
            "kind": self.kind,
            "level": self.level,
            "within": self.within,
            "about": self.about,
            "values": [r.to_dict() for r in self.readings],
            "clashes": [list(c) for c in self.clashes],
            "reasons": [r.to_dict() for r in self.reasons],
            "hint": self.hint,
            "outliers": list(self.outliers),
        }


@dataclass(frozen=True)
class Settled:
    """A disagreement that people have dealt with. `by` says how: "baseline" (accepted), "ignore", "comment" (in the document), "pin"."""

    disagreement: Disagreement
    by: str
    reason: str
    expires: date | None = None

    def to_dict(self) -> Json:
        told = {"by": self.by, "reason": self.reason, "expires": self.expires.isoformat() if self.expires else None}
        return self.disagreement.to_dict() | told


@dataclass(frozen=True)
class Since:
    """What has changed since an earlier comparison: the ids of findings that are new, those still open, and findings that are gone."""

    new: tuple[str, ...]
    open: tuple[str, ...]
    resolved: tuple[Mapping[str, Any], ...]

    def to_dict(self) -> Json:
        return {"new": list(self.new), "open": list(self.open), "resolved": [dict(r) for r in self.resolved]}


@dataclass(frozen=True)
class Agreement:
    """Mentions that agree, are compatible, or turned out to be about different facts (`different_slot`), and why."""

    kind: str
    relation: Literal["same", "compatible", "different_slot"]
    why: str
    detail: str
    mentions: tuple[Mention, ...]
    reasons: tuple[Reason, ...] = ()

    def to_dict(self) -> Json:
        return {
            "kind": self.kind,
            "relation": self.relation,
            "why": self.why,
            "detail": self.detail,
            "mentions": [m.to_dict() for m in self.mentions],
            "reasons": [r.to_dict() for r in self.reasons],
        }


@dataclass(frozen=True)
class Considered:
    """What a fact might have been paired with in another document, and was not: `other` is None where that document holds
    nothing of its kind in the right place. `relation` says how the two values relate ("same", "differs", "compatible: rounding")."""

    fact: Fact
    document: str
    why: str
    other: Fact | None = None
    relation: str | None = None

    def to_dict(self) -> Json:
        other = self.other.to_dict() if self.other else None
        return {"fact": self.fact.id, "document": self.document, "other": other, "relation": self.relation, "why": self.why}


def shared(disagreements: Iterable[Disagreement], agreements: Iterable[Agreement]) -> tuple[Fact, ...]:
    """The facts that were held against another one, each once; those that turned out to be about something else are not among them."""
    readings = (r.mentions for d in disagreements for r in d.readings)
    agreed = (a.mentions for a in agreements if a.relation != "different_slot")
    return tuple({m.fact.id: m.fact for mentions in (*readings, *agreed) for m in mentions}.values())


@dataclass(frozen=True)
class Problem:
    """A document that could not be read, and what to do about it. One `passed_over` was not asked for by name, and fails nothing."""

    document: str
    message: str
    passed_over: bool = False

    def __str__(self) -> str:
        named = self.message.startswith(self.document)
        return self.message if named else f"{self.document}: {self.message}"

    def to_dict(self) -> Json:
        return {"document": self.document, "message": self.message}


@dataclass(frozen=True)
class Extraction:
    """The facts of several documents, each by itself: what `factcheck extract` shows."""

    articles: tuple[Article, ...]
    facts: Mapping[str, tuple[Fact, ...]]
    errors: tuple[Problem, ...] = ()

    SCHEMA = "factcheck/facts/1"

    def to_dict(self) -> Json:
        documents = [a.to_dict() | {"facts": [f.to_dict() for f in self.facts[a.name]]} for a in self.articles]
        return {"schema": self.SCHEMA, "documents": documents, "errors": [e.to_dict() for e in self.errors]}


@dataclass(frozen=True)
class Comparison:
    """The whole result. Iterating gives the disagreements, those between documents before those within one, the worst first.

    `within` says whether each document was held against itself, too; `settled` are findings that were accepted or ignored and are no
    longer among the disagreements; `stale` tells which of what was accepted or ignored fits nothing any more, or has run out.
    """

    articles: tuple[Article, ...]
    facts: Mapping[str, tuple[Fact, ...]]
    disagreements: tuple[Disagreement, ...]
    agreements: tuple[Agreement, ...]
    compared: int
    errors: tuple[Problem, ...] = ()
    settled: tuple[Settled, ...] = ()
    notes: tuple[str, ...] = ()
    within: bool = False
    stale: tuple[str, ...] = ()
    since: Since | None = None

    SCHEMA = "factcheck/comparison/1"

    def __iter__(self) -> Iterator[Disagreement]:
        return iter(self.disagreements)

    def __len__(self) -> int:
        return len(self.disagreements)

    def __bool__(self) -> bool:
        """Always true: a comparison that found nothing is a result. Its length is the number of disagreements."""
        return True

    @property
    def accepted(self) -> int:
        """How many findings were accepted or ignored."""
        return len(self.settled)

    def at_level(self, level: Level) -> tuple[Disagreement, ...]:
        """The disagreements of a level."""
        return tuple(d for d in self.disagreements if d.level == level)

    @property
    def total_facts(self) -> int:
        return sum(len(f) for f in self.facts.values())

    @property
    def summary(self) -> Mapping[str, int]:
        """The counts: documents and facts, what was compared, what was found."""
        return {
            "documents": len(self.articles),
            "facts": self.total_facts,
            "compared": self.compared,
            "single_source": self.total_facts - self.compared,
            "conflicts": len(self.at_level("conflict")),
            "reviews": len(self.at_level("review")),
            "accepted": self.accepted,
            "within": sum(d.within for d in self.disagreements),
        }

    def to_dict(self) -> Json:
        return {
            "schema": self.SCHEMA,
            "documents": [a.to_dict() | {"facts": len(self.facts.get(a.name, ()))} for a in self.articles],
            "summary": dict(self.summary),
            "disagreements": [d.to_dict() for d in self.disagreements],
            "agreements": [a.to_dict() for a in self.agreements],
            "accepted": [s.to_dict() for s in self.settled],
            "stale": list(self.stale),
            "since": self.since.to_dict() if self.since else None,
            "errors": [e.to_dict() for e in self.errors],
        }

    def to_json(self) -> str:
        """The comparison as JSON text; decimals are written out."""
        return to_json(self.to_dict())

    def _repr_html_(self) -> str:
        """What a notebook shows: the verdict and a table of the disagreements."""
        from factcheck.notebook import table

        return table(self.to_dict())


Status = Literal["supported", "contradicted", "not_found"]


@dataclass(frozen=True)
class Checked:
    """A fact of a draft and what the sources say of it. `level` is that of the finding that contradicts it, `finding` its id."""

    mention: Mention
    supported_by: tuple[Mention, ...] = ()
    contradicted_by: tuple[Mention, ...] = ()
    level: Level | None = None
    finding: str | None = None
    reasons: tuple[Reason, ...] = ()
    hint: str | None = None

    @property
    def status(self) -> Status:
        """One contradiction outweighs all support: whoever is right, the sources do not agree with the draft."""
        return "contradicted" if self.contradicted_by else "supported" if self.supported_by else "not_found"

    def to_dict(self) -> Json:
        return {
            "document": self.mention.fact.document,
            **self.mention.fact.to_dict(),
            "excerpt": self.mention.excerpt,
            "status": self.status,
            "level": self.level,
            "supported_by": [m.to_dict() | {"value": m.fact.value.to_dict()} for m in self.supported_by],
            "contradicted_by": [m.to_dict() | {"value": m.fact.value.to_dict()} for m in self.contradicted_by],
            "finding": self.finding,
            "reasons": [r.to_dict() for r in self.reasons],
            "hint": self.hint,
        }


@dataclass(frozen=True)
class Check:
    """Drafts held against sources: each fact of the drafts, in the order of the text, with what the sources say of it.

    `comparison` holds the same findings as a comparison of the drafts with their sources, for whoever asks which documents disagree.
    """

    drafts: tuple[Article, ...]
    sources: tuple[Article, ...]
    facts: tuple[Checked, ...]
    comparison: Comparison
    errors: tuple[Problem, ...] = ()

    SCHEMA = "factcheck/check/1"

    def __iter__(self) -> Iterator[Checked]:
        return iter(self.facts)

    def of(self, status: Status) -> tuple[Checked, ...]:
        return tuple(f for f in self.facts if f.status == status)

    def to_dict(self) -> Json:
        contradicted = self.of("contradicted")
        return {
            "schema": self.SCHEMA,
            "drafts": [a.to_dict() for a in self.drafts],
            "sources": [a.to_dict() for a in self.sources],
            "summary": {
                "facts": len(self.facts),
                "supported": len(self.of("supported")),
                "contradicted": sum(f.level == "conflict" for f in contradicted),
                "reviews": sum(f.level == "review" for f in contradicted),
                "not_found": len(self.of("not_found")),
            },
            "facts": [f.to_dict() for f in self.facts],
            "errors": [e.to_dict() for e in self.errors],
        }

    def to_json(self) -> str:
        """The result as JSON text; decimals are written out."""
        return to_json(self.to_dict())


def to_json(value: Any, indent: int | None = 2) -> str:
    """JSON text of a tree that may hold decimals: whole ones as integers, others written out, exact where JSON readers are.
    Without an indent it is one line."""

    import json

    def default(x: Any) -> Any:
        if isinstance(x, Decimal):
            return float(x) if Decimal(repr(float(x))) == x else str(x)
        raise TypeError(f"cannot write {type(x).__name__} as JSON")

    return json.dumps(value, ensure_ascii=False, indent=indent, default=default)
