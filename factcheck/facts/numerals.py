"""Numerals of Chinese, Japanese and Korean, in characters, digits and mixed: 三百五十一万, 37万5,000, 3천5백만, 二〇一八, 三分之一.

A number is read in sections of ten thousand: a small scale (ten, hundred, thousand) multiplies the digit before it, a large one
(10^4, 10^8, 10^12) the section before it. Characters that are numerals are parts of countless words, so a numeral of one
character counts only where a unit, a counter or a scale goes with it.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factcheck.facts.digits import parse_digits
from factcheck.facts.numbers import NumberReader
from factcheck.facts.numeral_doubts import COUNTED, UNITS, NumeralDoubts
from factcheck.facts.terms import HALF, ONE, Number
from factcheck.facts.tokens import Scan
from factcheck.languages import load
from factcheck.records import dataclass

_TEN_THOUSAND = Decimal(10_000)
_OPENERS = frozenset(("cardinal", "bare_scale", "half"))  # one of which has to begin where a numeral does


@dataclass(slots=True)
class _Reading:
    """A number while it is read: the finished sections, the section in work, the digit that waits for its scale."""

    total: Decimal = Decimal(0)
    section: Decimal = Decimal(0)
    waiting: Decimal | None = None
    small: Decimal | None = None  # the last small scale of the section
    large: Decimal | None = None  # the last large scale
    string: int = 0  # characters of a row of digits (二〇一八)
    step: Decimal = ONE
    last: Decimal = ONE  # the scale that the number ends in so far, 1 after a digit
    digits: bool = False
    excess: bool = False
    filled: bool = False

    @property
    def value(self) -> Decimal:
        return self.total + self.section + (self.waiting or Decimal(0))

    def digit(self, value: Decimal) -> bool:
        """A digit character, or a Korean word for a full ten; False where it does not fit."""
        if self.waiting is None:
            if value >= 10 and self.section % 100:
                return False
            self.waiting, self.string = value, 1
        elif self.waiting >= 10 and self.waiting % 10 == 0 and self.string == 1 and 0 < value < 10 and not self.digits:
            self.waiting, self.string = self.waiting + value, 9
        elif self.string and not self.section and not self.total and value < 10 and not self.digits and self.string < 9:
            self.waiting, self.string = self.waiting * 10 + value, self.string + 1
        else:
            return False
        self.last = ONE
        return True

    def scale(self, size: Decimal) -> bool:
        """A scale; False where it does not fit."""
        if size < _TEN_THOUSAND:
            if self.small is not None and size >= self.small:
                return False
            self.section += (ONE if self.waiting is None else self.waiting) * size
            self.small = size
        else:
            inner = self.section + (self.waiting or Decimal(0))
            if self.large is not None and size >= self.large:
                self.total = (self.total + inner) * size
            else:
                self.total += (inner or ONE) * size
            self.section, self.small, self.large = Decimal(0), None, size
        self.step = self.step * size if self.digits and self.last == ONE else size
        self.waiting, self.string, self.last, self.filled = None, 0, size, False
        return True


class NumeralReader(NumberReader):
    """Reads the number that starts at a token, in a language of such numerals."""

    def __init__(self, scan: Scan) -> None:
        super().__init__(scan)
        self._doubts = NumeralDoubts(scan)
        data = load(scan.lexicon.code)
        self._decimal_mark: str = data.section("numbers").get("decimal_mark", "")  # 二・五 is 2.5
        self.shorthand: bool = data.section("numbers").get("shorthand", False)  # 三百五 is 350

    def _may_open(self, i: int) -> bool:
        return self.scan.tokens.kind[i] == "number" or not _OPENERS.isdisjoint(self.scan.at[i])

    def read(self, i: int) -> Number | None:
        """The longest number that starts at token i, or None."""
        number = None if self._is_vague(i) else self._plain(i)
        if number is None:
            return None
        return self._over(number) or self._mixed_with(number) or self._ordinal(number) or (number if self._doubts.stands(number) else None)

    def _plain(self, i: int) -> Number | None:
        r, scan = _Reading(), self.scan
        j = self._opens(i, r)
        while j and j < len(scan.tokens):
            k = self._continues(j, r) if scan.tokens.gap[j] in "0s" else self._dotted(j, r)
            if k <= j:
                break
            j = k
            if r.excess and not self._doubts.scale_at(j):
                break
        if not j:
            return None
        value = self._short(r, j)
        scale = r.last if r.last >= 1000 else ONE
        return Number(i, j, value, r.step if r.digits or r.last > 1 else ONE, scale, r.digits, excess=r.excess)

    def _opens(self, i: int, r: _Reading) -> int:
        if self.scan.tokens.kind[i] == "number":
            return self._digit_group(i, r)
        hit = self.scan.starting("half", i)
        if hit and self._doubts.goes_with(hit[1], UNITS[:2]) and self.scan.tokens.gap[hit[1]] in "0s":
            r.waiting, r.step = HALF, HALF
            return hit[1]
        hit = self.scan.starting("cardinal", i)
        if hit and isinstance(hit[0], Decimal):
            return hit[1] if r.digit(hit[0]) else 0
        if self.scan.starting("bare_scale", i) and (size := self._doubts.scale_at(i)):
            return i + 1 if r.scale(size) else 0
        return 0

    def _digit_group(self, i: int, r: _Reading) -> int:
        tokens = self.scan.tokens
        parsed = parse_digits(tokens.text[tokens.start[i] : tokens.end[i]].translate(_WIDE), self.decimal)
        if parsed is None or r.waiting is not None or (r.last > 1 and parsed[0] >= r.last):
            return 0
        r.waiting, r.step, r.digits, r.last = parsed[0], parsed[1], True, ONE
        return i + 1

    def _continues(self, j: int, r: _Reading) -> int:
        """The token after what continues the number at token j, or 0."""
        scan, tight = self.scan, self.scan.tokens.gap[j] == "0"
        size = self._doubts.scale_at(j)
        if size:
            weak = not tight and r.string == 1 and scan.starting("weak", j - 1) is not None  # 이 조 is "this group"
            return j + 1 if not weak and r.scale(size) else 0
        if scan.tokens.kind[j] == "number":
            return self._digit_group(j, r) if r.last > 1 and (tight or self._doubts.scale_at(j + 1) or self._tail_of_digits(j, r)) else 0
        if r.excess:
            return 0
        if scan.starting("filler", j) and r.last > 1 and tight:
            r.filled = True
            return j + 1 if self._numeral_at(j + 1) and scan.tokens.near(j + 1) else 0
        if scan.starting("excess", j) and tight and (r.value >= 10):
            r.excess = self._doubts.scale_at(j + 1) is not None or self._doubts.goes_with(j + 1, (*UNITS, *COUNTED))
            return j + 1 if r.excess else 0
        return self._word_behind(j, r, tight)

    def _numeral_at(self, j: int) -> bool:
        digits = j < len(self.scan.tokens) and self.scan.tokens.kind[j] == "number"
        return digits or bool(self.scan.starting("cardinal", j) or self._doubts.scale_at(j))

    def _tail_of_digits(self, j: int, r: _Reading) -> bool:
        """Whether digits behind a space still belong to the number: 1만 2천 345 달러."""
        return r.digits and r.last >= 1000 and self._doubts.goes_with(j + 1, ("currency", "unit", "measure"))

    def _word_behind(self, j: int, r: _Reading, tight: bool) -> int:
        scan = self.scan
        hit = scan.starting("cardinal", j)
        if hit and isinstance(hit[0], Decimal):
            scaled = self._doubts.scale_at(hit[1]) is not None and scan.tokens.gap[hit[1]] in "0s"
            if (r.digits and not scaled) or not (tight or scaled) or (hit[0] == 0 and r.last > 1):
                return 0
            if r.last >= _TEN_THOUSAND and not scaled and not self.shorthand and not r.filled:
                return 0  # the ending -이 after 만, not a two
            return hit[1] if r.digit(hit[0]) else 0
        half = scan.starting("and_half", j)
        if half and not r.string > 1 and self._doubts.goes_with(half[1], UNITS[:2]) and scan.tokens.gap[half[1]] in "0s":
            r.waiting = (r.waiting or Decimal(0)) + HALF
            r.step = HALF
            return half[1]
        collective = scan.starting("collective", j)
        if collective and isinstance(collective[0], Decimal):
            r.total, r.section, r.waiting = r.value * collective[0], Decimal(0), None
            return collective[1]
        return self._point(j, r)

    def _point(self, j: int, r: _Reading) -> int:
        """三点五: digits behind a decimal word; not the minutes behind an hour."""
        point = self.scan.starting("point", j)
        if not point or r.digits:
            return 0
        return self._decimals(point[1], r)

    def _dotted(self, j: int, r: _Reading) -> int:
        """二・五％: digits behind a decimal mark, where a unit or a scale follows them; 二・二六 is an event."""
        tokens = self.scan.tokens
        if r.digits or j >= len(tokens) or not r.string or tokens.text[tokens.end[j - 1] : tokens.start[j]] != self._decimal_mark:
            return 0
        tried = replace(r)
        k = self._decimals(j, tried)
        if not k or not (self._doubts.scale_at(k) or self._doubts.goes_with(k, UNITS)) or tokens.gap[k] != "0":
            return 0
        return self._decimals(j, r)

    def _decimals(self, k: int, r: _Reading) -> int:
        """The token after the digits of a fraction from token k on, entered into the reading, or 0."""
        scan, digits = self.scan, ""
        first = k
        while (
            (hit := scan.starting("cardinal", k))
            and (k == first or scan.tokens.gap[k] in "0s")
            and isinstance(hit[0], Decimal)
            and hit[0] < 10
        ):
            digits, k = digits + str(hit[0]), hit[1]
        after = self._doubts.scale_at(k)
        minutes = self.scan.starting("minute_mark", k) and not self.scan.starting("unit", k)
        if not digits or minutes or (after and after < _TEN_THOUSAND):
            return 0
        r.waiting = (r.waiting or Decimal(0)) + Decimal(f"0.{digits}")
        r.step, r.string = Decimal(10) ** -len(digits), 9
        return k

    def _short(self, r: _Reading, j: int) -> Decimal:
        """三百五 is 350: a digit that follows a scale without a filler counts in tenths of it, where the language says so."""
        if self.shorthand and r.string == 1 and r.waiting and r.waiting < 10 and not r.filled and not r.digits:
            behind = (r.small if r.section else r.large) or ONE
            if behind >= 100 and not self._doubts.goes_with(j, ("counter", "noun", "measure")):
                return r.total + r.section + r.waiting * behind / 10
        return r.value

    def _over(self, number: Number) -> Number | None:
        """三分之一, 3分の1, 3분의 1: the denominator first; None where no fraction is written."""
        scan = self.scan
        slashed = self._fraction(number) if number.digits else None
        if slashed:
            return slashed
        over = scan.starting("over", number.j)
        if not over or not scan.tokens.near(number.j) or not scan.tokens.near(over[1]):
            return None
        above = self._plain(over[1])
        if above is None or not number.value:
            return None
        return replace(number, j=above.j, value=above.value / number.value, step=Decimal("0.01"), scale=ONE, fraction=True)

    def _mixed_with(self, number: Number) -> Number | None:
        """三又二分之一, 1と4分の1: a whole number and a fraction."""
        link = self.scan.starting("digit_and", number.j)
        if not link or not number.whole or number.j >= len(self.scan.tokens) or self.scan.tokens.gap[number.j] not in "0s":
            return None
        below = self._plain(link[1]) if self.scan.tokens.near(link[1]) else None
        rest = self._over(below) if below else None
        if not rest or not rest.fraction or not rest.value < 1:
            return None
        return replace(number, j=rest.j, value=number.value + rest.value, step=rest.step, fraction=True)

    def _ordinal(self, number: Number) -> Number | None:
        suffix = self.scan.starting("ordinal_suffix", number.j)
        if suffix and self.scan.tokens.gap[number.j] in "0s" and number.scale == 1:
            return replace(number, j=suffix[1], ordinal=True)
        return None


_WIDE = str.maketrans("，．", ",.")
