"""Whether a finding is one that was seen before: by its id, else by what it is about and the values it holds.

An id is made of the kind, the subject and the values. The words for the subject may change with the documents that tell of it, and
a document that repeats a known value must not bring a finding back: so a finding is also known where it holds no value that was
not there before and is about the same. A new value makes a new finding.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from factcheck.model import Disagreement
from factcheck.records import dataclass

_WORD = re.compile(r"\w+")
# Of statements the speakers alone would be compared, and two people say more than one thing: their ids count, which hold the words.
_BY_ID_ONLY = ("attribution", "role")
_SAME_SUBJECT = 0.5


@dataclass(frozen=True)
class Known:
    """A finding as it is remembered."""

    id: str
    kind: str
    about: str
    values: tuple[str, ...]
    documents: tuple[str, ...]
    within: bool = False

    @classmethod
    def of(cls, d: Disagreement) -> Known:
        """What there is to remember of a finding."""
        values = tuple(sorted(r.display for r in d.readings))
        return cls(d.id, d.kind, d.about, values, documents_of(d), d.within)

    @classmethod
    def read(cls, table: Mapping[str, Any]) -> Known:
        """What a file remembers. Raises KeyError and TypeError where that is too little."""
        values, documents = (tuple(map(str, table.get(name, ()))) for name in ("values", "documents"))
        return cls(str(table["id"]), str(table["kind"]), str(table.get("about", "")), values, documents, bool(table.get("within", False)))

    def fits(self, d: Disagreement) -> bool:
        """Whether a finding is this one."""
        if self.id == d.id:
            return True
        if self.kind != d.kind or self.within != d.within or self.kind in _BY_ID_ONLY:
            return False
        return self._holds_values_of(d) and self._is_about(d)

    def _holds_values_of(self, d: Disagreement) -> bool:
        """Values that agree stand in one reading, parted by a slash: one of them must be known."""
        known = {part for value in self.values for part in value.split(" / ")}
        return all(known & set(r.display.split(" / ")) for r in d.readings)

    def _is_about(self, d: Disagreement) -> bool:
        mine, theirs = _words(self.about), _words(d.about)
        shared = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
        return shared >= _SAME_SUBJECT or (shared > 0 and set(self.documents) <= set(documents_of(d)))


def documents_of(d: Disagreement) -> tuple[str, ...]:
    """The documents that a finding quotes."""
    return tuple(sorted({m.fact.document for r in d.readings for m in r.mentions}))


class Memory:
    """Findings that are remembered, to be asked whether another one is among them."""

    def __init__(self, known: Sequence[Known]) -> None:
        self._known = known
        self._by_id = {entry.id: place for place, entry in reversed(list(enumerate(known)))}
        self._by_value: dict[tuple[str, str], list[int]] = {}
        for place, entry in enumerate(known):
            for part in dict.fromkeys(p for value in entry.values for p in value.split(" / ")):
                self._by_value.setdefault((entry.kind, part), []).append(place)

    def place(self, d: Disagreement) -> int | None:
        """Which entry a finding is, the one with its very id before all others; None where it is none."""
        if d.id in self._by_id:
            return self._by_id[d.id]
        parts = d.readings[0].display.split(" / ")
        candidates = sorted({place for part in parts for place in self._by_value.get((d.kind, part), ())})
        return next((place for place in candidates if self._known[place].fits(d)), None)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
