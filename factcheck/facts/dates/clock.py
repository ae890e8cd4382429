"""Times of day: 15:30, "3.30 p.m.", "15 h 30", "15 Uhr", 午後3時30分, "noon"."""

from __future__ import annotations

from collections.abc import Mapping

import regex

from factcheck.facts.terms import HALF, Number
from factcheck.facts.tokens import Scan
from factcheck.records import dataclass

_DIGITS = regex.compile(r"\d+")
_HOUR_AND_MINUTES = regex.compile(r"\d{1,2}[.:]\d\d")
_MARKS = ("clock_mark", "minute_mark", "second_mark")
_HALVES = ("am", "pm", "at_night", "daypart_word")
BEHIND_HOURS = frozenset((*_MARKS, *_HALVES))
_AFTER_HOURS = ("am", "pm", "at_night", "of_date", "offset", "weekday", "hour_before", "minutes")
_WITH_MARK = regex.compile(r"(\d\d?)\s?\p{L}\s?(\d\d)")
_COUNTS = regex.compile(r"\s?\p{L}")


@dataclass(frozen=True, slots=True)
class Clock:
    """Reads the time of day that starts at a token. Readings are ("15:30", token after it); "" where the half of the day is open."""

    scan: Scan
    numbers: Mapping[int, Number]

    def any(self, i: int) -> list[tuple[str, int]]:
        """A time of day, also one that might be something else, such as a length of time or a score."""
        here = self.scan.at[i]
        if "time_name" in here:
            return [(str(here["time_name"][0]), here["time_name"][1])]
        part = self._half_of_day(i) if here else None
        j = part[1] if part else i
        if j >= len(self.scan.tokens) or (part and not self.scan.tokens.near(j)):
            return []
        if not part and not self._may_be(j):
            return []
        found = self._in_digits(j) or self._with_marks(j) or self._spoken(j)
        if not found or not self._plausible(found[0]):
            return []
        return [self._on_the_day(found, part[0] if part else "")]

    def _may_be(self, j: int) -> bool:
        """Whether a time may start at token j: a quick look before reading it."""
        if self.scan.tokens.kind[j] == "clock" or self.scan.ending("hour_before", j):
            return True
        number = self.numbers.get(j)
        return number is not None and not BEHIND_HOURS.isdisjoint(self.scan.at[number.j])

    def sure(self, i: int) -> list[tuple[str, int]]:
        """A time of day that can be nothing else: it has the half of its day, or a mark that only times have."""
        return [
            (time, j)
            for time, j in self.any(i)
            if any(self.scan.starting(c, i) or self.scan.ending(c, j) for c in _HALVES)
            or any(self.scan.starting("clock_mark", k) and not self.scan.starting("unit", k) for k in range(i, j))
            or self._opened(i)
            or self._written_as_time(i, j)
        ]

    def _written_as_time(self, i: int, j: int) -> bool:
        """ "09 h 30", "19 h 00", "15h30": hours and minutes as no length of time is written."""
        found = _WITH_MARK.fullmatch(self.scan.text, self.scan.tokens.start[i], self.scan.tokens.end[j - 1])
        if not found or not self.scan.starting("clock_mark", i + 1):
            return False
        return bool(found[1][0] == "0" or found[2] == "00" or int(found[1]) > 12)

    def _opened(self, j: int) -> bool:
        """Whether a word stands before token j that only hours follow ("alle 15.30", الساعة)."""
        return bool(self.scan.ending("hour_before", j)) and self.scan.tokens.near(j)

    def _closed(self, j: int) -> bool:
        """Whether nothing is counted by a number that ends before token j: no word follows, or one that times take."""
        known = j < len(self.scan.tokens) and self.scan.tokens.near(j) and any(self.scan.starting(c, j) for c in _AFTER_HOURS)
        return known or not _COUNTS.match(self.scan.text, self.scan.tokens.end[j - 1])

    def _spoken(self, j: int) -> tuple[list[int], int] | None:
        """ "alle tre e mezza", الساعة الثالثة والنصف: an hour in words, or a cardinal for it, and the parts of it that have names."""
        number, ordinal = self.numbers.get(j), self.scan.starting("ordinal", j)
        if not self._opened(j) or not (ordinal or (number and number.scale == 1 and not number.digits)):
            return None
        hour, end = (int(str(ordinal[0])), ordinal[1]) if ordinal else (int(number.value), number.j) if number else (99, j)
        if number and not ordinal and number.value - hour == HALF:
            return [hour, 30], end
        part = self.scan.starting("minutes", end) if self.scan.tokens.near(end) else None
        if part is None:
            return ([hour], end) if self._closed(end) else None
        minutes = int(str(part[0]))
        return [hour - (minutes < 0), minutes % 60], part[1]

    def _in_digits(self, j: int) -> tuple[list[int], int] | None:
        """15:30, and 3 or 3.30 where the half of the day or a mark of hours follows ("15.30 Uhr")."""
        tokens = self.scan.tokens
        text = tokens.text[tokens.start[j] : tokens.end[j]]
        if tokens.kind[j] == "clock":
            return [int(x) for x in _DIGITS.findall(text)], j + 1
        halved = any(self.scan.starting(c, j + 1) for c in ("am", "pm", "at_night")) and tokens.near(j + 1)
        with_minutes = bool(_HOUR_AND_MINUTES.fullmatch(text))
        mark = self.scan.starting("clock_mark", j + 1) if with_minutes and tokens.near(j + 1) else None
        if mark and tokens.kind[j] == "number":
            return [int(x) for x in _DIGITS.findall(text)], mark[1]
        opened = self._opened(j) and (with_minutes or self._closed(j + 1))
        if tokens.kind[j] == "number" and (halved or opened) and (len(text) <= 2 or with_minutes):
            return [int(x) for x in _DIGITS.findall(text)], j + 1
        return None

    def _with_marks(self, j: int) -> tuple[list[int], int] | None:
        """15 h 30, 3時半: numbers with the words for hours and minutes; minutes may go without theirs."""
        scan, tokens, fields, end = self.scan, self.scan.tokens, [], 0
        for mark in _MARKS:
            conjunction = scan.starting("and", j) if end and tokens.near(j) else None
            number = self.numbers.get(conjunction[1] if conjunction else j)
            if not number or not number.whole or number.scale > 1 or not (tokens.near(j) or not end):
                break
            hit = scan.starting(mark, number.j)
            if hit and tokens.near(number.j):
                j = end = hit[1]
            elif end and mark == "minute_mark" and number.digits and tokens.end[number.i] - tokens.start[number.i] == 2:
                j = end = number.j
            else:
                break
            fields.append(int(number.value))
            half = scan.starting("and_half", j)
            if half and tokens.gap[j] in "0s":
                fields.append(30)
                j = end = half[1]
        return (fields, end) if end else None

    def _half_of_day(self, i: int) -> tuple[str, int] | None:
        for category in _HALVES:
            hit = self.scan.starting(category, i)
            if hit:
                return category, hit[1]
        return None

    def _plausible(self, fields: list[int]) -> bool:
        return fields[0] <= 24 and all(f < 60 for f in fields[1:])

    def _on_the_day(self, found: tuple[list[int], int], part: str) -> tuple[str, int]:
        """The time on the clock of 24 hours, with the half of the day that stands before or behind it."""
        (hour, *rest), j = found
        behind = self._half_of_day(j) if self.scan.tokens.near(j) else None
        if not part and behind and behind[0] != "daypart_word":
            part, j = behind
        if part == "daypart_word":
            return "", j
        hour = _on_24_hours(hour, part) if part and hour <= 12 else hour
        return f"{hour:02d}:{rest[0] if rest else 0:02d}", j


def _on_24_hours(hour: int, half: str) -> int:
    """An hour of the clock of twelve; at night from six to eleven it is late, at twelve and before six it is early."""
    afternoon = half == "pm" or (half == "at_night" and 6 <= hour < 12)
    return hour % 12 + (12 if afternoon else 0)
