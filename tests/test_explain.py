"""`factcheck explain`: what a fact was held against, why it was or was not paired, and which relation holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck import Document, compare
from factcheck.model import Comparison, Considered
from factcheck.pipeline import considered
from tests.alignment.stories import DAY, OTHER, story
from tests.command import factcheck
from tests.test_retellings import told


def passed_over(comparison: Comparison, text: str) -> list[Considered]:
    asked = {f.id for facts in comparison.facts.values() for f in facts if f.text == text}
    assert asked
    return considered(comparison, asked)


def test_a_fact_that_was_paired_has_nothing_to_tell() -> None:
    assert passed_over(compare([story("en"), story("fr")]), "4.2 million euros") == []


def test_a_fact_of_another_story() -> None:
    comparison = compare([story("fr"), Document("other.txt", OTHER, "en", DAY)])
    (found,) = passed_over(comparison, "1,870 people")
    assert (found.document, found.other, found.why) == ("fr.txt", None, "the documents do not tell one story")


def test_a_figure_whose_place_is_taken() -> None:
    more = ("every day.", "every day, 700 cars more than before.")
    found = passed_over(compare([story("en", more), story("fr")]), "700 cars")
    assert [(c.relation, c.other.text if c.other else "") for c in found if "paired with" in c.why] == [
        ("differs", "Environ 9 500 voitures")
    ]


def test_a_sentence_that_holds_nothing_of_the_kind() -> None:
    found = passed_over(compare([story("en", ("Shops on", "With 4% less trade, shops on")), story("fr")]), "4%")
    assert [(c.document, c.other) for c in found] == [("fr.txt", None)]
    assert found[0].why.endswith("nothing of the kind percent") or "no sentence" in found[0].why


def test_what_a_pair_lacks_is_told() -> None:
    found = passed_over(told("obit"), "1.900")
    (why,) = {c.why for c in found if c.other and c.other.text == "24 tys. osób"}
    assert why.startswith("the sentences are not about the same thing for sure: ")
    assert why.endswith("they are of different times")


def test_what_tells_two_sides_of_a_thing_apart_is_told() -> None:
    planned, done = "Solmara planned to cut 500 jobs in Linde in 2023.", "Solmara cut 430 jobs in Linde in 2023."
    comparison = compare([Document("a.txt", planned), Document("b.txt", done)])
    (fact,) = [f for f in comparison.facts["a.txt"] if f.kind == "quantity"]
    (why,) = [c.why for c in considered(comparison, [fact.id]) if c.other]
    assert why.endswith(": one was planned, the other done")


def test_agreements_keep_their_reasons() -> None:
    (cost,) = (a for a in compare([story("en"), story("fr")]).agreements if a.kind == "money")
    assert "passage" in {r.signal for r in cost.reasons}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "en.txt").write_text(story("en", ("Shops on", "All 63 shops on")).text, "utf-8")
    (tmp_path / "fr.txt").write_text(story("fr").text, "utf-8")
    (tmp_path / "other.txt").write_text(OTHER, "utf-8")
    return tmp_path


def test_the_command(folder: Path) -> None:
    run = factcheck("explain", "63", "en.txt", "fr.txt", "other.txt", cwd=folder)
    shown = run.stdout.decode()
    assert run.returncode == 0
    assert "IN ONE DOCUMENT ONLY" in shown
    assert "fr.txt" in shown
    assert "other.txt" in shown
    assert "the documents do not tell one story" in shown


def test_why_two_facts_are_paired(folder: Path) -> None:
    shown = factcheck("explain", "Solheim 4.2", folder).stdout.decode()
    assert "AGREE  money  the same value" in shown
    assert "why     name: " in shown
    assert "passage: sentences aligned" in shown


def test_json(folder: Path) -> None:
    data = json.loads(factcheck("explain", "63", folder, "-f", "json").stdout)
    assert {Path(c["document"]).name for c in data["considered"]} == {"fr.txt", "other.txt"}
    assert all(c["why"] for c in data["considered"])
