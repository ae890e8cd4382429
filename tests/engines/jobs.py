"""Jobs that processes of a pool can import."""

from __future__ import annotations

import os
from pathlib import Path

from factcheck import pipeline
from factcheck.engines import Reading
from factcheck.model import Document


def deadly(document: Document) -> Reading:
    """Dies of every document that says so, and once of each that holds the path of a file, which it writes."""
    if document.text.startswith("die"):
        os._exit(1)
    mark = Path(document.text.partition("\n")[0])
    if mark.is_absolute() and not mark.exists():
        mark.touch()
        os._exit(1)
    return pipeline.read(document)


def broken(document: Document) -> Reading:
    """Fails as code with an error in it does."""
    raise LookupError(document.name)
