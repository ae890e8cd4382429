"""Whether a numeral of Chinese, Japanese or Korean is a figure: its characters are parts of countless words and names.

Digits count, unless they are a score (3比1). A numeral in characters counts where it is long, or where a unit, a counter or a
scale goes with it; a digit alone, an article (一个, 한 사람) and a row of digits without a unit (九一八) do not.
"""

from __future__ import annotations

from decimal import Decimal

from factcheck.facts.terms import Number
from factcheck.facts.tokens import Scan
from factcheck.records import dataclass

UNITS = (
    *("unit", "measure", "currency", "subunit", "tenth", "percent", "points", "tenths", "age_unit", "age_decade"),
    *("date_mark", "minute_mark", "clock_mark"),
)
COUNTED = ("counter", "noun")
_CASUALTIES = ("dead", "injured", "missing", "arrested")  # counted one by one, where "one person" is mostly an article
_DOTS = ("·", "・", "‧")
_LIST_MARKS = ("、", "，", ".", "．", ")", "）")


@dataclass(frozen=True, slots=True)
class NumeralDoubts:
    """Judges the numerals of one text."""

    scan: Scan

    def scale_at(self, j: int) -> Decimal | None:
        """The scale word that begins at a token."""
        hit = self.scan.starting("scale", j)
        return hit[0] if hit and isinstance(hit[0], Decimal) else None

    def goes_with(self, j: int, categories: tuple[str, ...]) -> bool:
        """Whether a word of these categories begins at token j."""
        return any(self.scan.starting(c, j) for c in categories)

    def stands(self, number: Number) -> bool:
        """Whether a numeral is a figure."""
        scan, i, j = self.scan, number.i, number.j
        if scan.ending("percent_scale", i) or scan.ending("era", i):
            return True
        if self._dotted(i, j) or (number.digits and self._of_a_score(i, j)):
            return False
        if number.digits:
            return True
        if self._beside_numerals(i, j) or self._of_other_kind(j) or self._article(number):
            return False
        return self._counts(i, j)

    def _counts(self, i: int, j: int) -> bool:
        """Whether something is counted by the numeral, or it is too long to be part of a word."""
        gap = self.scan.tokens.gap[j] if j < len(self.scan.tokens) else "!"
        weak, single = bool(self.scan.starting("weak", i)), j - i == 1
        if self.goes_with(j, UNITS) and gap in "0s" and (gap == "0" or not weak):
            return True
        if self._behind_metre(i, j):
            return True
        if weak and single:
            return self._alone(i, j)
        row = all(self.scan.starting("cardinal", k) and not self.scale_at(k) for k in range(i, j))
        if row and not single:
            return self._alone(i, j)
        return (gap in "0s" and self.goes_with(j, COUNTED)) or (j - i > (2 if weak else 1)) or self._alone(i, j)

    def _behind_metre(self, i: int, j: int) -> bool:
        """一米八五: digits without a unit right behind a unit with its number."""
        tokens, unit = self.scan.tokens, self.scan.ending("point_unit", i)
        if not unit or tokens.gap[i] != "0" or unit[1] == 0 or tokens.gap[unit[1]] != "0" or j - i > 2:
            return False
        numeral = tokens.kind[unit[1] - 1] == "number" or self.scan.starting("cardinal", unit[1] - 1)
        row = all(self.scan.starting("cardinal", k) for k in range(i, j))
        return bool(numeral) and row and not self.goes_with(j, (*UNITS, *COUNTED))

    def _of_other_kind(self, j: int) -> bool:
        """두 분 is "two people": two minutes take the other kind of numeral, 이 분."""
        return bool(self.scan.starting("native", j - 1) and self.scan.starting("sino_unit", j))

    def _article(self, number: Number) -> bool:
        """一个, 一人, 한 사람 are articles as often as counts."""
        noun = self.scan.starting("noun", number.j)
        counted = self.scan.starting("counter", number.j) or (noun and noun[0] not in _CASUALTIES)
        return number.value == 1 and number.scale == 1 and number.j - number.i == 1 and bool(counted)

    def _beside_numerals(self, i: int, j: int) -> bool:
        """Whether numerals that did not fit stand right beside it: 十四五, 十七八岁."""
        tokens = self.scan.tokens
        if i > 0 and tokens.gap[i] == "0" and (self.scan.starting("cardinal", i - 1) or self.scale_at(i - 1)):
            return True
        behind = j < len(tokens) and tokens.gap[j] == "0" and self.scan.starting("cardinal", j)
        return bool(behind) and not self.goes_with(j, UNITS)

    def _dotted(self, i: int, j: int) -> bool:
        """4·19: the month and day that name an event."""
        text, (start, end) = self.scan.text, self.scan.span(i, j)
        behind = text[end : end + 1] in _DOTS and text[end + 1 : end + 2].isnumeric()
        return behind or (text[start - 1 : start] in _DOTS and text[start - 2 : start - 1].isnumeric())

    def _of_a_score(self, i: int, j: int) -> bool:
        """3比1, 3対1: two numbers that count nothing."""
        behind, before = self.scan.starting("versus", j), self.scan.ending("versus", i)
        return bool(
            (behind and self._digits_touch(j, behind[1], behind[1])) or (before and self._digits_touch(before[1], i, before[1] - 1))
        )

    def _digits_touch(self, word: int, after: int, digits: int) -> bool:
        """Whether the word at one token and what follows it stand without a gap, and another token is a number in digits."""
        tokens = self.scan.tokens
        return 0 <= digits < len(tokens) and tokens.kind[digits] == "number" and tokens.gap[word] == tokens.gap[after] == "0"

    def _alone(self, i: int, j: int) -> bool:
        """Whether nothing but punctuation stands around it, and no mark of a list behind it."""
        text, (start, end) = self.scan.text, self.scan.span(i, j)
        before, behind = text[max(0, start - 4) : start].rstrip()[-1:], text[end : end + 4].lstrip()[:1]
        return not before.isalnum() and not behind.isalnum() and behind not in _LIST_MARKS
