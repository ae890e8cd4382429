"""Times that name fields of the calendar: 3 May 2024, March, Tuesday the 28th, the third quarter, the 1990s.

Where a year is not written the latest one that is not after the anchor is taken and the next one kept as an alternative.
Without an anchor both sides stay open and `relative` tells what was read.
"""

from __future__ import annotations

import calendar as months
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from factcheck.facts.dates.calendar import DAY, When, YearFrom, add_months, by_the_sun, fields_in, long_weekend, need, period, with_month
from factcheck.values import DateMod, DateValue

# The arguments of a wording, the day of publication and the last date before in the text -> its readings, the likeliest first.
Meaning = Callable[[dict[str, Any], date | None, DateValue | None], list[DateValue]]


def value(start: date | None, end: date | None, grain: str, mod: DateMod | None = None, **more: Any) -> DateValue:
    return DateValue(start, end, grain, mod, **more)


_MODS: dict[str, DateMod] = {"before": "before", "until": "before", "after": "after", "since": "after", "part": "part"}


def unresolved(when: When) -> DateValue:
    """What is known of a time that cannot be resolved: its written fields, and in `relative` what was read."""
    args = when.args
    fields = {k: int(v) for k, v in args.items() if k in ("year", "month", "day", "weekday") and isinstance(v, int | Decimal)}
    relative: dict[str, Any] = {"meaning": when.meaning} | {
        k: str(v) if isinstance(v, Decimal) else v for k, v in args.items() if isinstance(v, str | int | Decimal)
    }
    inner = args.get("date")
    if isinstance(inner, When):  # "since 7 October": what is written stays, only the year is open
        base = unresolved(inner)
        relative["of"] = dict(base.relative or {})
        return replace(base, mod=_MODS.get(when.meaning), relative=relative)
    grain = (
        "day" if args.get("day") else "month" if args.get("month") else str(args.get("unit", "weekday" if args.get("weekday") else "day"))
    )
    return DateValue(None, None, grain, weekday=fields.get("weekday"), time=args.get("time"), relative=relative, fields=fields)


def calendar(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """Written fields: year, month, day, weekday, quarter, half, season in any combination."""
    args = with_month(args, anchor)
    written = {k: int(args[k]) for k in ("year", "month", "day", "weekday") if isinstance(args.get(k), int | Decimal)}
    out = []
    for year in [written["year"]] if "year" in written else _years(args, anchor, previous):
        try:
            start, end, grain = fields_in(args, year)
        except ValueError:
            continue
        out.append(value(start, end, grain, weekday=written.get("weekday"), time=args.get("time"), fields=written))
    if not out:
        raise ValueError("no such day")
    return out + in_other_seasons(out)


def in_other_seasons(readings: list[DateValue]) -> list[DateValue]:
    """Seasons that begin with a month, as they run from equinox to solstice."""
    return [replace(r, start=by_the_sun(r.start)[0], end=by_the_sun(r.start)[1]) for r in readings if r.grain == "season" and r.start]


def weekend(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """ "the weekend": the latest one that has begun, then the next."""
    this = period(need(anchor), "weekend")[0]
    days = [this - 7 * DAY, this] if this > need(anchor) else [this]
    return [value(d, d + 2 * DAY, "weekend") for d in days]


def holiday_weekend(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """ "the Easter weekend": the days of leave about a holiday."""
    return [value(*long_weekend(day.start), "weekend") for day in calendar(args, anchor, previous) if day.start]


def _years(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[int]:
    """Candidate years where none is written: the latest not after the anchor, then the next."""
    anchor = need(anchor)
    if isinstance(args.get("year"), YearFrom):
        return [anchor.year + args["year"].offset]
    for year in (anchor.year, anchor.year - 1, anchor.year - 2, anchor.year - 3, anchor.year - 4):
        try:
            start = fields_in(args, year)[0]
        except ValueError:
            continue
        if start <= anchor:
            later = year + 1 if year + 1 <= anchor.year + 1 else year
            return [year, later, year + 4] if args.get("month") == 2 and args.get("day") == 29 else [year, later]
    return [anchor.year]


def day_of_month(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """ "the 28th", "Tuesday the 28th": of the anchor's month or the nearest one in which it falls on that weekday."""
    anchor = need(anchor)
    day, weekday = int(args["day"]), args.get("weekday")
    out = []
    for back in sorted(range(-12, 13), key=abs):
        first = add_months(anchor.replace(day=1), back)
        if day <= months.monthrange(first.year, first.month)[1]:
            start = first.replace(day=day)
            if weekday in (None, start.isoweekday()):
                out.append(value(start, start + DAY, "day", weekday=weekday, fields={"day": day}))
    out.sort(key=lambda v: abs((v.start - anchor).days))  # type: ignore[operator]
    past, coming = [v for v in out if v.start and v.start <= anchor], [v for v in out if v.start and v.start > anchor]
    return past[:1] + coming[:1] or [unresolved(When("day_of_month", args))]


def weekday(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    anchor, weekday = need(anchor), int(args["weekday"])
    back = (anchor.isoweekday() - weekday) % 7
    days = [anchor - timedelta(days=back), anchor + timedelta(days=7 - back)]
    return [value(d, d + DAY, "day", weekday=weekday, time=args.get("time")) for d in days]


def numbered_week(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """ "week 31", "KW 31/2024": the weeks of ISO 8601."""
    year = args.get("year")
    if year is None:
        day = need(anchor)
        firsts = [date.fromisocalendar(day.year + k, args["n"], 1) for k in (-1, 0, 1)]
        firsts = [f for f in firsts if f <= day][-1:] + [f for f in firsts if f > day][:1]
    else:
        firsts = [date.fromisocalendar(need(anchor).year + year.offset if isinstance(year, YearFrom) else year, args["n"], 1)]
    return [value(first, first + 7 * DAY, "week") for first in firsts]


def decade(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    year = int(args["decade"])
    years = [year] if year >= 100 else [1900 + year, 2000 + year] if year >= 20 else [2000 + year, 1900 + year]
    return [value(date(y, 1, 1), date(y + 10, 1, 1), "decade") for y in years]


def century(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    first = (int(args["century"]) - 1) * 100 + 1
    return [value(date(first - 1 or 1, 1, 1), date(first + 99, 1, 1), "century")]
