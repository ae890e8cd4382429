"""The words that texts against a language are made of: its own, and what figures are written with."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from factcheck.languages import load

SIGNS = [*"3,.-–/()%$€'\"«»:;?!", "12", "2024", "1.5", "1,234", "5/12", "10:30", "2024-05-03", "31", "\n", "\u00a0", "\u202f"]
ROWS = ("example", "counterexample", "concepts", "names")


@cache
def vocabulary(code: str) -> list[str]:
    """The words and phrases of a language file, templates with their marks as well."""
    return sorted({*SIGNS, *_phrases({key: table for key, table in load(code).data.items() if key not in ROWS})})


def _phrases(tree: Any) -> Iterator[str]:
    if isinstance(tree, dict):
        for branch in tree.values():
            yield from _phrases(branch)
    elif isinstance(tree, list):
        for branch in tree:
            yield from _phrases(branch)
    elif isinstance(tree, str):
        yield from filter(None, (part.strip(" *?{}") for part in tree.replace("|", ",").split(",")))
