"""Stage 4, JUDGE: clusters become disagreements and agreements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.model import Agreement, Article, Cluster, Disagreement


def judge(clusters: Sequence[Cluster], articles: Mapping[str, Article]) -> tuple[list[Disagreement], list[Agreement]]:
    """What the clusters' values disagree on, the worst first, and what they agree on and why."""
    return [], []
