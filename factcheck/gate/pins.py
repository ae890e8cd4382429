"""Pinned facts: agreed sentences that stand among the documents, one document each, and that no document may contradict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.model import Comparison, Disagreement, Document, Reason
from factcheck.settings import Pin

_NAME = "pinned/"


def documents(pins: Sequence[Pin]) -> list[Document]:
    """A document for each pinned fact."""
    return [Document(f"{_NAME}{n}", pin.text, pin.language) for n, pin in enumerate(pins, 1)]


def marked(comparison: Comparison) -> Comparison:
    """The comparison with findings that contradict a pinned fact saying so: whoever stands against it is the outlier."""
    return replace(comparison, disagreements=tuple(map(_marked, comparison.disagreements)))


def _marked(d: Disagreement) -> Disagreement:
    pinned = {n: m for n, r in enumerate(d.readings) for m in r.mentions if m.fact.document.startswith(_NAME)}
    against = {a + b - n for n in pinned for a, b in d.clashes if n in (a, b)} - pinned.keys()
    if not against:
        return d
    agreed = next(iter(pinned.values()))
    outliers = sorted({m.fact.document for n in against for m in d.readings[n].mentions})
    return replace(d, outliers=tuple(outliers), reasons=(*d.reasons, Reason("pinned", f"agreed: {agreed.excerpt}")))
