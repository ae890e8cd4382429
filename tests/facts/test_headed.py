"""The unit at the head of a column is that of its figures."""

from __future__ import annotations

import pytest

from factcheck import Document, extract


def values(head: str, language: str, cell: str = "38.2") -> list[str]:
    text = f"X | {head}\nY | {cell}"
    found = [f.value.to_dict() | {"kind": f.kind} for f in extract(Document("a", text, language=language)) if text[f.start] == cell[0]]
    return [f"{v['kind']} {v.get('lo')} {v.get('currency') or v.get('unit') or ''}".strip() for v in found]


HEADS = [
    ("en", "Revenue (€ million)", "money 38200000.0 EUR"),
    ("en", "Revenue (€m)", "money 38200000.0 EUR"),
    ("en", "Revenue, $bn", "money 38200000000.0 USD"),
    ("en", "Revenue in millions of euros", "money 38200000.0 EUR"),
    ("en", "USD million", "money 38200000.0 USD"),
    ("en", "Growth (%)", "percent 38.2 percent"),
    ("en", "Growth %", "percent 38.2 percent"),
    ("en", "Distance (km)", "quantity 38.2 kilometre"),
    ("en", "Copies (thousands)", "quantity 38200.0"),
    ("en", "Copies ('000)", "quantity 38200.0"),
    ("en", "Score", "quantity 38.2"),
    ("de", "Umsatz (Mio. €)", "money 38200000.0 EUR"),
    ("de", "Umsatz in Mio. Euro", "money 38200000.0 EUR"),
    ("fr", "Chiffre d'affaires (en millions d'euros)", "money 38200000.0 EUR"),
    ("fr", "Croissance (en %)", "percent 38.2 percent"),
    ("es", "Ingresos (millones de euros)", "money 38200000.0 EUR"),
    ("it", "Ricavi (milioni di euro)", "money 38200000.0 EUR"),
    ("pt", "Receita (R$ milhões)", "money 38200000.0 BRL"),
    ("nl", "Omzet (miljoen euro)", "money 38200000.0 EUR"),
    ("pl", "Przychody (mln zł)", "money 38200000.0 PLN"),
    ("ru", "Выручка, млн руб.", "money 38200000.0 RUB"),
    ("tr", "Gelir (milyon TL)", "money 38200000.0 TRY"),
    ("ja", "売上高（億円）", "money 3820000000.0 JPY"),
    ("zh", "营收（亿元）", "money 3820000000.0 CNY"),
    ("ko", "매출(억원)", "money 3820000000.0 KRW"),
    ("ar", "الإيرادات (مليون دولار)", "money 38200000.0 USD"),
    ("hi", "आय (करोड़ रुपये)", "money 382000000.0 INR"),
]


@pytest.mark.parametrize(("language", "head", "value"), HEADS)
def test_the_unit_at_the_head(language: str, head: str, value: str) -> None:
    decimal = "." if language in ("en", "ja", "zh", "ko", "ar", "hi") else ","
    (found,) = values(head, language, f"38{decimal}2")
    kind, amount, *unit = found.split()
    expected_kind, expected_amount, *expected_unit = value.split()
    assert (kind, float(amount), unit) == (expected_kind, float(expected_amount), expected_unit)


def test_a_cell_with_a_unit_of_its_own_keeps_it() -> None:
    assert values("Revenue (€ million)", "en", "$38 billion") == ["money 38000000000 USD"]
