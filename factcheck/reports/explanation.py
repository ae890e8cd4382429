"""The answer to `factcheck explain`: what disagrees, what agrees and why, what is not comparable and why, what stands alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.display import display
from factcheck.model import Agreement, Article, Fact, Mention
from factcheck.reports.excerpts import shorten
from factcheck.reports.finding import finding, place, said, shown
from factcheck.reports.listing import TEXT
from factcheck.reports.selection import Selection
from factcheck.reports.sources import described
from factcheck.reports.view import View, cells, clean, columns, count, isolate

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
        blocks.append(_lone(selection.lone, view))
    if selection and not view.quiet:
        blocks.append(_sources(selection, view))
    return "\n\n".join(blocks)


def _agreement(a: Agreement, view: View) -> str:
    head = {"same": "AGREE", "compatible": "AGREE", "different_slot": "NOT COMPARED"}[a.relation]
    why = f"{WHY.get(a.why, a.why)}: {isolate(clean(a.detail))}" if a.detail else WHY.get(a.why, a.why)
    style = "warn" if a.relation == "different_slot" else "good"
    return "\n".join([f"{view.paint(head, style)}  {a.kind}  {why}", *_mentions(a.mentions, view)])


def _mentions(mentions: Sequence[Mention], view: View) -> Iterable[str]:
    width = max((cells(place(m)) for m in mentions), default=0)
    for mention in mentions:
        yield f"    {shown(display(mention.fact.value))}"
        yield from (f"        {line}" for line in said(mention, width, 8, view))


def _lone(facts: Sequence[Fact], view: View) -> str:
    rows = [
        (f"{isolate(clean(f.document))}:{f.line}", f.kind, shown(display(f.value)), isolate(shorten(clean(f.text), TEXT))) for f in facts
    ]
    head = view.paint("IN ONE DOCUMENT ONLY", "warn") + f"  {count(len(facts), 'fact')}, nothing to compare with"
    return "\n".join([head, *(f"    {line}" for line in columns(rows))])


def _sources(selection: Selection, view: View) -> str:
    """The documents the answer rests on: their dates decide how relative dates were read."""
    named = {m.fact.document for a in selection.agreements for m in a.mentions} | {f.document for f in selection.lone}
    named |= {m.fact.document for d in selection.disagreements for r in d.readings for m in r.mentions}
    articles: list[Article] = [a for a in selection.articles if a.name in named]
    rows = [(isolate(clean(a.name)), *described(a)) for a in articles]
    return "\n".join([view.paint("documents", "faint"), *(f"    {line}" for line in columns(rows))])
