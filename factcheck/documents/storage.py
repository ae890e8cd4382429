"""Documents in a storage that machines share: addresses that fsspec knows, as file:///archive/2024 and s3://bucket/2024.

A path without a scheme is one of this machine, and of every other that has the same folder in the same place.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from factcheck.documents.formats import LARGEST, SUFFIXES
from factcheck.documents.formats.extras import extra
from factcheck.documents.walking import Patterns, Selection
from factcheck.model import Problem


class File(NamedTuple):
    """A file: what it is called, where it lies, and whether it was named itself."""

    name: str
    place: str
    named: bool


def is_address(path: str | os.PathLike[str]) -> bool:
    """Whether a path is an address: one with a scheme."""
    return "://" in os.fspath(path)


def at(addresses: Iterable[str | os.PathLike[str]], selection: Selection, problems: dict[str, Problem]) -> Iterator[File]:
    """The files at and below the addresses, in order. What cannot be had is noted in `problems`."""
    for address in sorted({os.fspath(a) for a in addresses}):
        try:
            fs, path = _opened(address)
            if fs.isdir(path):
                yield from _below(address.rstrip("/"), fs, path, selection, problems)
            elif fs.exists(path):
                yield File(address, address, True)
            else:
                problems[address] = Problem(address, f"{address} does not exist: check the address")
        except (OSError, ValueError, ImportError) as error:
            problems[address] = Problem(address, f"{address} {_said(error)}")


def data(address: str) -> bytes:
    """The bytes at an address. Raises OSError, and ValueError where they are too many or cannot be had."""
    fs, path = _opened(address)
    with fs.open(path, "rb") as file:
        found: bytes = file.read(LARGEST + 1)
    if len(found) > LARGEST:
        raise ValueError(f"is larger than {LARGEST >> 20} MB: split it")
    return found


def _opened(address: str) -> tuple[Any, str]:
    try:
        fs, path = extra("fsspec", "dask").core.url_to_fs(address)
    except ImportError as error:  # a scheme whose library is missing
        raise ValueError(f"cannot be read: {error}") from None
    return fs, path


def _below(address: str, fs: Any, path: str, selection: Selection, problems: dict[str, Problem]) -> Iterator[File]:
    root = Path(selection.root)
    include, exclude = (Patterns(root, p) if p else None for p in (selection.include, selection.exclude))
    empty = True
    for found in sorted(fs.find(path)):
        inner = found.removeprefix(path).lstrip("/")
        wanted = PurePosixPath(inner).suffix.lower() in SUFFIXES if include is None else include.fits(root / inner) is True
        hidden = any(part.startswith(".") for part in PurePosixPath(inner).parts)
        if wanted and not hidden and not (exclude and exclude.fits(root / inner)):
            empty = False
            yield File(f"{address}/{inner}", f"{address}/{inner}", False)
    if empty:
        wanted_ = ", ".join(sorted(SUFFIXES - {""}))
        problems[address] = Problem(address, f"{address} holds no documents: it needs text (no suffix) or one of {wanted_}")


def _said(error: Exception) -> str:
    return f"cannot be read ({error.strerror or error}): check the address" if isinstance(error, OSError) else str(error)
