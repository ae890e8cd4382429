"""What stands around a figure: the words, names, concepts and other figures near it, the nearer the weightier."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from factcheck.alignment.passages import Rarity
from factcheck.alignment.profile import WEIGHT, Head, Places, Profile, Sentence, figures, grams
from factcheck.model import Fact

# A word this many words away from a figure counts half.
HALF_AWAY = 4.0
_REACH = 12

Vector = dict[str, float]
Alone = Sequence[tuple[int, float]]


class Surroundings(NamedTuple):
    """What stands around a fact, the same for every other article: features of spelling, other features, and words, with their weights.

    `alone` has for both sorts of features the squares of what they count, summed up by the number of sentences of this article that have
    them: what that comes to hangs on how long the other article is, unless it has them, too.
    """

    spelled: Vector
    told: Vector
    words: Sequence[tuple[str, float]]
    alone: tuple[Alone, Alone]


class Around(NamedTuple):
    """What stands around a fact, as the other article may share it: features of spelling, others with names among them, and the length
    of both as a vector in which each feature counts by its rarity."""

    spelled: Vector
    told: Vector
    length: float


class Contexts:
    """The surroundings of the facts of one article, as the other article of the pair may share them."""

    def __init__(self, profile: Profile, other: Profile, names: Mapping[str, str], rarity: Rarity, spelling: float = 1.0) -> None:
        self._profile, self._names, self._rarity, self._spelling = profile, names, rarity, spelling
        self._here, self._there = profile.places, other.places

    def of(self, fact: Fact, sentence: Sentence) -> Around:
        """What stands around a fact; which of its words are names depends on the other article."""
        found = self._profile.surroundings.get(fact.id)
        if found is None:
            found = self._profile.surroundings[fact.id] = _surroundings(fact, sentence, self._here)
        named, share, rarity = self._named(found.words), self._spelling, self._rarity
        squares = share * share * self._squares(found.spelled, found.alone[0]) + self._squares(found.told, found.alone[1])
        squares += math.fsum([(w * rarity[f]) ** 2 for f, w in named.items()])
        return Around(found.spelled, found.told | named if named else found.told, math.sqrt(max(squares, 0.0)) or 1.0)

    def _named(self, words: Iterable[tuple[str, float]]) -> Vector:
        found: Vector = {}
        for word, weight in words:
            if word in self._names:
                name = f"n{self._names[word]}"
                found[name] = max(found.get(name, 0.0), weight)
        return found

    def _squares(self, vector: Vector, alone: Alone) -> float:
        """The squared length of a vector: as of an article alone, but for what the other one has as well."""
        rare, rarity = self._rarity.of, self._rarity
        squares = [square * rare(spread) ** 2 for spread, square in alone]
        for f in filter(self._there.__contains__, vector):
            square = vector[f] ** 2
            squares += (square * rarity[f] ** 2, -square * (WEIGHT[f[0]] * rare(len(self._here.get(f, ())))) ** 2)
        return math.fsum(squares)


def _surroundings(fact: Fact, sentence: Sentence, places: Places) -> Surroundings:
    first, last = sentence.words_of(fact)
    head = sentence.heads.get(fact.id)
    before, behind = sentence.words[max(0, first - _REACH - 1) : first], sentence.words[last : last + _REACH + 1]
    words = [(w.folded, _weight(len(before) - 1 - k)) for k, w in enumerate(before)]
    words += [(w.folded, _weight(k)) for k, w in enumerate(behind)]
    words += [(folded, _weight(0)) for folded in sorted(head.words)] if head else []
    spelled: Vector = {}
    for word, weight in words:
        for gram in grams(word):
            if weight > spelled.get(gram, 0.0):
                spelled[gram] = weight
    told: Vector = {}
    for feature, weight in _told(fact, sentence, head, first, last):
        told[feature] = max(weight, told.get(feature, 0.0))
    return Surroundings(spelled, told, words, (_alone(spelled, places), _alone(told, places)))


def _told(fact: Fact, sentence: Sentence, head: Head | None, first: int, last: int) -> Iterator[tuple[str, float]]:
    """What stands around a fact but for its spelling: what is above it, concepts, other figures."""
    if head:
        yield from ((f"c{concept}", _weight(0)) for concept in sorted(head.concepts))
        yield from ((f"#year{year}", _weight(0)) for year in sorted(head.years))
    for hit in sentence.concepts:
        if not (hit.start < last and first < hit.end):
            yield f"c{hit.concept}", _weight(max(first - hit.end, hit.start - last, 0))
    for other in sentence.facts:
        if other.id != fact.id and not (other.start < fact.end and fact.start < other.end):
            between = (min(abs(other.start - fact.end), abs(fact.start - other.end))) // 6
            yield from ((f"#{key}", _weight(between)) for key in sorted(figures(other.value)))


def _alone(vector: Vector, places: Places) -> Alone:
    sums: dict[int, float] = {}
    for f, w in vector.items():
        spread, weight = len(places.get(f, ())), w * WEIGHT[f[0]]
        sums[spread] = sums.get(spread, 0.0) + weight * weight
    return list(sums.items())


def _weight(away: int) -> float:
    return 1 / (1 + away / HALF_AWAY)


def likeness(x: Around, y: Around, rarity: Rarity) -> float:
    """The cosine of two surroundings."""
    return (_dot(x.spelled, y.spelled, rarity) + _dot(x.told, y.told, rarity)) / (x.length * y.length)


def _dot(a: Vector, b: Vector, rarity: Rarity) -> float:
    if len(b) < len(a):
        a, b = b, a
    return math.fsum([a[f] * b[f] * rarity[f] ** 2 for f in filter(b.__contains__, a)])
