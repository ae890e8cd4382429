"""Stage 2, EXTRACT: an Article becomes a list of Facts."""

from __future__ import annotations

from factcheck.facts import attributions, figures
from factcheck.model import Article, Fact


def extract(article: Article) -> list[Fact]:
    """All facts of an article, in the order of the text; a figure within a statement names its speaker."""
    found = [*figures.extract(article), *attributions.extract(article)]
    return attributions.claims(sorted(found, key=lambda f: (f.start, f.end, f.kind)))
