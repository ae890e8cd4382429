"""Reported speech told by the mood of its verb alone: the German "Konjunktiv I" that goes on with what somebody said."""

from __future__ import annotations

from factcheck.facts.speech.cuewords import CueWords
from factcheck.facts.speech.units import Unit


def reported(unit: Unit, words: CueWords) -> bool:
    """Whether a verb outside quotations stands in the mood of reported speech.

    Not where the writer speaks of himself ("ich habe"), and not behind a word that asks for the mood by itself ("als sei").
    """
    if not words.moods or any(words.pronouns.get(w) == "i" for w in unit.words):
        return False
    return any(w in words.moods and not words.in_("mood_not_after", unit.at(i - 1)) for i, w in enumerate(unit.words) if i)
