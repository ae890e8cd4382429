"""The documents: language, date and how it was found, how many facts, and how many of them another document tells, too."""

from __future__ import annotations

from factcheck.model import Article
from factcheck.reports.page.book import Book
from factcheck.reports.page.markup import Html, element
from factcheck.reports.page.passages import name
from factcheck.reports.sources import described
from factcheck.reports.view import clean

_HEADS = ("", "document", "language", "date", "facts", "compared", "disagreements")


def sources(book: Book) -> Html:
    """The table of documents, each a link to its text."""
    head = element("tr", *(element("th", h or element("abbr", "№", title="number"), scope="col") for h in _HEADS))
    rows = [_row(book, a) for a in book.comparison.articles]
    table = element("table", element("thead", head), element("tbody", *rows))
    return element("section", element("h2", "Documents"), element("div", table, **SCROLLED, aria_label="Documents"), id="documents")


SCROLLED: dict[str, str] = {"class_": "wide", "tabindex": "0", "role": "region"}


def _row(book: Book, article: Article) -> Html:
    facts = book.comparison.facts.get(article.name, ())
    compared = sum(book.home(f).outcome not in ("lone", "other") for f in facts)
    found = sum(any(m.fact.document == article.name for m in f.mentions) for f in book.findings if not f.settled)
    number = book.numbers[article.name]
    source = article.document.source
    title = element("small", element("bdi", clean(source.title))) if source and source.title else None
    link = element("th", element("a", name(article.name), href=f"#d{number}"), title, scope="row")
    language, date = described(article)
    cells = (language, date, str(len(facts)), str(compared), str(found))
    return element("tr", element("td", str(number)), link, *(element("td", element("bdi", c)) for c in cells))
