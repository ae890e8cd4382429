"""Facts paired across documents: what a slip does, and what changes nothing."""

from __future__ import annotations

from itertools import permutations

import pytest

from factcheck import Comparison, Document, compare

from .stories import BRIDGE, DAY, OTHER, story

SLIPS = [
    ("money", "fr", "4,2 millions", "2,4 millions"),
    ("money", "ar", "4.2 مليون", "4.2 مليار"),
    ("quantity", "it", "9.500", "95.000"),
    ("quantity", "ar", "9500", "5900"),
    ("date", "fr", "1931", "1913"),
    ("date", "ar", "عام 1931", "عام 1951"),
    ("date", "it", "settembre", "novembre"),
    ("duration", "fr", "18 mois", "8 mois"),
]


def conflicts(comparison: Comparison) -> list[tuple[str, frozenset[frozenset[str]]]]:
    """Each conflict as its kind and who says what."""
    return [
        (d.kind, frozenset(frozenset(m.fact.document for m in r.mentions) for r in d.readings)) for d in comparison.at_level("conflict")
    ]


@pytest.mark.parametrize("a", sorted(BRIDGE))
@pytest.mark.parametrize("b", sorted(BRIDGE))
def test_retellings_do_not_disagree(a: str, b: str) -> None:
    assert not conflicts(compare([story(a, name="a"), story(b, name="b")]))


@pytest.mark.parametrize(("kind", "language", "old", "new"), SLIPS)
def test_a_slip_is_one_conflict_on_its_fact(kind: str, language: str, old: str, new: str) -> None:
    found = compare([story("en"), story(language, (old, new))])
    assert [k for k, _ in conflicts(found)] == [kind]


def test_the_outlier_is_named_where_a_majority_exists() -> None:
    documents = [story("en"), story("fr"), story("it"), story("ar", ("4.2 مليون", "7.2 مليون"))]
    (found,) = compare(documents).at_level("conflict")
    assert found.outliers == ("ar.txt",)
    assert {len(r.mentions) for r in found.readings} == {1, 3}


def test_two_against_one_another_name_nobody() -> None:
    (found,) = compare([story("en"), story("fr", ("1931", "1941"))]).at_level("conflict")
    assert found.outliers == ()


def test_reasons_name_their_words() -> None:
    (found,) = compare([story("en"), story("ar", ("4.2 مليون", "7.2 مليون"))]).at_level("conflict")
    said = {r.signal: r for r in found.reasons}
    assert "Solheim = سولهايم" in said["name"].detail
    assert "cost = تكلفة" in said["concept"].detail
    assert "price" in said["concept"].terms


def test_the_order_of_documents_changes_nothing() -> None:
    documents = [story("en"), story("fr", ("18 mois", "28 mois")), story("ar", ("9500", "7500"))]
    results = {compare(list(order)).to_json() for order in permutations(documents)}
    assert len(results) == 1


def test_a_copy_adds_no_conflict() -> None:
    documents = [story("en"), story("fr", ("1931", "1913"))]
    more = compare([*documents, story("en", name="copy.txt")])
    assert len(conflicts(more)) == len(conflicts(compare(documents)))


def test_an_unrelated_document_changes_no_finding() -> None:
    documents = [story("en"), story("it", ("9.500", "95.000"))]
    alone, beside = compare(documents), compare([*documents, Document("other.txt", OTHER, "en", DAY)])
    assert alone.disagreements == beside.disagreements


def test_other_stories_do_not_disagree() -> None:
    assert not compare([story("fr"), Document("other.txt", OTHER, "en", DAY)]).disagreements


AGES = "Rescuers pulled two people from the flooded mill. Marta Solheim, nine, and her uncle Erik Dahl, 41, were taken to hospital."
ALTER = (
    "Retter holten zwei Menschen aus der überfluteten Mühle. "
    "Die {}-jährige Marta Solheim und ihr Onkel, der {}-jährige Erik Dahl, kamen ins Krankenhaus."
)


@pytest.mark.parametrize(("child", "uncle", "told"), [(9, 41, 0), (7, 41, 1), (9, 43, 1)])
def test_an_age_belongs_to_the_name_beside_it(child: int, uncle: int, told: int) -> None:
    found = compare([Document("en.txt", AGES, "en", DAY), Document("de.txt", ALTER.format(child, uncle), "de", DAY)])
    assert [k for k, _ in conflicts(found)] == ["quantity"] * told


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Marta Vaz opened the Solmara plant in Lisbon on Monday. According to three people, the talks had stalled.",
            "Marta Vaz a inauguré lundi l'usine Solmara à Lisbonne. Elle avance trois arguments pour le site.",
        ),
        (
            "Marta Vaz ha inaugurato lunedì lo stabilimento Solmara a Lisbona. I due avevano litigato a lungo.",
            "Marta Vaz opened the Solmara plant in Lisbon on Monday. It has two canteens and a kindergarten.",
        ),
    ],
)
def test_small_numbers_of_who_knows_what_are_no_agreement(a: str, b: str) -> None:
    found = compare([Document("a.txt", a), Document("b.txt", b)])
    assert [g.detail for g in found.agreements if g.kind == "quantity"] == []
    assert list(found) == []


@pytest.mark.parametrize(
    ("a", "b", "detail"),
    [
        ("Marta Vaz leaves three children and a house in Lisbon.", "Marta Vaz lascia tre figli e una casa a Lisbona.", "3 children"),
        (
            "The Solmara hospital in Lisbon has six doctors for 900 patients.",
            "Das Krankenhaus Solmara in Lissabon hat sechs Ärzte für 900 Patienten.",
            "6 doctors = 6 ärzte",
        ),
    ],
)
def test_small_numbers_of_one_thing_agree(a: str, b: str, detail: str) -> None:
    found = compare([Document("a.txt", a), Document("b.txt", b)])
    assert detail in [g.detail for g in found.agreements if g.kind == "quantity"]
