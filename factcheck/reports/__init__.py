"""Stage 5, SHOW: a finished result becomes text. A renderer is a function of the result and of how it may look.

One file per format; this registry is the whole list: `--format`, `--report`, their help and their errors read it. A format is
imported when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from factcheck.reports.view import View, unspoken

if TYPE_CHECKING:
    from factcheck.reports.selection import Selection, select

__all__ = [
    "CHECKS",
    "COMPARISONS",
    "EXPLANATIONS",
    "FACTS",
    "LANGUAGES",
    "SETTINGS",
    "TABLES",
    "Renderer",
    "Selection",
    "View",
    "renderer",
    "select",
]

Renderer = Callable[[Any, View], str]
Registry = Mapping[str, str]  # of a format, the module of this folder and the function in it

COMPARISONS: Registry = {
    "text": "text.render",
    "concise": "concise.render",
    "json": "machine.render",
    "jsonl": "machine.render_findings",
    "csv": "rows.render",
    "sarif": "sarif.render",
    "junit": "junit.render",
    "github": "github.render",
    "gitlab": "gitlab.render",
    "markdown": "markdown.render",
    "html": "page.render",
}
CHECKS: Registry = {
    "text": "checked.render_check",
    "json": "machine.render_check",
    "jsonl": "machine.render_checked",
    **{name: f"checked.{name}" for name in ("concise", "csv", "sarif", "junit", "github", "gitlab", "markdown", "html")},
}
FACTS: Registry = {
    "text": "listing.render_facts",
    "json": "machine.render_facts",
    "jsonl": "machine.render_lines",
    "csv": "rows.render_facts",
}
TABLES: Registry = {"text": "table.render", "json": "machine.render_table", "csv": "table.render_csv"}
EXPLANATIONS: Registry = {"text": "explanation.render_explanation", "json": "machine.render_explanation"}
LANGUAGES: Registry = {"text": "tongues.render_languages", "json": "machine.render_languages"}
SETTINGS: Registry = {"text": "options.render", "json": "machine.render_settings"}


# The others have an escape of their own for what a log would take for a command.
_LOGGED = frozenset({"text", "concise", "csv", "junit"})


def renderer(registry: Registry, name: str) -> Renderer:
    """The renderer of a format. Raises KeyError where the registry has no such format."""
    module, _, function = registry[name].partition(".")
    found: Renderer = getattr(import_module(f"factcheck.reports.{module}"), function)
    return (lambda result, view: unspoken(found(result, view))) if name in _LOGGED else found


def __getattr__(name: str) -> Any:
    # What a question selects is asked for by one command only.
    if name not in ("Selection", "select"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("factcheck.reports.selection"), name)
