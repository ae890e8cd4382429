"""Dates of the Islamic calendar, in the tabular form of it.

Months begin with the sighting of the moon, so that the day meant may lie a day beside the tabular one: values are marked
"approx". Source: the arithmetic calendar of thirty-year cycles with eleven leap years (Dershowitz and Reingold, Calendrical
Calculations, chapter 7), epoch 16 July 622.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from factcheck.facts.dates.calendar import DAY, Unresolved
from factcheck.facts.dates.written import value
from factcheck.values import DateValue

_EPOCH = 227015  # the ordinal of 1 Muharram of the year 1


def day_of(year: int, month: int, day: int) -> date:
    """The day of the Gregorian calendar on which an Islamic date falls; months beyond the twelfth are those of the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date.fromordinal(_EPOCH - 1 + (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day)


def hijri(args: dict[str, Any], anchor: date | None, previous: DateValue | None) -> list[DateValue]:
    """A day, month or year of the Islamic calendar; without its year it stays open."""
    year, month, day = args.get("year"), args.get("hijri_month"), args.get("day")
    if not isinstance(year, int) or not 1200 <= year < 1600:
        raise Unresolved
    if month is None:
        return [value(day_of(year, 1, 1), day_of(year + 1, 1, 1), "year", "approx")]
    if day is None:
        return [value(day_of(year, int(month), 1), day_of(year, int(month) + 1, 1), "month", "approx")]
    start = day_of(year, int(month), int(day))
    return [value(start, start + DAY, "day", "approx")]
