"""PDF: the text of each page, its lines joined into paragraphs, the repeated lines at the heads and feet of pages left out.

A PDF holds glyphs in places, not words in order. Text in scripts that join their letters may come back in presentation forms and in
the order of sight: it is folded back, and the document is marked as poor.
"""

from __future__ import annotations

import re
import statistics
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from factcheck.documents.formats.extras import extra
from factcheck.documents.formats.passages import Passage, compose
from factcheck.model import Document

_PAGES = 2000
_MARGIN_LINES = 2
"""Lines at the head and the foot of a page among which running heads and page numbers are looked for."""

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[\s|–—-]*(?:\w{1,6}\.?\s)?\d{1,4}(?:\s?(?:/|\w{1,4})\s?\d{1,4})?[\s|–—-]*")
_ENDS = tuple('.!?…:。！？؟۔»”"’')
_FULL_LINE = 0.8
_PRESENTATION_FORMS = re.compile(r"[\ufb1d-\ufdff\ufe70-\ufefc]")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LATIN = r"[0-9A-Za-z\u00c0-\u024f][0-9A-Za-z\u00c0-\u024f.,:/%$€£-]*"
_LEFT_TO_RIGHT_RUN = re.compile(rf"{_LATIN}(?:\s{_LATIN})*")
_HYPHEN = re.compile(r"(?<=[^\W\d_])(?:\u00ad|[-\u2010\ufffe\u0002])$")
POOR = "taken from a PDF whose letters are not stored in reading order: check a finding against the page"


def read(name: str, data: bytes) -> Document:
    """The text of a PDF. Raises ValueError for one that is locked, damaged, or holds pictures alone."""
    pages = list(_pages(data))
    joined = "\n".join(line for page in pages for line in page)
    visual = bool(_PRESENTATION_FORMS.search(joined))
    if visual:
        pages = [[_logical(line) for line in page] for page in pages]
    right_to_left = len(_RIGHT_TO_LEFT.findall(joined)) * 4 > len(joined)
    return compose(name, "pdf", _passages(pages), poor=POOR if right_to_left else "")


def _pages(data: bytes) -> Iterator[list[str]]:
    pdfium = extra("pypdfium2", "pdf")
    try:
        file = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise ValueError("is locked: save it without its password" if locked else "is a damaged PDF: print or save it anew") from None
    try:
        if len(file) > _PAGES:
            raise ValueError(f"has {len(file)} pages, more than {_PAGES}: split it")
        for page in file:
            text = page.get_textpage()
            yield [line.strip() for line in text.get_text_bounded(errors="replace").splitlines() if line.strip()]
            text.close()
            page.close()
    finally:
        file.close()


def _passages(pages: Sequence[Sequence[str]]) -> Iterator[Passage]:
    running = _running(pages)
    for number, page in enumerate(pages, 1):
        margin = {*range(_MARGIN_LINES), *range(len(page) - _MARGIN_LINES, len(page))}
        lines = [line for k, line in enumerate(page) if k not in margin or not (_masked(line) in running or _PAGE_NUMBER.fullmatch(line))]
        yield from (Passage(paragraph, f"page {number}") for paragraph in paragraphs(lines))


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


def _logical(line: str) -> str:
    """A line in the order of sight turned into the order of reading, its letters in their plain forms."""
    if not _PRESENTATION_FORMS.search(line):
        return line
    reversed_ = unicodedata.normalize("NFKC", line)[::-1]
    return _LEFT_TO_RIGHT_RUN.sub(lambda run: run.group()[::-1], reversed_)
