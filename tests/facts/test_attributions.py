"""Statements: the example rows of every language file, and what no text may do to the reader."""

from __future__ import annotations

import sys
import tomllib
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.facts import attributions
from factcheck.languages import FOLDER, codes, load
from factcheck.model import Article, Document, Fact, Published, Span
from factcheck.values import Amount, Attribution, Quantity, Role


def _supplements() -> dict[str, Any]:
    return {p.stem: tomllib.loads(p.read_text("utf-8")) for p in sorted((FOLDER / "supplements").glob("*.toml"))}


_DATA = {code: load(code).data for code in codes()} | _supplements()
ROWS = [(code, row) for code, data in _DATA.items() for row in data.get("statement", ())]
_FORM = {True: "direct", False: "reported", "mixed": "mixed"}


def article(text: str, language: str) -> Article:
    """An article as the reading stage makes it: paragraphs are lines, sentences end with their mark."""
    from factcheck.documents import read

    return read(Document("doc", text, language))


def statements(text: str, language: str) -> list[Attribution]:
    return [f.value for f in attributions.extract(article(text, language)) if isinstance(f.value, Attribution)]


@pytest.mark.parametrize(("code", "row"), ROWS, ids=[f"{code}: {row['text'][:60]}" for code, row in ROWS])
def test_every_example_of_every_language(code: str, row: dict[str, Any]) -> None:
    found = [(s.speaker_name or "", s.content, _FORM[s.direct]) for s in statements(row["text"], code)]
    assert (row["speaker"], row["content"], row["form"]) in found


def test_every_language_with_cues_has_examples() -> None:
    assert {code for code, _ in ROWS} == {code for code, data in _DATA.items() if "attributions" in data}


@pytest.mark.parametrize(
    ("language", "speaker", "content", "text"),
    [
        ("en", "Norwegian officials", "nearly 40 boats were lost", "According to Norwegian officials nearly 40 boats were lost."),
        ("en", "Norwegian officials", "nearly 40 boats were lost", "According to Norwegian officials, nearly 40 boats were lost."),
        ("en", "Danish police chief Tom Dahl", "40 boats were lost", "According to Danish police chief Tom Dahl, 40 boats were lost."),
        ("en", "Dahl", "the boats were lost", "According to Dahl the boats were lost."),
        ("nl", "Noorse autoriteiten", "zijn 40 boten vergaan", "Volgens Noorse autoriteiten zijn 40 boten vergaan."),
    ],
)
def test_an_origin_is_not_the_speaker(language: str, speaker: str, content: str, text: str) -> None:
    assert [(s.speaker, s.content) for s in statements(text, language)] == [(speaker, content)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The states of the north reported record rain."),
        ("en", "He ran for the second time and won."),
        ("en", "Warning: “No entry after dark”"),
        ("en", "Best book: “The Long Way Home”"),
        ("de", "Er wirkte, als habe er nicht geschlafen."),
        ("it", "Il secondo classificato ha vinto una bicicletta."),
        ("it", "Nel secondo giorno di gara ha vinto Rossi."),
        ("fr", "La note de l’hôtel était salée."),
        ("fr", "Il a fait construire une maison au bord du lac."),
        ("es", "El segundo premio fue para Marta."),
        ("de", "Der Lärm wurde laut und lauter."),
        ("tr", "Takım maçı kazandı ve kupayı aldı."),
        ("tr", "Plana göre çalışmalar iki yıl sürecek."),
        ("hi", "योजना के अनुसार काम चल रहा है।"),
        ("ja", "市は再開発計画を発表した。"),
        ("ja", "彼は友人と話した。"),
        ("ja", "町は木を植えようとしている。"),
        ("ko", "시는 재개발 계획을 발표했다."),
        ("ko", "그는 친구와 말했다."),
        ("zh", "小说《夏末》获得大奖。"),
        ("zh", "这座城市被称为“东方之珠”。"),
        ("zh", "数据库里有很多数据。"),
        ("zh", "根据规定，商店必须关门。"),
        ("pl", "Rzecznik przekazał 2 mln zł na cele charytatywne."),
        ("nl", "Het blijkt dat de brug dicht is."),
        ("ar", "أعلنت الشركة أرباحها للربع الثالث."),
    ],
)
def test_what_is_no_statement(language: str, text: str) -> None:
    assert statements(text, language) == []


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("Mary Keane", "en", "Mary Keane spoke first. “It is over,” she said."),
        ("Mary Keane", "en", "Mary Keane is the mayor. “It is over,” Keane said."),
        ("Claire Vasseur", "fr", "Claire Vasseur est arrivée. « C’est fini », a-t-elle dit."),
        ("Anna Ferri", "it", "Anna Ferri è sindaca. Il ponte è chiuso, ha spiegato."),
        ("Elena Rivas", "es", "Elena Rivas llegó tarde. «Se acabó», dijo."),
        ("Ирина Котова", "ru", "Ирина Котова приехала утром. «Всё», — сказала она."),
        (None, "en", "“It is over,” she said."),
        (None, "en", "Mr Paul Orr spoke first. “It is over,” she said."),
    ],
)
def test_pronouns_and_dropped_subjects_are_resolved_or_left_open(name: str | None, language: str, text: str) -> None:
    assert [s.speaker_name for s in statements(text, language)][-1] == name


def test_a_quotation_goes_on_in_the_next_sentence_of_its_turn() -> None:
    (said,) = statements("“It is over,” Mary Keane said. “We go home.”", "en")
    assert said.content == "“It is over,” … “We go home.”"


def test_one_lost_mark_costs_one_quotation() -> None:
    found = statements("« C’est fini, a dit Luc Morel. « On rentre », a ajouté Anne Roy.", "fr")
    assert [(s.content, s.speaker_name) for s in found][-1] == ("« On rentre »", "Anne Roy")


def test_circumstances_are_told() -> None:
    (said,) = statements("“È finita”, ha detto Anna Ferri a Radio Lago.", "it")
    assert said.details["addressee"] == "Radio Lago"
    (said,) = statements("« C’est fini », a déclaré Luc Morel lors du Forum de Nantes.", "fr")
    assert "Forum de Nantes" in str(said.details["venue"])
    (said,) = statements("«É o fim de tudo», disse Keane na sexta-feira.", "pt")
    assert said.details["day"] == "weekday 5"
    (said,) = statements("Anne Roy a riposté lundi, disant que le port resterait ouvert.", "fr")
    assert said.details["day"] == "weekday 1"
    (said,) = statements("According to four people familiar with the plan, it is over.", "en")
    assert said.details["count"] == 4
    assert said.details["anonymous"]


@pytest.mark.parametrize(
    ("person", "role", "language", "text"),
    [
        ("Paul Orr", "mayor of Ashby", "en", "Paul Orr, the mayor of Ashby, went home."),
        ("Claire Vasseur", "directrice du port", "fr", "Claire Vasseur, directrice du port, est partie."),
        ("Anna Ferri", "portavoce del porto", "it", "Ieri la portavoce del porto Anna Ferri è partita."),
    ],
)
def test_roles_are_facts(person: str, role: str, language: str, text: str) -> None:
    found = [f.value for f in attributions.extract(article(text, language)) if isinstance(f.value, Role)]
    assert found == [Role(person, role)]


def test_a_figure_within_a_claim_belongs_to_its_speaker() -> None:
    doc = article("Mary Keane said that 40 houses burned. Three burned down.", "en")
    figures = [Fact("doc", at, at + n, doc.text[at : at + n], Quantity(Amount(None, None))) for at, n in ((21, 2), (39, 5))]
    told = attributions.claims([*figures, *attributions.extract(doc)])
    assert [f.claim_of for f in told if f.kind == "quantity"] == ["Mary Keane", None]


_HARD = st.text(alphabet=st.sampled_from("«»“”„\"‘’'—–-,.:;!?()[] \nabcdéÅß said says dit ha detto قال Анна 说 と述べた $5"), max_size=120)
_PIECES = st.lists(
    st.sampled_from(
        ["“", "”", "«", "»", '"', "said", "Mary Keane", "he", ",", ".", "a dit", "que", "that", "according to", "قال", "أن", "\n", "5", "("]
    ),
    max_size=40,
).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(text=_HARD | _PIECES, code=st.sampled_from([c for c in codes() if load(c).section("attributions")]))
def test_no_text_breaks_the_reader_and_offsets_give_back_the_text(text: str, code: str) -> None:
    span = (Span(0, len(text)),) if text else ()
    found = attributions.extract(Article(Document("doc", text, code), code, 1, Published(None, None, "unknown"), span, span))
    for fact in found:
        assert fact.text == text[fact.start : fact.end]
        if isinstance(fact.value, Attribution):
            assert fact.value.content == " … ".join(text[a:b] for a, b in fact.value.content_spans)
            assert fact.value.speaker is None or fact.value.speaker == text[slice(*(fact.value.speaker_span or (0, 0)))]


_HOSTILE = (
    "said ",
    "he said, ",
    "“a” said ",
    "Mary Keane, ",
    "according to ",
    "who said that ",
    "denied ",
    "“ ",
    "” ",
    ", as he said",
    "and said ",
)


@pytest.mark.parametrize("piece", _HOSTILE)
def test_a_text_of_nothing_but_cues_costs_little_more_than_prose(piece: str) -> None:
    """Counted in calls, since a clock tells of the machine: prose of many quotations takes six to a character."""
    doc = article("".join(piece * n + "end. Then " for n in (8, 30, 120, 400)), "en")
    calls = 0

    def count(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        attributions.extract(doc)
    finally:
        sys.setprofile(None)
    assert calls < 30 * len(doc.text)
