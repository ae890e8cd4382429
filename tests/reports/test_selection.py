from __future__ import annotations

import pytest

from factcheck.reports.selection import select
from tests.reports import samples

COMPARISON = samples.comparison(samples.GIFT, samples.OPENING, agreements=(samples.SAME, samples.OTHER))


@pytest.mark.parametrize(
    ("question", "disagreements", "agreements", "lone"),
    [
        ("FC101-8c41e2", 1, 0, 0),
        ("fc101", 1, 0, 0),
        ("seeds/ponte.txt:3", 1, 1, 0),
        ("ponte.txt:3", 1, 1, 0),
        ("ponte.txt:3:45", 1, 1, 0),
        ("te.txt:3", 0, 0, 0),
        (samples.AR_GIFT.id, 1, 1, 0),
        ("builder FUND", 1, 0, 0),
        ("mécène", 0, 0, 0),
        ("another fund", 0, 1, 0),
        ("nowhere", 0, 0, 0),
        ("  ", 0, 0, 0),
    ],
)
def test_what_a_question_selects(question: str, disagreements: int, agreements: int, lone: int) -> None:
    found = select(COMPARISON, question)
    assert (len(found.disagreements), len(found.agreements), len(found.lone)) == (disagreements, agreements, lone)
    assert bool(found) == bool(disagreements + agreements + lone)


def test_a_fact_in_one_document_only_is_found_as_such() -> None:
    assert select(samples.comparison(samples.GIFT), "prêt").lone == (samples.FR_PROMISE,)
