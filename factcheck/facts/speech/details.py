"""What a statement says beside who and what: to whom, where, how many unnamed sources, whether it is denied or hearsay."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.facts.folding import fold
from factcheck.facts.speech import nouns
from factcheck.facts.speech.cuewords import CueWords
from factcheck.facts.speech.reading import APOSTROPHES, Draft
from factcheck.facts.speech.speakers import Speaker
from factcheck.facts.speech.units import COLONS, QUOTE, STOPS, WORDS, Unit

_REACH = 24  # items beside a cue that may hold its circumstances


def details(unit: Unit, words: CueWords, draft: Draft, speaker: Speaker) -> dict[str, object]:
    """The circumstances of a statement that are stated, by name; nothing for those that are not."""
    hit = draft.hit
    found: dict[str, object] = {
        "anonymous": speaker.kind == "anonymous",
        "count": speaker.count,
        "negated": hit.negated,
        "hearsay": hit.hearsay or hit.passive,
        "named": speaker.kind == "person",  # a name stands beside the cue itself
        "bare_name": speaker.bare,
        "negations": negations(unit.text, words, [(unit.starts[i], unit.ends[j - 1]) for i, j in draft.content]),
    }
    if hit.form == "finite":
        found |= {"addressee": _addressee(unit, words, draft), "venue": _venue(unit, words, draft), "day": _day(unit, words, draft)}
    elif hit.form == "gerund" and draft.subject and draft.subject[1] < hit.first:
        found["day"] = _day_among(unit, words, range(draft.subject[1], hit.first))  # "Roe hit back on Monday, saying …"
    return {k: v for k, v in found.items() if v}


def negations(text: str, words: CueWords, spans: list[tuple[int, int]]) -> int:
    """How many words of the content deny: "not only" and a French "ne" alone do not."""
    said = [fold(m.group()) for a, b in spans for m in WORDS.finditer(text, a, b)]
    return sum(
        words.in_("negations", w) and not words.in_("weak_negations", w) and not any(words.in_("only", x) for x in said[i + 1 : i + 2])
        for i, w in enumerate(said)
    )


def _beside(unit: Unit, draft: Draft) -> list[int]:
    """The items beside a cue that are neither content nor speaker, up to the end of the clause."""
    taken = {k for i, j in draft.content for k in range(i, j)} | (set(range(*draft.subject)) if draft.subject else set())
    out: list[int] = []
    for k in range(draft.hit.last, min(len(unit), draft.hit.last + _REACH)):
        if unit.words[k] in STOPS or unit.words[k] in COLONS:
            break
        if k not in taken:
            out.append(k)
    return out


def _addressee(unit: Unit, words: CueWords, draft: Draft) -> str | None:
    """The one who is told: "to reporters", "a Fox News", or the object of a verb of telling."""
    free = _beside(unit, draft)
    for k in free:
        if unit.is_comma(k):
            return None
        if words.in_any(("to", "receivers"), unit.words[k]) and k + 1 in free:
            return _phrase(unit, words, k + 1, free)
    told = free and free[0] == draft.hit.last and any(words.in_("tells", unit.words[i]) for i in range(draft.hit.first, draft.hit.last))
    return _phrase(unit, words, free[0], free) if told else None


def _venue(unit: Unit, words: CueWords, draft: Draft) -> str | None:
    """Where it was said, if the place or medium has a name: "at the Forum of Davos", "on X"."""
    free = _beside(unit, draft)
    for k in free:
        if unit.is_comma(k):
            return None
        if words.in_("prepositions", unit.words[k]) and not words.in_("to", unit.words[k]):
            phrase = _phrase(unit, words, k + 1, free)
            if phrase and _has_name(words, phrase):
                return phrase
    return None


def _day(unit: Unit, words: CueWords, draft: Draft) -> str | None:
    """The weekday, month or period before this one in which it was said, if one stands beside the cue: "weekday 3", "last month"."""
    return _day_among(unit, words, _beside(unit, draft))


def _day_among(unit: Unit, words: CueWords, items: Iterable[int]) -> str | None:
    """The first weekday, month or period before this one of a row of items, up to its first comma."""
    for k in items:
        if unit.is_comma(k):
            return None
        name = unit.words[k] if unit.at(k + 1) != "-" else f"{unit.words[k]}-{unit.at(k + 2)}"  # "sexta-feira"
        if name in words.days:
            return words.days[name]
        if period := words.match(words.periods, unit.words, k):
            return f"last {period[1]}"
    return None


def _has_name(words: CueWords, phrase: str) -> bool:
    """Whether a place or medium has a name; where all nouns have a capital: two of them, or an acronym."""
    capitals = [w for w in phrase.split() if any(c.isupper() for c in w)]
    if not words.common_nouns_capitalised:
        return bool(capitals)
    return len(capitals) > 1 or any(w[1:] != w[1:].lower() for w in capitals)


def _phrase(unit: Unit, words: CueWords, i: int, free: list[int]) -> str | None:
    """The noun phrase at item i, its article left out."""
    while i in free and (words.in_("determiners", unit.words[i]) or unit.words[i] in APOSTROPHES):
        i += 1
    j = i
    while j in free and unit.words[j] != QUOTE and not unit.is_comma(j) and not words.in_("times", unit.words[j]):
        if j > i and words.in_("prepositions", unit.words[j]) and not words.in_("genitive", unit.words[j]):
            break
        if j > i and words.in_("genitive", unit.words[j]) and nouns.of_something_else(unit, words, j):
            break
        if j > i and not nouns.capital(unit, words, j) and nouns.capital(unit, words, j - 1) and not _inside(unit, words, j):
            break
        j += 1
    return unit.text[unit.starts[i] : unit.ends[j - 1]] if j > i else None


def _inside(unit: Unit, words: CueWords, j: int) -> bool:
    return not unit.is_word(j) or words.in_("genitive", unit.words[j]) or words.in_("determiners", unit.words[j])
