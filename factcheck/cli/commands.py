"""The commands. Each is a few steps of a `Run`; the options it takes stand in its head."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck import console
from factcheck.cli.options import (
    BASELINE,
    CONFIG,
    FACTS,
    FINDINGS,
    JUDGING,
    OUTPUT,
    PLAIN,
    RATES,
    READING,
    WATCH,
    WITHIN,
    WRITING,
    Command,
    command,
)
from factcheck.cli.run import OK, CannotRun, Run
from factcheck.settings import SettingsError

if TYPE_CHECKING:
    from factcheck.model import Comparison

COMMANDS: dict[str, Command] = {}
PathsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PATH...]", help="Files, and folders with all documents below them.  [default: paths of the settings]"),
]


@command(COMMANDS, FINDINGS, WATCH, *WITHIN, *RATES, *JUDGING, *BASELINE, *WRITING, *READING)
def compare(run: Run, paths: PathsArgument = None) -> int:
    """Compare the documents and show the facts on which they disagree."""
    if run.flags["list_files"]:
        return _list_files(run, paths)
    return _watch(run, paths) if run.flags["watch"] else _compare(run, paths)[0]


def _compare(run: Run, paths: list[str] | None, before: Comparison | None = None) -> tuple[int, Comparison]:
    """The status and the result, which is told with its changes where there is one `before`."""
    with run.timed():
        return _timed(run, paths, before)


def _timed(run: Run, paths: list[str] | None, before: Comparison | None) -> tuple[int, Comparison]:
    documents, problems = run.load(paths)
    from factcheck import reports

    whole = run.compared(documents, problems)
    result = run.settle(whole)
    if run.flags["update_baseline"]:
        if whole.errors:
            raise CannotRun("the baseline is not updated: not all documents could be read")
        from factcheck.gate import baseline

        run.keep(baseline.updated(result, run.entries()))
        result = run.settle(whole)
    if before and not run.settings.since:
        from factcheck.gate.since import compared_with

        result = compared_with(result, before.to_dict()["disagreements"])
    done = run.write(reports.COMPARISONS, result)
    run.tell_stale(result, reports.COMPARISONS)
    run.tell_counts(result)
    return run.status(done, result.errors, [d.level for d in result], result.stale), result


def _watch(run: Run, paths: list[str] | None) -> int:
    """Compares, and again whenever a document changes; ends where it is interrupted."""
    from factcheck.live.watching import changes

    following = changes(run.followed(paths))
    before = _compare(run, paths)[1]
    for changed in following:
        console.say(f"changed: {', '.join(changed)}")
        try:
            before = _compare(run, paths, before)[1]
        except (CannotRun, SettingsError, OSError) as error:  # a slip in a file is mended while this waits
            console.say(str(error))
    return OK


@command(COMMANDS, FINDINGS, *RATES, *JUDGING, *WRITING, *READING)
def check(
    run: Run,
    drafts: Annotated[list[str], typer.Argument(metavar="DRAFT...", help="What is to be checked: files, and folders.")],
    against: Annotated[
        list[str] | None,
        typer.Option("--against", metavar="PATH...", help="The sources: files, folders, archives.  [default: paths of the settings]"),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on facts that no source tells, too.")] = False,
) -> int:
    """Hold each fact of a draft against sources: supported, contradicted, or not found in them."""
    run = replace(run, settings=replace(run.settings, strict=strict or run.settings.strict))
    mine, theirs, problems, engine = run.sides(drafts, against)
    from factcheck import pipeline, reports

    aliases, rates = run.settings.aliases, run.rates()
    result = pipeline.check(mine, theirs, problems, console.watched, aliases, run.settle, engine, rates, run.stages)
    done = run.write(reports.CHECKS, result)
    run.tell_counts(result.comparison)
    return run.status(done, result.errors, ["not_found" if f.status == "not_found" else f.level for f in result])


@command(COMMANDS, FACTS, *OUTPUT, *READING)
def extract(run: Run, paths: PathsArgument = None) -> int:
    """List the facts of each document: where, what kind, which value, in which words."""
    if run.flags["list_files"]:
        return _list_files(run, paths)
    documents, problems = run.load(paths)
    from factcheck import pipeline, reports

    result = pipeline.extract_all(documents, problems, console.watched, run.engine())
    return run.status(run.write(reports.FACTS, result), result.errors)


@command(COMMANDS, PLAIN, *WITHIN, *RATES, *OUTPUT, *READING)
def explain(
    run: Run,
    question: Annotated[
        str, typer.Argument(metavar="ID", help="The id of a finding or a fact, a place (a.txt:12), words; alone, a rule (FC101).")
    ],
    paths: PathsArgument = None,
) -> int:
    """Tell what a rule means, or why facts were held against one another and are or are not called a conflict."""
    from factcheck import rules

    if not paths and (rule := rules.find(question)):
        console.write(rule.text(), run.settings.output)
        return OK
    if not paths and not run.settings.paths and not run.flags["files_from"]:
        raise CannotRun(f"{question!r} is no rule: to ask about documents, name them")
    documents, problems = run.load(paths)
    from factcheck import pipeline, reports

    result = run.compared(documents, problems)
    selection = reports.select(result, question)
    selection = replace(selection, considered=tuple(pipeline.considered(result, selection.asked, run.settings.aliases)))
    done = run.write(reports.EXPLANATIONS, selection)
    if not selection:
        raise CannotRun(f"nothing here is or holds {question!r}")
    return run.status(done, result.errors)


@command(COMMANDS, *WITHIN, *RATES, *READING)
def accept(
    run: Run,
    finding: Annotated[str, typer.Argument(metavar="ID", help="The id of the finding, or its beginning.")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why it may stay.")],
    paths: PathsArgument = None,
    expires: Annotated[str | None, typer.Option("--expires", metavar="YYYY-MM-DD", help="The last day on which it is accepted.")] = None,
    baseline: Annotated[str | None, typer.Option("--baseline", metavar="FILE", help="The file of accepted findings.")] = None,
) -> int:
    """Accept a finding: it is kept with its reason in the baseline and fails no more, until one of its values changes."""
    from factcheck.settings import readers

    reason = readers.text("--reason", reason)
    until = readers.day("--expires", expires) if expires else None
    run = replace(run, settings=replace(run.settings, baseline=baseline or run.settings.baseline))
    run = replace(run, flags={**run.flags, "update_baseline": True})  # a baseline may begin here
    documents, problems = run.load(paths)
    from factcheck.gate.baseline import with_accepted

    result = run.compared(documents, problems)
    found = [d for d in result if d.id.casefold().startswith(finding.casefold())]
    if len({d.id for d in found}) != 1:
        told = f"{len(found)} findings: {', '.join(d.id for d in found[:5])}" if found else "no finding of these documents"
        raise CannotRun(f"{finding!r} is {told}")
    run.keep(with_accepted(run.entries(), found, reason, until))
    return run.status(True, result.errors)


@command(COMMANDS, PLAIN, *OUTPUT, *CONFIG)
def languages(run: Run) -> int:
    """List the languages, in tiers, and how much of each is covered."""
    from factcheck import reports
    from factcheck.languages.coverage import coverage

    return run.status(run.write(reports.LANGUAGES, coverage()), ())


@command(COMMANDS, PLAIN, *WITHIN, *RATES, *JUDGING, *OUTPUT, *READING)
def config(run: Run) -> int:
    """Show every setting in force and where it is from."""
    from factcheck import reports

    return run.status(run.write(reports.SETTINGS, run.settings), ())


@command(COMMANDS)
def init(
    run: Run,
    pyproject: Annotated[bool, typer.Option("--pyproject", help="Add the settings to pyproject.toml instead.")] = False,
    ci: Annotated[str | None, typer.Option("--ci", metavar="NAME", help="Print what runs the gate: github, gitlab or pre-commit.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a factcheck.toml that is there.")] = False,
) -> int:
    """Write a factcheck.toml that names every setting, all of them commented out."""
    from factcheck.settings import choose, starter

    snippet = choose("--ci", ci, starter.SNIPPETS) if ci else None
    name, text = starter.begun(pyproject, force)
    console.write(text.removesuffix("\n"), name)
    console.say(f"wrote {name}")
    if snippet:
        console.write(snippet, None)
    return OK


@command(COMMANDS)
def schema(
    run: Run, name: Annotated[str, typer.Argument(metavar="[NAME]", help="comparison, check, facts, or disagreement.")] = "comparison"
) -> int:
    """Print the JSON Schema of an output."""
    from factcheck import schemas
    from factcheck.settings import choose

    console.write(choose("schema", name, schemas.texts()).rstrip(), None)
    return OK


def _list_files(run: Run, paths: list[str] | None) -> int:
    from factcheck import pipeline

    names, problems = pipeline.listed(run.paths(paths), run.settings)
    for problem in problems:
        console.say(str(problem))
    from factcheck.reports.view import printable, unspoken

    console.write(unspoken("\n".join(map(printable, names))), run.settings.output)
    return run.status(True, problems)
