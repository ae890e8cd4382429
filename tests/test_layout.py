"""The house has floors: cli on pipeline, pipeline on the stages, the stages side by side on languages and settings, those on the model.

Imports run downwards only, and no stage imports another: what passes between them is what the model names.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from factcheck import reports
from factcheck.cli import options
from factcheck.settings import readers

PACKAGE = Path(__file__).resolve().parent.parent / "factcheck"
FLOORS = (
    {"__main__"},
    {"cli", "testing"},
    {"cluster"},
    {"console", "live", "pipeline"},
    {"documents", "facts", "alignment", "disagreements", "gate", "reports"},
    {"engines", "languages", "rules", "schemas", "settings"},
    {"rates", "relations"},
    {"model", "display", "units"},
    {"budget", "notebook", "values"},
    {"digests", "records"},
)
BARE = ("records", "model", "values", "units", "rates", "relations", "display", "settings", "rules")  # stand on the standard library alone


def floor(room: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if room in rooms)


def imports() -> Iterator[tuple[str, str, str]]:
    """(importing room, imported room, place) of every import within the package, wherever it stands in the file."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        if parts == ("__init__",):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            for module in _modules(node, parts):
                if module.startswith("factcheck."):
                    yield parts[0], module.split(".")[1], f"{'/'.join(parts)}.py:{getattr(node, 'lineno', 0)}"


def _modules(node: ast.AST, parts: tuple[str, ...]) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    base = node.module or ""
    if node.level:
        above = ("factcheck", *parts[: len(parts) - node.level])
        base = ".".join((*above, base)).rstrip(".")
    rooms = {room for rooms in FLOORS for room in rooms}
    return [f"{base}.{alias.name}" for alias in node.names if alias.name in rooms] if base == "factcheck" else [base]


def test_every_room_has_a_floor() -> None:
    rooms = {p.stem if p.is_file() else p.name for p in PACKAGE.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    assert rooms - {"__init__"} <= {room for rooms in FLOORS for room in rooms}


def test_imports_run_downwards_only() -> None:
    wrong = [f"{place}: {a} imports {b}" for a, b, place in imports() if a != b and floor(a) >= floor(b)]
    assert wrong == []


def test_the_check_sees_what_it_should() -> None:
    seen = {(a, b) for a, b, _ in imports()}
    assert {("cli", "pipeline"), ("pipeline", "facts"), ("reports", "model"), ("model", "values")} <= seen


@pytest.mark.parametrize("room", BARE)
def test_the_floor_is_bare(room: str) -> None:
    files = sorted((PACKAGE / room).rglob("*.py")) or [PACKAGE / f"{room}.py"]
    for path in files:
        tree = ast.parse(path.read_text("utf-8"))
        tops = {module.split(".")[0] for node in ast.walk(tree) for module in _modules(node, (room,))}
        assert tops - {"factcheck", "__future__"} <= sys.stdlib_module_names


@pytest.mark.parametrize(
    ("option", "registries"),
    [
        (options.FINDINGS, (reports.COMPARISONS, reports.CHECKS)),
        (options.FACTS, (reports.FACTS,)),
        (options.PLAIN, (reports.EXPLANATIONS, reports.LANGUAGES, reports.SETTINGS)),
    ],
)
def test_the_command_line_names_the_formats_that_there_are(option: options.Option, registries: tuple[reports.Registry, ...]) -> None:
    named = set(get_args(get_args(option.type)[0]))
    assert all(named == {"auto", *registry} for registry in registries)
    for name in named:
        assert readers.format("--format", name) == name
    for registry in registries:
        assert all(callable(reports.renderer(registry, name)) for name in registry)


def test_no_room_is_called_utils() -> None:
    assert [p for p in PACKAGE.rglob("*") if p.stem in ("utils", "helpers", "common") and p.suffix == ".py"] == []


def test_classes_of_records_are_defined_in_one_way() -> None:
    """The standard decorator takes a tenth of a short run to define the program's classes."""
    standard = re.compile(r"^ *from dataclasses import .*\bdataclass\b", re.MULTILINE)
    assert {p.name for p in PACKAGE.rglob("*.py") if standard.search(p.read_text("utf-8"))} == {"records.py"}
