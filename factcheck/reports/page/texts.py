"""The text of each document in full, line by line, every fact in it marked and numbered; the number leads to what was made of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise

from factcheck.display import display
from factcheck.model import Article, Fact
from factcheck.reports.finding import shown
from factcheck.reports.page.book import Book
from factcheck.reports.page.markup import Html, element, joined
from factcheck.reports.page.passages import direction, name
from factcheck.reports.view import clean, count
from factcheck.values import Attribution

_MOST = 5_000_000  # code points of text in one page


def texts(book: Book) -> Html | None:
    """The documents, folded away; of very much text the first documents only."""
    shown: list[Html] = []
    room = _MOST
    for article in book.comparison.articles:
        room -= len(article.text)
        if room >= 0 or not shown:
            shown.append(_text(book, article))
    left = len(book.comparison.articles) - len(shown)
    more = element("p", f"{count(left, 'document')} not shown: the page would be too large.") if left else None
    return element("section", element("h2", "Texts"), *shown, more, id="texts") if shown else None


def _text(book: Book, article: Article) -> Html:
    number, language = book.numbers[article.name], book.language(article.name)
    facts = book.comparison.facts.get(article.name, ())
    head = element("summary", element("h3", name(article.name)), element("small", f" {count(len(facts), 'fact')}"))
    body = element("div", *_lines(book, article), class_="body", lang=language, dir=direction(article.text[:5000]))
    return element("details", head, body, id=f"d{number}", class_="text")


def _lines(book: Book, article: Article) -> Iterator[Html]:
    """A paragraph for each line that is not empty, with its number."""
    marks = _Marks(book, article)
    at = 0
    for line in article.text.split("\n"):
        end = at + len(line)
        if line.strip():
            number = article.document.position(at)[0]
            yield element("p", *marks.between(at, end), data_line=number, dir="auto")
        at = end + 1


class _Marks:
    """The facts of a document as stretches of its text. Statements are underlined, figures in them are marked."""

    def __init__(self, book: Book, article: Article) -> None:
        self.book, self.text = book, article.text
        facts = sorted(book.comparison.facts.get(article.name, ()), key=lambda f: (f.start, -f.end))
        self.figures = [(f.start, f.end, f) for f in facts if not isinstance(f.value, Attribution)]
        self.statements = [(s, e, f) for f in facts if isinstance(f.value, Attribution) for s, e in f.value.content_spans]
        self.ends = _ends(facts)
        cuts = {at for s, e, _ in (*self.figures, *self.statements) for at in (s, e)} | self.ends.keys()
        self.cuts = sorted(cuts)
        self.cover = _covered(self.cuts, self.figures), _covered(self.cuts, self.statements)

    def between(self, start: int, end: int) -> Iterator[Html]:
        """The text of a line, [start, end), with the marks in it, and behind each fact that ends there its number."""
        inside = self.cuts[bisect_right(self.cuts, start) : bisect_left(self.cuts, end)]
        for a, b in pairwise([start, *inside, end]):
            yield self._piece(a, b)
            # What ends behind the line break ends here for a reader.
            for at in (b, b + 1) if b == end else (b,):
                yield from (self._number(f) for f in self.ends.get(at, ()) if f.start < b)

    def _piece(self, start: int, end: int) -> Html:
        at = self.cuts[max(0, bisect_right(self.cuts, start) - 1)] if self.cuts else start
        figure, statement = (cover.get(at) if at <= start else None for cover in self.cover)
        piece = joined([self.text[start:end]])
        if figure:
            piece = element("mark", piece, class_=self.book.home(figure).outcome)
        return element("span", piece, class_=f"said {self.book.home(statement).outcome}") if statement else piece

    def _number(self, fact: Fact) -> Html:
        home = self.book.home(fact)
        ordinal = self.book.ordinals[fact.id]
        title = f"{clean(shown(display(fact.value)))} · {fact.kind} · {home.outcome}"
        inner = element("a", str(ordinal), href=f"#{home.anchor}") if home.anchor else str(ordinal)
        return element("sup", inner, id=self.book.anchor(fact), class_=home.outcome, title=title, dir="ltr")


def _ends(facts: list[Fact]) -> Mapping[int, list[Fact]]:
    found: dict[int, list[Fact]] = defaultdict(list)
    for f in facts:
        found[f.end].append(f)
    return found


def _covered(cuts: list[int], stretches: list[tuple[int, int, Fact]]) -> Mapping[int, Fact]:
    """For each cut the first stretch that covers the text behind it."""
    place = {at: n for n, at in enumerate(cuts)}
    found: dict[int, Fact] = {}
    for start, end, fact in stretches:
        for n in range(place[start], place[end]):
            found.setdefault(cuts[n], fact)
    return found
