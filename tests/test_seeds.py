"""The main job on two folders of five articles: ours in seeds/, and the real ones they retell, where those are at hand.

Both hold one planted disagreement (a gift of one million in two articles, of ten million in the Arabic one) among many figures that
come near one another. What is done to the articles here is done to their text in memory.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from factcheck import Comparison, Document, compare
from tests.command import ROOT, factcheck

MILLION = 10**6


@dataclass(frozen=True)
class Folder:
    """A folder of articles; an edit is (beginning of a file's name, what to replace, by what)."""

    path: Path
    one_million: frozenset[str]
    arabic: str
    gift: tuple[str, str, str]
    june: tuple[str, str, str]
    speaker: tuple[str, str, str]

    def texts(self) -> dict[str, str]:
        return {path.name: path.read_bytes().decode() for path in sorted(self.path.iterdir()) if path.is_file()}

    def edited(self, edit: tuple[str, str, str]) -> dict[str, str]:
        texts, (start, old, new) = self.texts(), edit
        name = next(n for n in texts if n.startswith(start))
        assert texts[name].count(old) == 1
        return texts | {name: texts[name].replace(old, new)}


OURS = Folder(
    ROOT / "seeds",
    frozenset({"altman_it.txt", "rivaux_fr.txt"}),
    "stargate_ar.txt",
    ("stargate_ar", "10 ملايين دولار", "مليون دولار"),
    ("altman_it", "all’inizio di giugno", "all’inizio di luglio"),
    ("rivaux_fr", "a affirmé Altman la semaine dernière", "a affirmé Musk la semaine dernière"),
)
REAL = Folder(
    ROOT.parent / "shared" / "seeds",
    frozenset({"000_4dd91e9376daf785.txt", "002_6557468c516912f3.txt"}),
    "003_2ecfb0de8faba5ef.txt",
    ("003", "10 مليون دولار", "1 مليون دولار"),
    ("000", "All’inizio di giugno", "All’inizio di luglio"),
    ("002", "a déclaré Altman à New York", "a déclaré Musk à New York"),
)


@pytest.fixture(params=[OURS, REAL], ids=["ours", "real"], scope="module")
def folder(request: pytest.FixtureRequest) -> Folder:
    chosen: Folder = request.param
    if not chosen.path.is_dir():
        pytest.skip("the real articles are not here")
    return chosen


def compared(texts: Mapping[str, str]) -> Comparison:
    return compare([Document(name, text) for name, text in texts.items()])


def summary(comparison: Comparison) -> list[str]:
    return [f"{d.level} {d.kind} {d.about}: {' / '.join(r.display for r in d.readings)}" for d in comparison]


def test_exactly_the_planted_conflict(folder: Folder) -> None:
    comparison = compared(folder.texts())
    conflicts = comparison.at_level("conflict")
    assert len(conflicts) == 1, summary(comparison)
    assert len(comparison.at_level("review")) <= 2, summary(comparison)
    said = {r.value.to_dict()["lo"]: {m.fact.document for m in r.mentions} for r in conflicts[0].readings}
    assert conflicts[0].kind == "money"
    assert said == {MILLION: folder.one_million, 10 * MILLION: {folder.arabic}}
    assert conflicts[0].hint is not None
    assert "×10" in conflicts[0].hint


def test_without_the_arabic_article_there_is_none_and_the_coverage_is_told(folder: Folder) -> None:
    comparison = compared({name: text for name, text in folder.texts().items() if name != folder.arabic})
    assert summary(comparison) == [line for line in summary(comparison) if line.startswith("review")]
    assert comparison.compared > 0


def test_one_million_everywhere_is_no_conflict(folder: Folder) -> None:
    comparison = compared(folder.edited(folder.gift))
    assert comparison.at_level("conflict") == (), summary(comparison)


def test_early_june_against_early_july_is_a_conflict_of_dates(folder: Folder) -> None:
    comparison = compared(folder.edited(folder.june))
    dates = [d for d in comparison.at_level("conflict") if d.kind == "date"]
    assert len(dates) == 1, summary(comparison)
    assert {m.fact.document for r in dates[0].readings for m in r.mentions} >= {folder.arabic}


def test_a_sentence_given_to_another_speaker_is_a_conflict(folder: Folder) -> None:
    comparison = compared(folder.edited(folder.speaker))
    speakers = [d for d in comparison.at_level("conflict") if d.kind == "attribution"]
    assert len(speakers) == 1, summary(comparison)
    names = {r.display.split()[-1] for r in speakers[0].readings}
    assert {"Altman", "Musk"} <= names


def test_the_command_ends_with_1_and_shows_both_sides(folder: Folder) -> None:
    run = factcheck("compare", folder.path)
    text = run.stdout.decode()
    assert run.returncode == 1
    assert text.startswith("1 CONFLICT in 5 documents")
    assert "1 000 000 USD" in text
    assert "10 000 000 USD" in text
    assert run.stderr == b""


def test_the_command_without_the_arabic_article_ends_with_0(folder: Folder) -> None:
    paths = [path for path in sorted(folder.path.iterdir()) if path.name != folder.arabic]
    run = factcheck("compare", *paths, "-f", "json")
    result = json.loads(run.stdout)
    assert run.returncode == 0
    assert result["summary"]["conflicts"] == 0
    assert result["summary"]["compared"] > 0
