"""The answer to `factcheck explain`: what disagrees, what agrees and why, what is not comparable and why, what stands alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from factcheck.display import display
from factcheck.model import Agreement, Article, Considered, Fact, Mention
from factcheck.reports.excerpts import shorten
from factcheck.reports.finding import SHOWN, finding, place, said, shown
from factcheck.reports.listing import TEXT
from factcheck.reports.selection import Selection
from factcheck.reports.sources import described
from factcheck.reports.view import View, cells, clean, columns, count, isolate, located

FEW = 12  # lone facts of which it is told what they were held against
WHY = {
    "same": "the same value",
    "bound": "one is a bound that the other keeps",
    "rounding": "one is rounded",
    "granularity": "one is less exact than the other",
    "unit": "the same value in another unit",
    "conversion": "the same value in another currency",
    "part_of": "a part and its whole",
    "initial_total": "a first part and the total",
    "planned_done": "planned and done",
    "other_period": "of another period",
    "difference": "one tells how far two things are apart",
    "update": "a later figure of something that grows",
    "other_speaker": "the claims of two speakers",
    "other_subject": "about something else",
    "corrected": "a figure the text takes back",
    "arithmetic": "one follows from the others",
    "paraphrase": "the same in other words",
}


def render_explanation(selection: Selection, view: View | None = None) -> str:
    """Everything the question selected, each with its reasons; without a line break at the end."""
    view = view or View()
    agreements = [
        _agreement(a, view) for relation in ("same", "compatible", "different_slot") for a in selection.agreements if a.relation == relation
    ]
    blocks = [*(finding(d, view, every_reason=True) for d in selection.disagreements), *agreements]
    if selection.lone:
        blocks.append(_lone(selection.lone, selection.considered, view))
    alone = {f.id for f in selection.lone}
    if others := [c for c in selection.considered if c.fact.id not in alone]:
        blocks.append(_passed_over(others, view))
    if selection and not view.quiet:
        blocks.append(_sources(selection, view))
    return "\n\n".join(blocks)


def _agreement(a: Agreement, view: View) -> str:
    head = {"same": "AGREE", "compatible": "AGREE", "different_slot": "NOT COMPARED"}[a.relation]
    why = f"{WHY.get(a.why, a.why)}: {isolate(clean(a.detail))}" if a.detail else WHY.get(a.why, a.why)
    style = "warn" if a.relation == "different_slot" else "good"
    lines = [f"{view.paint(head, style)}  {a.kind}  {why}", *_mentions(a.mentions, view)]
    reasons = [f"{r.signal}: {isolate(clean(r.detail))}" for r in a.reasons]
    return "\n".join([*lines, *(f"    {view.paint('why    ' if not n else ' ' * 7, 'faint')} {r}" for n, r in enumerate(reasons))])


def _mentions(mentions: Sequence[Mention], view: View) -> Iterable[str]:
    width = max((cells(place(m)) for m in mentions), default=0)
    for mention in mentions:
        yield f"    {shown(display(mention.fact.value))}"
        yield from (f"        {line}" for line in said(mention, width, 8, view))


def _lone(facts: Sequence[Fact], considered: Sequence[Considered], view: View) -> str:
    rows = [(located(f), f.kind, shown(display(f.value)), isolate(shorten(clean(f.text), TEXT))) for f in facts]
    head = view.paint("IN ONE DOCUMENT ONLY", "warn") + f"  {count(len(facts), 'fact')}, nothing to compare with"
    lines = [head]
    for fact, line in zip(facts, columns(rows), strict=True):
        lines += [f"    {line}", *(_considered([c for c in considered if c.fact.id == fact.id]) if len(facts) <= FEW else ())]
    if len(facts) > FEW:
        lines.append("    (ask for one of them by its place, as in a.txt:12, to see what it was held against)")
    return "\n".join(lines)


def _passed_over(considered: Sequence[Considered], view: View) -> str:
    """Facts that found a partner in one document and none in another."""
    lines = [view.paint("NOT PAIRED", "warn") + "  in the other documents"]
    for fact in dict.fromkeys(c.fact.id for c in considered):
        mine = [c for c in considered if c.fact.id == fact]
        lines += [
            f"    {located(mine[0].fact)}   {shown(display(mine[0].fact.value))}",
            *_considered(mine),
        ]
    return "\n".join(lines)


def _considered(considered: Sequence[Considered]) -> Iterable[str]:
    """A line for each thing passed over; of many in one document the first few."""
    seen: Counter[str] = Counter()
    for c in considered:
        seen[c.document] += 1
        if seen[c.document] <= SHOWN:
            place = located(c.other) if c.other else isolate(clean(c.document))
            value = f"   {shown(display(c.other.value))}" if c.other else ""
            relation = f" ({c.relation})" if c.relation else ""
            yield f"        {place}{value}{relation}   {isolate(clean(c.why))}"
    yield from (f"        {isolate(clean(d))}   and {n - SHOWN} more" for d, n in seen.items() if n > SHOWN)


def _sources(selection: Selection, view: View) -> str:
    """The documents the answer rests on: their dates decide how relative dates were read."""
    named = {m.fact.document for a in selection.agreements for m in a.mentions} | {f.document for f in selection.lone}
    named |= {m.fact.document for d in selection.disagreements for r in d.readings for m in r.mentions}
    articles: list[Article] = [a for a in selection.articles if a.name in named]
    rows = [(isolate(clean(a.name)), *described(a)) for a in articles]
    return "\n".join([view.paint("documents", "faint"), *(f"    {line}" for line in columns(rows))])
