"""The command for whoever checks drafts against more documents than can be read each time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck import console
from factcheck.cli.commands import COMMANDS as COMMANDS
from factcheck.cli.commands import PathsArgument
from factcheck.cli.options import READING, command
from factcheck.cli.run import CannotRun, Run

if TYPE_CHECKING:
    from factcheck.model import Problem


@command(COMMANDS, *READING)
def index(
    run: Run,
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="The archive; it is made where there is none.")],
    paths: PathsArgument = None,
) -> int:
    """Keep documents in an archive, for check --against: what is new is added, what has changed read anew, what is gone forgotten."""
    if run.shared_out:
        raise CannotRun("index writes one file on this machine and reads there, too: leave out --engine")
    problems: list[Problem] = []
    import sqlite3

    from factcheck import pipeline
    from factcheck.engines.archive import NoArchive

    try:
        changes = pipeline.index(output, run.batches(paths, problems), _gone(run.paths(paths), problems), console.watched, run.engine())
    except (NoArchive, sqlite3.Error) as error:
        raise CannotRun(f"{output}: {error}") from None
    console.say(f"{output}: {changes.added} added, {changes.updated} updated, {changes.forgotten} forgotten; {changes.total} documents")
    return run.status(True, [*problems, *changes.failed])


def _gone(paths: Sequence[str], problems: Sequence[Problem]) -> Callable[[str], bool]:
    """Whether a document of the archive that was not found now is to be forgotten: it lay at or below one of the paths, and it is not
    among what could not be read, which may come back."""

    def gone(name: str) -> bool:
        return any(_is_in(name, Path(p).as_posix()) for p in paths) and not any(_is_in(name, p.document) for p in problems)

    return gone


def _is_in(name: str, path: str) -> bool:
    if path == ".":
        return not Path(name).is_absolute() and not name.startswith("..")
    return name == path or name.startswith((f"{path.rstrip('/')}/", f"{path}#"))
