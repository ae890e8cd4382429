"""Words of scripts that write without spaces (Chinese, Japanese) or fasten endings to words (Korean), found by the vocabulary alone.

Chinese and Japanese: the longest vocabulary word at each place, from the left; words that only look like vocabulary stand in the
language file as blocked words and so take their letters out of play. Korean: a written word counts only where it is made of
vocabulary from its first letter to its last, apart from one or two endings, so that a syllable within a name is no numeral.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import field
from functools import cache

import regex

from factcheck.facts.lexicon import Lexicon, listed
from factcheck.languages import load
from factcheck.records import dataclass

SCRIPT = r"[\p{Han}\p{Hiragana}\p{Katakana}ー々〇○\p{Hangul}\p{Thai}\p{Khmer}\p{Lao}\p{Myanmar}]"
_UNSPACED = regex.compile(SCRIPT)
# Sets of the standard library are bitmaps: they find one of hundreds of letters several times as fast as those of `regex`.
_HANGUL = r"\u1100-\u11ff\u302e\u302f\u3131-\u318e\u3200-\u321e\u3260-\u327e\ua960-\ua97c\uac00-\ud7fb\uffa0-\uffdc"
# All that begins a number, a sign or a word of another script, and little more.
_OTHERS = (
    r"#-'+.0-9<>A-Za-z~\u00a1-\u10ff\u1200-\u1fff\u2030-\u2034\u2071-\u2fff\u3006\u302a-\u302d\u3031-\u303c\u3099\u309a\u3105-\u3130"
    r"\u31a0-\u31bf\u3300-\u33ff\ua000-\ua95f\ua980-\uabff\ufb00-\ufeff\uff03-\uff07\uff0b-\uff1a\uff1c-\uff5a\uff70\uff9e\uff9f\uffe0-\uffff"
    r"\U00010000-\U0001ffff"
)
_LONGEST_WRITTEN = 24  # letters of a Korean word with its endings


@cache
def is_unspaced(code: str) -> bool:
    """Whether a language is read by this module."""
    return not load(code).section("language").get("spaces", True)


@dataclass
class Segmenter:
    """The vocabulary of a language by first letter, and what written words consist of (a cache).

    `places` finds what may begin a token: letters of the vocabulary, whole written words of Korean, digits, signs and letters of
    other scripts.
    """

    places: re.Pattern[str]
    lengths: dict[str, tuple[int, ...]]
    words: frozenset[str]
    endings: frozenset[str]
    blocked: frozenset[str]
    weak: frozenset[str]
    written: frozenset[str]  # letters that begin a written word of Korean
    known: dict[tuple[str, bool], tuple[str, ...]] = field(default_factory=dict)

    def pieces(self, text: str, start: int, end: int) -> tuple[tuple[str, ...], int]:
        """(vocabulary words from a place on, the place where to go on); no words: the place holds nothing of interest."""
        if text[start] in self.written:
            return self._written_word(text, start, end), end
        counted = text[start - 1 : start].isnumeric()
        for n in self.lengths[text[start]]:
            word = text[start : start + n]
            if word in self.words and not (counted and word in self.blocked):
                return (word,), start + n
        return (), start + 1

    def _written_word(self, text: str, start: int, end: int) -> tuple[str, ...]:
        if end - start > _LONGEST_WRITTEN:
            return ()
        word, counted = text[start:end], text[start - 1 : start].isdigit()
        known = self.known.get((word, counted))
        if known is None:
            known = self.known[word, counted] = self._split(word, counted) or ()
        return known

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
    written = frozenset(c for c in lengths if endings and re.match(f"[{_HANGUL}]", c))
    return Segmenter(
        _places(words, written),
        {c: tuple(sorted(n, reverse=True)) for c, n in lengths.items()},
        words,
        endings,
        frozenset(lexicon.blocked),
        frozenset(lexicon.phrases.get("weak", ())),
        written,
    )


def _places(words: frozenset[str], written: frozenset[str]) -> re.Pattern[str]:
    """What finds the places that may begin a token. The first letter of longer words counts only before one of their second letters."""
    alone = {w for w in words if len(w) == 1} - written
    longer = [w for w in words if len(w) > 1 and w[0] not in alone and w[0] not in written]
    rows = [f"[{_OTHERS}{_set(alone)}]"]
    if longer:
        rows.append(f"[{_set({w[0] for w in longer})}](?=[{_set({w[1] for w in longer})}])")
    if written:
        rows.append(f"(?<![{_HANGUL}])[{_set(written)}][{_HANGUL}]*")
    return re.compile("|".join(rows))


def _set(letters: Iterable[str]) -> str:
    return "".join(re.escape(c) for c in sorted(letters))
