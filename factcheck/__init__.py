"""factcheck: shows where documents disagree on dates, money, quantities and who said what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.model import Check, Comparison, Document, Fact
    from factcheck.pipeline import check, compare, extract, load

__version__ = "0.1.0"
__all__ = ["Check", "Comparison", "Document", "Fact", "check", "compare", "extract", "load"]

_HOMES = {"model": ("Check", "Comparison", "Document", "Fact"), "pipeline": ("check", "compare", "extract", "load")}


def __getattr__(name: str) -> Any:
    # Public names are imported on first use, so that `factcheck --version` pays for none of the stages.
    for home, names in _HOMES.items():
        if name in names:
            from importlib import import_module

            return getattr(import_module(f"factcheck.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
