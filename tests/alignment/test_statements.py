"""Statements of two articles that are one."""

from __future__ import annotations

import pytest

from factcheck import facts
from factcheck.alignment.passages import align_passages
from factcheck.alignment.profile import profile
from factcheck.alignment.statements import pair_statements
from factcheck.documents import read
from factcheck.model import Document, Pair


def pairs(a: tuple[str, str], b: tuple[str, str]) -> list[Pair]:
    articles = [read(Document(n, text, language)) for n, (language, text) in (("a", a), ("b", b))]
    left, right = (profile(x, facts.extract(x)) for x in articles)
    return [p for p in pair_statements(left, right, align_passages(left, right)) if p.a.kind == "attribution"]


def test_the_same_words_are_found_wherever_they_stand() -> None:
    a = "“We will never sell the old bridge,” Mary Keane said. It rained in Ashby."
    b = "It rained in Ashby. The council met. “We will sell the old bridge,” Paul Orr said."
    (pair,) = pairs(("en", a), ("en", b))
    assert [r.signal for r in pair.reasons] == ["wording"]


def test_other_words_are_another_statement() -> None:
    assert (
        pairs(("en", "“We will never sell the bridge,” Mary Keane said."), ("en", "“It rained all day in the north,” Mary Keane said."))
        == []
    )


@pytest.mark.parametrize("name", ["Mary Keane", "Luc Dupont"])
def test_across_languages_aligned_sentences_and_outright_names_decide(name: str) -> None:
    a = "In Ashby 4,500 people met on 3 May 2024. “The bridge of Ashby will cost 12 million euros,” Mary Keane said. It rained."
    b = f"À Ashby, 4 500 personnes se sont réunies le 3 mai 2024. « Le pont d’Ashby coûtera 12 millions d’euros », a dit {name}. Il a plu."
    found = [p for p in pairs(("en", a), ("fr", b)) if p.a.text.startswith("“The bridge")]
    signals = {r.signal for p in found for r in p.reasons}
    assert "passage" in signals
    assert ("quoted" in signals) == (name != "Mary Keane")


def test_a_statement_that_goes_on_in_another_quotation_begins_in_the_same_words() -> None:
    said = "“We will sell the old bridge of Ashby to the town of Velden before the summer,”"
    a = f"{said} Mary Keane said."
    b = f"{said} Paul Orr said. “It was never of any use to us here.”"
    (pair,) = pairs(("en", a), ("en", b))
    assert [r.signal for r in pair.reasons] == ["opening"]
