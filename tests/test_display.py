from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from factcheck.display import display, plural
from factcheck.values import Amount, Attribution, DateValue, Duration, Money, Percent, Quantity, Role, Value


def amount(lo: str | None, hi: str | None, approx: bool = False) -> Amount:
    return Amount(None if lo is None else Decimal(lo), None if hi is None else Decimal(hi), approx=approx)


def days(start: str | None, end: str | None, grain: str = "day", **more: object) -> DateValue:
    return DateValue(date.fromisoformat(start) if start else None, date.fromisoformat(end) if end else None, grain, **more)  # type: ignore[arg-type]


CASES: list[tuple[str, Value]] = [
    ("1,000,000 USD", Money(amount("1000000", "1000000"), "USD")),
    ("13,000,000,000 USD", Money(amount("1.3E+10", "1.3E+10"), "USD")),
    ("≥ 250,000,000 USD", Money(amount("250000000", None), "USD")),
    ("≤ 2.5 EUR", Money(amount(None, "2.50"), "EUR")),
    ("about 40 (currency unknown) per month", Money(amount("40", "40", approx=True), None, "month")),
    ("10–20 minutes", Duration(amount("10", "20"), "minute")),
    ("1 century", Duration(amount("1", "1"), "century")),
    ("3 centuries", Duration(amount("3", "3"), "century")),
    ("5%", Percent(amount("5", "5"))),
    ("1 percentage point", Percent(amount("1", "1"), points=True)),
    ("39 years (age)", Quantity(amount("39", "39"), "year", role="age")),
    ("100,000 chips", Quantity(amount("100000", "100000"), "chip")),
    ("2 people", Quantity(amount("2", "2"), "person")),
    ("-10 to -5 degrees celsius", Quantity(amount("-10", "-5"), "degree_celsius")),
    ("7", Quantity(amount("7", "7"))),
    ("7 executives", Quantity(amount("7", "7"), noun="executives")),
    ("an unknown number", Quantity(amount(None, None))),
    ("21 Jan 2025", days("2025-01-21", "2025-01-22")),
    ("21 Jan 2025 (Tuesday) 15:00", days("2025-01-21", "2025-01-22", "time", weekday=2, time="15:00")),
    ("1–10 Jun 2024", days("2024-06-01", "2024-06-11", "day")),
    ("early Jun 2024", days("2024-06-01", "2024-06-11", "month", mod="part")),
    ("late Dec 2024", days("2024-12-21", "2025-01-01", "month", mod="part")),
    ("Jun 2024", days("2024-06-01", "2024-07-01", "month")),
    ("about Jun 2024", days("2024-06-01", "2024-07-01", "month", mod="approx")),
    ("Jun–Aug 2024", days("2024-06-01", "2024-09-01", "season")),
    ("Q2 2024", days("2024-04-01", "2024-07-01", "quarter")),
    ("2024", days("2024-01-01", "2025-01-01", "year")),
    ("2015–2018", days("2015-01-01", "2019-01-01", "year")),
    ("1990s", days("1990-01-01", "2000-01-01", "decade")),
    ("20th century", days("1901-01-01", "2001-01-01", "century")),
    ("21st century", days("2001-01-01", "2101-01-01", "century")),
    ("Dec 2024 – Jan 2025", days("2024-12-01", "2025-02-01", "month")),
    ("28 Dec 2024 – 3 Jan 2025", days("2024-12-28", "2025-01-04", "week")),
    ("28 May – 3 Jun 2024", days("2024-05-28", "2024-06-04", "week")),
    ("before 1 Jun 2024", days(None, "2024-06-01", "month", mod="before")),
    ("1 Jan 2016 or later", days("2016-01-01", None, "year", mod="after")),
    ("30 Feb 2025 (no such day)", days(None, None, fields={"year": 2025, "month": 2, "day": 30})),
    ("3 Jun (year unknown)", days(None, None, fields={"month": 6, "day": 3}, relative={"unit": "year"})),
    ("Monday", days(None, None, "weekday", weekday=1)),
    ("evening", days(None, None, "time", time="evening")),
    ("relative to an unknown date", days(None, None, "day", relative={"meaning": "later", "unit": "day"})),
    ("next month", days(None, None, "month", relative={"meaning": "next", "unit": "month"})),
    (
        "early Jun (year unknown)",
        days(None, None, "day", relative={"meaning": "part", "part": "early", "of": {"meaning": "calendar", "month": 6}}),
    ),
    ("summer (year unknown)", days(None, None, "day", relative={"meaning": "calendar", "season": "summer"})),
    ("date not resolved", days(None, None)),
    ("Sam Altman", Attribution("he", "Sam Altman", "said", "…", True, None, None, ((0, 1),))),
    ("unnamed speaker (deny)", Attribution(None, None, "denied", "…", False, None, None, ((0, 1),), cue_class="deny")),
    ("Karoline Leavitt: press secretary", Role("Karoline Leavitt", "press secretary")),
]


@pytest.mark.parametrize(("words", "value"), CASES, ids=[words for words, _ in CASES])
def test_a_value_in_words(words: str, value: Value) -> None:
    assert display(value) == words


def test_a_rate_counts_its_first_unit() -> None:
    assert plural("kilometre_per_hour", amount("3", "3")) == "kilometres per hour"
