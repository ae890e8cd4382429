"""Stage 3, PAIR: the facts of several articles become clusters of facts that fill the same slot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from factcheck.alignment.blocking import FEW, in_reach, likeliest, rare, sorted_out, sought, worth_comparing
from factcheck.alignment.blocking import marks as marks_of
from factcheck.alignment.clusters import clusters
from factcheck.alignment.considered import considered
from factcheck.alignment.passages import align_passages
from factcheck.alignment.profile import Profile, profile, spellings
from factcheck.alignment.slots import Two, leads, pair_facts
from factcheck.alignment.statements import pair_statements
from factcheck.alignment.things import Things
from factcheck.alignment.within import align_within
from factcheck.alignment.witnesses import strengthened
from factcheck.budget import partly, singly
from factcheck.model import Article, Cluster, Document, Fact, Pair
from factcheck.relations import relate

__all__ = [
    "FEW",
    "Keep",
    "Meeting",
    "align",
    "align_within",
    "considered",
    "in_reach",
    "join",
    "kept",
    "likeliest",
    "marks",
    "meetings",
    "rare",
    "sorted_out",
    "sought",
]

_KEPT = 256
"""So many profiles are kept at once: one takes a hundred times the room of its text."""


class Meeting(NamedTuple):
    """What came of comparing two articles (by name) that tell one story: pairs of their facts, and leads that are too weak for one."""

    a: str
    b: str
    pairs: tuple[Pair, ...]
    leads: tuple[Pair, ...]


Keep = Callable[[Sequence[tuple[Document, bytes]]], None]
"""Keeps sketches of documents for another run, in which they come back with the articles."""


def align(
    articles: Sequence[Article],
    facts: Mapping[str, Sequence[Fact]],
    aliases: Mapping[str, Sequence[str]] | None = None,
    keep: Keep | None = None,
) -> list[Cluster]:
    """Clusters of facts of different articles (by name) that are about the same thing, each with its reasons.

    `aliases` are names and other words that stand for them, one word each. What was found out about a few articles is handed to `keep`:
    of many it would take more room than the time that it saves is worth.
    """
    ordered = sorted(articles, key=lambda a: a.name)
    profiles = kept(ordered, facts, aliases)
    few = len(ordered) <= FEW
    met: list[Meeting] = []
    with partly("all documents were compared"):
        pairs = worth_comparing([() if few else marks_of(profiles(number)) for number in range(len(ordered))])
        for meeting in meetings(profiles, pairs, len(ordered)):
            met.append(meeting)
    if keep and 2 <= len(ordered) <= FEW:
        _sketch([profiles(number) for number, article in enumerate(ordered) if not article.sketch], keep)
    return join(met, facts)


def _sketch(profiles: Sequence[Profile], keep: Keep) -> None:
    if profiles:
        from factcheck.alignment.sketch import pack

        keep([(p.article.document, pack(p)) for p in profiles])


def kept(
    articles: Sequence[Article], facts: Mapping[str, Sequence[Fact]], aliases: Mapping[str, Sequence[str]] | None = None
) -> Callable[[int], Profile]:
    """A function that gives the profile of the article of a number: made when it is asked for, and kept while others are few."""
    also = spellings(aliases)
    return lru_cache(_KEPT)(lambda number: profile(articles[number], facts.get(articles[number].name, ()), also))


def meetings(profiles: Callable[[int], Profile], pairs: Iterable[tuple[int, int]], count: int) -> Iterator[Meeting]:
    """What comes of the pairs of articles, by their numbers among so many."""
    met = (_meet(profiles(i), profiles(j), 2 < count <= FEW) for i, j in in_reach(pairs))
    return (meeting for meeting in met if meeting)


def join(met: Iterable[Meeting], facts: Mapping[str, Sequence[Fact]]) -> list[Cluster]:
    """The clusters that the facts of all articles (by name) make, by what came of comparing them two by two."""
    met = sorted(met, key=lambda m: (m.a, m.b))
    kin: dict[str, set[str]] = defaultdict(set)
    for m in met:
        kin[m.a] |= {m.a, m.b}
        kin[m.b] |= {m.a, m.b}
    pairs = strengthened([p for m in met for p in m.pairs], [p for m in met for p in m.leads])
    things = Things(facts)
    return clusters([p for p in pairs if not _of_two_things(p, kin[p.a.document] | kin[p.b.document], things)])


def _meet(a: Profile, b: Profile, with_leads: bool) -> Meeting | None:
    with singly(f"{a.name} and {b.name}: to compare them"):
        return _met(a, b, with_leads)
    return None


def _met(a: Profile, b: Profile, with_leads: bool) -> Meeting | None:
    passages = align_passages(a, b)
    if not passages.pairs:
        return None
    two = Two(a, b, passages)
    found = pair_facts(two)
    weak = leads(two, found) if with_leads else ()
    return Meeting(a.name, b.name, (*found, *pair_statements(a, b, passages)), tuple(weak))


def marks(article: Article, facts: Sequence[Fact]) -> set[str]:
    """What an article shares with others on its story, each as a text: for archives that look articles up by it."""
    return marks_of(profile(article, facts))


def _of_two_things(pair: Pair, story: Collection[str], things: Things) -> bool:
    """Whether an article of the same story names both values in one sentence: then they are two things, not two reports of one."""
    if pair.a.kind in ("attribution", "role") or relate(pair.a, pair.b).kind != "differs":
        return False
    return any(things.both_in(name, pair.a, pair.b) for name in story)
