"""A comparable fact in its sentence, and what that sentence says of it: the same for every other article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property

from factcheck.alignment.concepts import lexicon
from factcheck.alignment.differences import is_difference
from factcheck.alignment.facets import marks, periods
from factcheck.alignment.profile import Profile, Sentence, once
from factcheck.alignment.romanise import fold
from factcheck.model import Article, Fact
from factcheck.records import dataclass
from factcheck.relations import sort_of
from factcheck.values import DateValue, Duration, Quantity, Value

_CLOCK = re.compile(r"(?<![\d:])([01]?\d|2[0-4]):([0-5]\d)(?![\d:])")
# A time of day is that of a date so many letters away. Clocks of the world are so many minutes apart, by quarters of an hour.
_SAME_MOMENT = 25
_DAY, _ZONES, _QUARTER = 24 * 60, 14 * 60, 15
_FAR = 1000
_LEAP_YEAR = 2000  # every day of the year is one in it
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
KINDS = ("money", "date", "duration", "percent", "quantity")
_MOST = 50  # facts of a sentence that are held against others: a sentence with more is none, and would take their square of time
# A distance, and a word for growth or a fall, stand so many letters and so many words from what they belong to.
_BESIDE = 4
_IN_PARENTHESES = re.compile(r"[^.;()（）\d]{0,30}[(（][^.;()（）\d]{0,30}")


@dataclass(frozen=True)
class Slot:
    """A fact in its sentence, `index` of its article."""

    fact: Fact
    sentence: Sentence
    index: int
    article: Article

    @cached_property
    def sort(self) -> str:
        """The kind of value it is held against."""
        return sort_of(self.fact.value)

    @cached_property
    def said(self) -> str:
        """What tells its value from others."""
        return repr(self.fact.value)

    @cached_property
    def of_report(self) -> bool:
        """Whether it is the date in the dateline: the day of the report, which is another in every paper."""
        at = self.article.published.dateline
        return at is not None and self.fact.kind == "date" and self.fact.start < at.end and at.start < self.fact.end

    @cached_property
    def marks(self) -> frozenset[str]:
        """The words for the side of a thing that the figure shows."""
        return marks(self.article, self.fact, self.sentence.span, self.sentence.facts)

    @cached_property
    def is_difference(self) -> bool:
        """Whether the figure tells how far two things are apart."""
        return is_difference(self.article, self.fact)

    @cached_property
    def counted(self) -> frozenset[str]:
        """The concepts of what a number counts: of its noun, else of the words right behind it; none of an age."""
        value = self.fact.value
        if not isinstance(value, Quantity) or value.role == "age":
            return frozenset()
        found = frozenset(lexicon(self.article.language).concepts(fold(value.noun))) if value.noun else None
        if head := self.sentence.heads.get(self.fact.id):
            found = found or head.concepts
        first, last = self.sentence.words_of(self.fact)
        return found or frozenset(h.concept for h in self.sentence.concepts if first <= h.start <= last + 1)

    def name(self, key: str, names: Mapping[str, str]) -> str:
        """A name as its sentence writes it; `names` are the keys of folded words."""
        return next((w.text for w in self.sentence.words if names.get(w.folded) == key), key)

    def wording(self, concept: str) -> str:
        """The words of its sentence for a concept, those nearest to it; "" where it has none."""
        first, last = self.sentence.words_of(self.fact)
        hits = [h for h in self.sentence.concepts if h.concept == concept]
        nearest = min(hits, key=lambda h: (max(first - h.end, h.start - last), h.start), default=None)
        words = self.sentence.words[nearest.start : nearest.end] if nearest else ()
        return self.article.text[words[0].start : words[-1].end] if words else ""

    @cached_property
    def periods(self) -> frozenset[tuple[str, object]]:
        """The months, quarters and years that it is of: those at the head of its column, else those its sentence tells of."""
        return self.head_periods or periods(self.sentence.facts)

    @cached_property
    def head_periods(self) -> frozenset[tuple[str, object]]:
        """The years at the head of its column."""
        head = self.sentence.heads.get(self.fact.id)
        return frozenset(("year", date(year, 1, 1)) for year in head.years) if head else frozenset()

    def is_headed_unlike(self, other: Slot) -> bool:
        """Whether both stand in tables of one language, and what is said above either is not said of the other at all."""
        mine, theirs = self.sentence.heads.get(self.fact.id), other.sentence.heads.get(other.fact.id)
        if not mine or not theirs or self.article.language != other.article.language:
            return False
        return not (mine.words & other._said or theirs.words & self._said or mine.concepts & theirs.concepts or mine.years & theirs.years)

    @cached_property
    def _said(self) -> frozenset[str]:
        """The words of its row and head."""
        return self.sentence.heads[self.fact.id].words | {word.folded for word in self.sentence.words}

    @cached_property
    def direction(self) -> int:
        """1 for a figure with nothing but growth near it, -1 for one with nothing but a fall, 0 where nobody can tell."""
        first, last = self.sentence.words_of(self.fact)
        near = {h.concept for h in self.sentence.concepts if first - _BESIDE <= h.start < last + _BESIDE}
        return ("growth" in near) - ("fall" in near)

    @cached_property
    def years_beside(self) -> frozenset[Decimal]:
        """The distances in years that stand next to it."""
        end, start = self.fact.end, self.fact.start
        beside = (f.value for f in self.sentence.facts if -_BESIDE <= f.start - end <= _BESIDE or -_BESIDE <= start - f.end <= _BESIDE)
        exact = (v.amount for v in beside if isinstance(v, Duration) and v.unit == "year" and v.amount.lo == v.amount.hi)
        return frozenset(a.lo for a in exact if a.lo is not None)

    @cached_property
    def clock(self) -> int | None:
        """The minute of the day that is told with a date, or next to it."""
        away = {f.id: max(f.start - self.fact.end, self.fact.start - f.end) for f in self.sentence.facts if f.id != self.fact.id}
        beside = sorted((f for f in self.sentence.facts if away.get(f.id, _FAR) <= _SAME_MOMENT), key=lambda f: (away[f.id], f.start))
        values = [self.fact.value, *(f.value for f in beside if isinstance(f.value, DateValue) and not f.value.fields)]
        told = next((v.minute for v in values if isinstance(v, DateValue) and v.minute is not None), None)
        near = _CLOCK.search(self.article.text, max(0, self.fact.start - _SAME_MOMENT), self.fact.end + _SAME_MOMENT)
        return told if told is not None or near is None else int(near[1]) * 60 + int(near[2])

    def is_moment_of(self, other: Slot) -> bool:
        """Whether two dates may be one moment by the clocks of two time zones: 23:40 on the 3rd and 1:40 on the 4th."""
        days = _days_between(self.fact.value, other.fact.value)
        if days in (1, -1) and (self if days == 1 else other).clock == 0:
            return True  # midnight of a day is as often the end of it
        if not days or self.clock is None or other.clock is None:
            return False
        apart = days * _DAY + other.clock - self.clock
        return abs(apart) <= _ZONES and apart % _QUARTER == 0


def _days_between(a: Value, b: Value) -> int | None:
    """How many days the second of two dates is later, by what both of them tell; None where that is nothing."""
    if not isinstance(a, DateValue) or not isinstance(b, DateValue):
        return None
    if a.start and b.start:
        return (b.start - a.start).days
    if {"month", "day"} <= a.fields.keys() & b.fields.keys():
        return _of_the_year(b).toordinal() - _of_the_year(a).toordinal()
    return (b.weekday - a.weekday + 3) % 7 - 3 if a.weekday and b.weekday else None


def _of_the_year(value: DateValue) -> date:
    month, day = value.fields["month"], value.fields["day"]
    return date(_LEAP_YEAR, month, min(day, _DAYS[month - 1]))


def slots_of(profile: Profile, index: int) -> list[Slot]:
    """The slots of a sentence's comparable facts; none of a sentence that is not there."""
    if index not in profile.slots:
        sentence = profile.sentences[index] if 0 <= index < len(profile.sentences) else None
        facts = [f for f in sentence.facts if f.kind in KINDS and not f.retracted] if sentence else []
        text = profile.article.text
        told = [f for before, f in zip((None, *facts), facts, strict=False) if not before or not _elsewhere(before, f, text)]
        profile.slots[index] = [_slot(f, sentence, index, profile) for f in told[:_MOST]] if sentence else []
    return profile.slots[index]


def _slot(fact: Fact, sentence: Sentence, index: int, profile: Profile) -> Slot:
    slot = Slot(fact, sentence, index, profile.article)
    slot.__dict__.update(profile.told.get(fact.id, ()))
    return slot


@once
def filled(profile: Profile) -> frozenset[int]:
    """The sentences that have slots."""
    return frozenset(i for i, s in enumerate(profile.sentences) if s.facts and slots_of(profile, i))


@once
def reckons(profile: Profile) -> bool:
    """Whether it tells any distance in years."""
    return any(isinstance(f.value, Duration) and f.value.unit == "year" for s in profile.sentences for f in s.facts)


def _elsewhere(before: Fact, fact: Fact, text: str) -> bool:
    """Whether a date or year in parentheses behind a time of day gives it in another time zone: "12:06 pm local time (1606 GMT)"."""
    value = before.value
    if fact.kind != "date" or not isinstance(value, DateValue) or value.time is None:
        return False
    return bool(_IN_PARENTHESES.fullmatch(text, before.end, fact.start))
