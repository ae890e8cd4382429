"""How many examples a property is tried with: few and the same ones in every run, or many new ones with HYPOTHESIS_PROFILE=long."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
_MORE = 25


def examples(number: int) -> settings:
    """The settings of a property that is tried with so many examples."""
    every = list(HealthCheck)
    return settings(
        max_examples=number * (_MORE if LONG else 1), deadline=None, derandomize=not LONG, database=None, suppress_health_check=every
    )
