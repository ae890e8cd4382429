"""Whatever the order of words: sentences made of a language's own words and of digits are read, and never break the program."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import Document, extract
from factcheck.languages import FOLDER, codes
from tests.examples import examples
from tests.hostile.words import vocabulary

DERIVED = sorted(path.stem for path in (FOLDER / "derived").glob("*.toml"))


def read(text: str, code: str, published: date | None) -> None:
    for fact in extract(Document("a.txt", text, code, published)):
        assert text[fact.start : fact.end] == fact.text or fact.kind == "attribution"
        assert fact.to_dict()["value"]


@pytest.mark.parametrize("code", codes())
@examples(100)
@given(data=st.data())
def test_a_salad_of_words_is_read(code: str, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(vocabulary(code)), min_size=1, max_size=9))
    joint = data.draw(st.sampled_from([" ", " ", ""]))
    read(joint.join(words), code, data.draw(st.sampled_from([None, date(2024, 5, 1), date(2024, 2, 29), date.min, date.max])))


@pytest.mark.parametrize("code", DERIVED[::8])
@examples(25)
@given(data=st.data())
def test_a_salad_of_words_of_the_second_tier_is_read(code: str, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(vocabulary(code)), min_size=1, max_size=9))
    read(" ".join(words), code, data.draw(st.sampled_from([None, date(2024, 5, 1), date.max])))
