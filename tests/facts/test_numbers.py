"""Numbers in digits, in words and mixed, in the habits of many languages."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facts.digits import parse_digits
from tests.facts.reading import numbers


@pytest.mark.parametrize(
    ("expected", "text", "decimal"),
    [
        ("1234", "1,234", "."),
        ("1234", "1.234", ","),
        ("1.234", "1.234", "."),
        ("1.234", "1,234", ","),
        ("0.125", "0,125", "."),
        ("1234567", "1,234,567", "."),
        ("1234567", "1.234.567", ","),
        ("1234567.5", "1,234,567.5", "."),
        ("1234567.5", "1.234.567,5", ","),
        ("12345678", "1,23,45,678", "."),
        ("1234.5", "1 234,5", ","),
        ("1234.5", "1\u202f234,5", ","),
        ("1234567", "1'234'567", "."),
        ("1234.5", "١٬٢٣٤٫٥", "."),
        ("2.52", "۲٬۵۲", "٫"),
        ("37.5", "३७.५", "."),
        ("0.77", ".77", "."),
        ("4.0", "4.0", "."),
        ("1300000", "1.3e6", "."),
        ("0.025", "2,5e-2", ","),
        (None, "1.2.3", "."),
        (None, "1,2,3", "."),
        (None, "1" * 31, "."),
    ],
)
def test_digits(expected: str | None, text: str, decimal: str) -> None:
    parsed = parse_digits(text, decimal)
    assert (parsed and parsed[0]) == (expected and Decimal(expected))


@pytest.mark.parametrize(
    ("step", "text"),
    [("1", "1234"), ("0.1", "1.5"), ("0.01", "1.25"), ("100000", "1.5 million"), ("1000000000", "13 billion"), ("1", "five")],
)
def test_the_size_of_the_last_digit_written(step: str, text: str) -> None:
    assert numbers(text)[0].step == Decimal(step)


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        ("21", "en", "twenty-one"),
        ("200305", "en", "two hundred thousand three hundred and five"),
        ("1500000", "en", "1.5 million"),
        ("1500000", "en", "one and a half million"),
        ("500000000", "en", "half a billion"),
        ("24", "en", "two dozen"),
        ("3.5", "en", "three point five"),
        ("0.75", "en", "three quarters"),
        ("2.25", "en", "2 1/4"),
        ("0.2", "en", "one in five"),
        ("0.9", "en", "nine out of 10"),
        ("0.25", "en", "a quarter of them"),
        ("750000", "en", "three quarters of a million"),
        ("3250000", "en", "3 million and a quarter"),
        ("2500000000", "en", "2.5bn"),
        ("3500000", "en", "35 lakh"),
        ("97", "fr", "quatre-vingt-dix-sept"),
        ("71", "fr", "soixante et onze"),
        ("1000000000000", "fr", "mille milliards"),
        ("2500000", "fr", "deux millions et demi"),
        ("0.2", "fr", "un sur cinq"),
        ("25", "de", "fünfundzwanzig"),
        ("1500000", "de", "anderthalb Millionen"),
        ("234567", "de", "zweihundertvierunddreißigtausendfünfhundertsiebenundsechzig"),
        ("200000", "it", "duecentomila"),
        ("2500000", "it", "due milioni e mezzo"),
        ("1500000000", "es", "mil quinientos millones"),
        ("25", "ar", "خمسة وعشرون"),
        ("375000", "ja", "37万5,000"),
        ("125000000", "ja", "1億2,500万"),
        ("35000000", "ko", "3천5백만"),
        ("2018", "zh", "二〇一八年"),
    ],
)
def test_words_and_scales(value: str, code: str, text: str) -> None:
    assert [n.value for n in numbers(text, code)] == [Decimal(value)]


@pytest.mark.parametrize("text", ["3 in 2019", "by 3 in 20 days", "the second half of the game", "the third of May"])
def test_what_is_no_ratio(text: str) -> None:
    assert not any(n.fraction for n in numbers(text))


@pytest.mark.parametrize(
    "text", ["one out of " * 300, "one and " * 300, "5 in " * 300, "1 " * 300, "half " * 300, "12-" * 300, "two thirds " * 300]
)
def test_numbers_beside_numbers_without_end(text: str) -> None:
    assert isinstance(numbers(text), list)


@given(st.decimals(0, 10**9, places=2))
def test_an_english_number_is_read_back(value: Decimal) -> None:
    assert [n.value for n in numbers(f"{value:,}")] == [value]
