"""What is shown: where facts of several documents disagree and where they agree, with the sentences around them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal

from factcheck.model.facts import Fact, Reason
from factcheck.records import dataclass
from factcheck.values import Json, Value

Level = Literal["conflict", "review"]


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


def shared(disagreements: Iterable[Disagreement], agreements: Iterable[Agreement]) -> tuple[Fact, ...]:
    """The facts that were held against another one, each once; those that turned out to be about something else are not among them."""
    readings = (r.mentions for d in disagreements for r in d.readings)
    agreed = (a.mentions for a in agreements if a.relation != "different_slot")
    return tuple({m.fact.id: m.fact for mentions in (*readings, *agreed) for m in mentions}.values())
