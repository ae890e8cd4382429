"""SARIF 2.1.0 as code scanning uses it.

Readers take the first location alone, follow the others only where the message links them, and know a result again by
`primaryLocationLineHash`: without one of our own, two findings in one paragraph would be one. Accepted findings carry their reason as
a suppression. Of more results than are shown, the worst are given and the run says how many were left out.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from factcheck import __version__, rules
from factcheck.model import Comparison, to_json
from factcheck.reports.machine import escaped
from factcheck.reports.places import Place, Told, here, sentence, subject, told
from factcheck.reports.view import View, clean

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
RESULTS, RELATED = 5_000, 100  # shown of a run, and of a result
LINKED = 8  # places that the message itself names
_LEVELS = {"conflict": "error", "review": "warning"}
_NO_BYTE = re.compile("[\ud800-\udc7f\udd00-\udfff]")  # halves of characters that stand for no byte of a name
_SCHEME = re.compile(r"[A-Za-z]:|/")


def render(comparison: Comparison, view: View | None = None) -> str:
    """The run as JSON: rules, results with all their places, and what could not be read."""
    found = told(comparison, view or View(), settled=True)
    new = frozenset(comparison.since.new) if comparison.since else None
    run = {
        "tool": {"driver": {"name": "factcheck", "version": __version__, "rules": [_rule(r) for r in rules.rules().values()]}},
        "automationDetails": {"id": "factcheck/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The root of the project."}}},
        "results": [_result(t, new) for t in found[:RESULTS]],
        "invocations": [{"executionSuccessful": not comparison.errors, "toolExecutionNotifications": _notices(comparison, len(found))}],
    }
    return escaped(to_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}))


def _rule(rule: rules.Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why.replace("\n", " ")},
        "help": {"text": rule.text(), "markdown": rule.markdown()},
        "defaultConfiguration": {"level": "error"},
        "properties": {"precision": "high", "problem.severity": "error", "tags": ["consistency", rule.kind]},
    }


def _result(t: Told, new: frozenset[str] | None) -> dict[str, Any]:
    """A result; `new` are the ids that an earlier result had not, None where there is none to compare with."""
    d = t.finding
    others = t.others[:RELATED]
    result: dict[str, Any] = {
        "ruleId": d.code,
        "level": _LEVELS[d.level],
        "message": {"text": _message(t, others)},
        "locations": [_location(t.first)],
        "relatedLocations": [
            {"id": n, **_location(p), "message": {"text": f"{value}: {sentence(m)}"}} for n, (value, p, m) in enumerate(others, 1)
        ],
        "partialFingerprints": {"primaryLocationLineHash": t.key, "factcheckDisagreement/v1": d.id},
        "properties": {"kind": d.kind, "about": clean(d.about), "reasons": [clean(r.detail) for r in d.reasons]},
    }
    if new is not None:
        result["baselineState"] = "new" if d.id in new else "unchanged"
    if t.settled:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": clean(t.settled.reason)}]
    return result


def _message(t: Told, others: tuple[tuple[str, Place, Any], ...]) -> str:
    """The first sentence is the title; a link is `[words](id)`, and brackets in the words would break it."""
    against = " or ".join(dict.fromkeys(value for value, _, _ in others if value != t.value))
    title = f"{t.value} {here(t.first)}{f', {against} elsewhere' if against else ''} ({subject(t.finding)})"
    linked = [f"[{_unlinked(f'{value} in {p}')}]({n})" for n, (value, p, _) in enumerate(others[:LINKED], 1)]
    why = "; ".join(clean(r.detail) for r in t.finding.reasons)
    return ". ".join(filter(None, (_unlinked(title), ", ".join(linked), f"Why: {_unlinked(why)}")))


def _unlinked(text: str) -> str:
    return text.replace("[", "(").replace("]", ")")


def _location(place: Place) -> dict[str, Any]:
    inside = not _SCHEME.match(place.path) and not place.path.startswith("../")
    artifact = {"uri": _quoted(place.path) if inside else _absolute(place.path)} | ({"uriBaseId": "%SRCROOT%"} if inside else {})
    region = {"startLine": place.line, "startColumn": place.column, "endLine": place.end_line, "endColumn": place.end_column}
    found: dict[str, Any] = {"physicalLocation": {"artifactLocation": artifact, "region": region}}
    return found | ({"logicalLocations": [{"fullyQualifiedName": place.within, "kind": "member"}]} if place.within else {})


def _absolute(path: str) -> str:
    return f"file://{_quoted(path)}" if path.startswith("/") else _quoted(path)


def _quoted(path: str) -> str:
    """A path as part of an address; one that is no UTF-8 by its bytes."""
    return quote(_NO_BYTE.sub("\ufffd", path).encode("utf-8", "surrogateescape"))


def _notices(comparison: Comparison, found: int) -> list[dict[str, Any]]:
    notices = [("error", f"could not be read: {clean(str(e))}") for e in comparison.errors]
    if found > RESULTS:
        notices.append(("warning", f"{found - RESULTS} of {found} results are left out: code scanning shows {RESULTS} of a run"))
    return [{"level": level, "message": {"text": text}} for level, text in notices]
