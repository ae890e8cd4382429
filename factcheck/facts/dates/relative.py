"""Times counted from another day: last week, three months ago, the next day.

A counted distance ("three months ago") is the day at that distance, marked "approx", since texts count so only roughly.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from factcheck.facts.dates.calendar import DAY, MONTHS_IN, Unresolved, coarser, fields_in, finest, moved, need, period, shift, with_month
from factcheck.facts.dates.written import Meaning, in_other_seasons, value
from factcheck.values import DateMod, DateValue


def step(direction: int) -> Meaning:
    """this, last, next: of a unit, a weekday, a month or a season."""

    def meaning(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
        anchor = need(anchor)
        if args.get("unit"):
            return _stepped_unit(anchor, args["unit"], direction)
        if args.get("weekday") and not args.get("day"):
            return _stepped_weekday(anchor, int(args["weekday"]), direction)
        fields = with_month(args, anchor)
        return _stepped_fields(args, anchor, direction) if fields is args else [value(*fields_in(fields, fields["year"]))]

    return meaning


def _stepped_unit(anchor: date, unit: str, direction: int) -> list[DateValue]:
    """ "last week", "next weekend": the latter may be the coming one, too."""
    spans = [period(shift(anchor, unit, Decimal(direction)), unit)]
    coming = period(anchor, unit)
    if direction > 0 and unit == "weekend" and coming[0] > anchor:
        spans.append(coming)
    return [value(*span, unit) for span in spans]


def _stepped_weekday(anchor: date, weekday: int, direction: int) -> list[DateValue]:
    here = anchor + timedelta(days=weekday - anchor.isoweekday())
    days = {0: [here], -1: [here - 7 * DAY, here], 1: [here + 7 * DAY, here]}[direction]
    if direction < 0 and here < anchor:
        days.reverse()
    if direction > 0 and here > anchor:
        days = [here + 7 * DAY, here]
    return [value(d, d + DAY, "day", weekday=weekday) for d in days]


def _stepped_fields(args: dict[str, Any], anchor: date, direction: int) -> list[DateValue]:
    spans = [fields_in(args, y) for y in range(anchor.year - 2, anchor.year + 2)]
    if direction < 0:
        best = [s for s in spans if s[1] <= anchor][::-1]
    elif direction > 0:
        best = [s for s in spans if s[0] > anchor]
    else:
        best = [s for s in spans if s[0] <= anchor < s[1]] or [spans[2]]
    written = {k: int(args[k]) for k in ("month", "day") if args.get(k)}
    readings = [value(*s, fields=written) for s in best[:2]]
    return readings[:1] + in_other_seasons(readings[:1]) + readings[1:]


def nth_weekday(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """ "three Fridays ago", "mardi en huit": the n-th such day before or after the anchor."""
    anchor, n = need(anchor), int(args["n"])
    away = (int(args["weekday"]) - anchor.isoweekday()) % 7 or (0 if args["today"] else 7)
    start = anchor + timedelta(days=away + 7 * (n - 1) if n > 0 else away + 7 * n - 7 * (away == 7))
    return [value(start, start + DAY, "day", weekday=int(args["weekday"]))]


def offset(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """today, yesterday, tomorrow: a fixed number of days from the anchor."""
    start = need(anchor) + timedelta(days=int(args["days"]))
    return [value(start, start + DAY, "day", time=args.get("time"))]


def either(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """कल: a word for the day before and the day after; news tells more often of the past."""
    return [day for sign in (-1, 1) for day in offset(args | {"days": args["days"] * sign}, anchor, previous)]


def distance(direction: int) -> Meaning:
    """ "three months ago", "in two weeks"."""

    def meaning(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
        start, unit = moved(need(anchor), args, direction), finest(args)
        mod: DateMod | None = None if unit == "day" and not args.get("few") else "approx"
        return [value(start, start + DAY, unit if unit in MONTHS_IN or unit == "week" else "day", mod)]

    return meaning


def span(direction: int) -> Meaning:
    """ "the past three months", "the next two weeks": from or to the anchor."""

    def meaning(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
        anchor, count = need(anchor), Decimal(args.get("n", 1))
        if args["unit"] in ("minute", "second"):
            raise ValueError("shorter than a day")
        if args["unit"] == "hour":  # "the past 24 hours"
            args, count = args | {"unit": "day", "n": -(-count // 24)}, -(-count // 24)
        edge = moved(anchor, args, direction)
        start, end = (edge, anchor) if direction < 0 else (anchor + DAY, edge + DAY)
        here = period(anchor, args["unit"])[0 if direction < 0 else 1]
        far = period(shift(here - DAY if direction > 0 else here, args["unit"], count * direction), args["unit"])
        whole = (far[0], here) if direction < 0 else (here, far[1])
        mod: DateMod | None = "approx" if args.get("few") else None
        return [value(start, end, args["unit"], mod), value(*whole, args["unit"], mod)]

    return meaning


def from_previous(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """ "the next day", "three years later": counted from the last date of the text."""
    direction = -1 if args.get("earlier") else 1
    if previous is None or previous.start is None or previous.end is None:
        raise Unresolved
    count = Decimal(args.get("n", 1)) * direction
    if args["unit"] in ("hour", "minute", "second") or coarser(previous, finest(args)):
        raise Unresolved
    base = previous.end - DAY if direction > 0 else previous.start
    if finest(args) in ("month", "year", "decade", "century") and previous.grain in ("year", "month") and not args.get("more"):
        # "the following year" is a year, "three years later" as fine as what it counts from
        grain = args["unit"] if args.get("n") is None or previous.grain == args["unit"] else previous.grain
        return [value(*period(shift(previous.start, args["unit"], count), grain), grain)]
    start = moved(base, args, direction)
    if args.get("n") is None and args["unit"] != "day":
        return [value(*period(start, args["unit"]), args["unit"])]
    return [value(start, start + DAY, "day", None if finest(args) == "day" else "approx")]


def within(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """ "within ten months": from the anchor on."""
    anchor = need(anchor)
    return [value(anchor, max(moved(anchor, args, 1), anchor + DAY), args["unit"])]


def ahead_or_within(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """ "dentro de dos semanas": at the end of two weeks, or in the course of them."""
    return [*distance(1)(args, anchor, previous), *within(args, anchor, previous)]


def promised(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """ "दो सप्ताह में", "iki hafta içinde" before a verb in the future: that far ahead, or up to that far."""
    return [*distance(1)(args, anchor, previous), *within(args, anchor, previous)]


def daypart(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """ "in the afternoon": a part of a day that is not named beside it."""
    return [value(None, None, "time", time=args["time"], relative={"meaning": "daypart"})]


def near(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """上个月, 先週, 내년: a period by its distance from the anchor's (or, with `beside`, the last date's) and a time within it."""
    base = need(anchor) if not args.get("beside") else previous.start if previous and previous.start else None
    if base is None or (args.get("beside") and previous and coarser(previous, args["unit"])):
        raise Unresolved
    start, end = period(shift(base, args["unit"], Decimal(args["n"])), args["unit"])
    written = {k: int(args[k]) for k in ("month", "day", "weekday") if args.get(k) is not None}
    if args["unit"] == "year" and set(args) & {"month", "quarter", "half", "season"}:
        return [value(*fields_in(args, start.year), fields=written)]
    if args["unit"] == "month" and written.get("day"):
        start = start.replace(day=written["day"])
        return [value(start, start + DAY, "day", fields=written)]
    if args["unit"] == "week" and written.get("weekday"):
        start += timedelta(days=written["weekday"] - 1)
        return [value(start, start + DAY, "day", weekday=written["weekday"], fields=written)]
    return [value(start, end, args["unit"])]


def event(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """ "the day of the inauguration": when that was, the wording does not tell."""
    raise Unresolved


def clock(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """A time of day alone."""
    return [value(None, None, "time", time=args["time"], relative={"meaning": "clock"})] if args.get("time") else []
