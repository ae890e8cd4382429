"""The facts of each document as a table: line and column, kind, value, the words themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.display import display
from factcheck.model import Article, Extraction, Fact
from factcheck.reports.excerpts import shorten
from factcheck.reports.finding import shown
from factcheck.reports.sources import described
from factcheck.reports.verdict import problems
from factcheck.reports.view import View, clean, columns, count, isolate, named_place

TEXT = 72  # columns of a fact's own words
VALUE = 40  # and of its value


def render_facts(extraction: Extraction, view: View | None = None) -> str:
    """A table for each document, without a line break at the end. Quiet leaves the documents' own lines out."""
    view = view or View()
    blocks = [_table(article, extraction.facts[article.name], view) for article in extraction.articles]
    if extraction.errors and not view.quiet:
        blocks.append("\n".join([view.paint("not read", "bad"), *problems(extraction.errors)]))
    return "\n\n".join(filter(None, blocks))


def _table(article: Article, facts: Sequence[Fact], view: View) -> str:
    head = "   ".join((isolate(clean(article.name)), *described(article), count(len(facts), "fact")))
    lines = [] if view.quiet else [view.paint(head, "strong")]
    return "\n".join([*lines, *(f"  {line}" for line in columns(_rows(facts)))])


def _rows(facts: Sequence[Fact]) -> Iterable[tuple[str, ...]]:
    for fact in facts:
        value = shown(shorten(display(fact.value), VALUE))
        taken_back = " (retracted)" if fact.retracted else ""
        place = named_place(fact) or f"{fact.line}:{fact.column}"
        yield place, fact.kind, value + taken_back, isolate(shorten(clean(fact.text), TEXT))
