"""Stage 1, READ: a path becomes a Document, a Document becomes an Article."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from factcheck.documents.copies import copies, shingles

if TYPE_CHECKING:
    from factcheck.documents.dating import inferred
    from factcheck.documents.files import addresses, batches, listed, load, load_files, unmatched
    from factcheck.documents.reading import read
    from factcheck.documents.storage import File
    from factcheck.documents.walking import Selection

__all__ = [
    "File",
    "Selection",
    "addresses",
    "batches",
    "copies",
    "inferred",
    "listed",
    "load",
    "load_files",
    "read",
    "shingles",
    "unmatched",
]

_HOMES = {
    "inferred": "dating",
    "read": "reading",
    "File": "storage",
    "Selection": "walking",
    **dict.fromkeys(("addresses", "batches", "listed", "load", "load_files", "unmatched"), "files"),
}


def __getattr__(name: str) -> Any:
    # Files are read by the command line only, and documents that were read before are not read again: no run pays for what it does not do.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"factcheck.documents.{_HOMES[name]}"), name)
