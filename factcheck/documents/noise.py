"""Stretches that are no text of the article: addresses, markup, random strings, and the furniture of web pages.

What an image shows (its alternative text) is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from factcheck.documents import furniture
from factcheck.model import Span

# Each begins with the characters that are looked for first: one pattern with all of them would be thirty times as slow.
_ADDRESSES = tuple(re.compile(shape) for shape in (r"https?://[^\s<>\"'«»”]++", r"www\.[^\s<>\"'«»”]++", r"10\.(?<![\d.]10\.)\d{4,9}/\S++"))
_MARKUP = tuple(
    re.compile(shape)
    for shape in (
        r"!\[",
        r"\]\((?:[^()\s]|\([^()\s]*+\))*+(?:\s+\"[^\"\n]{0,200}\")?\)",  # the target of an image or link
        r"<[A-Za-z/!][^<>\n]{0,500}>",
        r"#(?<![\w&#]#)(?=[^\W\d])\w++",  # a hashtag
    )
)
_FENCE = re.compile(r"^(?:```|~~~)[^\n]*+$", re.MULTILINE)
_AT = re.compile(r"@[\w-]++(?:\.[\w-]++)*+")
_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|mp[34]|pdf)\b", re.IGNORECASE)
_RANDOM = re.compile(r"(?<![\w+/=])[A-Za-z0-9+/=_]{16,}+")
_RUN = re.compile(r"[A-Z]+|[a-z]+|[0-9]+|[+/=_]+")
_RUNS_OF_RANDOM = 7
_LONGEST_TAIL = 60
_LOCAL_PART = 64
_TRAILING = ".,;:!?)]}'’*_"


def find(text: str, paragraphs: Sequence[Span], front_matter: int = 0, marked: Sequence[Span] = ()) -> tuple[Span, ...]:
    """The stretches that are no text of the article, in order, none overlapping.

    `front_matter` is where that ends, `marked` are those that the file tells from its text.
    """
    front = [Span(0, front_matter)] if front_matter else []
    return _merged([*front, *marked, *_shapes(text), *_at_signs(text), *_files(text), *_random(text), *furniture.find(text, paragraphs)])


def _shapes(text: str) -> Iterator[Span]:
    for shape in _MARKUP:
        yield from (Span(*found.span()) for found in shape.finditer(text))
    for shape in _ADDRESSES:
        for found in shape.finditer(text):
            yield Span(found.start(), found.start() + len(found.group().rstrip(_TRAILING)))
    fences = [found.span() for found in _FENCE.finditer(text)]
    for opening, closing in zip(fences[::2], fences[1::2], strict=False):
        yield Span(opening[0], closing[1])


def _at_signs(text: str) -> Iterator[Span]:
    """E-mail addresses and handles."""
    for found in _AT.finditer(text):
        yield Span(_back(text, found.start(), ".+-"), found.end())


def _files(text: str) -> Iterator[Span]:
    for found in _FILE.finditer(text):
        yield Span(_back(text, found.start(), ".+-/"), found.end())


def _back(text: str, end: int, signs: str) -> int:
    """Where the word that ends at an offset begins: letters, digits and the signs given."""
    start, limit = end, max(0, end - _LOCAL_PART)
    while start > limit and (text[start - 1].isalnum() or text[start - 1] in "_" + signs):
        start -= 1
    return start


def _random(text: str) -> Iterator[Span]:
    """Words of an encoding, as trackers leave them: letters and digits that alternate more than words and names do.

    Where such a word begins a short line, the line is the tracker's.
    """
    for found in _RANDOM.finditer(text):
        word = found.group()
        if any(c.isdigit() for c in word) and any(c.isalpha() for c in word) and len(_RUN.findall(word)) >= _RUNS_OF_RANDOM:
            line_end = text.find("\n", found.end(), found.end() + _LONGEST_TAIL)
            line_end = len(text) if line_end < 0 and len(text) - found.end() <= _LONGEST_TAIL else line_end
            begins_line = found.start() == 0 or text[found.start() - 1] == "\n"
            yield Span(found.start(), line_end if begins_line and line_end > 0 else found.end())


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
