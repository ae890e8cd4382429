"""Dates in digits: 2024-05-01, 03/04/2024, 11/2016, and "28.10." where a language writes so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import regex

from factcheck.facts.dates.calendar import When
from factcheck.facts.dates.day_month import DaysAndMonths
from factcheck.facts.tokens import Scan
from factcheck.records import dataclass

_NUMERIC = regex.compile(r"\d+")
_MONTH_DOT_YEAR = regex.compile(r"(0?[1-9]|1[0-2])\.((?:19|20)\d\d)")
_YEAR = regex.compile(r"(?:19|20)\d\d")
_MONTH_SLASH_YEAR = regex.compile(r"(0?[1-9]|1[0-2])\s*/\s*((?:19|20)\d\d)|((?:19|20)\d\d)\s*/\s*(0[1-9]|1[0-2])")
_DOTTED = regex.compile(r"(\d{1,2})\.(\d{1,2})")


@dataclass(frozen=True, slots=True)
class NumericDates:
    """Reads dates in digits; `order` is the language's (dmy, mdy, ymd), `dotted` whether "28.10." is a day in it."""

    scan: Scan
    order: str
    dotted: bool
    decimal_comma: bool  # where "11.2016" is no number
    days: DaysAndMonths

    def at(self, i: int) -> Iterator[tuple[When, int]]:
        """2024-05-01, 03/04/2024: the order is the language's unless the numbers decide it."""
        tokens = self.scan.tokens
        if tokens.kind[i] == "number":
            if i + 1 < len(tokens) and tokens.gap[i + 1] in ("/", "-"):
                yield from self.days.at(i)
                yield from self._two_years(i)
                yield from self._month_of_year(i)
            yield from self._day_dot_month(i)
            yield from self._spaced(i)
        if tokens.kind[i] != "date":
            return
        day, _, clock = tokens.text[tokens.start[i] : tokens.end[i]].partition("T")
        parts = [int(x) for x in _NUMERIC.findall(day)]
        if len(parts) == 2 and self._labelled(i):
            return  # "la ley 3/2016"
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
        if short and _YEAR.fullmatch(year) and 1 <= int(day) <= 31 and 1 <= int(month) <= 12 and self.days.opened(i):
            yield When("calendar", {"year": int(year), "month": int(month), "day": int(day)}), i + 3

    def _labelled(self, i: int) -> bool:
        """Whether a word stands before token i that numbers things: laws, articles, files."""
        return bool(self.scan.ending("label", i)) and self.scan.tokens.near(i)

    def _month_of_year(self, i: int) -> Iterator[tuple[When, int]]:
        """ "11/ 2016", "2016 /05": a month and a year with a slash and a space between them."""
        tokens = self.scan.tokens
        if i + 1 >= len(tokens) or tokens.gap[i + 1] != "/" or tokens.kind[i + 1] != "number" or self._labelled(i):
            return
        found = _MONTH_SLASH_YEAR.fullmatch(self.scan.text, tokens.start[i], tokens.end[i + 1])
        if found:
            yield When("calendar", {"month": int(found[1] or found[4]), "year": int(found[2] or found[3])}), i + 2

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
        month = _MONTH_DOT_YEAR.fullmatch(text, tokens.start[i], tokens.end[i]) if self.decimal_comma else None
        if month and not self._labelled(i):
            yield When("calendar", {"month": int(month[1]), "year": int(month[2])}), i + 1
        if not self.dotted:
            return
        found = _DOTTED.fullmatch(text, tokens.start[i], tokens.end[i])
        stop = text[tokens.end[i] : tokens.end[i] + 1] == "."
        if found and stop and not self._labelled(i) and 1 <= int(found[1]) <= 31 and 1 <= int(found[2]) <= 12:
            yield When("calendar", {"month": int(found[2]), "day": int(found[1])}), i + 1
