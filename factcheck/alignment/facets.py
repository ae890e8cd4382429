"""Figures of one thing seen from two sides: gross and net, nominal and real, planned and done, first count and final, quarter and year.

Words near a figure mark the side that it shows. Two figures with opposite marks are not held against one another; one that only is
planned, begun or provisional is held against an unmarked one just where the one looks like a slip of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from factcheck.languages import load
from factcheck.languages.phrases import any_of, edges
from factcheck.model import Article, Fact, Span
from factcheck.values import DateValue

_OPPOSITE = {"gross": "net", "nominal": "real", "new": "cumulative", "preliminary": "final", "initial": "total", "planned": "done"}
_OPPOSITE |= {b: a for a, b in _OPPOSITE.items()}
_TELLING = frozenset({"planned", "initial", "preliminary"})  # an unmarked figure is none of these
_WHY = {"planned": "planned_done", "initial": "initial_total", "preliminary": "update", "new": "other_period"}
_AMOUNTS = frozenset({"money", "quantity"})  # "96 million euros, 22 million more than planned"
_REACH = 60  # letters on either side
_PERIODS = frozenset({"month", "quarter", "season", "half", "year", "fiscal_year"})


def other_side(x: frozenset[str], y: frozenset[str], slip: bool) -> str:
    """Why the figures with these marks show two sides of a thing, "" where they do not. `slip`: one looks like a slip of the other."""
    for mark in sorted(x | y):
        opposed = (mark in x and _OPPOSITE[mark] in y - x) or (mark in y and _OPPOSITE[mark] in x - y)
        alone = not slip and mark in _TELLING and (mark in x) != (mark in y)
        if opposed or alone:
            return _WHY.get(mark) or _WHY.get(_OPPOSITE[mark]) or "other_subject"
    return ""


def marks(article: Article, fact: Fact, sentence: Span, others: Iterable[Fact]) -> frozenset[str]:
    """The marks that stand nearer to a figure than to any other one of its kind in the sentence."""
    rivals = [o for o in others if o.kind == fact.kind or {o.kind, fact.kind} <= _AMOUNTS]
    start = max([sentence.start, fact.start - _REACH, *(o.end for o in rivals if o.end <= fact.start)])
    end = min([sentence.end, fact.end + _REACH, *(o.start for o in rivals if o.start >= fact.end)])
    near = article.text[start:end]
    return frozenset(mark for mark, pattern in _patterns(article.language).items() if pattern.search(near))


def periods(facts: Iterable[Fact]) -> frozenset[tuple[str, object]]:
    """The months, quarters and years that a sentence tells of."""
    values = (f.value for f in facts if isinstance(f.value, DateValue))
    return frozenset((v.grain, v.start) for v in values if v.grain in _PERIODS and v.start and v.mod is None)


@cache
def _patterns(language: str) -> Mapping[str, re.Pattern[str]]:
    section = load(language).section("facets")
    opens, closes = edges(language)
    return {mark: re.compile(f"{opens}(?:{any_of(words)}){closes}", re.IGNORECASE) for mark, words in section.items() if words}
