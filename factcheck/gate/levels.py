"""Levels as set: a rule or a kind of finding is made a conflict, made a review, or turned off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from factcheck import rules
from factcheck.model import Disagreement, Level
from factcheck.settings import SettingsError
from factcheck.settings.readers import meant


def levelled(disagreements: Sequence[Disagreement], levels: Mapping[str, str]) -> tuple[Disagreement, ...]:
    """The findings at their levels, those that are off left out; findings between documents first, then the worst first.

    A code or a rule's name counts more than a kind. Raises SettingsError for a rule that does not exist.
    """
    known = {name: rule.code for rule in rules.rules().values() for name in (rule.code, rule.name)}
    by_code = {known[name]: level for name, level in levels.items() if name in known}
    for name in levels:
        if name not in known and name not in {rule.kind for rule in rules.rules().values()}:
            raise SettingsError(f"levels: there is no rule {name!r}{meant(name, list(known))}")
    found = [(d, by_code.get(d.code, levels.get(d.kind, d.level))) for d in disagreements]
    kept = [replace(d, level=cast(Level, level)) for d, level in found if level != "off"]
    return tuple(sorted(kept, key=lambda d: (d.within, d.level != "conflict")))
