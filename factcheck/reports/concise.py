"""A finding a line, `path:line:column: level CODE message`, as editors and `grep` read it."""

from __future__ import annotations

from factcheck.model import Comparison, Problem
from factcheck.reports.places import Told, message, told
from factcheck.reports.verdict import one_line
from factcheck.reports.view import View, clean, isolate


def render(comparison: Comparison, view: View | None = None) -> str:
    """What could not be read, the findings, the verdict in one line; quiet leaves the verdict out."""
    view = view or View()
    lines = [f"{isolate(clean(view.path(p.file or '.')))}:1:1: error unreadable {isolate(clean(_said(p)))}" for p in comparison.errors]
    lines += [_line(t) for t in told(comparison, view)]
    return "\n".join(lines if view.quiet else [*lines, one_line(comparison)])


def _said(problem: Problem) -> str:
    return str(problem) if problem.packed_in else problem.message


def _line(t: Told) -> str:
    place = f"{isolate(clean(t.first.path))}:{t.first.line}:{t.first.column}"
    return f"{place}: {t.finding.level} {t.finding.code} {isolate(message(t))} [{t.finding.id}]"
