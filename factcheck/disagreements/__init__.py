"""Stage 4, JUDGE: clusters become disagreements and agreements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.disagreements.attributions import judge_statements
from factcheck.disagreements.judging import judge_cluster
from factcheck.disagreements.weekdays import weekday_clashes
from factcheck.model import Agreement, Article, Cluster, Disagreement, Fact


def judge(
    clusters: Sequence[Cluster], articles: Mapping[str, Article], facts: Mapping[str, Sequence[Fact]] | None = None
) -> tuple[list[Disagreement], list[Agreement]]:
    """What the clusters' values disagree on, the worst first, and what they agree on and why; with the `facts` of each article
    also where an article disagrees with itself."""
    disagreed: list[Disagreement] = []
    agreed: list[Agreement] = []
    for cluster in clusters:
        judged = judge_statements if cluster.facts[0].kind in ("attribution", "role") else judge_cluster
        d, a = judged(cluster, articles)
        disagreed += d
        agreed += a
    told = frozenset(m.fact.id for d in disagreed for r in d.readings for m in r.mentions)
    disagreed += weekday_clashes(facts or {}, articles, told)
    disagreed.sort(key=lambda d: (d.level != "conflict", d.code, d.id))
    return disagreed, agreed
