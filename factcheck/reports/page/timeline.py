"""The dated facts as a drawing: a lane for each document, time from left to right, years without dates left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from factcheck.display import display
from factcheck.model import Fact
from factcheck.reports.finding import shown
from factcheck.reports.page.book import OUTCOMES, Book
from factcheck.reports.page.markup import Html, element
from factcheck.reports.page.sources import SCROLLED
from factcheck.reports.view import clean
from factcheck.values import DateValue

_LEFT, _WIDTH, _LANE, _TOP = 170, 1000, 26, 34
_LONG = 3 * 366  # days from which on a stretch of time is no date of something
_LANES = 40
_DOT = 5
_NAME = 22


class Axis:
    """Years as columns, those with more dates wider; a day's place is linear within its year."""

    def __init__(self, days: list[date]) -> None:
        counts = Counter(d.year for d in dict.fromkeys(days))
        weights = {year: 2 + min(n, 12) for year, n in sorted(counts.items())}
        unit = (_WIDTH - _LEFT - 20) / sum(weights.values())
        self.columns: dict[int, tuple[float, float]] = {}
        at = float(_LEFT)
        for year, weight in weights.items():
            self.columns[year] = (at, weight * unit)
            at += weight * unit

    def __call__(self, day: date) -> float:
        at, width = self.columns[day.year]
        return at + width * (day.timetuple().tm_yday - 1) / 366

    def ticks(self) -> Iterator[tuple[int, float, float, bool]]:
        """Each year, where it begins, how wide it is, and whether years before it are left out."""
        before = None
        for year, (at, width) in self.columns.items():
            yield year, at, width, before is not None and year != before + 1
            before = year


def timeline(book: Book) -> Html | None:
    """The drawing; nothing where no document tells a date that is known."""
    dated = {a.name: found for a in book.comparison.articles if (found := [*_dated(book, a.name)])}
    lanes = dict(list(dated.items())[:_LANES])
    if not lanes:
        return None
    axis = Axis([d for facts in lanes.values() for _, first, last in facts for d in (first, last)])
    height = _TOP + _LANE * len(lanes) + 8
    drawing = [*_years(axis, height), *(x for n, (name, facts) in enumerate(lanes.items()) for x in _lane(book, axis, n, name, facts))]
    label = f"{sum(map(len, lanes.values()))} dates of {len(lanes)} documents, by document and day"
    svg = element("svg", *drawing, viewBox=f"0 0 {_WIDTH} {height}", role="group", aria_label=label)
    left = len(dated) - len(lanes)
    more = f" {left} more documents are left out." if left else ""
    note = f"Each mark is a date that a document tells; it leads to its place. Years without dates are left out.{more}"
    return element("section", element("h2", "Timeline"), element("p", note, class_="told"), _wide(svg), _legend(), id="timeline")


def _wide(svg: Html) -> Html:
    return element("div", svg, **SCROLLED | {"class_": "wide drawing"}, aria_label="Timeline")


def _dated(book: Book, document: str) -> Iterator[tuple[Fact, date, date]]:
    """The facts with a day or a short stretch of days: with their first and last day."""
    for fact in book.comparison.facts.get(document, ()):
        v = fact.value
        if isinstance(v, DateValue) and v.start and v.end and 0 < (v.end - v.start).days < _LONG:
            yield fact, v.start, date.fromordinal(v.end.toordinal() - 1)


def _years(axis: Axis, height: int) -> Iterator[Html]:
    for year, at, width, gap in axis.ticks():
        x = f"{at:.1f}"
        yield element("line", x1=x, x2=x, y1=_TOP - 12, y2=height, class_="gap" if gap else "year")
        if width >= 26:
            yield element("text", str(year), x=f"{at + 3:.1f}", y=_TOP - 14)


def _lane(book: Book, axis: Axis, n: int, name: str, facts: list[tuple[Fact, date, date]]) -> Iterator[Html]:
    y = _TOP + _LANE * n + _LANE // 2
    words = clean(name).rpartition("/")[2]
    words = words if len(words) <= _NAME else f"{words[: _NAME - 1]}…"
    yield element("line", x1=_LEFT, x2=_WIDTH, y1=y, y2=y, class_="lane")
    yield element("a", element("text", words, x=4, y=y + 4, class_="name"), href=f"#d{book.numbers[name]}")
    # The gravest last: it is drawn over the others.
    for fact, first, last in sorted(facts, key=lambda f: -OUTCOMES.index(book.home(f[0]).outcome)):
        yield _mark(book, axis, y, fact, first, last)


def _mark(book: Book, axis: Axis, y: int, fact: Fact, first: date, last: date) -> Html:
    outcome = book.home(fact).outcome
    at, to = axis(first), axis(last)
    title = element("title", f"{shown(display(fact.value))}, {clean(fact.document)}:{fact.line}, {outcome}")
    size: Mapping[str, str] = {"x": f"{at - _DOT:.1f}", "y": str(y - _DOT), "width": f"{to - at + 2 * _DOT:.1f}"}
    shape = element("rect", **size, height=2 * _DOT, rx=_DOT, class_=outcome)
    return element("a", title, shape, href=f"#{book.anchor(fact)}", aria_label=f"{shown(display(fact.value))}: {outcome}")


def _legend() -> Html:
    words = {"conflict": "conflict", "review": "to review", "agree": "documents agree", "lone": "one document only"}
    return element("ul", *(element("li", word, class_=outcome) for outcome, word in words.items()), class_="legend")
