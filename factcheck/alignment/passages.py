"""Which sentence of one article tells what which sentence of another tells.

Sentences are alike by the letter sequences, names, concepts and figures they share, the rarer the better. A pair is sure where
each is the other's best; from there the story is followed in both directions, for neighbours of a sure pair belong together on
less evidence. Measured: the same recall as pairing by figures alone at an eighth of the false alarms.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from factcheck.alignment.names import SharedNames, shared
from factcheck.alignment.profile import WEIGHT, Profile, rarities
from factcheck.alignment.romanise import CASED
from factcheck.budget import heed
from factcheck.records import dataclass

# A feature that stands in more than so many pairs of sentences says next to nothing.
_COMMON = 40
# Nor does a name in long texts: one that stands in more than so many pairs, and in more than so many for each sentence.
_CROWD, _CROWDED = 10_000, 20
# How much of a sentence's spelling counts between two scripts that have capitals, and between others.
_CASED_SPELLING, _OTHER_SPELLING = 0.8, 0.4
SURE = 0.06
_EXTENDED = 0.02
_NEAR_BEST = 0.6
# From here on a sentence joins one that already has a partner.
_ATTACHED, _ATTACHED_BESIDE = 0.16, 0.08
# How much of the shorter article has to be told by the other, for the two to tell one story.
SAME_STORY = 0.03


class Rarity(dict[str, float]):
    """How much each feature says, by how few sentences of the two articles have it. Worked out for those that are asked for."""

    def __init__(self, a: Profile, b: Profile) -> None:
        self._a, self._b = a.places, b.places
        self._rare = rarities(len(a.sentences) + len(b.sentences))

    def __missing__(self, feature: str) -> float:
        here, there = self._a.get(feature), self._b.get(feature)
        found = self[feature] = WEIGHT[feature[0]] * self.of((len(here) if here else 0) + (len(there) if there else 0))
        return found

    def of(self, spread: int) -> float:
        """How much a feature of so many sentences of the two articles says, whatever its sort."""
        return self._rare[spread or 2]


@dataclass(frozen=True)
class Passages:
    """The aligned sentences (i of the left article, j of the right) with their likeness, and the names on which they rest.

    `spelling` is how much spelling the articles' scripts can share. `likeness` has every pair of sentences that share anything;
    `story` says how much of the shorter article the other tells; `attached` are the pairs in which one sentence has a better partner.
    """

    pairs: Mapping[tuple[int, int], float]
    likeness: Mapping[tuple[int, int], float]
    names: SharedNames
    story: float
    rarity: Rarity
    spelling: float
    attached: frozenset[tuple[int, int]]


def align_passages(a: Profile, b: Profile) -> Passages:
    """Sentence pairs of two articles; none where the articles do not tell one story."""
    names, share = shared(a, b), spelling(a, b)
    likeness = _similarities(a, b, names, share)
    best = _best(likeness)
    sure = {(i, j): s for (i, j), s in likeness.items() if s >= SURE and s == best[0][i] == best[1][j]}
    story = sum(sure.values()) / max(1, min(len(a.sentences), len(b.sentences)))
    extended = _extend(sure, likeness, best) if story >= SAME_STORY else {}
    pairs = _attach(extended, likeness) if extended else {}
    return Passages(pairs, likeness, names, story, Rarity(a, b), share, frozenset(pairs.keys() - extended.keys()))


def _similarities(a: Profile, b: Profile, names: SharedNames, share: float) -> dict[tuple[int, int], float]:
    """Cosine of the sentences' features, over what is not all too common in the two articles; sentence by sentence."""
    count = len(a.sentences) + len(b.sentences)
    common, rare = max(_COMMON, count // 2), rarities(count)
    dots: Dots = [defaultdict(float) for _ in a.sentences]
    here, there = a.places, b.places
    heed("passages")
    for feature in filter(there.__contains__, here):  # in the order of the text: sums of fractions depend on their order
        left, right = here[feature], there[feature]
        if len(left) * len(right) <= common:
            _add(dots, left, right, WEIGHT[feature[0]] * rare[len(left) + len(right)])
    for left, right in _name_places(a, b, names):
        heed("names")
        if len(left) * len(right) <= max(_CROWD, _CROWDED * count):
            _add(dots, left, right, WEIGHT["n"] * rare[len(left) + len(right)])
    norm_a, norm_b = _norms(a, share), _norms(b, share)
    return {(i, j): round(row[j] / (norm_a[i] * norm_b[j]), 9) for i, row in enumerate(dots) for j in sorted(row)}


def spelling(a: Profile, b: Profile) -> float:
    """How much spelling can have in common between the scripts of two articles: nothing much between Chinese and Latin."""
    if a.script == b.script:
        return 1.0
    return _CASED_SPELLING if {a.script, b.script} <= CASED else _OTHER_SPELLING


def _norms(profile: Profile, share: float) -> list[float]:
    """The lengths of sentences, with so much of their spelling as the other article could share."""
    return [math.sqrt(share * share * s + t) or 1.0 for s, t in profile.lengths]


Dots = list[defaultdict[int, float]]
"""By the sentences of the left article: what each of the right one has in common with it."""


def _add(dots: Dots, left: Sequence[tuple[int, float]], right: Sequence[tuple[int, float]], weight: float) -> None:
    square = weight * weight
    for i, n in left:
        row, part = dots[i], square * n
        for j, m in right:
            row[j] += part * m


def _name_places(a: Profile, b: Profile, names: SharedNames) -> Iterator[tuple[list[tuple[int, float]], list[tuple[int, float]]]]:
    """Where each shared name stands on both sides."""
    sides: list[dict[str, set[int]]] = []
    for profile, keys in ((a, names.left), (b, names.right)):
        found: dict[str, set[int]] = defaultdict(set)
        for word, key in keys.items():
            found[key].update(profile.words.get(word, ()))
        sides.append(found)
    for key in sorted(sides[0].keys() & sides[1].keys()):
        left, right = ([(i, 1.0) for i in sorted(side[key])] for side in sides)
        yield left, right


Best = tuple[Mapping[int, float], Mapping[int, float]]


def _best(likeness: Mapping[tuple[int, int], float]) -> Best:
    """The likeness of each sentence to the one most like it, on either side."""
    best_i: dict[int, float] = {}
    best_j: dict[int, float] = {}
    for (i, j), score in likeness.items():
        if score > best_i.get(i, 0.0):
            best_i[i] = score
        if score > best_j.get(j, 0.0):
            best_j[j] = score
    return best_i, best_j


def _extend(sure: Mapping[tuple[int, int], float], likeness: Mapping[tuple[int, int], float], best: Best) -> dict[tuple[int, int], float]:
    """The sure pairs and, along the story, the unsure neighbours of sure ones."""
    found = dict(sure)
    taken_a, taken_b = {i for i, _ in found}, {j for _, j in found}
    todo = sorted(sure, key=lambda p: (-sure[p], p))
    while todo:
        i, j = todo.pop(0)
        for step in (1, -1):
            x, y = i + step, j + step
            score = likeness.get((x, y), 0.0)
            if x in taken_a or y in taken_b or score < _EXTENDED:
                continue
            between = (x + step, y + step) in found
            if between or score >= _NEAR_BEST * max(best[0][x], best[1][y]):
                found[x, y] = score
                taken_a.add(x)
                taken_b.add(y)
                todo.append((x, y))
    return found


def _attach(found: dict[tuple[int, int], float], likeness: Mapping[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    """Adds sentences left alone to the one that tells them best: one side may say in one sentence what the other says in two."""
    taken = {i for i, _ in found}, {j for _, j in found}
    best: tuple[dict[int, tuple[float, int]], dict[int, tuple[float, int]]] = ({}, {})
    for (i, j), score in likeness.items():
        if i not in taken[0] and score > best[0].get(i, (0.0, 0))[0]:
            best[0][i] = score, j
        if j not in taken[1] and score > best[1].get(j, (0.0, 0))[0]:
            best[1][j] = score, i
    more = {(i, j): score for i, (score, j) in best[0].items() if score >= _needed((i - 1, j), (i + 1, j), found)}
    more |= {(i, j): score for j, (score, i) in best[1].items() if score >= _needed((i, j - 1), (i, j + 1), found)}
    return found | more


def _needed(before: tuple[int, int], behind: tuple[int, int], found: Mapping[tuple[int, int], float]) -> float:
    """How much a sentence left alone has to share with one that has a partner: less where that partner stands next to it."""
    return _ATTACHED_BESIDE if before in found or behind in found else _ATTACHED
