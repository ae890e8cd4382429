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
        self._known: dict[str, tuple[Vector, float]] = {}

    def of(self, fact: Fact, sentence: Sentence) -> tuple[Vector, float]:
        """The weighted features around a fact, and their length."""
        found = self._known.get(fact.id)
        if found is None:
            vector = {f: w * self._rarity(f) for f, w in self._near(fact, sentence).items()}
            found = self._known[fact.id] = vector, self._length(vector)
        return found

    def _length(self, vector: Vector) -> float:
        squares = sum((self._spelling * w if f[0] in SPELLED else w) ** 2 for f, w in vector.items())
        return math.sqrt(squares) or 1.0

    def _near(self, fact: Fact, sentence: Sentence) -> Vector:
        first = sum(w.end <= fact.start for w in sentence.words)
        last = sum(w.start < fact.end for w in sentence.words)
        found: Vector = {}

        def add(feature: str, away: int) -> None:
            found[feature] = max(found.get(feature, 0.0), 1 / (1 + away / HALF_AWAY))

        for k, word in enumerate(sentence.words):
            away = max(first - k - 1, k - last, 0)
            if away > _REACH or first <= k < last:
                continue
            for gram in grams(word.folded):
                add(gram, away)
            if word.folded in self._names:
                add(f"n{self._names[word.folded]}", away)
        for hit in sentence.concepts:
            if hit.start < last and first < hit.end:
                continue
            add(f"c{hit.concept}", max(first - hit.end, hit.start - last, 0))
        for other in sentence.facts:
            if other.id != fact.id and not (other.start < fact.end and fact.start < other.end):
                between = (min(abs(other.start - fact.end), abs(fact.start - other.end))) // 6
                for key in figures(other.value):
                    add(f"#{key}", between)
        return found


def likeness(x: tuple[Vector, float], y: tuple[Vector, float]) -> float:
    """The cosine of two surroundings."""
    (a, norm_a), (b, norm_b) = x, y
    if len(b) < len(a):
        a, b = b, a
    return sum(w * b[f] for f, w in a.items() if f in b) / (norm_a * norm_b)
