"""The commands for whoever looks at the evidence: the fact matrix, and the page that stays up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck import console
from factcheck.cli.commands import COMMANDS as COMMANDS
from factcheck.cli.commands import PathsArgument
from factcheck.cli.options import JUDGING, OUTPUT, READING, command, formats
from factcheck.cli.run import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model import Comparison, Document, Problem

TABLE = formats("auto", "text", "json", "csv")


@command(COMMANDS, TABLE, *JUDGING, *OUTPUT, *READING)
def table(run: Run, paths: PathsArgument = None) -> int:
    """Show the facts that several documents tell: a row each, under each document the lines where it says what."""
    documents, problems = run.load(paths)
    from factcheck import reports

    result = run.settle(_compared(run, documents, problems))
    return run.status(run.write(reports.TABLES, result), problems, [d.level for d in result])


def _compared(run: Run, documents: Sequence[Document], problems: Sequence[Problem]) -> Comparison:
    from factcheck import pipeline

    s = run.settings
    return pipeline.compare([*documents, *run.pins()], problems, console.watched, s.within, s.aliases, run.engine())
