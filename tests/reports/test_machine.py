from __future__ import annotations

import json
import re

from factcheck.reports import select
from factcheck.reports.machine import render, render_explanation, render_facts
from tests.reports import samples
from tests.reports.snapshot import check


def test_the_comparison() -> None:
    check("conflict.json", render(samples.comparison(samples.GIFT, agreements=(samples.OTHER,), errors=(samples.UNREAD,))))


def test_the_facts() -> None:
    check("facts.json", render_facts(samples.extraction()))


def test_an_explanation_names_its_question() -> None:
    answer = json.loads(render_explanation(select(samples.comparison(samples.GIFT), "FC101")))
    assert answer["schema"] == "factcheck/explanation/1"
    assert answer["question"] == "FC101"
    assert [d["id"] for d in answer["disagreements"]] == ["FC101-8c41e2"]


def test_text_is_exact_and_no_raw_control_character_is_written() -> None:
    text = render(samples.hostile())
    assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text) == []
    shown = json.loads(text)["disagreements"][0]["values"][0]["mentions"][0]["excerpt"]
    assert shown in samples.HOSTILE
