"""The settings in force as a table: option, value, where it is from."""

from __future__ import annotations

import json
from typing import Any

from factcheck.reports.view import View, clean, columns, isolate
from factcheck.settings import Settings
from factcheck.settings.shown import in_force


def render(settings: Settings, view: View | None = None) -> str:
    """The table, without a line break at its end. Quiet leaves out what is at its default."""
    view = view or View()
    rows = [row for row in in_force(settings) if not view.quiet or row[2] != "default"]
    return "\n".join(columns([(key, isolate(clean(_written(value))), clean(origin)) for key, value, origin in rows])) if rows else ""


def _written(value: Any) -> str:
    return "-" if value is None else json.dumps(value, ensure_ascii=False)
