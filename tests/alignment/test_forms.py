"""Folders of one story and of one form: witnesses find one another, and things that only share a form are not compared."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from factcheck import Comparison, Document, compare

PRESS = {
    "en": "Solmara said on Monday it would invest {} million euros in its plant in Lisbon.",
    "de": "Solmara will {} Millionen Euro in das Werk in Lissabon stecken, teilte Marta Vaz mit.",
    "fr": "Solmara va investir {} millions d'euros dans son usine de Lisbonne, a annoncé Marta Vaz lundi.",
    "ru": "Компания «Солмара» вложит {} млн евро в завод в Лиссабоне, сообщила Марта Ваз.",
    "ar": "قالت مارتا فاز إن شركة سولمارا ستستثمر {} ملايين يورو في مصنعها في لشبونة.",
}
SHEETS = {
    "en": ("The Solmara {} washing machine weighs {} kilograms and costs {} euros.", "It is made in Lisbon. Warranty: 2 years."),
    "de": ("Die Waschmaschine Solmara {} wiegt {} Kilogramm und kostet {} Euro.", "Sie wird in Lissabon hergestellt. Garantie: 2 Jahre."),
    "es": ("La lavadora Solmara {} pesa {} kilos y cuesta {} euros.", "Se fabrica en Lisboa. Garantía: 2 años."),
    "pl": ("Pralka Solmara {} waży {} kilogramów i kosztuje {} euro.", "Powstaje w Lizbonie. Gwarancja: 2 lata."),
}
NAMES = [
    "Aqua",
    "Bella",
    "Cora",
    "Dora",
    "WM-100",
    "WM-110",
    "Elba",
    "Fina",
    "Gala",
    "Hestia",
    "Inka",
    "Jana",
    "Kira",
    "Lund",
    "Mira",
    "Nora",
    "Olga",
    "Pia",
    "Quinta",
    "Rosa",
]


def told(language: str, texts: Sequence[str]) -> Comparison:
    return compare([Document(f"{n:03}.txt", text, language) for n, text in enumerate(texts)])


@pytest.mark.parametrize("language", PRESS)
@pytest.mark.parametrize("count", [30, 90])
def test_many_witnesses_do_not_hide_what_they_disagree_on(language: str, count: int) -> None:
    values = [6 if n == 11 else 9 if n == 21 else 5 for n in range(count)]
    (found,) = told(language, [PRESS[language].format(v) for v in values])
    assert found.level == "conflict"
    assert sorted(len(r.mentions) for r in found.readings) == [1, 1, count - 2]


@pytest.mark.parametrize("language", SHEETS)
@pytest.mark.parametrize("count", [4, 14])
def test_sheets_of_different_products_are_not_held_against_one_another(language: str, count: int) -> None:
    head, rest = SHEETS[language]
    assert list(told(language, [f"{head.format(x, 60 + n, 400 + 13 * n)} {rest}" for n, x in enumerate(NAMES[:count])])) == []


def test_a_product_that_is_named_apart_from_its_figures() -> None:
    sheet = "{0}\n\nMeet the new {0} by Solmara. It weighs {1} kilograms. Its price is {2} euros."
    found = told("en", [sheet.format("Aqua", 61, 420), sheet.format("Bella", 67, 470)])
    assert [(list(found), [a for a in found.agreements if a.kind != "date"])] == [([], [])]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "LISBON (Reuters) - Solmara will invest 5 million euros.",
            "LISBON (AFP) - Solmara will invest 9 million euros.",
        ),
        (
            "By Anna Rossi\n\nSolmara will invest 5 million euros in its plant in Lisbon.",
            "By Bruno Conti\n\nSolmara will invest 9 million euros in its plant in Lisbon.",
        ),
        ("Solmara and Varga will invest 5 million euros.", "Solmara and Vagra will invest 9 million euros."),
    ],
)
def test_a_byline_an_agency_or_a_slip_in_a_name_makes_no_other_subject(a: str, b: str) -> None:
    assert [d.level for d in told("en", [a, b])] == ["conflict"]


FORMS = {
    "quarters": (
        "en",
        "LISBON, {} - Solmara said revenue rose {}% to {} million euros in the {} quarter. Net profit was {} million euros.",
        [("25 April", 4, 812, "first", 61), ("24 July", 6, 840, "second", 66), ("23 October", 3, 790, "third", 58)],
    ),
    "Quartale": (
        "de",
        "Lissabon, {}. Solmara hat im {} Quartal 2024 den Umsatz um {} Prozent auf {} Millionen Euro gesteigert.",
        [("25. April 2024", "ersten", 4, 812), ("24. Juli 2024", "zweiten", 6, 840)],
    ),
    "weather": (
        "en",
        "Weather for Varga, {}: sunny, high of {} degrees, low of {} degrees. Wind {} km/h. Sunset at {}.",
        [("Monday 3 June", 24, 14, 20, "21:41"), ("Tuesday 4 June", 27, 16, 35, "21:42"), ("Wednesday 5 June", 21, 12, 15, "21:43")],
    ),
    "recipes": (
        "en",
        "Recipe: {}. Serves {}. Takes {} minutes. Ingredients: {} grams of flour, {} eggs. Bake at {} degrees.",
        [("Apple Cake", 8, 70, 250, 3, 180), ("Plum Tart", 6, 50, 200, 2, 190), ("Lemon Loaf", 10, 60, 220, 4, 170)],
    ),
    "maisons": (
        "fr",
        "Maison à vendre à {}, {} pièces, {} m2, {} euros. Construite en {}. Contact : Agence Solmara.",
        [("Vannes", 5, 120, "412 000", 1974), ("Auray", 4, 95, "318 000", 1988), ("Carnac", 6, 140, "655 000", 1961)],
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_form_filled_in_for_several_things_tells_of_several(form: str) -> None:
    language, text, rows = FORMS[form]
    assert list(told(language, [text.format(*row) for row in rows])) == []


@pytest.mark.parametrize("form", FORMS)
def test_a_slip_in_what_is_else_the_same_is_found(form: str) -> None:
    language, text, rows = FORMS[form]
    first = [str(value) for value in rows[0]]
    place = next(n for n, value in enumerate(first) if value.isdecimal() and len(value) > 1)
    slip = [value[::-1] if n == place else value for n, value in enumerate(first)]
    found = told(language, [text.format(*first), text.format(*slip)])
    assert [d.level for d in found] == ["conflict"]
