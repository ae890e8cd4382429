"""Stage 3, PAIR: the facts of several articles become clusters of facts that fill the same slot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.alignment.blocking import worth_comparing
from factcheck.alignment.clusters import clusters
from factcheck.alignment.passages import align_passages
from factcheck.alignment.profile import profile
from factcheck.alignment.slots import pair_facts
from factcheck.alignment.statements import pair_statements
from factcheck.model import Article, Cluster, Fact


def align(articles: Sequence[Article], facts: Mapping[str, Sequence[Fact]]) -> list[Cluster]:
    """Clusters of facts of different articles (by name) that are about the same thing, each with its reasons."""
    profiles = [profile(a, facts.get(a.name, ())) for a in sorted(articles, key=lambda a: a.name)]
    pairs = []
    for a, b in worth_comparing(profiles):
        passages = align_passages(a, b)
        if passages.pairs:
            pairs += pair_facts(a, b, passages)
            pairs += pair_statements(a, b, passages)
    return clusters(pairs)
