"""One moment by two clocks is no disagreement on its day."""

from __future__ import annotations

import pytest

from factcheck import Document, compare

QUAKE = "The quake struck Varga at 11:40 p.m. GMT on 3 June, the agency said."
NIGHT = "The final between Halden and Carrow kicks off on Sunday at 11:30 p.m., the league said."


@pytest.mark.parametrize(
    ("text", "language", "other"),
    [
        (QUAKE, "es", "El terremoto sacudió Varga a las 01.40 del 4 de junio, hora local, dijo la agencia."),
        (QUAKE, "ru", "Землетрясение произошло в Варге 4 июня в 02:40 по московскому времени, сообщило агентство."),
        (QUAKE, "en", "The quake struck Varga at 8:40 a.m. Tokyo time on 4 June, the agency said."),
        (QUAKE, "de", "Das Beben erschütterte Varga am 4. Juni um 01:40 Uhr (MESZ), teilte die Behörde mit."),
        (QUAKE, "hi", "एजेंसी ने कहा कि वर्गा में भूकंप 4 जून को सुबह 5:10 बजे आया।"),
        (NIGHT, "fr", "La finale entre Halden et Carrow commence lundi à 5 h 30, a indiqué la ligue."),
    ],
)
def test_one_moment_in_two_time_zones(text: str, language: str, other: str) -> None:
    assert list(compare([Document("a.txt", text, "en"), Document("b.txt", other, language)])) == []


@pytest.mark.parametrize(
    ("language", "other"),
    [
        ("es", "El terremoto sacudió Varga a las 23.40 del 4 de junio, hora local, dijo la agencia."),
        ("en", "The quake struck Varga at 8:40 a.m. Tokyo time on 14 June, the agency said."),
        ("ru", "Землетрясение произошло в Варге 5 июня в 02:40 по московскому времени, сообщило агентство."),
    ],
)
def test_a_day_that_no_time_zone_explains(language: str, other: str) -> None:
    found = compare([Document("a.txt", QUAKE, "en"), Document("b.txt", other, language)])
    assert [(d.kind, d.level) for d in found] == [("date", "conflict")]
