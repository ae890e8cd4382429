"""Runs the command as users do: a process of its own, with an environment of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
UNSET = ("NO_COLOR", "FORCE_COLOR", "GITHUB_", "CI_PROJECT_DIR", "FACTCHECK_", "SOURCE_DATE_EPOCH")

# The command on a hand-built result: what the gate makes of a finding does not hang on what the stages find.
STAGED = """
import sys
import factcheck.pipeline as pipeline
from factcheck.cli import main
from tests.reports import samples

def compare(*arguments):
    {body}

pipeline.compare = compare
sys.exit(main(sys.argv[1:]))
"""
CONFLICT = "return samples.comparison(samples.GIFT)"
REVIEW = "return samples.comparison(samples.OPENING)"
INCOMPLETE = "return samples.comparison(samples.GIFT, errors=tuple(arguments[1]))"
NOTHING = "return samples.comparison()"


def environment(**more: str) -> dict[str, str]:
    """The environment with nothing in it that asks for a colour, a format or a level, nor for what was read before."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(UNSET)}
    return clean | {"PYTHONPATH": str(ROOT), "FACTCHECK_CACHE": "no"} | more


def factcheck(*arguments: str | Path, staged: str | None = None, env: dict[str, str] | None = None, **options: Any) -> Any:
    """The finished process; text is bytes. `staged` is the body of a function that stands in for the comparison."""
    options = {"capture_output": True, "timeout": 240, "cwd": ROOT} | options
    return subprocess.run(line(arguments, staged), env=environment(**(env or {})), **options)


def line(arguments: Sequence[str | Path], staged: str | None = None) -> list[str]:
    """The command line of a run."""
    start = ["-m", "factcheck"] if staged is None else ["-c", STAGED.format(body=staged)]
    return [sys.executable, *start, *map(str, arguments)]
