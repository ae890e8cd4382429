"""Articles that fill in one form: product sheets, notices of results, press releases made of one template.

Their sentences are the same word by word, but for figures and for the names of what they are about. That names differ where all else is
the same tells that two things are told of; in free prose it does not, for there the words around a name differ as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Set
from functools import cached_property

from rapidfuzz import fuzz

from factcheck.alignment.profile import Frame, Profile
from factcheck.alignment.romanise import fold

_PART = re.compile(r"[^\s()\[\]]+")
_PARENTHESES = re.compile(r"\([^()]*\)")
_TRIMMED = ".,;:!?\"'«»“”„‘’*–—-"
_SUBJECT = 2  # so many sentences name what an article is about
_MISSPELT = 80  # so much alike, in percent, are "Altman" and "Atlman", while "Cora" and "Dora" are not


class Forms:
    """Two articles as forms."""

    def __init__(self, a: Profile, b: Profile) -> None:
        self._a, self._b = a, b
        self._alike = a.article.language == b.article.language

    def apart(self, i: int, j: int) -> bool:
        """Whether sentence i of the first article and j of the second are one sentence of a form, filled in for two things."""
        if not self._alike:
            return False
        x, y = _frame(self._a, i), _frame(self._b, j)
        return x.words == y.words and bool(self._subjects or self._unlike(x, y))

    @cached_property
    def _known(self) -> frozenset[str]:
        """The words that both articles have, folded, and the names and codes."""
        return frozenset(_words_of(self._a) & _words_of(self._b))

    def _unlike(self, x: Frame, y: Frame) -> list[tuple[str, str]]:
        """The names that differ in two sentences of one frame, each unknown to the other article; not one name misspelt."""
        pairs = ((a, b) for a, b in zip(x.labels, y.labels, strict=False) if a != b and not {fold(a), fold(b)} & self._known)
        return [(a, b) for a, b in pairs if _is_code(a) or _is_code(b) or fuzz.ratio(a, b) < _MISSPELT]

    @cached_property
    def _subjects(self) -> frozenset[tuple[str, str]]:
        """The names in whose place the other article has another one, again and again."""
        there = {frame.words: frame for frame in (_frame(self._b, n) for n in range(len(self._b.sentences)))}
        here = (_frame(self._a, n) for n in range(len(self._a.sentences)))
        met = Counter(pair for x in here if x.words in there for pair in set(self._unlike(x, there[x.words])))
        return frozenset(pair for pair, times in met.items() if times >= _SUBJECT)


def _words_of(profile: Profile) -> Set[str]:
    """The words of an article, names and codes as they are written, all folded."""
    return profile.words.keys() | {fold(label) for n in range(len(profile.sentences)) for label in _frame(profile, n).labels}


def _frame(profile: Profile, index: int) -> Frame:
    """A sentence of an article as a frame; worked out once for all its partners."""
    found = profile.frames.get(index)
    if found is None:
        found = profile.frames[index] = _framed(profile, index)
    return found


def _framed(profile: Profile, index: int) -> Frame:
    sentence, text = profile.sentences[index], profile.article.text
    filled = [(f.start, f.end) for f in sentence.facts if f.kind not in ("attribution", "role")]
    asides = [m.span() for m in _PARENTHESES.finditer(text, sentence.span.start, sentence.span.end)]
    words: list[str] = []
    labels: list[str] = []
    for part in _PART.finditer(text, sentence.span.start, sentence.span.end):
        word = part.group().strip(_TRIMMED)
        if any(start < part.end() and part.start() < end for start, end in filled):
            words.append("#")
        elif word in profile.names or _is_code(word):
            words.append("@")
            labels += [word] if not any(start <= part.start() < end for start, end in asides) else ["()"]
        else:
            words.append(word)
    return Frame(" ".join(words), tuple(labels))


def _is_code(word: str) -> bool:
    """Whether a word names a model: "WM-100", "A320"."""
    return any(map(str.isdigit, word)) and any(map(str.isalpha, word))
