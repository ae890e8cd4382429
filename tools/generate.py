"""Writes what is made of the program itself: the manual page and the reference pages of the documentation.

    python tools/generate.py

The manual page and docs/commands.md come from the commands, docs/settings.md from the list of settings, docs/rules.md from the rules.
A test compares what is kept with what would be written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import typer

from factcheck import rules
from factcheck.cli import application
from factcheck.settings import key_of, options, starter

ROOT = Path(__file__).resolve().parent.parent
STATUS = (
    ("0", "no disagreement at or above --fail-on"),
    ("1", "at least one"),
    ("2", "the job could not be done: wrong use, a missing path, no documents, a document that cannot be read"),
    ("130", "interrupted"),
)


def commands() -> Mapping[str, Any]:
    """The commands as typer sees them, by name."""
    group: Any = typer.main.get_command(application([]))
    return dict(group.commands)


def pages() -> dict[str, str]:
    """Each generated file by its path in the repository."""
    return {
        "man/factcheck.1": manual(),
        "docs/commands.md": reference(),
        "docs/settings.md": settings(),
        "docs/rules.md": catalogue(),
    }


# ---- the manual page (man-pages(7), in the man macros)


def manual() -> str:
    """The manual page."""
    lines = ['.TH FACTCHECK 1 "" "factcheck" "User Commands"', ".SH NAME", "factcheck \\- show where documents disagree"]
    lines += [".SH SYNOPSIS", ".B factcheck", "\\fICOMMAND\\fR [\\fIOPTIONS\\fR] [\\fIPATH\\fR...]", ".SH DESCRIPTION"]
    lines += ["Shows where documents, in any mix of languages, disagree on dates, money, quantities and who said what."]
    for name, command in commands().items():
        lines += [f'.SH "{name.upper()}"', _roff(f"factcheck {name} {_usage(command)}"), ".PP", _roff(command.help)]
        for flags, help in _parameters(command):
            lines += [".TP", f"\\fB{_roff(flags)}\\fR", _roff(help)]
    lines += [".SH ENVIRONMENT", "FACTCHECK_\\fINAME\\fR stands in for the setting \\fIname\\fR, as in FACTCHECK_FAIL_ON.", ".br"]
    lines += ["NO_COLOR and FORCE_COLOR are respected. SOURCE_DATE_EPOCH is the day on which accepted findings run out."]
    lines += [
        ".SH FILES",
        "factcheck.toml, or [tool.factcheck] in pyproject.toml: settings;",
        "factcheck-baseline.jsonl: accepted findings.",
    ]
    lines += [".SH EXIT STATUS", *(part for status, means in STATUS for part in (".TP", status, _roff(means)))]
    return "\n".join(lines) + "\n"


def _roff(text: str) -> str:
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^([.'])", r"\\&\1", escaped, flags=re.MULTILINE)


# ---- the pages of the documentation


def reference() -> str:
    """Every command with its arguments and options."""
    parts = ["# Commands", "", "Written by `make docs`; `factcheck COMMAND --help` says the same.", ""]
    for name, command in commands().items():
        parts += [f"## {name}", "", command.help, "", "```text", f"factcheck {name} {_usage(command)}".strip(), "```", ""]
        parts += [
            "| option | meaning |",
            "| --- | --- |",
            *(f"| `{_cell(flags)}` | {_cell(help)} |" for flags, help in _parameters(command)),
            "",
        ]
    parts += ["## Exit status", "", "| status | meaning |", "| --- | --- |", *(f"| {status} | {means} |" for status, means in STATUS), ""]
    return "\n".join(parts)


def settings() -> str:
    """Every setting with its default, and the file that `factcheck init` writes."""
    rows = [f"| `{key_of(o.name)}` | {_cell(o.metadata['help'])} | `FACTCHECK_{o.name.upper()}` |" for o in options() if o.metadata["file"]]
    return "\n".join([
        "# Settings",
        "",
        "They stand in `factcheck.toml`, or in `[tool.factcheck]` of `pyproject.toml`: the nearest one upward from the working directory.",
        "A flag beats `--config key=value`, which beats the environment, which beats the file. Paths are relative to the file.",
        "Tables, such as `date`, are laid over one another entry by entry. A key that does not exist is an error.",
        "`factcheck config` shows every value in force and where it is from.",
        "",
        "| key | meaning | in the environment |",
        "| --- | --- | --- |",
        *rows,
        "",
        "In the environment lists are parted by commas, and tables are lists of `NAME=VALUE`; `aliases`, `pin` and `ignore` need a file.",
        "",
        "## What `factcheck init` writes",
        "",
        "```toml",
        starter.text().rstrip(),
        "```",
        "",
    ])  # fmt: skip


def catalogue() -> str:
    """Every rule."""
    head = "# Rules\n\nA code never changes its meaning. `factcheck explain FC101` says the same as this page.\n"
    return "\n\n".join([head.rstrip(), *(rule.markdown() for rule in rules.rules().values())]) + "\n"


def _usage(command: Any) -> str:
    arguments = " ".join(p.metavar or p.name for p in command.params if p.param_type_name == "argument")
    return f"[OPTIONS] {arguments}".strip()


def _parameters(command: Any) -> Iterator[tuple[str, str]]:
    for p in command.params:
        if p.param_type_name == "argument":
            yield p.metavar or p.name, p.help or ""
            continue
        flags = ", ".join([*sorted(p.opts, key=len), *p.secondary_opts])
        takes = "" if p.is_flag or p.count else f" {p.metavar or '|'.join(getattr(p.type, 'choices', ())) or 'TEXT'}"
        yield flags + takes, p.help or ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main() -> None:
    """Writes every page."""
    for name, text in pages().items():
        (ROOT / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
