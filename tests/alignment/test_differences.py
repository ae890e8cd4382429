"""Figures that tell how far two things are apart, and which way a share has gone."""

from __future__ import annotations

import pytest

from factcheck import Document, compare
from factcheck.alignment.differences import is_difference
from factcheck.documents import read
from factcheck.facts import extract

ROWS = [
    (True, "en", "Tickets cost 3 euros more than in May."),
    (True, "en", "The river stood 40 centimetres above the old record."),
    (False, "en", "Tickets cost more than 3 euros."),
    (False, "en", "The river rose to 40 centimetres in the night."),
    (True, "de", "Das sind 3 Euro mehr als im Mai."),
    (False, "de", "Das sind mehr als 3 Euro."),
    (True, "fr", "Le billet coûte 3 euros de plus."),
    (True, "it", "Il biglietto costa 3 euro in più."),
    (True, "es", "La entrada cuesta 3 euros más que en mayo."),
    (True, "pt", "O bilhete custa mais 3 euros do que em maio."),
    (True, "nl", "Een kaartje kost drie euro meer dan in mei."),
    (True, "pl", "Bilet kosztuje o 3 euro więcej."),
    (True, "ru", "Билет стоит на 3 евро дороже."),
    (True, "tr", "Bilet 3 euro daha pahalı."),
    (True, "ar", "وهذا 3 يورو أكثر من السابق."),
    (False, "en", "Bread is 3% higher."),  # shares are nearly always changes
]


@pytest.mark.parametrize(("difference", "language", "text"), ROWS)
def test_a_difference_is_told_from_a_value(difference: bool, language: str, text: str) -> None:
    article = read(Document("a", text, language))
    figures = [f for f in extract(article) if f.kind in ("money", "quantity", "percent")]
    assert [is_difference(article, f) for f in figures] == [difference]


SALES = "Marvik Foods said sales of bread fell 1.8% in June in Solheim. Its chief Ingrid Holm blamed the rain. Sales of beer rose by 6%."
VENTES = (
    "Marvik Foods a dit que les ventes de pain ont {} de 2,8 % en juin à Solheim. "
    "Sa patronne Ingrid Holm a accusé la pluie. Les ventes de bière ont progressé de 6 %."
)


@pytest.mark.parametrize(("verb", "found"), [("reculé", 1), ("augmenté", 0)])
def test_a_rise_is_not_held_against_a_fall(verb: str, found: int) -> None:
    assert len(compare([Document("a", SALES, "en"), Document("b", VENTES.format(verb), "fr")]).disagreements) == found
