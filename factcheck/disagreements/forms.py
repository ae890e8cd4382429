"""Facts of one form, the same value in the same words: how they relate to others is worked out once for all of them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

from factcheck.model import Fact
from factcheck.relations import Relation, relate

T = TypeVar("T")

_FEW = 8  # so few facts are related at once


class Forms:
    """The forms of some facts. What everybody tells is told in few."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        facts = list(facts)
        few = len(facts) <= _FEW
        self._forms: dict[int, Hashable] = {id(f): n if few else repr((f.value, f.alternatives, f.text)) for n, f in enumerate(facts)}
        self._known: dict[tuple[Hashable, Hashable], Relation] = {}

    def relate(self, a: Fact, b: Fact) -> Relation:
        """How two of the facts relate: as `relations.relate` has it."""
        key = self._forms[id(a)], self._forms[id(b)]
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = relate(a, b)
        return found

    def of(self, fact: Fact) -> Hashable:
        """What facts of one form have in common."""
        return self._forms[id(fact)]

    def distinct(self, facts: Iterable[Fact]) -> list[Fact]:
        """The first fact of each form."""
        return list({self.of(f): f for f in reversed(list(facts))}.values())
