"""What has changed since an earlier comparison: which findings are new, which are still open, which are gone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from factcheck.gate.matching import Known, Memory
from factcheck.model import Comparison, Since
from factcheck.settings import SettingsError


def compared(comparison: Comparison, earlier: str) -> Comparison:
    """The comparison with its changes since an earlier one, a file that `--format json` wrote. Raises SettingsError.

    What was accepted since counts as neither new nor resolved: it is told among the accepted ones.
    """
    return compared_with(comparison, _findings(Path(earlier)))


def compared_with(comparison: Comparison, before: Sequence[Mapping[str, Any]]) -> Comparison:
    """The comparison with its changes since the findings `before`, as `Disagreement.to_dict` gives them."""
    memory = Memory([Known.read(_remembered(d)) for d in before])
    there = {d.id: memory.place(d) for d in comparison.disagreements}
    settled = {memory.place(s.disagreement) for s in comparison.settled}
    met = settled.union(there.values())
    gone = [d for n, d in enumerate(before) if n not in met]
    resolved = tuple({name: d.get(name) for name in ("id", "code", "kind", "level", "about")} for d in gone)
    new = tuple(i for i, place in there.items() if place is None)
    still = tuple(i for i, place in there.items() if place is not None)
    return replace(comparison, since=Since(new, still, resolved))


def _findings(path: Path) -> list[dict[str, Any]]:
    try:
        told = json.loads(path.read_text("utf-8"))
        if told["schema"] != Comparison.SCHEMA:
            raise ValueError(f"its schema is {told['schema']!r}, not {Comparison.SCHEMA!r}")
        return list(told["disagreements"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = error.strerror if isinstance(error, OSError) else f"it is no result of --format json ({error})"
        raise SettingsError(f"--since {path.as_posix()}: {reason}") from None


def _remembered(d: Mapping[str, Any]) -> Mapping[str, Any]:
    documents = {m["document"] for v in d["values"] for m in v["mentions"]}
    return {**d, "values": [v["display"] for v in d["values"]], "documents": sorted(documents)}
