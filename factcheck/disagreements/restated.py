"""A document that gives one fact twice, with two values: its headline says 12, its text 21."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from factcheck.disagreements.identity import identity
from factcheck.disagreements.judging import judge_cluster
from factcheck.model import Article, Cluster, Disagreement


def contradictions(clusters: Sequence[Cluster], articles: Mapping[str, Article]) -> Iterator[Disagreement]:
    """The clusters of one article each whose values cannot all hold."""
    for cluster in clusters:
        for found in judge_cluster(cluster, articles)[0]:
            # The same slip in two documents is two findings.
            told = identity(found.code, found.id, cluster.facts[0].document)
            # Sums of money of one subject are often parts of one another; a count of the same thing, or a plain slip, is not.
            sure = found.kind == "quantity" or found.hint is not None
            yield replace(found, id=told, within=True, level=found.level if sure else "review")
