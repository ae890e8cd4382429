from __future__ import annotations

import re
from dataclasses import replace

import pytest

from factcheck.model import Comparison
from factcheck.reports import View, select
from factcheck.reports.explanation import render_explanation
from factcheck.reports.listing import render_facts
from factcheck.reports.text import render
from tests.reports import samples
from tests.reports.snapshot import check

CASES: dict[str, tuple[Comparison, View]] = {
    "conflict": (samples.comparison(samples.GIFT, samples.OPENING), View()),
    "conflict-color": (samples.comparison(samples.GIFT, samples.OPENING), View(color=True)),
    "quiet": (samples.comparison(samples.GIFT), View(quiet=True)),
    "review": (samples.comparison(samples.OPENING), View()),
    "ok": (samples.comparison(agreements=(samples.SAME,)), View()),
    "ok-incomplete": (samples.comparison(agreements=(samples.SAME,), errors=(samples.UNREAD,)), View()),
    "nothing": (samples.comparison(), View()),
    "hostile": (samples.hostile(), View()),
}


@pytest.mark.parametrize("name", CASES)
def test_the_report(name: str) -> None:
    comparison, view = CASES[name]
    check(f"{name}.txt", render(comparison, view))


def test_quiet_and_nothing_found_prints_nothing() -> None:
    assert render(samples.comparison(agreements=(samples.SAME,)), View(quiet=True)) == ""


def test_the_facts_as_a_table() -> None:
    check("facts.txt", render_facts(samples.extraction((samples.UNREAD,))))


def test_an_explanation() -> None:
    comparison = samples.comparison(samples.GIFT, agreements=(samples.SAME, samples.OTHER))
    check("explanation.txt", render_explanation(select(comparison, "8c41e2 gift") or select(comparison, "ceremony")))


@pytest.mark.parametrize("name", CASES)
def test_no_control_character_but_those_of_the_report(name: str) -> None:
    text = re.sub(r"\x1b\[[0-9;]*m", "", render(*CASES[name])) if name.endswith("color") else render(*CASES[name])
    assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066\ud800-\udfff]", text) == []
    assert text.count("\u2067") + text.count("\u2068") == text.count("\u2069")


def test_each_isolate_closes_on_its_line_and_no_value_follows_one() -> None:
    for line in render(samples.comparison(samples.GIFT)).splitlines():
        assert line.count("\u2067") + line.count("\u2068") == line.count("\u2069")
        if "\u2067" in line:
            assert line.strip().startswith("\u2067")
            assert line.endswith("\u2069")


def test_places_are_whole() -> None:
    text = render(samples.comparison(samples.GIFT))
    assert "seeds/ponte.txt:3" in text
    assert "seeds/pont.txt:2" in text


def test_many_places_of_one_value_are_counted() -> None:
    first, second = samples.GIFT.readings
    many = replace(samples.GIFT, readings=(replace(first, mentions=first.mentions * 4), second))
    assert "and 4 more places" in render(samples.comparison(many))


def test_values_that_do_not_clash_are_told_from_those_that_do() -> None:
    three = replace(samples.GIFT, readings=(*samples.GIFT.readings, samples.GIFT.readings[0]))
    assert "clash   1 000 000 USD ≠ 10 000 000 USD" in render(samples.comparison(three))


def test_many_documents_are_summed_up() -> None:
    many = tuple(replace(samples.IT, document=replace(samples.IT.document, name=f"{n:02}.txt")) for n in range(13))
    text = render(Comparison(many, {a.name: () for a in many}, (), (), 0))
    assert "document dates: 13 to the day, 0 to a range, 0 unknown" in text
    assert "document languages: 13 it" in text
