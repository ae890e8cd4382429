"""The comparison for people: the verdict and its coverage first, then each finding, then the documents and how each was dated."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from factcheck.model import Comparison, Disagreement
from factcheck.reports.finding import finding, review
from factcheck.reports.sources import sources
from factcheck.reports.verdict import verdict
from factcheck.reports.view import View


def render(comparison: Comparison, view: View | None = None) -> str:
    """The whole report, without a line break at its end; empty where it is quiet and nothing was found."""
    view = view or View()
    new = frozenset(comparison.since.new if comparison.since else ())
    blocks = [*_findings([d for d in comparison.disagreements if not d.within], new, view)]
    if inside := [*_findings([d for d in comparison.disagreements if d.within], new, view)]:
        blocks += ([] if view.quiet else [view.paint("WITHIN ONE DOCUMENT", "strong")]) + inside
    if not view.quiet:
        blocks = [verdict(comparison, view), *blocks, sources(comparison, view)]
    return "\n\n".join(filter(None, blocks))


def _findings(disagreements: Sequence[Disagreement], new: Collection[str], view: View) -> Iterable[str]:
    """A block for each conflict, then the reviews in short; `new` are the ids of those that an earlier result had not."""
    for d in disagreements:
        if d.level == "conflict":
            yield finding(d, view, new=d.id in new)
    reviews = [review(d, view, new=d.id in new) for d in disagreements if d.level == "review"]
    if reviews:
        yield "\n".join(reviews)
