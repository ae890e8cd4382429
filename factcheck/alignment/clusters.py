"""Pairs of facts of any number of articles become clusters: one cluster for one fact, told once.

The surest pairs are joined first. Two clusters are not joined where that would put two different values of one article into one
slot: then one of the pairs that lead there is wrong, and it is the weaker one.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model import Cluster, Fact, Pair
from factcheck.relations import relate


def clusters(pairs: Sequence[Pair]) -> list[Cluster]:
    """The clusters that pairs of facts make, in the order of their first facts."""
    home: dict[str, int] = {}
    groups: dict[int, list[Fact]] = {}
    kept: dict[int, list[Pair]] = {}
    for pair in sorted(pairs, key=lambda p: (-p.strength, p.a.id, p.b.id)):
        x, y = (_home(f, home, groups, kept) for f in (pair.a, pair.b))
        if x != y:
            if _clash(groups[x], groups[y]):
                continue
            x, y = min(x, y), max(x, y)
            for fact in groups[y]:
                home[fact.id] = x
            groups[x] += groups.pop(y)
            kept[x] += kept.pop(y)
        kept[x].append(pair)
    found = [_cluster(groups[k], kept[k]) for k in groups if kept[k]]
    return sorted(found, key=lambda c: _order(c.facts[0]))


def _cluster(facts: Sequence[Fact], pairs: Sequence[Pair]) -> Cluster:
    ordered = tuple(sorted(pairs, key=lambda p: (_order(p.a), _order(p.b))))
    return Cluster(tuple(sorted(facts, key=_order)), ordered, about(ordered))


def about(pairs: Sequence[Pair]) -> str:
    """What a cluster is about: the names and concepts that joined its surest pair."""
    surest = max(pairs, key=lambda p: (p.strength, p.a.id, p.b.id))
    said = {r.signal: r for r in surest.reasons}
    names = ", ".join(n.split(" = ")[0] for n in said["name"].detail.split(", ")) if "name" in said else ""
    subject = said.get("concept") or said.get("counted")
    concepts = ", ".join(subject.terms[:3]) if subject else ""
    return ": ".join(part for part in (names, concepts) if part)


def _order(fact: Fact) -> tuple[str, int, int, str]:
    return fact.document, fact.start, fact.end, fact.kind


def _home(fact: Fact, home: dict[str, int], groups: dict[int, list[Fact]], kept: dict[int, list[Pair]]) -> int:
    if fact.id not in home:
        home[fact.id] = len(home)
        groups[home[fact.id]], kept[home[fact.id]] = [fact], []
    return home[fact.id]


def _clash(left: Sequence[Fact], right: Sequence[Fact]) -> bool:
    return any(f.document == g.document and not relate(f, g).agrees for f in left for g in right)
