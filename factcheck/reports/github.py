"""Workflow commands of GitHub's actions: an annotation for each finding at its line.

A step shows ten errors, ten warnings and ten notices and drops the rest without a word: the worst come first, and the last notice
says how many were left out. Everything that a document wrote is escaped, so that no document can speak to the runner.
"""

from __future__ import annotations

from factcheck.model import Comparison
from factcheck.reports.places import Told, message, told
from factcheck.reports.verdict import one_line
from factcheck.reports.view import View, clean

SHOWN = 10
_COMMANDS = {"conflict": "error", "review": "warning"}


def render(comparison: Comparison, view: View | None = None) -> str:
    """The annotations, then a notice with the verdict and with how many were left out."""
    view = view or View()
    found = told(comparison, view)
    unread = [f"::error title=factcheck::{_data(clean(str(p)))}" for p in comparison.errors[:SHOWN]]
    room = {"conflict": SHOWN - len(unread), "review": SHOWN}
    shown = [t for level, most in room.items() for t in [t for t in found if t.finding.level == level][:most]]
    lines = [*unread, *(_annotation(t) for t in shown)]
    summary = one_line(comparison)
    if rest := len(found) - len(shown):
        summary += f". {rest} more are not shown here: GitHub shows {SHOWN} of a level; --report sarif=FILE or markdown=FILE holds all"
    return "\n".join(lines if view.quiet and not rest else [*lines, f"::notice title=factcheck::{_data(summary)}"])


def _annotation(t: Told) -> str:
    d, first = t.finding, t.first
    where = {"title": f"{d.code} {d.kind}", "file": first.path, "line": str(first.line), "endLine": str(first.end_line)}
    if first.line == first.end_line:  # else columns would speak of two lines
        where |= {"col": str(first.column), "endColumn": str(first.end_column)}
    properties = ",".join(f"{name}={_property(clean(value))}" for name, value in where.items())
    body = [message(t), *(f"why: {clean(r.detail)}" for r in d.reasons[:3]), f"id: {d.id}"]
    return f"::{_COMMANDS[d.level]} {properties}::{_data(chr(10).join(body))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
