"""What stands around a figure: the words, names, concepts and other figures near it, the nearer the weightier."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from operator import mul
from typing import NamedTuple

from factcheck.alignment.passages import Rarity
from factcheck.alignment.profile import SPELLED, Profile, Sentence, figures, grams
from factcheck.model import Fact

# A word this many words away from a figure counts half.
HALF_AWAY = 4.0
_REACH = 12

Vector = dict[str, float]
Surroundings = tuple[Vector, Vector, list[tuple[str, float]]]
"""What stands around a fact, the same for every other article: features of spelling, other features, and words, with their weights."""


class Around(NamedTuple):
    """What stands around a fact, as the other article may share it: features of spelling, others with names among them, and the length
    of both as a vector in which each feature counts by its rarity."""

    spelled: Vector
    told: Vector
    length: float


class Contexts:
    """The surroundings of the facts of one article, as the other article of the pair may share them."""

    def __init__(self, profile: Profile, names: Mapping[str, str], rarity: Rarity, spelling: float = 1.0) -> None:
        self._profile, self._names, self._rarity, self._spelling = profile, names, rarity, spelling

    def of(self, fact: Fact, sentence: Sentence) -> Around:
        """What stands around a fact; which of its words are names depends on the other article."""
        found = self._profile.surroundings.get(fact.id)
        if found is None:
            found = self._profile.surroundings[fact.id] = _surroundings(fact, sentence)
        spelled, told, words = found
        named = self._named(words)
        told = told | named if named else told
        share = self._spelling * self._spelling
        return Around(spelled, told, math.sqrt(share * self._squares(spelled) + self._squares(told)) or 1.0)

    def _named(self, words: Iterable[tuple[str, float]]) -> Vector:
        found: Vector = {}
        for word, weight in words:
            if word in self._names:
                name = f"n{self._names[word]}"
                found[name] = max(found.get(name, 0.0), weight)
        return found

    def _squares(self, vector: Vector) -> float:
        weights: list[float] = [*map(mul, vector.values(), map(self._rarity.__getitem__, vector))]
        return math.fsum(map(mul, weights, weights))


def _surroundings(fact: Fact, sentence: Sentence) -> Surroundings:
    first = sum(w.end <= fact.start for w in sentence.words)
    last = sum(w.start < fact.end for w in sentence.words)
    found: Vector = {}
    words: list[tuple[str, float]] = []

    def add(feature: str, weight: float) -> None:
        if weight > found.get(feature, 0.0):
            found[feature] = weight

    for k, word in enumerate(sentence.words[: last + _REACH + 1]):
        away = max(first - k - 1, k - last, 0)
        if away > _REACH or first <= k < last:
            continue
        words.append((word.folded, _weight(away)))
        for gram in grams(word.folded):
            add(gram, _weight(away))
    if head := sentence.heads.get(fact.id):
        for folded in sorted(head.words):
            words.append((folded, _weight(0)))
            for gram in grams(folded):
                add(gram, _weight(0))
        for concept in head.concepts:
            add(f"c{concept}", _weight(0))
        for year in head.years:
            add(f"#year{year}", _weight(0))
    for hit in sentence.concepts:
        if not (hit.start < last and first < hit.end):
            add(f"c{hit.concept}", _weight(max(first - hit.end, hit.start - last, 0)))
    for other in sentence.facts:
        if other.id != fact.id and not (other.start < fact.end and fact.start < other.end):
            between = (min(abs(other.start - fact.end), abs(fact.start - other.end))) // 6
            for key in figures(other.value):
                add(f"#{key}", _weight(between))
    spelled = {f: w for f, w in found.items() if f[0] in SPELLED}
    return spelled, {f: w for f, w in found.items() if f not in spelled}, words


def _weight(away: int) -> float:
    return 1 / (1 + away / HALF_AWAY)


def likeness(x: Around, y: Around, rarity: Rarity) -> float:
    """The cosine of two surroundings."""
    return (_dot(x.spelled, y.spelled, rarity) + _dot(x.told, y.told, rarity)) / (x.length * y.length)


def _dot(a: Vector, b: Vector, rarity: Rarity) -> float:
    if len(b) < len(a):
        a, b = b, a
    return sum([a[f] * b[f] * rarity[f] ** 2 for f in filter(b.__contains__, a)])
