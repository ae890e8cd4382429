"""The settings in force, as they would stand in a file: what `factcheck config` tells."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from factcheck.settings import Settings, key_of, options
from factcheck.settings.readers import Allowance, Ignore, Pin


def in_force(settings: Settings) -> list[tuple[str, Any, str]]:
    """Each option by its key, its value as plain data, and where it is from: "default", a file, a variable, a flag."""
    return [(key_of(o.name), plain(getattr(settings, o.name)), settings.origins.get(o.name, "default")) for o in options()]


def plain(value: Any) -> Any:
    """A value as TOML and JSON know it."""
    if isinstance(value, Allowance):
        return value.written
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (Ignore, Pin)):
        return {name: plain(part) for name, part in vars(value).items() if part}
    if isinstance(value, Mapping):
        return {name: plain(part) for name, part in value.items()}
    return [plain(part) for part in value] if isinstance(value, tuple) else value
