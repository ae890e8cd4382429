"""Papers and stations whose names stand in quotation marks: they are told something, or printed it, and are no quotations."""

from __future__ import annotations

from factcheck.facts.speech.cuewords import CueWords
from factcheck.facts.speech.units import COLONS, STOPS, Unit

_LONGEST = 4  # words of a name
_LONGEST_NAME = 3
_BESIDE = 10  # items between a cue and the article of the paper that is told


def is_outlet(unit: Unit, words: CueWords, i: int) -> bool:
    """Whether the quotation at item i is the name of a paper, a station or a programme.

    It follows a word for one ("the magazine “Lens”"), the article of whom something is told ("sagte Roe der „Zeit“"), or stands
    between an article and a verb of saying.
    """
    quote = unit.quotes[i]
    name = unit.text[slice(*quote.inner)].strip()
    before = unit.at(i - 1)
    if not name[:1].isupper() or len(name.split()) > _LONGEST or name[-1] in ".!?…,":
        return False
    if words.in_("outlets", before) or (unit.is_word(i - 1) and unit.capital(i - 1) and words.in_("outlets", unit.at(i - 2))):
        return True
    if words.names_in_quotes and _is_name(unit, words, i, name):
        return True
    speaks = any(c.form == "finite" and c.cls == "say" for c in words.cues(unit.at(i + 1))) and not words.in_("weak", unit.at(i + 1))
    if words.in_("definite", before) and speaks:
        return True  # "Der „Anzeiger“ berichtet"
    if words.in_any(("definite", "indefinite"), before) and words.match(words.as_, unit.words, i - 2):
        return True  # "wie die „Post“ berichtet"
    if words.in_("receivers", before) and words.in_any(("claims", "documents"), unit.at(i - 2)):
        return True  # "einem Bericht der „Zeit“ zufolge"
    to = words.in_("receivers", before) or (words.common_nouns_capitalised and words.in_("to", before))  # "sagte Roe zur „Post“"
    return to and _is_told(unit, words, i)


def _is_name(unit: Unit, words: CueWords, i: int, name: str) -> bool:
    """Whether words in marks are a name: a noun stands right before them ("тренер «Спартака»"), they head the clause of a verb of
    saying ("«Тойота» объявила, что …"), end one with "as" ("как пишет «Коммерсантъ»,"), or tell what somebody or something is called.
    """
    before, said = unit.at(i - 1), words.cues(unit.at(i - 1))
    if len(name.split()) > _LONGEST_NAME or words.in_any(("between", "negations", "conjunctions"), before):
        return False
    if not unit.is_word(i - 1):
        return i == 0 and unit.is_word(1) and any(c.form == "finite" for c in words.cues(unit.at(1)))
    if unit.text[unit.ends[i - 1] : unit.starts[i]] != " ":
        return False
    as_ = words.match(words.as_, unit.words, i - 2) is not None and unit.is_comma(i + 1)
    return not said or as_ or all(c.cls == "describe" for c in said)


def is_told(unit: Unit, words: CueWords, i: int) -> bool:
    """Whether the paper at item i is the one that is told: not the one whose editor speaks ("sagte der Chefredakteur der „Zeit“")."""
    return words.in_("receivers", unit.at(i - 1)) and not words.in_any(("outlet_people", "claims", "documents"), unit.at(i - 2))


def _is_told(unit: Unit, words: CueWords, i: int) -> bool:
    """Whether a verb of saying stands before the article, and nothing behind the quotation that the article could belong to."""
    behind = unit.at(i + 1)
    if unit.is_word(i + 1) and not (unit.text[unit.ends[i] : unit.starts[i + 1]] == "" or words.in_("prepositions", behind)):
        return False
    for k in range(i - 2, max(-1, i - _BESIDE), -1):
        if unit.words[k] in STOPS or unit.words[k] in COLONS:
            return False
        if any(c.cls == "say" for c in words.cues(unit.words[k])):
            return True
    return False
