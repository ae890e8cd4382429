"""A cluster of Dask: the functions run on its workers, which read from shared storage. What a dead worker held, others make again."""

from __future__ import annotations

import logging
import time
import warnings
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Any

from factcheck.engines import DeadMachines, LostMachines
from factcheck.engines.machines import LATE

_LOOK = 0.05  # seconds between two looks at what is done
_PATIENCE = 20  # seconds that a scheduler may take to answer
_MISSING = "--engine dask needs a library that is not installed: python -m pip install 'factcheck-gate[dask]'"
_ABSENT = "no scheduler answers at {}: `dask scheduler` starts one, `dask worker {}` its workers"
_DIED = "worker after worker of the cluster died of one part of the documents: they may need more memory"
_UNKNOWN = "the workers of the cluster cannot import factcheck ({}): install the same version there"


class Dask:
    """The workers of a scheduler, until the end of a `with` block. Raises LostMachines where there are none to be had."""

    def __init__(self, scheduler: str) -> None:
        try:
            import distributed
        except ImportError:
            raise LostMachines(_MISSING) from None
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what fails is told by this program, in its own words
        warnings.filterwarnings("ignore", module="distributed")
        client: Any = distributed.Client
        try:
            self._client: Any = client(scheduler, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise LostMachines(_ABSENT.format(scheduler, scheduler)) from error

    def __enter__(self) -> Dask:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._client.close(timeout=_PATIENCE)

    def run(self, function: Callable[..., Any], *arguments: Any) -> Any:
        # Functions give the same for the same, but that is not asked: a key made of arguments would cost a pass over all of them.
        return self._client.submit(function, *arguments, pure=False)

    def _done(self, kept: list[Any], until: float) -> list[Any]:
        """Those that are there in time; the others are given up."""
        while time.monotonic() < until and not all(k.done() for k in kept):  # `distributed.wait` knows one client a process alone
            time.sleep(_LOOK)
        late = [k for k in kept if not k.done()]
        self._client.cancel(late)
        return [k for k in kept if not any(k is one for one in late)]

    def fetch(self, kept: Iterable[Any], until: float | None = None) -> list[Any]:
        from distributed import KilledWorker

        kept = list(kept)
        done = kept if until is None else self._done(kept, until)
        try:
            found = iter(self._client.gather(done))
            return [next(found) if any(k is d for d in done) else LATE for k in kept]
        except KilledWorker:
            raise DeadMachines(_DIED) from None
        except ModuleNotFoundError as error:
            raise LostMachines(_UNKNOWN.format(error)) from None
