"""Tables compiled from the language files, kept beside Python's own byte code so that no run but the first pays for them.

What is kept is as trusted as the byte code in the same `__pycache__` folder, and follows the same rules: nothing is written where
PYTHONDONTWRITEBYTECODE is set or the folder cannot be written, and a file that does not fit the language files and the code that
compiled it is ignored and made anew.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.util import source_hash
from pathlib import Path
from typing import TypeVar, cast

from factcheck.languages import FOLDER

T = TypeVar("T")
_KEPT = FOLDER / "__pycache__"


def compiled(kind: str, code: str, build: Callable[[], T], *sources: Path) -> T:
    """What `build` returns for a language, from the kept file where that fits.

    `kind` names the table, `sources` are the modules whose code decides what is built. The result has to be picklable.
    """
    key = _key(code, sources)
    path = _KEPT / f"{kind}-{code}.{sys.implementation.cache_tag}.pack"
    kept = _read(path, key)
    if kept is not None:
        return cast(T, kept)
    made = build()
    if not sys.dont_write_bytecode:
        _write(path, key + pickle.dumps(made, protocol=5))
    return made


def _key(code: str, sources: tuple[Path, ...]) -> bytes:
    """The same hashes that Python keeps byte code by, one a file."""
    return b"".join(map(_digest, (FOLDER / "common.toml", FOLDER / f"{code}.toml", FOLDER / "derived" / f"{code}.toml", *sources)))


@cache
def _digest(path: Path) -> bytes:
    try:
        return source_hash(path.read_bytes())
    except OSError:
        return b"        "


def _read(path: Path, key: bytes) -> object | None:
    collecting = gc.isenabled()
    gc.disable()  # thousands of new objects, none of them garbage
    try:
        data = path.read_bytes()
        return cast(object, pickle.loads(data[len(key) :])) if data.startswith(key) else None
    except Exception:  # a broken file is no reason to fail: the table is made anew
        return None
    finally:
        if collecting:
            gc.enable()


def _write(path: Path, data: bytes) -> None:
    with suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        temporary = path.with_suffix(f".{os.getpid()}")
        temporary.write_bytes(data)
        temporary.replace(path)
