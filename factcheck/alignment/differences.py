"""Figures that tell how far two things are apart: "3 euros more than in May", "40 cm above the record", "five seats short".

Such a figure is no other value of the thing itself, and is held against none.
"""

from __future__ import annotations

import re
from functools import cache

from factcheck.languages import load
from factcheck.languages.phrases import any_of, edges
from factcheck.model import Article, Fact

_KINDS = ("money", "quantity", "duration")  # percentages are nearly always changes, however they are worded
_REACH = 24  # letters


def is_difference(article: Article, fact: Fact) -> bool:
    """Whether a word right behind or right before a figure makes a difference of it."""
    if fact.kind not in _KINDS:
        return False
    behind, before = _patterns(article.language)
    text = article.text
    if behind and behind.match(text, fact.end, min(fact.end + _REACH, len(text))):
        return True
    return bool(before and before.search(text, max(0, fact.start - _REACH), fact.start))


@cache
def _patterns(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """What may stand right behind, and right before, such a figure."""
    section = load(language).section("differences")
    behind, before = (any_of(str(section.get(side, ""))) for side in ("behind", "before"))
    opens, closes = edges(language)
    gap = r"\s" if closes else r"\s?"
    return (
        re.compile(f"{gap}(?:{behind}){closes}", re.IGNORECASE) if behind else None,
        re.compile(rf"{opens}(?:{before})\s*$", re.IGNORECASE) if before else None,
    )
