"""Documents read by several processes at once: the same readings in the same order, however many there are.

A process that dies takes all others with it, as `concurrent.futures` has it, and leaves no word on which document it died of. So the
documents that were under way are then read one by one, each in a process of its own: only one that kills that, too, is given up.
"""

from __future__ import annotations

import gc
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context

from factcheck.engines import Job, Reading
from factcheck.engines.packing import pack, unpack
from factcheck.model import Document, Problem

_PART = 20_000  # characters that a process is handed at once: whoever interrupts the run waits for those under way
_AHEAD = 2  # parts for each process that are handed out before they are asked for
_DIED = "could not be read: the process that read it died, twice; it may need more memory than there is: split it"

Part = list[Document]


def spread(job: Job, documents: Sequence[Document], jobs: int) -> Iterator[Reading | Problem]:
    """Runs the job in so many processes. It has to be a function that they can import."""
    parts = _parts(documents, jobs)
    under_way: deque[tuple[Part, Future[list[bytes]]]] = deque()
    pool = _pool(jobs)
    try:
        while True:
            under_way += [(part, _hand_out(pool, job, part)) for part in islice(parts, _AHEAD * jobs - len(under_way))]
            if not under_way:
                return
            part, future = under_way.popleft()
            try:
                yield from map(unpack, future.result(), part)
            except BrokenProcessPool:
                pool.shutdown()
                for document in part:
                    yield _alone(job, document)
                pool = _pool(jobs)
                under_way = deque((p, f if _is_whole(f) else _hand_out(pool, job, p)) for p, f in under_way)
    finally:
        pool.shutdown(cancel_futures=True)


def _alone(job: Job, document: Document) -> Reading | Problem:
    """Reads a document in a process of its own, and once more where that dies: the first death may have been another's."""
    for _ in range(2):
        with _pool(1) as pool:
            try:
                return unpack(pool.submit(_work, job, [document]).result()[0], document)
            except BrokenProcessPool:
                continue
    return Problem(document.name, _DIED)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # A process that is started anew inherits no locks, threads and open files: the same on every system.
    return ProcessPoolExecutor(jobs, get_context("spawn"), _begin)


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever interrupts the run means the process that started this one
    gc.set_threshold(100_000)


def _work(job: Job, part: Part) -> list[bytes]:
    return [pack(job(document)) for document in part]


def _hand_out(pool: ProcessPoolExecutor, job: Job, part: Part) -> Future[list[bytes]]:
    try:
        return pool.submit(_work, job, part)
    except BrokenProcessPool as error:
        failed: Future[list[bytes]] = Future()
        failed.set_exception(error)
        return failed


def _is_whole(future: Future[list[bytes]]) -> bool:
    return future.done() and future.exception() is None


def _parts(documents: Sequence[Document], jobs: int) -> Iterator[Part]:
    """The documents in parts of about one size, small enough for all processes to have some."""
    size = min(_PART, sum(len(d.text) for d in documents) // (4 * jobs))
    part: Part = []
    for document in documents:
        part.append(document)
        if sum(len(d.text) for d in part) >= size:
            yield part
            part = []
    if part:
        yield part
