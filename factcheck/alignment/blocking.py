"""Which articles of a large folder are worth comparing: those that share several rare names, places or figures.

A handful of articles are all compared with one another. In a larger folder every article is looked up by its marks, so that the
work grows with the number of articles and not with its square. The more articles have a mark, the less it counts, and of many
partners an article keeps the likeliest: a story that hundreds tell is held together by its neighbours. Where a whole folder tells one
story, no mark is rare: there an article is set beside a few that have most of its names, which their signatures tell.

Articles are told by their numbers in the order of their names. `sorted_out`, `rare` and `likeliest` each work on a part of the marks or
of the articles, so that parts may lie on different machines.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import chain, combinations
from zlib import crc32

from factcheck.alignment.phonetics import skeleton
from factcheck.alignment.profile import Profile, figures
from factcheck.alignment.romanise import fold, sounds
from factcheck.values import DateValue

Pairs = list[tuple[int, int]]
Where = Mapping[str, Sequence[int]]
"""In which articles each mark stands, in order."""

# Up to so many articles are compared all with all.
FEW = 12
# A mark of more articles than this, and than this share of them, is not rare; nor is one of more than so many among however many.
_SPREAD, _SHARE, _COMMON = 8, 0.1, 300
# So many rare marks two articles have to share.
_SHARED = 3
# Among more articles than this fewer marks do, but each is compared with its likeliest partners only, and with those whose it is.
_MANY, _SHARED_AMONG_MANY, _PARTNERS = 80, 2, 6
# An article with fewer partners than this by its rare marks is set beside so many that have one of its signatures.
_LONELY, _ALIKE = 4, 10
# An article has so many signatures, each of so many marks, and is like another one with which it shares two of them: that are articles
# that share nine tenths of their marks, seldom such as share half (Broder, "On the resemblance and containment of documents", 1997).
_SIGNATURES, _ROWS, _SIGNED_ALIKE = 8, 4, 2
_FEWEST = 2
_PRIME = (1 << 31) - 1
_SIGNED = "s:"
_SHORTEST = 3
_WHOLE = 1 << 20  # what a rare mark counts: sums of whole numbers are the same in any order


def worth_comparing(marks: Sequence[Collection[str]]) -> Pairs:
    """The pairs of articles that may tell one story, in order. `marks` are those of each article."""
    count = len(marks)
    if count <= FEW:
        return list(combinations(range(count), 2))
    where = rare(sorted_out(enumerate(marks)), count)
    return sorted(likeliest(range(count), where, count))


def sorted_out(articles: Iterable[tuple[int, Collection[str]]]) -> dict[str, list[int]]:
    """In which articles (by number) each mark stands. Names keep their mark of being one, or of being a word that may be one."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, own in articles:
        for mark in own:
            found[mark].append(number)
    return found


def rare(where: Mapping[str, Iterable[int]], count: int) -> dict[str, list[int]]:
    """The marks that tell something of a story among so many articles. What is called a name in one article and is a word of a script
    without capitals in another has to be among `where` as both."""
    most = min(_COMMON, max(_SPREAD, int(_SHARE * count)))
    found: dict[str, list[int]] = {}
    for mark, there in where.items():
        if mark.startswith("u:"):
            continue
        if mark.startswith(_SIGNED):
            found |= _windows(mark, sorted(there))
            continue
        standing = {*there, *where.get(f"u:{mark[2:]}", ())} if mark.startswith("n:") else {*there}
        if 2 <= len(standing) <= most:
            found[mark] = sorted(standing)
    return found


def likeliest(articles: Iterable[int], where: Where, count: int) -> set[tuple[int, int]]:
    """Of each of the articles the pairs with those it shares the most and rarest marks with, and of a lonely one those with some that
    have its signatures. `where` has every mark of theirs."""
    own: dict[int, list[str]] = {number: [] for number in articles}
    for mark, there in where.items():
        for number in there:
            if number in own:
                own[number].append(mark)
    least = (_SHARED_AMONG_MANY if count > _MANY else _SHARED) * _WHOLE
    found: set[tuple[int, int]] = set()
    for number, marks_ in own.items():
        shared: dict[int, int] = defaultdict(int)
        for mark in marks_:
            weight = 0 if mark.startswith(_SIGNED) else _weight(len(where[mark]), count)
            for other in where[mark]:
                shared[other] += weight
        shared.pop(number, None)
        partners = sorted((-n, abs(other - number), other) for other, n in shared.items() if n >= least)
        chosen = [other for _, _, other in (partners[:_PARTNERS] if count > _MANY else partners)]
        if len(chosen) < _LONELY:
            alike = _alike([mark for mark in marks_ if mark.startswith(_SIGNED)], where) - {number, *chosen}
            chosen += sorted(alike, key=lambda other: (abs(other - number), other))[:_ALIKE]
        found |= {(min(number, other), max(number, other)) for other in chosen}
    return found


def _alike(signatures: Iterable[str], where: Where) -> set[int]:
    """The articles that have several of these signatures."""
    there: dict[str, set[int]] = defaultdict(set)
    for signature in signatures:
        there[signature.partition("/")[0]].update(where[signature])
    return {number for number, n in Counter(chain.from_iterable(there.values())).items() if n >= _SIGNED_ALIKE}


def _windows(mark: str, there: Sequence[int]) -> dict[str, list[int]]:
    """The articles with a signature, a few of them at a time: each stands beside those before it and those behind."""
    step = _ALIKE // 2
    return {f"{mark}/{at}": [*there[at : at + 2 * step]] for at in range(0, max(1, len(there) - step), step)}


def in_reach(pairs: Iterable[tuple[int, int]]) -> Pairs:
    """The pairs in an order in which those of one article lie near one another: story after story, as far as stories hang together."""
    partners: dict[int, list[int]] = defaultdict(list)
    for i, j in sorted(pairs):
        partners[i].append(j)
        partners[j].append(i)
    rank: dict[int, int] = {}
    for first in sorted(partners):
        todo = [first]
        for number in todo:
            if number not in rank:
                rank[number] = len(rank)
                todo += [other for other in partners[number] if other not in rank]
    later = {number: [o for o in others if rank[o] < rank[number]] for number, others in partners.items()}
    return [(min(n, o), max(n, o)) for n in sorted(rank, key=rank.__getitem__) for o in sorted(later[n], key=rank.__getitem__)]


def marks(profile: Profile) -> set[str]:
    """The marks of one article, for whoever keeps many and looks them up: `sought` says by which."""
    uncased = {f"u:{bones}" for w in profile.uncased if len(bones := skeleton(sounds(w))) >= _SHORTEST}
    named = {f"n:{bones}" for bones in _names(profile)} | uncased | _places(profile)
    return named | _signatures(named) | _figures(profile)


def _signatures(named: Collection[str]) -> set[str]:
    """What articles with most of these marks have in common: of each of several orders of all marks there are, those that come first."""
    if len(named) < _FEWEST:
        return set()
    numbers = [crc32(mark.encode()) % _PRIME for mark in named]
    first = [min([(n * (2 * k + 1) * 48271 + k * 16807) % _PRIME for n in numbers]) for k in range(_SIGNATURES * _ROWS)]
    return {f"{_SIGNED}{k}:{first[k * _ROWS : (k + 1) * _ROWS]}" for k in range(_SIGNATURES)}


def sought(own: Collection[str], known: Callable[[str], bool]) -> set[str]:
    """The marks by which articles like one with these are found. A word of a script without capitals is one where any article has it
    as a name, as `known` says."""
    names = {mark[2:] for mark in own if mark.startswith("n:")}
    names |= {mark[2:] for mark in own if mark.startswith("u:") and known(f"n:{mark[2:]}")}
    others = {mark for mark in own if not mark.startswith(("n:", "u:", _SIGNED))}
    return others | {f"{sort}:{name}" for name in names for sort in "nu"}


def _weight(spread: int, count: int) -> int:
    """What a mark of `spread` articles out of `count` says: all for a rare one, the less the nearer it comes to standing in all."""
    return round(_WHOLE * min(1.0, math.log(count / spread) / math.log(count / _SPREAD)))


def _names(profile: Profile) -> set[str]:
    return {bones for n in profile.names if len(bones := skeleton(sounds(fold(n)))) >= _SHORTEST}


def _places(profile: Profile) -> set[str]:
    told = {hit.concept for sentence in profile.sentences for hit in sentence.concepts}
    return {f"c{concept}" for concept in told if concept.startswith(("geo:", "city:"))}


def _figures(profile: Profile) -> set[str]:
    """The figures that are rarely equal by chance: three digits and more, whole dates."""
    found: set[str] = set()
    for sentence in profile.sentences:
        for fact in sentence.facts:
            if isinstance(fact.value, DateValue):
                day = fact.value.grain == "day" and fact.value.start
                found |= {f"#{day}"} if day else set()
            else:
                found |= {f"#{k}" for k in figures(fact.value) if sum(c.isdigit() and c != "0" for c in k.partition("E")[0]) >= 2}
    return found
