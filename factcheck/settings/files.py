"""Where settings are written down: `factcheck.toml`, or `[tool.factcheck]` in `pyproject.toml`, and `--config`.

The nearest one upward from the working directory counts; where both lie in one folder, factcheck.toml does.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from factcheck.settings import Source
from factcheck.settings.readers import SettingsError, meant

OWN, SHARED = "factcheck.toml", "pyproject.toml"


def sources(given: Sequence[str], isolated: bool, here: Path) -> tuple[list[Source], list[Source]]:
    """The file that settings come from, if any, and what --config assigns: the one is weaker than the environment, the other is not.

    `given` are the values of --config: a path takes the place of the file that would be found, `key=value` is laid over it.
    `isolated` reads no file but one that is given. Raises SettingsError.
    """
    paths = [text for text in given if "=" not in text or os.path.isfile(text)]
    if len(paths) > 1:
        raise SettingsError(f"--config: one file, not {len(paths)}")
    found = Path(paths[0]) if paths else None if isolated else nearest(here)
    return [read(found)] if found else [], [_assignment(text) for text in given if text not in paths]


def nearest(here: Path) -> Path | None:
    """The file with settings in a folder or the nearest one above it, as seen from that folder."""
    for up, folder in enumerate((here, *here.parents)):
        seen = Path(*[".."] * up)
        if os.path.isfile(folder / OWN):
            return seen / OWN
        if _has_section(folder / SHARED):
            return seen / SHARED
    return None


def read(path: Path) -> Source:
    """The settings of a file. Their paths are relative to its folder. Raises SettingsError."""
    import tomllib

    name = path.as_posix()
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise SettingsError(f"{name} cannot be read: {reason}") from None
    tools = table.get("tool", {})
    section = tools.get("factcheck") if path.name == SHARED else table
    if section is None:
        raise SettingsError(f"{name} has no [tool.factcheck]{meant('factcheck', list(tools))}")
    folder = path.parent.as_posix()
    return Source(name, section, "" if folder == "." else folder, file=True)


def _has_section(path: Path) -> bool:
    try:
        return b"tool.factcheck" in path.read_bytes()
    except OSError:
        return False


def _assignment(text: str) -> Source:
    """`key = value` in TOML; a bare word needs no quotes."""
    import tomllib

    key, _, value = text.partition("=")
    for written in (text, f"{key}={_quoted(value.strip())}"):
        try:
            return Source("--config", tomllib.loads(written), file=True)
        except tomllib.TOMLDecodeError:
            continue
    raise SettingsError(f"--config: {text!r} is neither a file nor key=value in TOML")


def _quoted(value: str) -> str:
    import json

    return json.dumps(value)
