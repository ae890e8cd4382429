"""How two values relate: the one small vocabulary that pairing and judging both ask.

`same`, `compatible` (and why), `differs` (and how), `not_comparable` (and why). Two values differ only where their intervals do not
meet after rounding to what was written and after conversion of units. Nothing here knows a language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from factcheck.model import Fact
from factcheck.records import dataclass
from factcheck.units import converted, kin, share_a_name
from factcheck.values import Amount, DateValue, Duration, Money, Percent, Quantity, Value

Kind = Literal["same", "compatible", "differs", "not_comparable"]
# A figure given in another unit is rounded again: 10 inches = 25 cm, 200 miles = 300 km.
CONVERTED = Decimal("0.08")
# What desks convert is rounded, and at the rate of some day near it. Amounts further apart are worth a look; about ten, a hundred or
# a thousand times apart, give or take so much, one is a slip of the other.
EXCHANGED, _NEAR_SCALE = Decimal("0.1"), Decimal("1.25")
# "About" leaves so much of the value open, and at least one step of its last significant digit.
_ABOUT = Decimal("0.05")
# Of a figure with three digits and more ("about 1.65 billion") less: it was not rounded far.
_ABOUT_FINE, _FINE = Decimal("0.02"), 3
# Approximate values this many times apart differ for all their vagueness.
_CLEAR = Decimal("1.3")
# Figures so many times apart are no roundings of one another, however round.
_COARSE = Decimal("1.15")
# Beyond so many times a lower bound the text would have named a higher one: a round one ("more than 100"), and one to two digits.
_FAR, _FAR_FINE = Decimal("2.5"), Decimal(2)
# A figure with this many noughts is taken for a round one.
_ROUND_NOUGHTS = 2


@dataclass(frozen=True, slots=True)
class Relation:
    """How two values relate. `why` is a word of the contract ("bound", "rounding", ...), or how they differ; `soft` marks a
    difference that rests on an approximate or inferred side."""

    kind: Kind
    why: str = ""
    soft: bool = False

    @property
    def agrees(self) -> bool:
        return self.kind in ("same", "compatible")


SAME = Relation("same", "same")
DIFFERS = Relation("differs", "value")


def _apart(why: str) -> Relation:
    return Relation("not_comparable", why)


def relate(a: Fact, b: Fact) -> Relation:
    """How two facts relate, in their readings that agree best: a text that can be read two ways disagrees only in both."""
    first = relate_values(a.value, b.value)
    if first.kind == "differs" and (_regrouped(a, b) or _regrouped(b, a)):
        return Relation("compatible", "rounding")
    if not (a.alternatives or b.alternatives) or (first.agrees and first.why != "conversion"):
        return first
    others = _of_readings(a, b)
    agreed = next((r for r in others if r.agrees), None)
    # "£38m (€45m)" is held against euros by what it gives in euros.
    unlike = next((r for r in others if r.kind == "differs"), first) if first.why == "conversion" else first
    return agreed or unlike


def _of_readings(a: Fact, b: Fact) -> list[Relation]:
    """How the readings of two facts relate; rates of exchange are for those that have no currency in common."""
    pairs = [(x, y) for x in (a.value, *a.alternatives) for y in (b.value, *b.alternatives)]
    direct = [(x, y) for x, y in pairs if not in_two_currencies(x, y)]
    return [relate_values(x, y) for x, y in direct or pairs]


def relate_values(a: Value, b: Value) -> Relation:
    """How two values relate; values of different kinds do not compare."""
    x, y = _share(a, b), _share(b, a)
    if type(x) is not type(y) or type(x) not in _RELATE:
        return _apart("kind")
    found = _RELATE[type(x)](x, y)
    return replace(found, soft=found.kind == "differs") if type(a) is not type(b) else found


def sort_of(value: Value) -> str:
    """The kind of value that a value is held against: a share of a whole is told in percent, too."""
    return "percent" if isinstance(value, Quantity) and value.role == "ratio" else value.kind


def _share(value: Value, other: Value) -> Value:
    """ "One in five" in percent, where the other text gives percent; such shares are as often as not rounded."""
    if not isinstance(other, Percent) or not isinstance(value, Quantity) or value.role != "ratio":
        return value
    return Percent(replace(value.amount.scaled(Decimal(100)), approx=True))


_THOUSANDS = re.compile(r"^\D*\d{1,3}[.,٫٬،]\d{3}(?!\d)")


def _regrouped(a: Fact, b: Fact) -> bool:
    """Whether the one point of a's number ("76.000") was taken for a decimal sign and groups thousands, or the other way round."""
    x, y = getattr(a.value, "amount", None), getattr(b.value, "amount", None)
    if x is None or y is None or None in (x.lo, y.lo) or min(x.step, y.step) >= 1 or not _THOUSANDS.match(a.text):
        return False
    return bool(x.lo * 1000 == y.lo or y.lo * 1000 == x.lo)


# ---- amounts


def significant(value: Decimal) -> Decimal:
    """The size of the last digit that is not a nought: 1,240 -> 10, 0.55 -> 0.01, 0 -> 1."""
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent)) if value else Decimal(1)


def _is_fine(value: Decimal) -> bool:
    return value.adjusted() - significant(value).adjusted() + 1 >= _FINE


def _slack(amount: Amount, value: Decimal) -> Decimal:
    """How far off a number may be and still be what was written."""
    if amount.approx:
        return max(significant(value) * Decimal("0.75"), amount.step / 2, abs(value) * (_ABOUT_FINE if _is_fine(value) else _ABOUT))
    return amount.step / 2 if amount.step != 1 or value != value.to_integral_value() else Decimal(0)


def _widened(amount: Amount) -> tuple[Decimal | None, Decimal | None]:
    lo = None if amount.lo is None else amount.lo - _slack(amount, amount.lo)
    hi = None if amount.hi is None else amount.hi + _slack(amount, amount.hi)
    return lo, hi


def _meet(a: tuple[Decimal | None, Decimal | None], b: tuple[Decimal | None, Decimal | None]) -> bool:
    below = a[0] is not None and b[1] is not None and b[1] < a[0]
    above = b[0] is not None and a[1] is not None and a[1] < b[0]
    return not below and not above


def relate_amounts(a: Amount, b: Amount, tolerance: Decimal = Decimal(0)) -> Relation:
    """How two amounts in one unit relate. `tolerance` is the share of the larger that a conversion may cost."""
    if (a.lo, a.hi) == (b.lo, b.hi):
        return SAME
    if _open_alike(a, b):  # "more than 500" and "more than 900" could both hold, yet nobody writes both of one fact
        return relate_amounts(_closed(a), _closed(b), tolerance)
    if _far_beyond(a, b) or _far_beyond(b, a) or (_ranged(a) and _ranged(b) and not _meet_closely(a, b)):
        return DIFFERS
    if _meet((a.lo, a.hi), (b.lo, b.hi)):
        return Relation("compatible", "bound" if None in (a.lo, a.hi, b.lo, b.hi) or a.lo != a.hi or b.lo != b.hi else "rounding")
    if _meet(_widened(a), _widened(b)) and not next_to(a, b) and not _too_coarse(a, b):
        return Relation("compatible", "rounding")
    if tolerance and _meet(_loosened(a, tolerance), _loosened(b, tolerance)):
        return Relation("compatible", "unit")
    if (_rounds_to(a, b) or _rounds_to(b, a)) and not _too_coarse(a, b):
        return Relation("compatible", "rounding")
    vague = _is_vague(a) or _is_vague(b)
    return Relation("differs", "value", soft=vague and _ratio(a, b) < _CLEAR)


def _is_vague(amount: Amount) -> bool:
    return amount.lo is None or amount.hi is None or (amount.approx and not _is_fine(amount.lo))


def next_to(a: Amount, b: Amount) -> bool:
    """Whether two figures written to the same place are its next values: "35.7%" and "35.8%" are no roundings of each other."""
    exact = a.lo is not None and a.lo == a.hi and b.lo is not None and b.lo == b.hi and not (a.approx or b.approx)
    return exact and a.step != 1 and a.step == b.step == abs((a.lo or 0) - (b.lo or 0))


def _too_coarse(a: Amount, b: Amount) -> bool:
    """Whether nobody would round so far: 1.4 million is no "1 million", 80 people are no "100". Small numbers are rounded to whole ones."""
    vague = a.approx or b.approx or a.lo != a.hi or b.lo != b.hi
    return not vague and max(a.step, b.step, _noughts(a), _noughts(b)) > 1 and _ratio(a, b) > _COARSE


def _noughts(amount: Amount) -> Decimal:
    return significant(amount.lo) if amount.lo else Decimal(1)


def _open_alike(a: Amount, b: Amount) -> bool:
    return (a.lo is None and b.lo is None) or (a.hi is None and b.hi is None)


def _closed(amount: Amount) -> Amount:
    """The figure that a bound is stated with."""
    value = amount.hi if amount.lo is None else amount.lo
    return Amount(value, value, amount.step, amount.approx)


def _far_beyond(bound: Amount, exact: Amount) -> bool:
    """ "More than 250 million" is not said of 900 million."""
    if bound.lo is None or bound.hi is not None or exact.lo is None or bound.lo <= 0:
        return False
    return exact.lo > bound.lo * (_FAR if significant(bound.lo).adjusted() == bound.lo.adjusted() else _FAR_FINE)


def _ranged(amount: Amount) -> bool:
    return amount.lo is not None and amount.hi is not None and amount.lo != amount.hi


def _meet_closely(a: Amount, b: Amount) -> bool:
    """Whether two ranges have the same ends, as far as they are written."""
    (a_lo, a_hi), (b_lo, b_hi) = _widened(a), _widened(b)
    return (_meet((a_lo, a.lo), (b_lo, b.lo)) and _meet((a.hi, a_hi), (b.hi, b_hi))) or (a.lo, a.hi) == (b.lo, b.hi)


def _ratio(a: Amount, b: Amount) -> Decimal:
    """How many times the smaller the larger amount is, between their nearest ends."""
    ends = [abs(x) for x in (a.lo, a.hi) if x is not None], [abs(x) for x in (b.lo, b.hi) if x is not None]
    near = min((max(x, y) / min(x, y) for x in ends[0] for y in ends[1] if x and y), default=_CLEAR)
    return Decimal(near)


def _loosened(amount: Amount, tolerance: Decimal) -> tuple[Decimal | None, Decimal | None]:
    lo, hi = _widened(amount)
    half = tolerance / 2
    return (None if lo is None else lo - abs(lo) * half, None if hi is None else hi + abs(hi) * half)


def _rounds_to(exact: Amount, round_: Amount) -> bool:
    """Whether a longer number is what a round one stands for: 12,345 for "12,000"."""
    x, r = exact.lo, round_.lo
    if x is None or r is None or x != exact.hi or r != round_.hi or r == 0:
        return False
    unit = significant(r)
    noughts = unit.adjusted() - (round_.step.adjusted() if round_.step else 0)
    coarse = significant(x) <= unit / 10 and noughts >= _ROUND_NOUGHTS and r / unit < 100
    return bool(coarse and abs(x - r) <= unit / 2)


# ---- one function a kind


# How many of one period make another: months, weeks and days of a year, days of a month and of a week, hours of a day;
# and the first few days of what goes on from day to day. A part of a year is none of those of a week or a day.
_PERIODS = tuple(map(Decimal, (12, 52, 365, 360, 30, 7, 24, 4, 5)))
_OF_A_YEAR = tuple(map(Decimal, (12, 52, 365, 360, 4)))
_FIRST_FEW = (Decimal(2), Decimal(3))
_TELLING_DIGITS = 3


def _of_periods(rated: Amount, bare: Amount, per: str) -> bool:
    """Whether the amount paid `per` period may be the bare one for a longer period."""
    ratio = _ratio(rated, bare)
    ends = rated.lo or rated.hi, bare.lo or bare.hi
    part = per == "year" and None not in ends and ends[0] > ends[1]  # type: ignore[operator]
    return any(abs(ratio - n) <= n / 50 for n in (_OF_A_YEAR if part else _PERIODS)) or (
        per in ("hour", "day", "week") and ratio in _FIRST_FEW
    )


def _money(a: Money, b: Money) -> Relation:
    amounts = in_one_measure(a, b)
    if amounts is None:
        digits = _same_figure(a.amount, b.amount) if not share_a_name(a.currency or "", b.currency or "") else 0
        return Relation("differs", "currency", soft=digits < _TELLING_DIGITS) if digits > 1 else _apart("conversion")
    if a.per and b.per and a.per != b.per:
        return _apart("other_period")
    found = _exchanged(*amounts) if in_two_currencies(a, b) else relate_amounts(*amounts)
    if found.kind == "differs" and a.per != b.per:
        rated, bare = amounts if a.per else amounts[::-1]
        return _apart("other_period") if _of_periods(rated, bare, a.per or b.per or "") else found
    return found


def in_two_currencies(a: Value, b: Value) -> bool:
    """Whether two values are amounts of different currencies."""
    return isinstance(a, Money) and isinstance(b, Money) and None not in (a.currency, b.currency) and a.currency != b.currency


def in_one_measure(a: Value, b: Value) -> tuple[Amount, Amount] | None:
    """What two amounts of money measure on one line: themselves in one currency, their worth in two; None where no rate is known."""
    if not isinstance(a, Money) or not isinstance(b, Money):
        return None
    if not in_two_currencies(a, b):
        return a.amount, b.amount
    return (a.worth, b.worth) if a.worth and b.worth else None


def _exchanged(a: Amount, b: Amount) -> Relation:
    """How two amounts of different currencies relate by what they are worth."""
    found = relate_amounts(a, b, EXCHANGED)
    if found.agrees:
        return Relation("compatible", found.why if found.why == "bound" else "conversion")
    return found if found.soft or scale_apart(a, b) else replace(found, why="conversion")


def _same_figure(a: Amount, b: Amount) -> int:
    """The digits of the exact figure that two amounts are, 0 where they are two; no rate of exchange makes many of itself: "$18.20" and
    "18,20 €"."""
    return len(a.lo.normalize().as_tuple().digits) if a.lo == b.lo == a.hi == b.hi and a.lo is not None else 0


def scale_apart(a: Amount, b: Amount) -> int:
    """The power of ten by which one amount is about so many times the other: 3 for a thousand times, 0 where it is none."""
    ratio = _ratio(a, b)
    near = (n for n in (ratio.adjusted(), ratio.adjusted() + 1) if n > 0 and 1 / _NEAR_SCALE <= ratio.scaleb(-n) <= _NEAR_SCALE)
    return next(near, 0)


def _size(amount: Amount) -> Amount:
    """A change without its sign: words tell whether it is a rise or a fall."""
    below = amount.hi is not None and amount.hi < 0
    return Amount(-amount.hi, None if amount.lo is None else -amount.lo, amount.step, amount.approx) if below and amount.hi else amount


def _percent(a: Percent, b: Percent) -> Relation:
    found = relate_amounts(a.amount, b.amount)
    if a.points == b.points:
        unsigned = relate_amounts(_size(a.amount), _size(b.amount))
        return unsigned if found.kind == "differs" and unsigned.agrees else found  # "fell by 1.2%", "(-1.2%)"
    return Relation("differs", "points") if found.agrees else _apart("points")


def _duration(a: Duration, b: Duration) -> Relation:
    if a.unit == b.unit:
        return relate_amounts(a.amount, b.amount)
    return _by_unit(relate_amounts(a.seconds, b.seconds, CONVERTED))


def _by_unit(found: Relation) -> Relation:
    """Values that agree but for their units."""
    return Relation("compatible", "unit") if found.agrees and found.why != "bound" else found


def _quantity(a: Quantity, b: Quantity) -> Relation:
    if (a.role or b.role) and a.role != b.role:
        found = relate_amounts(a.amount, b.amount)
        bare = any(q.role is None and q.unit is None for q in (a, b))  # "aged 33, 34 and 39": only the first is told to be an age
        return found if bare and found.kind == "same" else _apart("other_subject")
    if "degree" in (a.unit, b.unit) and {a.unit, b.unit} <= {"degree", "celsius", "fahrenheit"}:
        return _degrees(a.amount, b.amount)
    if a.unit == b.unit or a.unit is None or b.unit is None:
        return relate_amounts(a.amount, b.amount)
    if told_otherwise(a, b):
        return relate_amounts(a.amount, b.amount)
    if not kin(a.unit, b.unit):
        return _apart("other_subject")
    return _by_unit(relate_amounts(a.amount, converted(b.amount, b.unit, a.unit), CONVERTED))


_FATES = frozenset(("dead", "injured", "missing", "arrested"))


def told_otherwise(a: Quantity, b: Quantity) -> bool:
    """Whether one side counts people and the other what befell them: "540 people, who were injured" and "540 injured". Whether the
    same befell both is for the texts around them to say."""
    return (a.unit == "person" and b.unit in _FATES) or (b.unit == "person" and a.unit in _FATES)


def _degrees(a: Amount, b: Amount) -> Relation:
    """Degrees without their scale: the same, or one side in Fahrenheit."""
    found = relate_amounts(a, b)
    for x, y in ((a, b), (b, a)):
        if found.kind == "differs" and relate_amounts(x, converted(y, "fahrenheit", "celsius"), CONVERTED).agrees:
            return Relation("compatible", "unit")
    return found


def _date(a: DateValue, b: DateValue) -> Relation:
    days, clock = _by_days(a, b), _by_clock(a, b)
    bare = a.grain == b.grain == "time"  # a time of no day says nothing beside a day with a time
    if clock is None or not (days.agrees or bare):
        return days
    return days if days.agrees and clock.agrees else clock


def _by_clock(a: DateValue, b: DateValue) -> Relation | None:
    """What two times of day say; None where one of the two has none. Times whole quarters of an hour apart may be one moment in two
    time zones; a full or half hour may be a rounded time."""
    x, y = a.minute, b.minute
    if x is None or y is None:
        return None
    apart = abs(x - y)
    if not apart:
        return SAME
    if a.mod in _BOUNDS or b.mod in _BOUNDS:
        return Relation("compatible", "bound")
    about = max(_ABOUT_A_TIME if v.mod == "approx" else 30 if m % 60 == 0 else 15 if m % 30 == 0 else 0 for v, m in ((a, x), (b, y)))
    if apart <= about:
        return Relation("compatible", "rounding")
    return _apart("time_zone") if apart % 15 == 0 else Relation("differs", "time", soft="approx" in (a.mod, b.mod))


def _by_days(a: DateValue, b: DateValue) -> Relation:
    if a.weekday and b.weekday and a.weekday != b.weekday:
        return Relation("compatible", "bound") if _of_days(a) != _of_days(b) else Relation("differs", "weekday")
    written = _written(a, b) or _ended(a, b)
    if written is not None:
        return written
    if (a.start is None and a.end is None) or (b.start is None and b.end is None):
        return SAME if a.weekday and a.weekday == b.weekday else _distance(a, b)
    if (a.start, a.end) == (b.start, b.end):
        return SAME
    if _days_meet(_days(a), _days(b)):
        return Relation("compatible", "granularity" if None not in (a.start, a.end, b.start, b.end) else "bound")
    return Relation("differs", "value", soft=_inferred(a) or _inferred(b) or (a.mod == "approx") != (b.mod == "approx") or _close(a, b))


def _of_days(value: DateValue) -> bool:
    """Whether a weekday is one end of a stretch: "the night from Monday to Tuesday", "since Monday"."""
    told = dict(value.relative or {}).get("meaning")
    spans = value.start is not None and value.end is not None and (value.end - value.start).days > 1
    return told == "range" or value.mod in ("before", "after") or spans


def _inferred(value: DateValue) -> bool:
    """Whether a date was worked out from words such as "last month" or "a week later"; "18 years ago" is as good as a year,
    and "the 1980s" are written as they are."""
    written = value.fields or value.weekday is not None or (value.grain == "decade" and value.relative is None)
    return value.mod != "approx" and not written


def _close(a: DateValue, b: DateValue) -> bool:
    """Whether two vague dates lie so near one another that vagueness may be all the difference."""
    if not (a.mod or b.mod) or None in (a.start, a.end, b.start, b.end):
        return bool(a.mod or b.mod)
    gap = max(a.start, b.start) - min(a.end, b.end)  # type: ignore[type-var, operator]
    return gap.days < 2 * max(_AROUND.get(v.grain, 2) for v in (a, b) if v.mod)


def _distance(a: DateValue, b: DateValue) -> Relation:
    """How two dates relate that are told by their distance from an unknown day: "18 years ago" and "98 years ago"."""
    x, y = dict(a.relative or {}), dict(b.relative or {})
    counts = x.pop("n", None), y.pop("n", None)
    if x != y or "unit" not in x or None in counts:
        return _apart("unresolved")
    return SAME if counts[0] == counts[1] else DIFFERS


_ABOUT_A_TIME = 45  # minutes
_PARTS = ("year", "month", "day")
_BOUNDS = ("before", "after")


def _written(a: DateValue, b: DateValue) -> Relation | None:
    """What the written parts of two dates alone say; None where the days have to decide."""
    if (a.mod != b.mod and not {a.mod, b.mod}.isdisjoint(_BOUNDS)) or _spans(a) or _spans(b):
        return None
    common = [p for p in _PARTS if p in a.fields and p in b.fields]
    unlike = [p for p in common if a.fields[p] != b.fields[p]]
    if unlike:
        soft = "approx" in (a.mod, b.mod)
        return Relation("differs", unlike[-1] if len(unlike) == 1 else "value", soft=soft) if _worth(common, unlike) else None
    if not common:
        return None
    if set(a.fields) - {"weekday"} == set(b.fields) - {"weekday"}:
        return SAME if a.mod == b.mod else Relation("compatible", "granularity")
    # The year of one side was inferred, or the month is left to the reader ("on the 29th"): what both wrote is all that can be held
    # against them.
    if (
        "year" in common
        or common == ["day"]
        or ("month" in common and (a.start is None or b.start is None or "year" not in a.fields or "year" not in b.fields))
    ):
        return Relation("compatible", "granularity")
    return None


def bounded(a: DateValue, b: DateValue) -> bool:
    """Whether only one of two dates is a bound: "since 8 October" and "on 8 October"."""
    return (a.mod in _BOUNDS) != (b.mod in _BOUNDS)


def _ended(a: DateValue, b: DateValue) -> Relation | None:
    """A day or year that something lasted to or from, against such a day in the other text: what begins on the 8th was not
    there since the 5th. None where the two are no such pair, or not unlike in one part alone."""
    parts = [p for p in _PARTS if p in a.fields]
    if not bounded(a, b) or {a.mod, b.mod}.isdisjoint((None,)) or "year" not in parts or parts != [p for p in _PARTS if p in b.fields]:
        return None
    unlike = [p for p in parts if a.fields[p] != b.fields[p]]
    return Relation("differs", unlike[0]) if len(unlike) == 1 else None


def _worth(common: list[str], unlike: list[str]) -> bool:
    """A day of the month alone says nothing where the months may differ."""
    return common != ["day"] or unlike == ["day"]


def _spans(value: DateValue) -> bool:
    """A stretch from one date to another keeps the fields of only one of them."""
    if value.start is None or value.end is None or value.mod == "part":
        return False
    size = {"day": 1, "month": 31, "year": 366}.get(value.grain)
    return size is not None and (value.end - value.start).days > size


_AROUND = {"day": 2, "week": 7, "month": 15, "quarter": 31, "season": 31, "half": 60, "year": 200, "decade": 1000}


def _days(value: DateValue) -> tuple[date | None, date | None]:
    around = timedelta(days=_AROUND.get(value.grain, 2) if value.mod == "approx" else 0)
    try:
        return value.start and value.start - around, value.end and value.end + around
    except OverflowError:
        return value.start, value.end


def _days_meet(a: tuple[date | None, date | None], b: tuple[date | None, date | None]) -> bool:
    before = a[1] is not None and b[0] is not None and a[1] <= b[0]
    after = b[1] is not None and a[0] is not None and b[1] <= a[0]
    return not before and not after


_RELATE: dict[type, Callable[..., Relation]] = {
    Money: _money,
    Percent: _percent,
    Duration: _duration,
    Quantity: _quantity,
    DateValue: _date,
}


def each_on_its_day(a: Fact, b: Fact, day_a: date | None, day_b: date | None) -> bool:
    """Whether two texts of different days each tell of their own day: "officials said on Monday", "officials said on Tuesday"."""
    return day_a is not None and day_b is not None and day_a != day_b and _on_its_day(a, day_a) and _on_its_day(b, day_b)


def _on_its_day(fact: Fact, published: date) -> bool:
    """Whether a date is the day of its text or the day before it."""
    value = fact.value
    if not isinstance(value, DateValue) or value.grain not in ("day", "weekday", "time"):
        return False
    day = value.start or (value.end - timedelta(days=1) if value.end else None)
    return day is not None and 0 <= (published - day).days <= 1


def worst(relations: Iterable[Relation]) -> Relation:
    """Of the relations of several pairs the one that says most against them: a clear difference, a soft one, then the rest."""
    order = {"differs": 0, "not_comparable": 2, "compatible": 3, "same": 4}
    return min(relations, key=lambda r: (order[r.kind] + (r.kind == "differs" and r.soft), r.why))
