"""Whose story a text tells: the agency it is from, the paper that it cites."""

from __future__ import annotations

import pytest

from factcheck import Document, compare
from factcheck.documents import read

NYT, REST = "The New York Times", " The mayor of Lisle has not answered so far. More is to be known on Friday."

RESTING = [
    ("en", NYT, "The fund gave 5 million euros to the school, according to The New York Times."),
    ("en", NYT, "The New York Times reported on Monday that the fund gave 5 million euros."),
    ("en", "Reuters", "LISLE, May 3 (Reuters) - The fund gave 5 million euros to the school."),
    ("en", "Reuters", "The fund gave 5 million euros, a person with knowledge of the matter told Reuters."),
    ("en", "Bloomberg", "The fund gave 5 million euros, it was first reported by Bloomberg News."),
    ("fr", NYT, "Le fonds a donné 5 millions d'euros à l'école, selon le New York Times."),
    ("fr", "AFP", "Lisle (AFP) - Le fonds a donné 5 millions d'euros à l'école de la ville."),
    ("fr", "Le Monde", "Selon les informations du Monde et de la ville, rapporte Le Monde, le fonds a donné 5 millions."),
    ("de", "dpa", "Lisle (dpa) – Der Fonds hat der Schule 5 Millionen Euro gegeben."),
    ("de", NYT, "Der Fonds hat der Schule laut New York Times 5 Millionen Euro gegeben."),
    ("de", "Handelsblatt", "Wie das Handelsblatt berichtet, hat der Fonds 5 Millionen Euro gegeben."),
    ("es", "EFE", "Lisle, 3 may (EFE).- El fondo ha dado 5 millones de euros a la escuela."),
    ("es", NYT, "El fondo dio 5 millones de euros, según el New York Times."),
    ("it", NYT, "Il fondo ha dato 5 milioni di euro alla scuola, secondo il New York Times."),
    ("it", "ANSA", "(ANSA) - LISLE, 03 MAG - Il fondo ha dato 5 milioni di euro alla scuola."),
    ("pt", "Reuters", "O fundo deu 5 milhões de euros à escola, segundo a agência Reuters."),
    ("nl", "ANP", "Het fonds gaf 5 miljoen euro aan de school, meldt persbureau ANP."),
    ("pl", "PAP", "Jak podaje PAP, fundusz dał szkole 5 milionów euro."),
    ("ru", "Reuters", "Фонд дал школе 5 миллионов евро, сообщает Рейтер."),
    ("ru", NYT, "Фонд дал школе 5 миллионов евро, пишет Нью-Йорк таймс."),
    ("tr", "Reuters", "Reuters'a göre fon okula 5 milyon avro verdi."),
    ("ar", NYT, "منح الصندوق المدرسة 5 ملايين يورو وفقا لصحيفة نيويورك تايمز."),
    ("ar", "Reuters", "وقال مسؤول لوكالة رويترز إن الصندوق منح المدرسة 5 ملايين يورو."),
    ("hi", "Reuters", "रॉयटर्स के अनुसार कोष ने स्कूल को 50 लाख यूरो दिए।"),
    ("zh", "Reuters", "据路透社报道，该基金向学校捐赠了500万欧元。"),
    ("ja", NYT, "ニューヨーク・タイムズによると、基金は学校に500万ユーロを寄付した。"),
    ("ko", "Reuters", "로이터 통신에 따르면 기금은 학교에 500만 유로를 기부했다."),
]


@pytest.mark.parametrize(("language", "name", "text"), RESTING)
def test_a_story_rests_on_whom_it_cites(language: str, name: str, text: str) -> None:
    assert read(Document("a", text + REST, language=language)).rests_on == (name,)


@pytest.mark.parametrize(
    "text",
    [
        "The New York Times has 5 million readers." + REST,
        "The New York Times sued the fund of Lisle over 5 million euros." + REST,
        "He likes the times of India and the guardian of the school, according to the mayor." + REST,
        "The fund gave 5 million euros." + REST * 3 + " It was a gift, according to The New York Times.",  # once, and late
        "The fund gave 5 million euros.\nPhoto: Reuters\n" + REST,
        "Read more in The Guardian." + REST,
    ],
)
def test_what_is_no_source(text: str) -> None:
    assert read(Document("a", text, language="en")).rests_on == ()


def test_a_line_of_credits() -> None:
    assert read(Document("a", "The title\n\nMit Material von dpa und AFP\n\nDer Fonds gab 5 Millionen Euro.", language="de")).rests_on == (
        "AFP",
        "dpa",
    )


def test_one_source_is_told_in_notes_and_findings() -> None:
    said = "The harbour fund of Lisle gave {} million euros to the school on 3 May 2024{}. Anna Bellor founded the fund in 1998."
    told = [
        Document("a.txt", said.format("4.6", ", according to The New York Times")),
        Document("b.txt", "Le fonds du port de Lisle a donné 4,6 millions d'euros à l'école le 3 mai 2024, selon le New York Times."),
        Document("c.txt", said.format("6.4", "")),
    ]
    result = compare(told)
    assert "note: a.txt, b.txt both rest on The New York Times" in result.notes
    (found,) = result.at_level("conflict")
    assert "both documents that say 4,600,000 EUR rest on The New York Times" in [r.detail for r in found.reasons]
    assert [d["rests_on"] for d in result.to_dict()["documents"] if "rests_on" in d] == [["The New York Times"]] * 2
