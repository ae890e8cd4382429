"""Dates in digits: 2024-05-01, 03/04/2024, 22/04, and "28.10." where a language writes so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import regex

from factcheck.facts.dates.calendar import When
from factcheck.facts.lexicon import NEAR, listed
from factcheck.facts.tokens import Scan
from factcheck.languages import load

_NUMERIC = regex.compile(r"\d+")
_MONTH_DOT_YEAR = regex.compile(r"(0?[1-9]|1[0-2])\.((?:19|20)\d\d)")
_YEAR = regex.compile(r"(?:19|20)\d\d")
_DOTTED = regex.compile(r"(\d{1,2})\.(\d{1,2})")


@dataclass(frozen=True, slots=True)
class NumericDates:
    """Reads dates in digits; `order` is the language's (dmy, mdy, ymd), `dotted` whether "28.10." is a day in it."""

    scan: Scan
    order: str
    dotted: bool

    def at(self, i: int) -> Iterator[tuple[When, int]]:
        """2024-05-01, 03/04/2024: the order is the language's unless the numbers decide it."""
        tokens = self.scan.tokens
        if tokens.kind[i] == "number":
            if i + 1 < len(tokens) and tokens.gap[i + 1] in ("/", "-"):
                yield from self._day_and_month(i)
                yield from self._two_years(i)
            yield from self._day_dot_month(i)
            yield from self._spaced(i)
        if tokens.kind[i] != "date":
            return
        day, _, clock = tokens.text[tokens.start[i] : tokens.end[i]].partition("T")
        parts = [int(x) for x in _NUMERIC.findall(day)]
        if len(parts) == 2:
            month, year = sorted(parts)
            if parts[0] == year and month == (year + 1) % 100:  # "2011-12" is rather two years than a December
                yield self._years(year), i + 1
            elif 1 <= month <= 12:
                yield When("calendar", {"year": year, "month": month}), i + 1
        elif parts[0] > 31:
            args: dict[str, Any] = dict(zip(("year", "month", "day"), parts, strict=True))
            yield When("calendar", args | ({"time": clock[:5]} if clock else {})), i + 1
        else:
            yield self._by_order(*parts), i + 1

    def _two_years(self, i: int) -> Iterator[tuple[When, int]]:
        """2023-24, 2023/24: a year and the next one."""
        text, tokens = self.scan.text, self.scan.tokens
        if i + 1 >= len(tokens) or tokens.gap[i + 1] not in ("-", "/") or tokens.end[i] - tokens.start[i] != 4:
            return
        first, second = (text[tokens.start[k] : tokens.end[k]] for k in (i, i + 1))
        pair = first.isdecimal() and second.isdecimal() and len(second) == 2 and 1900 <= int(first) < 2100
        if pair and int(second) == (int(first) + 1) % 100:
            yield self._years(int(first)), i + 2

    def _spaced(self, i: int) -> Iterator[tuple[When, int]]:
        """ "le 24 12 2014": day, month and year with nothing but spaces between, behind an article of days."""
        text, tokens = self.scan.text, self.scan.tokens
        if self.order != "dmy" or tokens.kind[i : i + 3] != ["number"] * 3 or tokens.gap[i + 1 : i + 3] != ["s", "s"]:
            return
        day, month, year = (text[tokens.start[k] : tokens.end[k]] for k in (i, i + 1, i + 2))
        short = day.isdecimal() and month.isdecimal() and len(day) <= 2 and len(month) <= 2
        if short and _YEAR.fullmatch(year) and 1 <= int(day) <= 31 and 1 <= int(month) <= 12 and self._opened(i):
            yield When("calendar", {"year": int(year), "month": int(month), "day": int(day)}), i + 3

    def _years(self, first: int) -> When:
        return When("range", {"date": When("calendar", {"year": first}), "date2": When("calendar", {"year": first + 1})})

    def _by_order(self, first: int, second: int, year: int) -> When:
        month, day = (first, second) if self.order == "mdy" else (second, first)
        if month > 12 >= day:
            month, day = day, month
        if year < 100:
            year += 2000 if year < 50 else 1900
        swapped = day <= 12 and day != month and self.order == "mdy"
        args = {"year": year, "month": month, "day": day}
        return When("calendar", args | ({"or": (day, month)} if swapped else {}))

    def _day_dot_month(self, i: int) -> Iterator[tuple[When, int]]:
        """ "28.10.": day and month, each with the full stop of an ordinal, where the decimal mark is another."""
        text, tokens = self.scan.text, self.scan.tokens
        if not self.dotted:
            return
        found = _DOTTED.fullmatch(text, tokens.start[i], tokens.end[i])
        month = _MONTH_DOT_YEAR.fullmatch(text, tokens.start[i], tokens.end[i])
        if month:
            yield When("calendar", {"month": int(month[1]), "year": int(month[2])}), i + 1
        labelled = self.scan.ending("label", i) and tokens.near(i)
        stop = text[tokens.end[i] : tokens.end[i] + 1] == "."
        if found and stop and not labelled and 1 <= int(found[1]) <= 31 and 1 <= int(found[2]) <= 12:
            yield When("calendar", {"month": int(found[2]), "day": int(found[1])}), i + 1

    def _day_and_month(self, i: int) -> Iterator[tuple[When, int]]:
        """22/04: a zero before the month, what opens a day, a dash and another day or a year behind tells it from a fraction."""
        pair = self._pair(i)
        if not pair:
            return
        year = self._year_behind(i + 2)
        opened = bool(year) or self._opened(i)
        no_fraction = self.order == "dmy" and 12 < pair[0] > 2 * pair[1] and pair != (24, 7)
        if not (opened or no_fraction or self._with_zero(i) or self._in_range(i) or self._closed(i, pair)):
            return
        month, day = (pair[1], pair[0]) if self.order == "dmy" else pair
        month, day = (day, month) if month > 12 >= day else (month, day)
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield When("calendar", {"month": month, "day": day} | ({"year": year} if year else {})), i + 2 + bool(year)

    def _opened(self, i: int) -> bool:
        """Whether an article of days or a weekday stands before token i ("Friday 5/12")."""
        return any(self.scan.ending(c, i) for c in ("day_article", "weekday")) and self.scan.tokens.gap[i] in {*NEAR, ","}

    def _closed(self, i: int, pair: tuple[int, int]) -> bool:
        """4/22に, 2/28-3/1: numbers that are no likely fraction, before a particle or beside another day."""
        first, second = pair
        if not (first > second or (first > 1 and second > 12)):
            return False
        particles = tuple(listed(load(self.scan.lexicon.code).section("dates").get("day_behind", "")))
        return bool(particles) and (self.scan.text.startswith(particles, self.scan.tokens.end[i + 1]) or self._paired(i))

    def _paired(self, i: int) -> bool:
        """Whether a dash and another pair stand behind the pair at token i, or before it."""
        gaps = self.scan.tokens.gap
        behind = self._pair(i + 2) is not None and gaps[i + 2] in ("-", "–")
        return behind or (self._pair(i - 2) is not None and gaps[i] in ("-", "–"))

    def _year_behind(self, j: int) -> int | None:
        """The year of "5/7, 2020"."""
        tokens = self.scan.tokens
        if j >= len(tokens) or tokens.gap[j] != "," or tokens.kind[j] != "number":
            return None
        found = _YEAR.fullmatch(tokens.text, tokens.start[j], tokens.end[j])
        return int(found[0]) if found else None

    def _pair(self, i: int) -> tuple[int, int] | None:
        """The two short numbers with a slash between them at token i."""
        tokens = self.scan.tokens
        if not 0 <= i < len(tokens) - 1 or tokens.gap[i + 1] != "/" or tokens.kind[i : i + 2] != ["number", "number"]:
            return None
        first, second = (tokens.text[tokens.start[k] : tokens.end[k]] for k in (i, i + 1))
        short = first.isdecimal() and second.isdecimal() and len(first) <= 2 and len(second) <= 2
        return (int(first), int(second)) if short else None

    def _with_zero(self, i: int) -> bool:
        text, tokens = self.scan.text, self.scan.tokens
        return "0" in (text[tokens.start[i]], text[tokens.start[i + 1]])

    def _in_range(self, i: int) -> bool:
        """ "from 10/1-11/7": the second day of a range whose first is one for sure, or the first of one that an article opens."""
        tokens = self.scan.tokens
        opened = self._opened(i - 2)
        return tokens.gap[i] in ("-", "–") and self._pair(i - 2) is not None and (opened or self._with_zero(i - 2))
