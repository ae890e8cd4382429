"""Machines that run functions on parts of a job: this process, processes of this machine, a cluster.

What comes of a function stays where it was made. It can be handed to other functions, which run near it, and be fetched.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ProcessPoolExecutor, wait
from multiprocessing import get_context
from types import TracebackType
from typing import Any, Protocol

LATE: Any = object()
"""What stands for a result that was not there in time."""


class Machines(Protocol):
    """Where functions run. A function has to be one that the machines can import; its arguments may be what `run` gave before."""

    def run(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """What stands for the result."""

    def fetch(self, kept: Iterable[Any], until: float | None = None) -> list[Any]:
        """The results, in their order. Those that are not there by a moment of the monotonic clock are LATE, and given up.

        Raises LostMachines, DeadMachines where a function kills, and what the functions raise.
        """


class Here:
    """This process."""

    def run(self, function: Callable[..., Any], *arguments: Any) -> Any:
        return function(*arguments)

    def fetch(self, kept: Iterable[Any], until: float | None = None) -> list[Any]:
        return list(kept)


class Processes:
    """So many processes of this machine, until the end of a `with` block. Results come to this process, and go out again."""

    def __init__(self, jobs: int) -> None:
        self._pool = ProcessPoolExecutor(jobs, get_context("spawn"))

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._pool.shutdown(cancel_futures=True)

    def run(self, function: Callable[..., Any], *arguments: Any) -> Any:
        return self._pool.submit(function, *self.fetch(arguments))

    def fetch(self, kept: Iterable[Any], until: float | None = None) -> list[Any]:
        kept = list(kept)
        if until is not None:
            _, late = wait([k for k in kept if isinstance(k, Future)], max(0.0, until - time.monotonic()))
            kept = [LATE if k in late else k for k in kept]
        return [k.result() if isinstance(k, Future) else k for k in kept]
