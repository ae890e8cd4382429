"""factcheck: shows where documents disagree on dates, money, quantities and who said what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.model import Comparison, Document, Fact
    from factcheck.pipeline import compare, extract

__version__ = "0.1.0"
__all__ = ["Comparison", "Document", "Fact", "compare", "extract"]

_HOMES = {"Comparison": "model", "Document": "model", "Fact": "model", "compare": "pipeline", "extract": "pipeline"}


def __getattr__(name: str) -> Any:
    # Public names are imported on first use, so that `factcheck --version` pays for none of the stages.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"factcheck.{_HOMES[name]}"), name)
