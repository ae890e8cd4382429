"""What of the program decides what is read from a document: its code, the language files, Python and the library it searches with.

A reading that is kept holds for that alone. The files are digested anew only where one of them looks changed (its time, its size),
as Python itself does with byte code: a start has no time to read a megabyte of languages.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from factcheck.digests import blake2b

PACKAGE = Path(__file__).parent.parent
ROOMS = (
    "documents",
    "facts",
    "alignment",
    "languages",
    "engines",
    "model",
    "budget.py",
    "rates.py",
    "records.py",
    "digests.py",
    "relations.py",
    "values.py",
    "units.py",
)
"""Where the code and the data lie that reading a document, and sketching it, runs through; what lies in other rooms changes neither."""

_SUFFIXES = (".py", ".toml")


def signature() -> bytes:
    """What the program looks like from outside: its version, and of each file the time and the size."""
    from factcheck import __version__

    told = [__version__, sys.version, *(f"{entry.path}:{_looks(entry.stat())}" for entry in _files()), _searching()]
    return _digest("\n".join(told).encode())


def digest() -> bytes:
    """What the program is: the same wherever and whenever the same files were installed."""
    from importlib.metadata import version

    from factcheck import __version__

    told = [f"{__version__} {sys.version} {version('regex')}".encode()]
    for entry in _files():
        told += [os.path.relpath(entry.path, PACKAGE).encode(), Path(entry.path).read_bytes()]
    return _digest(b"".join(b"%d:%b" % (len(part), part) for part in told))


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()


def _looks(found: os.stat_result) -> str:
    return f"{found.st_mtime_ns}:{found.st_size}"


def _searching() -> str:
    spec = find_spec("regex")
    return f"{spec.origin}:{_looks(os.stat(spec.origin))}" if spec and spec.origin else ""


def _files() -> list[os.DirEntry[str]]:
    """The files of the rooms, in the order of their paths."""
    with os.scandir(PACKAGE) as entries:
        found = [file for entry in entries if entry.name in ROOMS for file in _below(entry)]
    return sorted(found, key=lambda entry: entry.path)


def _below(entry: os.DirEntry[str]) -> Iterator[os.DirEntry[str]]:
    if not entry.is_dir():
        if entry.name.endswith(_SUFFIXES):
            yield entry
        return
    with os.scandir(entry.path) as entries:
        for inner in entries:
            if inner.name != "__pycache__":
                yield from _below(inner)
