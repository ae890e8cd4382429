"""Paragraphs in another language than their document: a press release in two languages, a quoted letter, a page with its translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.documents import language
from factcheck.model import Part, Span

_LEAST = 120
"""Characters of a paragraph that says its language: shorter ones are headings, names and quotations."""

_ENOUGH = 400
"""Characters of a paragraph that are looked at."""


def parts(text: str, paragraphs: Sequence[Span], code: str) -> tuple[Part, ...]:
    """The stretches of whole paragraphs that are in another language than `code`, in order; short ones go with the one before."""
    return tuple(_parts(text, paragraphs, code))


def _parts(text: str, paragraphs: Sequence[Span], code: str) -> Iterator[Part]:
    start, spoken, end = 0, code, 0
    for paragraph in paragraphs:
        if paragraph.end - paragraph.start >= _LEAST:
            told = language.speaks_for(text[paragraph.start : min(paragraph.end, paragraph.start + _ENOUGH)], code)
            if told != spoken:
                if spoken != code:
                    yield Part(start, end, spoken)
                start, spoken = paragraph.start, told
        end = paragraph.end
    if spoken != code:
        yield Part(start, end, spoken)
