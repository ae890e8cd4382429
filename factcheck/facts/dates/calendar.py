"""Days, months and periods: the arithmetic under the wordings of time, and what a wording is before it is resolved.

Weeks begin on Monday; winter begins in December; a month counts 30 days and a year 365 where parts of them are counted.
"""

from __future__ import annotations

import calendar as months
from dataclasses import field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from factcheck.records import dataclass
from factcheck.values import DateValue

DAY = timedelta(days=1)
MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "season": 3, "year": 12, "decade": 120, "century": 1200}
_SEASON_START = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_SOLAR_DAY = {3: 20, 6: 21, 9: 23, 12: 21}  # of the equinoxes and solstices, give or take a day


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
    if unit in ("second", "minute", "hour"):  # "24 hours ago" is a day ago
        return day + timedelta(days=int(count / 24) if unit == "hour" else 0)
    if unit in MONTHS_IN and count == count.to_integral_value():
        return add_months(day, int(count) * MONTHS_IN[unit])
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


def moved(day: date, args: dict[str, Any], direction: int) -> date:
    """A day moved by the distance that the arguments give: `n` units, and `more` of smaller ones ("2 years 1 month")."""
    day = shift(day, args["unit"], Decimal(args.get("n", 1)) * direction)
    for count, unit in args.get("more", ()):
        day = shift(day, unit, count * direction)
    return day


def finest(args: dict[str, Any]) -> str:
    """The smallest unit of a distance."""
    return str(args["more"][-1][1] if args.get("more") else args["unit"])


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
    if unit in MONTHS_IN:
        size = MONTHS_IN[unit]
        first = (day.year * 12 + day.month - 1) // size * size
        start = date(max(first // 12, 1), first % 12 + 1, 1)
        return start, add_months(start, size)
    return day, day + DAY


def need(anchor: date | None) -> date:
    if anchor is None:
        raise Unresolved
    return anchor


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the algorithm of Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    m = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, m // 31, m % 31 + 1)


def holiday(rule: str, year: int) -> date:
    """The day of a holiday: "12-25", so many days from Easter ("easter+1"), or "11 4 4": the fourth Thursday of November (-1: the last)."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule[6:] or 0))
    if " " not in rule:
        month, day = rule.split("-")
        return date(year, int(month), int(day))
    month_number, weekday, n = map(int, rule.split())
    first = date(year, month_number, 1) if n > 0 else add_months(date(year, month_number, 1), 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (n - 1 if n > 0 else n))


def fields_in(args: dict[str, Any], year: int) -> tuple[date, date, str]:
    if args.get("holiday"):
        start = holiday(args["holiday"], year)
        return start, start + DAY, "day"
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


def with_month(args: dict[str, Any], anchor: date | None) -> dict[str, Any]:
    """Fields in which a month by its distance has become a month of a year."""
    if not isinstance(args.get("month"), MonthFrom):
        return args
    first = add_months(need(anchor).replace(day=1), args["month"].offset)
    return args | {"year": first.year, "month": first.month}


def by_the_sun(start: date) -> tuple[date, date]:
    """The season that begins in the month of a day, from one equinox or solstice to the next, both days included."""
    first, last = (month.replace(day=_SOLAR_DAY[month.month]) for month in (start, add_months(start.replace(day=1), 3)))
    return first, last + DAY


def long_weekend(day: date) -> tuple[date, date]:
    """The weekend beside a holiday, with the days between: from Saturday to the Monday, from the Thursday to Sunday."""
    saturday = period(day, "weekend")[0]
    if day.isoweekday() <= 2:
        return saturday - 7 * DAY, day + DAY
    return min(day, saturday), saturday + 2 * DAY


def coarser(value: DateValue, unit: str) -> bool:
    """Whether a date is too coarse to count such units from it: five days after "late 2023" is no day."""
    days = (value.end - value.start).days if value.start and value.end else 0
    return days > {"day": 1, "week": 7, "weekend": 7, "month": 31}.get(unit, 366)
