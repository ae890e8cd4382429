"""Words of scripts that write without spaces (Chinese, Japanese) or fasten endings to words (Korean), found by the vocabulary alone.

Chinese and Japanese: the longest vocabulary word at each place, from the left; words that only look like vocabulary stand in the
language file as blocked words and so take their letters out of play. Korean: a written word counts only where it is made of
vocabulary from its first letter to its last, apart from one or two endings, so that a syllable within a name is no numeral.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

import regex

from factcheck.facts.lexicon import Lexicon, listed
from factcheck.languages import load

SCRIPT = r"[\p{Han}\p{Hiragana}\p{Katakana}ー々〇○\p{Hangul}\p{Thai}\p{Khmer}\p{Lao}\p{Myanmar}]"
_UNSPACED = regex.compile(SCRIPT)
_HANGUL = regex.compile(r"\p{Hangul}+")
_LONGEST_WRITTEN = 24  # letters of a Korean word with its endings


@cache
def is_unspaced(code: str) -> bool:
    """Whether a language is read by this module."""
    return not load(code).section("language").get("spaces", True)


@dataclass
class Segmenter:
    """The vocabulary of a language by first letter, and what written words consist of (a cache)."""

    lengths: dict[str, tuple[int, ...]]
    words: frozenset[str]
    endings: frozenset[str]
    blocked: frozenset[str]
    weak: frozenset[str]
    fastens: bool
    known: dict[tuple[str, bool], tuple[str, ...]] = field(default_factory=dict)

    def pieces(self, text: str, start: int) -> tuple[tuple[str, ...], int]:
        """(vocabulary words from a place on, the place where to go on); no words: the place holds nothing of interest."""
        if self.fastens and _HANGUL.match(text[start]):
            return self._written_word(text, start)
        counted = text[start - 1 : start].isnumeric()
        for n in self.lengths.get(text[start], ()):
            word = text[start : start + n]
            if word in self.words and not (counted and word in self.blocked):
                return (word,), start + n
        return (), start + 1

    def _written_word(self, text: str, start: int) -> tuple[tuple[str, ...], int]:
        m = _HANGUL.match(text, start)
        word, end = (m.group(), m.end()) if m else ("", start + 1)
        if len(word) > _LONGEST_WRITTEN:
            return (), end
        counted = text[start - 1 : start].isdigit()
        if (word, counted) not in self.known:
            self.known[word, counted] = self._split(word, counted) or ()
        return self.known[word, counted], end

    def _split(self, word: str, counted: bool) -> tuple[str, ...] | None:
        """The vocabulary that a word is made of, the longest first, without its endings; None where something else is left.

        Behind digits (`counted`) no word is blocked: 건설 is "building", but 2건 counts cases.
        """
        if not counted and word in self.blocked:
            return None
        best: list[tuple[str, ...] | None] = [None] * len(word) + [()]
        for at in range(len(word) - 1, -1, -1):
            if at and self._is_ending(word[at:]):
                best[at] = ()
                if word[at] in self.weak and len(word) - at > 1:
                    continue  # -이다 is the copula, not a two
            for n in self.lengths.get(word[at], ()):
                piece = word[at : at + n]
                known = piece in self.words and len(piece) == n and not (piece in self.blocked and (at or counted))
                rest = best[at + n] if known else None
                if rest is not None:
                    best[at] = (piece, *rest)
                    break
        return best[0]

    def _is_ending(self, tail: str) -> bool:
        return tail in self.endings or any(tail[:k] in self.endings and tail[k:] in self.endings for k in range(1, len(tail)))


@cache
def segmenter(lexicon: Lexicon) -> Segmenter:
    """The segmenter of a language."""
    words = frozenset(w for w in lexicon.words if _UNSPACED.match(w))
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[0], set()).add(len(word))
    endings = frozenset(listed(load(lexicon.code).section("language").get("endings", "")))
    return Segmenter(
        {c: tuple(sorted(n, reverse=True)) for c, n in lengths.items()},
        words,
        endings,
        frozenset(lexicon.blocked),
        frozenset(lexicon.phrases.get("weak", ())),
        bool(endings),
    )


def spans(text: str, start: int, lexicon: Lexicon) -> tuple[list[tuple[int, int, tuple[str, ...]]], int]:
    """(start, end, vocabulary entries) of the words from a place on, and the place where to go on."""
    out, at = [], start
    words, end = segmenter(lexicon).pieces(text, start)
    for word in words:
        out.append((at, at + len(word), lexicon.lookup(word)[0]))
        at += len(word)
    return out, end


def letters(lexicon: Lexicon) -> Iterator[str]:
    """The letters that may begin a word, escaped for a character class."""
    return (regex.escape(c) for c in sorted(segmenter(lexicon).lengths))
