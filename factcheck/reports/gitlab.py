"""GitLab's code quality report: an array of findings, each at one line.

GitLab keys on the fingerprint, shows the description alone, and knows paths from the root of the project.
"""

from __future__ import annotations

import hashlib

from factcheck.model import Comparison, Problem, to_json
from factcheck.reports.machine import escaped
from factcheck.reports.places import Told, message, told
from factcheck.reports.view import View, clean

_SEVERITIES = {"conflict": "major", "review": "info"}


def render(comparison: Comparison, view: View | None = None) -> str:
    """The documents that could not be read and the findings that were not accepted, as JSON."""
    view = view or View()
    return escaped(to_json([*(_unread(p, view) for p in comparison.errors), *(_issue(t) for t in told(comparison, view))]))


def _unread(problem: Problem, view: View) -> dict[str, object]:
    return {
        "description": f"not read: {clean(str(problem))}",
        "check_name": "unreadable",
        "fingerprint": hashlib.sha256(f"unreadable|{problem.document}".encode("utf-8", "surrogatepass")).hexdigest(),
        "severity": "critical",
        "location": {"path": view.path(problem.file or "."), "lines": {"begin": 1, "end": 1}},
    }


def _issue(t: Told) -> dict[str, object]:
    d = t.finding
    return {
        "description": f"{d.code}: {message(t)}",
        "check_name": d.code,
        "fingerprint": hashlib.sha256(t.key.encode()).hexdigest(),
        "severity": _SEVERITIES[d.level],
        "location": {"path": t.first.path, "lines": {"begin": t.first.line, "end": t.first.end_line}},
    }
