"""What a run was asked for: options from their sources become one checked, frozen Settings.

A flag beats the environment (`FACTCHECK_…`), the environment beats a file, a file beats the default. Every source is a plain table of
the same keys, read by the same readers; tables are laid over one another entry by entry. `Settings` itself is the one list of what
can be set: the file, the environment, `factcheck config`, `factcheck init` and the help all read it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import Field, field
from dataclasses import fields as fields_of
from datetime import date
from typing import Any, TypeVar

from factcheck.records import dataclass
from factcheck.settings import readers
from factcheck.settings.readers import Allowance, Ignore, Pin, Reader, SettingsError, meant

__all__ = [
    "BASELINE",
    "Allowance",
    "Ignore",
    "Pin",
    "Settings",
    "SettingsError",
    "Source",
    "choose",
    "options",
    "resolve",
    "slips",
]


PREFIX = "FACTCHECK_"
BASELINE = "factcheck-baseline.jsonl"  # beside the file of settings
_FLAGS = {"kinds": "--kind"}  # one at a time; the others are called as in a file
_OTHER = ("FACTCHECK_DEBUG", "FACTCHECK_SNAPSHOTS")
_FAILING = {"conflict": {"conflict"}, "review": {"conflict", "review"}, "never": set[str]()}

Choice = TypeVar("Choice")


def _option(default: Any, read: Reader, help: str, *, file: bool = True) -> Any:
    """A field of Settings: how its raw value is read, what it means, and whether a file may set it."""
    about = {"read": read, "help": help, "file": file}
    return field(default_factory=dict, metadata=about) if default == {} else field(default=default, metadata=about)


@dataclass(frozen=True)
class Settings:
    """A run's options. `root` is the folder that patterns of files are relative to; `origins` tells for each field that is not at its
    default who set it."""

    paths: tuple[str, ...] = _option((), readers.paths, "What is read where a command names no path: files, folders, patterns.")
    include: tuple[str, ...] = _option((), readers.texts, "Of folders, only the files that one of these .gitignore patterns fits.")
    exclude: tuple[str, ...] = _option((), readers.texts, "Of folders, not what one of these .gitignore patterns fits.")
    gitignore: bool = _option(True, readers.flag, "Leave out of folders what .gitignore files leave out.")
    languages: tuple[str, ...] = _option((), readers.languages, "The languages documents may be in; empty: any.")
    language: Mapping[str, str] = _option({}, readers.language, "The language of documents, by name or pattern.")
    date: Mapping[str, date] = _option({}, readers.date_of, "When documents were published, by name or pattern.")
    aliases: Mapping[str, tuple[str, ...]] = _option({}, readers.aliases, "Other words for a name, one word each.")
    fields: Mapping[str, tuple[str, ...]] = _option({}, readers.fields, "The fields of JSON and CSV records that hold a text, its date ...")
    rates: str | None = _option(None, readers.path, "A file of exchange rates: amounts in two currencies are compared by them.")
    pin: tuple[Pin, ...] = _option((), readers.pins, "Agreed facts that the documents must respect: sentences.")
    within: bool = _option(False, readers.flag, "Also where a document disagrees with itself.")
    strict: bool = _option(False, readers.flag, "In a check, fail on facts that no source tells, too.")
    fail_on: str = _option("conflict", readers.fail_on, "What ends with status 1.")
    kinds: tuple[str, ...] = _option((), readers.kinds, "The kinds of findings that are shown; empty: all.")
    levels: Mapping[str, str] = _option({}, readers.levels, "The level of findings, by code, name or kind: conflict, review, off.")
    tolerance: Mapping[str, Allowance] = _option({}, readers.tolerance, "How far values may lie apart, by kind.")
    ignore: tuple[Ignore, ...] = _option((), readers.ignores, "Findings that are left out, each with a reason.")
    baseline: str | None = _option(None, readers.path, "The file of accepted findings.  [default: factcheck-baseline.jsonl]")
    strict_baseline: bool = _option(False, readers.flag, "Fail on accepted findings that are no longer there.")
    since: str | None = _option(None, readers.path, "An earlier result in JSON: tell what is new, resolved, still open.", file=False)
    jobs: int = _option(0, readers.jobs, "Processes that read documents; 0: as many as pay.")
    engine: str = _option("local", readers.engine, "Where documents are read and compared: local, dask.")
    scheduler: str | None = _option(None, readers.scheduler, "The scheduler of the cluster: tcp://HOST:PORT.")
    cache: bool = _option(True, readers.flag, "Keep what was read of documents, and read only what is new.")
    cache_dir: str | None = _option(None, readers.path, "Where it is kept.  [default: the system's folder for caches]")
    timeout: float = _option(
        0, readers.amount, "Seconds after which a run reads no more, and ends with what it has and status 2; 0: no end."
    )
    document_timeout: float = _option(600, readers.amount, "Seconds for one document; 0: no limit. The others are read all the same.")
    document_memory: int = _option(2000, readers.megabytes, "Megabytes by which one document may make the program grow; 0: no limit.")
    format: str = _option("auto", readers.format, "How to write the result; auto: github in its actions, else text.")
    report: Mapping[str, str] = _option({}, readers.reports, "Reports beside the result: a format and its file.")
    output: str | None = _option(None, readers.path, "Write the result there instead.", file=False)
    color: str = _option("auto", readers.color, "When to use colours.")
    quiet: int = _option(0, readers.quiet, "1: findings only; 2: nothing but the exit status.")
    root: str = ""
    origins: Mapping[str, str] = field(default_factory=dict, compare=False)

    def fails(self, levels: Sequence[str | None]) -> bool:
        """Whether findings of these levels fail the gate; "not_found" is the level of a fact that no source tells."""
        return any(level in self.failing for level in levels)

    @property
    def failing(self) -> frozenset[str]:
        """The levels that fail the gate."""
        levels = _FAILING[self.fail_on]
        return frozenset(levels | {"not_found"} if self.strict and levels else levels)


@dataclass(frozen=True)
class Source:
    """A table of raw values, who gave them ("--config", "factcheck.toml"), and the folder that its paths are relative to."""

    name: str
    values: Mapping[str, Any]
    folder: str = ""
    file: bool = False


def options() -> tuple[Field[Any], ...]:
    """The fields of Settings that can be set."""
    return tuple(f for f in fields_of(Settings) if f.metadata)


def key_of(option: str) -> str:
    """How an option is called in a file: "fail_on" is "fail-on"."""
    return option.replace("_", "-")


def resolve(
    flags: Mapping[str, Any], environ: Mapping[str, str], files: Sequence[Source] = (), assigned: Sequence[Source] = ()
) -> Settings:
    """The settings of a run. A flag that is None, and a variable that is empty, was not given. Raises SettingsError."""
    given = {name: value for name, value in flags.items() if value is not None}
    values: dict[str, Any] = {"root": files[0].folder} if files else {}
    origins: dict[str, str] = {}
    for source in (*files, *_environment(environ), *assigned, *_flags(given)):
        for option, value in _read(source).items():
            old = values.get(option)
            values[option] = {**old, **value} if isinstance(value, dict) and isinstance(old, dict) else value
            told = origins.get(option)
            origins[option] = f"{told}, {source.name}" if told and isinstance(value, dict) else source.name
    return Settings(**values, origins=origins)


def _environment(environ: Mapping[str, str]) -> list[Source]:
    """A source for each variable that is set: FACTCHECK_FAIL_ON is fail-on; lists are parted by commas."""
    found = []
    for option in options():
        variable = PREFIX + option.name.upper()
        if option.metadata["file"] and environ.get(variable):
            found.append(Source(variable, {option.name: readers.from_text(option.metadata["read"], environ[variable])}))
    return found


def slips(environ: Mapping[str, str]) -> list[str]:
    """A word on each variable that looks like a setting and is none: it cannot fail a run, for it may be another program's."""
    known = [PREFIX + o.name.upper() for o in options() if o.metadata["file"]]
    unknown = [name for name in sorted(environ) if name.startswith(PREFIX) and name not in known and name not in _OTHER]
    return [f"{name} is no setting{meant(name, known)}" for name in unknown]


def _flags(given: Mapping[str, Any]) -> list[Source]:
    return [Source(_FLAGS.get(name, f"--{key_of(name)}"), {name: value}) for name, value in given.items()]


def _read(source: Source) -> dict[str, Any]:
    """The values of a source, checked. A flag names itself in errors; a value of a file is named by file and key."""
    known = {f.name: f for f in options() if f.metadata["file"] or not source.file}
    out = {}
    for key, raw in source.values.items():
        option = known.get(key.replace("-", "_"))
        if option is None:
            raise SettingsError(f"{source.name}: there is no option {key!r}{meant(key, [key_of(n) for n in known])}")
        where = f"{source.name}: {key}" if source.file else source.name
        out[option.name] = option.metadata["read"](where, raw, source.folder)
    return out


def choose(option: str, value: str, choices: Mapping[str, Choice]) -> Choice:
    """What a command has under that name: not every format fits every command. Raises SettingsError."""
    if value not in choices:
        raise SettingsError(f"{option}: {value!r} is none of {', '.join(choices)}{meant(value, list(choices))}")
    return choices[value]
