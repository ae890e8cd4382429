"""Stage 3, PAIR: the facts of several articles become clusters of facts that fill the same slot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.model import Article, Cluster, Fact


def align(articles: Sequence[Article], facts: Mapping[str, Sequence[Fact]]) -> list[Cluster]:
    """Clusters of facts of different articles (by name) that are about the same thing, each with its reasons."""
    return []
