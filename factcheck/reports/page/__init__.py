"""One HTML file with nothing outside it: the evidence as people look at it.

It asks for nothing, and reads whole without its script, which adds keys, filters and copying. Its policy lets run only the script
and the style that it holds, by their hashes. Text of documents is made harmless and escaped by `markup`; a part of the page is a
file of this folder and a function from the `Book` to markup.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from factcheck import __version__
from factcheck.model import Comparison
from factcheck.reports.page.agreements import agreements
from factcheck.reports.page.book import Book
from factcheck.reports.page.cards import cards
from factcheck.reports.page.filters import filters, keys
from factcheck.reports.page.grid import grid
from factcheck.reports.page.markup import Html, element
from factcheck.reports.page.sources import sources
from factcheck.reports.page.speakers import speakers
from factcheck.reports.page.texts import texts
from factcheck.reports.page.timeline import timeline
from factcheck.reports.page.top import top, verdict
from factcheck.reports.view import View

SECTIONS = {
    "findings": "Disagreements",
    "matrix": "Who tells what",
    "timeline": "Timeline",
    "quotes": "Who says what",
    "documents": "Documents",
    "agreements": "Agreements",
    "texts": "Texts",
}


def render(comparison: Comparison, view: View | None = None, *, live: int = 0) -> str:
    """The whole page. `live` is the number of a result that a running program serves, which the page may ask for news and tell
    what is accepted; 0 for a page that is a file."""
    book = Book(comparison, live > 0)
    return f"<!doctype html>\n{element('html', _head(book), _body(book), lang='en', data_live=live or None)}"


def policy(live: bool = False) -> str:
    """The content security policy: the style and the script of the page by their hashes, and nothing else."""
    rules = ["default-src 'none'", f"style-src {_hash('style')}", f"script-src {_hash('script')}", "base-uri 'none'", "form-action 'none'"]
    return "; ".join([*rules, "connect-src 'self'"] if live else rules)


def _head(book: Book) -> Html:
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy(book.live)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", f"{verdict(book.comparison)[1]} · factcheck"),
        element("style", Html(_asset("style"))),
    )


def _body(book: Book) -> Html:
    parts = dict(_parts(book))
    links = (element("a", SECTIONS[name], href=f"#{name}") for name in SECTIONS if name in parts)
    tools = (
        element("button", "Theme", type="button", id="theme", title="d", hidden=True),
        element("button", "Keys", type="button", id="help", title="?", hidden=True),
    )
    skip = element("a", "Skip to the disagreements", href="#findings", class_="skip")
    bar = element("nav", *links, *tools, aria_label="Parts of the page")
    report = element("div", top(book), bar, element("main", filters(book), *parts.values(), keys()), id="report")
    footer = element("footer", element("p", f"factcheck {__version__}: what disagrees, never what is false."))
    return element("body", skip, report, footer, element("script", Html(_asset("script"))))


def _parts(book: Book) -> Iterator[tuple[str, Html]]:
    made = {
        "findings": cards(book),
        "matrix": grid(book),
        "timeline": timeline(book),
        "quotes": speakers(book),
        "documents": sources(book),
        "agreements": agreements(book),
        "texts": texts(book),
    }
    yield from ((name, part) for name, part in made.items() if part)


@cache
def _asset(name: str) -> str:
    suffix = {"style": "css", "script": "js"}[name]
    return (Path(__file__).parent / f"page.{suffix}").read_text("utf-8")


@cache
def _hash(name: str) -> str:
    return f"'sha256-{b64encode(sha256(_asset(name).encode()).digest()).decode()}'"
