"""Numbers with their units: ranges, bounds, compounds, ties, and what is no figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.values import Money, Percent, Quantity
from tests.facts.reading import facts, values


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        # ranges
        (["money 10000000..20000000 USD"], "$10-20 million"),
        (["money 10000000..20000000 USD"], "$10 million to $20 million"),
        (["quantity 2..7 gram"], "between 2 g and about 7 g"),
        (["quantity 2..7 gram"], "2 -7 g"),
        (["percent 2.5..3"], "2.5 to 3 percent"),
        # bounds
        (["quantity 100.. person"], "more than 100 people"),
        (["quantity 5.. person"], "5 or more people"),
        (["quantity ..5 person"], "up to 5 people"),
        (["duration 3.. year"], "at least three years"),
        # compounds
        (["quantity 70 inch"], "5 feet 10 inches"),
        (["quantity 75 inch"], "6ft 3in"),
        (["quantity 210 centimetre"], "2 m 10 cm"),
        (["duration 150 minute"], "2 hours and 30 minutes"),
        (["duration 90 second"], "a minute and 30 seconds"),
        (["duration 1.5 hour"], "an hour and a half"),
        (["duration 15 month"], "a year and 3 months"),
        (["money 3.5 GBP"], "3 pounds 50 pence"),
        (["quantity 1 kilometre", "quantity 1 mile"], "1 kilometre and 1 mile"),
        # shared and inherited
        (["money 2000000000 EUR", "money 1400000000 EUR"], "2 and 1.4 billion euros"),
        (["money 40000000 USD", "money 15500000 USD"], "$40 million, up from 15.5 million"),
        (["money 40000000 USD", "quantity 15000000"], "$40 million from 15 million readers"),
        # signs
        (["quantity -10 degree"], "minus 10 degrees"),
        (["quantity -10 degree"], "10 degrees below zero"),
        (["quantity -5 celsius"], "-5 °C"),
        (["money 10.3 USD"], "10 $ 30 cents"),
        # ages
        (["quantity 39 year age"], "Sam Altman, 39, said"),
        (["quantity 39 year age"], "aged 39"),
        (["quantity 39 year age"], "the 39-year-old man"),
    ],
)
def test_measures(expected: list[str], text: str) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "they won 3-1",
        "call 555-123-4567",
        "version 1.2.3",
        "chapter 3",
        "one of them",
        "a cent saved",
        "the A380 and the F-16",
        "12b7",
        "1234567890123456789012345678901234567890",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert values(text) == []


def test_a_conversion_is_another_reading_of_the_amount() -> None:
    (fact,) = facts("It cost £150bn (or €175bn) in all.")
    assert fact.text == "£150bn (or €175bn)"
    assert [v.currency for v in (fact.value, *fact.alternatives) if isinstance(v, Money)] == ["GBP", "EUR"]


def test_a_quantity_in_parentheses_is_a_conversion_only_if_it_is_about_equal() -> None:
    (fact,) = facts("10 inches (25 cm)")
    assert [v.unit for v in (fact.value, *fact.alternatives) if isinstance(v, Quantity)] == ["inch", "centimetre"]
    assert values("10 inches (80 cm)") == ["quantity 10 inch", "quantity 80 centimetre"]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("month", "$20 a month"),
        ("barrel", "$80 a barrel"),
        ("kilogram", "€3/kg"),
        (None, "paid $5 million a year ago"),
        (None, "$2m an hour after"),
    ],
)
def test_what_an_amount_is_paid_for(expected: str | None, text: str) -> None:
    value = facts(text)[0].value
    assert isinstance(value, Money)
    assert value.per == expected


def test_a_part_of_a_whole_is_a_ratio() -> None:
    (fact,) = facts("one in five voters")
    assert isinstance(fact.value, Quantity)
    assert fact.value.role == "ratio"


def test_a_sign_of_several_currencies_keeps_them_as_other_readings() -> None:
    (fact,) = facts("¥5 million")
    assert [v.currency for v in (fact.value, *fact.alternatives) if isinstance(v, Money)] == ["JPY", "CNY"]


@pytest.mark.parametrize(
    ("language", "text", "per"),
    [
        ("en", "The delay costs €2.5m (about $2.6m) a day.", "day"),
        ("fr", "Le retard coûte 5 millions d'euros (5,4 millions de dollars) par mois.", "month"),
        ("en", "The delay costs €2.5m (about $2.6m).", None),
    ],
)
def test_what_an_amount_is_paid_for_may_stand_behind_its_conversion(language: str, text: str, per: str | None) -> None:
    (value,) = [f.value for f in facts(text, language) if isinstance(f.value, Money)]
    assert value.per == per


@pytest.mark.parametrize(
    ("language", "text", "also"),
    [
        ("en", "The plan has 95 million for schools, 60 for roads.", [60_000_000]),
        ("it", "Ci sono 95 milioni per le scuole, 60 per le strade.", [60_000_000]),
        ("en", "The plan has 95 million for schools and 60 roads.", []),
        ("en", "The plan has 95 million for schools. It took 60 for the roads.", []),
    ],
)
def test_a_list_may_name_its_scale_once(language: str, text: str, also: list[int]) -> None:
    found = [v.amount.lo for f in facts(text, language) for v in f.alternatives if isinstance(v, Quantity)]
    assert found == also


def test_a_share_lends_no_scale() -> None:
    assert values("Der Umsatz sank um 1,2 Prozent auf 64,5 Milliarden.", "de")[0] == "percent 1.2"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The bank cut its rate by 25 basis points."),
        ("de", "Die Bank senkte den Zins um 25 Basispunkte."),
        ("fr", "La banque a baissé son taux de 25 points de base."),
        ("es", "El banco bajó los tipos en 25 puntos básicos."),
        ("pt", "O banco cortou a taxa em 25 pontos base."),
        ("it", "La banca ha tagliato il tasso di 25 punti base."),
        ("nl", "De bank verlaagde de rente met 25 basispunten."),
        ("pl", "Bank obniżył stopę o 25 punktów bazowych."),
        ("ru", "Банк снизил ставку на 25 базисных пунктов."),
    ],
)
def test_a_basis_point_is_a_hundredth_of_a_point(language: str, text: str) -> None:
    (value,) = [f.value for f in facts(text, language) if isinstance(f.value, Percent)]
    assert (value.amount.lo, value.points) == (Decimal("0.25"), True)


@pytest.mark.parametrize(
    ("code", "text"),
    [("it", "ha perso il 22%"), ("it", "l'8%"), ("es", "subió el 5%"), ("fr", "le 22% des voix"), ("en", "the 5% that"), ("it", "il 5 km")],
)
def test_an_article_makes_no_day_of_a_number_with_a_unit(code: str, text: str) -> None:
    assert [f.kind for f in facts(text, code)] == ["quantity" if "km" in text else "percent"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "18% more than a year earlier"),
        ("es", "un 8 % más que un año antes"),
        ("de", "18 Prozent mehr als ein Jahr zuvor"),
        ("pt", "18% mais do que um ano antes"),
        ("nl", "18 procent meer dan een jaar eerder"),
    ],
)
def test_what_a_percentage_is_compared_with_is_no_bound(code: str, text: str) -> None:
    assert [f.kind for f in facts(text, code)] == ["percent", "date"]


@pytest.mark.parametrize(
    ("code", "expected", "text"),
    [
        ("ja", "97 passenger", "乗客は97人だった。"),
        ("ja", "23 dead", "死者数は約23人に上った。"),
        ("ko", "23 dead", "사망자는 23명으로 늘었다."),
        ("zh", "4 missing", "失踪者4人。"),
        ("en", "23 dead", "The death toll rose to 23."),
        ("de", "23 dead", "Die Zahl der Toten stieg auf 23."),
        ("it", "67 injured", "Il numero dei feriti è salito a 67."),
        ("ru", "23 dead", "Число погибших выросло до 23."),
        ("pl", "23 dead", "Liczba ofiar wzrosła do 23 osób."),
    ],
)
def test_a_noun_before_a_number_tells_what_it_counts(code: str, expected: str, text: str) -> None:
    (value,) = [f.value for f in facts(text, code) if isinstance(f.value, Quantity)]
    assert f"{value.amount.lo} {value.unit}" == expected


@pytest.mark.parametrize(
    ("code", "reached", "allowed"),
    [
        ("es", "La tasa bajó, hasta el 3,4 %.", "Una multa de hasta el 3,4 % del volumen."),
        ("it", "Il tasso è sceso fino al 3,4%.", "Una multa fino al 3,4% del fatturato."),
        ("fr", "Le taux a grimpé jusqu'à 3,4 %.", "Une amende pouvant aller jusqu'à 3,4 % du total."),
        ("pt", "A taxa caiu até 3,4%.", "Uma multa de até 3,4% da receita."),
    ],
)
def test_how_far_something_moved_is_no_upper_bound(code: str, reached: str, allowed: str) -> None:
    first, second = (next(f.value.amount for f in facts(t, code) if isinstance(f.value, Percent)) for t in (reached, allowed))
    assert first.lo == first.hi == second.hi
    assert second.lo is None


def test_how_a_match_stood_is_no_range() -> None:
    assert values("They came from 1-3 down to win 4-3.") == []
    assert values("Take 1-3 a day.") == ["quantity 1..3"]
