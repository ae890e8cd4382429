"""Tables: which words stand above a cell that holds a figure, and before it in its row.

A row is a line whose cells are parted by bars, as Markdown writes them and pages and text files are read, or by tabs, as spreadsheets
copy them. The first row of a table is its head where no figures stand in it but years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.model import Cell, Span

_RULE = re.compile(r"[\s|:+-]+")  # what Markdown draws below the head
_FIGURE = re.compile(r"\d")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?:[-/–]\d\d(?:\d\d)?)?(?!\d)|\bQ[1-4]\b|\([^()\n]{0,40}\)|[³²₂]|'?000")
_MOST_CELLS = 60
_LONGEST_HEAD = 80


def find(text: str, paragraphs: Sequence[Span]) -> tuple[tuple[Cell, ...], tuple[Span, ...]]:
    """The cells of tables that have figures in them and words at the head of their column or row, in order; and the heads, whose
    years tell nothing by themselves."""
    if "|" not in text and "\t" not in text:
        return (), ()
    tables = [(rows[0], rows[1:]) if _is_head(text, rows[0]) else ([], rows) for rows in _tables(text, paragraphs) if len(rows) > 1]
    heads = tuple(cell for head, _ in tables for cell in head if _FIGURE.search(text, *cell))
    return tuple(cell for head, body in tables for cell in _headed(text, head, body)), heads


def _tables(text: str, paragraphs: Sequence[Span]) -> Iterator[list[list[Span]]]:
    """The rows that follow on one another, each as its cells."""
    rows: list[list[Span]] = []
    end = 0
    for paragraph in paragraphs:
        cells = _cells(text, paragraph)
        if rows and (len(cells) < 2 or text.count("\n", end, paragraph.start) > 1):
            yield rows
            rows = []
        if len(cells) > 1 and not _RULE.fullmatch(text, *paragraph):
            rows.append(cells)
        end = paragraph.end
    if rows:
        yield rows


def _cells(text: str, line: Span) -> list[Span]:
    start, end = line
    bar = "|" if text.find("|", start, end) >= 0 else "\t"
    if text.find(bar, start, end) < 0:
        return []
    if bar == "|" and text[start] == "|" and text[end - 1] == "|" and end - start > 1:
        start, end = start + 1, end - 1
    cells: list[Span] = []
    while start <= end and len(cells) < _MOST_CELLS:
        border = text.find(bar, start, end)
        border = end if border < 0 else border
        cells.append(_bare(text, start, border))
        start = border + 1
    return cells


def _bare(text: str, start: int, end: int) -> Span:
    inside = text[start:end]
    left = len(inside) - len(inside.lstrip(" \t*_`"))
    return Span(start + left, max(start + left, end - (len(inside) - len(inside.rstrip(" \t*_`")))))


def _headed(text: str, head: list[Span], body: list[list[Span]]) -> Iterator[Cell]:
    for row in body:
        lacking = len(row) - len(head)  # the corner above the names of the rows is empty, and may be left out
        above = head if lacking == 0 else [Span(0, 0), *head] if lacking == 1 else head[: len(row)] if head and lacking < 0 else []
        first = text[slice(*row[0])]
        before = "" if _FIGURE.search(_YEARS.sub("", first)) else first[:_LONGEST_HEAD]
        for n, cell in enumerate(row):
            words = text[slice(*above[n])] if n < len(above) else ""
            if (n or words) and (words or before) and len(words) <= _LONGEST_HEAD and _FIGURE.search(text, *cell):
                yield Cell(*cell, words, before if n else "")


def _is_head(text: str, row: Sequence[Span]) -> bool:
    cells = [text[slice(*cell)] for cell in row]
    return any(cells) and not any(_FIGURE.search(_YEARS.sub("", cell)) for cell in cells)
