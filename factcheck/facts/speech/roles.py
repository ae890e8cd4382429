"""Who holds which office or trade: "Mary Keane, press secretary", "the head of Norda, Paul Orr"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.facts.speech import nouns
from factcheck.facts.speech.cuewords import CueWords
from factcheck.facts.speech.nouns import Items
from factcheck.facts.speech.people import People
from factcheck.facts.speech.units import QUOTE, Unit

_LONGEST = 12  # items of a role
_LEAD = 3  # small words between the comma and the role's noun ("the former first …")


def find(unit: Unit, words: CueWords, people: People) -> Iterator[tuple[str, Items]]:
    """(person, items of the role) for every role that stands beside a full name. Nothing where the script has no capitals."""
    if words.caseless:
        return
    for run in nouns.names(unit, words, (0, len(unit))):
        if nouns.governed(unit, words, run[0], 0):
            continue
        person = people.resolve(unit.text[unit.starts[run[0]] : unit.ends[run[1] - 1]].rstrip("'’. "))
        role = behind(unit, words, run) or _before(unit, words, run)
        if role and " " in person:
            yield person, role


def behind(unit: Unit, words: CueWords, run: Items) -> Items | None:
    """The role set behind a name's comma, unless it leads up to a name of its own."""
    if not unit.is_comma(run[1]):
        return None
    start = run[1] + 1
    while start < len(unit) and (words.in_("determiners", unit.words[start]) or not unit.is_word(start)):
        start += 1
    noun = next((i for i in range(start, min(start + _LEAD, len(unit))) if nouns.is_role(words, unit.words[i])), None)
    if noun is None or any(words.cues(unit.words[i]) or words.in_("relatives", unit.words[i]) for i in range(start, noun)):
        return None
    end = _end(unit, words, noun + 1)
    own = any(not nouns.governed(unit, words, r[0], start) for r in nouns.names(unit, words, (noun + 1, end)))
    return None if own else (start, end)


def _before(unit: Unit, words: CueWords, run: Items) -> Items | None:
    """The role that leads up to a name, with a comma between or without: "la portavoce di X Liz Bourgeois"."""
    i = run[0] - 1
    if unit.is_comma(i):
        i -= 1
    if words.in_("conjunctions", unit.at(i)):
        return None
    low = max(-1, i - _LONGEST)
    for k in range(i, low, -1):
        if unit.is_comma(k) or unit.is_break(k) or unit.words[k] == QUOTE or words.cues(unit.words[k]):
            return None
        if nouns.is_role(words, unit.words[k]):
            after = unit.at(k + 1)
            joined = k == run[0] - 1 or words.in_("genitive", after) or after in "'’" or not nouns.capital(unit, words, k + 1)
            return (_first_word(unit, words, k, low), i + 1) if joined else None
    return None


def _first_word(unit: Unit, words: CueWords, k: int, low: int) -> int:
    """Where a role of several words begins ("Chief Executive")."""
    while k - 1 > low:
        if nouns.is_role(words, unit.words[k - 1]):
            k -= 1
        elif k - 2 > low and nouns.capital(unit, words, k - 1) and nouns.is_role(words, unit.words[k - 2]):
            k -= 2  # "Chief Financial Officer"
        else:
            break
    return k


def _end(unit: Unit, words: CueWords, i: int) -> int:
    """Where a role ends: at a mark, a relative clause, a verb, or a word of time."""
    stops = ("relatives", "auxiliaries", "passive", "times", "conjunctions")
    first = i
    while i < len(unit) and i - first < _LONGEST and unit.words[i] != QUOTE:
        if not unit.is_word(i) and unit.words[i] not in "'’-":
            break
        if words.in_any(stops, unit.words[i]) or (words.cues(unit.words[i]) and not nouns.capital(unit, words, i)):
            break
        i += 1
    return i
