"""Names across scripts: what sounds alike, what does not, and what two articles share."""

from __future__ import annotations

import pytest

from factcheck import Document, documents, facts
from factcheck.alignment.names import families, shared
from factcheck.alignment.phonetics import likeness
from factcheck.alignment.profile import Profile, profile
from factcheck.alignment.romanise import fold, latin, sounds

ALIKE = [
    ("Ingrid", "إنغريد"),
    ("Solheim", "سولهايم"),
    ("Lagarde", "لاغارد"),
    ("Merkel", "Меркель"),
    ("Garibaldi", "גריבלדי"),
    ("Picasso", "ピカソ"),
    ("Mandela", "मंडेला"),
    ("Sokrates", "Σωκράτης"),
    ("Toronto", "토론토"),
]
UNLIKE = [("Merkel", "Макрон"), ("Lagarde", "سولهايم"), ("Picasso", "マンデラ"), ("Ingrid", "Garibaldi")]


@pytest.mark.parametrize(("a", "b"), ALIKE)
def test_a_name_sounds_like_itself_in_another_script(a: str, b: str) -> None:
    assert likeness(sounds(a), sounds(b)) >= 0.76


@pytest.mark.parametrize(("a", "b"), UNLIKE)
def test_other_names_do_not(a: str, b: str) -> None:
    assert likeness(sounds(a), sounds(b)) < 0.7


@pytest.mark.parametrize(
    ("word", "folded"),
    [("Élysée", "elysee"), ("İstanbul", "istanbul"), ("الأمم", "الامم"), ("Straße", "strasse"), ("がくせい", "がくせい")],
)
def test_words_are_folded_in_their_own_script(word: str, folded: str) -> None:
    assert fold(word) == folded


def test_arabic_keeps_its_vowel_letters() -> None:
    assert latin("ماتاناني") == "matanani"


def test_inflected_forms_are_one_family() -> None:
    found = families(["merkel", "merkelem", "merkels", "macron"])
    assert found["merkelem"] == found["merkels"] == "merkel"
    assert found["macron"] == "macron"


def _profile(name: str, text: str, language: str) -> Profile:
    article = documents.read(Document(name, text, language))
    return profile(article, facts.extract(article))


def test_articles_share_names_across_scripts_and_spellings() -> None:
    a = _profile("a", "Yesterday Ingrid Solheim met Tomas Berg. Then Solheim left.", "en")
    b = _profile("b", "التقت إنغريد سولهايم أمس توماس بيرغ. ثم غادرت سولهايم.", "ar")
    c = _profile("c", "Ieri Ingrid Solhiem ha visto Tomas Berg. Poi Solhiem è partita.", "it")
    found = shared(a, b)
    assert found.left["solheim"] == found.right["سولهايم"]
    assert found.left["ingrid"] == found.right["انغريد"]
    assert shared(a, c).right["solhiem"] == "solheim"


def test_a_name_that_is_not_there_matches_nothing() -> None:
    a = _profile("a", "Yesterday Ingrid Solheim spoke.", "en")
    b = _profile("b", "تحدث كارلوس مينديز أمس.", "ar")
    assert not shared(a, b).written


def test_korean_particles_and_a_name_in_brackets_do_not_hide_a_name() -> None:
    a = _profile("a", "The mayor met Torsten Henriksen. Henriksen said that the bridge will cost more.", "en")
    b = _profile("b", "시장은 헨릭센(Henriksen)을 만났다. 헨릭센은 다리에 더 많은 돈이 든다고 말했다.", "ko")
    names = shared(a, b)
    assert names.right["헨릭센은"] == names.right["henriksen"] == names.left["henriksen"]
