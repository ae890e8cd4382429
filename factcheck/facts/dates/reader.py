"""Dates: the wordings of a language file found in a text and resolved to days.

The grammar has three floors: simple times ("3 May 2024", "last month", "the 1990s"), parts of them ("early May"), and what joins
or opens them ("from 3 to 5 May", "since 2018"). The templates of all floors stand in the language files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, partial, reduce

from factcheck.budget import heed
from factcheck.facts.dates.calendar import When
from factcheck.facts.dates.clock import BEHIND_HOURS
from factcheck.facts.dates.day_month import DaysAndMonths
from factcheck.facts.dates.doubts import Doubts
from factcheck.facts.dates.meanings import meant
from factcheck.facts.dates.numeric import NumericDates
from factcheck.facts.dates.resolve import resolve
from factcheck.facts.dates.slots import NUMERIC, WHOLE, Slots
from factcheck.facts.lexicon import Lexicon, listed
from factcheck.facts.templates import Ahead, Rule, Templates
from factcheck.facts.terms import Number
from factcheck.facts.tokens import Scan
from factcheck.languages import load
from factcheck.records import dataclass
from factcheck.values import DateValue

_PARTS = (
    "early",
    "mid",
    "late",
    "nth",
    "nth_last",
    "first_of",
    "last_of",
    "after_date",
    "before_date",
    "long_after",
    "long_before",
    "lasting",
    "weekday_of",
    "week_of",
    "timed",
    "fiscal",
    "earlier_in",
    "later_in",
)
_JOINED = ("range", "days", "before", "after", "since", "until")
_NUMERALS = ("number", "date", "clock")
_CORE = frozenset(
    (  # noqa: SIM905 (a list of words reads better)
        "month month_short weekday weekday_short season season_homograph unit offset quarter half_year decade_name dual roman "
        "ordinal daypart day_word holiday near beside near_year era either whole single time_name am pm holiday_name wording hour_before"
    ).split()
)


@dataclass(frozen=True)
class Grammar:
    """The compiled templates of a language, by floor."""

    simple: Templates
    parts: Templates
    joined: Templates
    order: str
    dotted: bool  # whether "28.10." is a day
    dashed: bool = False  # whether "28-10" may be one
    decimal_comma: bool = False
    homographs: str = ""  # how months that are other words too are written: "capital", "small"
    behind: bool = True  # whether "last" and "next" may stand behind their noun
    future: tuple[str, ...] = ()  # how verbs in the future end

    @property
    def floors(self) -> tuple[Templates, Templates, Templates]:
        """The templates by floor, the lowest first."""
        return self.simple, self.parts, self.joined

    @cached_property
    def slots(self) -> frozenset[str]:
        """Every slot of its templates."""
        return frozenset().union(*(floor.slots for floor in self.floors))

    @cached_property
    def words(self) -> dict[str, Ahead]:
        """Every word with which a template begins, with what may follow it."""
        return reduce(_merged, (floor.words() for floor in self.floors), {})

    @cached_property
    def openers(self) -> dict[str, Ahead]:
        """Every slot with which a template begins, with what may follow it."""
        return reduce(_merged, (floor.openers() for floor in self.floors), {})

    @cached_property
    def bare_days(self) -> bool:
        """Whether a number that is no year may be a date all by itself."""
        alone = frozenset().union(*(floor.alone() for floor in self.floors))
        return not WHOLE.isdisjoint(alone - {"year"})

    @cached_property
    def follow(self) -> frozenset[str]:
        """Every word and slot that may follow a slot with which a template begins."""
        return frozenset().union(*(floor.follow() for floor in self.floors))


def _merged(a: dict[str, Ahead], b: dict[str, Ahead]) -> dict[str, Ahead]:
    return a | {name: a[name] | ahead if name in a else ahead for name, ahead in b.items()}


def compile_grammar(lex: Lexicon, code: str) -> Grammar:
    """The date templates of `common` and of a language; their words are entered into the lexicon."""
    wordings: dict[str, list[str]] = {}
    common, own = load("common").section("dates"), load(code).section("dates")
    order = own.get("order", "dmy")
    postposed = own.get("adjectives", "both") == "both"
    behind = common["adjectives"]["behind"] if postposed else {}
    for table in (common.get("templates", {}), common.get("orders", {}).get(order, {}), behind, own.get("templates", {})):
        for meaning, templates in table.items():
            wordings.setdefault(meaning, []).extend([*templates, *_with_lengths(templates)])

    def floor(names: Sequence[str] | None) -> Templates:
        chosen = {m: t for m, t in wordings.items() if (m in names if names is not None else m not in _PARTS + _JOINED)}
        return Templates(lex, chosen)

    decimal_comma = load(code).section("language").get("decimal") == ","
    habits = (own.get("dotted", False), own.get("dashed", False), decimal_comma, own.get("homographs", ""))
    future = tuple(listed(own.get("future", "")))
    return Grammar(floor(None), floor(_PARTS), floor(_JOINED), order, *habits, postposed, future)


def _with_lengths(templates: Iterable[str]) -> Iterator[str]:
    """Where a template has a number and a unit there may stand several ("2 years and 3 months ago")."""
    return (t.replace("{n} {unit}", "{length}") for t in templates if "{n} {unit}" in t)


class DateReader:
    """Finds the dates of one text."""

    def __init__(self, scan: Scan, numbers: Mapping[int, Number], grammar: Grammar) -> None:
        self.scan, self.numbers, self.grammar = scan, numbers, grammar
        self._slots = Slots(scan, numbers, grammar.slots, grammar.behind)
        self._doubts = Doubts(scan, numbers, grammar.future, grammar.homographs)
        days = DaysAndMonths(scan, grammar.order, grammar.dashed)
        self._numeric = NumericDates(scan, grammar.order, grammar.dotted, grammar.decimal_comma, days)
        self._digital: dict[int, list[tuple[When, int]]] = {}
        self._memo: dict[tuple[int, int], list[tuple[When, int]]] = {}

    def read(self) -> Iterator[tuple[int, int, When]]:
        """(first token, token after, time) for every date, leftmost first, the longest at each place."""
        i, n = 0, len(self.scan.tokens)
        hopeful = self._hopeful()
        while i < n:
            found = self._best(i) if hopeful[i] and self._opens(i) else None
            if found:
                yield i, found[1], found[0]
                i = found[1]
            else:
                i += 1

    def _hopeful(self) -> list[bool]:
        """For each token whether a date may begin there: what makes a date stands in the unbroken row of tokens from it on."""
        tokens, out, ahead = self.scan.tokens, [False] * len(self.scan.tokens), False
        for i in range(len(out) - 1, -1, -1):
            here = self.scan.at[i]
            counts = i in self.numbers and "article" not in here  # "un"
            out[i] = ahead = ahead or tokens.kind[i] in _NUMERALS or counts or not _CORE.isdisjoint(here)
            ahead = ahead and tokens.gap[i] != "!"
        return out

    def _opens(self, i: int) -> bool:
        """Whether token i may begin a template of any floor, or is a date in digits."""
        if i in self.numbers and self._only_counts(self.numbers[i]):
            return False
        kind = self.scan.tokens.kind[i]
        if kind in _NUMERALS:
            return kind != "number" or bool(self._in_digits(i)) or self._begins(i)
        if self.scan.tokens.gap[i] == "'" and self.scan.tokens.end[i] - self.scan.tokens.start[i] == 1:
            return False  # the "s" of "Monday's"
        return self._begins(i)

    def _begins(self, i: int) -> bool:
        """Whether a template may begin at token i and end there or go on behind it: a look at two tokens."""
        words, openers, slots = self.grammar.words, self.grammar.openers, self._slots
        for key in self.scan.tokens.keys[i]:
            ahead = words.get(key)
            if ahead and self._goes_on(ahead, i + 1):
                return True
        end, whole = slots.end(i), slots.whole
        for name in slots.names(i):
            ahead = openers.get(name)
            promising = ahead and (end is None or name not in whole or self._goes_on(ahead, end))
            if ahead and promising and any(self._goes_on(ahead, j) for _, j in slots.readings(name, i)):
                return True
        return "and" in openers and self.scan.attached_and(i)

    def _goes_on(self, ahead: Ahead, j: int) -> bool:
        """Whether a template may end before token j or go on with it."""
        if ahead.ends:
            return True
        tokens, names = self.scan.tokens, ahead.names
        if j >= len(tokens) or tokens.gap[j] == "!":
            return False
        if not names.isdisjoint(tokens.keys[j]) or not names.isdisjoint(self._slots.names(j)):
            return True
        return ("date" in names and self._may_open(j)) or ("and" in names and self.scan.attached_and(j))

    def _may_open(self, i: int) -> bool:
        """Whether a date may begin at token i: a look at that token alone."""
        if self.scan.tokens.kind[i] in _NUMERALS:
            return True
        grammar = self.grammar
        keys, names = self.scan.tokens.keys[i], self._slots.names(i)
        return not (grammar.words.keys().isdisjoint(keys) and grammar.openers.keys().isdisjoint(names)) or (
            "and" in grammar.openers and self.scan.attached_and(i)
        )

    def _in_digits(self, i: int) -> list[tuple[When, int]]:
        """The dates in digits that start at token i."""
        if i not in self._digital:
            self._digital[i] = list(self._numeric.at(i))
        return self._digital[i]

    def _only_counts(self, number: Number) -> bool:
        """Whether a number is none of a date for sure: it is no year, and nothing stands behind it with which a date goes on."""
        if number.ordinal or number.fraction or 1000 <= number.value < 3000 or (self.grammar.dotted and not number.whole):
            return False
        scan, slots, follow, i, j = self.scan, self._slots, self.grammar.follow, number.i, number.j
        if scan.ending("hour_before", i) or self.grammar.bare_days:
            return False
        if not NUMERIC.issuperset(slots.names(i)) or not self.grammar.words.keys().isdisjoint(scan.tokens.keys[i]):
            return False
        if j >= len(scan.tokens) or scan.tokens.gap[j] == "!":
            return True
        if j in self.numbers or scan.tokens.kind[j] in _NUMERALS or not BEHIND_HOURS.isdisjoint(scan.at[j]):
            return False
        return follow.isdisjoint(scan.tokens.keys[j]) and follow.isdisjoint(slots.names(j))

    def _best(self, i: int) -> tuple[When, int] | None:
        heed("dates")
        readings = [(w, j) for w, j in self._floor(2, i) if self._doubts.stands(w, i, j)]
        return max(readings, key=lambda r: r[1], default=None)

    def _floor(self, level: int, i: int) -> list[tuple[When, int]]:
        """All times of a floor or below that start at token i, the longest first."""
        if (level, i) not in self._memo:
            self._memo[level, i] = sorted(self._readings(level, i), key=lambda r: -r[1])
        return self._memo[level, i]

    def _readings(self, level: int, i: int) -> Iterator[tuple[When, int]]:
        nested: Rule | None = None
        templates = self.grammar.floors[level]
        if level == 0:
            yield from self._in_digits(i)
        else:
            yield from self._floor(level - 1, i)
            nested = partial(self._floor, level - 1)
        for match in templates.matches(self.scan, i, self._slots, nested):
            when = meant(match)
            if when and self._doubts.fits(match):
                yield when, match.j


def values(when: When, anchor: date | None, previous: DateValue | None) -> tuple[DateValue, ...]:
    """The readings of a time, the likeliest first; of a numeric date also the one with day and month exchanged."""
    either = when.args.get("or")
    args = {k: v for k, v in when.args.items() if k != "or"}
    readings = resolve(When(when.meaning, args), anchor, previous)
    if either:
        month, day = either
        readings += resolve(When("calendar", args | {"month": month, "day": day}), anchor, previous)
    return tuple(readings)
