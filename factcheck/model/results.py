"""What a command comes to: the facts, the comparison, the check, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Literal

from factcheck.model.facts import Fact, Reason
from factcheck.model.findings import Agreement, Disagreement, Level, Mention, Settled, Since
from factcheck.model.text import Article
from factcheck.records import dataclass
from factcheck.values import Json


@dataclass(frozen=True)
class Problem:
    """A document that could not be read, and what to do about it. One `passed_over` was not asked for by name, and fails nothing.

    `packed_in` is the file that holds it, as of a `Document`.
    """

    document: str
    message: str
    passed_over: bool = False
    packed_in: str = ""

    def __str__(self) -> str:
        named = self.message.startswith(self.document)
        return self.message if named else f"{self.document}: {self.message}"

    @property
    def file(self) -> str:
        """The file to look at."""
        return self.packed_in or self.document

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
