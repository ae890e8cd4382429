"""What a wording of time means in days: a meaning with its arguments, and the day to count from, become a DateValue.

A part of a period is its first, middle or last third (of a month: days 1-10, 11-20, 21-). Texts use the same words of its halves,
too ("early next year" said of May), so that those and the whole period are its other readings.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import Any

from factcheck.facts.dates import relative, written
from factcheck.facts.dates.calendar import DAY, Unresolved, When, add_months, coarser, finest, moved, period
from factcheck.facts.dates.hijri import hijri
from factcheck.facts.dates.written import Meaning, unresolved, value
from factcheck.values import DateMod, DateValue


def resolve(when: When, anchor: date | None, previous: DateValue | None = None) -> list[DateValue]:
    """The readings of a time, the likeliest first. `anchor` is the day of publication, `previous` the last date before in the text."""
    try:
        return _MEANINGS[when.meaning](when.args, anchor, previous)
    except Unresolved:
        return [unresolved(when), *_from_publication(when, anchor)]
    except (ValueError, OverflowError):
        # 31 April is no day, yet what is written can be held against another text; 32 April and the year 0 are nothing
        day, month = (when.args.get(k) for k in ("day", "month"))
        written = when.meaning == "calendar" and isinstance(day, int) and isinstance(month, int) and day <= 31 and month <= 12
        return [unresolved(when)] if written else []


def _from_publication(when: When, anchor: date | None) -> list[DateValue]:
    """ "three weeks later" where the text has no date to count from: perhaps from the day of publication."""
    if anchor is None:
        return []
    if when.meaning == "later" and when.args.get("n") is not None:
        return relative.distance(-1 if when.args.get("earlier") else 1)(when.args, anchor, None)
    try:
        return _MEANINGS[when.meaning](when.args, anchor, DateValue(anchor, anchor + DAY, "day"))
    except (Unresolved, ValueError, OverflowError):
        return []


def _part(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """The beginning, middle or end of a time."""
    out = []
    for base in _inner(args["date"], anchor, previous):
        if base.start is None or base.end is None:
            raise Unresolved
        spans = dict.fromkeys((_third(base, args["part"]), _half(base, args["part"]), (base.start, base.end)))
        out += [replace(base, start=start, end=end, mod="part") for start, end in spans]
    return out


def _half(base: DateValue, part: str) -> tuple[date, date]:
    """The part of a period in its wider sense: a half; the middle of a month is what neither of two thirds surely is."""
    start, end = base.start or date.min, base.end or date.max
    if part == "mid":
        third = _third(base, part)
        return (third[0] - DAY, third[1]) if base.grain == "month" else third
    if base.grain in ("week", "month"):
        middle = start + (3 if base.grain == "week" else 15) * DAY
    else:
        middle = add_months(start, 6) if base.grain == "year" else start + (end - start) / 2
    return (start, middle) if part == "early" else (min(middle, end - DAY), end)


def _third(base: DateValue, part: str) -> tuple[date, date]:
    """The part of a period in its narrow sense."""
    start, end = base.start or date.min, base.end or date.max
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


def _open(mod: DateMod, edge: str) -> Meaning:
    """before, after, since, until: one side is open, the other an edge of the inner time."""

    def meaning(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
        out = []
        inner = args["date"]
        due = mod == "before" and edge == "end" and _unwrapped(inner).meaning != "decade"  # "until the mid 90s": the last ones
        ends = mod == "before" and inner.meaning == "part" and inner.args["part"] == "late"  # "before the end of May"
        for base in _inner(inner, anchor, previous):
            at = base.start if edge == "start" and not ends else base.end
            if at is None:
                raise Unresolved
            start, end = (None, at) if mod == "before" else (at, None)
            out.append(replace(base, start=start, end=end, mod=mod))
        if due and anchor and "year" not in inner.args:  # "by 31 March" of a year that is not told: the next one
            out.sort(key=lambda v: v.end is not None and v.end <= anchor)
        return out

    return meaning


def _unwrapped(when: When) -> When:
    """The time of which a part is meant, or the time itself."""
    return when.args["date"] if when.meaning == "part" else when


def _range(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """From one time to another; fields that the first lacks come from the second ("5 to 7 June 2024").

    "From May 2015 to 2018" takes the last time in or only leads up to it.
    """
    first, second = args["date"], args["date2"]
    lasts = _inner(second, anchor, previous)
    if first.meaning == second.meaning == "calendar":
        given = {k: v for k, v in second.args.items() if v is not None and k not in ("weekday", "time")}
        order = ["year", "month", "day"]
        own = [k for k in order if first.args.get(k) is not None]
        filled = {k: v for k, v in given.items() if k in order and own and order.index(k) < order.index(own[0])} | first.args
        first = When("calendar", filled)
    elif first.meaning == "weekday" and second.meaning == "nth" and second.args.get("weekday"):  # "from Monday to Friday of next week"
        first = When("nth", second.args | {"weekday": first.args["weekday"]})
    elif first.meaning == "day_of_month" and second.meaning == "calendar":
        first = When("calendar", second.args | {"day": first.args["day"], "weekday": None})
    pairs = _carried(args["date"], second, anchor, previous) or _in_order(_inner(first, anchor, previous), lasts)
    pairs = pairs or _in_order(_inner(args["date"], anchor, previous), lasts)
    year = first.args.get("year")
    if not pairs and isinstance(year, int) and year != args["date"].args.get("year"):  # "November to February 2017"
        pairs = _in_order(_inner(replace(first, args=first.args | {"year": year - 1}), anchor, previous), lasts)
    short = [(start, b.start, b) for start, _, b in pairs if b.start and b.start > start and b.grain != "day"]
    return [value(start, end, b.grain, fields=b.fields) for start, end, b in [*pairs, *short]]


def _carried(first: When, second: When, anchor: date | None, previous: DateValue | None) -> list[tuple[date, date, DateValue]]:
    """5月3日至7日, "3 May 2018 to 5 June": the second time takes the larger fields that it lacks from the first."""
    if not _lacks_fields(first, second):
        return []
    out = []
    for a in _inner(first, anchor, previous):
        if a.start is None:
            raise Unresolved
        out += [(a.start, b.end, b) for b in _from(a.start, second) if b.end and b.end > a.start][:1]
    return out


def _lacks_fields(first: When, second: When) -> bool:
    """Whether a second time is told by smaller fields than the first: its day, its month without the year, its weekday."""
    first, second = _unwrapped(first), _unwrapped(second)
    if second.meaning == "weekday":
        return first.meaning == "near" and first.args["unit"] == "week"
    if second.meaning == "day_of_month":
        return first.meaning != "day_of_month" and ("month" in first.args or first.args.get("unit") == "month")
    dated = bool(first.args.get("year")) or first.meaning == "near"
    return second.meaning == "calendar" and bool(second.args.get("month")) and not second.args.get("year") and dated


def _from(start: date, second: When) -> list[DateValue]:
    """The readings of a time that lacks its larger fields, from a day on."""
    if second.meaning == "weekday":
        return _read(When("weekday", second.args), start + 7 * DAY)
    if second.meaning == "part":
        whole = second.args["date"]
        years = [replace(whole, args=whole.args | {"year": start.year + k}) for k in (0, 1)]
        return [b for w in years for b in _read(When("part", second.args | {"date": w}))]
    day = second.meaning == "day_of_month"
    later = [add_months(start.replace(day=1), k) for k in ((0, 1) if day else (0, 12))]
    return [b for m in later for b in _read(When("calendar", second.args | {"year": m.year} | ({"month": m.month} if day else {})))]


def _read(when: When, anchor: date | None = None) -> list[DateValue]:
    """The readings of a time with a year; none where there is no such day."""
    try:
        return _inner(when, anchor, None)
    except ValueError:
        return []


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
            out.append(value(start, end, "day" if args.get("weekday") else args["unit"], weekday=args.get("weekday")))
    return out


def _pieces(start: date, end: date, args: dict[str, Any]) -> list[tuple[date, date]]:
    if args.get("weekday"):
        first = start + timedelta(days=(int(args["weekday"]) - start.isoweekday()) % 7)
        return [(d, d + DAY) for k in range(6) if (d := first + timedelta(days=7 * k)) < end]
    unit = args["unit"]
    spans: list[tuple[date, date]] = []
    at = start
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
        out.append(value(*period(base.start, args["unit"]), args["unit"]))
    return out


def _counted(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """ "three days after 12 January", "four months from tomorrow": from the end of a time on, or back from its start."""
    out, direction = [], int(args["direction"])
    for base in _inner(args["date"], anchor, previous):
        if base.start is None or base.end is None or coarser(base, finest(args)):
            raise Unresolved
        if base.grain in ("month", "year"):  # "a decade after 1973" is a year
            out.append(value(*period(moved(base.start, args, direction), base.grain), base.grain))
            continue
        start = moved(base.end - DAY if direction > 0 else base.start, args, direction)
        out.append(value(start, start + DAY, "day"))
    return out


def _lasting(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """ "three days starting on 5 May"."""
    bases = _inner(args["date"], anchor, previous)
    if any(base.start is None for base in bases):
        raise Unresolved
    return [value(base.start, moved(base.start, args, 1), finest(args)) for base in bases if base.start]


def _side(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """ "the first two weeks of May", "the last four months of 2021"."""
    out, side = [], int(args["side"])
    for base in _inner(args["date"], anchor, previous):
        if base.start is None or base.end is None:
            raise Unresolved
        edge = moved(base.start if side > 0 else base.end, args, side)
        if base.start <= edge <= base.end:
            out.append(value(*((base.start, edge) if side > 0 else (edge, base.end)), args["unit"]))
    return out


def _rest(earlier: bool) -> Meaning:
    """ "later this week", "earlier this year": what of a time lies after or before the anchor, or its half on that side."""

    def meaning(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
        out = []
        for base in _inner(args["date"], anchor, previous):
            if base.start is None or base.end is None or anchor is None:
                raise Unresolved
            rest = (base.start, min(anchor, base.end)) if earlier else (max(anchor, base.start), base.end)
            spans = dict.fromkeys((rest, _half(base, "early" if earlier else "late")))
            out += [replace(base, start=start, end=end, mod="part") for start, end in spans] if rest[0] < rest[1] else [base]
        return out

    return meaning


def _fiscal(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """ "fiscal 2024": no year of the calendar, though it is told by its dates."""
    return [replace(base, grain="fiscal_year") for base in _inner(args["date"], anchor, previous)]


def _timed(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """A day with a time of day beside it."""
    return [replace(base, time=args["time"] or base.time) for base in _inner(args["date"], anchor, previous)]


_MEANINGS: dict[str, Meaning] = {
    "calendar": written.calendar,
    "day_of_month": written.day_of_month,
    "weekday": written.weekday,
    "this": relative.step(0),
    "last": relative.step(-1),
    "next": relative.step(1),
    "offset": relative.offset,
    "either": relative.either,
    "ago": relative.distance(-1),
    "ahead": relative.distance(1),
    "ahead_or_within": relative.ahead_or_within,
    "numbered_week": written.numbered_week,
    "past": relative.span(-1),
    "coming": relative.span(1),
    "later": relative.from_previous,
    "part": _part,
    "before": _open("before", "start"),
    "until": _open("before", "end"),
    "after": _open("after", "end"),
    "since": _open("after", "start"),
    "range": _range,
    "decade": written.decade,
    "century": written.century,
    "weekend": written.weekend,
    "holiday_weekend": written.holiday_weekend,
    "nth_weekday": relative.nth_weekday,
    "near": relative.near,
    "clock": relative.clock,
    "nth": _nth,
    "daypart": relative.daypart,
    "whole": _whole,
    "within": relative.within,
    "promised": relative.promised,
    "event": relative.event,
    "hijri": hijri,
    "counted": _counted,
    "lasting": _lasting,
    "edge": _side,
    "timed": _timed,
    "fiscal": _fiscal,
    "earlier_in": _rest(earlier=True),
    "later_in": _rest(earlier=False),
}
