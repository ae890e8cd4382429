"""Paragraphs in another language than their document."""

from __future__ import annotations

import pytest

from factcheck import Document, extract
from factcheck.documents import read

ENGLISH = (
    "The ministry said on Tuesday that the new bridge over the river will cost 1.5 million euros, and that it is going to be opened"
    " in June 2026, two years later than the city had hoped when the works began."
)
FRENCH = (
    "Le ministère a déclaré mardi que le nouveau pont sur le fleuve coûtera un million et demi d’euros et qu’il sera ouvert au début"
    " du mois de juin 2026, avec deux ans de retard sur ce que la ville espérait au commencement des travaux."
)
ARABIC = (
    "قالت الوزارة يوم الثلاثاء إن الجسر الجديد فوق النهر سيكلف مليونا ونصف المليون يورو، وإنه سيفتح في يونيو 2026،"
    " أي بعد عامين من الموعد الذي كانت المدينة تأمله عند بدء الأعمال في ذلك الوقت."
)
NAMES = "Jean-Luc Dupont, Marie Lefèvre, Éric de La Tour, Anne-Sophie Moreau, Jacques Le Goff, Hélène Dubois, Paul Petit, Zoé Roux"


@pytest.mark.parametrize(
    ("texts", "languages"),
    [
        ([ENGLISH, ENGLISH, FRENCH], ["fr"]),
        ([FRENCH, ENGLISH, FRENCH], ["en"]),
        ([ENGLISH, ENGLISH, ARABIC, FRENCH], ["ar", "fr"]),
        ([ENGLISH, ENGLISH, ARABIC, "نهاية", FRENCH], ["ar", "fr"]),
        ([ENGLISH, "« C’est la vie »", ENGLISH], []),
        (
            [ENGLISH, NAMES],
            [],
        ),
    ],
)
def test_the_language_of_paragraphs(texts: list[str], languages: list[str]) -> None:
    document = Document("a.txt", "\n\n".join(texts))
    article = read(document)
    assert [part.language for part in article.parts] == languages
    for part in article.parts:
        assert document.text[part.start : part.end].strip() == document.text[part.start : part.end]


def test_each_paragraph_is_read_in_its_own_language() -> None:
    """The French words for one and a half million, and the Arabic ones, mean nothing in English."""
    document = Document("a.txt", "\n\n".join([ENGLISH, ENGLISH, FRENCH, ARABIC]))
    money = [f for f in extract(document) if f.kind == "money"]
    assert [str(f.value.to_dict()["lo"]) for f in money] == ["1500000"] * 4
    assert [document.text[f.start : f.end] for f in money] == [f.text for f in money]
    assert [f.line for f in money] == [1, 3, 5, 7]
