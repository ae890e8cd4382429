"""Dates in an order or with marks that no template foresees ("2016, nov", "23-2020-eylül"): dateparser reads the span.

dateparser is asked last and for little: the tokens of one row that are a month and numbers, one of them a year, in the language of
the document, with nothing left to its guesses. It takes longer to import than a page to read, so it is imported where it is needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from factcheck.facts.dates.calendar import When
from factcheck.facts.lexicon import NEAR
from factcheck.facts.tokens import Scan

_GAPS = NEAR | {",", ".", "/", "-", "–"}
_LONGEST = 4
# Days, months and years that are missing are the first of their kind, never those of today.
_SETTINGS = {"PREFER_DAY_OF_MONTH": "first", "PREFER_MONTH_OF_YEAR": "first", "REQUIRE_PARTS": ["month", "year"], "STRICT_PARSING": False}


def odd_dates(scan: Scan, covered: set[int], code: str) -> Iterator[tuple[int, int, When]]:
    """(first token, token after, time) of rows of a month and numbers of which no token is covered yet."""
    done = 0
    for k in sorted(i for c in ("month", "month_short") for i, _, _ in scan.every(c)):
        i = _first(scan, k, covered)
        j = _row(scan, i, covered)
        when = _read(scan, i, j, code) if j - i > 1 and i >= done else None
        if when:
            yield i, j, when
            done = j


def _first(scan: Scan, k: int, covered: set[int]) -> int:
    """The first token of the row of numbers that leads to the month at token k."""
    i, tokens = k, scan.tokens
    while i and k - i < _LONGEST - 1 and tokens.kind[i - 1] == "number" and i - 1 not in covered and tokens.gap[i] in _GAPS:
        i -= 1
    return i


def _row(scan: Scan, i: int, covered: set[int]) -> int:
    """The token after the row of months and numbers that begins at token i; i itself where there is none."""
    j, tokens = i, scan.tokens
    while j < len(tokens) and j - i < _LONGEST and j not in covered and (j == i or tokens.gap[j] in _GAPS):
        if tokens.kind[j] != "number" and not _month(scan, j):
            break
        j += 1
    return j


def _month(scan: Scan, i: int) -> bool:
    return any(scan.starting(c, i) for c in ("month", "month_short"))


def _read(scan: Scan, i: int, j: int, code: str) -> When | None:
    tokens = scan.tokens
    words = [tokens.text[tokens.start[k] : tokens.end[k]] for k in range(i, j)]
    numbers = [w for w in words if w.isdecimal()]
    if sum(_month(scan, k) for k in range(i, j)) != 1 or len(numbers) != len(words) - 1:
        return None
    if not any(len(w) == 4 for w in numbers) or any(len(w) not in (1, 2, 4) for w in numbers):
        return None
    found = _parser(code).get_date_data(" ".join(words)) if _parser(code) else None
    if found is None or found.date_obj is None or str(found.date_obj.year) not in words:
        return None
    fields = {"year": found.date_obj.year, "month": found.date_obj.month}
    return When("calendar", fields | ({"day": found.date_obj.day} if found.period == "day" else {}))


@cache
def _parser(code: str) -> Any:
    """The parser of a language; None where dateparser does not know it."""
    from dateparser.date import DateDataParser

    try:
        return DateDataParser(languages=[code], settings=_SETTINGS)
    except ValueError:
        return None
