"""A check for people: the verdict, then what the sources contradict, what they do not tell, and what they support.

The other formats show a check as what it is to them: findings, which stand at their places in the drafts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from factcheck.display import display
from factcheck.model import Check, Checked, Comparison, Disagreement, Mention, Reading, Reason
from factcheck.reports import COMPARISONS, renderer
from factcheck.reports.excerpts import shorten
from factcheck.reports.finding import SHOWN, filled, place, said, shown
from factcheck.reports.listing import TEXT, VALUE
from factcheck.reports.sources import described
from factcheck.reports.verdict import incomplete, problems
from factcheck.reports.view import View, cells, clean, columns, count, isolate

NOT_FOUND = "FC701"


def render_check(check: Check, view: View | None = None) -> str:
    """The whole report, without a line break at its end. Quiet leaves out all but what the sources contradict or do not tell."""
    view = view or View()
    contradicted = sorted((f for f in check.of("contradicted") if f.level), key=lambda f: f.level != "conflict")
    blocks = [*(_contradicted(f, view) for f in contradicted), _table("not found", check.of("not_found"), view)]
    if not view.quiet:
        blocks = [_verdict(check, view), *blocks, _table("supported", check.of("supported"), view), _documents(check, view)]
    return "\n\n".join(filter(None, blocks))


def _as(name: str) -> Callable[[Check, View], str]:
    def render(check: Check, view: View) -> str:
        return renderer(COMPARISONS, name)(findings(check, view), view)

    return render


concise, csv, sarif, junit, github, gitlab, markdown, html = map(
    _as, ("concise", "csv", "sarif", "junit", "github", "gitlab", "markdown", "html")
)


def findings(check: Check, view: View) -> Comparison:
    """A check as a comparison: what the sources contradict and, where that fails the gate, what they do not tell."""
    lone = [_untold(f) for f in check.of("not_found")] if "not_found" in view.failing else []
    return replace(check.comparison, disagreements=(*check.comparison.disagreements, *lone))


def _untold(f: Checked) -> Disagreement:
    fact, said = f.mention.fact, display(f.mention.fact.value)
    key = hashlib.sha256(f"{fact.document}|{fact.kind}|{said}|{fact.text}".encode("utf-8", "surrogatepass")).hexdigest()[:8]
    reading = Reading(fact.value, said, (f.mention,))
    about = f"no source tells this {fact.kind}"
    return Disagreement(
        f"{NOT_FOUND}-{key}", NOT_FOUND, fact.kind, "conflict", about, (reading,), (), (Reason("sources", about),), within=True
    )


def _verdict(check: Check, view: View) -> str:
    lines = []
    if check.errors:
        lines.append(f"{view.paint('INCOMPLETE', 'bad')}  {incomplete(check.errors, len(check.drafts) + len(check.sources))}")
        lines += problems(check.errors)
    summary = check.to_dict()["summary"]
    rest = [f"{summary['supported']} supported", f"{summary['not_found']} not found"]
    if summary["reviews"]:
        rest.append(f"{summary['reviews']} to review")
    if check.comparison.accepted:
        rest.append(f"{check.comparison.accepted} accepted earlier")
    of = f"of {count(summary['facts'], 'fact')} in {count(len(check.drafts), 'draft')} against {count(len(check.sources), 'source')}"
    return "\n".join([*lines, f"{_head(check, view)}  {of}    {' · '.join(rest)}"])


def _head(check: Check, view: View) -> str:
    conflicts = sum(f.level == "conflict" for f in check)
    if conflicts:
        return view.paint(f"{conflicts} CONTRADICTED", "bad")
    if not check.of("supported") and not check.of("contradicted"):
        return view.paint("NOTHING FOUND", "warn")
    return view.paint("NONE CONTRADICTED" if check.errors or check.of("contradicted") else "OK  none contradicted", "good")


def _contradicted(f: Checked, view: View) -> str:
    head = "CONTRADICTED" if f.level == "conflict" else "review"
    lines = [view.paint(head, "bad" if f.level == "conflict" else "warn") + f"  {f.mention.fact.kind}", ""]
    rows = [("draft", [f.mention]), ("against", f.contradicted_by), ("for", f.supported_by)]
    width = max(cells(place(m)) for _, mentions in rows for m in mentions[:SHOWN])
    for name, mentions in rows:
        for n, m in enumerate(mentions[:SHOWN]):
            label = view.paint(f"{'' if n else name:<7}", "faint")
            lines += [f"    {label} {shown(display(m.fact.value))}", *(f"            {line}" for line in said(m, width, 12, view))]
    notes = [("why" if not n else "", line) for n, line in enumerate(filled([isolate(clean(r.detail)) for r in f.reasons], view.width))]
    notes += [("hint", isolate(clean(f.hint)))] if f.hint else []
    notes += [("id", f.finding)] if f.finding else []
    return "\n".join([*lines, "", *(f"    {view.paint(f'{name:<7}', 'faint')} {text}" for name, text in notes)])


def _table(head: str, facts: Sequence[Checked], view: View) -> str:
    if not facts:
        return ""
    return "\n".join([view.paint(head, "faint"), *(f"    {line}" for line in columns(_rows(facts)))])


def _rows(facts: Sequence[Checked]) -> Iterable[tuple[str, ...]]:
    for f in facts:
        fact = f.mention.fact
        value, words = shown(shorten(display(fact.value), VALUE)), isolate(shorten(clean(fact.text), TEXT))
        yield (place(f.mention), fact.kind, value, *([_places(f.supported_by)] if f.supported_by else []), words)


def _places(mentions: Sequence[Mention]) -> str:
    more = f" and {len(mentions) - 2} more" if len(mentions) > 2 else ""
    return ", ".join(dict.fromkeys(place(m) for m in mentions[:2])) + more


def _documents(check: Check, view: View) -> str:
    rows = [
        (name, isolate(clean(a.name)), *described(a)) for name, side in (("draft", check.drafts), ("source", check.sources)) for a in side
    ]
    return "\n".join([view.paint("documents", "faint"), *(f"    {line}" for line in columns(rows))])
