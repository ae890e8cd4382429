"""Figures in tables: the unit that stands at the head of a column ("Revenue (€ million)"), not beside each of its numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

import regex

from factcheck.facts.language import language
from factcheck.facts.measured import Measure, Unit
from factcheck.facts.measures import MeasureReader
from factcheck.facts.numbers import NumberReader
from factcheck.facts.numerals import NumeralReader
from factcheck.facts.terms import ONE
from factcheck.facts.tokens import Scan
from factcheck.facts.unspaced import is_unspaced
from factcheck.languages import load
from factcheck.model import Cell

_SEVEN = Decimal(7)  # stands for the number of the cell
_BRACKETS = regex.compile(r"[(\[（]([^()\[\]（）]{1,40})[)\]）]")
_SIGN = regex.compile(r"^(\p{Sc}|[A-Z]{1,3}\p{Sc}|CHF|Rs\.?)\s?")
_LAST_SIGN = regex.compile(r"[%‰°]\s*$")
_THOUSANDS = regex.compile(r"['’]?000s?\b")


def in_its_cell(m: Measure, cell: Cell | None, code: str) -> Measure:
    """A number without a unit, with that of its column or row where one is named."""
    if cell is None or m.unit is not None:
        return m
    for head, bare in ((cell.head, True), (cell.row, False)):
        if found := _unit(head, bare, code):
            unit, factor = found
            return replace(m, unit=unit, amount=m.amount.scaled(factor))
    return m


@lru_cache(maxsize=4096)
def _unit(head: str, bare: bool, code: str) -> tuple[Unit | None, Decimal] | None:
    """The unit that words at the head name, and what its numbers are multiplied by; `bare`: also without brackets."""
    for words in _named(head, bare, code):
        for text in _written(words):
            measure = _read(text, code)
            if measure and measure.amount.lo and (measure.unit or measure.number.scale > 1):
                return measure.unit and replace(measure.unit, factor=ONE), measure.amount.lo / _SEVEN
    return None


def _named(head: str, bare: bool, code: str) -> Iterator[str]:
    """The words that may name a unit: those in brackets, behind a comma or a preposition, the sign at the end, all of them."""
    little = load("reading").section(code).get("words", "").split()
    inside = [found[1] for found in _BRACKETS.finditer(head)]
    behind = head.split(",")[1:] if bare else []
    for words in (*reversed(inside), *behind, *([head] if bare else [])):
        parts = words.split()
        while len(parts) > 1 and parts[0].lower() in little:
            parts.pop(0)
        yield " ".join(parts)
    for n, part in enumerate(head.split()):
        if bare and n and part.lower() in little:
            yield " ".join(head.split()[n + 1 :])
    if bare and (sign := _LAST_SIGN.search(head)):
        yield sign[0].strip()


def _written(words: str) -> Iterator[str]:
    """A number with these words, as an article would write it."""
    words = _THOUSANDS.sub("thousand", words)
    if sign := _SIGN.match(words):
        rest = words[sign.end() :]
        yield f"{sign[0].strip()}7 {rest}".strip()
        yield f"{sign[0].strip()}7{rest}"
    yield f"7 {words}"
    yield f"7 {words.removesuffix('s')}"


def _read(text: str, code: str) -> Measure | None:
    """The one measure that is all of a text."""
    lexicon, _ = language(code)
    scan = Scan(text, lexicon)
    numbers = (NumeralReader if is_unspaced(code) else NumberReader)(scan).all()
    found = MeasureReader(scan, numbers).read()
    whole = [m for m in found if scan.span(m.i, m.j)[1] == len(text.rstrip("."))]
    return whole[0] if len(found) == 1 and whole else None
