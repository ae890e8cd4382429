"""JSON for other programs: the comparison, the facts, an explanation. The schemas' names stand in each object.

Text of documents is given exactly, with control and bidi characters written as escapes, so that a log or a terminal that shows
the JSON shows no more than it says.
"""

from __future__ import annotations

import re

from factcheck.model import Comparison, Extraction, to_json
from factcheck.reports.selection import Selection
from factcheck.reports.view import BIDI_CONTROLS, View

EXPLANATION_SCHEMA = "factcheck/explanation/1"
_ESCAPED = re.compile(f"[\x7f-\x9f{BIDI_CONTROLS}\u2028\u2029\ufeff\ud800-\udfff]")


def render(comparison: Comparison, view: View | None = None) -> str:
    """The comparison as contract JSON. The view changes nothing."""
    return _escaped(to_json(comparison.to_dict()))


def render_facts(extraction: Extraction, view: View | None = None) -> str:
    """The documents and their facts."""
    return _escaped(to_json(extraction.to_dict()))


def render_explanation(selection: Selection, view: View | None = None) -> str:
    """What a question selected: disagreements, agreements, and facts that stand in neither."""
    return _escaped(
        to_json(
            {
                "schema": EXPLANATION_SCHEMA,
                "question": selection.question,
                "disagreements": [d.to_dict() for d in selection.disagreements],
                "agreements": [a.to_dict() for a in selection.agreements],
                "single_source": [f.to_dict() for f in selection.lone],
            }
        )
    )


def _escaped(text: str) -> str:
    # Such characters stand inside strings alone, where an escape means the same character.
    return _ESCAPED.sub(lambda m: f"\\u{ord(m[0]):04x}", text)
