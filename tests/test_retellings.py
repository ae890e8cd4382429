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
    ("tremor", "es", "86 réplicas", "68 réplicas"),
    ("tremor", "es", "2 millones", "20 millones"),
    ("tremor", "es", "22.47", "22.41"),
    ("tremor", "ar", "112 شخصا", "122 شخصا"),
    ("tremor", "hi", "4,200", "2,400"),
    ("tremor", "tr", "12 bin", "21 bin"),
    ("tremor", "ru", "22:47", "22:42"),
    ("robots", "it", "412,6", "421,6"),
    ("robots", "de", "38,1 Millionen", "38,1 Milliarden"),
    ("robots", "de", "4210", "4120"),
    ("robots", "fr", "1,65 milliard", "16,5 milliards"),
    ("robots", "es", "un 18 %", "un 8 %"),
    ("robots", "fr", "29 octobre", "19 octobre"),
    ("quake", "es", "212 resultaron", "221 resultaron"),
    ("quake", "ja", "42万人", "24万人"),
    ("quake", "es", "38 kilómetros al", "83 kilómetros al"),
    ("quake", "en", "since 1998", "since 1989"),
    ("transfer", "pt", "17 de agosto", "7 de agosto"),
    ("transfer", "fr", "(24 ans)", "(25 ans)"),
    ("transfer", "pt", "em 2021", "em 2022"),
    ("court", "de", "sechs Jahren Haft", "sieben Jahren Haft"),
    ("court", "nl", "82 miljoen", "82 miljard"),
    ("court", "de", "9. Januar 2023", "19. Januar 2023"),
    ("court", "nl", "134 getuigen", "143 getuigen"),
    ("chipmaker", "zh", "62%", "26%"),
    ("chipmaker", "zh", "9.4万亿", "9400万"),
    ("chipmaker", "ko", "3만2000명", "2만3000명"),
    ("chipmaker", "zh", "2.3%", "3.2%"),
    ("phone", "de", "239 Gramm", "293 Gramm"),
    ("phone", "de", "20. September", "30. September"),
    ("phone", "hi", "6.1 करोड़", "61 करोड़"),
    ("phone", "hi", "4,800 mAh", "8,400 mAh"),
    ("election", "it", "53,4 per cento", "54,3 per cento"),
    ("election", "ar", "58.7", "57.8"),
    ("election", "it", "7 aprile", "17 aprile"),
    ("election", "ar", "84 مقعدا", "48 مقعدا"),
    ("outage", "pl", "18 mln", "180 mln"),
    ("outage", "ru", "94 самолета", "49 самолетов"),
    ("outage", "pl", "21,5 mln", "25,1 mln"),
    ("outage", "ru", "6,4%", "4,6%"),
    ("inflation", "tr", "yüzde 4,8 olmuştu", "yüzde 8,4 olmuştu"),
    ("inflation", "de", "5,25 Prozent", "5,52 Prozent"),
    ("inflation", "tr", "19 Haziran", "29 Haziran"),
    ("inflation", "de", "3,5 Prozent", "5,3 Prozent"),
    ("marathon", "it", "55.000 dollari", "550.000 dollari"),
    ("marathon", "sv", "27 400", "24 700"),
    ("marathon", "it", "102 paesi", "120 paesi"),
    ("marathon", "sv", "2019 och 2022", "2018 och 2022"),
    ("wildfire", "pt", "14.200 hectares", "142.000 hectares"),
    ("wildfire", "fr", "En 2017, 66", "En 2017, 96"),
    ("museum", "fr", "1887", "1878"),
    ("museum", "nl", "18.500", "15.800"),
    ("museum", "nl", "610.000", "160.000"),
    ("museum", "fr", "63 ans", "36 ans"),
    ("deal", "de", "710 Kilometer", "170 Kilometer"),
    ("deal", "uk", "2,4 млрд", "2,4 млн"),
    ("deal", "de", "15 Jahre lang jährlich", "25 Jahre lang jährlich"),
    ("deal", "uk", "1,6 млрд", "6,1 млрд"),
    ("parliament", "de", "34,6 Prozent", "36,4 Prozent"),
    ("parliament", "fr", "depuis 1994", "depuis 1984"),
    ("parliament", "es", "dijo Arendt a sus", "dijo Vasque a sus"),
    ("parliament", "es", "hasta 28", "hasta 38"),
    ("parliament", "it", "16 marzo", "16 aprile"),
    ("parliament", "ru", "112 четыре", "121 четыре"),
    ("runway", "zh", "5月19日", "5月9日"),
    ("runway", "zh", "18.20欧元", "18.20美元"),
    ("runway", "ja", "乗客は79人", "乗客は97人"),
    ("runway", "ar", "30 يوما", "60 يوما"),
    ("runway", "tr", "11 bin 400", "14 bin 100"),
    ("runway", "pt", "matando 23", "matando 32"),
    ("krona", "en", "0.4% from 1.1%", "0.6% from 1.1%"),
    ("krona", "fr", "six voix contre trois", "cinq voix contre quatre"),
    ("krona", "ko", "11월 5일", "11월 15일"),
    ("krona", "ja", "11.42", "11.24"),
    ("krona", "zh", "50个基点", "75个基点"),
    ("krona", "ko", "12bp", "21bp"),
    ("krona", "de", "350 Kronen", "530 Kronen"),
    ("semifinal", "de", "31 Jahren", "13 Jahren"),
    ("semifinal", "es", "en 41 partidos", "en 14 partidos"),
    ("semifinal", "it", "42 milioni", "24 milioni"),
    ("semifinal", "tr", "51 bin 208", "51 bin 802"),
    ("semifinal", "es", "Tom Ashworth", "Luis Medrano"),
    ("semifinal", "es", "5 y 12 de mayo", "6 y 13 de mayo"),
    ("measles", "ar", "أصاب 1840", "أصاب 1480"),
    ("measles", "ar", "منتصف نوفمبر تشرين الثاني", "منتصف أكتوبر تشرين الأول"),
    ("measles", "hi", "24 लाख", "24 करोड़"),
    ("measles", "hi", "1.9 करोड़", "19 करोड़"),
    ("measles", "nl", "zes van de elf", "zes van de twaalf"),
    ("measles", "nl", "dodental op 34", "dodental op 43"),
    ("measles", "pl", "w środę", "w czwartek"),
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
