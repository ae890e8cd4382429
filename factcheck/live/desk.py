"""The latest result that a page shows: found anew where documents change, settled anew where a finding is accepted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from threading import Condition, RLock

from factcheck.gate.since import compared_with
from factcheck.model import Comparison, Disagreement

Look = Callable[[], Comparison]
Settle = Callable[[Comparison], Comparison]
Keep = Callable[[Sequence[Disagreement], str], None]


class Desk:
    """A result and its number, which grows with every change. `look` compares the documents, `settle` takes from the findings what
    people have dealt with, `keep` writes down that findings were accepted, and why. Safe to use from several threads."""

    def __init__(self, look: Look, settle: Settle, keep: Keep) -> None:
        self._look, self._settle, self._keep = look, settle, keep
        self._lock = RLock()
        self._news = Condition()
        self._whole = look()
        self._shown = 1, settle(self._whole)

    @property
    def shown(self) -> tuple[int, Comparison]:
        """The number of the latest result, from 1, and the result with its changes since the one before."""
        return self._shown

    def renew(self) -> None:
        """Compares the documents again."""
        with self._lock:
            self._whole = self._look()
            self._show()

    def accept(self, id: str, reason: str) -> bool:
        """Accepts the findings of an id; whether there are any."""
        with self._lock:
            found = [d for d in self._shown[1] if d.id == id]
            if found:
                self._keep(found, reason)
                self._show()
            return bool(found)

    def wait(self, number: int, seconds: float) -> int:
        """The number of the latest result, as soon as it is another than this one, or when the time is over."""
        with self._news:
            self._news.wait_for(lambda: self._shown[0] != number, seconds)
            return self._shown[0]

    def _show(self) -> None:
        number, before = self._shown
        now = self._settle(self._whole)
        if now == replace(before, since=None):
            return
        told = compared_with(now, before.to_dict()["disagreements"])
        with self._news:
            self._shown = number + 1, told
            self._news.notify_all()
