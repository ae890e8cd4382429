"""Documents read by several processes at once: the same readings in the same order, however many there are.

A process that dies takes all others with it, as `concurrent.futures` has it, and leaves no word on which document it died of. So the
documents that were under way are then read one by one, each in a process of its own: only one that kills that, too, is given up.
"""

from __future__ import annotations

import faulthandler
import gc
import os
import signal
import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache, partial
from itertools import islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, TextIO

from factcheck import budget
from factcheck.budget import RUN_OVER, Limits
from factcheck.engines import Job, Reading
from factcheck.engines.bounded import Within
from factcheck.engines.packing import pack, unpack
from factcheck.model import Document, Problem

_PART = 20_000  # characters that a process is handed at once: whoever interrupts the run waits for those under way
_AHEAD = 2  # parts for each process that are handed out before they are asked for
_DIED = "could not be read: the process that read it died, twice ({}); it may need more memory than there is: split it"
_STOPPED = "took more than {:g} s ({}) and was stopped: split it, or give it more with --document-timeout"
_GRACE = 3.0  # seconds after which work that heeds no limit is stopped from outside

_NEW = get_context("spawn")  # a process that is started anew inherits no locks, threads and open files: the same on every system
_LONGEST_STAGE = 40  # bytes of its name

Part = list[Document]
Packed = list[bytes | Problem]


def spread(job: Job, documents: Sequence[Document], jobs: int) -> Iterator[Reading | Problem]:
    """Runs the job in so many processes. It has to be a function that they can import."""
    parts = _parts(documents, jobs)
    under_way: deque[tuple[Part, Future[Packed]]] = deque()
    pool = _pool(jobs)
    try:
        while True:
            under_way += [(part, _hand_out(pool, job, part)) for part in islice(parts, _AHEAD * jobs - len(under_way))]
            if not under_way:
                return
            part, future = under_way.popleft()
            try:
                yield from map(_unpacked, future.result(), part)
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
    limits = _limits(job)
    problem = partial(Problem, document.name, packed_in=document.packed_in)
    stage = _NEW.RawArray("c", _LONGEST_STAGE)  # what is left of a process that ends in the midst of its work
    for _ in range(2):
        if limits.over:
            return problem(RUN_OVER)
        began = time.monotonic()
        with _pool(1, stage) as pool:
            try:
                return _unpacked(pool.submit(_work, job, [document]).result()[0], document)
            except BrokenProcessPool:
                if limits.seconds and time.monotonic() - began > limits.seconds:
                    return problem(_STOPPED.format(limits.seconds, _told(stage)))
    return problem(_DIED.format(_told(stage)))


def _pool(jobs: int, stage: Any = None) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, _NEW, _begin, (stage,))


def _begin(stage: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever interrupts the run means the process that started this one
    gc.set_threshold(100_000)
    Thread(target=_end_with, args=(parent_process(),), daemon=True).start()
    if stage is not None:
        budget.listen(partial(_note, stage))


def _end_with(parent: Any) -> None:
    """Ends this process where the one that started it was killed: it would wait for work for ever."""
    parent.join()
    os._exit(1)


def _note(stage: Any, said: str) -> None:
    stage.value = said.encode()[:_LONGEST_STAGE]


def _told(stage: Any) -> str:
    return bytes(stage.value).decode() or "beginning"


def _work(job: Job, part: Part) -> Packed:
    return [_read(job, document) for document in part]


def _read(job: Job, document: Document) -> bytes | Problem:
    """What comes of a document, packed. Where its work heeds no limit, as in the midst of a library, this process ends."""
    limits = _limits(job)
    ends = [limits.seconds] if limits.seconds else []
    ends += [max(0.0, limits.until - time.monotonic())] if limits.until is not None else []
    if ends:
        faulthandler.dump_traceback_later(min(ends) + _GRACE, exit=True, file=_nowhere())
    try:
        found = job(document)
    finally:
        faulthandler.cancel_dump_traceback_later()
    return found if isinstance(found, Problem) else pack(found)


@cache
def _nowhere() -> TextIO:
    return open(os.devnull, "w")


def _unpacked(found: bytes | Problem, document: Document) -> Reading | Problem:
    return found if isinstance(found, Problem) else unpack(found, document)


def _limits(job: Job) -> Limits:
    return job.limits if isinstance(job, Within) else Limits()


def _hand_out(pool: ProcessPoolExecutor, job: Job, part: Part) -> Future[Packed]:
    try:
        return pool.submit(_work, job, part)
    except BrokenProcessPool as error:
        failed: Future[Packed] = Future()
        failed.set_exception(error)
        return failed


def _is_whole(future: Future[Packed]) -> bool:
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
