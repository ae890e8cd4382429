"""The reading of one unit: its cues, and the statements found so far, each as items of the unit."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import field

from factcheck.facts.speech.cues import Hit
from factcheck.facts.speech.cuewords import CueWords
from factcheck.facts.speech.nouns import Items
from factcheck.facts.speech.units import Unit
from factcheck.records import dataclass

APOSTROPHES = frozenset("'’")
WINDOW = 16  # items that may stand between a verb and its complementiser, colon or quotation


@dataclass(slots=True)
class Draft:
    """A statement as items of its unit. `subject` is the speaker's phrase, None where it is dropped or passive.

    `tail` is what stands beside speaker and cue: addressee, venue, time. `about` marks a reported act (denied, accused of).
    """

    hit: Hit
    content: list[Items]
    subject: Items | None = None
    tail: Items | None = None
    about: bool = False


@dataclass(slots=True)
class Reading:
    """What the patterns share: the unit, its cues in order, the statements read so far."""

    unit: Unit
    words: CueWords
    hits: list[Hit]
    known: Container[str] = ()  # words that are names, where the script has no capitals
    drafts: list[Draft] = field(default_factory=list)
