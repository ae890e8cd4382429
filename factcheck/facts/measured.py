"""What reading numbers with their units makes: a unit, and a measure over the tokens of a text."""

from __future__ import annotations

from decimal import Decimal

from factcheck.facts.terms import ONE, Number
from factcheck.records import dataclass
from factcheck.values import Amount


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts: the kind of value and the unit's name within it ("money", "USD")."""

    kind: str
    name: str | None
    factor: Decimal = ONE


@dataclass(frozen=True, slots=True)
class Measure:
    """An amount with its unit over the tokens i to j-1."""

    i: int
    j: int
    amount: Amount
    unit: Unit | None
    number: Number
    noun: str | None = None
    ranged: bool = False
    start: int | None = None  # offset, where a sign stands before the first token
    end: int | None = None  # offset, where a mark stands behind the last token
    per: str | None = None  # what an amount of money is paid for
    also: tuple[Measure, ...] = ()  # the same in other units, in parentheses behind it
