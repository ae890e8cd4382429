"""The command line: flags become settings, settings a result, the result reports and an exit status.

0  no disagreement at or above --fail-on
1  at least one
2  could not do the job: wrong use, a missing path, no documents, a document that cannot be read, an error of our own
130  interrupted

2 outranks 1. Nothing else ever ends with 0 or 1: `main` is the one boundary that every error and every early end passes.
"""

from __future__ import annotations

import atexit
import errno
import gc
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from factcheck import __version__, console
from factcheck.cli import archiving as archiving
from factcheck.cli import looking as looking
from factcheck.cli.commands import COMMANDS
from factcheck.cli.run import FAILED, INTERRUPTED, OK, CannotRun
from factcheck.settings import SettingsError

# New objects between two searches for garbage: there is next to none, and a search costs more the more there is in memory.
_GARBAGE = 100_000


def _version(wanted: bool) -> None:
    if wanted:
        console.write(f"factcheck {__version__}", None)
        raise typer.Exit


def _common(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Holds what every command shares: nothing but --version."""


def application(arguments: Sequence[str]) -> typer.Typer:
    """The application with the command that the arguments name, or with all of them: typer's work grows with each."""
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
    app.callback()(_common)
    first = arguments[0] if arguments and not os.environ.get("_FACTCHECK_COMPLETE") else ""
    wanted = [first] if first in COMMANDS else ["schema"] if first == "--version" else list(COMMANDS)
    for name in wanted:
        COMMANDS[name].add_to(app)
    return app


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line and returns its exit status; the one place where errors end."""
    gc.set_threshold(_GARBAGE)
    if arguments is None:  # the process is this command: at its end Python would search all that is left for garbage, twice
        atexit.register(gc.freeze)
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        result = application(given)(args=spread(given), prog_name="factcheck", standalone_mode=False)
        return result if isinstance(result, int) else OK
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as stop:
        return _stopped(stop)
    except (SettingsError, CannotRun) as error:
        console.say(str(error))
    except Exception as error:
        if _machines_are_lost(error):
            console.say(str(error))
            return FAILED
        _failed(error, bool(os.environ.get("FACTCHECK_DEBUG")) or not {"-v", "--verbose"}.isdisjoint(given))
    return FAILED


def _machines_are_lost(error: Exception) -> bool:
    engines = sys.modules.get("factcheck.engines")  # which a start does not load
    return engines is not None and isinstance(error, engines.LostMachines)


def spread(arguments: Sequence[str]) -> list[str]:
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


def _failed(error: Exception, in_full: bool) -> None:
    """Says what went wrong in one line. Errors of use know how to show themselves; typer does not export their class."""
    show = getattr(error, "show", None)
    if show is not None:
        try:
            show()
        except OSError:
            console.say("wrong use")
    elif in_full:
        import traceback

        traceback.print_exception(error)
    elif isinstance(error, OSError):
        console.say(str(error))
    else:
        console.say(f"internal error: {type(error).__name__}: {error} (--verbose shows where)")


if __name__ == "__main__":
    sys.exit(main())
