"""The arithmetic of days, months and periods."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facts.dates.calendar import add_months, coarser, easter, fields_in, holiday, moved, period, shift
from factcheck.values import DateValue


@pytest.mark.parametrize(
    ("expected", "day", "count"),
    [
        (date(2024, 2, 29), date(2024, 1, 31), 1),
        (date(2023, 2, 28), date(2024, 2, 29), -12),
        (date(2023, 12, 15), date(2024, 1, 15), -1),
    ],
)
def test_months_on(expected: date, day: date, count: int) -> None:
    assert add_months(day, count) == expected


@pytest.mark.parametrize(
    ("expected", "unit", "count"),
    [
        (date(2025, 2, 24), "week", "2"),
        (date(2024, 2, 10), "year", "-1"),
        (date(2025, 2, 9), "hour", "-24"),
        (date(2025, 2, 10), "minute", "90"),
        (date(2025, 2, 25), "month", "0.5"),
        (date(2024, 11, 10), "quarter", "-1"),
    ],
)
def test_a_distance(expected: date, unit: str, count: str) -> None:
    assert shift(date(2025, 2, 10), unit, Decimal(count)) == expected


def test_a_distance_in_several_units() -> None:
    args = {"n": Decimal(2), "unit": "year", "more": ((Decimal(1), "month"), (Decimal(21), "day"))}
    assert moved(date(2017, 11, 23), args, -1) == date(2015, 10, 2)


@pytest.mark.parametrize(
    ("start", "end", "unit"),
    [
        (date(2025, 2, 10), date(2025, 2, 17), "week"),
        (date(2025, 2, 15), date(2025, 2, 17), "weekend"),
        (date(2025, 2, 1), date(2025, 2, 16), "fortnight"),
        (date(2025, 2, 1), date(2025, 3, 1), "month"),
        (date(2025, 1, 1), date(2025, 4, 1), "quarter"),
        (date(2024, 12, 1), date(2025, 3, 1), "season"),
        (date(2025, 1, 1), date(2026, 1, 1), "year"),
        (date(2020, 1, 1), date(2030, 1, 1), "decade"),
        (date(2025, 2, 12), date(2025, 2, 13), "day"),
    ],
)
def test_the_period_that_holds_a_day(start: date, end: date, unit: str) -> None:
    assert period(date(2025, 2, 12), unit) == (start, end)


@given(st.dates(date(1000, 1, 1), date(2900, 1, 1)), st.sampled_from(["week", "month", "quarter", "season", "year", "decade"]))
def test_a_day_lies_in_its_period(day: date, unit: str) -> None:
    start, end = period(day, unit)
    assert start <= day < end


@pytest.mark.parametrize(
    ("expected", "rule"),
    [
        (date(2024, 12, 25), "12-25"),
        (date(2024, 3, 31), "easter"),
        (date(2024, 4, 1), "easter+1"),
        (date(2024, 3, 29), "easter-2"),
        (date(2024, 11, 28), "11 4 4"),
        (date(2024, 5, 27), "5 1 -1"),
        (date(2024, 9, 2), "9 1 1"),
    ],
)
def test_holidays(expected: date, rule: str) -> None:
    assert holiday(rule, 2024) == expected


@given(st.integers(1583, 4000))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    assert easter(year).isoweekday() == 7
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


def test_fields_of_a_year() -> None:
    assert fields_in({"quarter": 3}, 2024) == (date(2024, 7, 1), date(2024, 10, 1), "quarter")
    assert fields_in({"month": 2, "day": 29}, 2024) == (date(2024, 2, 29), date(2024, 3, 1), "day")
    assert fields_in({"season": "winter"}, 2024) == (date(2024, 12, 1), date(2025, 3, 1), "season")


def test_days_are_not_counted_from_a_year() -> None:
    year = DateValue(date(2024, 1, 1), date(2025, 1, 1), "year")
    assert coarser(year, "day")
    assert not coarser(year, "year")
