"""The filters above the cards: level, kind, document, language and words. They show only where the script runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from factcheck.reports.page.book import Book
from factcheck.reports.page.markup import Html, element
from factcheck.reports.view import clean

_KEYS = (
    ("j k", "next, previous finding"),
    ("Enter", "open or close what is folded in it"),
    ("o", "its place in the text of the document"),
    ("1–9", "one of its values"),
    ("/ f", "search and filter"),
    ("d", "dark, light, as the system"),
    ("Esc", "leave a field, close this"),
    ("?", "these keys"),
)


def filters(book: Book) -> Html | None:
    """The form; nothing where there is nothing to filter."""
    findings = book.findings
    if not findings:
        return None
    documents = Counter(n for f in findings for n in {m.fact.document for m in f.mentions} if n in book.numbers)
    languages = Counter(x for f in findings for x in {book.language(m.fact.document) for m in f.mentions} if x)
    named = {str(book.numbers[d]): (clean(d), n) for d, n in sorted(documents.items())}
    since = book.comparison.since
    states = dict(sorted(Counter(f.outcome for f in findings).items())) | ({"new": len(since.new)} if since and since.new else {})
    choices = (
        _choice("level", "all levels", _counted(states.items())),
        _choice("kind", "all kinds", _counted(sorted(Counter(f.disagreement.kind for f in findings).items()))),
        _choice("document", "all documents", named),
        _choice("language", "all languages", _counted(sorted(languages.items()))),
    )
    search = element("input", type="search", name="words", placeholder="search (/)", aria_label="search", autocomplete="off", dir="auto")
    reset = element("button", "Reset", type="reset")
    return element("form", search, *choices, reset, element("output", aria_live="polite"), class_="filters", hidden=True)


def _counted(pairs: Iterable[tuple[str, int]]) -> Mapping[str, tuple[str, int]]:
    return {key: (key, n) for key, n in pairs}


def _choice(key: str, every: str, options: Mapping[str, tuple[str, int]]) -> Html:
    listed = (element("option", f"{words} ({n})", value=value) for value, (words, n) in options.items())
    return element("select", element("option", every, value=""), *listed, name=key, aria_label=key)


def keys() -> Html:
    """What the keys do, as a dialog that the script opens."""
    rows = (element("tr", element("th", k, scope="row"), element("td", words)) for k, words in _KEYS)
    close = element("form", element("button", "Close"), method="dialog")
    return element("dialog", element("h2", "Keys"), element("table", element("tbody", *rows)), close, id="keys", aria_label="Keys")
