"""The fact matrix in a terminal: a row for each value of a fact, a column for each document, in it the lines where it says so.

The table keeps to the width it is given, whatever the documents are called and wherever they are read: documents that do not fit
beside one another follow in a table of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.model import Comparison
from factcheck.reports.excerpts import shorten
from factcheck.reports.matrix import Row, Said, matrix, speaking
from factcheck.reports.rows import table as as_csv
from factcheck.reports.verdict import one_line
from factcheck.reports.view import View, cells, clean, isolate, pad

_SIGNS = {"conflict": ("✖", "bad"), "review": ("?", "warn"), "accepted": ("✓", "good"), "agree": ("=", "good")}
_VALUE = (14, 24)  # columns of a value: the fewest, the most
_COLUMN, _LINES = 3, 3  # the fewest columns of a document, and the lines that are told of it
_NOTE = "✖ conflict   ? to review   ✓ accepted   = agree\nnumbers are lines; blank: the document is silent"
_GAP = "  "
_WIDTHS = (60, 200)
COLUMNS = ("outcome", "id", "kind", "about", "value")


def render(comparison: Comparison, view: View | None = None) -> str:
    """The table, without a line break at its end. Quiet leaves out the counts and what the signs mean."""
    view = view or View()
    rows = matrix(comparison)
    names = list(speaking(rows, (a.name for a in comparison.articles)))
    width = min(max(view.width, _WIDTHS[0]), _WIDTHS[1])
    blocks = list(_tables(rows, names, width, view)) if rows else []
    if view.quiet:
        return "\n\n".join(blocks)
    empty = "No fact stands in two documents."
    return "\n\n".join([one_line(comparison), *(blocks or [empty]), *([view.paint(_NOTE, "faint")] if blocks else [])])


def render_csv(comparison: Comparison, view: View | None = None) -> str:
    """A row for each fact and value, a column for each document with the lines where it says so."""
    names = [a.name for a in comparison.articles]
    body = (
        (row.outcome, row.id, row.kind, row.about, said.value, *(_lines(said, n) for n in names))
        for row in matrix(comparison)
        for said in row.values
    )
    return as_csv([*COLUMNS, *names], body)


def _tables(rows: Sequence[Row], names: Sequence[str], width: int, view: View) -> Iterator[str]:
    """One table, or several where the documents do not fit beside one another."""
    value = min(max(_VALUE[0], *(cells(s.value) for r in rows for s in r.values)), _VALUE[1])
    about = max(20, (width - value) // 3 - 4)
    room = width - 2 - about - len(_GAP) - value
    heads, column, legend = _heads(rows, names, room)
    each = max(1, room // (column + len(_GAP)))
    for at in range(0, len(names), each):
        part = names[at : at + each]
        kept = [r for r in rows if any(r.said_by(n) for n in part)]
        head = [pad("", about + 2), pad("", value), *(_fit(h, column) for h in heads[at : at + each])]
        lines = [line for r in kept for line in _row(r, part, (about, value, column), view)]
        yield "\n".join([view.paint(_GAP.join(head).rstrip(), "strong"), *lines])
    if legend:
        yield "\n".join(legend)


def _heads(rows: Sequence[Row], names: Sequence[str], room: int) -> tuple[list[str], int, list[str]]:
    """What stands above the columns, how wide these are, and lines that explain it: names where all fit, else letters."""
    heads = [_short(name, names) for name in names]
    widest = max(_COLUMN, *(len(_lines(s, n)) for r in rows for s in r.values for n in s.by))
    column = max(widest, *map(cells, heads))
    if (column + len(_GAP)) * len(names) <= room:
        return heads, column, []
    letters = [_letters(n) for n in range(len(names))]
    return letters, widest, [f"{pad(letter, 3)}{isolate(clean(name))}" for letter, name in zip(letters, names, strict=True)]


def _letters(number: int) -> str:
    """A, B, ..., Z, AA, AB, ..."""
    return (_letters(number // 26 - 1) if number > 25 else "") + chr(ord("A") + number % 26)


def _row(row: Row, names: Sequence[str], widths: tuple[int, int, int], view: View) -> Iterator[str]:
    """A line for each value; what the fact is about stands before the first."""
    about, value, column = widths
    sign, style = _SIGNS[row.outcome]
    head = f"{view.paint(sign, style)} {_fit(isolate(clean(row.about)) or row.kind, about)}"
    for said in (s for s in row.values if any(n in s.by for n in names) or row.outcome != "agree"):
        shown = _fit(said.value, value)
        painted = view.paint(shown, style) if row.outcome in ("conflict", "review") else shown
        yield _GAP.join([head, painted, *(_fit(_lines(said, n), column) for n in names)]).rstrip()
        head = pad("", about + 2)


def _lines(said: Said, name: str) -> str:
    """The lines where a document gives a value, the first few."""
    facts = said.by.get(name, ())
    lines = list(dict.fromkeys(f.line for f in facts))
    return " ".join(map(str, lines[:_LINES])) + ("+" if len(lines) > _LINES else "")


def _fit(text: str, width: int) -> str:
    return pad(text if cells(text) <= width else shorten(text, width), width)


def _short(name: str, names: Sequence[str]) -> str:
    """A document's name without its folders and ending, where that still tells it from the others."""
    base = clean(name).rpartition("/")[2]
    stem = base.rpartition(".")[0] or base
    alike = sum(clean(n).rpartition("/")[2].startswith(f"{stem}.") for n in names)
    return isolate(stem if alike < 2 else base)
