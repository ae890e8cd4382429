"""Readers of raw values: what a file, a variable or a flag gives becomes a checked value, or an error that names it.

Each reader takes where the value is from (for its error), the raw value, and the folder that paths in it are relative to.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Protocol

from factcheck.records import dataclass

if TYPE_CHECKING:
    from decimal import Decimal

KINDS = ("money", "date", "weekday", "percent", "quantity", "duration", "attribution", "role")
FIELDS = ("text", "title", "published", "language", "author", "name")
LEVELS = ("conflict", "review", "off")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_CODE = re.compile(r"FC[0-9]{3}")
_ALLOWANCE = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*(%|seconds?|minutes?|hours?|days?|weeks?)?", re.ASCII)
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
_MEASURED_IN_TIME = ("date", "duration")
_MOST = 1_000_000_000  # a larger number is a slip, or meant to be one
_MATCHERS = ("id", "code", "kind", "subject", "documents")


class Reader(Protocol):
    """Reads a raw value. `where` names it in errors, paths in it are relative to `folder`. Raises SettingsError."""

    def __call__(self, where: str, raw: Any, folder: str = "") -> Any: ...


class SettingsError(ValueError):
    """An option that cannot be used. The message names it and says what would do."""


@dataclass(frozen=True)
class Allowance:
    """How far two values of a kind may lie apart: a share of the larger, or a distance (of dates and durations in seconds)."""

    amount: Decimal
    share: bool
    written: str


@dataclass(frozen=True)
class Ignore:
    """A finding, or a sort of findings, that is left out: everything that is given must fit."""

    reason: str
    id: str | None = None
    code: str | None = None
    kind: str | None = None
    subject: str | None = None
    documents: tuple[str, ...] = ()
    expires: date | None = None

    def __str__(self) -> str:
        parts = [f"{name} {value}" for name in _MATCHERS if (value := getattr(self, name)) and name != "documents"]
        return ", ".join([*parts, *(f"documents {d}" for d in self.documents)])


@dataclass(frozen=True)
class Pin:
    """An agreed fact: a sentence that documents must not contradict."""

    text: str
    language: str | None = None


def flag(where: str, raw: Any, folder: str = "") -> bool:
    """True or false, as TOML knows them."""
    return bool(_typed(where, raw, bool, "true or false"))


def quiet(where: str, raw: Any, folder: str = "") -> int:
    """How quiet a run is: false and true are 0 and 1."""
    if not isinstance(raw, int) or raw not in (0, 1, 2):
        raise SettingsError(f"{where}: {raw!r} is none of 0, 1, 2")
    return int(raw)


def jobs(where: str, raw: Any, folder: str = "") -> int:
    """A number of processes."""
    if not isinstance(raw, int) or isinstance(raw, bool) or raw < 0:
        raise SettingsError(f"{where}: {raw!r} is no number of processes")
    return raw


def scheduler(where: str, raw: Any, folder: str = "") -> str:
    """The address of a scheduler."""
    found = text(where, raw)
    if not re.fullmatch(r"[a-z]+://\S+", found):
        raise SettingsError(f"{where}: {found!r} is no address of the form tcp://HOST:PORT")
    return found


def amount(where: str, raw: Any, folder: str = "") -> float:
    """A number that is not negative."""
    if isinstance(raw, bool) or not isinstance(raw, (int, float)) or not 0 <= raw < _MOST:
        raise SettingsError(f"{where}: {raw!r} is no number from 0 to {_MOST}")
    return raw


def megabytes(where: str, raw: Any, folder: str = "") -> int:
    """A whole number that is not negative."""
    if not isinstance(raw, int):
        raise SettingsError(f"{where}: {raw!r} is no whole number")
    return int(amount(where, raw))


def text(where: str, raw: Any, folder: str = "") -> str:
    """A text that is not empty."""
    found: str = _typed(where, raw, str, "a text")
    if not found.strip():
        raise SettingsError(f"{where}: the text is empty")
    return found


def texts(where: str, raw: Any, folder: str = "") -> tuple[str, ...]:
    """A list of texts; one text stands for a list of one."""
    items = [raw] if isinstance(raw, str) else _typed(where, raw, (list, tuple), "a list of texts")
    return tuple(text(where, item) for item in items)


def path(where: str, raw: Any, folder: str = "") -> str:
    """A path; one that is relative is so to the folder of the file that gives it."""
    return _below(folder, text(where, raw))


def paths(where: str, raw: Any, folder: str = "") -> tuple[str, ...]:
    """A list of paths."""
    return tuple(_below(folder, item) for item in texts(where, raw))


def one_of(*allowed: str) -> Reader:
    """A reader of one of these words."""

    def read(where: str, raw: Any, folder: str = "") -> str:
        if raw not in allowed:
            raise SettingsError(f"{where}: {raw!r} is none of {', '.join(allowed)}{meant(str(raw), allowed)}")
        return str(raw)

    return read


fail_on = one_of("conflict", "review", "never")
FORMATS = ("text", "concise", "json", "jsonl", "csv", "sarif", "junit", "github", "gitlab", "markdown", "html")
_written = one_of(*FORMATS)
format = one_of("auto", *FORMATS)
color = one_of("auto", "always", "never")


engine = one_of("local", "dask")


def kinds(where: str, raw: Any, folder: str = "") -> tuple[str, ...]:
    """A list of kinds of findings."""
    return tuple(one_of(*KINDS)(where, kind) for kind in texts(where, raw))


def languages(where: str, raw: Any, folder: str = "") -> tuple[str, ...]:
    """A list of language codes."""
    return tuple(_code(where, item) for item in texts(where, raw))


def language(where: str, raw: Any, folder: str = "") -> dict[str, str]:
    """Names or patterns and their languages; a region is left out ("fr-CA" is "fr")."""
    return {name: _code(f"{where} {name!r}", value) for name, value in _assigned(where, raw, "NAME=xx")}


def date_of(where: str, raw: Any, folder: str = "") -> dict[str, date]:
    """Names or patterns and their dates."""
    return {name: day(f"{where} {name!r}", value) for name, value in _assigned(where, raw, "NAME=YYYY-MM-DD")}


def reports(where: str, raw: Any, folder: str = "") -> dict[str, str]:
    """Formats and the files they go to."""
    return {_written(where, name): _below(folder, text(f"{where} {name}", value)) for name, value in _assigned(where, raw, "FORMAT=FILE")}


def levels(where: str, raw: Any, folder: str = "") -> dict[str, str]:
    """Codes, names of rules or kinds, and the level of their findings."""
    found = {}
    for name, level in _assigned(where, raw, "CODE=LEVEL"):
        if name not in KINDS and not _CODE.fullmatch(name) and not re.fullmatch(r"[a-z]+(-[a-z]+)+", name):
            raise SettingsError(f"{where}: {name!r} is neither a code such as FC101 nor a kind{meant(name, KINDS)}")
        found[name] = one_of(*LEVELS)(f"{where} {name}", level)
    return found


def tolerance(where: str, raw: Any, folder: str = "") -> dict[str, Allowance]:
    """Kinds and how far apart their values may lie: "1%", 5, "2 days"."""
    found = {}
    for kind, value in _assigned(where, raw, "KIND=AMOUNT"):
        one_of("money", "date", "duration", "percent", "quantity")(where, kind)
        found[kind] = _allowance(f"{where} {kind}", kind, value)
    return found


def fields(where: str, raw: Any, folder: str = "") -> dict[str, tuple[str, ...]]:
    """The parts of a record and the names of the fields that hold them, the first that is there counting."""
    table: Mapping[str, Any] = _typed(where, raw, Mapping, "a table")
    return {one_of(*FIELDS)(where, part): texts(f"{where}.{part}", names) for part, names in table.items()}


def aliases(where: str, raw: Any, folder: str = "") -> dict[str, tuple[str, ...]]:
    """Names and the other words for them."""
    found = {name: texts(f"{where} {name!r}", words) for name, words in _typed(where, raw, Mapping, "a table").items()}
    for name, words in found.items():
        for word in (name, *words):
            if len(word.split()) != 1:
                raise SettingsError(f"{where}: {word!r} is more than one word: names are matched word by word")
    return found


def pins(where: str, raw: Any, folder: str = "") -> tuple[Pin, ...]:
    """Agreed facts: sentences, or tables with `text` and, where it cannot be told from so few words, `language`."""
    found = []
    for item in _typed(where, raw, (list, tuple), "a list"):
        table = {"text": item} if isinstance(item, str) else _table(where, item, ("text", "language"), ("text",))
        spoken = table.get("language")
        found.append(Pin(text(f"{where} text", table["text"]), _code(f"{where} language", spoken) if spoken else None))
    return tuple(found)


def ignores(where: str, raw: Any, folder: str = "") -> tuple[Ignore, ...]:
    """Findings to be left out. Each says which (by id, code, kind, subject, documents) and why."""
    return tuple(_ignore(where, item) for item in _typed(where, raw, (list, tuple), "a list of tables"))


def _ignore(where: str, raw: Any) -> Ignore:
    table = _table(where, raw, (*_MATCHERS, "reason", "expires"), ("reason",))
    given: dict[str, Any] = {name: text(f"{where} {name}", table[name]) for name in ("reason", "id", "code", "subject") if name in table}
    if "kind" in table:
        given["kind"] = one_of(*KINDS)(f"{where} kind", table["kind"])
    if "documents" in table:
        given["documents"] = texts(f"{where} documents", table["documents"])
    if "expires" in table:
        given["expires"] = day(f"{where} expires", table["expires"])
    if not given.keys() & set(_MATCHERS):
        raise SettingsError(f"{where}: an entry that names none of {', '.join(_MATCHERS)} would leave out everything")
    return Ignore(**given)


def day(where: str, raw: Any) -> date:
    """A day: a date of TOML, or text of the form YYYY-MM-DD."""
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw
    try:
        if isinstance(raw, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", raw, re.ASCII):
            return date.fromisoformat(raw)
    except ValueError as error:
        raise SettingsError(f"{where}: {error}") from None
    raise SettingsError(f"{where}: {str(raw)!r} is no date of the form YYYY-MM-DD")


def from_text(read: Reader, value: str) -> Any:
    """The raw value that the text of a variable stands for: a truth, a list parted by commas, a table of NAME=VALUE."""
    if read is flag:
        return {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}.get(value.lower(), value)
    if read in (quiet, jobs, amount, megabytes):
        return _number(value)
    lists: tuple[Reader, ...] = (paths, texts, kinds, languages, language, date_of, reports, levels, tolerance)
    return [item.strip() for item in value.split(",") if item.strip()] if read in lists else value


def _number(value: str) -> Any:
    for kind in (int, float):
        try:
            return kind(value)
        except ValueError:
            continue
    return value


def meant(word: str, known: Sequence[str]) -> str:
    """A guess at what was meant: "; did you mean 'json'?", or nothing."""
    from difflib import get_close_matches  # for a slip alone

    close = get_close_matches(word, known, n=1)
    return f"; did you mean {close[0]!r}?" if close else ""


def _typed(where: str, raw: Any, kind: Any, name: str) -> Any:
    if not isinstance(raw, kind):
        raise SettingsError(f"{where}: {raw!r} is not {name}")
    return raw


def _table(where: str, raw: Any, known: Sequence[str], needed: Sequence[str]) -> Mapping[str, Any]:
    table: Mapping[str, Any] = _typed(where, raw, Mapping, "a table")
    for key in table:
        if key not in known:
            raise SettingsError(f"{where}: there is no {key!r} in such an entry{meant(key, known)}")
    for key in needed:
        if key not in table:
            raise SettingsError(f"{where}: an entry has no {key!r}")
    return table


def _assigned(where: str, raw: Any, form: str) -> list[tuple[str, Any]]:
    """Names and values: of a table, or of a list of texts NAME=VALUE, in which a name has one value."""
    if isinstance(raw, Mapping):
        return list(raw.items())
    found: dict[str, str] = {}
    for item in texts(where, raw):
        name, _, value = item.rpartition("=")
        if not name or not value:
            raise SettingsError(f"{where} {item!r}: expected {form}")
        if found.setdefault(name, value) != value:
            raise SettingsError(f"{where}: {name!r} is given both {found[name]!r} and {value!r}")
    return list(found.items())


def _code(where: str, raw: Any) -> str:
    code = str(raw).lower().replace("_", "-").split("-")[0]
    if not isinstance(raw, str) or not _LANGUAGE.fullmatch(code):
        raise SettingsError(f"{where}: {raw!r} is no language code such as 'fr'")
    return code


def _allowance(where: str, kind: str, raw: Any) -> Allowance:
    from decimal import Decimal  # which few runs need

    found = _ALLOWANCE.fullmatch(str(raw).strip()) if isinstance(raw, (str, int, float)) and not isinstance(raw, bool) else None
    if found is None:
        raise SettingsError(f"{where}: {raw!r} is no amount such as '1%', 5 or '2 days'")
    amount, unit = Decimal(found[1]), (found[2] or "").rstrip("s")
    if unit == "%":
        if kind == "date":
            raise SettingsError(f"{where}: {raw!r}: dates lie days apart, as in '2 days'")
        return Allowance(amount / 100, True, str(raw))
    if (unit in _SECONDS) != (kind in _MEASURED_IN_TIME):
        raise SettingsError(
            f"{where}: {raw!r}: a {kind} is measured {'in time' if kind in _MEASURED_IN_TIME else 'by a number or a share'}"
        )
    return Allowance(amount * _SECONDS.get(unit, 1), False, str(raw))


def _below(folder: str, name: str) -> str:
    if not folder or os.path.isabs(name) or "://" in name:
        return name
    return os.path.normpath(os.path.join(folder, name))
