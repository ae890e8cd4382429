"""Stage 5, SHOW: a finished result becomes text. A renderer is a function of the result and of how it may look.

One file per format; this registry is the whole list. `--format`, its help and its errors read it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from factcheck.languages.coverage import Coverage
from factcheck.model import Check, Comparison, Extraction
from factcheck.reports import checked, explanation, listing, machine, rows, text, tongues
from factcheck.reports.selection import Selection, select
from factcheck.reports.view import View

__all__ = ["CHECKS", "COMPARISONS", "EXPLANATIONS", "FACTS", "LANGUAGES", "Selection", "View", "select"]

COMPARISONS: Mapping[str, Callable[[Comparison, View], str]] = {"text": text.render, "json": machine.render}
FACTS: Mapping[str, Callable[[Extraction, View], str]] = {
    "text": listing.render_facts,
    "json": machine.render_facts,
    "jsonl": machine.render_lines,
    "csv": rows.render_facts,
}
EXPLANATIONS: Mapping[str, Callable[[Selection, View], str]] = {
    "text": explanation.render_explanation,
    "json": machine.render_explanation,
}
CHECKS: Mapping[str, Callable[[Check, View], str]] = {"text": checked.render_check, "json": machine.render_check}
LANGUAGES: Mapping[str, Callable[[Sequence[Coverage], View], str]] = {
    "text": tongues.render_languages,
    "json": machine.render_languages,
}
