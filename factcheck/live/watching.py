"""Waits for files to change. It asks for their times and sizes again and again, which every system and every file share can answer."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping

PAUSE = 0.4  # seconds between two looks
Stamps = Mapping[str, tuple[int, int]]


def stamps(names: Iterable[str]) -> Stamps:
    """When each file that is there was written, and its size."""
    found = {}
    for name in names:
        try:
            status = os.stat(name)
        except OSError:
            continue
        found[name] = status.st_mtime_ns, status.st_size
    return found


def changed(before: Stamps, after: Stamps) -> list[str]:
    """The files that came, went or were written, by name."""
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def changes(listed: Callable[[], Iterable[str]], pause: Callable[[float], object] = time.sleep) -> Iterator[list[str]]:
    """The names of the files that changed since this was called, and again each time one of those `listed` does; waits in between
    and never ends by itself.

    A file that is still being written is waited for: what changed is told when two looks in a row are alike.
    """
    return _changes(stamps(listed()), listed, pause)


def _changes(told: Stamps, listed: Callable[[], Iterable[str]], pause: Callable[[float], object]) -> Iterator[list[str]]:
    seen = told
    while True:
        pause(PAUSE)
        try:
            now = stamps(listed())
        except OSError:  # a folder that goes while it is listed: the next look shows what is left
            continue
        if now == seen != told:
            yield changed(told, now)
            told = now
        seen = now
