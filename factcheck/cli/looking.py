"""The commands for whoever looks at the evidence: the fact matrix, and the page that stays up to date."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck import console
from factcheck.cli.commands import COMMANDS as COMMANDS
from factcheck.cli.commands import PathsArgument
from factcheck.cli.options import JUDGING, OUTPUT, RATES, READING, WITHIN, command, formats
from factcheck.cli.run import OK, CannotRun, Run
from factcheck.settings import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.live.desk import Desk
    from factcheck.model import Comparison, Disagreement

TABLE = formats("auto", "text", "json", "csv")


@command(COMMANDS, TABLE, *RATES, *JUDGING, *OUTPUT, *READING)
def table(run: Run, paths: PathsArgument = None) -> int:
    """Show the facts that several documents tell: a row each, under each document the lines where it says what."""
    documents, problems = run.load(paths)
    from factcheck import reports

    result = run.settle(run.compared(documents, problems))
    return run.status(run.write(reports.TABLES, result), result.errors, [d.level for d in result])


@command(COMMANDS, *WITHIN, *RATES, *JUDGING, *READING)
def serve(
    run: Run,
    paths: PathsArgument = None,
    port: Annotated[int, typer.Option("--port", metavar="N", help="The port.  [default: one that is free]")] = 0,
    open_: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
) -> int:
    """Show the HTML report on this machine alone, kept up to date, with findings to accept; until Ctrl-C."""
    from threading import Thread

    from factcheck.live.desk import Desk
    from factcheck.live.server import Server
    from factcheck.live.watching import changes

    run = replace(run, flags={**run.flags, "update_baseline": True})  # a baseline may begin here
    following = changes(run.followed(paths))
    desk = Desk(lambda: _look(run, paths), run.settle, partial(_keep, run))
    try:
        server = Server(desk, port)
    except (OSError, OverflowError) as error:
        raise CannotRun(f"--port {port}: {getattr(error, 'strerror', None) or error}") from None
    Thread(target=_follow, args=(desk, following), daemon=True).start()
    console.write(server.address, None)
    if open_:
        import webbrowser

        webbrowser.open(server.address)
    with server, suppress(KeyboardInterrupt):  # that is how a server is stopped
        server.serve_forever()
    return OK


def _follow(desk: Desk, following: Iterator[list[str]]) -> None:
    for changed in following:
        console.say(f"changed: {', '.join(changed[:3])}{' ...' if len(changed) > 3 else ''}")
        try:
            desk.renew()
        except (CannotRun, SettingsError, OSError) as error:  # the page keeps what it shows until this is mended
            console.say(str(error))
        except Exception as error:  # an error of our own must not end the following without a word
            console.say(f"internal error: {type(error).__name__}: {error}; the page shows what was found before")


def _keep(run: Run, found: Sequence[Disagreement], reason: str) -> None:
    from factcheck.gate.baseline import with_accepted

    run.keep(with_accepted(run.entries(), found, reason, None))


def _look(run: Run, paths: list[str] | None) -> Comparison:
    with run.timed():
        return run.compared(*run.load(paths))
