"""Reported speech told by the mood of its verb alone: the German "Konjunktiv I" that goes on with what somebody said."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.facts.folding import fold
from factcheck.facts.speech.cues import Hit
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
    said = lower(unit, 0, len(unit))
    that = next((i for i in range(1, len(unit)) if words.match(words.that, unit.words, i)), len(unit))
    said = said[:that]  # what a clause of its own introduces is said by whom that clause names
    return in_mood(said, words) or (
        bool(words.moods_after.intersection(said))
        and not any(words.in_("conditions", w) for w in said)
        and in_mood([fold(w) if w.islower() else "" for w in WORDS.findall(before)], words)
    )


def of_somebody(unit: Unit, words: CueWords) -> bool:
    """Whether a verb in the mood of reported speech has a person's pronoun beside it ("Einsam sei er nie gewesen")."""
    if words.moods.isdisjoint(unit.words):
        return False
    said = lower(unit, 0, len(unit))
    if not in_mood(said, words) or any(words.match(words.that, unit.words, i) for i in range(1, len(unit))):
        return False
    return any(
        w in words.moods and {words.pronouns.get(unit.at(i - 1)), words.pronouns.get(unit.at(i + 1))} & {"m", "f"}
        for i, w in enumerate(said)
    )


def governed(unit: Unit, words: CueWords, hits: Sequence[Hit]) -> bool:
    """Whether a verb of saying stands before the first verb in the mood of reported speech, so that it is what asks for the mood."""
    if not words.moods or not hits:
        return False
    if words.mood_signs.isdisjoint(unit.words):
        return any(h.form == "finite" for h in hits)
    first = next((i for i, w in enumerate(lower(unit, 0, len(unit))) if w in words.moods or w in words.moods_after), len(unit))
    return any(h.form == "finite" and h.first < first for h in hits)


def lower(unit: Unit, first: int, last: int) -> list[str]:
    """The words of some items, those with a capital left empty: nouns look like verbs ("die Sorge", "er sorge")."""
    return [w if i == 0 or not unit.capital(i) else "" for i, w in enumerate(unit.words[first:last], first)]


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
