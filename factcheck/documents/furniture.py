"""Lines of a page that are no text of the article: navigation, buttons, prices, dates of the page, boxes of other stories, comments.

Told by the short phrases that languages/reading.toml lists, of all languages together, since the form around an article is often in
another one. What is no phrase is told only on a page, a text of several lines of which some run on: a line by itself may be all
that somebody has to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.documents import knowledge
from factcheck.model import Span

_LONGEST = 300
_RUNNING = 120
"""Letters from which on a line runs on: it is no heading and no button. Signs that say more, as in Chinese, count three times."""

_LEAST_LINES = 4
"""Lines of a page that was pasted with what stands around its article."""

_AROUND = " \t*_#>|·•[](){}-–—:.…!?\"'"
_LETTERS = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0900-\u0dff])*")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}(?:[:.h]\d\d|[時시点] ?\d{1,2})")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WEATHER = re.compile(r"\D{0,25}\d{1,2}\s?°[CF]?")
_POSTCODE = re.compile(
    r"(?<!\d)\d{1,3}[a-z]?(?:,|\s[^\d\n]{1,30},|(?= \d{4} [A-Z]{2}\b))\s(?:[A-Z]{1,2}-)?"  # the number of the house
    r"(?:\d{5}(?:-\d{3})?|\d{2}-\d{3}|\d{4} [A-Z]{2})(?:\s\w[\w. -]{2,30})?$"
)


class _Line(NamedTuple):
    """A line of a text: where it stands, what it says in lower case with 0 for its numbers, and whether it runs on."""

    span: Span
    plain: str
    running: bool


def find(text: str, paragraphs: Sequence[Span]) -> Iterator[Span]:
    """The paragraphs that are furniture, in order."""
    lines = [_Line(p, _plain(text[p.start : p.end]), runs_on(text, p)) for p in paragraphs]
    page = len(lines) >= _LEAST_LINES and any(line.running for line in lines)
    boxed = _boxed(lines) if page else frozenset[Span]()
    head = True
    for line in lines:
        head = head and not line.running
        known = line.span in boxed or _is_phrase(line, "furniture", "notices")
        if known or (page and not line.running and _stands_beside(line, text[slice(*line.span)], head)):
            yield line.span


def is_stamp(line: str) -> bool:
    """Whether a line holds nothing but the day or hour of a page: "Published 12 June 2024 at 14:32, updated 15:05"."""
    words = _LETTERS.findall(line.lower())
    if len(line) > _RUNNING or not all(word in _stamped() or len(word) < 2 for word in words):
        return False
    clock, year = _CLOCK.search(line), _YEAR.search(line)
    return bool(clock and year) or (bool(clock or year) and _is_labelled(words))


def _is_labelled(words: Sequence[str]) -> bool:
    return any(len(word) > 4 or word > "\u2e80" for word in words if word in _labels())


def runs_on(text: str, line: Span, least: int = _RUNNING) -> bool:
    """Whether a line is so long that it is no heading and no button."""
    length = line.end - line.start
    if length >= least:
        return True
    return 3 * length >= least and length + 2 * sum(c > "\u2e80" for c in text[line.start : line.end]) >= least


def _is_phrase(line: _Line, whole: str, beginnings: str) -> bool:
    if line.span.end - line.span.start > _LONGEST:
        return False
    return line.plain in _phrases(whole) or line.plain.startswith(_openings(beginnings))


def _stands_beside(line: _Line, written: str, head: bool) -> bool:
    return _is_phrase(line, "page_lines", "page_openings") or _is_shaped(written, head)


def _is_shaped(line: str, head: bool) -> bool:
    """Whether a line is nothing but a number, the hour or weather of the page, a price on an exchange or the address of a house.

    Below the page's `head` a day and an hour may be those of an event that the next line tells.
    """
    if not any(map(str.isdigit, line)):
        return False
    if is_stamp(line) and (head or _is_labelled(_LETTERS.findall(line.lower()))):
        return True
    if not _LETTERS.search(line) or _is_ticker(line) or _WEATHER.fullmatch(line):
        return True
    return len(line) < _RUNNING and _POSTCODE.search(line.rstrip()) is not None


def _is_ticker(line: str) -> bool:
    """Whether a line names an index or a currency and otherwise figures alone."""
    lowered = line.lower().replace("\u0307", "").strip()
    name = next((n for n in _tickers() if lowered.startswith(n)), "")
    return bool(name) and all(len(w) < 2 or w in _units() for w in _LETTERS.findall(lowered[len(name) :]))


def _boxed(lines: Sequence[_Line]) -> frozenset[Span]:
    """What stands in boxes of other stories behind the beginning of the article, and what follows the comments' heading."""
    found: set[Span] = set()
    total, told, inside = sum(line.running for line in lines), 0, False
    for n, line in enumerate(lines):
        told += line.running
        if told and line.plain in _phrases("closings") and 2 * told > total:
            return frozenset(found | {rest.span for rest in lines[n:]})
        inside = not line.running and told > 0 and (inside or line.plain in _phrases("sections"))
        if inside:
            found.add(line.span)
    return frozenset(found)


# ---- what the languages say


def _plain(line: str) -> str:
    """A line as phrases are listed: small letters, one 0 for each number with its scale, no marks around it."""
    if len(line) > _LONGEST:
        return ""
    return _number().sub("0", line.lower().replace("\u0307", "").replace("’", "'")).strip(_AROUND)


@cache
def _number() -> re.Pattern[str]:
    scales = knowledge.common("scales")
    words = "|".join(re.escape(s) for s in sorted(scales, key=len, reverse=True) if s < "\u2e80")
    signs = "".join(s for s in scales if s > "\u2e80")
    return re.compile(rf"\d+(?:[.,\u00a0\u202f ]\d+)*+(?:\s?(?:{words})(?![^\W\d_])|\s?[{signs}])?(?:\+|\s?%)?")


@cache
def _phrases(key: str) -> frozenset[str]:
    return frozenset(_plain(p.replace("#", "0")) for p in knowledge.phrases(key))


@cache
def _openings(key: str) -> tuple[str, ...]:
    return tuple(p.replace("#", "0").lstrip(_AROUND) for p in knowledge.phrases(key))


@cache
def _tickers() -> tuple[str, ...]:
    return tuple(sorted(knowledge.common("tickers", "|"), key=len, reverse=True))


@cache
def _units() -> frozenset[str]:
    return frozenset({"pts", "pkt", *_LETTERS.findall(" ".join(_tickers()))})


@cache
def _labels() -> frozenset[str]:
    return frozenset(word for code in knowledge.codes() for word in knowledge.of(code).labels | knowledge.of(code).beside)


@cache
def _stamped() -> frozenset[str]:
    """The words that dates and hours are written with, in all languages."""
    known = [knowledge.of(code) for code in knowledge.codes()]
    names = {part for k in known for name in (*(k.months or ()), *k.weekdays) for part in _LETTERS.findall(name)}
    return _labels() | names
