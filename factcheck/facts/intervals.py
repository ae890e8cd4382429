"""Measures beside measures: ranges ("3 to 5 million"), compounds ("2 hours 30 minutes", "5 feet 10 inches") and halves behind a unit."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cached_property

from factcheck.facts.lexicon import NEAR
from factcheck.facts.measured import Measure, Unit
from factcheck.facts.terms import ONE, Number
from factcheck.facts.tokens import Scan
from factcheck.records import dataclass
from factcheck.units import converted, kin
from factcheck.values import SECONDS, Amount

_JOINTS = frozenset(("to", "or", "and"))
_SCORE = re.compile(r"(?<![\w.,:–-])(\d\d?)[–-](\d\d?)(?![\w:–-]|[.,]\d)")
_HIGHEST_SCORE = 20
_CENT = Decimal("0.01")
_PARTS = (3, 10, 12, 14, 16, 100, 1000)  # how many of a smaller unit a larger one has where people name both
_DESCENDING = ("year", "month", "week", "day", "hour", "minute", "second")


@dataclass(frozen=True)
class Joiner:
    """Makes one measure of neighbours that belong together."""

    scan: Scan

    @cached_property
    def _of_matches(self) -> bool:
        """Whether the text tells how matches stood: two small numbers, the larger first, are no range."""
        return any(int(b) < int(a) <= _HIGHEST_SCORE for a, b in _SCORE.findall(self.scan.text))

    def ranges(self, measures: list[Measure]) -> list[Measure]:
        out: list[Measure] = []
        for m in measures:
            joined = self._join(out[-1], m) if out else None
            if joined:
                out[-1] = joined
            elif not out or m.i >= out[-1].j:
                out.append(m)
            elif m.unit and not out[-1].unit:
                out[-1] = m
        return out

    def _join(self, a: Measure, b: Measure) -> Measure | None:
        """One interval out of two neighbours with a range word or a dash between them, or None."""
        if a.ranged or not self._range_between(a, b) or a.amount.lo is None or b.amount.lo is None:
            return None
        if a.unit is not None and a.unit.kind in ("percent", "points") and b.unit is None and b.number.scale > 1:
            return None  # "fiel um 1,2 Prozent auf 64,5 Milliarden"
        a = self._shared(a, b)
        if a.unit != b.unit and a.unit is not None and b.unit is not None:
            return None
        if not a.amount.lo < b.amount.lo:  # type: ignore[operator]
            return None
        step = min(a.amount.step, b.amount.step)
        i = self._range_opens(a.i)
        return replace(
            a, i=i, j=b.j, amount=Amount(a.amount.lo, b.amount.lo, step), unit=a.unit or b.unit, number=b.number, noun=b.noun, ranged=True
        )

    def _shared(self, a: Measure, b: Measure) -> Measure:
        """The first amount with the scale and unit that only the second names."""
        if a.unit is None and b.unit is not None:
            a = replace(a, unit=b.unit, amount=a.amount.scaled(b.unit.factor))
        if a.number.scale == 1 and b.number.scale > 1 and a.number.value < b.number.value / b.number.scale:
            a = replace(a, amount=a.amount.scaled(b.number.scale))
        return a

    def _range_between(self, a: Measure, b: Measure) -> bool:
        tokens = self.scan.tokens
        if a.j == b.i and self.scan.attached_and(b.i):  # بين خمسة وستة ملايين
            return bool(self.scan.ending("between", a.i) and tokens.near(a.i))
        if a.j == b.i:
            counted = b.unit is not None or a.unit is not None
            return tokens.gap[b.i] in ("-", "–") and (counted or (a.number.value < b.number.value and not self._is_score(b.number)))
        for category, opened in () if _JOINTS.isdisjoint(self.scan.at[a.j]) else (("to", False), ("or", False), ("and", True)):
            hit = self.scan.starting(category, a.j)
            about = self.scan.starting("about", hit[1]) if hit else None  # "between 2 and about 7"
            begins = hit and (hit[1] == b.i or (about and about[1] == b.i and tokens.near(hit[1])))
            hyphen = tokens.text[tokens.end[a.j - 1] : tokens.end[a.j - 1] + 1] == "-"  # "drei- bis fünftausend"
            if begins and (tokens.near(a.j) or hyphen) and tokens.near(b.i):
                return not opened or bool(self.scan.ending("between", a.i) and tokens.near(a.i))
        return False

    def _is_score(self, last: Number) -> bool:
        """Whether "1-3", with nothing counted behind it, is how a match stood, as "4-3" is elsewhere in the text."""
        return last.value <= _HIGHEST_SCORE and self._of_matches

    def _range_opens(self, i: int) -> int:
        """The token at which a range that starts at token i is opened ("between", "from"); i itself where it is not."""
        for category in ("between", "from"):
            hit = self.scan.ending(category, i)
            if hit and self.scan.tokens.near(i):
                return hit[1]
        return i

    # ---- "2 hours 30 minutes", "an hour and a half"
    def compound(self, measures: list[Measure]) -> list[Measure]:
        out: list[Measure] = []
        for m in measures:
            m = self._half_more(m)
            if out and self._fraction_of_unit(out[-1], m):
                out[-1] = _sum_of_parts(out[-1], m)
            elif out and self._cents(out[-1], m):
                m = replace(m, unit=replace(out[-1].unit, factor=_CENT), amount=m.amount.scaled(_CENT))  # type: ignore[type-var]
                out[-1] = _sum(out[-1], m)
            elif out and self._pence(out[-1], m):
                m = replace(m, j=m.number.j + 1, unit=replace(out[-1].unit, factor=_CENT), amount=m.amount.scaled(_CENT))  # type: ignore[type-var]
                out[-1] = _sum(out[-1], m)
            elif out and self._minutes(out[-1], m):
                out[-1] = _sum(out[-1], replace(m, unit=Unit("duration", "minute")))
            elif out and self._continues(out[-1], m):
                out[-1] = _sum(out[-1], m)
            else:
                out.append(m)
        return out

    def _fraction_of_unit(self, a: Measure, b: Measure) -> bool:
        """1米85, 9秒58: decimals behind the unit."""
        attached = a.j == b.i and self.scan.tokens.gap[b.i] == "0" and self.scan.starting("point_unit", a.j - 1)
        alike = b.number.digits or not a.number.digits
        return bool(attached) and b.unit is None and alike and b.number.whole and b.number.value < 100 and not a.ranged

    def _half_more(self, m: Measure) -> Measure:
        half, quarter = (self.scan.starting(c, m.j) for c in ("and_half", "and_quarter"))
        more = half or quarter
        if not more or not self.scan.tokens.near(m.j) or not m.unit or m.unit.kind not in ("duration", "quantity", "money") or m.ranged:
            return m
        size = (m.number.scale if m.number.scale > 1 else ONE) * m.unit.factor / (2 if half else 4)
        return replace(m, j=more[1], amount=Amount(_plus(m.amount.lo, size), _plus(m.amount.hi, size), size, m.amount.approx))

    def _cents(self, a: Measure, b: Measure) -> bool:
        """ "zwei Euro fünfzig", "15 euros con 50", "5 euro 50.": cents without their word."""
        if not a.unit or a.unit.kind != "money" or b.unit or not 10 <= b.number.value < 100 or a.number.j == a.j:
            return False
        if not (a.number.whole and b.number.whole and a.number.scale == b.number.scale == 1) or a.ranged or b.ranged:
            return False
        joint = self.scan.starting("with_cents", a.j)
        if joint and joint[1] == b.i and self.scan.tokens.near(b.i):
            return True
        alike = a.number.digits == b.number.digits and (not b.number.digits or b.noun is None)
        return a.j == b.i and self.scan.tokens.gap[b.i] == "s" and alike

    def _pence(self, a: Measure, b: Measure) -> bool:
        """50元6角3分: a subunit whose word counts minutes elsewhere, right behind an amount."""
        money = a.unit is not None and a.unit.kind == "money" and not a.ranged and a.j == b.i and self.scan.tokens.gap[b.i] == "0"
        hit = self.scan.starting("subunit_behind", b.number.j) if money and b.number.value < 10 else None
        return bool(hit and a.unit and hit[0] == a.unit.name)

    def _minutes(self, a: Measure, b: Measure) -> bool:
        """ "2 h 30", "1 hour and fifteen": minutes behind hours."""
        return self._behind_sign(a, b) or self._behind_hours(a, b)

    def _behind_hours(self, a: Measure, b: Measure) -> bool:
        """A number of minutes that nothing else is counted by, behind hours in words."""
        scan, number = self.scan, b.number
        if a.unit is None or a.unit.name != "hour" or not a.number.whole or a.ranged:
            return False
        conjunction = scan.starting("and", a.j)
        joined = (b.i == a.j or (conjunction and conjunction[1] == b.i and scan.tokens.near(a.j))) and scan.tokens.near(b.i)
        bare = b.unit is None and b.noun is None and number.whole and number.scale == 1 and 5 <= number.value < 60
        return bool(joined) and bare and not number.fraction

    def _behind_sign(self, a: Measure, b: Measure) -> bool:
        """Two digits behind the sign of hours."""
        tokens = self.scan.tokens
        hours = a.unit is not None and a.unit.name == "hour" and tokens.end[a.j - 1] - tokens.start[a.j - 1] == 1
        two_digits = b.number.digits and tokens.end[b.i] - tokens.start[b.i] == 2 and b.number.value < 60
        return hours and b.unit is None and two_digits and a.j == b.i and tokens.gap[b.i] in "0s" and not a.ranged

    def _continues(self, a: Measure, b: Measure) -> bool:
        if not a.unit or not b.unit or a.ranged or b.ranged or a.unit.kind != b.unit.kind:
            return False
        smaller = _smaller(b.unit, a.unit)
        tokens = self.scan.tokens
        if a.unit.kind == "money" and not a.number.whole:
            return False  # "99,99 zł, 50 gr"
        joined = a.j == b.i and tokens.gap[b.i] in NEAR | {","}
        conjunction = self.scan.starting("and", a.j) or self.scan.starting("with_cents", a.j)
        return smaller and (joined or bool(conjunction and conjunction[1] == b.i and tokens.near(a.j) and tokens.near(b.i)))


def _sum_of_parts(a: Measure, b: Measure) -> Measure:
    tenths = Decimal(10) if b.number.value < 10 else Decimal(100)
    more = b.number.value / tenths
    return replace(a, j=b.j, amount=Amount(_plus(a.amount.lo, more), _plus(a.amount.hi, more), 1 / tenths, a.amount.approx))


def _smaller(small: Unit, large: Unit) -> bool:
    """Whether an amount in one unit may continue an amount in the other (minutes after hours, cents after dollars)."""
    if large.kind == "money":
        return large.factor > small.factor
    a, b = large.name or "", small.name or ""
    if large.kind == "quantity":
        return a != b and kin(a, b) and _in_unit(Amount(ONE, ONE), large, small).lo in _PARTS
    return a in _DESCENDING and b in _DESCENDING and _DESCENDING.index(a) < _DESCENDING.index(b)


def _plus(a: Decimal | None, b: Decimal) -> Decimal | None:
    return None if a is None else a + b


def _in_unit(amount: Amount, unit: Unit, into: Unit) -> Amount:
    """An amount in a smaller unit of its kind: hours in minutes, feet in inches."""
    large, small = unit.name or "", into.name or ""
    if unit.kind == "quantity":
        return converted(amount, large, small)
    return amount.scaled(Decimal(12) if (large, small) == ("year", "month") else SECONDS[large] / SECONDS[small])


def _sum(a: Measure, b: Measure) -> Measure:
    if a.unit is None or b.unit is None:
        return a
    if a.unit.kind == "money":
        more = b.amount.lo or Decimal(0)
        return replace(a, j=b.j, amount=Amount(_plus(a.amount.lo, more), _plus(a.amount.hi, more), b.amount.step))
    scaled, more = _in_unit(a.amount, a.unit, b.unit), b.amount.lo or Decimal(0)
    return replace(a, j=b.j, unit=b.unit, amount=Amount(_plus(scaled.lo, more), _plus(scaled.hi, more), b.amount.step, a.amount.approx))
