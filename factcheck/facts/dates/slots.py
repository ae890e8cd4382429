"""What may fill the slots of a date template: a day, a year, a month, a count, ... at a token of the text."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

import regex

from factcheck.facts.dates.calendar import MonthFrom, YearFrom
from factcheck.facts.dates.clock import Clock
from factcheck.facts.lexicon import NEAR
from factcheck.facts.templates import Readings
from factcheck.facts.terms import Number
from factcheck.facts.tokens import Scan
from factcheck.languages import load
from factcheck.values import SECONDS

_BUDDHIST = 543  # years before the common era at which the era begins

_STEPS = frozenset(("last", "this", "next"))
_COUNTING = regex.compile(r"\s?[\p{L}\d%\p{Sc}]")


class Names(dict[int, Collection[str]]):
    """The slots that may be filled at each token of a text. Most tokens are looked at by many templates, so each is asked once.

    It knows nothing of the slots' readings: what refers to one another stays in memory until the garbage collector comes.
    """

    def __init__(self, scan: Scan, numbers: Mapping[int, Number], used: frozenset[str]) -> None:
        self._at, self._kinds, self._numbers, self._used = scan.at, scan.tokens.kind, numbers, used

    def __missing__(self, i: int) -> Collection[str]:
        numeral = i in self._numbers or self._kinds[i] == "clock"
        found = self[i] = _named(self._used, ("", *self._at[i]) if numeral else tuple(self._at[i]))
        return found


@lru_cache(maxsize=1 << 14)
def _named(used: frozenset[str], begins: tuple[str, ...]) -> Collection[str]:
    """Those of the used slots that may be filled where these categories begin; "" stands for a number."""
    found = dict.fromkeys(c for c in begins if c in used and c not in _RULE)
    for trigger in begins:
        found.update(dict.fromkeys(name for name, _, triggers, _ in _RULES if name in used and trigger in triggers))
    return found.keys()


class Slots:
    """The slots that can be filled at each token of one text."""

    def __init__(self, scan: Scan, numbers: Mapping[int, Number], used: frozenset[str], behind: bool) -> None:
        self.scan, self.numbers = scan, numbers
        self.behind = behind  # whether "last" and "next" may stand behind their noun
        self._buddhist = bool(load(scan.lexicon.code).section("dates").get("buddhist"))  # whether 2567 is a year of that era
        self._clock = Clock(scan, numbers)
        self._filled: dict[tuple[str, int], Readings] = {}
        self.names = Names(scan, numbers, used).__getitem__

    @property
    def whole(self) -> Collection[str]:
        """The rules that read a number and no more."""
        return WHOLE

    def readings(self, name: str, i: int) -> Readings:
        """What may fill a slot at token i, each with the token after it."""
        rule = _RULE.get(name)
        if rule is None:
            return (self.scan.at[i][name],)
        known = self._filled.get((name, i))
        if known is None:
            known = self._filled[name, i] = rule(self, i)
        return known

    def end(self, i: int) -> int | None:
        """The token after a number in digits at which no other word begins."""
        number = self.numbers.get(i)
        return number.j if number and number.digits and not number.ordinal and not self.scan.at[i] else None

    def _any_clock(self, i: int) -> Readings:
        return self._clock.any(i)

    def _sure_clock(self, i: int) -> Readings:
        return self._clock.sure(i) if self.readings("clock", i) else ()

    def _day(self, i: int) -> list[tuple[int, int]]:
        number = self.numbers.get(i)
        short = self.scan.tokens.end[i] - self.scan.tokens.start[i] <= 2
        if number and number.whole and 1 <= number.value <= 31 and number.scale == 1 and (not number.digits or number.ordinal or short):
            return [(int(number.value), number.j)]
        hit = self.scan.starting("ordinal", i)
        return [(int(hit[0]), hit[1])] if hit and isinstance(hit[0], Decimal) and 1 <= hit[0] <= 31 else []

    def _day_dot(self, i: int) -> list[tuple[int, int]]:
        """ "den 5.": a day in digits with the full stop of an ordinal."""
        tokens = self.scan.tokens
        return [d for d in self._day(i) if tokens.kind[i] == "number" and tokens.text[tokens.end[i] : tokens.end[i] + 1] == "."]

    def _ordinal_day(self, i: int) -> list[tuple[int, int]]:
        """ "de 21e": a day in digits with the ending of an ordinal."""
        number = self.numbers.get(i)
        return self._day(i) if number and number.ordinal and number.digits else []

    def _closed_day(self, i: int) -> list[tuple[int, int]]:
        """ "marzo 3": a day by which nothing is counted ("en marzo 3 personas")."""
        return [(day, j) for day, j in self._day(i) if not _COUNTING.match(self.scan.text, self.scan.tokens.end[j - 1])]

    def _spelled_day(self, i: int) -> list[tuple[int, int]]:
        """ "el día quince": a day in words, of nothing that is named behind it ("el día dos de la huelga")."""
        words = self.scan.tokens.kind[i] != "number"
        return [(d, j) for d, j in self._day(i) if words and not (self.scan.starting("of_date", j) and self.scan.tokens.near(j))]

    def _ordinal(self, i: int) -> list[tuple[Decimal, int]]:
        number, mark = self.numbers.get(i), self.scan.starting("ordinal_mark", i)
        if number and not self.scan.at[i]:
            return [(number.value, number.j)] if number.ordinal or self._dotted(number) else []
        if mark and (number := self.numbers.get(mark[1])) and self.scan.tokens.near(mark[1]):
            counter = self.scan.starting("counter", number.j)
            return [(number.value, counter[1] if counter and not number.ordinal else number.j)]
        single = self.scan.starting("cardinal", mark[1]) if mark else None  # 第一个星期一: no figure alone
        if single and isinstance(single[0], Decimal):
            return [(single[0], single[1])]
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
        if not self.scan.at[i]:
            return [*self._written_year(i)]
        near, era = self.scan.starting("near_year", i), self.scan.starting("era", i)
        if near and isinstance(near[0], Decimal):
            return [(YearFrom(int(near[0])), near[1])]
        if era and isinstance(era[0], Decimal):
            return self._year_of_era(era[0], era[1])
        return [*self._written_year(i), *((YearFrom(offset), j) for offset, j in self._stepped(i, "year"))]

    def _year_of_era(self, base: Decimal, j: int) -> list[tuple[int | YearFrom, int]]:
        """令和2年, 平成元年, 民国113年, "Buddhist year 2567"."""
        first, number = self.scan.starting("first_year", j), self.numbers.get(j)
        if first and self.scan.tokens.near(j):
            return [(int(base) + 1, first[1])]
        if not number or not number.whole or not self.scan.tokens.near(j):
            return []
        plausible = number.value < 130 if base > 0 else 1000 <= base + number.value < 2200  # of a reign; of the Buddha
        return [(int(base + number.value), number.j)] if plausible else []

    def _stepped(self, i: int, unit: str) -> Iterator[tuple[int, int]]:
        """ "last year", "mese prossimo" where a year or month may stand: the distance from the anchor's."""
        here = self.scan.at[i]
        if _STEPS.isdisjoint(here) and not (self.behind and "unit" in here):
            return
        for offset, name in ((-1, "last"), (0, "this"), (1, "next")):
            for first, second in ((name, "unit"), ("unit", name))[: 2 if self.behind else 1]:
                a = self.scan.starting(first, i)
                b = self.scan.starting(second, a[1]) if a and self.scan.tokens.near(a[1]) else None
                if not a or not b or unit not in (a[0], b[0]):
                    continue
                if not any(self.scan.starting("plural", k) for k in (i, a[1])):  # "recent years" are no year
                    yield offset, b[1]

    def _written_year(self, i: int) -> list[tuple[int, int]]:
        number = self.numbers.get(i)
        pair = self._year_in_two(number) if number else None
        if pair:
            return [pair]
        if not number or not number.whole or not 1000 <= number.value < 3000:
            return []
        tokens = self.scan.tokens
        if number.digits and not tokens.text[tokens.start[i] : tokens.end[i]].isdecimal():
            return []  # "2e+3"
        ending = number.ordinal and number.digits and tokens.gap[i + 1] in "-'"  # "2022-го"
        if (number.ordinal and not ending) or (number.digits and (number.j != i + 1 + ending or tokens.end[i] - tokens.start[i] != 4)):
            return []
        return [(int(number.value) - (_BUDDHIST if self._buddhist and number.value > 2300 else 0), number.j)]

    def _year_in_two(self, number: Number) -> tuple[int, int] | None:
        """ "nineteen eighty-four": a year in two numbers of words."""
        second = self.numbers.get(number.j)
        if second is None or number.digits or second.digits or not self.scan.tokens.near(number.j):
            return None
        year = int(number.value * 100 + second.value) if number.whole and second.whole else 0
        return (year, second.j) if 10 <= number.value <= 20 and 10 <= second.value < 100 and 1000 <= year < 2100 else None

    def _count(self, i: int) -> list[tuple[Decimal, int]]:
        number = self.numbers.get(i)
        if number and not number.ordinal and number.value < 10000 and not self._zero_year(i):
            return [(number.value, number.j)]
        hit = self.scan.starting("article", i)
        return [(Decimal(1), hit[1])] if hit else []

    def _month_name(self, i: int) -> list[tuple[int, int]]:
        hits = (self.scan.starting("month", i), self.scan.starting("month_short", i))
        return [(int(h[0]), h[1]) for h in hits if h]  # type: ignore[call-overload]

    def _month(self, i: int) -> list[tuple[int | MonthFrom, int]]:
        return [*self._month_name(i), *((MonthFrom(offset), j) for offset, j in self._stepped(i, "month"))]

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

    def _cut_year(self, i: int) -> list[tuple[int, int]]:
        """ "nel '68": two digits behind the mark that stands for the century."""
        return self._short_year(i) if self.scan.text[self.scan.tokens.start[i] - 1 : self.scan.tokens.start[i]] in ("'", "’", "‘") else []

    def _zero_year(self, i: int) -> list[tuple[int, int]]:
        """08年: two digits that a zero shows to be a year."""
        return [y for y in self._short_year(i) if self.scan.tokens.text[self.scan.tokens.start[i]] in "0０"]

    def _old_year(self, i: int) -> list[tuple[int, int]]:
        """605年7月: up to three digits, or a number in words, that a month behind shows to be a year."""
        number = self.numbers.get(i)
        fits = number and number.whole and not number.ordinal and number.scale == 1 and 100 <= number.value < 1000
        return [(int(number.value), number.j)] if number and fits else []

    def _late_year(self, i: int) -> list[tuple[int, int]]:
        """ "July '98", "juillet 98,": two digits too high for a day, by which nothing is counted."""
        if _COUNTING.match(self.scan.text, self.scan.tokens.end[i]):
            return []
        return [(year, j) for year, j in self._short_year(i) if year % 100 > 31]

    def _length(self, i: int) -> list[tuple[tuple[tuple[Decimal, str], ...], int]]:
        """ "2 years, 1 month and 21 days": a distance in several units; one in a single unit is left to the templates."""
        parts: list[tuple[Decimal, str]] = []
        j = end = i
        while found := self._count(j):
            (count, k), *_ = found
            unit = self.scan.starting("unit", k)
            if not unit or not self.scan.tokens.near(k) or (parts and not self._smaller(str(unit[0]), parts[-1][1])):
                break
            parts.append((count, str(unit[0])))
            j = end = unit[1]
            conjunction = self.scan.starting("and", j)
            j = conjunction[1] if conjunction and self.scan.tokens.near(j) else j
            if j >= len(self.scan.tokens) or self.scan.tokens.gap[j] not in NEAR | {","}:
                break
        return [(tuple(parts), end)] if len(parts) > 1 else []

    def _smaller(self, unit: str, than: str) -> bool:
        return unit in SECONDS and than in SECONDS and SECONDS[unit] < SECONDS[than]

    def _decade(self, i: int) -> list[tuple[int, int]]:
        number = self.numbers.get(i)
        whole = number and number.whole and (number.digits or not number.ordinal) and number.value % 10 == 0  # "90-е годы"
        grouped = number and number.digits and not self._one_run(number)  # "los 1.500 adultos"
        if number and whole and not grouped and (10 <= number.value < 100 or 1000 <= number.value < 3000):
            return [(int(number.value), number.j)]
        return []

    def _one_run(self, number: Number) -> bool:
        """Whether a number begins with digits and nothing else."""
        tokens = self.scan.tokens
        return tokens.text[tokens.start[number.i] : tokens.end[number.i]].isdecimal()

    def _period(self, i: int) -> list[tuple[str, int]]:
        """ "the year", "the month" as the whole of which a part is named."""
        hit = self.scan.starting("unit", i)
        return [(str(hit[0]), hit[1])] if hit and hit[0] in ("week", "month", "quarter", "year", "decade", "century") else []


# Rules that may fill a slot, by what has to begin at the token: a category, or "" for a number; and whether each reading of a number
# ends where the number does.
_RULES: tuple[tuple[str, Callable[[Slots, int], Readings], tuple[str, ...], bool], ...] = (
    ("day", Slots._day, ("", "ordinal"), True),
    ("year", Slots._year, ("", "near_year", "era", "last", "this", "next", "unit"), True),
    ("n", Slots._count, ("", "article"), True),
    ("month", Slots._month, ("month", "month_short", "last", "this", "next", "unit"), False),
    ("month_name", Slots._month_name, ("month", "month_short"), False),
    ("weekday", Slots._weekday, ("weekday", "weekday_short"), False),
    ("season", Slots._season, ("season", "season_homograph"), False),
    ("decade", Slots._decade, ("",), True),
    ("period", Slots._period, ("unit",), False),
    ("ordinal", Slots._ordinal, ("", "ordinal", "roman", "ordinal_mark"), False),
    ("month_number", Slots._month_number, ("",), True),
    ("short_year", Slots._short_year, ("",), True),
    ("cut_year", Slots._cut_year, ("",), True),
    ("zero_year", Slots._zero_year, ("",), True),
    ("old_year", Slots._old_year, ("",), True),
    ("late_year", Slots._late_year, ("",), True),
    ("clock", Slots._any_clock, ("", "am", "pm", "at_night", "daypart_word", "time_name", "ordinal"), False),
    ("sure_clock", Slots._sure_clock, ("", "am", "pm", "at_night", "daypart_word"), False),
    ("length", Slots._length, ("", "article"), False),
    ("day_dot", Slots._day_dot, ("",), True),
    ("ordinal_day", Slots._ordinal_day, ("",), True),
    ("closed_day", Slots._closed_day, ("",), True),
    ("spelled_day", Slots._spelled_day, ("",), True),
)
_RULE = {name: rule for name, rule, _, _ in _RULES}
WHOLE = frozenset(name for name, _, _, whole in _RULES if whole)
NUMERIC = frozenset(name for name, _, triggers, _ in _RULES if "" in triggers)
