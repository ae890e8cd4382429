"""The fact matrix: what stands in a row, and that no line is wider than it may be."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from factcheck.model import Comparison, Reason
from factcheck.reports import TABLES, View, renderer
from factcheck.reports.matrix import matrix
from factcheck.reports.view import cells
from tests.reports import samples
from tests.reports.snapshot import check

WHOLE = samples.comparison(samples.GIFT, samples.OPENING, agreements=(samples.SAME, samples.OTHER))


def shown(name: str, comparison: Comparison = WHOLE, view: View | None = None) -> str:
    return renderer(TABLES, name)(comparison, view or View())


def test_a_row_is_a_fact_that_documents_share() -> None:
    rows = matrix(WHOLE)
    assert [(r.outcome, r.id) for r in rows] == [("conflict", "FC101-8c41e2"), ("review", "FC201-00aa11"), ("agree", "")]
    gift = rows[0]
    assert [s.value for s in gift.said_by("seeds/pont.txt")] == ["1 000 000 USD"]
    assert [s.value for s in gift.said_by("seeds/جسر.txt")] == ["10 000 000 USD"]


def test_what_nothing_names_is_told_in_the_words_around_it() -> None:
    assert "un milione di dollari" in matrix(samples.comparison(agreements=(samples.SAME,)))[0].about
    named = replace(samples.SAME, reasons=(Reason("name", "Altman = ألتمان"), Reason("concept", "fund, gift")))
    assert matrix(samples.comparison(agreements=(named,)))[0].about == "Altman, fund, gift"


def test_the_table() -> None:
    check("table.txt", shown("text"))


@pytest.mark.parametrize("width", [60, 80, 100, 160])
@pytest.mark.parametrize("copies", [1, 30])
def test_no_line_is_wider_than_the_terminal(width: int, copies: int) -> None:
    given = {}
    for n in range(copies):
        article = samples.article(f"a long folder/document number {n}.txt", samples.ITALIAN, "it")
        given[article.name] = (article, samples.fact(article, "un milione di dollari", samples.usd(10**6)))
    mentions = tuple(samples.mention(a, f) for a, f in given.values())
    agreed = replace(samples.SAME, mentions=(*samples.SAME.mentions, *mentions))
    articles = (*samples.ARTICLES, *(a for a, _ in given.values()))
    text = shown("text", replace(WHOLE, articles=articles, agreements=(agreed,)), View(width=width))
    table = [line for line in text.split("\n\n")[1:] if "blank:" not in line]
    assert max(cells(line) for block in table for line in block.split("\n")) <= width
    assert all(name in text or name.rpartition("/")[2].rpartition(".")[0] in text for name in given)


def test_a_result_without_shared_facts_says_so() -> None:
    assert "No fact stands in two documents." in shown("text", samples.comparison())
    assert shown("text", samples.comparison(), View(quiet=True)) == ""


def test_hostile_names_are_cells_of_their_own() -> None:
    rows = list(csv.reader(io.StringIO(shown("csv", samples.hostile()))))
    assert len({len(r) for r in rows}) == 1
    assert "\x1b" not in shown("text", samples.hostile())
    assert [r["outcome"] for r in json.loads(shown("json", samples.hostile()))["rows"]] == ["conflict"]
