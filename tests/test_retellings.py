"""Invented stories, each told anew in several languages: in another order, at another length, with other figures left out.

Nothing in them contradicts; parts stand beside wholes, plans beside what was done, points beside percentages, prices of one beside
prices of many, tolls grow from day to day. One slip in one of them is found.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import Document, compare
from factcheck.model import Comparison

FOLDER = Path(__file__).parent / "retellings"
STORIES = sorted(f.name for f in FOLDER.iterdir())
SLIPS = [
    ("ferry", "fr", "construit en 1994", "construit en 1984"),
    ("ferry", "fr", "trois jours", "cinq jours"),
    ("results", "de", "auf 840 Millionen", "auf 480 Millionen"),
    ("results", "ja", "9600万", "6900万"),
    ("results", "de", "um zwölf Prozent", "um 21 Prozent"),
    ("solar", "es", "210.000 hogares", "120.000 hogares"),
    ("solar", "pt", "contrato de 20 anos", "contrato de 25 anos"),
    ("housing", "nl", "180 miljoen", "108 miljoen"),
    ("housing", "nl", "4 februari", "14 februari"),
    ("housing", "it", "3,5%", "5,3%"),
    ("vote", "pl", "71 mandatów", "77 mandatów"),
    ("vote", "uk", "68,4%", "64,8%"),
    ("vote", "uk", "до 1 липня", "до 11 липня"),
    ("derby", "tr", "51 yaşındaki", "57 yaşındaki"),
    ("derby", "es", "30 años en el", "13 años en el"),
    ("rates", "fr", "17 avril", "7 avril"),
    ("rates", "de", "2,6 Prozent", "3,6 Prozent"),
    ("trial", "es", "1.248 adultos", "1.428 adultos"),
    ("trial", "zh", "10亿人", "1亿人"),
    ("heist", "ar", "12 مليون", "12 مليار"),
    ("flood", "ru", "1997 года", "1979 года"),
    ("flood", "de", "12.000 Hektar", "1.200 Hektar"),
    ("merger", "fr", "23 euros par", "32 euros par"),
    ("merger", "pt", "20 de janeiro", "20 de junho"),
    ("strike", "es", "500 euros", "5.000 euros"),
    ("launch", "ru", "5,2 млрд", "2,5 млрд"),
    ("launch", "ja", "49回", "94回"),
    ("vaccine", "ar", "2.4 مليون", "4.2 مليون"),
    ("vaccine", "fr", "58 %", "85 %"),
    ("carmaker", "ko", "645억", "654억"),
    ("carmaker", "de", "1,48 Euro", "1,84 Euro"),
    ("carmaker", "es", "55 años", "65 años"),
    ("bridge", "en", "84-metre", "48-metre"),
    ("bridge", "nl", "14 maanden", "24 maanden"),
    ("obit", "pl", "2 sierpnia", "12 sierpnia"),
    ("robots", "it", "412,6", "421,6"),
    ("robots", "de", "38,1 Millionen", "38,1 Milliarden"),
    ("robots", "de", "4210", "4120"),
    ("robots", "fr", "1,65 milliard", "16,5 milliards"),
    ("robots", "es", "un 18 %", "un 8 %"),
    ("robots", "fr", "29 octobre", "19 octobre"),
]


def told(story: str, language: str = "", old: str = "", new: str = "", within: bool = False) -> Comparison:
    """The story in all its languages, with words of one of them replaced."""
    texts = {path.stem: path.read_text("utf-8") for path in sorted((FOLDER / story).iterdir())}
    if language:
        assert old in texts[language]
        texts[language] = texts[language].replace(old, new, 1)
    return compare([Document(f"{code}.txt", text, code) for code, text in texts.items()], within=within)


@pytest.mark.parametrize("story", STORIES)
def test_a_story_told_anew_contradicts_neither_the_others_nor_itself(story: str) -> None:
    assert [(d.about, [r.display for r in d.readings]) for d in told(story, within=True) if d.level == "conflict"] == []


@pytest.mark.parametrize(("story", "language", "old", "new"), SLIPS)
def test_a_slip_is_found(story: str, language: str, old: str, new: str) -> None:
    conflicts = told(story, language, old, new).at_level("conflict")
    texts = [m.fact.text for d in conflicts for r in d.readings for m in r.mentions if m.fact.document == f"{language}.txt"]
    assert any(text in new or new in text or set(text.split()) & set(new.split()) for text in texts), texts


def test_counts_of_two_days_are_told_as_an_update_and_no_equation() -> None:
    told_of = [(a.why, a.detail) for a in told("bridge").agreements if "dead" in a.detail]
    assert told_of == [("update", "3 dead / 4")]
