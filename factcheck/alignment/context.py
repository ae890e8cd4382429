"""What stands around a figure: the words, names, concepts and other figures near it, the nearer the weightier."""

from __future__ import annotations

import math
from collections.abc import Mapping

from factcheck.alignment.passages import Rarity
from factcheck.alignment.profile import SPELLED, Profile, Sentence, figures, grams
from factcheck.model import Fact

# A word this many words away from a figure counts half.
HALF_AWAY = 4.0
_REACH = 12

Vector = dict[str, float]


class Contexts:
    """The surroundings of the facts of one article, as the other article of the pair may share them."""

    def __init__(self, profile: Profile, names: Mapping[str, str], rarity: Rarity, spelling: float = 1.0) -> None:
        self._profile, self._names, self._rarity, self._spelling = profile, names, rarity, spelling

    def of(self, fact: Fact, sentence: Sentence) -> tuple[Vector, float]:
        """The weighted features around a fact, and their length."""
        rarity = self._rarity
        vector = {f: w * rarity[f] for f, w in self._near(fact, sentence).items()}
        return vector, self._length(vector)

    def _length(self, vector: Vector) -> float:
        squares = sum((self._spelling * w if f[0] in SPELLED else w) ** 2 for f, w in vector.items())
        return math.sqrt(squares) or 1.0

    def _near(self, fact: Fact, sentence: Sentence) -> Vector:
        """The features around a fact; which of its words are names depends on the other article."""
        known = self._profile.surroundings.get(fact.id)
        if known is None:
            known = self._profile.surroundings[fact.id] = _surroundings(fact, sentence)
        found = dict(known[0])
        for word, weight in known[1]:
            if word in self._names:
                name = f"n{self._names[word]}"
                found[name] = max(found.get(name, 0.0), weight)
        return found


def _surroundings(fact: Fact, sentence: Sentence) -> tuple[Vector, list[tuple[str, float]]]:
    """The features around a fact, and the words around it, each with its weight."""
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
    return found, words


def _weight(away: int) -> float:
    return 1 / (1 + away / HALF_AWAY)


def likeness(x: tuple[Vector, float], y: tuple[Vector, float]) -> float:
    """The cosine of two surroundings."""
    (a, norm_a), (b, norm_b) = x, y
    if len(b) < len(a):
        a, b = b, a
    return sum(w * b[f] for f, w in a.items() if f in b) / (norm_a * norm_b)
