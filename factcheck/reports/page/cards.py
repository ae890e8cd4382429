"""A card for each finding: what it is about, how far the values lie apart, a column for each value, why, and what to do about it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache

from factcheck.model import Disagreement, Reading, Reason
from factcheck.reports.finding import shown
from factcheck.reports.markdown import finding as as_markdown
from factcheck.reports.page.apart import apart, bars
from factcheck.reports.page.book import Book, Finding
from factcheck.reports.page.markup import Html, between, element
from factcheck.reports.page.passages import passage, value
from factcheck.reports.view import clean, count
from factcheck.rules import find

MARKS = {"conflict": "✖", "review": "?", "accepted": "✓", "agree": "=", "other": "≠", "lone": "·"}
_OPEN = 3  # places of a value that are shown at once
_MOST = 50  # places of a value that are shown at all
SIGNALS = {
    "name": "the same names",
    "concept": "the same subject",
    "passage": "the same place in the story",
    "opening": "both open the story",
    "agreeing": "figures beside it agree",
    "counted": "the same is counted",
    "rate": "by the given rate",
    "speaker": "the same speaker",
    "wording": "the same words",
    "quoted": "the same quotation",
    "clash": "what does not fit",
    "weekday": "the calendar",
    "sum": "the sum",
    "tally": "the count",
    "pinned": "agreed",
    "sources": "the sources",
}


def cards(book: Book) -> Html:
    """The cards of all findings, the worst first; those that people have dealt with last and folded away."""
    found = [_card(book, f) for f in book.findings if not f.settled]
    dealt = [_card(book, f) for f in book.findings if f.settled]
    if not found:
        found = [element("p", "No open disagreement was found.", class_="empty")]
    more = element("details", element("summary", f"Accepted and ignored ({len(dealt)})"), *dealt, id="accepted") if dealt else None
    return element("section", element("h2", "Disagreements"), *found, more, id="findings")


def _card(book: Book, f: Finding) -> Html:
    d = f.disagreement
    documents = list(dict.fromkeys(m.fact.document for m in f.mentions))
    return element(
        "article",
        _head(book, f),
        _difference(d),
        _columns(book, d),
        _why(d.reasons),
        _dealt(f),
        _actions(book, f),
        id=f.anchor,
        class_=f"card {f.outcome}",
        tabindex="-1",
        aria_labelledby=f"{f.anchor}.about",
        data_outcome=f.outcome,
        data_kind=d.kind,
        data_new="yes" if _is_new(book, d) else None,
        data_documents=" ".join(str(book.numbers[n]) for n in documents if n in book.numbers),
        data_languages=" ".join(dict.fromkeys(language for n in documents if (language := book.language(n)))),
    )


def _is_new(book: Book, d: Disagreement) -> bool:
    return bool(book.comparison.since) and d.id in getattr(book.comparison.since, "new", ())


def badge(outcome: str) -> Html:
    """What came of a fact, as a sign and a word."""
    return element("span", element("span", MARKS[outcome], aria_hidden="true"), f" {outcome}", class_=f"badge {outcome}")


def _head(book: Book, f: Finding) -> Html:
    d = f.disagreement
    new = element("span", "new", class_="badge new") if _is_new(book, d) else None
    within = " · within one document" if d.within else ""
    about = element("h3", element("bdi", clean(d.about) or d.kind), id=f"{f.anchor}.about")
    link = element("a", d.id, href=f"#{f.anchor}", class_="permalink")
    rule = element("p", badge(f.outcome), new, f" {d.kind}{within} ", link, class_="kind")
    return element("header", rule, about)


def _difference(d: Disagreement) -> Html | None:
    hint = [element("bdi", clean(d.hint), class_="hint")] if d.hint else []
    words = hint + [element("bdi", w, dir="ltr") for w in apart(d)]
    return element("p", *between(words, " · "), class_="apart") if words else None


def _columns(book: Book, d: Disagreement) -> Html:
    clashing = {n for clash in d.clashes for n in clash}
    drawn = bars(d)
    columns = (_column(book, d, r, drawn[n], n in clashing) for n, r in enumerate(d.readings))
    return element("div", *columns, class_="values")


def _column(book: Book, d: Disagreement, reading: Reading, bar: Html | None, clashing: bool) -> Html:
    documents = dict.fromkeys(m.fact.document for m in reading.mentions)
    alone = " · stands alone" if len(documents) == 1 and len(d.outliers) == 1 and set(documents) == set(d.outliers) else ""
    head = element("h4", value(shown(reading.display)))
    support = element("p", f"{count(len(documents), 'document')}{alone}", class_="support")
    first, rest = reading.mentions[:_OPEN], reading.mentions[_OPEN:_MOST]
    more: list[str] = []
    if rest:
        left = len(reading.mentions) - _MOST
        inside = [passage(book, m) for m in rest] + ([element("p", f"and {count(left, 'more place')}")] if left > 0 else [])
        more = [element("details", element("summary", f"{count(len(reading.mentions) - _OPEN, 'more place')}"), *inside)]
    style = "value clashing" if clashing else "value"
    return element("section", head, bar, support, *(passage(book, m) for m in first), *more, class_=style, tabindex="-1")


def _why(reasons: Sequence[Reason]) -> Html | None:
    if not reasons:
        return None
    rows = (_reason(r) for r in reasons)
    return element("div", element("h4", "Why this is one fact"), element("dl", *rows), class_="why")


def _reason(reason: Reason) -> Html:
    label = SIGNALS.get(reason.signal, reason.signal)
    details = (element("bdi", clean(part)) for part in reason.detail.split(", "))
    return element("div", element("dt", label), element("dd", *between(details, ", ")))


def _dealt(f: Finding) -> Html | None:
    if not f.settled:
        return None
    until = f", until {f.settled.expires.isoformat()}" if f.settled.expires else ""
    return element("p", f"{f.settled.by}: ", element("bdi", clean(f.settled.reason) or "no reason given"), until, class_="settled")


def _actions(book: Book, f: Finding) -> Html:
    d = f.disagreement
    blocks = [
        ("Accept it on the command line", f'factcheck accept {d.id} --reason "…"'),
        ("Ignore it in factcheck.toml", _ignore(d)),
        ("Share it as Markdown", as_markdown(d)),
    ]
    kept = blocks[2:] if f.settled else blocks
    told = [_copied(title, text) for title, text in kept]
    form = _form(d) if book.live and not f.settled else None
    return element("details", element("summary", "What it means, accept, ignore, share"), form, _rule(d.code), *told, class_="act")


@cache
def _rule(code: str) -> Html:
    rule = find(code)
    return element("p", element("strong", f"{code} {rule.name}: "), rule.summary) if rule else element("p", code)


def _ignore(d: Disagreement) -> str:
    # JSON writes a string as TOML does.
    note = clean(d.about)
    return f'# {note}\n[[ignore]]\nid = {json.dumps(d.id)}\nreason = "…"'


def _copied(title: str, text: str) -> Html:
    button = element("button", "Copy", type="button", class_="copy", hidden=True)
    return element("div", element("h4", title, button), element("pre", element("code", text), tabindex="0"), class_="copied")


def _form(d: Disagreement) -> Html:
    """Shown by a page that a program serves: a static page can keep nothing."""
    reason = element("input", name="reason", required=True, maxlength="500", autocomplete="off")
    parts = (element("label", "Why it may stay ", reason), element("button", "Accept", type="submit"), element("output"))
    return element("form", *parts, class_="accept", data_id=d.id)
