"""Dates: the wordings of a language file found in a text and resolved to days.

The grammar has three floors: simple times ("3 May 2024", "last month", "the 1990s"), parts of them ("early May"), and what joins
or opens them ("from 3 to 5 May", "since 2018"). The templates of all floors stand in the language files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import regex

from factcheck.facts.calendar import When, resolve
from factcheck.facts.lexicon import Lexicon, lexicon
from factcheck.facts.numbers import Number
from factcheck.facts.templates import Match, Rule, Templates
from factcheck.facts.tokens import Scan
from factcheck.languages import load
from factcheck.values import DateValue

_PARTS = ("early", "mid", "late", "nth", "nth_last")
_JOINED = ("range", "before", "after", "since", "until")
_NUMERIC = regex.compile(r"\d+")
_FIELD_SLOTS = ("year", "month", "day", "weekday", "quarter", "half", "season", "unit", "n", "time")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value over the tokens i to j-1, before it is known which of several overlapping ones stands."""

    i: int
    j: int
    values: tuple[Any, ...]


@dataclass(frozen=True)
class Grammar:
    """The compiled templates of a language, by floor."""

    simple: Templates
    parts: Templates
    joined: Templates
    order: str


@cache
def grammar(code: str) -> Grammar:
    """The date templates of `common` and of a language."""
    lex = lexicon(code)
    wordings: dict[str, list[str]] = {}
    common, own = load("common").section("dates"), load(code).section("dates")
    order = own.get("order", "dmy")
    for table in (common.get("templates", {}), common.get("orders", {}).get(order, {}), own.get("templates", {})):
        for meaning, templates in table.items():
            wordings.setdefault(meaning, []).extend(templates)

    def floor(names: Sequence[str] | None) -> Templates:
        chosen = {m: t for m, t in wordings.items() if (m in names if names is not None else m not in _PARTS + _JOINED)}
        return Templates(lex, chosen)

    built = Grammar(floor(None), floor(_PARTS), floor(_JOINED), order)
    lex.seen.clear()  # the templates have brought words of their own
    return built


class DateReader:
    """Finds the dates of one text."""

    def __init__(self, scan: Scan, numbers: Mapping[int, Number], code: str) -> None:
        self.scan, self.numbers, self.grammar = scan, numbers, grammar(code)
        self._memo: dict[tuple[int, int], list[tuple[When, int]]] = {}
        self.rules: dict[str, Rule] = {
            "day": self._day,
            "year": self._year,
            "n": self._count,
            "month": self._month,
            "weekday": self._weekday,
            "decade": self._decade,
            "ordinal": self._ordinal,
        }

    def read(self) -> Iterator[tuple[int, int, When]]:
        """(first token, token after, time) for every date, leftmost first, the longest at each place."""
        i, n = 0, len(self.scan.tokens)
        while i < n:
            found = self._best(i)
            if found:
                yield i, found[1], found[0]
                i = found[1]
            else:
                i += 1

    def _best(self, i: int) -> tuple[When, int] | None:
        readings = [(w, j) for w, j in self._floor(2, i) if self._stands(w, i, j)]
        return max(readings, key=lambda r: r[1], default=None)

    def _floor(self, level: int, i: int) -> list[tuple[When, int]]:
        """All times of a floor or below that start at token i, the longest first."""
        if (level, i) not in self._memo:
            self._memo[level, i] = sorted(self._readings(level, i), key=lambda r: -r[1])
        return self._memo[level, i]

    def _readings(self, level: int, i: int) -> Iterator[tuple[When, int]]:
        if level == 0:
            yield from self._numeric(i)
            templates, rules = self.grammar.simple, self.rules
        else:
            yield from self._floor(level - 1, i)
            templates = self.grammar.parts if level == 1 else self.grammar.joined
            rules = self.rules | {"date": lambda k: self._floor(level - 1, k)}
        for match in templates.matches(self.scan, i, rules):
            when = _when(match)
            if when and self._fits(match, i):
                yield when, match.j

    # ---- slots
    def _day(self, i: int) -> list[tuple[int, int]]:
        number = self.numbers.get(i)
        if number and number.whole and 1 <= number.value <= 31 and number.scale == 1:
            if not number.digits or number.ordinal or self.scan.tokens.end[i] - self.scan.tokens.start[i] <= 2:
                return [(int(number.value), number.j)]
        return [(int(v), j) for v, j in self._ordinal(i) if 1 <= v <= 31]

    def _ordinal(self, i: int) -> list[tuple[Decimal, int]]:
        number = self.numbers.get(i)
        if number and number.ordinal:
            return [(number.value, number.j)]
        hits = [self.scan.starting(c, i) for c in ("ordinal", "roman")]
        return [h for h in hits if h and isinstance(h[0], Decimal)]  # type: ignore[misc]

    def _year(self, i: int) -> list[tuple[int, int]]:
        number = self.numbers.get(i)
        if not number or not number.whole or number.ordinal or not 1000 <= number.value < 3000:
            return []
        tokens = self.scan.tokens
        if number.digits and (number.j != i + 1 or tokens.end[i] - tokens.start[i] != 4):
            return []
        return [(int(number.value), number.j)]

    def _count(self, i: int) -> list[tuple[Decimal, int]]:
        number = self.numbers.get(i)
        if number and not number.ordinal:
            return [(number.value, number.j)]
        hit = self.scan.starting("article", i)
        return [(Decimal(1), hit[1])] if hit else []

    def _month(self, i: int) -> list[tuple[int, int]]:
        hits = (self.scan.starting("month", i), self.scan.starting("month_short", i))
        return [(int(h[0]), h[1]) for h in hits if h]  # type: ignore[call-overload]

    def _weekday(self, i: int) -> list[tuple[int, int]]:
        hits = (self.scan.starting("weekday", i), self.scan.starting("weekday_short", i))
        return [(int(h[0]), h[1]) for h in hits if h]  # type: ignore[call-overload]

    def _decade(self, i: int) -> list[tuple[int, int]]:
        number = self.numbers.get(i)
        if number and number.whole and not number.ordinal and number.scale == 1 and number.value % 10 == 0:
            if 10 <= number.value < 100 or 1000 <= number.value < 3000:
                return [(int(number.value), number.j)]
        return []

    def _numeric(self, i: int) -> Iterator[tuple[When, int]]:
        """2024-05-01, 03/04/2024: the order is the language's unless the numbers decide it."""
        tokens = self.scan.tokens
        if tokens.kind[i] != "date":
            return
        parts = [int(x) for x in _NUMERIC.findall(tokens.text[tokens.start[i] : tokens.end[i]])]
        if parts[0] > 31:
            year, month, day = parts
        elif self.grammar.order == "mdy":
            month, day, year = parts
        else:
            day, month, year = parts
        if month > 12 >= day:
            month, day = day, month
        if year < 100:
            year += 2000 if year < 50 else 1900
        swapped = day <= 12 and day != month and parts[0] <= 31 and self.grammar.order == "mdy"
        args = {"year": year, "month": month, "day": day}
        yield When("calendar", args | ({"or": (day, month)} if swapped else {})), i + 1

    # ---- what a match has to satisfy beyond its template
    def _fits(self, match: Match, i: int) -> bool:
        """A month or weekday cut to a few letters counts only beside a digit."""
        bound = match.bindings
        short_month = "month" in bound and self._only_short("month", match)
        short_weekday = "weekday" in bound and self._only_short("weekday", match)
        return not (short_month or short_weekday) or any(self.scan.tokens.kind[k] == "number" for k in range(match.i, match.j))

    def _only_short(self, category: str, match: Match) -> bool:
        return not any(self.scan.starting(category, k) for k in range(match.i, match.j))

    def _stands(self, when: When, i: int, j: int) -> bool:
        """Whether a time may stand alone; a bare number is a year only where nothing is counted by it."""
        if when.meaning != "calendar" or set(_given(when)) != {"year"} or j - i > 1:
            return True
        return self._is_year(i, j)

    def _is_year(self, i: int, j: int) -> bool:
        scan, tokens = self.scan, self.scan.tokens
        number = self.numbers.get(i)
        if number is None or not number.digits:
            return False
        if any(scan.ending(c, i) and tokens.near(i) for c in ("currency", "label")) or tokens.kind[i - 1 : i] == ["symbol"] and tokens.gap[i] in "0s":
            return False
        if tokens.near(j) and any(scan.starting(c, j) for c in ("currency", "unit", "measure", "noun", "percent", "scale", "month")):
            return False
        if scan.ending("year_before", i) and tokens.near(i):
            return True
        return 1900 <= number.value < 2100 or scan.text[tokens.start[i] - 1 : tokens.start[i]] in ("(", "")


def _given(when: When) -> dict[str, Any]:
    return {k: v for k, v in when.args.items() if v is not None}


def _when(match: Match) -> When | None:
    """The time that a template's bindings spell; a language file names meanings, this gives them their arguments."""
    meaning, bound = match.meaning, match.bindings
    if meaning in ("early", "mid", "late"):
        return When("part", {"part": meaning, "date": bound["date"]})
    if meaning in ("nth", "nth_last"):
        n = -1 if meaning == "nth_last" else int(bound["ordinal"])
        return When("nth", {"n": n, "date": bound["date"], "weekday": bound.get("weekday"), "unit": bound.get("unit")})
    bound = _renamed(bound)
    if meaning == "offset":
        return When("offset", {"days": bound["offset"]})
    if meaning == "earlier":
        return When("later", _arguments(bound) | {"earlier": True})
    if meaning == "century":
        return When("century", {"century": bound["ordinal"]})
    if meaning == "decade":
        return When("decade", {"decade": bound["decade"]})
    if meaning == "calendar":
        return _calendar(bound)
    return When(meaning, _arguments(bound))


def _calendar(bound: Mapping[str, Any]) -> When | None:
    args = _arguments(bound)
    names = set(args)
    if "ordinal" in bound:  # "third quarter"
        return None
    if names == {"weekday"}:
        return When("weekday", args)
    if names in ({"day"}, {"day", "weekday"}):
        return When("day_of_month", args)
    return When("calendar", args)


def _renamed(bound: Mapping[str, Any]) -> dict[str, Any]:
    """Bindings under the names of the fields that they fill."""
    out = dict(bound)
    if "half_year" in out:
        out["half"] = out.pop("half_year")
    elif "half" in out:
        out |= {"n": Decimal("0.5"), "half": None}
    if "dual" in out:
        out |= {"n": Decimal(2), "unit": out.pop("dual")}
    if "decade_name" in out:
        out["decade"] = out.pop("decade_name")
    if "unit" in out and "n" not in out:
        out.setdefault("n", None)
    return {k: v for k, v in out.items() if v is not None}


def _arguments(bound: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in bound.items() if k in _FIELD_SLOTS or k in ("date", "date2")}


def values(when: When, anchor: date | None, previous: DateValue | None) -> tuple[DateValue, ...]:
    """The readings of a time, the likeliest first; of a numeric date also the one with day and month exchanged."""
    either = when.args.get("or")
    args = {k: v for k, v in when.args.items() if k != "or"}
    readings = resolve(When(when.meaning, args), anchor, previous)
    if either:
        month, day = either
        readings += resolve(When("calendar", args | {"month": month, "day": day}), anchor, previous)
    return tuple(readings)


def compile_for(code: str) -> Lexicon:
    """The lexicon of a language with the words of its date templates."""
    grammar(code)
    return lexicon(code)
