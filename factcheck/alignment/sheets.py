"""Articles that fill in one form: product sheets, notices of results, press releases made of one template.

Their sentences are the same word by word, but for figures and for the names of what they are about. That names differ where all else is
the same tells that two things are told of, and so do figures most of which differ; in free prose it does not, for there the words around
differ as well, and a slip is one figure among many.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from functools import cached_property

from rapidfuzz import fuzz

from factcheck.alignment.profile import Frame, Profile
from factcheck.alignment.romanise import fold

_PART = re.compile(r"[^\s()\[\]]+")
_PARENTHESES = re.compile(r"\([^()]*\)")
_TRIMMED = ".,;:!?\"'«»“”„‘’*–—-"
_SUBJECT = 2  # so many sentences name what an article is about
_MISSPELT = 80  # so much alike, in percent, are "Altman" and "Atlman", while "Cora" and "Dora" are not
# So many figures and names differ in a form that is filled in for two things, and such a share of them.
_FILLED, _MOST = 3, 0.5
_CELL = "|"  # between the cells of a row
_SHARED = 0.5  # of the sentences of the shorter article


class Sheets:
    """Two articles as sheets of one form, if they are that."""

    def __init__(self, a: Profile, b: Profile) -> None:
        self._a, self._b = a, b
        self._alike = a.article.language == b.article.language

    def apart(self, i: int, j: int) -> bool:
        """Whether sentence i of the first article and j of the second are one sentence of a form, filled in for two things."""
        if not self._alike or not self._twins:
            return False
        x, y = _frame(self._a, i), _frame(self._b, j)
        return self._filled_twice or ((x, y) in self._twins and bool(self._subjects or list(_unlike(x, y, self._known))))

    @cached_property
    def _twins(self) -> list[tuple[Frame, Frame]]:
        """The sentences of both articles that have one frame: in their order, where there are as many, else those that no other one is
        like. The rows of a table are no form."""
        if len(self._a.sentences) == len(self._b.sentences):
            return [(x, y) for x, y in zip(_frames(self._a), _frames(self._b), strict=True) if x.words == y.words and _CELL not in x.words]
        here, there = _by_words(self._a), _by_words(self._b)
        return [(here[words], there[words]) for words in here if words in there]

    @cached_property
    def _known(self) -> Set[str]:
        """The words that both articles have, folded, and the names and codes."""
        return _words_of(self._a) & _words_of(self._b)

    @cached_property
    def _subjects(self) -> frozenset[tuple[str, str]]:
        """The names in whose place the other article has another one, again and again."""
        met = Counter(pair for x, y in self._twins for pair in set(_unlike(x, y, self._known)))
        return frozenset(pair for pair, times in met.items() if times >= _SUBJECT)

    @cached_property
    def _filled_twice(self) -> bool:
        """Whether the articles are one form, with most of what is filled in unlike."""
        if len(self._twins) < _SHARED * min(len(self._a.sentences), len(self._b.sentences)):
            return False
        figures = [x != y for one, other in self._twins for x, y in zip(one.figures, other.figures, strict=False)]
        unlike = sum(figures) + sum(len(list(_unlike(x, y, self._known))) for x, y in self._twins)
        return sum(figures) > 1 and unlike >= max(_FILLED, _MOST * len(figures))


def _unlike(x: Frame, y: Frame, known: Set[str]) -> Iterator[tuple[str, str]]:
    """The names that differ in two sentences of one frame, each unknown to the other article; not one name misspelt."""
    for a, b in zip(x.labels, y.labels, strict=False):
        one, other = (" ".join(w for w in s.split() if w not in t.split()) for s, t in ((a, b), (b, a)))
        alien = one and other and not {fold(w) for w in f"{one} {other}".split()} & known
        if alien and (_is_code(one) or _is_code(other) or fuzz.ratio(one, other) < _MISSPELT):
            yield one, other


def _by_words(profile: Profile) -> dict[str, Frame]:
    """The frames that an article has once, by their words."""
    times = Counter(frame.words for frame in _frames(profile))
    return {frame.words: frame for frame in _frames(profile) if times[frame.words] == 1 and _CELL not in frame.words}


def _frames(profile: Profile) -> Iterator[Frame]:
    return (_frame(profile, n) for n in range(len(profile.sentences)))


def _frame(profile: Profile, index: int) -> Frame:
    """A sentence of an article as a frame; worked out once for all its partners."""
    found = profile.frames.get(index)
    if found is None:
        found = profile.frames[index] = _framed(profile, index)
    return found


def _words_of(profile: Profile) -> Set[str]:
    """The words of an article, names and codes as they are written, all folded."""
    return profile.words.keys() | {fold(word) for frame in _frames(profile) for label in frame.labels for word in label.split()}


class _Spans:
    """Stretches [start, end) of a text, in order and apart from one another."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = list(spans)
        self._ends = [end for _, end in self._spans]

    def meet(self, start: int, end: int) -> bool:
        """Whether one of them has something in common with [start, end)."""
        at = bisect_right(self._ends, start)
        return at < len(self._spans) and self._spans[at][0] < end


def _framed(profile: Profile, index: int) -> Frame:
    sentence, text = profile.sentences[index], profile.article.text
    facts = [f for f in sentence.facts if f.kind not in ("attribution", "role")]
    figures = _Spans((f.start, f.end) for f in facts)
    asides = _Spans(m.span() for m in _PARENTHESES.finditer(text, sentence.span.start, sentence.span.end))
    words: list[str] = []
    labels: list[list[str]] = []
    for part in _PART.finditer(text, sentence.span.start, sentence.span.end):
        word = part.group().strip(_TRIMMED)
        if figures.meet(part.start(), part.end()):
            sign = "#"
        elif word in profile.names or _is_code(word):
            sign, aside = "@", asides.meet(part.start(), part.start() + 1)
            told = "()" if aside else word  # an agency, a party: no part of what the sentence is about
            if words[-1:] != ["@"]:
                labels.append([])
            labels[-1].append(told)
        else:
            sign = word
        words += [sign] if words[-1:] != [sign] or sign not in "#@" else []
    return Frame(" ".join(words), tuple(map(" ".join, labels)), tuple(" ".join(f.text.split()) for f in facts))


def _is_code(word: str) -> bool:
    """Whether a word names a model: "WM-100", "A320"."""
    return any(map(str.isdigit, word)) and any(map(str.isalpha, word))
