"""Documents read within limits: one that takes more than its share of time or memory is given up, the others are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.budget import RUN_OVER, Limits, Overspent, metered
from factcheck.engines import Engine, Job, Reading
from factcheck.model import Document, Problem
from factcheck.records import dataclass


@dataclass(frozen=True)
class Bounded:
    """An engine that holds each document to limits while another one reads it."""

    limits: Limits
    engine: Engine

    def __call__(self, job: Job, documents: Sequence[Document]) -> Iterator[Reading | Problem]:
        return self.engine(Within(self.limits, job), documents)


@dataclass(frozen=True)
class Within:
    """A job within limits."""

    limits: Limits
    job: Job

    def __call__(self, document: Document) -> Reading | Problem:
        if self.limits.over:
            return _problem(document, RUN_OVER)
        try:
            with metered(self.limits, document.name):
                return self.job(document)
        except Overspent as spent:
            return _problem(document, str(spent))
        except MemoryError:
            return _problem(document, "needs more memory than there is: split it")


def _problem(document: Document, message: str) -> Problem:
    return Problem(document.name, message, packed_in=document.packed_in)
