"""Spans of no regular shape, for which dateparser and price-parser are asked."""

from __future__ import annotations

import pytest

from factcheck import Document, extract


@pytest.mark.parametrize(
    ("text", "language", "start", "end"),
    [
        ("The letter bears the stamp 2019/Sep/04 on its back.", "en", "2019-09-04", "2019-09-05"),
        ("Il timbro dice 2021/marzo/17, più o meno.", "it", "2021-03-17", "2021-03-18"),
    ],
)
def test_dates_in_an_order_that_no_template_foresees(text: str, language: str, start: str, end: str) -> None:
    (fact,) = [f for f in extract(Document("odd", text, language)) if f.kind == "date"]
    value = fact.value.to_dict()
    assert (value["start"], value["end"]) == (start, end)


@pytest.mark.parametrize("text", ["The release 3.11.2 may follow.", "Room 12, May Street", "iOS 17.1.2 of march"])
def test_what_only_looks_like_an_odd_date(text: str) -> None:
    assert [f for f in extract(Document("odd", text, "en")) if f.kind == "date"] == []


def test_a_price_in_digits_of_no_regular_shape() -> None:
    (fact,) = [f for f in extract(Document("odd", "Listed at $1.23.456 by mistake.", "en")) if f.kind == "money"]
    assert (fact.value.to_dict()["lo"], fact.value.to_dict()["currency"]) == (123456, "USD")


def test_a_version_is_no_price() -> None:
    assert [f for f in extract(Document("odd", "Version 1.2.3 is out.", "en")) if f.kind == "money"] == []
