"""Which day is meant where a text leaves out its year, or names but a weekday: the one before publication, or the one to come.

The verb of its clause tells ("will resign on Friday"), by the words and endings in the language's file; a star is the rest of a word. A
clause ends at a comma, so that "it will close, the company said on Friday" tells of the Friday before.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import regex

from factcheck.languages import load
from factcheck.languages.phrases import any_of, edges
from factcheck.model import Article
from factcheck.values import DateValue

_REACH = 80  # letters on either side
_OPENING = regex.compile(r"\W*(?:\w+\W+){0,2}\w+")  # how far behind a date its verb stands: "On Friday, parliament will vote"
_BREAK = regex.compile(r"[,;:!?()\"“”„«»、，。：；।؟—–\n]|\.\s+(?=\p{Lu})")


def in_tense(readings: tuple[DateValue, ...], anchor: date | None, article: Article, start: int, end: int) -> tuple[DateValue, ...]:
    """The readings of the date at these offsets, the one behind the anchor first where its clause is in the future."""
    first = readings[0].start if len(readings) > 1 and readings[0].grain == "day" and not readings[0].mod else None
    if first is None or anchor is None or first > anchor:
        return readings
    coming = next((r for r in readings[1:] if r.start and r.start > anchor), None)
    if coming is None or not _is_to_come(article.text, start, end, article.language):
        return readings
    return (coming, *(r for r in readings if r is not coming))


def _is_to_come(text: str, start: int, end: int, language: str) -> bool:
    """Whether the clause of the words at these offsets is in the future."""
    before = _BREAK.split(text[max(0, start - _REACH) : start])[-1]
    behind = _BREAK.split(text[end : end + _REACH])[0]
    verb, last = _pattern(language, "verbs"), _pattern(language, "last_words")
    opening = _OPENING.match(text, end) if len(before.split()) <= 1 else None
    verbs = f"{before}\n{opening[0] if opening else ''}"
    return bool(verb and verb.search(verbs)) or bool(last and last.search(behind))


@cache
def _pattern(language: str, which: str) -> re.Pattern[str] | None:
    """What tells that a clause is in the future: its verbs, or the words that it ends in."""
    words = any_of(load(language).section("dates").get("tense", {}).get(which, ""))
    opens, closes = edges(language)
    return re.compile(f"{opens}(?:{words}){closes}") if words else None
