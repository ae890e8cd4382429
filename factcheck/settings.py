"""What a run was asked for: options from their sources become one checked, frozen Settings.

A flag beats the environment (FACTCHECK_FAIL_ON, FACTCHECK_FORMAT, FACTCHECK_COLOR), the environment beats a file, a file beats the
default. Every source is a plain table of the same names, so that `file` is the room where configuration files will come in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, Literal, TypeVar, get_args

FailOn = Literal["conflict", "review", "never"]
Format = Literal["text", "json"]
FactsFormat = Literal["text", "json", "jsonl", "csv"]
Color = Literal["auto", "always", "never"]

FAIL_ON: tuple[str, ...] = get_args(FailOn)
FORMATS: tuple[str, ...] = get_args(FactsFormat)
COLORS: tuple[str, ...] = get_args(Color)
ENVIRONMENT = {"fail_on": "FACTCHECK_FAIL_ON", "format": "FACTCHECK_FORMAT", "color": "FACTCHECK_COLOR"}

Choice = TypeVar("Choice")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


class SettingsError(ValueError):
    """An option that cannot be used. The message names it and says what would do."""


@dataclass(frozen=True)
class Settings:
    """A run's options. `dates` and `languages` map a document's name, or a pattern of names, to what the user says of it."""

    fail_on: FailOn = "conflict"
    format: FactsFormat = "text"
    color: Color = "auto"
    quiet: bool = False
    output: str | None = None
    within: bool = False
    strict: bool = False
    dates: Mapping[str, date] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _one_of("fail-on", self.fail_on, FAIL_ON)
        _one_of("format", self.format, FORMATS)
        _one_of("color", self.color, COLORS)

    def fails(self, levels: Sequence[str | None]) -> bool:
        """Whether findings of these levels fail the gate; "not_found" is the level of a fact that no source tells."""
        failing = {"conflict": {"conflict"}, "review": {"conflict", "review"}, "never": set()}[self.fail_on]
        if self.strict and failing:
            failing = failing | {"not_found"}
        return any(level in failing for level in levels)


def resolve(flags: Mapping[str, Any], environ: Mapping[str, str], file: Mapping[str, Any] | None = None) -> Settings:
    """The settings of a run. A flag that is None, and a variable that is empty, was not given. Raises SettingsError."""
    given: dict[str, Any] = dict(file or {})
    given |= {name: environ[variable] for name, variable in ENVIRONMENT.items() if environ.get(variable)}
    given |= {name: value for name, value in flags.items() if value is not None}
    known = [f.name for f in fields(Settings)]
    for name in given:
        if name not in known:
            raise SettingsError(f"there is no option {name!r}{_meant(name, known)}")
    return Settings(**given)


def choose(option: str, value: str, choices: Mapping[str, Choice]) -> Choice:
    """What a command has under that name: not every format fits every command. Raises SettingsError."""
    _one_of(option, value, list(choices))
    return choices[value]


def dates(assignments: Sequence[str]) -> dict[str, date]:
    """`NAME=YYYY-MM-DD` as a mapping. Raises SettingsError, also for a name that is given two dates."""
    return {name: _day(text, value) for text, name, value in _split("date", assignments, "NAME=YYYY-MM-DD")}


def languages(assignments: Sequence[str]) -> dict[str, str]:
    """`NAME=xx` as a mapping; a region is left out ("fr-CA" is "fr"). Raises SettingsError."""
    return {name: _language(text, value) for text, name, value in _split("language", assignments, "NAME=xx")}


def _split(option: str, assignments: Sequence[str], form: str) -> list[tuple[str, str, str]]:
    parts = [(text, *text.rpartition("=")[::2]) for text in assignments]
    seen: dict[str, str] = {}
    for text, name, value in parts:
        if not name or not value:
            raise SettingsError(f"--{option} {text!r}: expected {form}")
        if seen.setdefault(name, value) != value:
            raise SettingsError(f"--{option}: {name!r} is given both {seen[name]!r} and {value!r}")
    return parts


def _day(text: str, value: str) -> date:
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
            return date.fromisoformat(value)
    except ValueError as error:
        raise SettingsError(f"--date {text!r}: {error}") from None
    raise SettingsError(f"--date {text!r}: {value!r} is no date of the form YYYY-MM-DD")


def _language(text: str, value: str) -> str:
    code = value.lower().replace("_", "-").split("-")[0]
    if not _LANGUAGE.fullmatch(code):
        raise SettingsError(f"--language {text!r}: {value!r} is no language code such as 'fr'")
    return code


def _one_of(option: str, value: object, allowed: Sequence[str]) -> None:
    if value not in allowed:
        raise SettingsError(f"{option}: {value!r} is none of {', '.join(allowed)}{_meant(str(value), allowed)}")


def _meant(word: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches  # for a slip alone

    close = get_close_matches(word, known, n=1)
    return f"; did you mean {close[0]!r}?" if close else ""
