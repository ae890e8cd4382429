from __future__ import annotations

import csv
import io
import json

import pytest

from factcheck.model import Extraction
from factcheck.reports.machine import render_lines
from factcheck.reports.rows import COLUMNS, cell, render_facts
from tests.reports import samples
from tests.reports.snapshot import check


def test_a_fact_a_row() -> None:
    text = render_facts(samples.extraction())
    check("facts.csv", text)
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == list(COLUMNS)
    assert len(rows) == 1 + sum(map(len, samples.FACTS.values()))


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ('=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'),
        ("+1 555", "'+1 555"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1+1", "'＝1+1"),
        ("\t=1", "' =1"),
        ("-5.5", "-5.5"),
        ("a = b", "a = b"),
        ("two\nlines", "two lines"),
        ("x\x1b[31m", "x\ufffd[31m"),
        (None, ""),
    ],
)
def test_no_cell_is_a_formula(content: object, shown: str) -> None:
    assert cell(content) == shown


def test_a_name_of_a_document_is_foreign_too() -> None:
    bad = samples.article("=cmd.txt", "It cost 5 USD.", "en")
    text = render_facts(Extraction((bad,), {bad.name: (samples.fact(bad, "5 USD", samples.usd(5)),)}))
    assert text.splitlines()[1].startswith("'=cmd.txt,en,")


def test_a_fact_a_line() -> None:
    lines = [json.loads(line) for line in render_lines(samples.extraction()).splitlines()]
    assert [(x["document"], x["kind"]) for x in lines][:2] == [(samples.AR.name, "money"), (samples.FR.name, "money")]
    assert {x["schema"] for x in lines} == {"factcheck/fact/1"}
    assert "\u2067" not in render_lines(samples.extraction())
