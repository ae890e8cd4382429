"""The particle or ending that closes what is said before its verb: Japanese "…と述べた", Korean "…다고 밝혔다".

Verbs of saying count in these languages only where such a mark stands before them, so that "新製品を発表した" is no statement.
"""

from __future__ import annotations

from typing import NamedTuple

from factcheck.facts.speech.cuewords import CueWords
from factcheck.facts.speech.units import QUOTE, STOPS, Unit

_REACH = 7  # words between the mark and its verb
_REACH_TIGHT = 26  # the same in letters, where words have no spaces


class Said(NamedTuple):
    """Where what is said ends, and whether a word for "so" only takes it up from the sentence before."""

    until: int
    taken_up: bool = False


def said_before(unit: Unit, words: CueWords, i: int) -> Said | None:
    """What the verb (or the particle that stands in for one) at item i tells; None where nothing is told."""
    if words.in_("quotatives", unit.words[i]):
        return Said(i) if unit.at(i - 1) == QUOTE else None
    if words.said_nouns and unit.words[i].startswith(words.said_nouns) and ends_clause(unit, words, i):
        return Said(i)
    for k in range(i - 1, max(-1, i - 1 - (_REACH_TIGHT if words.tight else _REACH)), -1):
        word = unit.words[k]
        if words.in_("taken_up", word):
            return Said(k, True)
        if word == QUOTE or word in STOPS or (words.tight and words.cues(word)):
            return None
        if words.in_("quotatives", word) and (unit.at(k - 1) == QUOTE or (words.tight and _closes(unit, words, k, i))):
            return Said(k)
        if not words.tight and ends_clause(unit, words, k + 1):
            return Said(k + 1)
    return None


def _closes(unit: Unit, words: CueWords, k: int, i: int) -> bool:
    """Whether the particle at item k closes a clause: right before its verb, or behind a form that only ends sentences."""
    return k == i - 1 or ends_clause(unit, words, k)


def ends_clause(unit: Unit, words: CueWords, end: int) -> bool:
    """Whether the items before `end` have the ending of a clause that is told."""
    return end > 0 and unit.text.endswith(words.clause_endings, unit.starts[0], unit.ends[end - 1])
