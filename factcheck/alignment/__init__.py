"""Stage 3, PAIR: the facts of several articles become clusters of facts that fill the same slot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from factcheck.alignment.blocking import FEW, sought, worth_comparing
from factcheck.alignment.blocking import marks as marks_of
from factcheck.alignment.clusters import clusters
from factcheck.alignment.considered import considered
from factcheck.alignment.passages import align_passages
from factcheck.alignment.profile import Profile, profile, spellings
from factcheck.alignment.slots import leads, pair_facts
from factcheck.alignment.statements import pair_statements
from factcheck.alignment.within import align_within
from factcheck.alignment.witnesses import strengthened
from factcheck.budget import partly
from factcheck.model import Article, Cluster, Fact, Pair
from factcheck.relations import relate

__all__ = ["FEW", "align", "align_within", "considered", "marks", "sought"]


def align(
    articles: Sequence[Article], facts: Mapping[str, Sequence[Fact]], aliases: Mapping[str, Sequence[str]] | None = None
) -> list[Cluster]:
    """Clusters of facts of different articles (by name) that are about the same thing, each with its reasons.

    `aliases` are names and other words that stand for them, one word each.
    """
    also = spellings(aliases)
    profiles: dict[str, Profile] = {}
    pairs: list[Pair] = []
    weak: list[Pair] = []
    kin: dict[str, set[str]] = defaultdict(set)
    with partly("all documents were compared"):
        profiles |= {a.name: profile(a, facts.get(a.name, ()), also) for a in sorted(articles, key=lambda a: a.name)}
        for a, b in worth_comparing(list(profiles.values())):
            passages = align_passages(a, b)
            if passages.pairs:
                found = pair_facts(a, b, passages)
                pairs += [*found, *pair_statements(a, b, passages)]
                weak += leads(a, b, passages, found) if 2 < len(profiles) <= FEW else ()
                kin[a.name] |= {a.name, b.name}
                kin[b.name] |= {a.name, b.name}
    pairs = strengthened(pairs, weak)
    return clusters([p for p in pairs if not _of_two_things(p, (profiles[n] for n in kin[p.a.document] | kin[p.b.document]))])


def marks(article: Article, facts: Sequence[Fact]) -> set[str]:
    """What an article shares with others on its story, each as a text: for archives that look articles up by it."""
    return marks_of(profile(article, facts))


def _of_two_things(pair: Pair, story: Iterable[Profile]) -> bool:
    """Whether an article of the same story names both values in one sentence: then they are two things, not two reports of one."""
    if pair.a.kind in ("attribution", "role") or relate(pair.a, pair.b).kind != "differs":
        return False
    return any(p.tells_both(pair.a, pair.b) for p in story)
