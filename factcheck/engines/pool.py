"""How many processes read: as many as are asked for, or as many as pay."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from factcheck.engines import Job, Reading, here
from factcheck.model import Document, Problem
from factcheck.records import dataclass

_WORTH_IT = 1_000_000  # characters: some seconds' reading; for less the start of the processes is not made good


@dataclass(frozen=True)
class Pool:
    """An engine of so many processes; of 0, as many as there are cores, where that pays. One is this process."""

    jobs: int = 0

    def __call__(self, job: Job, documents: Sequence[Document]) -> Iterator[Reading | Problem]:
        jobs = self.jobs or _paying(documents)
        if jobs == 1 or not documents:
            return here(job, documents)
        from factcheck.engines.processes import spread

        return spread(job, documents, min(jobs, len(documents)))


def _paying(documents: Sequence[Document]) -> int:
    return _cores() if sum(len(d.text) for d in documents) >= _WORTH_IT else 1


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
