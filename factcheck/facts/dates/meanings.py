"""The time that a template's bindings spell: a language file names meanings, this gives them their arguments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from factcheck.facts.dates.calendar import When
from factcheck.facts.templates import Bindings, Match

_FIELDS = {
    "month_number": "month",
    "month_number2": "month2",
    "short_year": "year",
    "zero_year": "year",
    "old_year": "year",
    "short_year2": "year2",
    "cut_year": "year",
    "weekday_tail": "weekday",
    "day_dot": "day",
    "month_name": "month",
    "month_name2": "month2",
    "ordinal_day": "day",
    "closed_day": "day",
    "spelled_day": "day",
    "clock": "time",
    "late_year": "year",
    "holiday_name": "holiday",
    "sure_clock": "time",
}
_FIELD_SLOTS = (
    "year",
    "month",
    "hijri_month",
    "day",
    "weekday",
    "quarter",
    "half",
    "season",
    "holiday",
    "unit",
    "n",
    "few",
    "more",
    "time",
)


_CLOCKS = ("clock", "daypart")


def meant(match: Match) -> When | None:
    """The time that a template's bindings spell, or None where they spell none."""
    meaning, bound = match.meaning, match.bindings
    if meaning in _OF_OTHERS:
        return _OF_OTHERS[meaning](bound)
    bound = _renamed(bound)
    return _OF_FIELDS[meaning](bound) if meaning in _OF_FIELDS else When(meaning, _arguments(bound))


# ---- times within or beside another time
def _part(part: str) -> Callable[[Bindings], When]:
    return lambda bound: When("part", {"part": part, "date": _inner(bound)})


def _nth(bound: Bindings) -> When:
    """The first Monday, the fifth day of a time; a template without a numeral says "first"."""
    n = int(bound.get("ordinal") or bound.get("day") or 1)
    return When("nth", {"n": n, "date": _inner(bound), "weekday": bound.get("weekday"), "unit": bound.get("unit")})


def _nth_last(bound: Bindings) -> When:
    return When("nth", {"n": -1, "date": _inner(bound), "weekday": bound.get("weekday"), "unit": bound.get("unit")})


def _edge(side: int) -> Callable[[Bindings], When]:
    """The first or last two weeks of a time."""
    return lambda bound: When("edge", _arguments(_renamed(bound)) | {"side": side, "date": _inner(bound, "this")})


def _counted(direction: int) -> Callable[[Bindings], When]:
    """Three days after or before a time."""

    def reading(bound: Bindings) -> When:
        args = {"unit": "day"} | _arguments(_renamed(bound)) | {"direction": direction}
        day = args.pop("holiday", None)
        return When("counted", args | ({"date": When("calendar", {"holiday": day})} if day else {}))

    return reading


def _far(direction: int) -> Callable[[Bindings], When]:
    """More than three days before or after a time: how much more is open."""
    return lambda bound: When("before" if direction < 0 else "after", {"date": _counted(direction)(bound)})


def _week_of(bound: Bindings) -> When:
    return When("whole", {"unit": "week", "date": bound["date"]})


def _weekday_of(bound: Bindings) -> When | None:
    """ "Wednesday of last week"; "Friday 5/12", where the day is told beside its weekday."""
    inner = bound["date"]
    if inner.meaning == "calendar" and {"month", "day"} <= set(inner.args) and "weekday" not in inner.args:
        return When("calendar", inner.args | {"weekday": bound["weekday"]})
    of_week = inner.args.get("unit") == "week" and inner.meaning in ("this", "last", "next", "near", "later")
    days = [When("nth", {"n": 1, "date": inner, "weekday": bound[d]}) for d in ("weekday", "weekday2") if d in bound]
    if not of_week or len(days) == 1:
        return days[0] if of_week else None
    return When("range", dict(zip(("date", "date2"), days, strict=True)))


def _numbered_week(bound: Bindings) -> When | None:
    n = bound.get("day") or bound["n"]
    return When("numbered_week", _arguments(_renamed(bound)) | {"n": int(n), "day": None}) if 1 <= n <= 53 and n == int(n) else None


def _fiscal(bound: Bindings) -> When:
    inner = bound.get("date") or When("calendar", {"year": bound["short_year"]})
    return When("fiscal", {"date": inner})


def _timed(bound: Bindings) -> When | None:
    """A day and a time of day beside it."""
    if bound["date"].meaning in _CLOCKS:
        return None
    return When("timed", {"date": bound["date"], "time": bound.get("clock", bound.get("sure_clock"))})


def _inner(bound: Mapping[str, Any], meaning: str = "this") -> When:
    """The time of which a part is meant; "the year" alone is the current one."""
    inner = bound.get("date")
    return inner if isinstance(inner, When) else When(meaning, {"unit": bound.get("period") or bound["unit"]})


_OF_OTHERS: dict[str, Callable[[Bindings], When | None]] = {
    "early": _part("early"),
    "mid": _part("mid"),
    "late": _part("late"),
    "nth": _nth,
    "nth_last": _nth_last,
    "first_of": _edge(1),
    "last_of": _edge(-1),
    "after_date": _counted(1),
    "before_date": _counted(-1),
    "long_after": _far(1),
    "long_before": _far(-1),
    "week_of": _week_of,
    "weekday_of": _weekday_of,
    "numbered_week": _numbered_week,
    "timed": _timed,
    "fiscal": _fiscal,
}


# ---- times by their own fields
def _days(bound: Bindings) -> When | None:
    """From one day to another of the same month."""
    if "date" in bound and not {"day", "month"} <= set(bound["date"].args):
        return None
    if "date" in bound:
        return When("range", {"date": When("day_of_month", {"day": bound["day"]}), "date2": bound["date"]})
    last = {k: bound.get(k) for k in ("month", "year")}
    return When("range", {"date": When("calendar", {"day": bound["day"]}), "date2": When("calendar", last | {"day": bound["day2"]})})


def _range(bound: Bindings) -> When | None:
    first, last = bound.get("date"), bound.get("date2")
    if first and last and first.meaning == "calendar" and last.meaning == "decade":
        return None  # "2018–2020 годы" ends with a year, not with a decade
    if last and last.meaning in _CLOCKS and first and first.meaning not in _CLOCKS:
        return None  # "el viernes a las nueve": no range of days ends with a time of day
    if "day" in bound:  # "14. - 15.10.2013": the first day of a range whose second is in digits
        of_day = bound["date2"].args.get("day") is not None
        return When("range", {"date": When("calendar", {"day": bound["day"]}), "date2": bound["date2"]}) if of_day else None
    now = When("offset", {"days": Decimal(0)})
    return When("range", {"date": bound.get("date", now), "date2": bound.get("date2", now)})


def _day_beside(earlier: bool) -> Callable[[Bindings], When]:
    """The next day, the day before."""
    return lambda bound: When("later", {"unit": "day", "earlier": earlier})


def _later(earlier: bool) -> Callable[[Bindings], When]:
    return lambda bound: When("later", _arguments(bound) | ({"earlier": True} if earlier else {}))


def _near(beside: bool) -> Callable[[Bindings], When]:
    """A period that one word names by its distance: 上个月."""

    def reading(bound: Bindings) -> When:
        distance, unit = str(bound["beside" if beside else "near"]).split()
        return When("near", _arguments(bound) | {"n": distance, "unit": unit} | ({"beside": True} if beside else {}))

    return reading


def _century(bound: Bindings) -> When:
    return When("century", {"century": bound.get("ordinal") or bound.get("day") or bound["n"]})


def _decade(bound: Bindings) -> When:
    century = bound.get("n") or bound.get("ordinal")  # "the 90s of the 19th century"
    return When("decade", {"decade": bound["decade"] + (century * 100 - 100 if century else 0)})


def _span(bound: Bindings) -> When:
    """2018〜20年, 5月3〜7日, "Jan-Mar 2024": two values of one field, the words of which stand only once."""
    args = _arguments(bound)
    last = args | {name: bound[f"{name}2"] for name in ("year", "month", "day") if f"{name}2" in bound}
    if "year2" not in bound and isinstance(args.get("year"), int) and args.get("month", 0) > last.get("month", 12):
        args["year"] -= 1  # "from November to February 2025"
    first, second = (When("calendar" if set(a) - {"day"} else "day_of_month", a) for a in (args, last))
    return When("range", {"date": first, "date2": second})


def _weekend(bound: Bindings) -> When | None:
    """ "the weekend", "Labor Day weekend"; the unit may be told by the template itself."""
    if bound.get("unit", "weekend") != "weekend":
        return None
    args = {k: v for k, v in _arguments(bound).items() if k != "unit"}
    return When("holiday_weekend" if args else "weekend", args)


def _nth_weekday(n: int | None, direction: int = 1, today: bool = False) -> Callable[[Bindings], When | None]:
    """The n-th such day from now; without `n` the text has the number. `today` tells whether the day itself may be the first."""

    def reading(bound: Bindings) -> When | None:
        count = n or int(bound["n"])
        return When("nth_weekday", {"weekday": bound["weekday"], "n": count * direction, "today": today}) if count < 53 else None

    return reading


def _calendar(bound: Bindings) -> When | None:
    args = _arguments(bound)
    names = set(args) - {"time"}
    if "ordinal" in bound:  # "third quarter"
        return None
    if names == {"weekday"}:
        return When("weekday", args)
    if names in ({"day"}, {"day", "weekday"}):
        return When("day_of_month", args)
    return When("calendar", args)


# What stands for several fields, or for one of another name.
_COMPOSED = frozenset(("half_year", "half", "and_half", "dual", "single", "plural", "few", "length", "whole", "decade_name"))
_OF_FIELDS: dict[str, Callable[[Bindings], When | None]] = {
    "earlier_in": lambda bound: When("earlier_in", {"date": _inner(bound)}),
    "later_in": lambda bound: When("later_in", {"date": _inner(bound)}),
    "offset": lambda bound: When("offset", {"days": bound["offset"]}),
    "either": lambda bound: When("either", {"days": bound["either"]}),
    "event": lambda bound: When("event", {"unit": "day"} | _ordinal(bound)),
    "event_after": lambda bound: When("event", {"unit": "day", "side": 1}),
    "event_before": lambda bound: When("event", {"unit": "day", "side": -1}),
    "days": _days,
    "range": _range,
    "same_day": lambda bound: When("later", {"unit": "day", "n": Decimal(0)}),
    "next_day": _day_beside(earlier=False),
    "previous_day": _day_beside(earlier=True),
    "earlier": _later(earlier=True),
    "earlier_than": _later(earlier=True),
    "later_than": _later(earlier=False),
    "daypart": lambda bound: When("daypart", {"time": str(bound["daypart"])}),
    "century": _century,
    "decade": _decade,
    "weekend": _weekend,
    "weekdays_ago": _nth_weekday(None, -1),
    "weekdays_ahead": _nth_weekday(None),
    "second_weekday": _nth_weekday(2),
    "weekday_in_a_week": _nth_weekday(2, today=True),
    "weekday_in_two_weeks": _nth_weekday(3, today=True),
    "near": _near(beside=False),
    "beside": _near(beside=True),
    "span": _span,
    "holiday": lambda bound: When("calendar", _arguments(bound)),
    "calendar": _calendar,
}


def _ordinal(bound: Mapping[str, Any]) -> Bindings:
    """ "his second day in office": which day it is, counted from what happened."""
    return {"n": bound["ordinal"]} if "ordinal" in bound else {}


def _renamed(bound: Mapping[str, Any]) -> Bindings:
    """Bindings under the names of the fields that they fill."""
    out = {_FIELDS.get(k, k): v for k, v in bound.items() if v is not None}
    if _COMPOSED.isdisjoint(out):
        return out
    if "half_year" in out:
        out["half"] = out.pop("half_year")
    elif "half" in out:
        out |= {"n": Decimal("0.5"), "half": None}
    if "and_half" in out:  # "hace dos años y medio"
        out["n"] = Decimal(out.get("n") or 1) + Decimal("0.5")
    for name, count in (("dual", 2), ("single", 1), ("plural", 3)):  # "recent days" are a few
        if name in out:
            out |= {"n": out.get("n") or Decimal(count), "unit": out.pop(name), "few": (name == "plural" and "n" not in out) or None}
    for name, count in (("few", 3), ("couple", 2)):  # "pochi giorni fa", "een paar dagen geleden"
        if out.get(name) == name:
            out |= {"n": Decimal(count), "few": True}
    if "length" in out:
        (count, unit), *more = out.pop("length")
        out |= {"n": count, "unit": unit, "more": tuple(more)}
    if "whole" in out:
        n, out["unit"] = str(out.pop("whole")).split()
        out["n"] = Decimal(n)
    if "decade_name" in out:
        out["decade"] = out.pop("decade_name")
    return {k: v for k, v in out.items() if v is not None}


def _arguments(bound: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in bound.items() if k in _FIELD_SLOTS or k in ("date", "date2")}
