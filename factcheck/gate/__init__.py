"""Between judging and showing, DECIDE: what people have agreed to live with is taken from the findings, and what has changed is told.

Comparison and settings go in, the comparison with the remaining findings comes out: levels and kinds as set, values within a
tolerance, ignored and accepted findings set apart with their reasons, entries that fit nothing any more named.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from factcheck.model import Comparison, Disagreement
from factcheck.settings import Settings

if TYPE_CHECKING:
    from factcheck.gate.baseline import Entry

Today = Callable[[], date]


def settle(comparison: Comparison, settings: Settings, today: Today, entries: Sequence[Entry] = ()) -> Comparison:
    """The comparison as the settings and the accepted findings (`entries`) want it. `today` is asked only where an entry has an end.

    Raises SettingsError for an earlier result (`since`) that cannot be read.
    """
    found = replace(comparison, disagreements=_shown(comparison.disagreements, settings))
    if settings.tolerance:
        from factcheck.gate.tolerances import tolerated

        found = tolerated(found, settings.tolerance)
    if settings.pin:
        from factcheck.gate.pins import marked

        found = marked(found)
    if settings.ignore or _commented(found):
        from factcheck.gate.ignores import ignored

        found = ignored(found, settings.ignore, today)
    if entries:
        from factcheck.gate.baseline import accepted

        found = accepted(found, entries, today)
    if settings.since:
        from factcheck.gate.since import compared

        found = compared(found, settings.since)
    return found


def _shown(disagreements: Sequence[Disagreement], settings: Settings) -> tuple[Disagreement, ...]:
    """The findings of the kinds and at the levels that are asked for, the worst first."""
    kept = [d for d in disagreements if not settings.kinds or d.kind in settings.kinds]
    if not settings.levels:
        return tuple(kept)
    from factcheck.gate.levels import levelled

    return levelled(kept, settings.levels)


def _commented(comparison: Comparison) -> bool:
    return any(a.document.holds("factcheck:") for a in comparison.articles)
