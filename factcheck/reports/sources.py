"""The documents of a result: language, date and how it was found, number of facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from factcheck.display import day_words, days_words
from factcheck.model import Article, Comparison, Published
from factcheck.reports.view import View, clean, columns, count, isolate

FEW = 12  # documents listed one by one


def sources(comparison: Comparison, view: View) -> str:
    """The documents with their language, date and number of facts; of many, only how they were dated."""
    articles = comparison.articles
    if not articles:
        return ""
    if len(articles) > FEW:
        return _dating(articles)
    rows = [(isolate(clean(a.name)), *described(a), count(len(comparison.facts.get(a.name, ())), "fact")) for a in articles]
    return "\n".join([view.paint("documents", "faint"), *(f"    {line}" for line in columns(rows))])


def described(article: Article) -> tuple[str, str]:
    """An article's language and its date, in words."""
    language = {1: article.language, 2: f"{article.language} (basic)"}.get(article.tier, f"{article.language or '?'} (not supported)")
    return language, dated(article.published)


def dated(published: Published) -> str:
    """When a document was published and on what that rests: "21 Jan 2025 (given)", "date unknown"."""
    start, end, basis = published.start, published.end, clean(published.basis)
    if start is None and end is None:
        return "date unknown"
    if start is not None and end is not None:
        words = days_words(start, end - timedelta(days=1))
    else:
        words = f"{day_words(start)} or later" if start else f"before {day_words(end)}" if end else ""
    return f"{words} ({basis})"


def _dating(articles: Sequence[Article]) -> str:
    known = sum(a.published.day is not None for a in articles)
    unknown = sum(a.published.start is None and a.published.end is None for a in articles)
    languages = ", ".join(f"{n} {code}" for code, n in sorted(Counter(a.language for a in articles).items()))
    dates = f"document dates: {known} to the day, {len(articles) - known - unknown} to a range, {unknown} unknown"
    return f"{dates}\ndocument languages: {languages}"
