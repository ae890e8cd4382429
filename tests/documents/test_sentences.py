"""Where sentences end, and where they do not."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.documents import read
from factcheck.model import Document


def split(text: str, language: str) -> list[str]:
    return [text[s.start : s.end] for s in read(Document("a", text, language=language)).sentences]


# Each row is one text; the bar stands where a sentence ends.
TEXTS = [
    ("en", "It cost $3.5 million. | Nobody paid."),
    ("en", "Mr. Smith met Dr. Jones in St. Louis. | They talked."),
    ("en", "J. K. Rowling spoke. | Nobody listened."),
    ("en", "He left the U.S. | The day was cold."),
    ("en", "The U.S. Senate voted. | It passed."),
    ("en", "She wrote it on X. | Musk answered."),
    ("en", "He came in Feb. 2025 and left. | She stayed until May. | Peace."),
    ("en", "See No. 5 of the list. | He said no. | Trump agreed."),
    ("en", "“Can you imagine?” he said. | “No!”"),
    ("en", "He said: “We go.” | The others stayed."),
    ("en", "It was . . . odd. | And long... | Then it ended… | So be it."),
    ("en", "Really?! | Yes (he said so.) | Good."),
    ("en", "1. First point | "),
    ("en", "Visit example.com now. | Thanks."),
    ("it", "È su X. | I soci tacciono."),
    ("it", "Lo dice l’art. 5 del codice. | Il dott. Rossi no."),
    ("it", "«Puoi immaginare?» ha detto. | Poi tacque."),
    ("es", "El Sr. Pérez dijo que no. | Ana calló. | ¿Y tú? | ¡Nunca!"),
    ("fr", "M. Dupont est né le 1er mai. | « Quoi ? » dit-elle. | « Rien. » | Il sortit."),
    ("fr", "Il a tort (voir p. 12). | C’est tout."),
    ("de", "Am 3. Mai kam Dr. Weiß. | Er war 39. | Die Feier begann am 21. Juni."),
    ("de", "Es waren z. B. drei. | Ludwig XIV. König, bzw. Kaiser. | „Nein.“ | Gut."),
    ("pl", "Spotkanie odbyło się 3. maja. | Przyszedł prof. Nowak. | Nikt więcej."),
    ("tr", "Toplantı 21. yüzyılda yapıldı. | Dr. Kaya geldi."),
    ("ru", "Он приехал в 2024 г. в Москву. | Потом уехал. | А. С. Пушкин молчал."),
    ("ar", "وصل الرئيس أمس. | هل بقي؟ | لا! | قال د. أحمد ذلك.. ثم صمت."),
    ("hi", "वह आया। | क्या वह गया? | हाँ।"),
    ("ur", "وہ آیا۔ | کیوں؟ | معلوم نہیں۔"),
    ("zh", "他来了。 | 为什么？ | “我不知道。” | 她说完就走了。"),
    ("ja", "彼は「行く。」と言った。 | 雨が降った！ | 寒い。"),
    ("el", "Ποιος ήρθε; | Κανείς."),
]


@pytest.mark.parametrize(("language", "marked"), TEXTS)
def test_sentences_end_where_a_reader_would_end_them(language: str, marked: str) -> None:
    expected = [part.strip() for part in marked.split(" | ") if part.strip()]
    assert split(marked.replace(" | ", " ").strip(), language) == expected


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\n\n", "\r", "\u2028"])
def test_no_sentence_crosses_a_line_end(line_end: str) -> None:
    assert split(f"A headline{line_end}It rained,{line_end}and snowed.", "en") == ["A headline", "It rained,", "and snowed."]


def test_a_paragraph_is_a_line_without_the_space_around_it() -> None:
    article = read(Document("a", "  One. Two. \r\n\r\n\tThree.\n"))
    assert [article.text[p.start : p.end] for p in article.paragraphs] == ["One. Two.", "Three."]


WILD = st.text(st.one_of(st.characters(), st.sampled_from(" \n\r.!?…。\"'«»”)([]<>@#/-—12aAéÉمक中あ؟।")), max_size=300)


@given(WILD, st.sampled_from(["en", "de", "ar", "zh", "el", "xx"]))
def test_sentences_are_ordered_and_cover_all_but_space(text: str, language: str) -> None:
    article = read(Document("a", text, language=language))
    covered: set[int] = set()
    for spans in (article.paragraphs, article.sentences):
        assert all(a.end <= b.start for a, b in pairwise(spans))
        assert all(s.start < s.end and text[s.start : s.end] == text[s.start : s.end].strip() for s in spans)
    for sentence in article.sentences:
        assert any(p.start <= sentence.start and sentence.end <= p.end for p in article.paragraphs)
        covered.update(range(*sentence))
    if not text.startswith(("---", "\ufeff---")):
        assert all(text[i].isspace() for i in range(len(text)) if i not in covered)


@given(WILD)
def test_no_text_makes_reading_fail(text: str) -> None:
    article = read(Document("a", text))
    assert all(0 <= n.start < n.end <= len(text) for n in article.noise)
    assert all(a.end < b.start for a, b in pairwise(article.noise))


@pytest.mark.parametrize("piece", [".", "a. ", '!"', "](", "![", "<a", "@", "((", "1/", "www.", "2024 ", "\n---\n", "A.", " "])
def test_a_megabyte_on_one_line_is_read_in_linear_time(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    start = time.perf_counter()
    read(Document("a", text, language="en"))
    assert time.perf_counter() - start < 10


def test_a_long_stretch_of_thai_ends_at_a_gap_between_letters() -> None:
    first = "เมื่อวันที่ 3 กันยายน นายกเทศมนตรีของเมืองกล่าวว่าสะพานเก่าจะปิดให้บริการเพื่อซ่อมแซมไปจนถึงสิ้นปีหน้า"
    second = "ส่วนเรือข้ามฟากจะพาผู้คนเดินทางข้ามแม่น้ำในช่วงเวลาดังกล่าว"
    assert split(f"{first} {second}", "th") == [first, second]
