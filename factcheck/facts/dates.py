"""Dates: the wordings of a language file found in a text and resolved to days.

The grammar has three floors: simple times ("3 May 2024", "last month", "the 1990s"), parts of them ("early May"), and what joins
or opens them ("from 3 to 5 May", "since 2018"). The templates of all floors stand in the language files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, partial
from typing import Any

import regex

from factcheck.facts.calendar import MonthFrom, When, YearFrom, resolve
from factcheck.facts.lexicon import Lexicon, lexicon
from factcheck.facts.numbers import Number
from factcheck.facts.templates import Match, Rule, Templates
from factcheck.facts.tokens import Scan
from factcheck.languages import load
from factcheck.values import DateValue

_PARTS = ("early", "mid", "late", "nth", "nth_last", "weekday_of", "week_of")
_JOINED = ("range", "days", "before", "after", "since", "until")
_NUMERALS = ("number", "date", "clock")
_CORE = frozenset(
    "month month_short weekday weekday_short season season_homograph unit offset quarter half_year decade_name dual roman ordinal daypart day_word near beside near_year era".split()
)
_CONTINUES = regex.compile(r"[ \u00a0'’]*[\p{L}\d]")
_NUMERIC = regex.compile(r"\d+")
_DOTTED = regex.compile(r"(\d{1,2})\.(\d{1,2})")
_FIELDS = {"month_number": "month", "month_number2": "month2", "short_year": "year", "short_year2": "year2", "weekday_tail": "weekday", "day_dot": "day"}
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
    dotted: bool  # whether "28.10." is a day


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

    built = Grammar(floor(None), floor(_PARTS), floor(_JOINED), order, own.get("dotted", False))
    lex.seen.clear()  # the templates have brought words of their own
    return built


class DateReader:
    """Finds the dates of one text."""

    def __init__(self, scan: Scan, numbers: Mapping[int, Number], code: str) -> None:
        self.scan, self.numbers, self.grammar = scan, numbers, grammar(code)
        self._memo: dict[tuple[int, int], list[tuple[When, int]]] = {}
        self._filled: dict[int, list[tuple[str, Sequence[tuple[Any, int]]]]] = {}
        # Rules that may fill a slot, by what has to begin at the token: a category, or "" for a number.
        self._rules: tuple[tuple[str, Rule, tuple[str, ...]], ...] = (
            ("day", self._day, ("", "ordinal")),
            ("year", self._year, ("", "near_year", "era", "last", "this", "next", "unit")),
            ("n", self._count, ("", "article")),
            ("month", self._month, ("month", "month_short", "last", "this", "next", "unit")),
            ("weekday", self._weekday, ("weekday", "weekday_short")),
            ("season", self._season, ("season", "season_homograph")),
            ("decade", self._decade, ("",)),
            ("period", self._period, ("unit",)),
            ("ordinal", self._ordinal, ("", "ordinal", "roman", "ordinal_mark")),
            ("month_number", self._month_number, ("",)),
            ("short_year", self._short_year, ("",)),
            ("clock", self._clock, ("", "daypart_word")),
            ("day_dot", self._day_dot, ("",)),
        )
        self._ruled = {name for name, _, _ in self._rules}

    def fillers(self, i: int) -> list[tuple[str, Sequence[tuple[Any, int]]]]:
        """The slots that can be filled at token i, with their readings."""
        if i not in self._filled:
            begins = self.scan.at.get(i, {})
            out: list[tuple[str, Sequence[tuple[Any, int]]]] = [(c, (hit,)) for c, hit in begins.items() if c not in self._ruled]
            number = i in self.numbers
            for name, rule, triggers in self._rules:
                if (number and not triggers[0]) or any(t in begins for t in triggers):
                    readings = rule(i)
                    if readings:
                        out.append((name, readings))
            self._filled[i] = out
        return self._filled[i]

    def read(self) -> Iterator[tuple[int, int, When]]:
        """(first token, token after, time) for every date, leftmost first, the longest at each place."""
        i, n = 0, len(self.scan.tokens)
        hopeful = self._hopeful()
        while i < n:
            found = self._best(i) if hopeful[i] else None
            if found:
                yield i, found[1], found[0]
                i = found[1]
            else:
                i += 1

    def _hopeful(self) -> list[bool]:
        """For each token whether a date may begin there: what makes a date stands in the unbroken row of tokens from it on."""
        tokens, out, ahead = self.scan.tokens, [False] * len(self.scan.tokens), False
        for i in range(len(out) - 1, -1, -1):
            out[i] = ahead = ahead or tokens.kind[i] in _NUMERALS or i in self.numbers or not _CORE.isdisjoint(self.scan.at.get(i, ()))
            ahead = ahead and tokens.gap[i] != "!"
        return out

    def _best(self, i: int) -> tuple[When, int] | None:
        readings = [(w, j) for w, j in self._floor(2, i) if self._stands(w, i, j)]
        return max(readings, key=lambda r: r[1], default=None)

    def _floor(self, level: int, i: int) -> list[tuple[When, int]]:
        """All times of a floor or below that start at token i, the longest first."""
        if (level, i) not in self._memo:
            self._memo[level, i] = sorted(self._readings(level, i), key=lambda r: -r[1])
        return self._memo[level, i]

    def _readings(self, level: int, i: int) -> Iterator[tuple[When, int]]:
        nested: Rule | None = None
        templates = (self.grammar.simple, self.grammar.parts, self.grammar.joined)[level]
        if level == 0:
            yield from self._numeric(i)
        else:
            yield from self._floor(level - 1, i)
            nested = partial(self._floor, level - 1)
        for match in templates.matches(self.scan, i, self.fillers, nested):
            when = _when(match)
            if when and self._fits(match, i):
                yield when, match.j

    # ---- slots
    def _day(self, i: int) -> list[tuple[int, int]]:
        number = self.numbers.get(i)
        if number and number.whole and 1 <= number.value <= 31 and number.scale == 1:
            if not number.digits or number.ordinal or self.scan.tokens.end[i] - self.scan.tokens.start[i] <= 2:
                return [(int(number.value), number.j)]
        hit = self.scan.starting("ordinal", i)
        return [(int(hit[0]), hit[1])] if hit and isinstance(hit[0], Decimal) and 1 <= hit[0] <= 31 else []

    def _day_dot(self, i: int) -> list[tuple[int, int]]:
        """ "den 5.": a day in digits with the full stop of an ordinal."""
        tokens = self.scan.tokens
        return [d for d in self._day(i) if tokens.kind[i] == "number" and tokens.text[tokens.end[i] : tokens.end[i] + 1] == "."]

    def _ordinal(self, i: int) -> list[tuple[Decimal, int]]:
        number, mark = self.numbers.get(i), self.scan.starting("ordinal_mark", i)
        if mark and (number := self.numbers.get(mark[1])) and self.scan.tokens.near(mark[1]):
            counter = self.scan.starting("counter", number.j)
            return [(number.value, counter[1] if counter and not number.ordinal else number.j)]
        if number and number.ordinal:
            return [(number.value, number.j)]
        if number and self._dotted(number):
            return [(number.value, number.j)]
        hits = [self.scan.starting("ordinal", i), self.scan.starting("roman", i) if self._in_capitals(i) else None]
        return [h for h in hits if h and isinstance(h[0], Decimal)]  # type: ignore[misc]

    def _in_capitals(self, i: int) -> bool:
        """Roman numerals count in capitals only: "i" and "x" are words of many languages."""
        return self.scan.text[self.scan.tokens.start[i] : self.scan.tokens.end[i]].isupper()

    def _dotted(self, number: Number) -> bool:
        """ "3. çeyrek", "21. Jahrhundert": the languages that write ordinals so have a mark for it in their templates."""
        stop = self.scan.tokens.gap[number.j] == "." if number.j < len(self.scan.tokens) else False
        return stop and number.digits and number.whole and number.scale == 1 and number.value < 100

    def _year(self, i: int) -> list[tuple[int | YearFrom, int]]:
        near, era = self.scan.starting("near_year", i), self.scan.starting("era", i)
        if near and isinstance(near[0], Decimal):
            return [(YearFrom(int(near[0])), near[1])]
        if era and isinstance(era[0], Decimal):
            return self._year_of_era(era[0], era[1])
        return [*self._written_year(i), *((YearFrom(offset), j) for offset, j in self._stepped(i, "year"))]

    def _year_of_era(self, base: Decimal, j: int) -> list[tuple[int | YearFrom, int]]:
        """令和2年, 平成元年, 民国113年."""
        first, number = self.scan.starting("first_year", j), self.numbers.get(j)
        if first and self.scan.tokens.near(j):
            return [(int(base) + 1, first[1])]
        return [(int(base + number.value), number.j)] if number and number.whole and self.scan.tokens.near(j) and number.value < 130 else []

    def _stepped(self, i: int, unit: str) -> Iterator[tuple[int, int]]:
        """ "last year", "mese prossimo" where a year or month may stand: the distance from the anchor's."""
        for offset, name in ((-1, "last"), (0, "this"), (1, "next")):
            for first, second in ((name, "unit"), ("unit", name)):
                a = self.scan.starting(first, i)
                b = self.scan.starting(second, a[1]) if a and self.scan.tokens.near(a[1]) else None
                if a and b and unit in (a[0], b[0]):
                    yield offset, b[1]

    def _written_year(self, i: int) -> list[tuple[int, int]]:
        number = self.numbers.get(i)
        pair = self._year_in_two(number) if number else None
        if pair:
            return [pair]
        if not number or not number.whole or number.ordinal or not 1000 <= number.value < 3000:
            return []
        tokens = self.scan.tokens
        if number.digits and (number.j != i + 1 or tokens.end[i] - tokens.start[i] != 4):
            return []
        return [(int(number.value), number.j)]

    def _year_in_two(self, number: Number) -> tuple[int, int] | None:
        """ "nineteen eighty-four": a year in two numbers of words."""
        second = self.numbers.get(number.j)
        if second is None or number.digits or second.digits or not self.scan.tokens.near(number.j):
            return None
        year = int(number.value * 100 + second.value) if number.whole and second.whole else 0
        return (year, second.j) if 10 <= number.value <= 20 and 10 <= second.value < 100 and 1000 <= year < 2100 else None

    def _count(self, i: int) -> list[tuple[Decimal, int]]:
        number = self.numbers.get(i)
        if number and not number.ordinal and number.value < 10000:
            return [(number.value, number.j)]
        hit = self.scan.starting("article", i)
        return [(Decimal(1), hit[1])] if hit else []

    def _month(self, i: int) -> list[tuple[int | MonthFrom, int]]:
        hits = (self.scan.starting("month", i), self.scan.starting("month_short", i))
        written: list[tuple[int | MonthFrom, int]] = [(int(h[0]), h[1]) for h in hits if h]  # type: ignore[call-overload]
        return written + [(MonthFrom(offset), j) for offset, j in self._stepped(i, "month")]

    def _weekday(self, i: int) -> list[tuple[int, int]]:
        hits = (self.scan.starting("weekday", i), self.scan.starting("weekday_short", i))
        return [(int(h[0]), h[1]) for h in hits if h]  # type: ignore[call-overload]

    def _season(self, i: int) -> list[tuple[str, int]]:
        hits = (self.scan.starting("season", i), self.scan.starting("season_homograph", i))
        return [(str(h[0]), h[1]) for h in hits if h]

    def _month_number(self, i: int) -> list[tuple[int, int]]:
        number = self.numbers.get(i)
        fits = number and number.whole and 1 <= number.value <= 12 and number.scale == 1
        return [(int(number.value), number.j)] if number and fits else []

    def _short_year(self, i: int) -> list[tuple[int, int]]:
        """18年5月: two digits that a month word shows to be a year."""
        number, tokens = self.numbers.get(i), self.scan.tokens
        if not number or number.j != i + 1 or not number.digits or tokens.end[i] - tokens.start[i] != 2 or not number.whole:
            return []
        return [(int(number.value) + (2000 if number.value < 50 else 1900), number.j)]

    def _clock(self, i: int) -> list[tuple[str, int]]:
        """午後3時30分, 上午9:30: a time of day in words; it is read so that its numbers count nothing."""
        scan, tokens = self.scan, self.scan.tokens
        part = scan.starting("daypart_word", i)
        j = part[1] if part else i
        if j < len(tokens) and tokens.kind[j] == "clock" and (j == i or tokens.near(j)):
            return [("", j + 1)]
        number, found = self.numbers.get(j), 0
        for mark in ("clock_mark", "minute_mark", "second_mark"):
            hit = scan.starting(mark, number.j) if number and (j == i or tokens.near(j)) else None
            if hit and tokens.near(number.j if number else j):
                found = j = hit[1]
                half = scan.starting("and_half", j)
                found = j = half[1] if half and tokens.gap[j] in "0s" else j
            elif mark == "clock_mark":
                break
            number = self.numbers.get(j)
        return [("", found)] if found else []

    def _decade(self, i: int) -> list[tuple[int, int]]:
        number = self.numbers.get(i)
        if number and number.whole and not number.ordinal and number.scale == 1 and number.value % 10 == 0:
            if 10 <= number.value < 100 or 1000 <= number.value < 3000:
                return [(int(number.value), number.j)]
        return []

    def _period(self, i: int) -> list[tuple[str, int]]:
        """ "the year", "the month" as the whole of which a part is named."""
        hit = self.scan.starting("unit", i)
        return [(str(hit[0]), hit[1])] if hit and hit[0] in ("week", "month", "quarter", "year", "decade", "century") else []

    def _numeric(self, i: int) -> Iterator[tuple[When, int]]:
        """2024-05-01, 03/04/2024: the order is the language's unless the numbers decide it."""
        tokens = self.scan.tokens
        if tokens.kind[i] == "number":
            yield from self._day_and_month(i)
            yield from self._dotted(i)
        if tokens.kind[i] != "date":
            return
        parts = [int(x) for x in _NUMERIC.findall(tokens.text[tokens.start[i] : tokens.end[i]])]
        if len(parts) == 2:
            month, year = sorted(parts)
            if 1 <= month <= 12:
                yield When("calendar", {"year": year, "month": month}), i + 1
            return
        if parts[0] > 31:
            yield When("calendar", dict(zip(("year", "month", "day"), parts, strict=True))), i + 1
            return
        if self.grammar.order == "mdy":
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

    def _dotted(self, i: int) -> Iterator[tuple[When, int]]:
        """ "28.10.": day and month, each with the full stop of an ordinal, where the decimal mark is another."""
        text, tokens = self.scan.text, self.scan.tokens
        if not self.grammar.dotted or text[tokens.end[i] : tokens.end[i] + 1] != ".":
            return
        found = _DOTTED.fullmatch(text, tokens.start[i], tokens.end[i])
        labelled = self.scan.ending("label", i) and tokens.near(i)
        if found and not labelled and 1 <= int(found[1]) <= 31 and 1 <= int(found[2]) <= 12:
            yield When("calendar", {"month": int(found[2]), "day": int(found[1])}), i + 1

    def _day_and_month(self, i: int) -> Iterator[tuple[When, int]]:
        """22/04: a zero before the month, or an article before the day, tells it from a fraction."""
        tokens = self.scan.tokens
        if i + 1 >= len(tokens) or tokens.gap[i + 1] != "/" or tokens.kind[i + 1] != "number":
            return
        first, second = (tokens.text[tokens.start[k] : tokens.end[k]] for k in (i, i + 1))
        if not (first.isdecimal() and second.isdecimal() and len(first) <= 2 and len(second) <= 2):
            return
        if not ("0" in (first[0], second[0]) or (self.scan.ending("day_article", i) and tokens.near(i))):
            return
        month, day = (int(first), int(second)) if self.grammar.order == "mdy" else (int(second), int(first))
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield When("calendar", {"month": month, "day": day}), i + 2

    # ---- what a match has to satisfy beyond its template
    def _fits(self, match: Match, i: int) -> bool:
        """A month or weekday cut to a few letters counts only beside a digit, and a day of the month without one only in digits."""
        bound = match.bindings
        if match.meaning in ("later_than", "earlier_than") and _CONTINUES.match(self.scan.text, self.scan.tokens.end[match.j - 1]):
            return False  # "five days after the vote" counts from the vote
        if match.meaning in ("later", "next_day") and self.scan.starting("of_event", match.j) and self.scan.tokens.near(match.j):
            return False
        if match.meaning == "day_of_month" or set(bound) - {"the"} == {"weekday", "day"}:
            return any(self.scan.tokens.kind[k] == "number" for k in range(match.i, match.j))
        if match.meaning == "offset" and self.scan.starting("small_only", i) and self._capital(i):
            return False  # "der Morgen", not "morgen"
        if "season" in bound and match.j - match.i == 1 and not self.scan.starting("season", match.i):
            return False
        short_month = "month" in bound and self._only_short("month", match)
        short_weekday = "weekday" in bound and self._only_short("weekday", match)
        numbered = not {"day", "year"}.isdisjoint(bound) or any(self.scan.tokens.kind[k] == "number" for k in range(match.i, match.j))
        return numbered or not (short_month or short_weekday)

    def _capital(self, i: int) -> bool:
        return self.scan.text[self.scan.tokens.start[i]].isupper()

    def _only_short(self, category: str, match: Match) -> bool:
        return not any(self.scan.starting(category, k) or self._after_preposition(k) for k in range(match.i, match.j))

    def _after_preposition(self, k: int) -> bool:
        """Whether a preposition of time makes the short form at token k a month ("in May"), written as one."""
        text = self.scan.text[self.scan.tokens.start[k] : self.scan.tokens.end[k]]
        return (
            len(text) > 2
            and text[0].isupper()
            and bool(self.scan.starting("month_homograph", k))
            and bool(self.scan.ending("month_before", k))
        )

    def _stands(self, when: When, i: int, j: int) -> bool:
        """Whether a time may stand alone; a bare number is a year only where nothing is counted by it."""
        if when.meaning != "calendar" or set(_given(when)) != {"year"} or isinstance(when.args["year"], YearFrom):
            return True
        number = self.numbers.get(i)
        if number and not number.digits and j == number.j:
            return bool(self.scan.ending("year_before", i)) and self.scan.tokens.near(i)
        return j - i > 1 or self._is_year(i, j)

    def _is_year(self, i: int, j: int) -> bool:
        scan, tokens = self.scan, self.scan.tokens
        number = self.numbers.get(i)
        if number is None or not number.digits:
            return False
        if any(scan.ending(c, i) and tokens.near(i) for c in ("currency", "label")) or (
            tokens.kind[i - 1 : i] == ["symbol"] and tokens.gap[i] in "0s"
        ):
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
        return When("part", {"part": meaning, "date": _inner(bound)})
    if meaning in ("nth", "nth_last"):
        n = -1 if meaning == "nth_last" else int(bound["ordinal"] if "ordinal" in bound else bound["day"])
        return When("nth", {"n": n, "date": _inner(bound), "weekday": bound.get("weekday"), "unit": bound.get("unit")})
    if meaning == "week_of":
        return When("whole", {"unit": "week", "date": bound["date"]})
    if meaning == "weekday_of":
        inner = bound["date"]
        of_week = inner.args.get("unit") == "week" and inner.meaning in ("this", "last", "next")
        return When("nth", {"n": 1, "date": inner, "weekday": bound["weekday"]}) if of_week else None
    bound = _renamed(bound)
    if meaning == "offset":
        return When("offset", {"days": bound["offset"]})
    if meaning == "days":
        last = {k: bound.get(k) for k in ("month", "year")}
        return When("range", {"date": When("calendar", {"day": bound["day"]}), "date2": When("calendar", last | {"day": bound["day2"]})})
    if meaning in ("next_day", "previous_day"):
        return When("later", {"unit": "day", "earlier": meaning == "previous_day"})
    if meaning in ("earlier", "earlier_than"):
        return When("later", _arguments(bound) | {"earlier": True})
    if meaning == "later_than":
        return When("later", _arguments(bound))
    if meaning == "daypart":
        return When("daypart", {"time": str(bound["daypart"]), "same_day": True})
    if meaning == "century":
        return When("century", {"century": bound.get("ordinal") or bound.get("day") or bound["n"]})
    if meaning == "decade":
        return When("decade", {"decade": bound["decade"] + (bound["n"] * 100 - 100 if "n" in bound else 0)})
    if meaning in ("near", "beside"):
        n, unit = str(bound[meaning]).split()
        return When("near", _arguments(bound) | {"n": n, "unit": unit} | ({"beside": True} if meaning == "beside" else {}))
    if meaning == "span":
        return _span(bound)
    if meaning == "calendar":
        return _calendar(bound)
    return When(meaning, _arguments(bound))


def _span(bound: Mapping[str, Any]) -> When:
    """2018〜20年, 5月3〜7日: two values of one field, the words of which stand only once."""
    args = _arguments(bound)
    last = args | {name: bound[f"{name}2"] for name in ("year", "month", "day") if f"{name}2" in bound}
    first, second = (When("calendar" if set(a) - {"day"} else "day_of_month", a) for a in (args, last))
    return When("range", {"date": first, "date2": second})


def _inner(bound: Mapping[str, Any]) -> When:
    """The time of which a part is meant; "the year" alone is the current one."""
    inner = bound.get("date")
    return inner if isinstance(inner, When) else When("this", {"unit": bound.get("period") or bound["unit"]})


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
    out = {_FIELDS.get(k, k): v for k, v in bound.items()}
    if "half_year" in out:
        out["half"] = out.pop("half_year")
    elif "half" in out:
        out |= {"n": Decimal("0.5"), "half": None}
    if "dual" in out:
        out |= {"n": Decimal(2), "unit": out.pop("dual")}
    if "single" in out:
        out |= {"n": Decimal(1), "unit": out.pop("single")}
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
