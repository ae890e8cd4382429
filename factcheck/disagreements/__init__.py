"""Stage 4, JUDGE: clusters become disagreements and agreements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.disagreements.attributions import judge_statements
from factcheck.disagreements.checking import check
from factcheck.disagreements.judging import judge_cluster
from factcheck.disagreements.restated import contradictions
from factcheck.disagreements.sums import wrong_sums
from factcheck.disagreements.weekdays import settled, weekday_clashes
from factcheck.model import Agreement, Article, Cluster, Disagreement, Fact

__all__ = ["check", "judge", "judge_within"]


def judge(clusters: Sequence[Cluster], articles: Mapping[str, Article]) -> tuple[list[Disagreement], list[Agreement]]:
    """What the clusters' values disagree on, the worst first, and what they agree on and why."""
    disagreed: list[Disagreement] = []
    agreed: list[Agreement] = []
    for cluster in clusters:
        judged = judge_statements if cluster.facts[0].kind in ("attribution", "role") else judge_cluster
        d, a = judged(cluster, articles)
        found = d or settled(cluster, articles)
        disagreed += found
        agreed += [] if found and not d else a
    return sorted(disagreed, key=_order), agreed


def judge_within(
    clusters: Sequence[Cluster],
    articles: Mapping[str, Article],
    facts: Mapping[str, Sequence[Fact]],
    across: Sequence[Disagreement] = (),
) -> list[Disagreement]:
    """Where single articles disagree with themselves: `clusters` hold facts of one article each, `across` is what has been found
    between articles and is not told twice."""
    told = frozenset(m.fact.id for d in across for r in d.readings for m in r.mentions)
    found = [*contradictions(clusters, articles), *weekday_clashes(facts, articles, told), *wrong_sums(facts, articles)]
    return sorted(found, key=_order)


def _order(d: Disagreement) -> tuple[bool, str, str]:
    return d.level != "conflict", d.code, d.id
