"""Tolerances: values that lie no further apart than is allowed for their kind are no disagreement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from factcheck.model import Comparison, Disagreement, Settled
from factcheck.relations import in_one_measure
from factcheck.settings import Allowance
from factcheck.units import converted, kin
from factcheck.values import Amount, DateValue, Duration, Money, Percent, Quantity, Value

_DAY = 86400


def tolerated(comparison: Comparison, tolerance: Mapping[str, Allowance]) -> Comparison:
    """The comparison without the clashes that are within the tolerance; a finding that has no other is set apart."""
    kept: list[Disagreement] = []
    settled: list[Settled] = []
    for d in comparison.disagreements:
        allowed = tolerance.get(d.kind)
        clashes = tuple(c for c in d.clashes if allowed is None or not within(d.readings[c[0]].value, d.readings[c[1]].value, allowed))
        if allowed and d.clashes and not clashes:
            settled.append(Settled(d, "tolerance", f"within {allowed.written}"))
        else:
            kept.append(replace(d, clashes=clashes))
    return replace(comparison, disagreements=tuple(kept), settled=(*comparison.settled, *settled))


def within(a: Value, b: Value, allowed: Allowance) -> bool:
    """Whether two values of a kind lie no further apart than is allowed; values that cannot be measured against one another do not."""
    if isinstance(a, DateValue) and isinstance(b, DateValue):
        return _days_apart(a, b, allowed.amount)
    amounts = _alike(a, b)
    if amounts is None:
        return False
    gap, larger = _gap(*amounts)
    return gap is not None and gap <= (allowed.amount * larger if allowed.share else allowed.amount)


def _alike(a: Value, b: Value) -> tuple[Amount, Amount] | None:
    """The amounts of two values in one unit, where they have one."""
    if isinstance(a, Money) and isinstance(b, Money):
        return in_one_measure(a, b) if a.per == b.per and (a.currency is None) == (b.currency is None) else None
    if isinstance(a, Percent) and isinstance(b, Percent):
        return (a.amount, b.amount) if a.points == b.points else None
    if isinstance(a, Duration) and isinstance(b, Duration):
        return a.seconds, b.seconds
    if isinstance(a, Quantity) and isinstance(b, Quantity) and a.role == b.role:
        if a.unit == b.unit:
            return a.amount, b.amount
        if a.unit and b.unit and kin(a.unit, b.unit):
            return a.amount, converted(b.amount, b.unit, a.unit)
    return None


def _gap(a: Amount, b: Amount) -> tuple[Decimal | None, Decimal]:
    """How far apart two intervals lie, None where that is unknown, and the larger of the numbers on either side of the gap."""
    for low, high in ((a.hi, b.lo), (b.hi, a.lo)):
        if low is not None and high is not None and low < high:
            return high - low, max(abs(low), abs(high))
    return None, Decimal(0)


def _days_apart(a: DateValue, b: DateValue, seconds: Decimal) -> bool:
    for end, start in ((a.end, b.start), (b.end, a.start)):
        if isinstance(end, date) and isinstance(start, date) and end <= start:
            return (start - (end - timedelta(days=1))).days * _DAY <= seconds
    return False
