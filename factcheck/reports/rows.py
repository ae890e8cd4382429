"""Facts and findings as CSV (RFC 4180, UTF-8), for a spreadsheet: one fact, or one place of a finding, a row.

A spreadsheet runs a cell that begins with =, +, - or @ as a formula. Document text is foreign: such a cell gets an apostrophe in
front, and line breaks and control characters are taken out of it. A plain number keeps its sign.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from factcheck.display import display
from factcheck.model import Article, Comparison, Disagreement, Extraction, Fact
from factcheck.reports.view import View, clean
from factcheck.values import Attribution, DateValue, Role

COLUMNS = (
    "document",
    "language",
    "line",
    "column",
    "start",
    "end",
    "kind",
    "text",
    "value",
    "lo",
    "hi",
    "unit",
    "speaker",
    "claim_of",
    "retracted",
)
FINDINGS = (
    *("id", "code", "level", "kind", "within", "about", "settled", "reason"),
    *("value", "document", "line", "column", "text", "excerpt", "hint", "why"),
)
# The wide forms are formulas too where a spreadsheet was made for Japanese.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def render_facts(extraction: Extraction, view: View | None = None) -> str:
    """A row of names, then a row for each fact, without a line break at the end. The view changes nothing."""
    return table(COLUMNS, (_row(article, fact) for article in extraction.articles for fact in extraction.facts[article.name]))


def render(comparison: Comparison, view: View | None = None) -> str:
    """A row of names, then for each finding, the accepted ones last, a row for each place that gives one of its values."""
    found = [(d, "", "") for d in comparison.disagreements]
    found += [(s.disagreement, s.by, s.reason) for s in comparison.settled]
    return table(FINDINGS, (row for d, by, reason in found for row in _finding(d, by, reason)))


def table(names: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """Rows of cells under their names, without a line break at the end."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([cell(n) for n in names])
    writer.writerows([cell(c) for c in row] for row in rows)
    return out.getvalue().rstrip("\n")


def _finding(d: Disagreement, by: str, reason: str) -> Iterator[Iterable[object]]:
    why = "; ".join(r.detail for r in d.reasons)
    for reading in d.readings:
        for m in reading.mentions:
            f = m.fact
            place = (reading.display, f.document, f.line, f.column, f.text, m.excerpt)
            yield (d.id, d.code, d.level, d.kind, str(d.within).lower(), d.about, by, reason, *place, d.hint, why)


def cell(content: object) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = clean("" if content is None else str(content))
    if text[:1].isalnum():
        return text
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def _row(article: Article, fact: Fact) -> Iterable[object]:
    yield from (article.name, article.language, fact.line, fact.column, fact.start, fact.end, fact.kind, fact.text)
    yield display(fact.value)
    yield from _parts(fact)
    yield from (fact.claim_of, str(fact.retracted).lower())


def _parts(fact: Fact) -> tuple[object, object, object, object]:
    """lo, hi, unit and speaker; of a date its first day and the day after its last, and how exact it is."""
    value = fact.value
    if isinstance(value, Attribution):
        return None, None, None, value.speaker_name or value.speaker
    if isinstance(value, Role):
        return None, None, value.role, value.person
    if isinstance(value, DateValue):
        return value.start, value.end, value.grain, None
    written = value.to_dict()
    return written["lo"], written["hi"], written.get("unit", written.get("currency")), None
