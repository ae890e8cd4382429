"""The baseline: findings that people have accepted, in a file that lives in the repository.

One entry a line (JSON Lines), sorted by id, without places, versions or times: it changes only where findings do, and two branches
that accept different findings merge. The first line names the schema.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from factcheck.gate.matching import Known, Memory
from factcheck.model import Comparison, Disagreement, Settled
from factcheck.records import dataclass
from factcheck.settings import SettingsError

SCHEMA = "factcheck/baseline/1"


@dataclass(frozen=True)
class Entry:
    """An accepted finding: what it is, why it was accepted, and until when."""

    known: Known
    reason: str = ""
    expires: date | None = None

    def line(self) -> str:
        """The entry as a line of the file."""
        k = self.known
        told: dict[str, Any] = {"id": k.id, "kind": k.kind, "about": k.about, "values": k.values, "documents": k.documents}
        told |= {"within": True} if k.within else {}
        told |= {"reason": self.reason} | ({"expires": self.expires.isoformat()} if self.expires else {})
        return json.dumps(told, ensure_ascii=False)


def read(path: Path) -> tuple[Entry, ...]:
    """The entries of a baseline. Raises SettingsError where it cannot be read or understood."""
    try:
        lines = path.read_text("utf-8").split("\n")  # a text may hold other ends of lines
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"the baseline {path.as_posix()} cannot be read: {getattr(error, 'strerror', None) or error}") from None
    return tuple(e for n, line in enumerate(lines, 1) if line.strip() and (e := _entry(line, f"{path.as_posix()}:{n}")))


def _entry(line: str, where: str) -> Entry | None:
    try:
        table = json.loads(line)
        if "schema" in table:
            if table["schema"] != SCHEMA:
                raise SettingsError(f"{where}: {table['schema']!r} is not {SCHEMA!r}")
            return None
        expires = table.get("expires")
        return Entry(Known.read(table), str(table.get("reason", "")), date.fromisoformat(expires) if expires else None)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        if isinstance(error, SettingsError):
            raise
        raise SettingsError(f"{where}: no entry of a baseline: {error}") from None


def written(entries: Iterable[Entry]) -> str:
    """A baseline as text, without a line break at its end."""
    return "\n".join([json.dumps({"schema": SCHEMA}), *(e.line() for e in sorted(entries, key=lambda e: e.known.id))])


def accepted(comparison: Comparison, entries: Sequence[Entry], today: Callable[[], date]) -> Comparison:
    """The comparison with the accepted findings set apart, and the entries named that fit none or have run out."""
    day = today() if any(e.expires for e in entries) else date.min
    valid = [e for e in entries if not e.expires or e.expires >= day]
    memory = Memory([e.known for e in valid])
    used: set[int] = set()
    kept: list[Disagreement] = []
    settled: list[Settled] = []
    for d in comparison.disagreements:
        place = memory.place(d)
        if place is None:
            kept.append(d)
        else:
            used.add(place)
            settled.append(Settled(d, "baseline", valid[place].reason, valid[place].expires))
    stale = [f"accepted {e.known.id} ({e.known.about}): ran out on {e.expires}" for e in entries if e.expires and e.expires < day]
    stale += [f"accepted {e.known.id} ({e.known.about}): is no longer found" for n, e in enumerate(valid) if n not in used]
    told = {"settled": (*comparison.settled, *settled), "stale": (*comparison.stale, *stale)}
    return replace(comparison, disagreements=tuple(kept), **told)  # type: ignore[arg-type]


def updated(comparison: Comparison, entries: Sequence[Entry]) -> list[Entry]:
    """The entries for what a settled comparison holds: accepted findings keep their reasons, new ones have none, stale ones go."""
    old = [Entry(Known.of(s.disagreement), s.reason, s.expires) for s in comparison.settled if s.by == "baseline"]
    new = [Entry(Known.of(d)) for d in comparison.disagreements]
    return list({e.known.id: e for e in (*new, *old)}.values())


def with_accepted(entries: Sequence[Entry], findings: Sequence[Disagreement], reason: str, expires: date | None) -> list[Entry]:
    """The entries and these findings; one that was accepted before is accepted anew."""
    more = [Entry(Known.of(d), reason, expires) for d in findings]
    kept = [e for e in entries if not any(e.known.fits(d) for d in findings)]
    return [*kept, *more]
