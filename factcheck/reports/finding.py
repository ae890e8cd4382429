"""A disagreement for people: the fact in words, its values beneath one another by their digits, every place with its sentence, why.

A value stands before the sentence it is from, and what is written from right to left has a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from factcheck.model import Disagreement, Mention, Reading
from factcheck.reports.excerpts import marked
from factcheck.reports.view import View, cells, clean, count, is_rtl, isolate, located, pad

MOST = 160  # columns that a finding fills in a terminal that is wider
INLINE = 66  # columns an excerpt needs to stand on the line of its place
NOTES = 22  # columns that a line of reasons stays below the width
SHOWN = 4  # places shown for one value
_HEADS = {"attribution": "SPEAKER"}
_NUMBER = re.compile(r"[^0-9]*[0-9](?:[0-9 .–]*[0-9])?")
_DAY = re.compile(r"[0-9–]+ [A-Z][a-z]{2} ")


def finding(d: Disagreement, view: View, *, every_reason: bool = False, new: bool = False) -> str:
    """One disagreement in full. `every_reason` gives each reason a line of its own and names its signal."""
    where = "  (within one document)" if d.within else ""
    head = f"{d.code}  {_HEADS.get(d.kind, d.kind.upper()):<6}  {isolate(clean(d.about))}{where}{'  NEW' if new else ''}"
    lines = [view.paint(head, "strong") if d.level == "conflict" else view.paint(head, "warn"), "", *readings(d, view), ""]
    return "\n".join(lines + [f"    {view.paint(f'{name:<7}', 'faint')} {text}" for name, text in _notes(d, every_reason, view.width)])


def _notes(d: Disagreement, every_reason: bool, width: int) -> Iterable[tuple[str, str]]:
    if every_reason:
        why = [f"{r.signal}: {isolate(clean(r.detail))}" for r in d.reasons]
    else:
        why = filled([isolate(clean(r.detail)) for r in d.reasons], width)
    yield from (("why" if not n else "", line) for n, line in enumerate(why))
    if len(d.clashes) < len(d.readings) * (len(d.readings) - 1) // 2:
        yield "clash", ", ".join(f"{shown(d.readings[a].display)} ≠ {shown(d.readings[b].display)}" for a, b in d.clashes)
    if d.hint:
        yield "hint", isolate(clean(d.hint))
    yield "id", d.id


def filled(details: Sequence[str], width: int) -> list[str]:
    """The details after one another, as many on a line as fit a report of that width; none is broken."""
    lines: list[str] = []
    for detail in details:
        if lines and cells(lines[-1]) + cells(detail) < min(width, MOST) - NOTES:
            lines[-1] += f", {detail}"
        else:
            lines.append(detail)
    return [line + "," if n < len(lines) - 1 else line for n, line in enumerate(lines)]


def readings(d: Disagreement, view: View) -> Iterable[str]:
    """The values, aligned by their digits, each with the places that say so."""
    clashing = {index for clash in d.clashes for index in clash}
    values = _aligned([shown(r.display) for r in d.readings])
    places = [place(m) for r in d.readings for m in r.mentions[:SHOWN]]
    width = max((cells(p) for p in places), default=0)
    for index, (reading, value) in enumerate(zip(d.readings, values, strict=True)):
        painted = view.paint(value, "bad") if index in clashing and d.level == "conflict" else value
        yield from _reading(reading, painted, cells(value), width, view)


def _reading(reading: Reading, value: str, indent: int, width: int, view: View) -> Iterable[str]:
    lead = f"    {value}   "
    for mention in reading.mentions[:SHOWN]:
        yield from (lead + line if not n else " " * (indent + 7) + line for n, line in enumerate(said(mention, width, indent + 7, view)))
        lead = " " * (indent + 7)
    if len(reading.mentions) > SHOWN:
        yield f"{lead}and {count(len(reading.mentions) - SHOWN, 'more place')}"


def said(mention: Mention, width: int, indent: int, view: View) -> list[str]:
    """A place, filled up to `width`, and its sentence: on one line where the room and the direction of the script allow it."""
    where = view.paint(pad(place(mention), width), "place")
    whole = min(view.width, MOST)
    room = whole - indent - width - 3
    if room >= INLINE and not is_rtl(mention.excerpt):
        return [f"{where}   {marked(mention, room)}"]
    return [view.paint(place(mention), "place"), marked(mention, whole - indent)]


def place(mention: Mention) -> str:
    """Where a mention stands: "seeds/a.txt:12"."""
    return located(mention.fact)


def shown(display: str) -> str:
    """A displayed value made fit to print, its thousands set apart by spaces: a comma is a decimal sign to half of the readers."""
    return isolate(re.sub(r"(?<=[0-9]),(?=[0-9]{3})", " ", clean(display)))


def _aligned(values: Sequence[str]) -> list[str]:
    """Values of one width whose digits end in one column; values without digits stand to the left."""
    numbers = [m[0] if (m := _NUMBER.match(v)) and not _DAY.match(v) else "" for v in values]
    head = max(cells(n) for n in numbers) if all(numbers) else 0
    lines = [pad(n, head, right=True) + v[len(n) :] if head else v for n, v in zip(numbers, values, strict=True)]
    width = max(cells(line) for line in lines)
    return [pad(line, width) for line in lines]


def review(d: Disagreement, view: View, *, new: bool = False) -> str:
    """A finding for people to look at, in two lines."""
    values = " / ".join(f"{shown(r.display)} ({', '.join(place(m) for m in r.mentions[:SHOWN])})" for r in d.readings)
    why = "; ".join(isolate(clean(r.detail)) for r in d.reasons)
    where = "  (within one document)" if d.within else ""
    head = (
        view.paint("review", "warn")
        + f"  {d.code}  {_HEADS.get(d.kind, d.kind.upper()):<6}  {isolate(clean(d.about))}{where}{'  NEW' if new else ''}"
    )
    return "\n".join([head, f"        {values}", *([f"        {why}"] if why else []), f"        {d.id}"])
