"""Every output of every command, and what in one is a sign that foreign text got through it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from factcheck.reports import CHECKS, COMPARISONS, EXPLANATIONS, FACTS, SETTINGS, TABLES, View, renderer
from factcheck.reports.page import render
from factcheck.settings import Settings
from tests.hostile import carriers
from tests.hostile.shapes import SHAPES

HARMLESS = "a word"
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f]")
FENCES = re.compile("[\u2067-\u2069]")
FOR_PEOPLE = ("text", "concise", "markdown")
COMMAND = re.compile(r"^\s*::|##(?=\[|vso\[|teamcity\[)", re.MULTILINE)


def settings(payload: str) -> Settings:
    return Settings(aliases={payload: (payload,)}, exclude=(payload,), origins={"aliases": payload, "exclude": payload})


RESULTS: dict[str, tuple[Any, Callable[[str], Any]]] = {
    "compare": (COMPARISONS, carriers.comparison),
    "check": (CHECKS, carriers.check),
    "extract": (FACTS, carriers.extraction),
    "explain": (EXPLANATIONS, carriers.selection),
    "table": (TABLES, carriers.comparison),
    "config": (SETTINGS, settings),
}
PAGES: dict[str, Callable[[Any], str]] = {
    "served": lambda comparison: render(comparison, live=7),
    "notebook": lambda comparison: str(comparison._repr_html_()),
}
OUTPUTS = [*((command, name) for command, (registry, _) in RESULTS.items() for name in registry), *((page, "html") for page in PAGES)]


def shown(command: str, name: str, payload: str) -> str:
    if command in PAGES:
        return PAGES[command](carriers.comparison(payload))
    registry, make = RESULTS[command]
    view = View(root="/srv", here="/srv/desk", failing=frozenset({"conflict", "not_found"}))
    return renderer(registry, name)(make(payload), view)


@cache
def harmless(command: str, name: str) -> Any:
    return SHAPES[name](shown(command, name, HARMLESS))


def broken(command: str, name: str, payload: str) -> list[Any]:
    """What a payload gets through an output: signs that control, commands, another shape of the whole."""
    text = shown(command, name, payload)
    told: list[Any] = [*CONTROLS.findall(text)]
    told += [line for line in text.split("\n") if line.count("\u2067") + line.count("\u2068") != line.count("\u2069")]
    told += FENCES.findall(text) if name not in FOR_PEOPLE else []
    told += COMMAND.findall(text) if name not in ("github", "html") else []
    told = told[:3]
    if name in SHAPES:
        try:
            told += ["another shape"] if SHAPES[name](text) != harmless(command, name) else []
        except Exception as error:
            told.append(repr(error)[:200])
    return told
