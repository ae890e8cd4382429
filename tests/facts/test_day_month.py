"""Two numbers with a mark between them: a day where what stands around them says so, else a fraction, or a score that is no figure."""

from __future__ import annotations

from datetime import date

import pytest

from tests.facts.reading import values

PUBLISHED = date(2016, 11, 27)


@pytest.mark.parametrize(
    ("expected", "code", "text"),
    [
        (["date 2016-11-22"], "es", "el 22/11"),
        (["date 2016-11-25"], "es", "este viernes 25/11"),
        (["date 2016-11-22", "date 2016-11-24", "date 2016-11-25"], "es", "el 22/11, 24/11 o 25/11"),
        (["date 2016-10-01/2016-11-08"], "es", "entre 1/10 y 7/11"),
        (["date 2016-10-14/2016-10-16"], "pt", "14/10 - 15/10"),
        (["quantity 0.25..0.75"], "es", "entre 1/4 y 3/4 de la población"),
        (["quantity 0.25"], "es", "un aumento de 1/4"),
        (["date 2016-11-05"], "nl", "op 05-11"),
        (["date 2016-10-01/2016-11-08"], "nl", "van 1-10 tot 7-11"),
        ([], "nl", "de ploeg kwam op 2-1"),
        (["date 2016-11-26"], "nl", "Ajax won zaterdag 4-1"),
        (["quantity 0.3333333333333333333333333333"], "pt", "o 1/3 constitucional"),
        ([], "es", "la Ley 3/2016"),
        ([], "de", "die Mannschaft kam auf 22-11"),
    ],
)
def test_days_and_months(expected: list[str], code: str, text: str) -> None:
    assert values(text, code, PUBLISHED) == expected
