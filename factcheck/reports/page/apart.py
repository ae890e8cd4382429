"""How far the values of a finding lie apart, in words and as a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import NamedTuple

from factcheck.display import digits, display
from factcheck.model import Disagreement
from factcheck.reports.finding import shown
from factcheck.reports.page.markup import Html, element
from factcheck.reports.view import count
from factcheck.values import Amount, DateValue, Duration, Money, Percent, Quantity, Value

_WIDTH = 100  # of a bar at its longest


class Size(NamedTuple):
    """A number on a line that it shares with others of its unit."""

    unit: object
    lo: Decimal
    hi: Decimal


def size(value: Value) -> Size | None:
    """Where a value lies on the line of its unit; None for one without numbers, or open on a side."""
    amount, unit = _measured(value)
    if amount is None or amount.lo is None or amount.hi is None:
        return None
    return Size(unit, amount.lo, amount.hi)


def _measured(value: Value) -> tuple[Amount | None, object]:
    if isinstance(value, Money):
        return value.amount, ("money", value.currency, value.per)
    if isinstance(value, Duration):
        return value.seconds, "duration"
    if isinstance(value, Percent):
        return value.amount, ("percent", value.points)
    if isinstance(value, Quantity):
        return value.amount, ("quantity", value.unit, value.role)
    return None, None


def apart(d: Disagreement) -> list[str]:
    """For each pair of values that clash how far they are apart: "×10, 9 000 000 USD apart"; nothing where it cannot be said."""
    told = []
    for a, b in d.clashes:
        x, y = d.readings[a].value, d.readings[b].value
        words = _days(x, y) if isinstance(x, DateValue) and isinstance(y, DateValue) else _numbers(x, y, "×" in (d.hint or ""))
        if words:
            names = f"{shown(d.readings[a].display)} ≠ {shown(d.readings[b].display)}: " if len(d.clashes) > 1 else ""
            told.append(names + words)
    return told


def _days(x: DateValue, y: DateValue) -> str:
    """How long after the earlier the later begins, in their grain where they have one; where they have not, the days between them."""
    first, second = sorted((x, y), key=lambda v: (v.start is None, v.start or v.end))
    if first.start is None or first.end is None or second.start is None or first.end > second.start:
        return ""
    if first.grain == second.grain == "year":
        return f"{count(second.start.year - first.start.year, 'year')} apart"
    if first.grain == second.grain == "month" and first.mod == second.mod is None:
        months = 12 * (second.start.year - first.start.year) + second.start.month - first.start.month
        return f"{count(months, 'month')} apart"
    return f"{count((second.start - first.end + timedelta(days=1)).days, 'day')} apart"


def _numbers(x: Value, y: Value, hinted: bool) -> str:
    """The ratio, where the hint has not told it, and the gap."""
    a, b = size(x), size(y)
    if not a or not b or a.unit != b.unit:
        return ""
    low, high = sorted((a, b), key=lambda s: s.lo)
    gap = high.lo - low.hi
    if gap <= 0:
        return ""
    ratio = f"×{_ratio(high.lo / low.hi)}, " if low.hi > 0 and not hinted else ""
    return f"{ratio}{_gap(gap, x, y)} apart"


def _ratio(ratio: Decimal) -> str:
    places = Decimal(1) if ratio >= 100 else Decimal("0.1") if ratio >= 2 else Decimal("0.01")
    return digits(ratio.quantize(places)).replace(",", "\u202f") if ratio < 10**9 else f"{ratio:.0e}"


def _gap(gap: Decimal, x: Value, y: Value) -> str:
    """The gap, in the unit of the values; of durations in the larger one of the two."""
    amount = Amount(gap, gap)
    if isinstance(x, Duration) and isinstance(y, Duration):
        unit = max((x, y), key=lambda v: v.seconds.step / v.amount.step if v.amount.step else 0).unit
        scale = Duration(Amount(Decimal(1), Decimal(1)), unit).seconds.lo or Decimal(1)
        length = round(gap / scale, 2)
        return shown(display(Duration(Amount(length, length), unit)))
    if isinstance(x, Money):
        return shown(display(Money(amount, x.currency)))
    if isinstance(x, Percent):
        return shown(display(Percent(amount, points=True)))
    if isinstance(x, Quantity):
        return shown(display(Quantity(amount, x.unit, x.noun)))
    return digits(gap)


def bars(d: Disagreement) -> Sequence[Html | None]:
    """For each value of a finding a bar as long as the value is large; none where the values have no common line."""
    sizes = [size(r.value) for r in d.readings]
    known = [s for s in sizes if s]
    if len(known) < len(sizes) or len({s.unit for s in known}) != 1 or any(s.lo < 0 for s in known):
        return [None] * len(sizes)
    largest = max(s.hi for s in known)
    return [_bar(s.hi / largest) for s in known] if largest else [None] * len(sizes)


def _bar(share: Decimal) -> Html:
    width = f"{max(share * _WIDTH, Decimal('0.5')):.1f}"
    drawing = element("rect", width=width, height="4", rx="1")
    return element("svg", drawing, class_="bar", viewBox=f"0 0 {_WIDTH} 4", preserveAspectRatio="none", aria_hidden="true")
