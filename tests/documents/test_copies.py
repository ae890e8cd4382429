"""The same text twice, cut or headed anew, against two texts on one story."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import Document, compare
from factcheck.documents import copies, shingles

SEEDS = Path(__file__).parents[2] / "seeds"
AGENCY = [
    "PORTO ALBRIO - A ferry with 112 people on board ran aground on Sunday night near the harbour of Porto Albrio, officials said.",
    "Nobody was hurt. The passengers were taken ashore in three boats within two hours, and spent the night in a school.",
    "The captain told the police that the rudder had failed shortly after the ship left the harbour at 9 p.m.",
    "The company that owns the ship said it had been inspected in March and that nothing had been found to be wrong with it.",
    "It was the fourth accident of this kind in the region within five years, according to the ministry of transport.",
    "Divers will look at the hull on Monday. Until then the harbour is closed to all larger ships, the mayor announced.",
]
RETOLD = [
    "Passengers spent the night in a school after their ferry hit the rocks off Porto Albrio late on Sunday.",
    "All 121 of them were brought to safety in three boats, the coast guard reports, and none was injured.",
    "A broken rudder seems to be the cause, the captain says; the ship had last been checked in March.",
    "There have been four such accidents in the region in the last five years. The harbour stays closed for now.",
]


def articles(**texts: list[str]) -> list[Document]:
    return [Document(f"{name}.txt", "\n\n".join(lines)) for name, lines in texts.items()]


def found_in(documents: list[Document]) -> dict[str, str]:
    return copies({d.name: (d.text, shingles(d.text)) for d in documents})


@pytest.mark.parametrize(
    ("other", "is_copy"),
    [
        (AGENCY, True),
        (AGENCY[:4], True),
        (["Ferry accident at Porto Albrio", *AGENCY, "With our own reporters"], True),
        ([line.replace("112", "121") for line in AGENCY], True),
        (RETOLD, False),
        ([*RETOLD, AGENCY[2]], False),
    ],
)
def test_which_text_is_a_copy(other: list[str], is_copy: bool) -> None:
    found = found_in(articles(a=AGENCY, b=other))
    assert found == ({"b.txt": "a.txt"} if is_copy else {})


def test_articles_on_one_story_are_no_copies() -> None:
    assert found_in([Document(p.name, p.read_text(encoding="utf-8")) for p in sorted(SEEDS.glob("*.txt"))]) == {}


def test_copies_of_copies_have_one_original() -> None:
    found = found_in(articles(a=AGENCY, b=AGENCY[:5], c=AGENCY[1:]))
    assert found == {"b.txt": "a.txt", "c.txt": "a.txt"}


def test_copies_are_one_witness_and_this_is_told() -> None:
    """Three copies against two papers that wrote for themselves are one voice against two: the outlier is the agency's text."""
    another = ["The ferry that ran aground near Porto Albrio on Sunday night had 121 people on board, the coast guard said."]
    found = compare(articles(a=AGENCY, b=AGENCY, c=AGENCY[:5], d=RETOLD, e=another))
    [disagreement] = [d for d in found if d.readings[0].display == "112 people"]
    assert disagreement.outliers == ("a.txt", "b.txt", "c.txt")
    assert "note: b.txt holds the same text as a.txt: the two count as one witness" in found.notes
    assert "note: c.txt holds nearly the same text as a.txt: the two count as one witness" in found.notes
    assert [d.get("copy_of") for d in found.to_dict()["documents"]] == [None, "a.txt", "a.txt", None, None]
