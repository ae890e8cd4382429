"""Amounts with the period that they are paid for."""

from __future__ import annotations

import pytest

from factcheck import Document, extract
from factcheck.values import Money

RATED = [
    ("year", "en", "The fund pays 5 million euros annually."),
    ("year", "en", "They spend $2bn yearly on it."),
    ("month", "en", "It costs 30 euros monthly."),
    ("year", "fr", "Le fonds verse 5 millions d'euros chaque année."),
    ("year", "fr", "Le fonds verse chaque année 5 millions d'euros."),
    ("year", "de", "Der Fonds zahlt jährlich 5 Millionen Euro."),
    ("month", "de", "Das Abo kostet 30 Euro monatlich."),
    ("year", "it", "Il fondo versa 5 milioni di euro annui."),
    ("month", "it", "L'abbonamento costa 30 euro al mese."),
    ("year", "es", "El fondo paga 5 millones de euros anuales."),
    ("year", "pt", "O fundo paga 5 milhões de euros anualmente."),
    ("year", "nl", "Het fonds betaalt jaarlijks 5 miljoen euro."),
    ("year", "pl", "Fundusz wypłaca 5 milionów euro rocznie."),
    ("year", "ru", "Фонд выплачивает 5 млн евро в год."),
    ("year", "tr", "Fon her yıl 5 milyon avro ödüyor."),
    ("year", "ar", "يدفع الصندوق 5 ملايين يورو سنويا."),
    ("year", "hi", "कोष सालाना 50 लाख यूरो देता है।"),
    ("year", "zh", "该基金每年500万欧元。"),
    ("year", "ja", "基金は毎年500万ユーロを支払う。"),
    ("year", "ko", "기금은 연간 500만 유로를 지급한다."),
    (None, "ja", "基金は5年間500万ユーロを支払う。"),
    (None, "en", "The fund paid 5 million euros. Every year it meets in Lisbon."),
]


@pytest.mark.parametrize(("per", "language", "text"), RATED)
def test_the_period_that_an_amount_is_paid_for(per: str | None, language: str, text: str) -> None:
    assert [f.value.per for f in extract(Document("a.txt", text, language)) if isinstance(f.value, Money)] == [per]
