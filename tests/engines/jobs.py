"""Jobs that processes of a pool can import."""

from __future__ import annotations

import os
import re
from pathlib import Path

from factcheck import pipeline
from factcheck.budget import heed
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


def stuck_at_its_dates(document: Document) -> Reading:
    """The same in the midst of the work."""
    heed("language")
    heed("dates")
    return stuck(document)


def dies_at_its_dates(document: Document) -> Reading:
    """Dies there."""
    heed("dates")
    return deadly(document)


def stuck(document: Document) -> Reading:
    """Heeds no limit over a document that says so: a pattern that takes for ever, in the midst of a library."""
    if document.text.startswith("stuck"):
        re.fullmatch(r"(?:a|a)*b", "a" * 60)
    return pipeline.read(document)
