"""What may have gone wrong where two values differ: a scale lost, digits swapped, day and month swapped, a neighbouring year."""

from __future__ import annotations

from decimal import Decimal

from factcheck.relations import in_one_measure, in_two_currencies, scale_apart
from factcheck.values import Amount, DateValue, Duration, Money, Percent, Quantity, Value

_SCALES = {1: "×10", 2: "×100", 3: "×1,000", 6: "×1,000,000", 9: "×1,000,000,000"}


def hint(a: Value, b: Value) -> str | None:
    """A short word on how one value may have become the other; None where nothing suggests itself."""
    if isinstance(a, DateValue) and isinstance(b, DateValue):
        return _of_dates(a, b)
    if isinstance(a, Percent) and isinstance(b, Percent) and a.points != b.points:
        return "percent against percentage points"
    if in_two_currencies(a, b):
        return _of_worth(in_one_measure(a, b))
    if isinstance(a, Money | Percent | Quantity | Duration) and type(a) is type(b):
        x, y = a.amount.lo, b.amount.lo
        if x and y and a.amount.lo == a.amount.hi and b.amount.lo == b.amount.hi:
            return _of_numbers(x, y)
    return None


def _of_worth(amounts: tuple[Amount, Amount] | None) -> str | None:
    """Amounts of two currencies: what is left of ten or a thousand times another one after conversion."""
    if amounts is None or None in (amounts[0].lo, amounts[1].lo) or not (power := scale_apart(*amounts)):
        return None
    return f"about {_SCALES.get(power, f'×10^{power}')} by the given rates"


def _of_numbers(x: Decimal, y: Decimal) -> str | None:
    small, large = sorted((abs(x), abs(y)))
    ratio = large / small
    power = ratio.adjusted()
    if power and ratio == Decimal(1).scaleb(power):
        name = f"exactly {_SCALES.get(power, f'×10^{power}')}"
        scale = {3: " (million and billion?)"} if small >= 10**6 else {3: " (a thousands separator or a scale word?)"}
        return name + scale.get(power, "")
    if x == -y:
        return "the same number with the other sign"
    if _digits_swapped(x, y):
        return "the same digits in another order"
    return None


def _digits_swapped(x: Decimal, y: Decimal) -> bool:
    """Two digits exchanged: 45.1 and 41.5."""
    a, b = ("".join(map(str, v.normalize().as_tuple().digits)) for v in (x, y))
    if len(a) != len(b) or len(a) < 2 or x.adjusted() != y.adjusted():
        return False
    unlike = [i for i in range(len(a)) if a[i] != b[i]]
    return len(unlike) == 2 and a[unlike[0]] == b[unlike[1]] and a[unlike[1]] == b[unlike[0]]


def _of_dates(a: DateValue, b: DateValue) -> str | None:
    x, y = a.fields, b.fields
    if {"day", "month"} <= x.keys() & y.keys() and x["day"] == y["month"] and x["month"] == y["day"] and x["day"] != x["month"]:
        return "day and month swapped"
    unlike = [p for p in ("year", "month", "day") if p in x and p in y and x[p] != y[p]]
    if unlike == ["year"]:
        return "neighbouring years" if abs(x["year"] - y["year"]) == 1 else None
    if unlike == ["day"] and _digits_swapped(Decimal(x["day"]), Decimal(y["day"])):
        return "the same digits in another order"
    return None
