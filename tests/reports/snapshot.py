"""A snapshot is the whole output of a renderer, kept as a file. FACTCHECK_SNAPSHOTS=write rewrites them; read the difference."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "snapshots"


def check(name: str, text: str) -> None:
    path = FOLDER / name
    data = (text + "\n").encode("utf-8", "backslashreplace")
    if os.environ.get("FACTCHECK_SNAPSHOTS") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    assert data.decode() == path.read_text("utf-8"), f"{name} changed"
