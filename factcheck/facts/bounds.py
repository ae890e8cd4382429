"""Bounds of measures: "more than 5", "5 or more", "100 kişiden fazla"; they widen its span and open a side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import regex

from factcheck.facts.folding import fold
from factcheck.facts.measured import Measure, Unit
from factcheck.facts.tokens import Scan
from factcheck.records import dataclass
from factcheck.values import Amount

BEFORE, _BEHIND = ("at_least", "more_than", "at_most", "less_than", "almost", "about"), ("or_more", "or_less", "about_behind")
_BEFORE, _AFTER = frozenset(BEFORE), frozenset(_BEHIND)
_LOWER = {"at_least", "more_than", "or_more"}
_UPPER = {"at_most", "less_than", "or_less"}
_REACH = 40  # letters from a verb to how far something moved
_STOP = regex.compile(r"[.;:!?\n]\s")


@dataclass(frozen=True, slots=True)
class Bounds:
    """Finds the bound words around a measure; `unit_at` finds a unit that stands behind them."""

    scan: Scan
    unit_at: Callable[[int], tuple[Unit, int] | None]

    def bounded(self, m: Measure) -> Measure:
        """The measure with the bound words around it: they widen its span and open a side."""
        m = self._bounded_by_case(m) if self.scan.lexicon.endings else m
        for _ in range(2):
            ends = self.scan.ends.get(m.i, {})
            if _BEFORE.isdisjoint(ends) or not self.scan.tokens.near(m.i):
                break
            i, category = min((ends[c][1], c) for c in BEFORE if c in ends)
            if compares(self.scan, i) or (category == "at_most" and "as_far" in ends and self._has_moved(i)):
                break
            m = replace(m, i=i, amount=_bound(m.amount, category), start=None)
        for category in () if _AFTER.isdisjoint(self.scan.at[m.j]) else _BEHIND:
            hit = self.scan.starting(category, m.j)
            if hit and self.scan.tokens.near(m.j) and not self._opens_another(hit[1]) and not self._adds(hit[1]):
                m = self._counting(replace(m, j=hit[1], amount=_bound(m.amount, category)))
        return m

    def _has_moved(self, j: int) -> bool:
        """Whether a word for a rise or a fall stands before token j in its clause: "subió hasta 28" tells what was reached."""
        tokens, k = self.scan.tokens, j
        first = tokens.start[j] - _REACH
        while k > 0 and tokens.end[k - 1] > first and not _STOP.search(self.scan.text, tokens.end[k - 1], tokens.start[j]):
            if self.scan.ending("moves", k):
                return True
            k -= 1
        return False

    def _opens_another(self, j: int) -> bool:
        """Whether the words that end at token j go on as a bound of what follows ("2 hours or more than 4 days")."""
        hit = self.scan.starting("more_than", j - 1) or self.scan.starting("less_than", j - 1)
        return bool(hit and hit[1] > j)

    def _adds(self, j: int) -> bool:
        """Whether the word that ends before token j joins two numbers ("three plus five")."""
        number = self.scan.tokens.kind[j : j + 1] == ["number"] or self.scan.starting("cardinal", j)
        return bool(number) and self.scan.tokens.near(j)

    def _counting(self, m: Measure) -> Measure:
        """The measure with the unit that stands behind its bound ("5 or more people", "100'den fazla kişi")."""
        hit = self.unit_at(m.j) if m.unit is None else None
        return replace(m, unit=hit[0], j=hit[1], amount=m.amount.scaled(hit[0].factor)) if hit else m

    def _bounded_by_case(self, m: Measure) -> Measure:
        """Bound words that count only behind a certain case: "100 kişiden fazla" is more than 100, "yüzde 5 fazla" is 5 more."""
        word = fold(self.scan.text[self.scan.tokens.start[m.j - 1] : self.scan.tokens.end[m.j - 1]])
        for bound, endings in self.scan.lexicon.endings.items():
            hit = self.scan.starting(f"{bound}_after", m.j)
            if hit and self.scan.tokens.near(m.j) and word.endswith(endings):
                return replace(m, j=hit[1], amount=_bound(m.amount, bound))
        return m


def compares(scan: Scan, i: int) -> bool:
    """Whether words from token i on compare the percentage before them and bound nothing behind: "18% more than a year earlier"."""
    return scan.tokens.near(i) and bool(scan.ending("percent", i))


def _bound(amount: Amount, category: str) -> Amount:
    if category in _LOWER:
        return replace(amount, hi=None)
    if category in _UPPER:
        return replace(amount, lo=None)
    if category == "almost":  # at most, and not far from it
        return replace(amount, lo=None, approx=True)
    return replace(amount, approx=True)
