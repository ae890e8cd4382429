"""`compare --within`: a document that disagrees with itself, told apart from what documents disagree on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck import Document, compare
from tests.command import factcheck

FIRE = {
    "en": (
        "12 dead in Belvo factory fire\n\nGovernor Rosa Lima visited the town on Tuesday. She spoke to families.\n\n"
        "The fire in the Corda factory left {} people dead, the rescue service of Belvo said.\n"
    ),
    "fr": (
        "Incendie à Belvo : 12 morts\n\nL'incendie de l'usine Corda à Belvo a fait {} morts, ont dit les secours. "
        "La gouverneure Rosa Lima a visité l'hôpital.\n\nL'usine fabrique des meubles.\n"
    ),
    "it": (
        "Incendio a Belvo, 12 morti\n\nL'incendio della fabbrica Corda di Belvo ha causato {} morti, hanno detto i soccorsi. "
        "La governatrice Rosa Lima ha visitato l'ospedale.\n"
    ),
    "ar": (
        "حريق في مصنع بيلفو يقتل 12 شخصا\n\nقتل {} شخصا في حريق في مصنع كوردا في مدينة بيلفو، حسبما قالت فرق الإنقاذ. "
        "وزارت الحاكمة روزا ليما المستشفى.\n"
    ),
}
OTHERS = [
    # another year
    "Fire in Belvo kills 12 people\n\nIt broke out at night. In 2019 a fire in a Belvo factory killed 21 people.\n",
    # another figure of that sort beside it
    "12 dead in Belvo factory fire\n\nOf those in the Belvo factory fire, 9 dead were workers and 3 dead were visitors.\n",
    # something else is counted
    "12 dead in Belvo factory fire\n\nThe fire in the Corda factory of Belvo left 21 people injured, the rescue service said.\n",
    # no exact figure
    "12 dead in Belvo factory fire\n\nThe fire in the Corda factory left at least 10 people dead, the rescue service of Belvo said.\n",
    # another price of another thing
    "Marvik bridge to cost 4.2 million euros\n\nThe mayor presented the plan. The ferry of Marvik cost 2 million euros last year.\n",
]


@pytest.mark.parametrize("language", sorted(FIRE))
def test_headline_against_text(language: str) -> None:
    for dead, found in (("12", 0), ("21", 1)):
        result = compare([Document("a.txt", FIRE[language].format(dead), language)], within=True)
        assert [(d.kind, d.level, d.within) for d in result] == [("quantity", "conflict", True)] * found


def test_sums_of_money_are_for_review_unless_one_looks_like_a_slip_for_the_other() -> None:
    text = (
        "Marvik bridge repairs to cost 4.2 million euros\n\nThe mayor spoke. The repairs of the old bridge of Marvik will cost {} euros.\n"
    )
    levels = [compare([Document("a.txt", text.format(n), "en")], within=True).disagreements for n in ("2.4 million", "3.7 million")]
    assert [[d.level for d in found] for found in levels] == [["conflict"], ["review"]]


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_no_contradiction(text: str) -> None:
    assert not compare([Document("a.txt", text, "en")], within=True).disagreements


def test_nothing_of_it_is_told_unasked() -> None:
    documents = [Document(f"{code}.txt", text.format(21), code) for code, text in FIRE.items()]
    assert not any(d.within for d in compare(documents))


def test_one_slip_in_two_documents_is_two_findings() -> None:
    text = FIRE["en"].format(21)
    found = compare([Document("a.txt", text, "en"), Document("b.txt", text, "en")], within=True).disagreements
    assert len({d.id for d in found}) == 2


SUMS = [
    ("en", "In total 30 people were hurt: 12 men, 8 women and {} children.", 10),
    ("en", "The plan costs 5 million euros in all: 3 million euros for roads and {} million euros for schools.", 2),
    ("fr", "Au total, 30 personnes ont été blessées : 12 hommes, 8 femmes et {} enfants.", 10),
    ("it", "In totale i feriti sono 30: 12 uomini, 8 donne e {} bambini.", 10),
    ("de", "Insgesamt wurden 30 Menschen verletzt: 12 Männer, 8 Frauen und {} Kinder.", 10),
]


@pytest.mark.parametrize(("language", "text", "right"), SUMS)
def test_a_sum_that_does_not_add_up(language: str, text: str, right: int) -> None:
    for number, found in ((right, 0), (right - 1, 1)):
        result = compare([Document("a.txt", text.format(number), language)], within=True)
        assert [(d.level, d.within) for d in result] == [("review", True)] * found


@pytest.mark.parametrize(
    "text",
    [
        "In total 30 people were hurt: 12 men, 8 women and some children.",
        "In total 30 people were hurt: 12 men, 8 women and about 9 children.",
        "In total more than 30 people were hurt: 12 men, 8 women and 9 children.",
        "30 people were hurt: 12 men, 8 women and 9 children.",
        "In total 30 people were hurt, among them 12 men and 8 women.",
        "In total 30 people were hurt: 12 men aged 20, 8 women and 9 children.",
        "The plan costs 5 million euros in all: 3 million dollars for roads and 1 million euros for schools.",
    ],
)
def test_what_is_no_sum(text: str) -> None:
    assert not compare([Document("a.txt", text, "en")], within=True).disagreements


WRONG = "Governor Rosa Lima visited the burnt factory of Belvo on Monday 21 January 2025. She spoke to families."
RIGHT = "La gouverneure Rosa Lima a visité l'usine brûlée de Belvo le 21 janvier 2025. Elle a parlé aux familles."


def test_another_document_settles_a_weekday() -> None:
    (found,) = compare([Document("a.txt", WRONG, "en"), Document("b.txt", RIGHT, "fr")]).disagreements
    assert (found.code, found.kind, found.within, found.level) == ("FC202", "weekday", False, "conflict")
    assert [[m.fact.document for m in r.mentions] for r in found.readings] == [["a.txt"], ["b.txt"]]


def test_a_weekday_is_told_once() -> None:
    pair = [Document("a.txt", WRONG, "en"), Document("b.txt", RIGHT, "fr")]
    assert [d.within for d in compare(pair, within=True)] == [False]


def test_documents_that_share_a_slip_settle_nothing() -> None:
    pair = [Document("a.txt", WRONG, "en"), Document("b.txt", RIGHT.replace("le 21", "le lundi 21"), "fr")]
    assert not compare(pair).disagreements
    assert [d.within for d in compare(pair, within=True)] == [True, True]


def test_the_command(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRE["en"].format(21), "utf-8")
    plain, within = factcheck("compare", tmp_path), factcheck("compare", tmp_path, "--within")
    assert (plain.returncode, within.returncode) == (0, 1)
    assert b"1 CONFLICT within one document" in within.stdout
    assert b"WITHIN ONE DOCUMENT" in within.stdout
    result = json.loads(factcheck("compare", tmp_path, "--within", "-f", "json").stdout)
    assert [d["within"] for d in result["disagreements"]] == [True]
    assert result["summary"]["within"] == 1


def test_a_sound_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRE["en"].format(12), "utf-8")
    run = factcheck("compare", tmp_path, "--within")
    assert run.returncode == 0
    assert run.stdout.startswith(b"OK  the document nowhere disagrees with itself")


def test_a_finding_within_a_document_is_explained(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRE["en"].format(21), "utf-8")
    run = factcheck("explain", "FC401", tmp_path, "--within")
    assert run.returncode == 0
    assert b"counted: " in run.stdout
