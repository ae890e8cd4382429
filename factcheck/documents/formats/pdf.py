"""PDF: the text of each page, its lines joined into paragraphs, the repeated lines at the heads and feet of pages left out.

A PDF holds glyphs in places, not words in order. Lines that run right to left are put in order by the places of their glyphs, and
the document is marked as poor, since what a glyph stands for is the printing program's word.
"""

from __future__ import annotations

import re
import statistics
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from math import inf
from typing import Any, NamedTuple

from factcheck.documents.formats.extras import extra
from factcheck.documents.formats.passages import Passage, compose
from factcheck.model import Document

_DAMAGED = "is a damaged PDF: print or save it anew"
_PAGES = 2000
_MARGIN_LINES = 2
"""Lines at the head and the foot of a page among which running heads and page numbers are looked for."""

_HEADLINE = 15
"""Characters of a line that is known again inside another."""

_DIGITS = re.compile(r"\d+")
_PRINTED = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}:\d{2}.*|(?:https?|file)://\S+(?:\s\d+/\d+)?")  # by a browser
_PAGE_NUMBER = re.compile(r"[\s|–—-]*(?:\w{1,6}\.?\s)?\d{1,4}(?:\s?(?:/|\w{1,4})\s?\d{1,4})?[\s|–—-]*")
_ENDS = tuple('.!?…:。！？؟۔»”"’')
_FULL_LINE = 0.8
_SPACE, _SPACE_OF_DIGITS = 0.15, 0.4
"""Of the size of the letters: a gap that is wider parts words. The spaces of such lines stand in places that say nothing, and digits
stand in cells of one width, a narrow one with much room around it."""

_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_RIGHT_TO_LEFT_RUN = re.compile(rf"{_RIGHT_TO_LEFT.pattern}+(?:\s+{_RIGHT_TO_LEFT.pattern}+)*")
_IN_NUMBER = re.compile(r"\d[\d:/.,]|[:/.,]\d")
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = r"[0-9A-Za-z\u00c0-\u024f\u0660-\u0669\u06f0-\u06f9][0-9A-Za-z\u00c0-\u024f\u0660-\u0669\u06f0-\u06f9.,:/%$€£-]*"
_LEFT_TO_RIGHT_RUN = re.compile(rf"{_LATIN}(?:\s{_LATIN})*")
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[\u00ad\u2010-]$")
_JOINED = re.compile(r"(?<![^\s\x02\ufffe])([^\s\x02\ufffe]*+)[\x02\ufffe](?=(\w?))")
"""Where pdfium has joined the two lines that a hyphen parts."""

POOR = "taken from a PDF whose letters are not stored in reading order: check a finding against the page"


class _Glyph(NamedTuple):
    """A character of a page, and where it stands across it, in points."""

    left: float
    right: float
    size: float
    character: str


def read(name: str, data: bytes) -> Document:
    """The text of a PDF. Raises ValueError for one that is locked, damaged, or holds pictures alone."""
    pages = list(_pages(data))
    poor = any(_RIGHT_TO_LEFT.search(line) for page in pages for line in page)
    return compose(name, "pdf", _passages(pages), poor=POOR if poor else "")


def _pages(data: bytes) -> Iterator[list[str]]:
    pdfium = extra("pypdfium2", "pdf")
    try:
        file = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise ValueError("is locked: save it without its password" if locked else _DAMAGED) from None
    try:
        if len(file) > _PAGES:
            raise ValueError(f"has {len(file)} pages, more than {_PAGES}: split it")
        for page in file:
            text = page.get_textpage()
            yield [line for line in map(str.strip, _lines(text)) if line]
            text.close()
            page.close()
    except pdfium.PdfiumError:  # half of a document is none that could be compared
        raise ValueError(_DAMAGED) from None
    finally:
        file.close()


def _passages(pages: Sequence[Sequence[str]]) -> Iterator[Passage]:
    running = _running(pages)
    for number, page in enumerate(pages, 1):
        heads = {line for line in page if len(line) >= _HEADLINE}
        margin = {*range(_MARGIN_LINES), *range(len(page) - _MARGIN_LINES, len(page))}
        lines = [line for k, line in enumerate(page) if k not in margin or not _is_furniture(line, running, heads - {line})]
        yield from (Passage(paragraph, f"page {number}") for paragraph in paragraphs(lines))


def _is_furniture(line: str, running: Collection[str], others: Iterable[str]) -> bool:
    """Whether a line at the head or foot of a page is its number, what a browser prints there, or says a headline once more."""
    printed = _PAGE_NUMBER.fullmatch(line) or _PRINTED.fullmatch(line)
    return bool(printed) or _masked(line) in running or any(head in line for head in others)


def _running(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """The lines, their digits masked, that stand at the head or foot of several pages."""
    counted = Counter(line for page in pages for line in {*map(_masked, page[:_MARGIN_LINES]), *map(_masked, page[-_MARGIN_LINES:])})
    return frozenset(line for line, n in counted.items() if n > 1 and 2 * n >= len(pages))


def _masked(line: str) -> str:
    return _DIGITS.sub("0", line)


def paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Lines joined into paragraphs: one ends where a line stops short of the others, or ends a sentence and the next begins one."""
    width = statistics.quantiles([len(line) for line in lines], n=10)[-1] if len(lines) > 1 else 0
    gathered = ""
    for line in lines:
        gathered = _HYPHEN.sub("", gathered) + line if _HYPHEN.search(gathered) and line[:1].islower() else f"{gathered} {line}".strip()
        if len(line) < _FULL_LINE * width and (line.endswith(_ENDS) or len(line) < _FULL_LINE * width / 1.5):
            yield gathered
            gathered = ""
    if gathered:
        yield gathered


def _lines(page: Any) -> Iterator[str]:
    """The lines of a page; those with letters that run right to left are put in order by where each letter stands."""
    text = page.get_text_range(errors="replace")
    if not _RIGHT_TO_LEFT.search(text):
        yield from _JOINED.sub(_rejoined, text).splitlines()
        return
    line: list[_Glyph] = []
    size = extra("pypdfium2.raw", "pdf").FPDFText_GetFontSize
    for index in range(page.count_chars()):
        character = page.get_text_range(index, 1, errors="replace")
        if character in ("\r", "\n"):
            yield _in_order(line)
            line = []
        elif character.strip():
            left, _, right, _ = page.get_charbox(index)
            line.append(_Glyph(left, right, size(page, index), character))
    yield _in_order(line)


def _rejoined(found: re.Match[str]) -> str:
    """The first half of a word that a hyphen parted. The hyphen stays where the word is compound, or goes on with a capital or digit."""
    first, following = found.groups()
    return first + "-" * ("-" in first or not following.islower())


def _in_order(line: Sequence[_Glyph]) -> str:
    """The characters of a line in the order of reading and in their plain forms, with a space wherever there is room for one."""
    parts: list[str] = []
    edge, before = inf, ""
    for glyph in sorted(line, key=lambda g: -(g.left + g.right)):
        room = _SPACE_OF_DIGITS if _IN_NUMBER.fullmatch(before + glyph.character) else _SPACE
        parts.append(" " * (edge - glyph.right > room * glyph.size) + glyph.character)
        before = glyph.character
        edge = min(edge, glyph.left)
    text = unicodedata.normalize("NFKC", "".join(parts))
    if 2 * len(_RIGHT_TO_LEFT.findall(text)) < len(_LETTER.findall(text)):
        return _RIGHT_TO_LEFT_RUN.sub(lambda run: run.group()[::-1], text[::-1])
    return _LEFT_TO_RIGHT_RUN.sub(lambda run: run.group()[::-1], text.translate(_MIRRORED))
