"""Hints, levels, stable identities, updates, weekdays."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from factcheck import Document, compare
from factcheck.disagreements.hints import hint
from factcheck.values import Amount, DateValue, Money, Percent, Quantity, Value

from ..alignment.stories import story


def money(x: str) -> Money:
    return Money(Amount(Decimal(x), Decimal(x)), "EUR")


def count(x: str) -> Quantity:
    return Quantity(Amount(Decimal(x), Decimal(x)))


def written(**fields: int) -> DateValue:
    return DateValue(None, None, "day", fields=fields)


TWELVE = Amount(Decimal(12), Decimal(12))
HINTS: list[tuple[str | None, Value, Value]] = [
    ("exactly ×10", money("1000000"), money("10000000")),
    ("exactly ×1,000 (million and billion?)", money("1800000"), money("1800000000")),
    ("exactly ×1,000 (a thousands separator or a scale word?)", count("76"), count("76000")),
    ("the same digits in another order", count("132"), count("123")),
    ("the same digits in another order", money("41.5"), money("45.1")),
    ("day and month swapped", written(day=3, month=4, year=2024), written(day=4, month=3, year=2024)),
    ("neighbouring years", written(year=2015), written(year=2016)),
    (
        "percent against percentage points",
        Percent(Amount(Decimal(12), Decimal(12))),
        Percent(Amount(Decimal(12), Decimal(12)), points=True),
    ),
    (None, count("132"), count("180")),
    (None, written(year=2015), written(year=2018)),
]


@pytest.mark.parametrize(("expected", "a", "b"), HINTS)
def test_hints(expected: str | None, a: Value, b: Value) -> None:
    assert hint(a, b) == hint(b, a) == expected


def test_an_identity_is_stable_when_lines_move() -> None:
    slip = ("4,2 millions", "2,4 millions")
    moved = story("en")
    moved = Document(moved.name, "\n\n" + moved.text, moved.language, moved.published)
    (a,) = compare([story("en"), story("fr", slip)]).disagreements
    (b,) = compare([moved, story("fr", slip)]).disagreements
    assert a.id == b.id
    assert a.id.startswith("FC101-")


TOLL = {
    "en": "The fire in the Corda factory killed {} people, the rescue service said. Governor Rosa Lima visited the hospital of Belvo.",
    "fr": "L'incendie de l'usine Corda a tué {} personnes, ont dit les secours. La gouverneure Rosa Lima a visité l'hôpital de Belvo.",
}


def toll(language: str, dead: int, day: int) -> Document:
    return Document(f"{language}{day}.txt", TOLL[language].format(dead), language, date(2024, 3, day))


def test_a_toll_that_grows_from_day_to_day_is_an_update() -> None:
    assert not compare([toll("en", 14, 5), toll("fr", 19, 6)]).disagreements


def test_two_tolls_of_one_day_disagree() -> None:
    assert [d.kind for d in compare([toll("en", 14, 5), toll("fr", 19, 5)]).disagreements] == ["quantity"]


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("en", "The fair opens on Sunday 12 May 2024.", False),
        ("en", "The fair opens on Monday 12 May 2024.", True),
        ("fr", "La foire ouvre le lundi 12 mai 2024.", True),
        ("it", "La fiera apre domenica 12 maggio 2024.", False),
        ("ar", "يفتتح المعرض يوم الثلاثاء 12 مايو 2024.", True),
    ],
)
def test_a_weekday_that_does_not_fit_its_date(language: str, text: str, wrong: bool) -> None:
    found = compare([Document("a.txt", text, language)], within=True).disagreements
    assert [(d.code, d.within, d.level) for d in found] == ([("FC202", True, "conflict")] if wrong else [])
    assert not compare([Document("a.txt", text, language)]).disagreements


def test_one_mention_that_cannot_be_compared_hides_no_clash() -> None:
    texts = {
        "de": "Marta Vaz ist am Dienstag in Lissabon verurteilt worden. In elf Punkten sprach das Gericht die 75-Jährige schuldig.",
        "en": "Marta Vaz was sentenced in Lisbon on Tuesday. Vaz, 57, was found guilty by the court on 11 counts.",
        "nl": "Marta Vaz (57) is dinsdag in Lissabon veroordeeld. De rechtbank achtte elf punten bewezen.",
    }
    found = compare([Document(f"{code}.txt", text, code) for code, text in texts.items()])
    assert not [a.detail for a in found.agreements if "75" in a.detail]
