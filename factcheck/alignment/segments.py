"""Runs of text written without spaces, cut into words as far as they can be told.

What the lexicon knows is cut out, the longest first; a foreign name shows by its writing: katakana, Latin letters, or Chinese
signs of which several in a row are used for their sound. What is left stays together until the script changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from factcheck.alignment.romanise import UNSPACED, affixes, is_spelling, script_of

# Shorter entries are taken for the beginning or the end of a katakana word by chance.
_SHORTEST_KATAKANA = 3
_SHORTEST_SPELLED = 2

Known = Callable[[str], bool]
Lengths = Mapping[str, Sequence[int]]
"""The lengths of entries by their first two letters (of an entry of one letter, that one), the longest first."""


def cut(run: str, known: Known, lengths: Lengths) -> list[tuple[int, int]]:
    """The words [start, end) of a run. `known` tells entries of the lexicon, `lengths` how long those with a beginning are."""
    return list(_Cutter(run, known, lengths).words())


def is_katakana(letter: str) -> bool:
    """Whether a letter is of the syllables in which Japanese writes foreign words."""
    return "\u30a1" <= letter <= "\u30fe" and letter != "\u30fb"


@cache
def _signs(sort: str) -> frozenset[str]:
    """Vowels that belong to the consonant behind them ("leading"), and signs that belong to the one before ("trailing")."""
    return frozenset(affixes(sort, "thai"))


class _Cutter:
    def __init__(self, run: str, known: Known, lengths: Lengths) -> None:
        self.run, self.known, self.lengths = run, known, lengths

    def words(self) -> Iterator[tuple[int, int]]:
        """Known words, foreign names and what is left between them, in order."""
        rest = at = 0
        while at < len(self.run):
            end = self._word_at(at)
            if rest < at and (end or _sort(self.run[at]) != _sort(self.run[at - 1])):
                yield rest, at
                rest = at
            if end:
                yield at, end
                rest = at = end
            else:
                at += 1
        if rest < at:
            yield rest, at

    def _word_at(self, at: int) -> int:
        """Where the word that begins here ends; 0 where none is known to begin."""
        letter = self.run[at]
        if script_of(letter) not in UNSPACED:
            return self._while(at, lambda c: script_of(c) not in UNSPACED)
        if is_katakana(letter):
            return self._katakana(at)
        end, spelled = self._entry(at), self._while(at, is_spelling)
        return spelled if spelled - at >= _SHORTEST_SPELLED and spelled > max(end, at + 1) else end

    def _while(self, at: int, holds: Callable[[str], bool]) -> int:
        end = at
        while end < len(self.run) and holds(self.run[end]):
            end += 1
        return end

    def _entry(self, at: int) -> int:
        """The end of the longest entry that begins here, 0 for none."""
        run = self.run
        heads = dict.fromkeys((run[at : at + 2], run[at]))
        ends = [at + n for head in heads for n in self.lengths.get(head, ()) if at + n <= len(run)]
        return next((e for e in ends if self.known(run[at:e]) and self._whole(at, e)), 0)

    def _whole(self, at: int, end: int) -> bool:
        """Whether no Thai syllable is torn."""
        return not (self.run[end : end + 1] in _signs("trailing") or (at and self.run[at - 1] in _signs("leading")))

    def _katakana(self, at: int) -> int:
        """A katakana word is one word, unless known ones make it up: its beginning or its end is an entry."""
        stop = self._while(at, is_katakana)
        end = self._entry(at)
        if end >= stop or (end - at >= _SHORTEST_KATAKANA and stop - end > 1):
            return end
        parts = range(at + 2, stop - _SHORTEST_KATAKANA + 1)
        return next((k for k in parts if self.known(self.run[k:stop])), stop)


def _sort(letter: str) -> str:
    """Letters of unlike sorts are no one word: signs, hiragana."""
    return script_of(letter)
