"""What must hold whatever the documents say: of others, of their order, of copies, of digits, of places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from babel import dates, numbers
from hypothesis import given
from hypothesis import strategies as st

from factcheck import Document, compare, extract, pipeline
from factcheck.engines.packing import pack, unpack
from factcheck.languages import codes
from factcheck.model import Comparison
from factcheck.reports import EXPLANATIONS, View, renderer, select
from factcheck.values import DateValue
from tests.examples import examples
from tests.hostile.targets import CORPUS
from tests.hostile.words import vocabulary

QUICK = examples(8)
STORY = (
    "On 3 May 2024 mayor Eva Rossi opened the new Arno bridge in Florence.",
    "The bridge over the Arno cost the city {money} million euros, said Rossi.",
    "About {people} people watched the opening of the bridge in Florence.",
    "The works on the Arno bridge took {months} months.",
)
OTHERS = (
    "In Lima the zoo counted 71 penguins on 9 August 2019. Keeper Juan Vela fed them 12 kilos of fish.",
    "Snow fell for 6 hours in Oslo. The airport closed on 2 January 2011 and lost 3 million kroner, said Kari Lie.",
    "Le musée de Dakar a vendu 430 billets le 4 mars 2022, a déclaré Awa Diop.",
)
SCRIPTS = ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "০১২৩৪৫৬৭৮৯", "０１２３４５６７８９")
FIGURES = st.fixed_dictionaries({"money": st.integers(3, 80), "people": st.integers(100, 900), "months": st.integers(3, 30)})


PLACES = st.sets(st.sampled_from(["money", "people", "months"]), min_size=1, max_size=2)


def story(name: str, figures: dict[str, int]) -> Document:
    return Document(name, " ".join(STORY).format(**figures), "en", date(2024, 5, 4))


def changed(figures: dict[str, int], places: set[str]) -> dict[str, int]:
    return figures | {place: figures[place] * 3 for place in places}


def found(comparison: Comparison) -> set[tuple[Any, ...]]:
    """The findings by what they say, each place by its document and offsets."""
    return {(d.id, d.level, *(m.fact.id for r in d.readings for m in r.mentions)) for d in comparison}


@QUICK
@given(a=FIGURES, places=PLACES, other=st.sampled_from(OTHERS))
def test_an_unrelated_document_changes_no_finding(a: dict[str, int], places: set[str], other: str) -> None:
    pair = [story("a.txt", a), story("b.txt", changed(a, places))]
    told = found(compare(pair))
    assert len(told) == len(places)
    assert found(compare([*pair, Document("z.txt", other)])) == told


@QUICK
@given(figures=st.lists(FIGURES, min_size=3, max_size=4), data=st.data())
def test_the_order_of_documents_changes_nothing(figures: Sequence[dict[str, int]], data: st.DataObject) -> None:
    documents = [story(f"{n}.txt", f) for n, f in enumerate(figures)]
    assert compare(data.draw(st.permutations(documents))).to_json() == compare(documents).to_json()


@QUICK
@given(figures=FIGURES)
def test_a_copy_adds_no_conflict(figures: dict[str, int]) -> None:
    assert found(compare([story("a.txt", figures), story("b.txt", figures)])) == set()


@QUICK
@given(a=FIGURES, places=PLACES)
def test_a_copy_of_one_side_adds_no_finding(a: dict[str, int], places: set[str]) -> None:
    pair = [story("a.txt", a), story("b.txt", changed(a, places))]
    told = {(d.id, d.level) for d in compare(pair)}
    assert len(told) == len(places)
    assert {(d.id, d.level) for d in compare([*pair, replace(pair[1], name="copy.txt")])} == told


@QUICK
@given(figures=FIGURES, places=PLACES)
def test_changed_values_are_their_own_conflicts_and_there_are_no_others(figures: dict[str, int], places: set[str]) -> None:
    other = changed(figures, places)
    told = [{_digits(r.mentions[0].fact.text) for r in d.readings} for d in compare([story("a.txt", figures), story("b.txt", other)])]
    assert sorted(map(sorted, told)) == sorted(sorted((str(figures[place]), str(other[place]))) for place in places)


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


@pytest.mark.parametrize("digits", SCRIPTS)
@QUICK
@given(figures=FIGURES)
def test_digits_of_another_script_change_nothing(digits: str, figures: dict[str, int]) -> None:
    document = story("a.txt", figures)
    other = Document("b.txt", document.text.translate(str.maketrans("0123456789", digits)), "en", document.published)
    assert [f.value for f in extract(other) if f.kind != "attribution"] == [f.value for f in extract(document) if f.kind != "attribution"]
    assert found(compare([document, other])) == set()


TONGUES = codes()


DAYS = st.dates(date(1990, 1, 1), date(2035, 1, 1))


@pytest.mark.parametrize("code", TONGUES)
@QUICK
@given(whole=st.integers(2, 999_999), tenths=st.integers(0, 9), percent=st.integers(1, 99), day=DAYS)
def test_what_is_written_as_the_language_writes_it_comes_back(code: str, whole: int, tenths: int, percent: int, day: date) -> None:
    """Written by the tables of CLDR, which are none of ours."""
    amount, share = Decimal(10 * whole + tenths) / 10, Decimal(percent)
    written = {
        numbers.format_currency(amount, "EUR", "#,##0.## ¤¤", locale=code, currency_digits=False): ("money", amount, amount),
        numbers.format_percent(share / 100, locale=code): ("percent", share, share),
        dates.format_date(day, "long", locale=code): ("date", day, day + timedelta(1)),
    }
    for text, wanted in written.items():
        (fact,) = extract(Document("a.txt", text, code))
        told = fact.value
        ends = (told.start, told.end) if isinstance(told, DateValue) else (told.amount.lo, told.amount.hi)  # type: ignore[union-attr]
        assert (fact.kind, *ends) == wanted, text


@pytest.mark.parametrize("code", TONGUES)
@QUICK
@given(data=st.data())
def test_readings_come_back_from_where_they_are_kept(code: str, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(vocabulary(code)), min_size=4, max_size=25))
    text = f"{(CORPUS / 'figures' / code).read_text('utf-8')}\n\n{' '.join(words)}\n1.5 points %"
    document = Document("a.txt", text, code, data.draw(st.sampled_from([None, date(2024, 5, 1), date.max])))
    reading = pipeline.read(document)
    kept = unpack(pack(reading), document)
    assert (kept.facts, kept.shingles) == (reading.facts, reading.shingles)
    assert kept.article == replace(reading.article, cells=kept.article.cells)


@pytest.mark.parametrize("codes", [("en", "fr"), ("ar", "he"), ("zh", "ja"), ("ru", "de"), ("hi", "tr"), ("es", "ko")])
@QUICK
@given(data=st.data())
def test_salads_of_words_are_compared_checked_and_explained(codes: tuple[str, str], data: st.DataObject) -> None:
    def text(code: str) -> str:
        return " ".join(data.draw(st.lists(st.sampled_from(vocabulary(code)), min_size=4, max_size=25)))

    day = data.draw(st.sampled_from([None, date(2024, 5, 1), date.max]))
    a, b = (Document(f"{code}.txt", text(code), code, day) for code in codes)
    twin = Document("twin.txt", a.text + " " + b.text, codes[0], day)
    whole = pipeline.compare([a, b, twin], within=True)
    for article in whole.articles:
        for fact in whole.facts[article.name]:
            assert article.text[fact.start : fact.end] == fact.text or fact.kind == "attribution"
    assert whole.to_json()
    assert pipeline.check([twin], [a, b]).to_json()
    picked = select(whole, (a.text.split() or ["nothing"])[0])
    renderer(EXPLANATIONS, "text")(picked, View())
    pipeline.considered(whole, [f.id for facts in whole.facts.values() for f in facts][:3])
