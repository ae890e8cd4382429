"""Where documents are read: in this process, in a pool of processes, from the store of what was read before.

An engine runs a job, a function of one document, over many of them. It gives what came of each in the order of the documents, so
that no result depends on where it was made. Engines know nothing of the stages: the job is handed to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from factcheck.model import Article, Document, Fact, Problem


class Reading(NamedTuple):
    """What comes of one document by itself: the article, its facts, and the shingles by which copies of its text are told."""

    article: Article
    facts: tuple[Fact, ...]
    shingles: frozenset[int]


Job = Callable[[Document], Reading | Problem]
Engine = Callable[[Job, Sequence[Document]], Iterator[Reading | Problem]]


def here(job: Job, documents: Sequence[Document]) -> Iterator[Reading | Problem]:
    """Runs the job in this process, one document after the other."""
    return map(job, documents)


class LostMachines(RuntimeError):
    """The machines that were to do the job are not to be had, or cannot do it; the message says why."""


class DeadMachines(LostMachines):
    """Machine after machine died of one piece of work."""


ARCHIVE = 0x66636132
"""What tells an archive from other SQLite files: their application_id."""


def is_archive(path: str | Path) -> bool:
    """Whether a file is an archive of documents that were read, by its head."""
    try:
        with open(path, "rb") as file:
            head = file.read(100)
    except OSError:
        return False
    return head.startswith(b"SQLite format 3\0") and head[68:72] == ARCHIVE.to_bytes(4, "big")
