"""Who says what: the statements of each speaker, by document."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Fact
from factcheck.reports.page.book import Book
from factcheck.reports.page.markup import Html, element
from factcheck.reports.page.passages import direction, place
from factcheck.reports.quotes import LISTED, Voice, content, form, voices
from factcheck.reports.view import clean, count

_LENGTH = 400  # code points of a statement that are shown


def speakers(book: Book) -> Html | None:
    """A folded list for each speaker, those heard in most documents first; nothing where nobody is named."""
    groups, left = [], LISTED
    said = voices(book.comparison)
    for voice in said:
        if left > 0:
            groups.append(_voice(book, voice, left))
        left -= len(voice.statements)
    if not groups:
        return None
    more = element("p", f"The first {LISTED} of {LISTED - left} statements.") if left < 0 else None
    return element("section", element("h2", "Who says what"), *groups, more, id="quotes")


def _voice(book: Book, voice: Voice, limit: int) -> Html:
    also = [x for n in voice.also for x in (" = ", element("bdi", clean(n)))]
    documents = len({f.document for f in voice.statements})
    counts = f" {count(len(voice.statements), 'statement')} in {count(documents, 'document')}"
    head = element("summary", element("strong", element("bdi", clean(voice.name))), *also, element("small", counts))
    return element("details", head, element("ul", *_statements(book, voice.statements[:limit])), class_="voice")


def _statements(book: Book, facts: tuple[Fact, ...]) -> Iterator[Html]:
    for fact in facts:
        said = clean(content(fact))
        words = said if len(said) <= _LENGTH else f"{said[:_LENGTH]}…"
        quote = element("blockquote", words, lang=book.language(fact.document), dir=direction(said))
        yield element("li", place(book, fact), element("small", f" {form(fact)}"), quote)
