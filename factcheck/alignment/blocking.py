"""Which articles of a large folder are worth comparing: those that share several rare names, places or figures.

A handful of articles are all compared with one another. In a larger folder every article is looked up by its marks, so that the
work grows with the number of articles and not with its square. The more articles have a mark, the less it counts, and of many
partners an article keeps the likeliest: a story that hundreds tell is held together by its neighbours.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import combinations

from factcheck.alignment.phonetics import skeleton
from factcheck.alignment.profile import Profile, figures
from factcheck.alignment.romanise import fold, sounds
from factcheck.values import DateValue

# Up to so many articles are compared all with all.
FEW = 12
# A mark of more articles than this, and than this share of them, is not rare.
_SPREAD, _SHARE = 8, 0.1
# So many rare marks two articles have to share.
_SHARED = 3
# Among more articles than this fewer marks do, but each is compared with its likeliest partners only, and with those whose it is.
_MANY, _SHARED_AMONG_MANY, _PARTNERS = 80, 2, 10
_SHORTEST = 3


def worth_comparing(profiles: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """The pairs of articles that may tell one story, in the order of the profiles."""
    if len(profiles) <= FEW:
        yield from combinations(profiles, 2)
        return
    most = max(_SPREAD, int(_SHARE * len(profiles)))
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for where in _index(profiles).values():
        if len(where) <= most:
            weight = _weight(len(where), len(profiles))
            for pair in combinations(where, 2):
                shared[pair] += weight
    many = len(profiles) > _MANY
    least = _SHARED_AMONG_MANY if many else _SHARED
    pairs = {pair: n for pair, n in shared.items() if n >= least - 1e-6}
    for i, j in _likeliest(pairs) if many else sorted(pairs):
        yield profiles[i], profiles[j]


def marks(profile: Profile) -> set[str]:
    """The marks of one article, for whoever keeps many and looks them up: `sought` says by which."""
    uncased = {f"u:{bones}" for w in profile.uncased if len(bones := skeleton(sounds(w))) >= _SHORTEST}
    return {f"n:{bones}" for bones in _names(profile)} | uncased | _places(profile) | _figures(profile)


def sought(own: Collection[str], known: Callable[[str], bool]) -> set[str]:
    """The marks by which articles like one with these are found. A word of a script without capitals is one where any article has it
    as a name, as `known` says."""
    names = {mark[2:] for mark in own if mark.startswith("n:")}
    names |= {mark[2:] for mark in own if mark.startswith("u:") and known(f"n:{mark[2:]}")}
    others = {mark for mark in own if not mark.startswith(("n:", "u:"))}
    return others | {f"{sort}:{name}" for name in names for sort in "nu"}


def _weight(spread: int, count: int) -> float:
    """What a mark of `spread` articles out of `count` says: 1 for a rare one, the less the nearer it comes to standing in all."""
    return min(1.0, math.log(count / spread) / math.log(count / _SPREAD))


def _likeliest(shared: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The pairs that are among the first so many of one of their articles, in order."""
    partners: dict[int, list[tuple[float, int, int]]] = defaultdict(list)
    for (i, j), n in shared.items():
        partners[i].append((-n, i, j))
        partners[j].append((-n, i, j))
    return sorted({(i, j) for of in partners.values() for _, i, j in sorted(of)[:_PARTNERS]})


def _index(profiles: Sequence[Profile]) -> dict[str, list[int]]:
    """In which articles each mark stands."""
    names = [_names(p) for p in profiles]
    known = frozenset().union(*names)
    found: dict[str, list[int]] = defaultdict(list)
    for i, profile in enumerate(profiles):
        uncased = {bones for w in profile.uncased if (bones := skeleton(sounds(w))) in known}
        for mark in sorted(names[i] | uncased | _places(profile) | _figures(profile)):
            found[mark].append(i)
    return found


def _names(profile: Profile) -> set[str]:
    return {bones for n in profile.names if len(bones := skeleton(sounds(fold(n)))) >= _SHORTEST}


def _places(profile: Profile) -> set[str]:
    return {f for f in profile.places if f.startswith(("cgeo:", "ccity:"))}


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
