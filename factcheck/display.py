"""A value as a reader sees it: English, ASCII digits, the same words for the same value on every machine.

In: any value of values.py. Out: one short line, such as "1,000,000 USD", "≥ 250,000,000 USD", "10–20 minutes", "early Jun 2024".
Nothing here is translated and nothing asks the locale: what is shown is compared byte by byte.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, cast

from factcheck.values import Amount, Attribution, DateValue, Duration, Money, Percent, Quantity, Role, Value

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_IRREGULAR = {
    "person": "people",
    "man": "men",
    "woman": "women",
    "child": "children",
    "century": "centuries",
    "millennium": "millennia",
    "foot": "feet",
    "inch": "inches",
    "hertz": "hertz",
    "country": "countries",
    "company": "companies",
    "city": "cities",
    "family": "families",
    "dead": "dead",
    "injured": "injured",
    "missing": "missing",
    "arrested": "arrested",
}
_SCALES = ("celsius", "fahrenheit")


def display(value: Value) -> str:
    """The value in a few words. Never raises: a side that is open or unknown is said to be so."""
    return _WORDS[type(value)](value)


def digits(number: Decimal) -> str:
    """An exact decimal with grouped thousands and no needless zeros: 1000000 -> "1,000,000", 2.50 -> "2.5"."""
    whole = number == number.to_integral_value()
    return f"{number.to_integral_value() if whole else number.normalize():,f}"


def amount_words(amount: Amount) -> str:
    """An interval of numbers: "5", "10–20", "≥ 5", "≤ 5", "about 40"."""
    lo, hi = amount.lo, amount.hi
    if lo is None and hi is None:
        return "an unknown number"
    about = "about " if amount.approx else ""
    if lo is None or hi is None:
        bound = lo if lo is not None else hi
        return f"{about}{'≥' if hi is None else '≤'} {digits(cast(Decimal, bound))}"
    if lo == hi:
        return about + digits(lo)
    # A minus on either side would read as a second dash.
    return f"{about}{digits(lo)}{' to ' if lo < 0 or hi < 0 else '–'}{digits(hi)}"


def plural(unit: str, amount: Amount) -> str:
    """The English name of a unit, in the plural unless the amount is exactly one: "foot" and 3 -> "feet"."""
    words = unit.replace("_", " ")
    if amount.lo == amount.hi == 1:
        return words
    if words.endswith(_SCALES):
        return words.replace("degree ", "degrees ")
    head, _, last = words.rpartition(" ")
    if " per " in words:  # "kilometre per hour" counts kilometres
        first, rest = words.split(" per ", 1)
        return f"{plural(first, amount)} per {rest}"
    many = _IRREGULAR.get(last) or (last if last.endswith("s") else last + "s")
    return f"{head} {many}".strip()


def _money(value: Money) -> str:
    per = f" per {value.per}" if value.per else ""
    return f"{amount_words(value.amount)} {value.currency or '(currency unknown)'}{per}"


def _duration(value: Duration) -> str:
    return f"{amount_words(value.amount)} {plural(value.unit, value.amount)}"


def _percent(value: Percent) -> str:
    if value.points:
        return f"{amount_words(value.amount)} {plural('percentage_point', value.amount)}"
    return f"{amount_words(value.amount)}%"


def _quantity(value: Quantity) -> str:
    unit = plural(value.unit, value.amount) if value.unit else value.noun
    words = " ".join(filter(None, (amount_words(value.amount), unit)))
    return f"{words} ({value.role})" if value.role else words


def _attribution(value: Attribution) -> str:
    who = value.speaker_name or value.speaker or "unnamed speaker"
    return who if value.cue_class == "say" else f"{who} ({value.cue_class})"


def _role(value: Role) -> str:
    return f"{value.person}: {value.role}"


def _date(value: DateValue) -> str:
    when = _interval(value) if value.start or value.end else _unresolved(value)
    about = "about " if value.mod == "approx" else ""
    weekday = WEEKDAYS[value.weekday - 1] if value.weekday else None
    if weekday and when:
        weekday = f"({weekday})"
    return about + " ".join(filter(None, (when, weekday, value.time))) if when or weekday or value.time else "date not resolved"


def _unresolved(value: DateValue) -> str:
    """What the text wrote of a date that cannot be resolved, or nothing where its weekday or time says it all."""
    written = _calendar(value.fields)
    if written and "year" in value.fields:  # "30 February 2025"
        return f"{written} {value.fields['year']} (no such day)" if "day" in value.fields else f"{written} {value.fields['year']}"
    if written:
        return f"{written} (year unknown)"
    if value.relative and not value.weekday and value.relative.get("meaning") != "clock":
        return _relative(value.relative) or "relative to an unknown date"
    return ""


def _relative(relative: Mapping[str, Any]) -> str:
    """A relative date as it was read: "early Jun (year unknown)", "next month"; nothing where it says no more than that."""
    meaning, inner = relative.get("meaning"), relative.get("of")
    if meaning == "part" and isinstance(inner, Mapping):
        rest = _relative(inner)
        return rest and f"{relative.get('part', '')} {rest}"
    if meaning == "calendar":
        written = _calendar(relative)
        return written and f"{written} (year unknown)"
    return f"{meaning} {relative['unit']}" if meaning in ("next", "last", "this") and "unit" in relative else ""


def _calendar(fields: Mapping[str, Any]) -> str:
    month = fields.get("month")
    name = _month(month) if month in range(1, 13) else fields.get("season")
    return " ".join(str(part) for part in (fields.get("day") if month else None, name) if part)


def _interval(value: DateValue) -> str:
    if value.start is None:
        return f"before {day_words(cast(date, value.end))}"
    if value.end is None:
        return f"{day_words(value.start)} or later"
    return _named(value.start, value.end, value) or days_words(value.start, value.end - timedelta(days=1))


def _named(start: date, end: date, value: DateValue) -> str | None:
    """The name of an interval that has one: a part of a month, a quarter, a decade, a century."""
    if value.mod == "part" and value.grain == "month":
        part = {(1, 11): "early", (11, 21): "mid", (21, 1): "late"}.get((start.day, end.day))
        return f"{part} {_month(start.month)} {start.year}" if part and (end - start).days < 15 else None
    years = end.year - start.year
    if (start.month, start.day, end.month, end.day) == (1, 1, 1, 1) and years in (10, 100):
        return f"{start.year}s" if years == 10 else _century(start.year)
    if value.grain == "quarter" and start.day == end.day == 1 and start.month in (1, 4, 7, 10) and (end - start).days < 93:
        return f"Q{start.month // 3 + 1} {start.year}"
    return None


def _century(year: int) -> str | None:
    number = year // 100 + 1
    ending = "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending} century" if year % 100 in (0, 1) else None


def day_words(day: date) -> str:
    """A day: "21 Jan 2025"."""
    return f"{day.day} {_month(day.month)} {day.year}"


def days_words(first: date, last: date) -> str:
    """The days from the first to the last, both included, as short as it goes: "1–10 Jun 2024", "Jun 2024", "2023–2024"."""
    after = last + timedelta(days=1) if last < date.max else last
    if first == last:
        return day_words(first)
    if first.day == after.day == 1:
        return _months(first, last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {_month(last.month)} {last.year}"
    if first.year == last.year:
        return f"{first.day} {_month(first.month)} – {day_words(last)}"
    return f"{day_words(first)} – {day_words(last)}"


def _months(first: date, last: date) -> str:
    whole_years = first.month == 1 and last.month == 12
    if first.year == last.year:
        if whole_years:
            return str(first.year)
        span = _month(first.month) if first.month == last.month else f"{_month(first.month)}–{_month(last.month)}"
        return f"{span} {first.year}"
    if whole_years:
        return f"{first.year}–{last.year}"
    return f"{_month(first.month)} {first.year} – {_month(last.month)} {last.year}"


def _month(number: int | None) -> str:
    return MONTHS[number - 1] if number else "?"


_WORDS: dict[type[Any], Callable[[Any], str]] = {
    Money: _money,
    DateValue: _date,
    Duration: _duration,
    Percent: _percent,
    Quantity: _quantity,
    Attribution: _attribution,
    Role: _role,
}
