"""When a document that says nothing of it can have been published, by what it tells as past."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import Document, compare
from factcheck.pipeline import read

TOLD = [
    ("en", "The council voted on 3 March 2019 against it. The school is to open on 1 September 2026.", "2019-03-03"),
    ("en", "She was born on 4 May 1956. The dam broke on 12 June 2024, the mayor said.", "2024-06-12"),
    ("fr", "Le conseil a voté le 3 mars 2019. L'école ouvrira le 1er septembre 2026.", "2019-03-03"),
    ("it", "Il consiglio ha votato il 3 marzo 2019. La scuola aprirà il 1 settembre 2026.", "2019-03-03"),
    ("es", "El consejo votó el 3 de marzo de 2019. La escuela abrirá el 1 de septiembre de 2026.", "2019-03-03"),
    ("pt", "O conselho votou em 3 de março de 2019. A escola abrirá em 1 de setembro de 2026.", "2019-03-03"),
    ("de", "Der Rat stimmte am 3. März 2019 dagegen. Die Schule wird am 1. September 2026 eröffnet.", "2019-03-03"),
    ("nl", "De raad stemde op 3 maart 2019. De school zal op 1 september 2026 opengaan.", "2019-03-03"),
    ("pl", "Rada głosowała 3 marca 2019 roku. Szkoła zostanie otwarta 1 września 2026 roku.", "2019-03-03"),
    ("ru", "Совет проголосовал 3 марта 2019 года. Школа откроется 1 сентября 2026 года.", "2019-03-03"),
    ("ar", "صوت المجلس في 3 مارس 2019 كما قال العمدة. ستفتح المدرسة في 1 سبتمبر 2026.", "2019-03-03"),
    ("hi", "परिषद ने 3 मार्च 2019 को मतदान किया था। स्कूल 1 सितंबर 2026 को खुलेगा।", "2019-03-03"),
    ("en", "The work must be done by 31 December 2025.", None),
    ("en", "The school, named after a poet, opens on 1 September 2026.", None),
    ("en", "It opened in May 2024.", None),
    ("de", "Die Seite öffnet am 1. September 2026.", None),
    ("fr", "L'école ouvre le 1er septembre 2026 et a 12 classes.", None),
    ("tr", "Okul kendi binasında 1 Eylül 2026 günü açılıyor.", None),
]


@pytest.mark.parametrize(("language", "text", "day"), TOLD)
def test_not_before_the_latest_day_told_as_past(language: str, text: str, day: str | None) -> None:
    found = read(Document("a", text, language=language)).article.published
    expected = (date.fromisoformat(day), None, "inferred") if day else (None, None, "unknown")
    assert (found.start, found.end, found.basis) == expected


def test_what_is_known_counts_more() -> None:
    given = Document("a", "The dam broke on 12 June 2024, the mayor said.", published=date(2024, 6, 20))
    assert read(given).article.published.basis == "given"


def test_no_relative_date_is_worked_out_from_it() -> None:
    facts = read(Document("a", "The dam broke on 12 June 2024, the mayor said yesterday.", language="en")).facts
    (relative,) = [f.value.to_dict() for f in facts if f.text == "yesterday"]
    assert (relative["start"], relative["end"]) == (None, None)


def test_a_count_in_a_text_that_is_surely_later_is_an_update() -> None:
    killed, broke = "The flood killed {} people in Lisle, the mayor said.", "The dam of Lisle broke on 12 June 2024."
    early = Document("a", f"{broke} {killed.format(13)}", "en", published=date(2024, 6, 12))
    late = Document("b", f"{killed.format(18)} {broke} It was mended on 30 July 2024, she said.", "en")
    assert compare([early, late]).at_level("conflict") == ()
