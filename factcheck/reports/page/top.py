"""The head of the page: the verdict, over how much it was taken, and what a reader must know before all else."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Comparison
from factcheck.reports.page.book import Book
from factcheck.reports.page.markup import Html, element
from factcheck.reports.verdict import incomplete
from factcheck.reports.view import clean, count

_COUNTS = (
    ("conflicts", "conflict", "conflicts", "conflict"),
    ("reviews", "to review", "to review", "review"),
    ("accepted", "accepted", "accepted", "accepted"),
    ("compared", "fact compared", "facts compared", "agree"),
    ("single_source", "fact in one document only", "facts in one document only", "lone"),
)
_NOTES = 2  # notes that stand open above the findings


def top(book: Book) -> Html:
    """The verdict with its counts, unread documents and notes."""
    comparison = book.comparison
    state, words = verdict(comparison)
    tiles = [_tile(comparison.summary[key], one, many, style) for key, one, many, style in _COUNTS if _worth(key, comparison)]
    head = element("h1", element("span", "factcheck", class_="brand"), " ", element("span", words, class_="verdict"))
    return element(
        "header", head, element("ul", *tiles, class_="counts"), *_notes(comparison), *_changes(comparison), class_=f"top {state}"
    )


def verdict(comparison: Comparison) -> tuple[str, str]:
    """The state of the gate as a word for its colour, and the verdict in words."""
    summary = comparison.summary
    documents = count(summary["documents"], "document")
    if conflicts := summary["conflicts"]:
        return "bad", f"{count(conflicts, 'conflict')} in {documents}"
    if comparison.errors:
        return "bad", f"Incomplete: {incomplete(comparison.errors, len(comparison.articles))}"
    if reviews := summary["reviews"]:
        return "warn", f"No conflict in {documents}, {reviews} to review"
    if not summary["compared"] and not comparison.settled:
        return "warn", f"Nothing to compare: {documents}, no fact stated in two of them"
    if comparison.settled:
        return "good", f"No open disagreement in {documents}"
    return "good", f"{documents} agree on every fact they share"


def _worth(key: str, comparison: Comparison) -> bool:
    return key in ("conflicts", "compared", "single_source") or comparison.summary[key] > 0


def _tile(number: int, one: str, many: str, style: str) -> Html:
    return element("li", element("strong", str(number)), f" {one if number == 1 else many}", class_=style)


def _notes(comparison: Comparison) -> Iterator[Html]:
    if comparison.errors:
        rows = [element("li", element("bdi", clean(str(p)))) for p in comparison.errors]
        yield element("div", element("p", element("strong", "Not read")), element("ul", *rows), class_="unread")
    notes = [*comparison.notes, *(f"note: {s}" for s in comparison.stale)]
    if notes:
        listed = element("ul", *(element("li", element("bdi", clean(n))) for n in notes), class_="notes")
        yield listed if len(notes) <= _NOTES else element("details", element("summary", count(len(notes), "note")), listed)


def _changes(comparison: Comparison) -> Iterator[Html]:
    since = comparison.since
    if since is None:
        return
    words = f"Since then: {len(since.new)} new, {len(since.open)} still open, {len(since.resolved)} resolved"
    gone = [element("li", f"resolved {r['id']} ", element("bdi", clean(str(r.get("about") or "")))) for r in since.resolved]
    yield element("div", element("p", words), element("ul", *gone) if gone else None, class_="changes", role="status")
