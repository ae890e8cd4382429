"""A mention as the page shows it: its sentence verbatim with the fact marked, under the place where it stands."""

from __future__ import annotations

from factcheck.model import Fact, Mention
from factcheck.reports.page.book import Book
from factcheck.reports.page.markup import Html, element, harmless
from factcheck.reports.view import clean, is_rtl

_AROUND = 500  # code points shown before a fact and after it


def direction(text: str) -> str:
    """The direction of a text, for the attribute of an element."""
    return "rtl" if is_rtl(text) else "ltr"


def value(words: str) -> Html:
    """A value: always from left to right, whatever stands around it."""
    return element("bdi", words, dir="ltr")


def name(document: str) -> Html:
    """The name of a document, fenced in."""
    return element("bdi", clean(document))


def place(book: Book, fact: Fact) -> Html:
    """Where a fact stands, as a link into the text of its document."""
    where = f", {clean(fact.place)}" if fact.place and not fact.place.startswith("<") else f":{fact.line}:{fact.column}"
    anchor = book.anchor(fact)
    return element("a", name(fact.document), where, href=f"#{anchor}", class_="place") if anchor else element("span", name(fact.document))


def passage(book: Book, mention: Mention) -> Html:
    """The sentence around a fact, in its own language and direction, and where it stands."""
    start = max(0, mention.fact.start - mention.excerpt_start)
    end = max(start, mention.fact.end - mention.excerpt_start)
    text, language = mention.excerpt, book.language(mention.fact.document)
    said = (_before(text[:start]), element("mark", text[start:end]), _after(text[end:]))
    quote = element("blockquote", *said, lang=language, dir=direction(text))
    tongue = element("span", language, class_="tongue") if language else None
    return element("figure", element("figcaption", place(book, mention.fact), tongue), quote)


def _before(text: str) -> str:
    text = harmless(text).lstrip()
    return text if len(text) <= _AROUND else f"…{text[-_AROUND:]}"


def _after(text: str) -> str:
    text = harmless(text).rstrip()
    return text if len(text) <= _AROUND else f"{text[:_AROUND]}…"
