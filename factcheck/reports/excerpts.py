"""A sentence around a fact, cut to a width with the fact between ‹ and ›.

A cut falls between words where one is near, is shown by "…", and never falls inside the marks unless the fact alone is too long.
"""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.model import Mention
from factcheck.reports.view import POP_ISOLATE, RTL_ISOLATE, cells, clean, is_rtl, isolate

OPEN, CLOSE, GAP = "‹", "›", "…"
_WORD = 14  # how far to look for a space before a word is cut in two


def marked(mention: Mention, width: int) -> str:
    """The excerpt in about `width` columns; one written from right to left is isolated as a whole (U+2067 … U+2069)."""
    start = max(0, mention.fact.start - mention.excerpt_start)
    end = max(start, mention.fact.end - mention.excerpt_start)
    text = mention.excerpt
    cut = around(clean(text[:start]).lstrip(), clean(text[start:end]), clean(text[end:]).rstrip(), width)
    if cut.startswith("::"):  # which would be a command to who runs a pipeline and reads its log
        cut = f"{GAP} {cut}"
    return f"{RTL_ISOLATE}{cut}{POP_ISOLATE}" if is_rtl(text) else isolate(cut)


def around(before: str, inside: str, after: str, width: int) -> str:
    """`before`‹`inside`›`after` in about `width` columns. The three are clean; spaces at their seams stay as they are."""
    marks, gaps = 2, 4
    inside = _middle(inside, width - marks - gaps)
    room = width - marks - cells(inside)
    left = max(room // 2, room - cells(after))
    head = _tail(before, left)
    return f"{head}{OPEN}{inside}{CLOSE}{_head(after, room - cells(head))}"


def shorten(text: str, width: int) -> str:
    """The beginning of a clean text, in at most `width` columns."""
    return _head(text, width)


def _head(text: str, width: int) -> str:
    if not text or cells(text) <= width:
        return text
    kept = _take(text, width - 2)
    space = len(kept) if text[len(kept)] == " " else kept.rfind(" ")
    return (kept[:space] if space >= max(0, len(kept) - _WORD) else kept).rstrip() + f" {GAP}"


def _tail(text: str, width: int) -> str:
    if not text or cells(text) <= width:
        return text
    kept = _take(reversed(text), width - 2)[::-1]
    space = -1 if text[-len(kept) - 1] == " " else kept.find(" ")
    return f"{GAP} " + (kept[space + 1 :] if space < _WORD else kept).lstrip()


def _middle(text: str, width: int) -> str:
    if cells(text) <= width:
        return text
    half = (width - 3) // 2
    return f"{_take(text, half).rstrip()} {GAP} {_take(reversed(text), half)[::-1].lstrip()}"


def _take(text: Iterable[str], width: int) -> str:
    kept: list[str] = []
    for c in text:
        width -= cells(c)
        if width < 0:
            break
        kept.append(c)
    return "".join(kept)
