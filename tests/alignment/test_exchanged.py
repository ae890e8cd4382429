"""Statements that two articles of different languages give to two names."""

from __future__ import annotations

import pytest

from factcheck import facts
from factcheck.alignment.exchanged import exchanged
from factcheck.alignment.passages import align_passages
from factcheck.alignment.profile import profile
from factcheck.documents import read
from factcheck.model import Document, Pair
from factcheck.values import Attribution

ENGLISH = """In Ashby 4,500 people met on 3 May 2024 to save the Velden bridge.
Paul Orr, who leads the Ashby council, was there with Mary Keane.
“The Velden bridge of Ashby will cost us 12 million euros,” {} said.
Orr said that Ashby had 340 bridges. Keane left Ashby at noon."""
SWEDISH = """I Ashby möttes 4 500 personer den 3 maj 2024 för att rädda Veldenbron.
Paul Orr, som leder rådet i Ashby, var där med Mary Keane.
”Bron Velden i Ashby kommer att kosta oss 12 miljoner euro”, sade {}.
Orr sade att Ashby hade 340 broar. Keane lämnade Ashby vid tolvtiden."""
BENGALI = """২০২৪ সালের ৩ মে অ্যাশবিতে 4,500 জন মিলিত হন। পল অর, অ্যাশবি কাউন্সিলের নেতা, মেরি কিন সেখানে ছিলেন।
{} বলেন, "অ্যাশবির ভেলডেন সেতুর জন্য আমাদের 12 মিলিয়ন ইউরো খরচ হবে।"
অর বলেন অ্যাশবিতে 340টি সেতু আছে।"""


def pairs(a: tuple[str, str], b: tuple[str, str]) -> list[Pair]:
    articles = [read(Document(n, text, language)) for n, (language, text) in (("a", a), ("b", b))]
    left, right = (profile(x, facts.extract(x)) for x in articles)
    return list(exchanged(left, right, align_passages(left, right), frozenset()))


def speakers(pair: Pair) -> list[str | None]:
    return [f.value.speaker for f in (pair.a, pair.b) if isinstance(f.value, Attribution)]


def test_the_other_side_need_not_be_read() -> None:
    (pair,) = pairs(("en", ENGLISH.format("Lindqvist")), ("sv", SWEDISH.format("Keane")))
    assert speakers(pair) == ["Lindqvist", "Keane"]
    assert [r.signal for r in pair.reasons] == ["passage", "quoted"]


def test_either_side_may_be_the_one_that_is_read() -> None:
    (pair,) = pairs(("sv", SWEDISH.format("Keane")), ("en", ENGLISH.format("Lindqvist")))
    assert speakers(pair) == ["Keane", "Lindqvist"]


@pytest.mark.parametrize(
    ("english", "swedish"),
    [
        ("Keane", "Keane"),
        ("Keane", "Keanes"),  # inflected
        ("Kean", "Keane"),  # misspelled
        ("Lindqvist", "hon"),  # a pronoun
        ("Lindqvist", "ordföranden"),  # a role
        ("she", "Keane"),
        ("the chairwoman", "Keane"),
        ("Lindqvist", "Ashby"),  # no person
        ("Lindqvist", "Keane och Orr"),  # two people
        ("Orr’s Lindqvist", "Orr"),  # the sentence knows both
    ],
)
def test_whatever_else_may_account_for_it_excuses_it(english: str, swedish: str) -> None:
    assert pairs(("en", ENGLISH.format(english)), ("sv", SWEDISH.format(swedish))) == []


def test_a_person_and_the_house_they_speak_for_are_not_exchanged() -> None:
    english = ENGLISH.format("Lindqvist") + " Keane of Lindqvist waited."
    assert pairs(("en", english), ("sv", SWEDISH.format("Keane"))) == []


@pytest.mark.parametrize("name", ["মেরি কিন", "হ্যানা"])
def test_names_of_other_scripts_that_nobody_knows_are_left_alone(name: str) -> None:
    assert pairs(("en", ENGLISH.format("Keane")), ("bn", BENGALI.format(name))) == []
