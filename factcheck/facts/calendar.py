"""What a wording of time means in days: a meaning with its arguments, and the day to count from, become a DateValue.

Conventions: weeks begin on Monday; a part of a period is its first, middle or last third (of a month: days 1-10, 11-20, 21-);
winter of a year begins in its December; a counted distance ("three months ago") is the day at that distance, marked "approx",
since texts count so only roughly. Where a year is not written the latest one that is not after the anchor is taken and the
next one kept as an alternative. Without an anchor both sides stay open and `relative` tells what was read.
"""

from __future__ import annotations

import calendar as months
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from typing import Any

from factcheck.values import DateMod, DateValue

DAY = timedelta(days=1)
_MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "season": 3, "year": 12, "decade": 120, "century": 1200}
_SEASON_START = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


@dataclass(frozen=True)
class When:
    """A meaning ("calendar", "ago", "last", ...) and its arguments; arguments may be times themselves."""

    meaning: str
    args: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class YearFrom:
    """A year by its distance from the anchor's: "last year" is -1."""

    offset: int


@dataclass(frozen=True, slots=True)
class MonthFrom:
    """A month by its distance from the anchor's: "next month" is 1."""

    offset: int


class Unresolved(Exception):
    """The time cannot be resolved without a day to count from."""


def add_months(day: date, count: int) -> date:
    """The same day of the month `count` months on; the last day where that month is shorter."""
    month = day.year * 12 + day.month - 1 + count
    year, month = divmod(month, 12)
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


def shift(day: date, unit: str, count: Decimal) -> date:
    """A day `count` units on; parts of months and years count as days of 30 and 365."""
    if unit in ("second", "minute", "hour"):
        return day
    if unit in _MONTHS_IN and count == count.to_integral_value():
        return add_months(day, int(count) * _MONTHS_IN[unit])
    days = {
        "day": 1,
        "week": 7,
        "weekend": 7,
        "fortnight": 14,
        "month": 30,
        "quarter": 91,
        "half": 182,
        "year": 365,
        "decade": 3652,
        "century": 36524,
    }
    return day + timedelta(days=int(count * days.get(unit, 1)))


def period(day: date, unit: str) -> tuple[date, date]:
    """The calendar period [start, end) of a unit that holds a day."""
    if unit == "week":
        start = day - timedelta(days=day.weekday())
        return start, start + 7 * DAY
    if unit == "weekend":
        start = day - timedelta(days=day.weekday()) + 5 * DAY
        return start, start + 2 * DAY
    if unit == "fortnight":  # the halves of a month
        start = day.replace(day=1 if day.day < 16 else 16)
        return start, day.replace(day=16) if day.day < 16 else add_months(day.replace(day=1), 1)
    if unit == "season":
        start = add_months(day.replace(day=1), -(day.month % 3))
        return start, add_months(start, 3)
    if unit in _MONTHS_IN:
        size = _MONTHS_IN[unit]
        first = (day.year * 12 + day.month - 1) // size * size
        start = date(max(first // 12, 1), first % 12 + 1, 1)
        return start, add_months(start, size)
    return day, day + DAY


def resolve(when: When, anchor: date | None, previous: DateValue | None = None) -> list[DateValue]:
    """The readings of a time, the likeliest first. `anchor` is the day of publication, `previous` the last date before in the text."""
    try:
        return _MEANINGS[when.meaning](when.args, anchor, previous)
    except Unresolved:
        return [_unresolved(when), *_from_publication(when, anchor)]
    except (ValueError, OverflowError):
        return []  # 31 April, year 0


def _from_publication(when: When, anchor: date | None) -> list[DateValue]:
    """ "three weeks later" where the text has no date to count from: perhaps from the day of publication."""
    if when.meaning != "later" or anchor is None or when.args.get("n") is None:
        return []
    return _distance(-1 if when.args.get("earlier") else 1)(when.args, anchor, None)


def _unresolved(when: When) -> DateValue:
    args = when.args
    fields = {k: int(v) for k, v in args.items() if k in ("year", "month", "day", "weekday") and isinstance(v, int | Decimal)}
    relative = {"meaning": when.meaning} | {
        k: str(v) if isinstance(v, Decimal) else v for k, v in args.items() if isinstance(v, str | int | Decimal)
    }
    inner = args.get("date")
    if isinstance(inner, When):
        relative["of"] = dict(_unresolved(inner).relative or {})
    grain = (
        "day" if args.get("day") else "month" if args.get("month") else str(args.get("unit", "weekday" if args.get("weekday") else "day"))
    )
    return DateValue(None, None, grain, weekday=args.get("weekday"), time=args.get("time"), relative=relative, fields=fields)


def _need(anchor: date | None) -> date:
    if anchor is None:
        raise Unresolved
    return anchor


def _value(start: date | None, end: date | None, grain: str, mod: DateMod | None = None, **more: Any) -> DateValue:
    return DateValue(start, end, grain, mod, **more)


def _calendar(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """Written fields: year, month, day, weekday, quarter, half, season in any combination."""
    if isinstance(args.get("month"), MonthFrom):
        first = add_months(_need(anchor).replace(day=1), args["month"].offset)
        args = args | {"year": first.year, "month": first.month}
    written = {k: int(args[k]) for k in ("year", "month", "day", "weekday") if isinstance(args.get(k), int | Decimal)}
    out = []
    for year in [written["year"]] if "year" in written else _years(args, anchor, previous):
        try:
            start, end, grain = _fields(args, year, anchor)
        except ValueError:
            continue
        out.append(_value(start, end, grain, weekday=written.get("weekday"), time=args.get("time"), fields=written))
    if not out:
        raise ValueError("no such day")
    return out


def _years(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[int]:
    """Candidate years where none is written: the latest not after the anchor, then the next."""
    anchor = _need(anchor)
    if isinstance(args.get("year"), YearFrom):
        return [anchor.year + args["year"].offset]
    for year in (anchor.year, anchor.year - 1, anchor.year - 2, anchor.year - 3, anchor.year - 4):
        try:
            start = _fields(args, year, anchor)[0]
        except ValueError:
            continue
        if start <= anchor:
            later = year + 1 if year + 1 <= anchor.year + 1 else year
            return [year, later, year + 4] if args.get("month") == 2 and args.get("day") == 29 else [year, later]
    return [anchor.year]


def _fields(args: dict[str, Any], year: int, anchor: date | None) -> tuple[date, date, str]:
    if args.get("season"):
        start = date(year, _SEASON_START[args["season"]], 1)
        return start, add_months(start, 3), "season"
    for unit, size in (("quarter", 3), ("half", 6)):
        if args.get(unit):
            start = add_months(date(year, 1, 1), (int(args[unit]) - 1) * size)
            return start, add_months(start, size), unit
    month, day = args.get("month"), args.get("day")
    if month and day:
        start = date(year, int(month), int(day))
        return start, start + DAY, "day"
    if month:
        start = date(year, int(month), 1)
        return start, add_months(start, 1), "month"
    return date(year, 1, 1), date(year + 1, 1, 1) if year < 9999 else date.max, "year"


def _day_of_month(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """ "the 28th", "Tuesday the 28th": of the anchor's month or the nearest one in which it falls on that weekday."""
    anchor = _need(anchor)
    day, weekday = int(args["day"]), args.get("weekday")
    out = []
    for back in (0, -1, 1, -2, 2):
        first = add_months(anchor.replace(day=1), back)
        if day <= months.monthrange(first.year, first.month)[1]:
            start = first.replace(day=day)
            if weekday in (None, start.isoweekday()):
                out.append(_value(start, start + DAY, "day", weekday=weekday, fields={"day": day}))
    out.sort(key=lambda v: abs((v.start - anchor).days))  # type: ignore[operator]
    past, coming = [v for v in out if v.start and v.start <= anchor], [v for v in out if v.start and v.start > anchor]
    return past[:1] + coming[:1] or [_unresolved(When("day_of_month", args))]


def _weekday(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    anchor, weekday = _need(anchor), int(args["weekday"])
    back = (anchor.isoweekday() - weekday) % 7
    days = [anchor - timedelta(days=back), anchor + timedelta(days=7 - back)]
    return [_value(d, d + DAY, "day", weekday=weekday, time=args.get("time")) for d in days]


def _step(direction: int) -> Callable[[dict[str, Any], date | None, DateValue | None], list[DateValue]]:
    """this, last, next: of a unit, a weekday, a month or a season."""

    def meaning(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
        anchor = _need(anchor)
        if args.get("unit"):
            start, end = period(shift(anchor, args["unit"], Decimal(direction)), args["unit"])
            return [_value(start, end, args["unit"])]
        if args.get("weekday"):
            return _stepped_weekday(anchor, int(args["weekday"]), direction)
        return _stepped_fields(args, anchor, direction)

    return meaning


def _stepped_weekday(anchor: date, weekday: int, direction: int) -> list[DateValue]:
    here = anchor + timedelta(days=weekday - anchor.isoweekday())
    days = {0: [here], -1: [here - 7 * DAY, here], 1: [here + 7 * DAY, here]}[direction]
    if direction < 0 and here < anchor:
        days.reverse()
    if direction > 0 and here > anchor:
        days = [here + 7 * DAY, here]
    return [_value(d, d + DAY, "day", weekday=weekday) for d in days]


def _stepped_fields(args: dict[str, Any], anchor: date, direction: int) -> list[DateValue]:
    years = [y for y in range(anchor.year - 1, anchor.year + 2)]
    spans = [_fields(args, y, anchor) for y in years]
    if direction < 0:
        best = [s for s in spans if s[1] <= anchor][::-1]
    elif direction > 0:
        best = [s for s in spans if s[0] > anchor]
    else:
        best = [s for s in spans if s[0] <= anchor < s[1]] or [spans[1]]
    written = {k: int(args[k]) for k in ("month", "day") if args.get(k)}
    return [_value(*s, fields=written) for s in best[:2]]


def _offset(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """today, yesterday, tomorrow: a fixed number of days from the anchor."""
    start = _need(anchor) + timedelta(days=int(args["days"]))
    return [_value(start, start + DAY, "day", time=args.get("time"))]


def _distance(direction: int) -> Callable[[dict[str, Any], date | None, DateValue | None], list[DateValue]]:
    """ "three months ago", "in two weeks"."""

    def meaning(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
        start = shift(_need(anchor), args["unit"], Decimal(args.get("n", 1)) * direction)
        mod: DateMod | None = None if args["unit"] == "day" else "approx"
        return [_value(start, start + DAY, args["unit"] if args["unit"] in _MONTHS_IN or args["unit"] == "week" else "day", mod)]

    return meaning


def _span(direction: int) -> Callable[[dict[str, Any], date | None, DateValue | None], list[DateValue]]:
    """ "the past three months", "the next two weeks": from or to the anchor."""

    def meaning(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
        anchor, count = _need(anchor), Decimal(args.get("n", 1))
        edge = shift(anchor, args["unit"], count * direction)
        start, end = (edge, anchor) if direction < 0 else (anchor + DAY, edge + DAY)
        here = period(anchor, args["unit"])[0 if direction < 0 else 1]
        far = period(shift(here - DAY if direction > 0 else here, args["unit"], count * direction), args["unit"])
        whole = (far[0], here) if direction < 0 else (here, far[1])
        return [_value(start, end, args["unit"]), _value(*whole, args["unit"])]

    return meaning


def _from_previous(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """ "the next day", "three years later": counted from the last date of the text."""
    direction = -1 if args.get("earlier") else 1
    if previous is None or previous.start is None or previous.end is None:
        raise Unresolved
    count = Decimal(args.get("n", 1)) * direction
    if args["unit"] in ("hour", "minute", "second") or _coarser(previous, args["unit"]):
        raise Unresolved
    base = previous.end - DAY if direction > 0 else previous.start
    if args["unit"] in ("year", "month") and previous.grain in ("year", "month"):
        start, end = period(shift(previous.start, args["unit"], count), args["unit"] if previous.grain == args["unit"] else previous.grain)
        return [_value(start, end, args["unit"])]
    start = shift(base, args["unit"], count)
    if args.get("n") is None and args["unit"] != "day":
        return [_value(*period(start, args["unit"]), args["unit"])]
    return [_value(start, start + DAY, "day", None if args["unit"] == "day" else "approx")]


def _coarser(value: DateValue, unit: str) -> bool:
    """Whether a date is too coarse to count such units from it: five days after "late 2023" is no day."""
    assert value.start and value.end
    return (value.end - value.start).days > {"day": 1, "week": 7, "weekend": 7, "month": 31}.get(unit, 366)


def _part(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """The beginning, middle or end of a time."""
    out = []
    for base in _inner(args["date"], anchor, previous):
        if base.start is None or base.end is None:
            raise Unresolved
        start, end = _edge(base, args["part"])
        out += [replace(base, start=start, end=end, mod="part"), replace(base, mod="part")]
    return out


def _edge(base: DateValue, part: str) -> tuple[date, date]:
    start, end = base.start, base.end
    assert start and end
    if base.grain == "week":
        first, last = {"early": (0, 3), "mid": (1, 5), "late": (4, 7)}[part]
        return start + first * DAY, start + last * DAY
    if base.grain == "month":
        cuts = [start, start + 10 * DAY, start + 20 * DAY, end]
    elif base.grain == "year":
        cuts = [start, add_months(start, 3 if part == "early" else 4), add_months(start, 8), end]
    else:
        third = (end - start) / 3
        cuts = [start, start + third, start + 2 * third, end]
    k = {"early": 0, "mid": 1, "late": 2}[part]
    return cuts[k], max(cuts[k + 1], cuts[k] + DAY)


def _open(mod: DateMod, edge: str) -> Callable[[dict[str, Any], date | None, DateValue | None], list[DateValue]]:
    """before, after, since, until: one side is open, the other an edge of the inner time."""

    def meaning(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
        out = []
        for base in _inner(args["date"], anchor, previous):
            at = base.start if edge == "start" else base.end
            if at is None:
                raise Unresolved
            start, end = (None, at) if mod == "before" else (at, None)
            out.append(replace(base, start=start, end=end, mod=mod))
        return out

    return meaning


def _range(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """From one time to another; fields that the first lacks come from the second ("5 to 7 June 2024")."""
    first, second = args["date"], args["date2"]
    lasts = _inner(second, anchor, previous)
    if first.meaning == second.meaning == "calendar":
        given = {k: v for k, v in second.args.items() if v is not None and k not in ("weekday", "time")}
        order = ["year", "month", "day"]
        own = [k for k in order if first.args.get(k) is not None]
        filled = {k: v for k, v in given.items() if k in order and own and order.index(k) < order.index(own[0])} | first.args
        first = When("calendar", filled)
    elif first.meaning == "day_of_month" and second.meaning == "calendar":
        first = When("calendar", second.args | {"day": first.args["day"], "weekday": None})
    pairs = _in_order(_inner(first, anchor, previous), lasts)
    year = first.args.get("year")
    if not pairs and isinstance(year, int) and year != args["date"].args.get("year"):  # "November to February 2017"
        pairs = _in_order(_inner(replace(first, args=first.args | {"year": year - 1}), anchor, previous), lasts)
    return [_value(start, end, b.grain, fields=b.fields) for start, end, b in pairs]


def _in_order(firsts: list[DateValue], lasts: list[DateValue]) -> list[tuple[date, date, DateValue]]:
    """Readings of two times that make a range: those of equal rank, else the shortest ranges that any two make."""
    if any(a.start is None for a in firsts) or any(b.end is None for b in lasts):
        raise Unresolved

    def fitting(pairs: Iterable[tuple[DateValue, DateValue]]) -> list[tuple[date, date, DateValue]]:
        return [(a.start, b.end, b) for a, b in pairs if a.start and b.end and b.end > a.start]

    same = fitting(zip(firsts, lasts, strict=False))
    return same or sorted(fitting(product(firsts, lasts)), key=lambda p: p[1] - p[0])[:2]


def _inner(when: When, anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    return _MEANINGS[when.meaning](when.args, anchor, previous)


def _decade(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    year = int(args["decade"])
    years = [year] if year >= 100 else [1900 + year, 2000 + year] if year >= 20 else [2000 + year, 1900 + year]
    return [_value(date(y, 1, 1), date(y + 10, 1, 1), "decade") for y in years]


def _century(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    first = (int(args["century"]) - 1) * 100 + 1
    return [_value(date(first - 1 or 1, 1, 1), date(first + 99, 1, 1), "century")]


def _nth(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """The n-th (or, with -1, the last) weekday or unit of a time: "the first Monday of May", "the last week of 2015"."""
    out = []
    for base in _inner(args["date"], anchor, previous):
        if base.start is None or base.end is None:
            raise Unresolved
        spans = _pieces(base.start, base.end, args)
        n = int(args["n"])
        if spans and -len(spans) <= (n if n < 0 else n - 1) < len(spans):
            start, end = spans[n if n < 0 else n - 1]
            out.append(_value(start, end, "day" if args.get("weekday") else args["unit"], weekday=args.get("weekday")))
    return out


def _pieces(start: date, end: date, args: dict[str, Any]) -> list[tuple[date, date]]:
    if args.get("weekday"):
        first = start + timedelta(days=(int(args["weekday"]) - start.isoweekday()) % 7)
        return [(d, d + DAY) for k in range(6) if (d := first + timedelta(days=7 * k)) < end]
    unit = args["unit"]
    spans, at = [], start
    while at < end and len(spans) < 400:
        span = period(at, unit)
        spans.append(span)
        at = span[1]
    # A week belongs to the period that holds its Thursday (ISO 8601).
    return [s for s in spans if start <= s[0] + 3 * DAY < end] if unit == "week" else spans


def _whole(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """ "the week of 6 October": the whole period that holds a day."""
    out = []
    for base in _inner(args["date"], anchor, previous):
        if base.start is None:
            raise Unresolved
        out.append(_value(*period(base.start, args["unit"]), args["unit"]))
    return out


def _within(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """ "within ten months": from the anchor on."""
    anchor = _need(anchor)
    return [_value(anchor, shift(anchor, args["unit"], Decimal(args.get("n", 1))), args["unit"])]


def _daypart(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """ "in the afternoon": a part of a day that is not named beside it."""
    return [_value(None, None, "time", time=args["time"], relative={"meaning": "daypart"})]


def _near(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """上个月, 先週, 내년: a period by its distance from the anchor's (or, with `beside`, the last date's) and a time within it."""
    base = _need(anchor) if not args.get("beside") else previous.start if previous and previous.start else None
    if base is None or (args.get("beside") and previous and _coarser(previous, args["unit"])):
        raise Unresolved
    start, end = period(shift(base, args["unit"], Decimal(args["n"])), args["unit"])
    written = {k: int(args[k]) for k in ("month", "day", "weekday") if args.get(k) is not None}
    if args["unit"] == "year" and set(args) & {"month", "quarter", "half", "season"}:
        return [_value(*_fields(args, start.year, anchor), fields=written)]
    if args["unit"] == "month" and written.get("day"):
        start = start.replace(day=written["day"])
        return [_value(start, start + DAY, "day", fields=written)]
    if args["unit"] == "week" and written.get("weekday"):
        start += timedelta(days=written["weekday"] - 1)
        return [_value(start, start + DAY, "day", weekday=written["weekday"], fields=written)]
    return [_value(start, end, args["unit"])]


def _clock(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """A time of day alone is no date."""
    return []


_MEANINGS: dict[str, Callable[[dict[str, Any], date | None, DateValue | None], list[DateValue]]] = {
    "calendar": _calendar,
    "day_of_month": _day_of_month,
    "weekday": _weekday,
    "this": _step(0),
    "last": _step(-1),
    "next": _step(1),
    "offset": _offset,
    "ago": _distance(-1),
    "ahead": _distance(1),
    "past": _span(-1),
    "coming": _span(1),
    "later": _from_previous,
    "part": _part,
    "before": _open("before", "start"),
    "until": _open("before", "end"),
    "after": _open("after", "end"),
    "since": _open("after", "start"),
    "range": _range,
    "decade": _decade,
    "century": _century,
    "near": _near,
    "clock": _clock,
    "nth": _nth,
    "daypart": _daypart,
    "whole": _whole,
    "within": _within,
}
