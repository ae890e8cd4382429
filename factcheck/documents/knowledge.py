"""What reading takes of each language: the tables of languages/reading.toml in the forms this stage asks for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from factcheck import languages
from factcheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Knowledge:
    """One language's table; languages/reading.toml says what each key means. Everything is in lower case."""

    script: str = ""
    words: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    ordinals: bool = False
    stops: str = ""
    months: Mapping[str, int] | None = None
    weekdays: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    dates: str = ""


@cache
def _tables() -> Mapping[str, Mapping[str, Any]]:
    return languages.load("reading").data


@cache
def codes() -> tuple[str, ...]:
    """The languages that can be recognised, in the order of the file: where two fit equally well, the first is taken."""
    return tuple(name for name, table in _tables().items() if "script" in table)


@cache
def scripts() -> Mapping[str, tuple[int, ...]]:
    """Ranges of code points by the name of the script: first, last, first, last."""
    return {name: tuple(ranges) for name, ranges in _tables()["scripts"].items()}


@cache
def of(code: str) -> Knowledge:
    """What is known of a language; nothing where the file does not have it."""
    table = _tables().get(code, {})
    sets = {key: frozenset(table.get(key, "").split()) for key in ("words", "abbreviations", "numbered", "labels", "beside")}
    return Knowledge(
        script=table.get("script", ""),
        letters=frozenset(table.get("letters", "")),
        ordinals=table.get("ordinals", False),
        stops=table.get("stops", ""),
        months=_months(table.get("months", "")),
        weekdays=frozenset(day.replace("_", " ") for day in table.get("weekdays", "").split()),
        dates=table.get("dates", ""),
        **sets,
    )


def _months(listed: str) -> Mapping[str, int]:
    groups = listed.split("|") if listed else []
    return {form.replace("_", " "): number for number, forms in enumerate(groups, 1) for form in forms.split()}


@cache
def phrases(key: str) -> tuple[str, ...]:
    """What all languages together list under a key such as `furniture`: the form around an article is often in another language."""
    listed = (table.get(key, "") for table in _tables().values())
    return tuple(dict.fromkeys(phrase.strip() for line in listed for phrase in line.split("|") if phrase.strip()))


@cache
def common(key: str, between: str = " ") -> tuple[str, ...]:
    """What a key lists that holds in texts of any language."""
    return tuple(dict.fromkeys(word.strip() for word in _tables()["common"].get(key, "").split(between) if word.strip()))


def listed(code: str, key: str) -> tuple[str, ...]:
    """The words that a language lists under a key."""
    return tuple(_tables().get(code, {}).get(key, "").split())
