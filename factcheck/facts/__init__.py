"""Stage 2, EXTRACT: an Article becomes a list of Facts."""

from __future__ import annotations

from factcheck.facts import attributions, figures
from factcheck.model import Article, Fact


def extract(article: Article) -> list[Fact]:
    """All facts of an article, in the order of the text."""
    found = attributions.claims([*figures.extract(article), *attributions.extract(article)])
    return sorted(found, key=lambda f: (f.start, f.end, f.kind))
