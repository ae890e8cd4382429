"""JUnit XML: a suite for each kind of fact, a case for each fact that was compared.

What agrees passes, what fails the gate fails, what was accepted is skipped, what could not be read is an error. Readers key on
the names of suite and case, which are therefore unique, and ignore files and lines, which therefore stand in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from factcheck.model import Agreement, Comparison
from factcheck.reports.places import Told, message, sentence, subject, told
from factcheck.reports.view import BIDI_CONTROLS, View, clean

# XML 1.0 has no way to write these, not even escaped.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CONTROLS = re.compile(f"[{BIDI_CONTROLS}]")
_LONGEST_NAME = 160


class Case(NamedTuple):
    """A test case; `outcome` is "" where it passed, else the name of the element that tells."""

    suite: str
    name: str
    outcome: str = ""
    type: str = ""
    message: str = ""
    body: str = ""


def render(comparison: Comparison, view: View | None = None) -> str:
    """The suites as XML. A comparison with nothing to compare is one case that passed."""
    view = view or View()
    cases = [*_findings(comparison, view), *_agreements(comparison.agreements), *_unread(comparison)]
    suites: dict[str, list[Case]] = {}
    for case in cases or [Case("factcheck", "nothing to compare")]:
        suites.setdefault(case.suite, []).append(case)
    body = [line for name in sorted(suites) for line in _suite(name, suites[name])]
    head = f"<testsuites name={quoteattr('factcheck')} {_counts([c for s in suites.values() for c in s])}>"
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *body, "</testsuites>"])


def _findings(comparison: Comparison, view: View) -> Iterator[Case]:
    for t in told(comparison, view, settled=True):
        d = t.finding
        suite, name = f"factcheck.{d.kind}", f"{subject(d)[:_LONGEST_NAME]} [{t.key.removesuffix(':1')}]"
        if t.settled:
            yield Case(suite, name, "skipped", message=f"{t.settled.by}: {clean(t.settled.reason)}")
        elif view.failing & {d.level}:
            yield Case(suite, name, "failure", d.code, message(t), _body(t))
        else:
            yield Case(suite, name, "system-out", body=f"review: {message(t)}\n{_body(t)}")


def _body(t: Told) -> str:
    sides = [(t.value, t.first, t.said), *t.others]
    places = [f"{value}  {p.within or f'{p}:{p.column}'}\n    {sentence(m)}" for value, p, m in sides]
    return "\n".join([*places, *(f"why: {clean(r.detail)}" for r in t.finding.reasons)])


def _agreements(agreements: Iterable[Agreement]) -> Iterator[Case]:
    """A case that passed for each fact that documents agree on, told by its first place."""
    for a in agreements:
        if a.relation != "different_slot":
            first = a.mentions[0].fact
            yield Case(f"factcheck.{a.kind}", f"{clean(first.text)[:_LONGEST_NAME]} [{clean(first.id)}]")


def _unread(comparison: Comparison) -> Iterator[Case]:
    for problem in comparison.errors:
        yield Case("factcheck.documents", clean(problem.document) or "the run", "error", "unreadable", clean(problem.message))


def _suite(name: str, cases: list[Case]) -> Iterator[str]:
    yield f"  <testsuite name={quoteattr(name)} {_counts(cases)}>"
    for case in _unique(cases):
        yield from _case(case)
    yield "  </testsuite>"


def _unique(cases: list[Case]) -> Iterator[Case]:
    seen: dict[str, int] = {}
    for case in cases:
        n = seen[case.name] = seen.get(case.name, 0) + 1
        yield case if n == 1 else case._replace(name=f"{case.name} ({n})")


def _case(case: Case) -> Iterator[str]:
    head = f"    <testcase classname={_attribute(case.suite)} name={_attribute(case.name)}"
    if not case.outcome:
        yield head + "/>"
        return
    type = f" type={_attribute(case.type)}" if case.type else ""
    told = f" message={_attribute(case.message)}" if case.message else ""
    yield f"{head}><{case.outcome}{type}{told}>{escape(_legal(case.body))}</{case.outcome}></testcase>"


def _counts(cases: list[Case]) -> str:
    count = {name: sum(c.outcome == element for c in cases) for name, element in _TOTALS.items()}
    return f'tests="{len(cases)}" ' + " ".join(f'{name}="{n}"' for name, n in count.items())


_TOTALS = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def _attribute(text: str) -> str:
    return quoteattr(_legal(text))


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", _CONTROLS.sub("", text))
