"""Reported speech told by the mood of its verb alone: the German "Konjunktiv I" that goes on with what somebody said."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.facts.folding import fold
from factcheck.facts.speech.cuewords import CueWords
from factcheck.facts.speech.units import WORDS, Unit


def reported(unit: Unit, words: CueWords, before: str) -> bool:
    """Whether a verb outside quotations stands in the mood of reported speech, or a word says that the sentence goes on with a report.

    `before` is what was said right before: behind a statement in that mood, forms tell that mean little by themselves ("hätten").
    Not where the writer speaks of himself ("ich habe"), and not behind a word that asks for the mood by itself ("als sei").
    """
    if words.in_("thereby", unit.at(0)):
        return True
    if not words.moods or any(words.pronouns.get(w) == "i" for w in unit.words):
        return False
    return in_mood(unit.words, words) or (
        bool(words.moods_after.intersection(unit.words))
        and not any(words.in_("conditions", w) for w in unit.words)
        and in_mood([fold(w) for w in WORDS.findall(before)], words)
    )


def indirect(said: Sequence[str], words: CueWords) -> bool:
    """Whether a clause behind a verb of saying is in the mood of reported speech, or in the one that stands in for it."""
    return in_mood(said, words) or not words.moods_after.isdisjoint(said)


def in_mood(said: Sequence[str], words: CueWords) -> bool:
    """Whether one of these words is a verb in the mood of reported speech, set phrases apart ("es sei denn")."""
    row = list(said)
    phrases = {j for i in range(len(row)) if (found := words.match(words.mood_phrases, row, i)) for j in range(i, i + found[0])}
    return any(
        w in words.moods and i not in phrases and not (i and words.in_("mood_not_after", row[i - 1])) for i, w in enumerate(row) if i
    )
