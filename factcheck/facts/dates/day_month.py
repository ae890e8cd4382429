"""Days without a year in digits: 22/04, "el 3/5", "vrijdag 12/5", "entre 1/10 y 7/11", and 22-04 where a language writes so.

Two numbers with a mark between them may as well be a fraction or a score: what stands around them decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

import regex

from factcheck.facts.dates.calendar import When
from factcheck.facts.lexicon import listed
from factcheck.facts.tokens import Scan
from factcheck.languages import load
from factcheck.records import dataclass

_YEAR = regex.compile(r"(?:19|20)\d\d")
_USUAL = frozenset((2, 3, 4, 5, 6, 8, 10, 100))  # the denominators of fractions in prose
_COMMONEST = frozenset(((1, 2), (1, 3), (2, 3), (1, 4), (3, 4)))
_WORD = regex.compile(r"\s\p{L}")
_SEVEN_DAYS = (24, 7)  # "24/7"
_OPENERS = ("from", "between", "since", "until", "to")
_JOINTS = ("and", "or", "to", "until")
_Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class DaysAndMonths:
    """Reads them in one text; `order` is the language's (dmy, mdy, ymd), `dashed` whether 22-4 is a day in it."""

    scan: Scan
    order: str
    dashed: bool
    days: set[int] = field(default_factory=set)  # tokens at which a day was read: what is listed behind them are days, too

    def at(self, i: int) -> Iterator[tuple[When, int]]:
        """The day in digits that starts at token i; texts are read from left to right."""
        pair = self.pair(i)
        year = self._year_behind(i + 2) if pair else None
        if not pair or not (year or (self._is_day(i, pair) if self._mark(i) == "/" else self._is_dashed_day(i, pair))):
            return
        month, day = (pair[1], pair[0]) if self.order == "dmy" else pair
        month, day = (day, month) if month > 12 >= day else (month, day)
        if 1 <= month <= 12 and 1 <= day <= 31:
            self.days.add(i)
            yield When("calendar", {"month": month, "day": day} | ({"year": year} if year else {})), i + 2 + bool(year)

    def _year_behind(self, j: int) -> int | None:
        """The year of "5/7, 2020"."""
        tokens = self.scan.tokens
        if j >= len(tokens) or tokens.gap[j] != "," or tokens.kind[j] != "number":
            return None
        found = _YEAR.fullmatch(tokens.text, tokens.start[j], tokens.end[j])
        return int(found[0]) if found else None

    def pair(self, i: int) -> _Pair | None:
        """The two short numbers at token i with a slash, or with a hyphen where that marks days, between them."""
        tokens = self.scan.tokens
        if not 0 <= i < len(tokens) - 1 or not self._mark(i) or tokens.kind[i : i + 2] != ["number", "number"]:
            return None
        first, second = (tokens.text[tokens.start[k] : tokens.end[k]] for k in (i, i + 1))
        short = first.isdecimal() and second.isdecimal() and len(first) <= 2 and len(second) <= 2
        return (int(first), int(second)) if short else None

    def _closed(self, i: int, pair: _Pair) -> bool:
        """4/22に, 2/28-3/1: numbers that are no likely fraction, before a particle or beside another day."""
        first, second = pair
        if not (first > second or (first > 1 and second > 12)):
            return False
        particles = tuple(listed(load(self.scan.lexicon.code).section("dates").get("day_behind", "")))
        return bool(particles) and (self.scan.text.startswith(particles, self.scan.tokens.end[i + 1]) or self._paired(i))

    def _paired(self, i: int) -> bool:
        """Whether a dash and another pair stand behind the pair at token i, or before it."""
        gaps = self.scan.tokens.gap
        behind = self.pair(i + 2) is not None and gaps[i + 2] in ("-", "–")
        return behind or (self.pair(i - 2) is not None and gaps[i] in ("-", "–"))

    def opened(self, i: int) -> bool:
        """Whether an article of days or a weekday stands before token i."""
        return self._behind(i, ("day_article",)) or self._behind_weekday(i)

    def _mark(self, i: int) -> str:
        gap = self.scan.tokens.gap[i + 1]
        return gap if gap == "/" or (gap == "-" and self.dashed) else ""

    def _is_day(self, i: int, pair: _Pair) -> bool:
        """22/04: a zero, a number too high for a fraction, a word of days before it or another day beside it."""
        sure = self.order == "dmy" and 12 < pair[0] > 2 * pair[1] and pair != _SEVEN_DAYS
        if sure or self._with_zero(i) or self._follows_day(i) or self._closed(i, pair):
            return True
        if not self._is_odd(pair) and self._of_a_whole(i, pair):
            return False
        return self.opened(i) or self._opens_range(i, pair)

    def _of_a_whole(self, i: int, pair: _Pair) -> bool:
        """ "el 1/3 de los votos", "o 1/3 constitucional": the commonest fractions before any word, others before "of"."""
        of = bool(self.scan.starting("of", i + 2)) and self.scan.tokens.near(i + 2)
        return of or (pair in _COMMONEST and bool(_WORD.match(self.scan.text, self.scan.tokens.end[i + 1])))

    def _is_dashed_day(self, i: int, pair: _Pair) -> bool:
        """22-4 is a day where it is no likely score: "op 22-04", "van 1-10 tot 7-11", "op maandag 12-4"; "zaterdag 10-4" may be one."""
        if not 1 <= pair[1] <= 12:
            return False
        weekday = self.scan.ending("weekday", i)
        if weekday and self.scan.tokens.near(i) and pair[0] > 9:
            return self._behind(weekday[1], ("day_article",))
        opened = self._behind(i, ("day_article",)) and self._with_zero(i)
        return opened or self._follows_day(i) or self._opens_range(i, pair)

    def _with_zero(self, i: int) -> bool:
        text, tokens = self.scan.text, self.scan.tokens
        return "0" in (text[tokens.start[i]], text[tokens.start[i + 1]])

    def _is_odd(self, pair: _Pair) -> bool:
        """Whether a pair is no fraction that prose has: larger than one, or of sevenths and the like."""
        return pair[0] >= pair[1] or pair[1] not in _USUAL

    def _behind(self, i: int, categories: tuple[str, ...]) -> bool:
        return self.scan.tokens.near(i) and any(self.scan.ending(c, i) for c in categories)

    def _behind_weekday(self, i: int) -> bool:
        return bool(self.scan.ending("weekday", i)) and self.scan.tokens.gap[i] in ("s", ",")

    def _follows_day(self, i: int) -> bool:
        """The second day of a range or list: "10/10-11/7", "el 20/11, 22/11 o 25/11"."""
        gap = self.scan.tokens.gap[i] if i < len(self.scan.tokens) else "!"
        if gap in ("-", "–", ","):
            return i - 2 in self.days
        joint = next((hit for c in _JOINTS if (hit := self.scan.ending(c, i))), None)
        return joint is not None and self.scan.tokens.near(i) and joint[1] - 2 in self.days

    def _opens_range(self, i: int, pair: _Pair) -> bool:
        """ "de 1/10 a 11/7", "tussen 1-10 en 7-11": the first of two days, of which one is no usual fraction and no likely score."""
        dashed = self.pair(i + 2) if i + 2 < len(self.scan.tokens) and self.scan.tokens.gap[i + 2] in ("-", "–") else None
        if dashed and self._mark(i) == self._mark(i + 2) == "/" and max(pair[0], dashed[0]) > 12:  # "14/10 - 15/10"
            return True
        joint = next((hit for c in _JOINTS if (hit := self.scan.starting(c, i + 2))), None)
        second = self.pair(joint[1]) if joint and self.scan.tokens.near(i + 2) and self.scan.tokens.near(joint[1]) else None
        if second is None or joint is None or self._mark(joint[1]) != self._mark(i) or not self._behind(i, _OPENERS):
            return False
        if self._mark(i) == "-":
            return max(*pair, *second) > 9 and 1 <= second[1] <= 12
        return self._is_odd(pair) or self._is_odd(second)
