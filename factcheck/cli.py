"""The commands: flags become settings, settings a result, the result a report and an exit status.

0  no disagreement at or above --fail-on
1  at least one
2  could not do the job: wrong use, a missing path, no documents, a document that cannot be read, an error of our own
130  interrupted

2 outranks 1. Nothing else ever ends with 0 or 1: `main` is the one boundary that every error and every early end passes.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck import __version__, console
from factcheck import settings as options
from factcheck.settings import Color, FactsFormat, FailOn, Format, Settings, SettingsError

if TYPE_CHECKING:
    from factcheck.model import Document, Problem

Renderer = Callable[[Any, Any], str]
OK, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130
# New objects between two searches for garbage: there is next to none, and a search costs more the more there is in memory.
_GARBAGE = 100_000

# Rich markup would double the time that --help takes.
app = typer.Typer(
    name="factcheck",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Shows where documents, in any mix of languages, disagree on dates, money, quantities and who said what.",
    epilog="Exit status: 0 no disagreement at or above --fail-on, 1 at least one, 2 could not do the job, 130 interrupted.",
)

Paths = Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, and folders with all documents below them.")]
FormatOption = Annotated[Format | None, typer.Option("--format", "-f", help="How to write the result.  [default: text]")]
FactsFormatOption = Annotated[
    FactsFormat | None, typer.Option("--format", "-f", help="How to write the facts; jsonl and csv have one a line.  [default: text]")
]
OutputOption = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the result there instead.")]
FailOnOption = Annotated[FailOn | None, typer.Option(help="What ends with status 1.  [default: conflict]")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Findings only: no verdict, no coverage, no list of documents.")]
ColorOption = Annotated[Color | None, typer.Option(help="When to use colours.  [default: auto]")]
DateOption = Annotated[
    list[str] | None, typer.Option("--date", metavar="NAME=YYYY-MM-DD", help="When a document was published. NAME may be a pattern.")
]
LanguageOption = Annotated[
    list[str] | None, typer.Option("--language", metavar="NAME=xx", help="A document's language. NAME may be a pattern.")
]
WithinOption = Annotated[bool, typer.Option("--within", help="Also where a document disagrees with itself.")]


class CannotRun(Exception):
    """The job cannot be done; the message says why to the user."""


def _version(wanted: bool) -> None:
    if wanted:
        console.write(f"factcheck {__version__}", None)
        raise typer.Exit


@app.callback()
def factcheck(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Holds what every command shares: nothing but --version."""


@app.command()
def compare(
    paths: Paths,
    format: FormatOption = None,
    output: OutputOption = None,
    fail_on: FailOnOption = None,
    quiet: QuietOption = False,
    color: ColorOption = None,
    date: DateOption = None,
    language: LanguageOption = None,
    within: WithinOption = False,
) -> int:
    """Compare the documents and show the facts on which they disagree."""
    settings = _settings(
        format=format, output=output, fail_on=fail_on, quiet=quiet, color=color, date=date, language=language, within=within or None
    )
    documents, problems = _load(paths, settings)
    from factcheck import pipeline, reports

    result = pipeline.compare(documents, problems, console.watched, settings.within)
    console.write(_renderer(settings, reports.COMPARISONS)(result, _view(settings)), settings.output)
    return _status(settings, problems, [d.level for d in result])


@app.command()
def extract(
    paths: Paths,
    format: FactsFormatOption = None,
    output: OutputOption = None,
    quiet: QuietOption = False,
    color: ColorOption = None,
    date: DateOption = None,
    language: LanguageOption = None,
) -> int:
    """List the facts of each document: where, what kind, which value, in which words."""
    settings = _settings(format=format, output=output, quiet=quiet, color=color, date=date, language=language)
    documents, problems = _load(paths, settings)
    from factcheck import pipeline, reports

    result = pipeline.extract_all(documents, problems, console.watched)
    console.write(_renderer(settings, reports.FACTS)(result, _view(settings)), settings.output)
    return _status(settings, problems)


@app.command()
def explain(
    question: Annotated[str, typer.Argument(metavar="ID", help="The id of a finding or a fact, a place (a.txt:12), or words.")],
    paths: Paths,
    format: FormatOption = None,
    output: OutputOption = None,
    quiet: QuietOption = False,
    color: ColorOption = None,
    date: DateOption = None,
    language: LanguageOption = None,
    within: WithinOption = False,
) -> int:
    """Tell why facts were held against one another, and why they are or are not called a conflict."""
    settings = _settings(format=format, output=output, quiet=quiet, color=color, date=date, language=language, within=within or None)
    documents, problems = _load(paths, settings)
    from factcheck import pipeline, reports

    result = pipeline.compare(documents, problems, console.watched, settings.within)
    selection = reports.select(result, question)
    selection = replace(selection, considered=tuple(pipeline.considered(result, selection.asked)))
    console.write(_renderer(settings, reports.EXPLANATIONS)(selection, _view(settings)), settings.output)
    if not selection:
        raise CannotRun(f"nothing here is or holds {question!r}")
    return _status(settings, problems)


@app.command()
def check(
    drafts: Annotated[list[Path], typer.Argument(metavar="DRAFT...", help="What is to be checked: files, and folders.")],
    against: Annotated[list[Path], typer.Option("--against", metavar="PATH...", help="The sources: files, and folders.")],
    format: FormatOption = None,
    output: OutputOption = None,
    fail_on: FailOnOption = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on facts that no source tells, too.")] = False,
    quiet: QuietOption = False,
    color: ColorOption = None,
    date: DateOption = None,
    language: LanguageOption = None,
) -> int:
    """Hold each fact of a draft against sources: supported, contradicted, or not found in them."""
    settings = _settings(
        format=format, output=output, fail_on=fail_on, quiet=quiet, color=color, date=date, language=language, strict=strict or None
    )
    mine, theirs, problems = _sides(drafts, against, settings)
    from factcheck import pipeline, reports

    result = pipeline.check(mine, theirs, problems, console.watched)
    console.write(_renderer(settings, reports.CHECKS)(result, _view(settings)), settings.output)
    return _status(settings, problems, ["not_found" if f.status == "not_found" else f.level for f in result])


@app.command()
def languages(
    format: FormatOption = None,
    output: OutputOption = None,
    quiet: QuietOption = False,
    color: ColorOption = None,
) -> int:
    """List the languages, in tiers, and how much of each is covered."""
    settings = _settings(format=format, output=output, quiet=quiet, color=color)
    from factcheck import reports
    from factcheck.languages.coverage import coverage

    console.write(_renderer(settings, reports.LANGUAGES)(coverage(), _view(settings)), settings.output)
    return OK


def _settings(
    *,
    output: Path | None,
    quiet: bool,
    date: Sequence[str] | None = None,
    language: Sequence[str] | None = None,
    **flags: Any,
) -> Settings:
    flags |= {"output": str(output) if output else None, "quiet": quiet or None}
    flags |= {"dates": options.dates(date or ()), "languages": options.languages(language or ())}
    return options.resolve(flags, os.environ)


def _load(paths: Sequence[Path], settings: Settings) -> tuple[list[Document], list[Problem]]:
    from factcheck import pipeline

    loaded = pipeline.load([str(path) for path in paths], settings.languages, settings.dates)
    for problem in loaded.problems:
        console.say(str(problem))
    if loaded.unmatched:
        raise CannotRun(f"--date or --language: no document is called {', '.join(map(repr, loaded.unmatched))}")
    return loaded.documents, loaded.problems


def _sides(drafts: Sequence[Path], against: Sequence[Path], settings: Settings) -> tuple[list[Document], list[Document], list[Problem]]:
    """The drafts, the sources, and what could not be read. A draft that also lies among the sources is no source."""
    from factcheck import pipeline

    mine, theirs = (pipeline.load([str(path) for path in paths], settings.languages, settings.dates) for paths in (drafts, against))
    problems = list(dict.fromkeys([*mine.problems, *theirs.problems]))
    for problem in problems:
        console.say(str(problem))
    if unmatched := [name for name in mine.unmatched if name in theirs.unmatched]:
        raise CannotRun(f"--date or --language: no document is called {', '.join(map(repr, unmatched))}")
    own = {Path(d.name).resolve() for d in mine.documents}
    sources = [d for d in theirs.documents if Path(d.name).resolve() not in own]
    if theirs.documents and not sources:
        raise CannotRun("--against: every source is one of the drafts")
    return mine.documents, sources, problems


def _renderer(settings: Settings, formats: Mapping[str, Renderer]) -> Renderer:
    return options.choose("format", settings.format, formats)


def _view(settings: Settings) -> Any:
    from factcheck.reports import View

    color = settings.output is None or settings.color == "always"
    return View(color and console.wants_color(settings.color, sys.stdout, os.environ), settings.quiet)


def _status(settings: Settings, problems: Sequence[Problem], levels: Sequence[str | None] = ()) -> int:
    if problems:
        return FAILED
    return FOUND if settings.fails(levels) else OK


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line and returns its exit status; the one place where errors end."""
    gc.set_threshold(_GARBAGE)
    try:
        result = app(args=_spread(sys.argv[1:] if arguments is None else arguments), prog_name="factcheck", standalone_mode=False)
        return result if isinstance(result, int) else OK
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as stop:
        return _stopped(stop)
    except (SettingsError, CannotRun) as error:
        console.say(str(error))
    except Exception as error:
        _failed(error)
    return FAILED


def _spread(arguments: Sequence[str]) -> list[str]:
    """The arguments with `--against a b` written `--against a --against b`: a shell spreads a pattern, typer takes one value."""
    out: list[str] = []
    taking = False
    for n, argument in enumerate(arguments):
        if argument.startswith("-") and argument != "-":
            taking = argument == "--against" and arguments[0] == "check"
        elif taking and arguments[n - 1] != "--against":
            out.append("--against")
        out.append(argument)
    return out


def _stopped(stop: SystemExit) -> int:
    """typer ends by itself for shell completion, and with 1 where a reader of --help has gone, which is no finding."""
    if isinstance(stop.__context__, OSError) and stop.__context__.errno == errno.EPIPE:
        return OK
    return OK if stop.code in (None, 0) else FAILED


def _failed(error: Exception) -> None:
    """Says what went wrong in one line. Errors of use know how to show themselves; typer does not export their class."""
    show = getattr(error, "show", None)
    if show is not None:
        try:
            show()
        except OSError:
            console.say("wrong use")
    elif os.environ.get("FACTCHECK_DEBUG"):
        import traceback

        traceback.print_exception(error)
    elif isinstance(error, OSError):
        console.say(str(error))
    else:
        console.say(f"internal error: {type(error).__name__}: {error} (FACTCHECK_DEBUG=1 shows where)")


if __name__ == "__main__":
    sys.exit(main())
