"""A comparison as a small HTML table, for notebooks. It takes the comparison's plain data and stands on nothing else of the program."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Any

_MOST = 50
_HEAD = "<tr><th>level</th><th>code</th><th>about</th><th>values</th><th>id</th></tr>"

# What a page does not show, or shows as something else: controls, marks that turn text around, halves of characters.
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)


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
    values = "<br>".join(f"<b>{_shown(v['display'])}</b> {_places(v)}" for v in d["values"])
    cells = (_shown(d["level"]), _shown(d["code"]), f"<bdi>{_shown(d['about'])}</bdi>", values, f"<code>{_shown(d['id'])}</code>")
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _places(value: Mapping[str, Any]) -> str:
    return ", ".join(
        f"<span title='{_shown(m['excerpt'])}'><bdi>{_shown(m['document'])}</bdi>:{m['line']}</span>" for m in value["mentions"]
    )


def _shown(text: str) -> str:
    return escape(_HIDDEN.sub("\ufffd", " ".join(text.split())))
