"""JSON for other programs: the comparison, the facts, an explanation. The schemas' names stand in each object.

Text of documents is given exactly, with control and bidi characters written as escapes, so that a log or a terminal that shows
the JSON shows no more than it says.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from factcheck.languages.coverage import TIERS, Coverage
from factcheck.model import Check, Comparison, Extraction, to_json
from factcheck.reports.selection import Selection
from factcheck.reports.view import BIDI_CONTROLS, View
from factcheck.settings import Settings
from factcheck.settings.shown import in_force
from factcheck.values import Json

EXPLANATION_SCHEMA = "factcheck/explanation/1"
FACT_SCHEMA = "factcheck/fact/1"
LANGUAGES_SCHEMA = "factcheck/languages/1"
FINDING_SCHEMA = "factcheck/disagreement/1"
CHECKED_SCHEMA = "factcheck/checked/1"
ERROR_SCHEMA = "factcheck/error/1"
SUMMARY_SCHEMA = "factcheck/summary/1"
TABLE_SCHEMA = "factcheck/table/1"
SETTINGS_SCHEMA = "factcheck/settings/1"
_ESCAPED = re.compile(
    f"[\x7f-\x9f{BIDI_CONTROLS}\u2028\u2029\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]|#(?=#(?:\\[|vso\\[|teamcity\\[))"
)


def render(comparison: Comparison, view: View | None = None) -> str:
    """The comparison as contract JSON. The view changes nothing."""
    return escaped(to_json(comparison.to_dict()))


def render_check(check: Check, view: View | None = None) -> str:
    """The facts of the drafts and what the sources say of each."""
    return escaped(check.to_json())


def render_facts(extraction: Extraction, view: View | None = None) -> str:
    """The documents and their facts."""
    return escaped(to_json(extraction.to_dict()))


def render_explanation(selection: Selection, view: View | None = None) -> str:
    """What a question selected: disagreements, agreements, and facts that stand in neither."""
    return escaped(
        to_json(
            {
                "schema": EXPLANATION_SCHEMA,
                "question": selection.question,
                "disagreements": [d.to_dict() for d in selection.disagreements],
                "agreements": [a.to_dict() for a in selection.agreements],
                "single_source": [f.to_dict() for f in selection.lone],
                "considered": [c.to_dict() for c in selection.considered],
            }
        )
    )


def render_lines(extraction: Extraction, view: View | None = None) -> str:
    """A fact a line, each an object of its own with its document: for programs that read as they go."""
    lines = []
    for article in extraction.articles:
        of = {"schema": FACT_SCHEMA, "document": article.name, "language": article.language}
        lines += [escaped(to_json(of | fact.to_dict(), indent=None)) for fact in extraction.facts[article.name]]
    return "\n".join(lines)


def render_checked(check: Check, view: View | None = None) -> str:
    """A fact of the drafts a line, then what could not be read, then the summary: each line an object whose schema tells what it is."""
    return _lines(check.to_dict(), "facts", CHECKED_SCHEMA)


def render_findings(comparison: Comparison, view: View | None = None) -> str:
    """A finding a line, then what could not be read, then the summary: each line an object whose schema tells what it is."""
    return _lines(comparison.to_dict(), "disagreements", FINDING_SCHEMA)


def _lines(whole: Json, items: str, schema: str) -> str:
    lines: list[Json] = [{"schema": schema} | item for item in whole[items]]
    lines += [{"schema": ERROR_SCHEMA} | e for e in whole["errors"]]
    lines.append({"schema": SUMMARY_SCHEMA} | whole["summary"])
    return "\n".join(escaped(to_json(line, indent=None)) for line in lines)


def render_table(comparison: Comparison, view: View | None = None) -> str:
    """The fact matrix: a fact with its values, and by document the facts that give each."""
    from factcheck.reports.matrix import matrix

    names = [a.name for a in comparison.articles]
    return escaped(to_json({"schema": TABLE_SCHEMA, "documents": names, "rows": [r.to_dict() for r in matrix(comparison)]}))


def render_settings(settings: Settings, view: View | None = None) -> str:
    """Every option with its value and where that is from."""
    told = [{"option": key, "value": value, "from": origin} for key, value, origin in in_force(settings)]
    return escaped(to_json({"schema": SETTINGS_SCHEMA, "options": told}))


def render_languages(languages: Sequence[Coverage], view: View | None = None) -> str:
    """The tiers, and each language with what it covers."""
    tiers = [{"tier": tier, "means": means} for tier, means in sorted(TIERS.items()) if tier]
    return to_json({"schema": LANGUAGES_SCHEMA, "tiers": tiers, "languages": [c.to_dict() for c in languages]})


def escaped(text: str) -> str:
    """JSON text with control and bidi characters, and the mark of a command to a pipeline, written as escapes."""
    # Such characters stand inside strings alone, where an escape means the same character.
    return _ESCAPED.sub(lambda m: f"\\u{ord(m[0]):04x}" if m[0] <= "\uffff" else json.dumps(m[0])[1:-1], text)
