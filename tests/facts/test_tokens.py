"""Texts as tokens: what is a number, a name, a date, a word of the lexicon, and what lies between."""

from __future__ import annotations

import pytest

from factcheck.facts.language import language
from factcheck.facts.lexicon import gap_class
from factcheck.facts.unspaced import segmenter
from tests.facts.reading import scan


@pytest.mark.parametrize(
    ("expected", "gap"),
    [
        ("0", ""),
        ("s", " "),
        ("s", "\u00a0"),
        ("s", "\n"),
        ("!", "\n\n"),
        ("-", "-"),
        ("–", " – "),
        ("'", "’"),
        (",", ", "),
        (",", "، "),
        (".", ". "),
        ("/", "/"),
        ("(", " ("),
        (")", ") "),
        ("!", " very "),
        ("!", "?"),
    ],
)
def test_what_lies_between_two_tokens(expected: str, gap: str) -> None:
    assert gap_class(gap) == expected


@pytest.mark.parametrize(
    ("kinds", "text"),
    [
        ("number", "1,234.5"),
        ("number", "1 234 567"),
        ("number", "1’234’567"),
        ("number", "١٬٢٣٤"),
        ("number number", "12 345,678 9"),
        ("date", "2024-05-03"),
        ("date", "3.5.2024"),
        ("date", "2024-05-03T12:30:00+02:00"),
        ("date date", "10/1/2018-10/7/2018"),
        ("clock", "15:30"),
        ("name", "H100"),
        ("name", "GPT-4"),
        ("name name", "ab2-173"),
        ("name name", "703m212"),
        ("number word", "703m"),
        ("symbol number", "$5"),
        ("word number", "EUR5"),
    ],
)
def test_kinds(kinds: str, text: str) -> None:
    assert " ".join(k for k in scan(text).tokens.kind if k != "word" or "word" in kinds) == kinds


def test_words_outside_the_lexicon_are_passed_over_and_leave_a_gap() -> None:
    tokens = scan("5 big dollars").tokens
    assert [tokens.text[s:e] for s, e in zip(tokens.start, tokens.end, strict=True)] == ["5", "dollars"]
    assert tokens.gap == ["!", "!"]


def test_an_attached_article_is_no_gap() -> None:
    tokens = scan("plus d'un an", "fr").tokens
    assert "!" not in tokens.gap[1:]


def test_the_full_stop_of_an_abbreviation_belongs_to_it() -> None:
    tokens = scan("5 Mio. Euro", "de").tokens
    assert tokens.text[tokens.start[1] : tokens.end[1]] == "Mio."


@pytest.mark.parametrize(
    ("expected", "category", "text"),
    [
        (("points", 3), "points", "5 percentage points"),
        (("USD", 3), "currency", "5 US dollars"),
        (("kilometre_per_hour", 4), "measure", "5 kilometres per hour, 3 metres"),
    ],
)
def test_the_longest_phrase_of_a_category(expected: tuple[str, int], category: str, text: str) -> None:
    found = scan(text)
    assert found.starting(category, 1) == expected
    assert found.ending(category, expected[1]) == (expected[0], 1)


def test_rows_that_hold_no_figure_are_not_searched() -> None:
    found = scan("the end of the war")
    assert not any(found.at)


def test_every_lists_the_phrases_of_a_category() -> None:
    found = scan("twice as many, doubled and tripled")
    assert [value for _, value, _ in found.every("multiple")] == [2, 2, 3]
    assert found.every("no such category") == []


@pytest.mark.parametrize("code", ["zh", "ja", "ko"])
@pytest.mark.parametrize("sign", ["$", "€", "￥", "%", "‰", "℃", "½", "㎞", "+", "~", "§", "Å", "я", "α", "५", "３", "٣"])
def test_what_begins_a_token_between_words_without_spaces(code: str, sign: str) -> None:
    assert segmenter(language(code)[0]).places.match(sign)
