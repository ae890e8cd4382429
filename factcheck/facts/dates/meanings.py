"""The time that a template's bindings spell: a language file names meanings, this gives them their arguments."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from factcheck.facts.dates.calendar import When
from factcheck.facts.templates import Match

_FIELDS = {
    "month_number": "month",
    "month_number2": "month2",
    "short_year": "year",
    "short_year2": "year2",
    "weekday_tail": "weekday",
    "day_dot": "day",
    "month_name": "month",
    "ordinal_day": "day",
}
_FIELD_SLOTS = ("year", "month", "day", "weekday", "quarter", "half", "season", "unit", "n", "time")


def meant(match: Match) -> When | None:
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
    if meaning == "days" and "date" in bound:
        return When("range", {"date": When("day_of_month", {"day": bound.get("day") or bound["day_dot"]}), "date2": bound["date"]})
    if meaning == "days":
        last = {k: bound.get(k) for k in ("month", "year")}
        return When("range", {"date": When("calendar", {"day": bound["day"]}), "date2": When("calendar", last | {"day": bound["day2"]})})
    if meaning == "range" and "day" in bound:  # "14. - 15.10.2013": the first day of a range whose second is in digits
        of_day = bound["date2"].args.get("day") is not None
        return When("range", {"date": When("calendar", {"day": bound["day"]}), "date2": bound["date2"]}) if of_day else None
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
        distance, unit = str(bound[meaning]).split()
        return When("near", _arguments(bound) | {"n": distance, "unit": unit} | ({"beside": True} if meaning == "beside" else {}))
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
