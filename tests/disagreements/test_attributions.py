"""Statements and roles set side by side: what is held against a document and what is not."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import compare
from factcheck.disagreements.attributions import compare_roles, compare_statements
from factcheck.model import Document
from factcheck.values import Attribution, Role

STORY = (
    "The town of Ashby met on Tuesday. The council of Ashby talked about the old bridge for hours.\n\n"
    "{}\n\nThe bridge of Ashby was built long ago."
)


def said(content: str = "We will never sell the old harbour", speaker: str = "Mary Keane", **details: object) -> Attribution:
    cue = str(details.pop("cue_class", "say"))
    return Attribution(speaker, speaker, "said", content, True, (0, 1), (1, 2), ((2, 3),), cue, details={"named": True} | details)


def flagged(a: str, b: str) -> list[str]:
    documents = [Document(n, STORY.format(t), "en") for n, t in (("a", a), ("b", b))]
    return [d.reasons[-1].detail for d in compare(documents) if d.kind in ("attribution", "role") and d.level == "conflict"]


@pytest.mark.parametrize(
    ("relation", "why", "a", "b"),
    [
        ("same", "same", said(), said()),
        ("same", "same", said(), said(speaker="Keane")),
        ("differs", "speaker", said(), said(speaker="Paul Orr")),
        ("same", "same", said(speaker="Walid al-Moualem"), said(speaker="Al-Muallim")),
        ("differs", "polarity", said(negations=1), said()),
        ("same", "same", said(negations=2), said()),
        ("differs", "addressee", said(addressee="Radio Ashby"), said(addressee="Channel Nine")),
        ("same", "same", said(addressee="Radio Ashby"), said()),
        ("same", "same", said(addressee="reporters"), said(addressee="journalists")),
        ("differs", "venue", said(venue="the Forum of Ashby"), said(venue="X")),
        ("differs", "source_count", said(anonymous=True, count=3), said(anonymous=True, count=5)),
        ("same", "same", said(anonymous=True, count=3), said(anonymous=True)),
        ("differs", "act", said(cue_class="deny"), said(cue_class="confirm")),
        ("same", "same", said(), said(speaker="he", named=False)),
    ],
)
def test_statements_in_the_same_words(relation: str, why: str, a: Attribution, b: Attribution) -> None:
    found = compare_statements(a, b, wording=1.0)
    assert (found.kind, found.why) == (relation, why)


def test_words_that_are_only_alike_settle_no_speaker() -> None:
    assert compare_statements(said("the bells of the poor"), said("the bells of poor people", "Paul Orr"), wording=0.8).kind == "compatible"


@pytest.mark.parametrize(
    ("relation", "why", "a", "b", "languages"),
    [
        ("same", "same", "mayor of Ashby", "mayor of Ashby", ("en", "en")),
        ("differs", "office", "press secretary", "commerce secretary", ("en", "en")),
        ("differs", "office", "chief executive of Lago", "directeur financier de Lago", ("en", "fr")),
        ("compatible", "paraphrase", "chief executive of Lago", "directeur général de Lago", ("en", "fr")),
        ("compatible", "paraphrase", "founder of Lago", "investor", ("en", "en")),
        ("differs", "organisation", "head of policy at Lago", "head of policy at Norda", ("en", "en")),
        ("compatible", "paraphrase", "founder of Lago", "fondateur de Norda", ("en", "fr")),
    ],
)
def test_roles_of_one_person(relation: str, why: str, a: str, b: str, languages: tuple[str, str]) -> None:
    found = compare_roles(Role("Mary Keane", a), Role("Mary Keane", b), *languages)
    assert (found.kind, found.why) == (relation, why)


@pytest.mark.parametrize(
    ("reason", "a", "b"),
    [
        (
            "the same words are given to different speakers",
            "“We will never sell the bridge,” Mary Keane said.",
            "“We will never sell the bridge,” Paul Orr said.",
        ),
        (
            "one document denies what the other says",
            "“We will not sell the bridge,” Mary Keane said.",
            "“We will sell the bridge,” Mary Keane said.",
        ),
        (
            "two offices that exclude one another",
            "Mary Keane, the mayor of Ashby, was there.",
            "Mary Keane, the governor of Ashby, was there.",
        ),
    ],
)
def test_two_documents_that_disagree(reason: str, a: str, b: str) -> None:
    assert reason in flagged(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("“We will never sell the bridge,” Mary Keane said.", "“We will never sell the bridge,” Keane added."),
        ("“We will never sell the bridge,” Mary Keane said.", "«We will never sell the bridge», said Mary Keane on Tuesday."),
        ("“We will never sell the bridge,” Mary Keane said.", "“We will never sell the bridge,” the mayor said."),
        ("“We will never sell the bridge,” Mary Keane said.", "“The bridge is old and has to go,” Paul Orr said."),
    ],
)
def test_two_documents_that_do_not(a: str, b: str) -> None:
    assert flagged(a, b) == []


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ("on Monday", "on Tuesday", ["said on another day"]),
        ("in April", "in June", ["said on another day"]),
        ("last month", "last year", ["said on another day"]),
        ("on Monday", "in June", []),
        ("on Monday", "last week", []),
        ("on Monday", "", []),
    ],
)
def test_the_day_of_a_statement(first: str, second: str, why: list[str]) -> None:
    quote = "“The old harbour bridge will never be opened to heavy traffic again,” Mary Keane said"
    assert flagged(f"{quote} {first}.", f"{quote} {second}.".replace(" .", ".")) == why


def test_last_month_is_counted_from_the_day_of_the_article() -> None:
    quote = "“The old harbour bridge will never be opened to heavy traffic again,” Mary Keane said"
    days = (("last month", date(2026, 1, 3)), ("last year", date(2025, 12, 30)))
    documents = [Document(when, STORY.format(f"{quote} {when}."), "en", day) for when, day in days]
    assert [d for d in compare(documents) if d.kind == "attribution" and d.level == "conflict"] == []


def test_one_document_against_many_is_one_finding() -> None:
    words = '"We will never sell the old harbour to anybody," {} said.'
    other = "Ferries passed Ashby as on any day. Its council sat late over that bridge.\n\n{}\n\nBoys swim below the arches of Ashby."
    told = (("a", STORY, "Mary Keane"), ("b", STORY, "Paul Orr"), ("c", other, "Mary Keane"))
    documents = [Document(n, story.format(words.format(who)), "en") for n, story, who in told]
    (found,) = [d for d in compare(documents) if d.kind == "attribution"]
    assert [[m.fact.document for m in r.mentions] for r in found.readings] == [["a", "c"], ["b"]]
    assert found.clashes == ((0, 1),)
    assert found.outliers == ("b",)
