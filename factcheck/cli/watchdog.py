"""Ends a run that does not come back: a library that works on a damaged file for ever looks at no budget."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from factcheck import console
from factcheck.budget import RunBudget

PATIENCE = 60.0  # seconds that work may go on after its budget is spent: what looks at it late costs itself alone
_LOOK = 1.0  # seconds between two looks


@contextmanager
def watched(budget: RunBudget, status: int) -> Iterator[None]:
    """Within the block, work that its budget cannot end ends the process, with a word on what it was and with the status."""
    over = Event()
    dog = Thread(target=_watch, args=(budget, over, status), daemon=True)
    dog.start()
    try:
        yield
    finally:
        over.set()
        dog.join()


def _watch(budget: RunBudget, over: Event, status: int) -> None:
    while not over.wait(min(_LOOK, PATIENCE)):
        if stuck := budget.overdue(PATIENCE):
            console.say(f"{stuck} does not come back, long after its time was over: the run was ended; leave it out")
            os._exit(status)  # nothing gentler ends the other thread
