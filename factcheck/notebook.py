"""A comparison as a small HTML table, for notebooks. It takes the comparison's plain data and stands on nothing else of the program."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

_MOST = 50
_HEAD = "<tr><th>level</th><th>code</th><th>about</th><th>values</th><th>id</th></tr>"


def table(comparison: Mapping[str, Any]) -> str:
    """The verdict and a row for each of the first disagreements; everything that a document wrote is escaped."""
    s = comparison["summary"]
    head = f"<p><b>factcheck</b>: {s['documents']} documents, {s['compared']} of {s['facts']} facts compared, "
    head += f"{s['conflicts']} conflicts, {s['reviews']} to review, {s['accepted']} accepted</p>"
    rows = [_row(d) for d in comparison["disagreements"][:_MOST]]
    left = len(comparison["disagreements"]) - len(rows)
    more = f"<p>and {left} more</p>" if left else ""
    return f"{head}<table><thead>{_HEAD}</thead><tbody>{''.join(rows)}</tbody></table>{more}" if rows else head


def _row(d: Mapping[str, Any]) -> str:
    values = "<br>".join(f"<b>{escape(v['display'])}</b> {_places(v)}" for v in d["values"])
    cells = (escape(d["level"]), escape(d["code"]), f"<bdi>{escape(d['about'])}</bdi>", values, f"<code>{escape(d['id'])}</code>")
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _places(value: Mapping[str, Any]) -> str:
    return ", ".join(
        f"<span title='{escape(m['excerpt'])}'><bdi>{escape(m['document'])}</bdi>:{m['line']}</span>" for m in value["mentions"]
    )
