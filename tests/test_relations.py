"""How two values relate: value first, one table a relation."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from decimal import Decimal

import pytest

from factcheck import Document, extract, languages
from factcheck.model import Fact
from factcheck.relations import relate, relate_values
from factcheck.units import kin
from factcheck.values import Amount, DateMod, DateValue, Duration, Money, Percent, Quantity, Value


def exactly(x: str, step: str = "1", approx: bool = False) -> Amount:
    return Amount(Decimal(x), Decimal(x), Decimal(step), approx)


def billions(x: str) -> Amount:
    return Amount(Decimal(x) * 10**9, Decimal(x) * 10**9, Decimal(10**9))


def at_least(x: str) -> Amount:
    return Amount(Decimal(x), None)


def at_most(x: str) -> Amount:
    return Amount(None, Decimal(x))


def between(x: str, y: str) -> Amount:
    return Amount(Decimal(x), Decimal(y))


def eur(amount: Amount, per: str | None = None) -> Money:
    return Money(amount, "EUR", per)


def count(amount: Amount, unit: str | None = None, role: str | None = None) -> Quantity:
    return Quantity(amount, unit, role=role)


def day(y: int, m: int, d: int, weekday: int | None = None, mod: DateMod | None = None) -> DateValue:
    start = date(y, m, d)
    return DateValue(start, start + timedelta(days=1), "day", mod, weekday, fields={"year": y, "month": m, "day": d})


def month(y: int | None, m: int) -> DateValue:
    if y is None:
        return DateValue(None, None, "month", fields={"month": m})
    return DateValue(date(y, m, 1), date(y + m // 12, m % 12 + 1, 1), "month", fields={"year": y, "month": m})


def weekday(n: int) -> DateValue:
    return DateValue(None, None, "weekday", weekday=n, fields={"weekday": n})


def year(y: int) -> DateValue:
    return DateValue(date(y, 1, 1), date(y + 1, 1, 1), "year", fields={"year": y})


def since(y: int, m: int, d: int) -> DateValue:
    return DateValue(date(y, m, d), None, "day", "after", fields={"year": y, "month": m, "day": d})


EIGHTIES = DateValue(date(1980, 1, 1), date(1990, 1, 1), "decade")

AGREE: list[tuple[str, Value, Value]] = [
    ("same", eur(exactly("1000000")), eur(exactly("1000000"))),
    ("bound", eur(at_least("250000000")), eur(exactly("250000000"))),
    ("bound", count(at_least("10")), count(exactly("12"))),
    ("bound", count(at_most("4")), count(between("3", "4"))),
    ("bound", count(exactly("5")), count(between("5", "6"))),
    ("rounding", eur(exactly("2380000000", "10000000")), eur(exactly("2400000000", "100000000"))),
    ("rounding", Percent(exactly("94.6", "0.1")), Percent(exactly("95", approx=True))),
    ("rounding", count(exactly("1240")), count(exactly("1200", approx=True))),
    ("rounding", count(exactly("12345")), count(exactly("12000"))),
    ("same", Percent(exactly("1.2", "0.1")), Percent(exactly("-1.2", "0.1"))),  # "fell by 1.2%"
    ("same", count(exactly("0.2", "0.1"), role="ratio"), Percent(exactly("20"))),  # one in five
    ("rounding", count(exactly("0.3333", "0.0001"), role="ratio"), Percent(exactly("33"))),  # a third
    ("unit", Duration(exactly("18"), "month"), Duration(exactly("1.5", "0.1"), "year")),
    ("unit", Duration(exactly("2"), "day"), Duration(exactly("48"), "hour")),
    ("unit", count(exactly("10"), "inch"), count(exactly("25"), "centimetre")),
    ("unit", count(exactly("118"), "metre"), count(exactly("387"), "foot")),
    ("unit", count(exactly("550"), "megawatt"), count(exactly("0.55", "0.01"), "gigawatt")),
    ("unit", count(exactly("80"), "degree"), count(exactly("27"), "degree")),
    ("unit", count(exactly("80"), "degree"), count(exactly("27"), "celsius")),
    ("unit", count(exactly("80"), "fahrenheit"), count(exactly("27"), "celsius")),
    ("granularity", day(2024, 5, 14), month(2024, 5)),
    ("granularity", month(2024, 5), year(2024)),
    ("granularity", month(None, 6), month(2024, 6)),
    ("bound", DateValue(None, date(2025, 1, 1), "year", "before"), month(2024, 11)),
    ("bound", DateValue(None, None, "weekday", weekday=1, relative={"meaning": "range"}), weekday(2)),  # the night from Monday to Tuesday
    ("bound", DateValue(None, None, "weekday", "after", weekday=1), weekday(3)),
    ("bound", since(2015, 10, 8), day(2015, 10, 8)),
    ("bound", since(2015, 10, 1), day(2016, 2, 8)),
    ("bound", eur(at_least("100")), eur(exactly("240"))),
    ("rounding", eur(exactly("2700000000")), eur(billions("3"))),
    ("granularity", EIGHTIES, year(1987)),
]
DIFFER: list[tuple[str, Value, Value]] = [
    ("value", eur(exactly("1000000")), eur(exactly("10000000"))),
    ("value", eur(at_least("250000000")), eur(exactly("240000000"))),
    ("value", count(exactly("132")), count(exactly("123"))),
    ("value", count(exactly("40", approx=True)), count(exactly("70"))),
    ("value", count(exactly("300"), "kilometre"), count(exactly("200"), "kilometre")),
    ("value", count(exactly("10"), "mile"), count(exactly("10"), "kilometre")),
    ("value", Percent(exactly("2.7", "0.1")), Percent(exactly("8.7", "0.1"))),
    ("value", Percent(exactly("2.7", "0.1")), Percent(exactly("-8.7", "0.1"))),
    ("points", Percent(exactly("12")), Percent(exactly("12"), points=True)),
    ("value", Duration(exactly("25"), "minute"), Duration(exactly("45"), "minute")),
    ("month", day(2024, 6, 12), day(2024, 7, 12)),
    ("day", day(2024, 6, 12), day(2024, 6, 21)),
    ("year", year(2015), year(2018)),
    ("month", month(None, 6), month(2024, 7)),
    ("weekday", day(2024, 5, 14, weekday=2), day(2024, 5, 14, weekday=3)),
    ("weekday", weekday(2), weekday(3)),
    ("value", eur(billions("2")), eur(billions("3"))),
    ("value", eur(at_least("350")), eur(exactly("850"))),
    ("value", Percent(exactly("35.7", "0.1")), Percent(exactly("35.8", "0.1"))),
    ("day", since(2015, 10, 1), day(2015, 10, 8)),
    ("value", EIGHTIES, year(1978)),
    ("value", count(exactly("540"), "person"), count(exactly("340"), "injured")),
    ("value", eur(exactly("700"), "year"), eur(exactly("100"))),
    ("currency", Money(exactly("18.20"), "USD"), eur(exactly("18.20"))),
    ("value", eur(exactly("29"), "megawatt_hour"), eur(exactly("39"))),
    ("value", eur(exactly("29"), "megawatt_hour"), eur(exactly("290"))),
]
APART: list[tuple[str, Value, Value]] = [
    ("conversion", Money(exactly("100"), "USD"), eur(exactly("90"))),
    ("conversion", Money(exactly("100"), "USD"), eur(exactly("100"))),
    ("conversion", Money(exactly("11.42"), "SEK"), Money(exactly("11.42"), "DKK")),  # crowns
    ("other_period", eur(exactly("85"), "year"), eur(exactly("2"), "week")),
    ("other_period", eur(exactly("2500000"), "day"), eur(exactly("7500000"))),  # in three days
    ("points", Percent(exactly("12"), points=True), Percent(exactly("40"))),
    ("other_subject", count(exactly("12"), "kilometre"), count(exactly("12"), "kilogram")),
    ("other_subject", count(exactly("12"), "dead"), count(exactly("40"), "injured")),
    ("other_subject", count(exactly("12"), "year", "age"), count(exactly("13"))),
    ("kind", eur(exactly("12")), Percent(exactly("12"))),
    ("unresolved", DateValue(None, None, "day", relative={"meaning": "yesterday"}), day(2024, 5, 14)),
]


@pytest.mark.parametrize(("why", "a", "b"), AGREE)
def test_values_that_agree(why: str, a: Value, b: Value) -> None:
    for x, y in ((a, b), (b, a)):
        found = relate_values(x, y)
        assert found.agrees, found
        assert found.why == why


@pytest.mark.parametrize(("why", "a", "b"), DIFFER)
def test_values_that_differ(why: str, a: Value, b: Value) -> None:
    for x, y in ((a, b), (b, a)):
        found = relate_values(x, y)
        assert (found.kind, found.why) == ("differs", why)


@pytest.mark.parametrize(("why", "a", "b"), APART)
def test_values_that_do_not_compare(why: str, a: Value, b: Value) -> None:
    for x, y in ((a, b), (b, a)):
        found = relate_values(x, y)
        assert (found.kind, found.why) == ("not_comparable", why)


def fact(text: str, value: Value, *more: Value) -> Fact:
    return Fact("a", 0, len(text), text, value, more)


def test_a_second_reading_that_agrees_is_enough() -> None:
    a = fact("Friday", day(2024, 5, 10), day(2024, 5, 17))
    assert relate(a, fact("17 May 2024", day(2024, 5, 17))).agrees


def test_a_conversion_in_parentheses_is_held_against_its_own_currency() -> None:
    pounds = fact("£38m (€45m)", Money(exactly("38000000"), "GBP"), eur(exactly("45000000")))
    assert relate(pounds, fact("45 milioni di euro", eur(exactly("45000000")))).agrees
    assert relate(pounds, fact("54 milhões de euros", eur(exactly("54000000")))).kind == "differs"
    assert relate(pounds, fact("$50m", Money(exactly("50000000"), "USD"))).why == "conversion"


@pytest.mark.parametrize(
    ("a", "b", "agrees"),
    [
        ("$1 million", "$1.1 million", True),
        ("$1 million", "$1.4 million", False),
        ("13 billion euros", "12.6 billion euros", True),
        ("3 billion euros", "2.5 billion euros", False),
        ("100 billion euros", "80 billion euros", False),
        ("1,000 people", "900 people", True),
        ("100 people", "80 people", False),
        ("about 100 people", "80 people", True),
    ],
)
def test_nobody_rounds_further_than_a_seventh(a: str, b: str, agrees: bool) -> None:
    x, y = (next(iter(extract(Document("a.txt", text, "en")))) for text in (a, b))
    assert relate(x, y).agrees is agrees


def test_a_grouping_point_read_as_decimal_is_no_difference() -> None:
    assert relate(fact("76.000", count(exactly("76", "0.001"))), fact("76,000", count(exactly("76000")))).agrees


def test_million_and_billion_are_a_difference() -> None:
    assert relate(fact("1.8 million", eur(exactly("1800000"))), fact("1.8 billion", eur(exactly("1800000000")))).kind == "differs"


def test_vague_values_far_apart_differ_clearly_and_near_ones_softly() -> None:
    near = relate_values(count(exactly("40", approx=True)), count(exactly("50")))
    far = relate_values(count(exactly("40", approx=True)), count(exactly("90")))
    assert (near.kind, near.soft) == ("differs", True)
    assert (far.kind, far.soft) == ("differs", False)


def test_a_share_far_from_a_percentage_is_worth_a_look_at_most() -> None:
    found = relate_values(count(exactly("0.2", "0.1"), role="ratio"), Percent(exactly("50")))
    assert (found.kind, found.soft) == ("differs", True)


def test_every_physical_unit_of_the_language_files_has_a_measure_or_stands_alone() -> None:
    alone = {"volt", "decibel", "cup", "tablespoon", "teaspoon"}
    for code in ("common", "en"):
        with (languages.FOLDER / f"{code}.toml").open("rb") as file:
            units = set(tomllib.load(file)["quantities"]["units"])
        assert {u for u in units if not kin(u, "metre") and not any(kin(u, v) for v in units - {u})} <= alone


def test_a_bare_number_may_be_the_age_of_the_other_text() -> None:
    assert relate_values(count(exactly("34"), "year", "age"), count(exactly("34"))).kind == "same"


def clock(time: str, mod: DateMod | None = None) -> DateValue:
    return DateValue(None, None, "time", mod, time=time, relative={"meaning": "clock"})


@pytest.mark.parametrize(
    ("a", "b", "kind", "why"),
    [
        (clock("22:47"), clock("22:47"), "same", "same"),
        (clock("22:47"), clock("22:41"), "differs", "time"),
        (clock("22:47"), clock("22:30"), "differs", "time"),
        (clock("22:47"), clock("19:47"), "not_comparable", "time_zone"),
        (clock("22:47"), clock("23:00"), "compatible", "rounding"),
        (clock("22:47"), clock("22:20", "approx"), "compatible", "rounding"),
        (clock("22:47"), clock("22:12", "after"), "compatible", "bound"),
    ],
)
def test_times_of_day(a: DateValue, b: DateValue, kind: str, why: str) -> None:
    found = relate_values(a, b)
    assert (found.kind, found.why) == (kind, why)
    assert relate_values(b, a) == found
