"""Rates of exchange that a user gives, and what amounts of money are worth by them.

Nothing here comes with the program: without rates, amounts in different currencies are not compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Context, Decimal

from factcheck.model import Fact
from factcheck.records import dataclass
from factcheck.values import Amount, Money, Value


@dataclass(frozen=True)
class Rates:
    """What one unit of each currency (ISO 4217) is worth, in a measure common to all of them.

    `fixed` holds at any time; `daily` are rates by the day from which they hold, and weightier where that day has come.
    """

    fixed: Mapping[str, Decimal]
    daily: Mapping[date, Mapping[str, Decimal]]

    def of(self, currency: str, day: date | None) -> tuple[Decimal, Decimal] | None:
        """The lowest and highest rate that a text of a day may go by, None for a currency without one.

        That is one rate, unless nobody knows the day and there are rates of several.
        """
        told = {d: rates[currency] for d, rates in sorted(self.daily.items()) if currency in rates}
        if day is not None and (before := [rate for d, rate in told.items() if d <= day]):
            return before[-1], before[-1]
        if currency in self.fixed:
            return self.fixed[currency], self.fixed[currency]
        if not told:
            return None
        first = next(iter(told.values()))
        return (first, first) if day is not None else (min(told.values()), max(told.values()))

    def priced(self, facts: Iterable[Fact], day: date | None) -> tuple[Fact, ...]:
        """The facts of a text of a day, each amount of money with what it is worth."""
        return tuple(self._priced(f, day) if f.kind == "money" else f for f in facts)

    def _priced(self, fact: Fact, day: date | None) -> Fact:
        others = tuple(self._worth(v, day) for v in fact.alternatives)
        return replace(fact, value=self._worth(fact.value, day), alternatives=others)

    def _worth(self, value: Value, day: date | None) -> Value:
        found = self.of(value.currency, day) if isinstance(value, Money) and value.currency else None
        return replace(value, worth=_between(value.amount, *found)) if found and isinstance(value, Money) else value


def exchange(a: Value, b: Value) -> str:
    """The rate between two amounts that are worth something, in words: "1 EUR = 1.08 USD"; "" where there is none."""
    if not isinstance(a, Money) or not isinstance(b, Money) or a.worth is None or b.worth is None or not a.amount.step or not b.amount.step:
        return ""
    x, y = a.worth.step / a.amount.step, b.worth.step / b.amount.step
    (large, ours), (small, theirs) = sorted(((x, a.currency), (y, b.currency)), key=lambda side: (-side[0], str(side[1])))
    return f"1 {ours} = {Context(prec=4).divide(large, small).normalize():f} {theirs}"


def _between(amount: Amount, low: Decimal, high: Decimal) -> Amount:
    """An amount at any rate between two."""
    a, b = amount.scaled(low), amount.scaled(high)
    lows, highs = [x.lo for x in (a, b) if x.lo is not None], [x.hi for x in (a, b) if x.hi is not None]
    return Amount(min(lows, default=None), max(highs, default=None), b.step, amount.approx)
