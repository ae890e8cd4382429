"""How much time and memory a document may take, and how long a run: watched by the work itself, the same way on every system.

Whoever works on what others wrote calls `heed` with the name of its stage between two steps. Within a budget that is spent this raises
`Overspent`; elsewhere it does nothing. No result hangs on a clock otherwise, and the clock is one that nobody can set.
"""

from __future__ import annotations

import math
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import field, replace
from functools import cache, partial

from factcheck.records import dataclass

MEGABYTE = 2**20
RUN_OVER = "was not read: the time was over before: give it more with --timeout"
_FOR_THE_REST = 1.25
_EVERY = 32  # calls between two looks at the memory, which cost ten times what one at the clock costs


class Overspent(Exception):
    """A budget is spent. The message says of what, and at which stage."""


@dataclass(frozen=True)
class Limits:
    """What one document may take: seconds, megabytes by which the process may grow. `until` is the moment at which the whole run ends."""

    seconds: float = 0  # 0: without a limit, as for the other
    megabytes: int = 0
    until: float | None = None

    @property
    def over(self) -> bool:
        """Whether the run has come to its end."""
        return self.until is not None and time.monotonic() >= self.until


UNLIMITED = Limits()


@dataclass
class _Meter:
    """Checks that are under way: of what, at which stage it is, the moments and the size at which they fail."""

    limits: Limits
    what: str = ""
    stage: str = "beginning"
    asked: int = 0
    ends: float | None = None
    size: int = 0

    @classmethod
    def of(cls, limits: Limits, what: str) -> _Meter:
        """A meter that starts now. Nothing is asked for that no limit needs."""
        ends = time.monotonic() + limits.seconds if limits.seconds else None
        return cls(limits, what, ends=ends, size=memory() if limits.megabytes else 0)

    def check(self, stage: str) -> None:
        self.asked += 1
        if stage is not self.stage:
            self.stage = stage
            _listener(stage)
        if self.ends is not None and time.monotonic() > self.ends:
            raise Overspent(f"took more than {self.limits.seconds:g} s ({stage}): split it, or give it more with --document-timeout")
        if self.limits.over:
            raise Overspent(f"was not read to its end ({stage}) when the time was over: give it more with --timeout")
        if self.limits.megabytes and self.asked % _EVERY == 1 and memory() > self.size + self.limits.megabytes * MEGABYTE:
            raise Overspent(
                f"took more than {self.limits.megabytes} MB of memory ({stage}): split it, or give it more with --document-memory"
            )


@dataclass
class RunBudget:
    """A run with an end: of its reading, and of what is made of that; what was broken off there, and what is under way."""

    until: float | None
    at_last: float | None
    limits: Limits = UNLIMITED
    unfinished: list[str] = field(default_factory=list)
    meter: _Meter | None = None

    def overdue(self, patience: float) -> str:
        """What is under way and has not looked at its budget for so many seconds since that was spent, in words; else ""."""
        meter = self.meter
        if meter is None:
            return ""
        end = min((at for at in (meter.ends, meter.limits.until) if at is not None), default=math.inf)
        return f"{meter.what} ({meter.stage})" if time.monotonic() > end + patience else ""


_meter: ContextVar[_Meter | None] = ContextVar("meter", default=None)
_run: ContextVar[RunBudget | None] = ContextVar("run", default=None)


def _unheard(stage: str) -> None:
    """Nobody asks for the stage."""


_listener: Callable[[str], None] = _unheard


def listen(listener: Callable[[str], None]) -> None:
    """Has each stage of this process, as it begins, told to a listener: what is left where the process does not end by itself."""
    global _listener
    _listener = listener


def heed(stage: str) -> None:
    """Raises Overspent where a budget is spent; to be called in passing by every stage that works through a text."""
    meter = _meter.get()
    if meter is not None:
        meter.check(stage)


@contextmanager
def metered(limits: Limits, what: str) -> Iterator[None]:
    """One document, or what else is called so: within the block `heed` holds it to its limits."""
    meter, current = _Meter.of(limits, what), _run.get() or RunBudget(None, None)
    token, outer = _meter.set(meter), current.meter
    current.meter = meter
    try:
        yield
    finally:
        current.meter = outer
        _meter.reset(token)


@contextmanager
def run(seconds: float, limits: Limits = UNLIMITED) -> Iterator[RunBudget]:
    """A run that reads for so many seconds, without an end where these are 0. What `partly` wraps may take a quarter more: of a run
    that had no time to compare what it has read there would be nothing to show. `limits` are those of what `singly` wraps."""
    now = time.monotonic() if seconds else None
    made = RunBudget(None, None, limits) if now is None else RunBudget(now + seconds, now + seconds * _FOR_THE_REST, limits)
    with _under(made):
        yield made


@contextmanager
def share(seconds: float | None, limits: Limits) -> Iterator[RunBudget]:
    """The part of a run that another machine does, which has so many seconds left, and so much for each thing."""
    end = None if seconds is None else time.monotonic() + seconds
    with _under(RunBudget(end, end, limits)) as made:
        yield made


@contextmanager
def _under(made: RunBudget) -> Iterator[RunBudget]:
    token = _run.set(made)
    try:
        yield made
    finally:
        _run.reset(token)


def until() -> float | None:
    """The moment, on the monotonic clock of this machine, at which the run reads no more."""
    current = _run.get()
    return current.until if current else None


def at_last() -> float | None:
    """The moment at which it ends what it makes of that."""
    current = _run.get()
    return current.at_last if current else None


def left(moment: float | None) -> float | None:
    """The seconds up to a moment, for a machine with another clock."""
    return None if moment is None else max(0.0, moment - time.monotonic())


@contextmanager
def partly(what: str) -> Iterator[None]:
    """A part of the run whose result counts as far as it got: it ends early where the time is over, and that is noted."""
    current = _run.get()
    if current is None or current.at_last is None:
        yield
        return
    try:
        with metered(Limits(until=current.at_last), "the comparison"):
            yield
    except Overspent:
        note([f"the time was over before {what}: give it more with --timeout"])


@contextmanager
def singly(what: str) -> Iterator[None]:
    """One of many parts of the run, each within the limits of a document: what takes more is given up, which is noted, and not the rest."""
    current = _run.get()
    if current is None or not (current.limits.seconds or current.limits.megabytes):
        yield
        return
    limits = replace(current.limits, until=current.at_last)
    try:
        with metered(limits, what):
            yield
    except Overspent as spent:
        if limits.over:
            raise
        current.unfinished.append(f"{what} {spent}")


def note(told: Iterable[str]) -> None:
    """Adds what was broken off elsewhere, each but once."""
    if current := _run.get():
        current.unfinished += [what for what in dict.fromkeys(told) if what not in current.unfinished]


def unfinished() -> tuple[str, ...]:
    """What of this run was broken off, in its order and in words."""
    current = _run.get()
    return tuple(current.unfinished) if current else ()


def memory() -> int:
    """The memory that this process has, in bytes; where only the most that it has had can be told, that; else 0."""
    return _measure()()


@cache
def _measure() -> Callable[[], int]:
    if sys.platform == "win32":
        return _windows()
    import resource

    if os.access("/proc/self/statm", os.R_OK):
        return partial(_pages, resource.getpagesize())
    unit = 1 if sys.platform == "darwin" else 1024
    return lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _pages(size: int) -> int:
    with open("/proc/self/statm", "rb", 0) as file:
        return int(file.read().split()[1]) * size


def _windows() -> Callable[[], int]:
    import ctypes

    class Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS of psapi.h; a DWORD has 32 bits, which `wintypes` knows on Windows alone."""

        _fields_ = (
            ("cb", ctypes.c_uint32),
            ("PageFaultCount", ctypes.c_uint32),
            ("PeakWorkingSetSize", ctypes.c_size_t),
            ("WorkingSetSize", ctypes.c_size_t),
            *((f"rest{n}", ctypes.c_size_t) for n in range(6)),
        )

    counters = Counters(ctypes.sizeof(Counters))
    ask = ctypes.windll.kernel32.K32GetProcessMemoryInfo  # type: ignore[attr-defined,unused-ignore]
    ask.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint32)
    this = ctypes.c_void_p(-1)  # GetCurrentProcess()
    return lambda: counters.WorkingSetSize if ask(this, ctypes.byref(counters), counters.cb) else 0
