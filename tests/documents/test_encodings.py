"""Texts in the encodings that are still about, with and without a word of the file on which it is."""

from __future__ import annotations

import pytest

from factcheck.documents.formats import Fields, documents
from factcheck.model import Document

SAID = {
    "ru": "Портовый фонд города заплатит 4,6 миллиона евро за новую школу, сказала в среду мэр. Здание откроется в сентябре.",
    "ar": "سيدفع صندوق الميناء في المدينة 4.6 مليون يورو لبناء مدرسة جديدة، كما قالت رئيسة البلدية يوم الأربعاء.",
    "ja": "市の港湾基金は新しい学校に460万ユーロを支払うと、市長が水曜日に述べた。建物は9月に開校する。",
    "zh": "市长周三表示，该市港口基金将出资460万欧元建造一所新学校。该建筑预计于9月启用。",
    "ko": "시의 항만 기금이 새 학교에 460만 유로를 지원할 것이라고 시장이 수요일 말했다.",
    "pl": "Fundusz portowy miasta zapłaci 4,6 mln euro za nową szkołę, powiedziała w środę burmistrz. Budynek ma być otwarty we wrześniu.",
    "cs": "Přístavní fond města zaplatí 4,6 milionu eur za novou školu, řekla ve středu starostka. Budova bude otevřena v září.",
    "hu": "A város kikötői alapja 4,6 millió eurót fizet az új iskoláért, mondta szerdán a polgármester..",
    "tr": "Kentin liman fonu yeni bir okul için 4,6 milyon avro ödeyecek, dedi belediye başkanı çarşamba günü. Bina eylülde açılacak.",
    "he": "קרן הנמל של העיר תשלם 4.6 מיליון אירו עבור בית ספר חדש, אמרה ראש העיר ביום רביעי.",
    "el": "Το ταμείο του λιμανιού θα πληρώσει 4,6 εκατομμύρια ευρώ για νέο σχολείο, δήλωσε η δήμαρχος την Τετάρτη.",
    "fr": "Le fonds du port de la ville versera 4,6 millions d'euros pour une école, a déclaré mercredi la maire élue à Noël.",
}
WRITTEN = [
    *(("ru", e) for e in ("cp1251", "koi8-r", "iso-8859-5", "utf-16", "utf-16-le")),
    *(("ar", e) for e in ("cp1256", "iso-8859-6", "utf-16-be")),
    *(("ja", e) for e in ("shift_jis", "euc-jp", "iso-2022-jp", "utf-16-le", "utf-16-be", "utf-16")),
    *(("zh", e) for e in ("gb18030", "gb2312", "utf-16-le")),
    *(("ko", e) for e in ("euc-kr", "cp949", "utf-16-be")),
    *(("pl", e) for e in ("iso-8859-2", "cp1250")),
    *(("cs", e) for e in ("iso-8859-2", "cp1250")),
    *(("hu", e) for e in ("iso-8859-2", "cp1250")),
    *(("tr", e) for e in ("iso-8859-9", "cp1254")),
    *(("he", e) for e in ("cp1255", "iso-8859-8")),
    *(("el", e) for e in ("iso-8859-7", "cp1253")),
    *(("fr", e) for e in ("cp1252", "latin-1", "utf-8-sig", "mac-roman")),
]


def text(name: str, data: bytes) -> str:
    (found,) = documents(name, data, Fields())
    assert isinstance(found, Document)
    return found.text.removeprefix("\ufeff").strip()


@pytest.mark.parametrize(("language", "encoding"), WRITTEN)
def test_a_text(language: str, encoding: str) -> None:
    assert text("a.txt", f"{SAID[language]}\n{SAID[language]}\n".encode(encoding)) == f"{SAID[language]}\n{SAID[language]}"


@pytest.mark.parametrize(("language", "encoding"), [w for w in WRITTEN if not w[1].startswith("utf")])
@pytest.mark.parametrize("said", ["right", "utf-8", "iso-8859-1", "no such"])
def test_a_page_whatever_it_says_of_itself(language: str, encoding: str, said: str) -> None:
    label = encoding if said == "right" else said
    page = f'<!DOCTYPE html><html><head><meta charset="{label}"></head><body><p>{SAID[language]}</p><p>{SAID[language]}</p></body></html>'
    assert text("a.html", page.encode(encoding)) == f"{SAID[language]}\n{SAID[language]}"


@pytest.mark.parametrize(
    ("language", "encoding", "wrong"), [("fr", "utf-8", "cp1252"), ("ru", "cp1251", "latin-1"), ("pl", "cp1250", "latin-1")]
)
def test_a_text_that_was_read_wrongly_and_saved_so(language: str, encoding: str, wrong: str) -> None:
    damaged = SAID[language].encode(encoding).decode(wrong)
    expected = SAID[language] if language != "pl" else damaged  # too few letters to tell
    assert text("a.txt", damaged.encode()) == expected


@pytest.mark.parametrize(
    "said", ["Ünïcödé and Ærøskøbing.", "À bientôt, où ça ? Noël déjà.", "ÃO E ÂNGULO: A AVALIAÇÃO.", "Größe, Öl, Übermaß."]
)
def test_what_was_read_rightly_stays(said: str) -> None:
    assert text("a.txt", said.encode()) == said
