"""What agrees and what is not comparable, each with its reason, and what stands in one document only: that a gate is green says
little without them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.display import display
from factcheck.model import Agreement, Fact
from factcheck.reports.explanation import WHY
from factcheck.reports.finding import shown
from factcheck.reports.matrix import topic
from factcheck.reports.page.book import Book
from factcheck.reports.page.cards import SIGNALS, badge
from factcheck.reports.page.markup import Html, element
from factcheck.reports.page.passages import direction, name, place, value
from factcheck.reports.view import clean

_ROWS = 500
_PLACES = 12
_LENGTH = 120


def agreements(book: Book) -> Html:
    """Three folded lists: facts that agree, facts that turned out to be different ones, facts in one document only."""
    numbered = [*enumerate(book.comparison.agreements, 1)]
    agreed = [(n, a) for n, a in numbered if a.relation != "different_slot"]
    others = [(n, a) for n, a in numbered if a.relation == "different_slot"]
    lone = [f for a in book.comparison.articles for f in book.comparison.facts.get(a.name, ()) if book.home(f).outcome == "lone"]
    parts = (
        _listed("Facts that agree", agreed, book),
        _listed("Held against one another and found to be different facts", others, book),
        _lone(lone, book),
    )
    return element("section", element("h2", "Agreements, and what cannot be compared"), *parts, id="agreements")


def _listed(title: str, found: Sequence[tuple[int, Agreement]], book: Book) -> Html | None:
    if not found:
        return None
    rows = [_agreement(book, n, a) for n, a in found[:_ROWS]]
    return element("details", element("summary", f"{title} ({len(found)})"), element("ul", *rows, class_="agreed"), _more(len(found)))


def _more(found: int) -> Html | None:
    return element("p", f"and {found - _ROWS} more") if found > _ROWS else None


def _agreement(book: Book, number: int, a: Agreement) -> Html:
    detail = element("bdi", shown(a.detail)) if a.detail else None
    head = element("p", badge("other" if a.relation == "different_slot" else "agree"), " ", element("strong", detail), f" {a.kind}")
    told = [WHY.get(a.why, a.why), *(f"{SIGNALS.get(r.signal, r.signal)}: {clean(r.detail)}" for r in a.reasons)]
    why = element("p", *(element("bdi", t) for t in told), class_="reasons")
    places = [_place(book, m.fact, m.excerpt) for m in a.mentions[:_PLACES]]
    return element("li", head, why, element("ul", *places), id=f"a{number}", title=topic(a.reasons) or None)


def _place(book: Book, fact: Fact, around: str) -> Html:
    words = element("q", clean(fact.text)[:_LENGTH], lang=book.language(fact.document), dir=direction(around))
    return element("li", value(shown(display(fact.value))), " ", words, " ", place(book, fact))


def _lone(facts: Sequence[Fact], book: Book) -> Html | None:
    if not facts:
        return None
    blocks = []
    for document in dict.fromkeys(f.document for f in facts[:_ROWS]):
        blocks += [element("h3", name(document)), element("ul", *_items(book, [f for f in facts[:_ROWS] if f.document == document]))]
    return element("details", element("summary", f"In one document only ({len(facts)})"), *blocks, _more(len(facts)), class_="alone")


def _items(book: Book, facts: Sequence[Fact]) -> Iterator[Html]:
    for fact in facts:
        yield _place(book, fact, fact.text)
