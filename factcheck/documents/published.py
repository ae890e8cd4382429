"""The date of publication: given, else in front matter or metadata, in a dateline at the head of the text, or in the path of its address.

Never from running text, nor from comments below an article: a wrong date makes every "yesterday" wrong, an unknown one is honest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from factcheck.documents import furniture, knowledge
from factcheck.documents.knowledge import Knowledge
from factcheck.documents.markdown import FrontMatter
from factcheck.model import Document, Published, Span

UNKNOWN = Published(None, None, "unknown")

_DATE_FIELDS = ("date", "published", "pubdate", "publishdate", "publish_date", "published_at", "datepublished", "date_published")
_ADDRESS_FIELDS = ("url", "link", "canonical", "canonical_url", "permalink", "source", "image")

_HEAD_LINES = 8
_MENU_LINES = 60
_HEAD_IMAGES = 3000
_RUNNING_TEXT = 140  # characters: a line longer than this is running text, and the head of the document ends with it
_LONGEST_LABEL = 60
_MARKS = ",.:;،()[]|*_#>\u200e\u200f\u202a\u202b\u202c"
_LONGEST_SPREAD = timedelta(days=31)

_ADDRESS_DATE = re.compile(r"/(?P<y>20\d\d|19\d\d)(?P<s>[/-]?)(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?=[/_.-]|$)")
_IMAGE = re.compile(r"!\[[^\]\n]{0,500}\]\((https?://[^\s)]+)")
_ADDRESS_LINE = re.compile(r"[>*-]?\s*(?:\w{2,20}:\s*)?<?(https?://[^\s>]+)>?")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_NUMERIC = (
    re.compile(r"(?<![\d.-])(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])"),
    re.compile(r"(?<![\d.])(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4})(?![\d.]\d)"),
)
_SLASHED = re.compile(r"(?<![\d/])(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})(?![\d/])")
_AFTER = re.compile(
    r"[\s,،]*(?:(?P<word>[^\W\d_]+)\.?[\s,]*)?(?:\d{1,2}[:.h]\d\d[\s,]*)?(?:\([^()]{1,40}\)[\s,.]*|/[^/]{1,40}/[\s,.]*)?"
    r"(?:[-–—―|]|:\s|(?P<stop>\.\s))"
)
_DAY = r"(?<!\d)(?P<d>\d{1,2})(?!\d)"
_LINK = r"\s+(?:[^\W\d_]{1,4}\s+)?"


def find(document: Document, language: str, front: FrontMatter, paragraphs: Sequence[Span]) -> Published:
    """When a document was published, and on what that rests; `UNKNOWN` where nothing trustworthy says so."""
    day, at = _dateline(document.text, language, paragraphs)
    return replace(_found(document, language, front, paragraphs, day), dateline=at)


def _found(document: Document, language: str, front: FrontMatter, paragraphs: Sequence[Span], dateline: date | None) -> Published:
    if document.published is not None:
        return _on(document.published, "given")
    if stated := next(_days(front.first(*_DATE_FIELDS), language), None):
        return _on(stated[0], "front matter")
    if document.source and document.source.published:
        return _on(document.source.published, "metadata")
    if dateline:
        return _on(dateline, "dateline")
    return _from_addresses(document.text, front, paragraphs)


def _on(day: date, basis: str) -> Published:
    return Published(day, day + timedelta(days=1), basis) if day < date.max else UNKNOWN


def _head(text: str, paragraphs: Sequence[Span]) -> Iterator[tuple[str, int, bool]]:
    """The lines down to the first of running text, where each begins and whether it is whole; of running text the beginning is enough.

    Of a page that was pasted with its menus the first and the last of these lines are looked at.
    """
    head = 0
    for start, end in paragraphs[:_MENU_LINES]:
        head += 1
        if furniture.runs_on(text, Span(start, end), _RUNNING_TEXT + 1) and not _IMAGE.match(text, start):
            break
    first = min(_HEAD_LINES, head)
    for start, end in (*paragraphs[:first], *paragraphs[max(first, head - 2 * _HEAD_LINES) : head]):
        yield text[start : min(end, start + 2 * _RUNNING_TEXT)], start, end - start <= _RUNNING_TEXT


def _dateline(text: str, language: str, paragraphs: Sequence[Span]) -> tuple[date | None, Span | None]:
    """The day in the dateline and where it stands; no day where a dateline gives none of a year ("MADRID, 30 oct. -")."""
    known = knowledge.of(language)
    bare: Span | None = None
    for line, start, whole in _head(text, paragraphs):
        for day, at in _days(line, language) if _YEAR.search(line) else ():
            if _is_dateline(line, at, known, whole) or (whole and furniture.is_stamp(line)):
                return day, Span(start + at.start, start + at.end)
        if bare is None and (found := next(_yearless(line, language, known), None)):
            bare = Span(start + found.start, start + found.end)
    return None, bare


def _yearless(line: str, language: str, known: Knowledge) -> Iterator[Span]:
    """Where a line gives a day of a month after a place, or before an agency's name, and a dash follows."""
    for pattern in _in_some_year(language) if _names_month(line[:_LONGEST_LABEL], known) else ():
        for found in pattern.finditer(line, 0, _LONGEST_LABEL):
            at, after = Span(*found.span()), _AFTER.match(line, found.end())
            place = _without_labels(line[: at.start], known)
            stopped = found.group().endswith(".") and bool(place) and _is_place_or_label(place, known)
            signed = after is not None and (bool(place) or "(" in after.group())
            if stopped or (signed and _is_dateline(line, at, known, False)):
                yield at


def _is_dateline(line: str, at: Span, known: Knowledge, whole: bool) -> bool:
    """Whether a date in a line dates the text: after nothing but a place or a label, and before a dash or the end of the line."""
    before = _without_labels(line[: at.start], known)
    if before and not _is_place_or_label(before, known):
        return False
    after = _AFTER.match(line, at.end)
    if after and (after["word"] is None or after["word"].lower() in known.weekdays | known.labels):
        return after["stop"] is None or bool(before)
    return whole and all(_may_follow(word, known) for word in line[at.end :].split())


def _without_labels(before: str, known: Knowledge) -> str:
    """What stands before a date, without the weekdays and words such as "published" that lead up to it."""
    words = before.split()
    while words and words[-1].strip(_MARKS).lower() in known.weekdays | known.labels | {""}:
        words.pop()
    return " ".join(words)


def _is_place_or_label(before: str, known: Knowledge) -> bool:
    words = before.split()
    if len(before) > _LONGEST_LABEL or re.search(r"[!?;\"“«»]", before) or words[0].lower() in known.words - known.labels:
        return False
    if before[-1] in ":：|·•–—" or before.isupper():
        return True
    return before[-1] in ",،，、-" and sum(word[0].islower() for word in words) <= 1 and len(words) <= 6


def _may_follow(word: str, known: Knowledge) -> bool:
    bare = word.strip(_MARKS).lower()
    return len(bare) <= 3 or any(c.isdigit() for c in bare) or bare in known.weekdays | known.labels


def _days(line: str, language: str) -> Iterator[tuple[date, Span]]:
    """The full dates written in a line, with their places: figures first, then with the month names of the language."""
    known = knowledge.of(language)
    for pattern in _NUMERIC + _own(language) + (_with_names(language) if _names_month(line, known) else ()):
        for found in pattern.finditer(line):
            parts = found.groupdict()
            name = parts["m"].lower().replace("\u0307", "")
            month = int(name) if name.isdecimal() else (known.months or {}).get(name.replace("\u00a0", " "), 0)
            if day := _date(parts["y"], month, parts["d"]):
                yield day, Span(*found.span())
    for found in _SLASHED.finditer(line):
        # Americans write the month first: in English only what cannot be a month is a day.
        if (language != "en" or int(found["d"]) > 12) and (day := _date(found["y"], int(found["m"]), found["d"])):
            yield day, Span(*found.span())


def _date(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day)) if 1900 <= int(year) <= 2100 else None
    except ValueError:
        return None


def _names_month(line: str, known: Knowledge) -> bool:
    """A quick look: the patterns are long, and most lines name no month."""
    line = _plain(line)
    return any(_plain(name) in line for name in known.months or ())


def _plain(words: str) -> str:
    return words.lower().replace("\u0307", "").replace("ı", "i").replace("ſ", "s")


@cache
def _own(language: str) -> tuple[re.Pattern[str], ...]:
    dates = knowledge.of(language).dates
    return (re.compile(dates),) if dates else ()


@cache
def _in_some_year(language: str) -> tuple[re.Pattern[str], ...]:
    """A day of a month with no year, in either order."""
    orders = (rf"{_DAY}(?:\.|[ºª°]|-?[^\W\d_]{{1,2}})?{_LINK}{_month(language)}", rf"{_month(language)}\s+{_DAY}")
    return tuple(re.compile(order, re.IGNORECASE) for order in orders)


def _month(language: str) -> str:
    names = "|".join(re.escape(name) for name in sorted(knowledge.of(language).months or (), key=len, reverse=True))
    return rf"(?<![^\W\d_])(?P<m>{names})(?![^\W\d_])(?:\s?/\s?[^\W\d_]+)?[.,]?"


@cache
def _with_names(language: str) -> tuple[re.Pattern[str], ...]:
    month = _month(language)
    year = r"(?<!\d)(?P<y>\d{4})(?!\d)"
    day, link = _DAY, _LINK
    orders = (
        rf"{day}(?:\.|[ºª°]|-?[^\W\d_]{{1,2}})?{link}{month}{link}{year}",
        rf"{day}\.?\s?{month}{link}{year}",
        rf"{month}\s+{day}(?:[^\W\d_]{{2}})?,?\s+{year}",
        rf"{year}\.?\s+(?:[^\W\d_]\.\s+)?{month}\s+{day}",
    )
    return tuple(re.compile(order, re.IGNORECASE) for order in orders)


def _from_addresses(text: str, front: FrontMatter, paragraphs: Sequence[Span]) -> Published:
    """From the address of the document itself, or those of its images at the head: links in the text lead to other articles."""
    lines = [found[1] for line, *_ in _head(text, paragraphs) if (found := _ADDRESS_LINE.fullmatch(line))]
    own = front.first(*_ADDRESS_FIELDS)
    addresses = [own] if own else [*lines, *_IMAGE.findall(text, front.end, front.end + _HEAD_IMAGES)]
    days = sorted(day for address in addresses if (day := _address_day(address)))
    if not days or days[-1] - days[0] > _LONGEST_SPREAD:
        return UNKNOWN
    return Published(days[0], days[-1] + timedelta(days=1), "address")


def _address_day(address: str) -> date | None:
    found = _ADDRESS_DATE.search(address)
    return _date(found["y"], int(found["m"]), found["d"]) if found else None
