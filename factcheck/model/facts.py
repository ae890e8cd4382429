"""What is found in an article, and what is set beside one another."""

from __future__ import annotations

from dataclasses import field

from factcheck.records import dataclass
from factcheck.values import Json, Value


@dataclass(frozen=True, slots=True)
class Fact:
    """A normalised value and where it stands.

    `text` is the whole expression with its bound word. `sentence` is the index of its sentence in the article. `claim_of` is
    the speaker whose claim the fact is part of; `retracted` marks what the text takes back ("not 40 but 14" retracts 40). `place` is
    what a person looks for in a file that has no lines ("page 3"), `head` what stands above it in a table.
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
    head: str = ""
    kind: str = field(init=False, repr=False, compare=False)
    id: str = field(init=False, repr=False, compare=False)
    """Unique within a run: the document, the kind and the offsets."""

    def __post_init__(self) -> None:  # pairing asks for both far oftener than facts are made
        object.__setattr__(self, "kind", self.value.kind)
        object.__setattr__(self, "id", f"{self.document}:{self.start}-{self.end}:{self.value.kind}")

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
        if self.head:
            out["head"] = self.head
        if self.alternatives:
            out["alternatives"] = [v.to_dict() for v in self.alternatives]
        return out


@dataclass(frozen=True, slots=True)
class Reason:
    """A piece of evidence: which signal fired and on what, as the documents word it ("shares = Aktien"). `terms` are what the words
    stand for in any language ("share")."""

    signal: str
    detail: str
    terms: tuple[str, ...] = ()

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
