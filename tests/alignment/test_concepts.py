"""Concept words: stems, clitics, compounds, runs without spaces, places of CLDR; and the language files themselves."""

from __future__ import annotations

import pytest

from factcheck import languages
from factcheck.alignment.concepts import Lexicon, lexicon
from factcheck.alignment.romanise import fold

TOLD = [
    ("donate", "en", "donated"),
    ("donate", "it", "donato"),
    ("donate", "ar", "التبرع"),
    ("bridge", "fr", "ponts"),
    ("bridge", "de", "Eisenbahnbrücke"),
    ("earthquake", "es", "terremotos"),
    ("earthquake", "zh", "昨日地震造成"),
    ("hospital", "ja", "病院"),
    ("government", "ru", "правительства"),
    ("hospital", "hi", "अस्पताल"),
    ("ambassador", "ko", "대사관은"),
    ("referendum", "el", "δημοψηφίσματος"),
    ("lawyer", "th", "เมื่อวานทนายความกล่าว"),
    ("evidence", "pl", "dowodów"),
    ("geo:FR", "en", "French"),
    ("geo:FR", "pt", "França"),
    ("geo:DE", "pl", "Niemcy"),
    ("city:Paris", "it", "Parigi"),
    ("geo:JP", "ar", "اليابان"),
]


@pytest.mark.parametrize(("concept", "language", "word"), TOLD)
def test_a_word_tells_its_concept(concept: str, language: str, word: str) -> None:
    assert concept in lexicon(language).concepts(fold(word))


def test_phrases_are_found_as_a_whole() -> None:
    found = lexicon("en").find(["the", "united", "nations", "met"])
    assert [h.concept for h in found if h.start == 1] == ["geo:UN"]


def test_an_unknown_language_knows_nothing() -> None:
    assert lexicon("xx").find(["bridge"]) == []


def test_stems_take_the_longest() -> None:
    known = Lexicon([("fire*", "fire"), ("firef*", "firefighter")])
    assert known.concepts("firefighters") == ("firefighter",)


@pytest.mark.parametrize("code", languages.codes())
def test_concepts_are_shared_by_all_language_files(code: str) -> None:
    rows = languages.load(code).section("concepts")
    known = languages.load("en").section("concepts")
    assert set(rows) <= set(known)
    for concept, words in rows.items():
        assert words.split(), concept
        assert len(set(words.split())) == len(words.split()), concept


@pytest.mark.parametrize(("code", "word"), [("en", "individuals"), ("en", "parishioners"), ("es", "individuos"), ("it", "indicare")])
def test_a_place_is_no_stem_of_everyday_words(code: str, word: str) -> None:
    assert not [c for c in lexicon(code).concepts(word) if c.startswith(("geo:", "city:"))]


@pytest.mark.parametrize(
    ("code", "word", "place"), [("en", "indian", "geo:IN"), ("it", "italiane", "geo:IT"), ("ru", "москве", "city:Moscow")]
)
def test_adjectives_and_cases_of_a_place_are_that_place(code: str, word: str, place: str) -> None:
    assert place in lexicon(code).concepts(word)
