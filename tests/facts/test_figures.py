"""What holds for the figures of any text at all."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcheck.languages import codes
from tests.facts.reading import MONDAY, facts, values

# Pieces of which figures are made, so that the texts of hypothesis hold some.
_PIECES = st.sampled_from(
    [
        *"0123456789.,:;/-–'’\"()[]%$€£¥+−°½²\n\t \u00a0\u202f\u200f",
        *(
            "million",
            "and",
            "a",
            "half",
            "of",
            "May",
            "last",
            "from",
            "to",
            "10",
            "2024",
            "third",
            "dozen",
            "hundred",
            "since",
            "ago",
            "years",
            "pm",
        ),
        *(
            "milliards",
            "et demi",
            "le",
            "l'",
            "mai",
            "il y a",
            "fünfundzwanzig",
            "Uhr",
            "e mezzo",
            "mila",
            "مليون",
            "نصف",
            "و",
            "万",
            "億",
            "年",
            "月",
        ),
        *("लाख", "साढ़े", "천", "만", "полтора", "года", "yarım", "yüzde", "H100", "GPT-4", "٣", "３", "Ⅳ", "①", "𝟙", "\ud7ff"),
    ]
)
_TEXTS = st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=25).map(" ".join), st.lists(_PIECES, max_size=25).map("".join))


@settings(max_examples=400, deadline=None)
@given(_TEXTS, st.sampled_from(sorted(codes())))
@example("9" * 3000, "en")
@example("\U000116d0:\U000116d0\U000116d0", "en")
@example("one out of " * 400, "en")
@example("1/" * 400, "fr")
def test_any_text_is_read_and_every_figure_lies_where_it_says(text: str, code: str) -> None:
    end = 0
    for fact in facts(text, code, MONDAY):
        assert end <= fact.start < fact.end <= len(text)
        assert fact.text == text[fact.start : fact.end]
        assert fact.to_dict()["kind"] == fact.kind
        end = fact.end


_ZEROS = {"arabic": "٠", "persian": "۰", "devanagari": "०", "bengali": "০", "thai": "๐", "fullwidth": "０"}


@pytest.mark.parametrize("zero", _ZEROS.values(), ids=_ZEROS)
@pytest.mark.parametrize(
    "text", ["1.5 million dollars", "12 people", "on 3 May 2024", "25%", "2024-05-03", "10-20 minutes", "in 1998", "at 15:30"]
)
def test_digits_of_another_script_read_the_same(zero: str, text: str) -> None:
    native = "".join(chr(ord(zero) + int(c)) if c in "0123456789" else c for c in text)
    assert values(native, published=MONDAY) == values(text, published=MONDAY)


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=12).map(" ".join))
def test_reading_twice_gives_the_same(text: str) -> None:
    assert facts(text) == facts(text)
