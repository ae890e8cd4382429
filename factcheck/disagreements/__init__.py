"""Stage 4, JUDGE: clusters become disagreements and agreements."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from factcheck.disagreements.attributions import judge_statements
from factcheck.disagreements.checking import check
from factcheck.disagreements.judging import judge_cluster, quoted
from factcheck.disagreements.restated import contradictions
from factcheck.disagreements.sums import wrong_sums
from factcheck.disagreements.weekdays import settled, weekday_clashes
from factcheck.model import Agreement, Article, Cluster, Disagreement, Fact

__all__ = ["check", "judge", "judge_within", "quoted", "worst_first"]


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
    return worst_first(disagreed), agreed


def judge_within(
    clusters: Sequence[Cluster],
    articles: Mapping[str, Article],
    facts: Mapping[str, Sequence[Fact]],
    told: Collection[str] = (),
) -> list[Disagreement]:
    """Where single articles disagree with themselves: `clusters` hold facts of one article each, `told` are the facts (by id) that
    findings between articles tell of, which are not told twice."""
    return worst_first([*contradictions(clusters, articles), *weekday_clashes(facts, articles, told), *wrong_sums(facts, articles)])


def worst_first(found: Iterable[Disagreement]) -> list[Disagreement]:
    """The disagreements in the order in which they are shown."""
    return sorted(found, key=_order)


def _order(d: Disagreement) -> tuple[bool, str, str]:
    return d.level != "conflict", d.code, d.id
