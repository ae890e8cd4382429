"""The JSON Schemas of what the program writes, one file each. Within a version fields may be added; none changes its meaning."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def texts() -> Mapping[str, str]:
    """The schemas as JSON text, by the name of the output."""
    return {path.stem: path.read_text("utf-8") for path in sorted(Path(__file__).parent.glob("*.json"))}
