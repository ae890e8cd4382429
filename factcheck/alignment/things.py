"""Which values an article names in one sentence: these are two things, whatever another article makes of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from itertools import combinations

from factcheck.model import Fact
from factcheck.values import DateValue

# A sentence with so many figures is a table, whose figures say nothing of one another.
_ENUMERATION = 12
# From here on a number is told by itself, whether its unit stands beside it or not ("100 billion dollars, let alone 500 billion").
_TELLING = 1000


class Things:
    """The facts of articles, by name, sentence by sentence. Worked out for the articles that are asked for."""

    def __init__(self, facts: Mapping[str, Sequence[Fact]]) -> None:
        self._facts = facts
        self._together: dict[str, frozenset[frozenset[Hashable]]] = {}

    def both_in(self, name: str, a: Fact, b: Fact) -> bool:
        """Whether a sentence of the article of that name tells the values of both facts."""
        if name not in self._together:
            self._together[name] = _together(self._facts.get(name, ()))
        return frozenset((_told(a), _told(b))) in self._together[name]


def _together(facts: Sequence[Fact]) -> frozenset[frozenset[Hashable]]:
    told: dict[int, set[Hashable]] = defaultdict(set)
    for fact in facts:
        if fact.kind not in ("attribution", "role") and fact.sentence >= 0:
            told[fact.sentence].add(_told(fact))
    return frozenset(frozenset(pair) for values in told.values() if len(values) < _ENUMERATION for pair in combinations(values, 2))


def _told(fact: Fact) -> Hashable:
    """What a fact says, whatever its wording and bounds."""
    value = fact.value
    if isinstance(value, DateValue):
        if value.weekday and "day" not in value.fields:
            return ("weekday", value.weekday)  # of which week only a text of known date can tell
        return ("date", *sorted(value.fields.items()), value.weekday, value.start if not value.fields else None)
    amount = getattr(value, "amount", None)
    large = amount is not None and max(abs(amount.lo or 0), abs(amount.hi or 0)) >= _TELLING
    unit = None if large else (fact.kind, getattr(value, "currency", None) or getattr(value, "unit", None))
    return (unit, amount and amount.lo, amount and amount.hi)
