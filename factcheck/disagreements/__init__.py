"""Stage 4, JUDGE: clusters become disagreements and agreements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.disagreements.attributions import judge_statements
from factcheck.disagreements.judging import judge_cluster
from factcheck.model import Agreement, Article, Cluster, Disagreement


def judge(clusters: Sequence[Cluster], articles: Mapping[str, Article]) -> tuple[list[Disagreement], list[Agreement]]:
    """What the clusters' values disagree on, the worst first, and what they agree on and why."""
    disagreed: list[Disagreement] = []
    agreed: list[Agreement] = []
    for cluster in clusters:
        judged = judge_statements if cluster.facts[0].kind in ("attribution", "role") else judge_cluster
        d, a = judged(cluster, articles)
        disagreed += d
        agreed += a
    disagreed.sort(key=lambda d: (d.level != "conflict", d.code, d.id))
    return disagreed, agreed
