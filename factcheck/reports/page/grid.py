"""The fact matrix: a row for each fact that several documents tell, a column for each document; blank is silence."""

from __future__ import annotations

from factcheck.reports.matrix import Row, Said, matrix, speaking
from factcheck.reports.page.book import Book
from factcheck.reports.page.cards import badge
from factcheck.reports.page.markup import Html, between, element
from factcheck.reports.page.passages import name, value
from factcheck.reports.page.sources import SCROLLED
from factcheck.reports.view import clean, count

_ROWS, _COLUMNS = 400, 40  # beyond these a table is no longer read


def grid(book: Book) -> Html | None:
    """The matrix as a table; nothing where no fact stands in two documents."""
    rows = matrix(book.comparison)
    if not rows:
        return None
    documents = list(speaking(rows, book.numbers))
    left = [count(len(rows) - _ROWS, "more fact")] if len(rows) > _ROWS else []
    left += [count(len(documents) - _COLUMNS, "more document")] if len(documents) > _COLUMNS else []
    shown = documents[:_COLUMNS]
    heads = (element("th", element("a", name(_short(d)), href=f"#d{book.numbers[d]}", title=clean(d)), scope="col") for d in shown)
    head = element("tr", element("th", "fact", scope="col"), *heads)
    table = element("table", element("thead", head), element("tbody", *(_row(book, r, shown) for r in rows[:_ROWS])))
    more = element("p", f"Not shown: {', '.join(left)}.") if left else None
    title = element("h2", "Who tells what")
    told = element("p", "A row for each fact, a column for each document; blank: the document is silent.", class_="told")
    return element("section", title, told, element("div", table, **SCROLLED, aria_label="Who tells what"), more, id="matrix")


def _row(book: Book, row: Row, documents: list[str]) -> Html:
    about = element("bdi", clean(row.about) or row.kind)
    words = element("a", about, href=f"#{row.id}") if row.id else about
    head = element("th", badge(row.outcome), " ", words, " ", element("small", row.kind), scope="row")
    first = row.values[0].value
    return element("tr", head, *(_cell(book, row.said_by(d), d, first, row) for d in documents), class_=row.outcome)


def _cell(book: Book, said: tuple[Said, ...], document: str, first: str, row: Row) -> Html:
    links = [_said(book, s, document) for s in said]
    other = row.outcome in ("conflict", "review") and any(s.value != first for s in said)
    return element("td", *between(links, " / "), class_="other" if other else None)


def _said(book: Book, said: Said, document: str) -> Html:
    anchor = book.anchor(said.by[document][0])
    return element("a", value(said.value), href=f"#{anchor}") if anchor else value(said.value)


def _short(document: str) -> str:
    """A name without its folders: they are told in the table of documents."""
    return document.rpartition("/")[2] or document
