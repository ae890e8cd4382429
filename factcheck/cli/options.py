"""The options that commands share, each written once; a command names the groups it takes and is handed a finished `Run`."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal, NamedTuple

import typer

from factcheck.cli.run import Run

Job = Callable[..., int]


class Option(NamedTuple):
    """An option: the name it is passed on by, its type, and what typer is to make of it."""

    name: str
    type: Any
    flags: tuple[str, ...]
    help: str
    metavar: str | None = None
    counted: bool = False


def formats(*names: str) -> Option:
    listed = ", ".join(names)
    return Option("format", Literal[names] | None, ("--format", "-f"), f"How to write the result: {listed}.  [default: auto]", "FORMAT")


FINDINGS = formats("auto", "text", "concise", "json", "jsonl", "csv", "sarif", "junit", "github", "gitlab", "markdown", "html")
FACTS = formats("auto", "text", "json", "jsonl", "csv")
PLAIN = formats("auto", "text", "json")

CONFIG = (
    Option("config", list[str] | None, ("--config",), "Read settings from this file, or set one of them.", "FILE|KEY=VALUE"),
    Option("isolated", bool, ("--isolated",), "Read no file of settings."),
    Option("verbose", bool, ("--verbose", "-v"), "Tell on standard error what is done, and of an error where it happened."),
)
OUTPUT = (
    Option("output", str | None, ("--output", "-o"), "Write the result there instead.", "FILE"),
    Option("quiet", int, ("--quiet", "-q"), "Findings only; -qq: nothing but the exit status.", counted=True),
    Option("color", Literal["auto", "always", "never"] | None, ("--color",), "When to use colours.  [default: auto]"),
)
REPORTS = (
    Option("report", list[str] | None, ("--report",), "Also write a report to a file; may be given again.", "FORMAT=FILE"),
    Option("stat", bool, ("--stat",), "Tell the counts in one line on standard error."),
)
SOURCES = (
    Option("date", list[str] | None, ("--date",), "When a document was published. NAME may be a pattern.", "NAME=YYYY-MM-DD"),
    Option("language", list[str] | None, ("--language",), "A document's language. NAME may be a pattern.", "NAME=xx"),
    Option("include", list[str] | None, ("--include",), "Of folders, read only what this .gitignore pattern fits.", "PATTERN"),
    Option("exclude", list[str] | None, ("--exclude",), "Of folders, do not read what this .gitignore pattern fits.", "PATTERN"),
    Option("gitignore", bool | None, ("--gitignore/--no-gitignore",), "Leave out what .gitignore files leave out.  [default: yes]"),
    Option("files_from", str | None, ("--files-from",), "Read the paths from this file, one a line; - is standard input.", "FILE"),
    Option("stdin_filename", str | None, ("--stdin-filename",), "What the document - from standard input is called.", "NAME"),
    Option("list_files", bool, ("--list-files",), "List the files that would be read, and end."),
)
STORING = (
    Option("jobs", int | None, ("--jobs", "-j"), "Processes that read documents; 0: as many as pay.  [default: 0]", "N"),
    Option("engine", Literal["local", "dask"] | None, ("--engine",), "Where documents are read and compared.  [default: local]"),
    Option("scheduler", str | None, ("--scheduler",), "The scheduler of the cluster, for --engine dask.", "ADDRESS"),
    Option("cache", bool | None, ("--cache/--no-cache",), "Keep what was read, and read only what is new.  [default: yes]"),
    Option("cache_dir", str | None, ("--cache-dir",), "Where it is kept.  [default: the system's folder for caches]", "FOLDER"),
)
BOUNDS = (
    Option(
        "timeout", float | None, ("--timeout",), "Read no more after so long: show what there is, status 2.  [default: no end]", "SECONDS"
    ),
    Option("document_timeout", float | None, ("--document-timeout",), "Give up a document after so long.  [default: 600]", "SECONDS"),
    Option("document_memory", int | None, ("--document-memory",), "Give up one that takes more memory.  [default: 2000]", "MB"),
)
JUDGING = (
    Option("fail_on", Literal["conflict", "review", "never"] | None, ("--fail-on",), "What ends with status 1.  [default: conflict]"),
    Option("exit_zero", bool, ("--exit-zero",), "The same as --fail-on never."),
    Option("kinds", list[str] | None, ("--kind",), "Show findings of this kind only; may be given again.", "KIND"),
    Option("baseline", str | None, ("--baseline",), "The file of accepted findings.  [default: factcheck-baseline.jsonl]", "FILE"),
)
BASELINE = (
    Option("update_baseline", bool, ("--update-baseline",), "Accept all findings there are, forget those that are gone."),
    Option("strict_baseline", bool | None, ("--strict-baseline",), "Fail on accepted or ignored findings that are no longer there."),
    Option("changed_from", str | None, ("--changed-from",), "Show findings first where these files, one a line, take part.", "FILE"),
    Option("since", str | None, ("--since",), "Tell what is new, resolved and still open since this JSON result.", "FILE"),
)
WATCH = Option("watch", bool, ("--watch",), "Compare again whenever a document changes, until Ctrl-C.")
RATES = (Option("rates", str | None, ("--rates",), "Compare amounts in two currencies by the exchange rates of this file.", "FILE"),)
WITHIN = (Option("within", bool | None, ("--within/--no-within",), "Also where a document disagrees with itself."),)
READING = (*SOURCES, *STORING, *BOUNDS, *CONFIG)
WRITING = (*OUTPUT, *REPORTS)


class Command(NamedTuple):
    """A command: what it does, and the options that become the `Run` it is handed."""

    job: Job
    options: tuple[Option, ...]

    def add_to(self, app: typer.Typer) -> None:
        """Makes it a command of the application."""

        def start(**given: Any) -> int:
            shared = {option.name: given.pop(option.name) for option in self.options}
            run = Run.of(shared)
            with run.timed():
                return self.job(run, **given)

        own = [p.replace(kind=p.KEYWORD_ONLY) for p in list(inspect.signature(self.job, eval_str=True).parameters.values())[1:]]
        start.__signature__ = inspect.Signature([*own, *map(_parameter, self.options)])  # type: ignore[attr-defined]
        start.__annotations__ = {}
        app.command(self.job.__name__, help=self.job.__doc__)(start)


def command(commands: dict[str, Command], *options: Option) -> Callable[[Job], Job]:
    """Lists a function as a command that takes these options besides its own; its first argument is the `Run` they make."""

    def register(job: Job) -> Job:
        commands[job.__name__] = Command(job, options)
        return job

    return register


def _parameter(option: Option) -> inspect.Parameter:
    more: Mapping[str, Any] = {"count": True} if option.counted else {"metavar": option.metavar}
    declared = typer.Option(*option.flags, help=option.help, show_default=False, **more)
    annotation: Any = Annotated.__class_getitem__((option.type, declared))  # type: ignore[attr-defined]
    default = {bool: False, int: 0}.get(option.type)
    return inspect.Parameter(option.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
