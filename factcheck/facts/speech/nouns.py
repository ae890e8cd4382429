"""Noun phrases beside a cue: where a speaker's phrase begins and ends, and which words of it are a name."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.facts.speech.cuewords import CueWords
from factcheck.facts.speech.units import ABBREVIATED, QUOTE, Unit

Items = tuple[int, int]  # items [first, last) of a unit
_APOSTROPHES = frozenset("'’")
_LOOSE_ENDS = ("conjunctions", "between", "prepositions")  # small words that end no phrase
_LONGEST = 40
_OPENING = frozenset('«„“"')


def capital(unit: Unit, words: CueWords, i: int) -> bool:
    """Whether item i looks like part of a name: a capital letter, or any content word where the script has no capitals."""
    if not unit.is_word(i) or unit.words[i] in words.pronouns:
        return False
    if words.caseless:
        return not function_word(words, unit.words[i])
    return unit.capital(i)


def function_word(words: CueWords, word: str) -> bool:
    """A word that is never part of a name: small words, pronouns, words for "that" and "according to"."""
    return word in words.small_words


def after(unit: Unit, words: CueWords, i: int) -> Items | None:
    """The noun phrase that begins at item i, or None: "Keane", "un avocat qui a suivi …", "the company"."""
    while words.in_("between", unit.at(i)) and not capital(unit, words, i) and unit.at(i) not in words.pronouns:
        i += 1
    if not _may_begin(unit, words, i):
        return None
    j, anonymous = i, False
    while j < len(unit) and j - i < _LONGEST and not _ends(unit, words, i, j, anonymous):
        anonymous = anonymous or words.in_("anonymous", unit.words[j])
        j += 1
    while j > i and (not unit.is_word(j - 1) or words.in_any(_LOOSE_ENDS, unit.words[j - 1])):
        j -= 1
    return (i, j) if j > i else None


def _may_begin(unit: Unit, words: CueWords, i: int) -> bool:
    word = unit.at(i)
    if not unit.is_word(i) or word == QUOTE:
        return False
    if capital(unit, words, i) or words.in_("determiners", word) or word in words.counts or word in words.pronouns:
        return True
    return not words.in_any(("prepositions", "genitive", "conjunctions", "subordinators", "times"), word)


def _ends(unit: Unit, words: CueWords, first: int, j: int, anonymous: bool) -> bool:
    word = unit.words[j]
    if not unit.is_word(j):
        return not (word in _APOSTROPHES or (word in "-&.·" and _inside_name(unit, words, j)))
    if unit.starts[j] in unit.told and j > first:
        return True  # "sagte der Minister der „Zeit“"
    if j == first or (unit.at(j + 1) == "-" and unit.starts[j + 1] == unit.ends[j]):
        return False
    if unit.words[first] in words.pronouns and j == first + 1:
        return not (words.in_("determiners", unit.words[first]) and capital(unit, words, j))  # "het Witte Huis"
    if words.match(words.that, unit.words, j) and not (anonymous and words.in_("relatives", word)):
        return True
    return _ends_before_word(unit, words, first, j, anonymous)


def _ends_before_word(unit: Unit, words: CueWords, first: int, j: int, anonymous: bool) -> bool:
    word = unit.words[j]
    if words.in_("genitive", word) and of_something_else(unit, words, j):
        return True
    if word[0].isdigit():
        return j > first + 2  # "authorities almost 1000 people were …"
    if anonymous and words.common_nouns_capitalised and _verb_behind(unit, words, j):
        return True
    if words.in_("genitive", word) or (anonymous and not words.in_("times", word)):
        return False
    if words.in_("prepositions", word) or words.in_("times", word) or words.in_("subordinators", word):
        return not (capital(unit, words, j) and words.in_("times", word) and not words.caseless and capital(unit, words, j - 1))
    if not anonymous and (words.in_("auxiliaries", word) or words.in_("passive", word)) and not capital(unit, words, j):
        return True
    if words.in_("conjunctions", word):
        return not (capital(unit, words, j + 1) or words.in_("determiners", unit.at(j + 1)))
    return _lower_after_name(unit, words, j)


def _verb_behind(unit: Unit, words: CueWords, j: int) -> bool:
    """Whether a verb stands behind a noun: where every noun has a capital, what follows one without is no part of its phrase."""
    if not capital(unit, words, j - 1) or capital(unit, words, j):
        return False
    word = unit.words[j]
    return words.in_any(("auxiliaries", "passive"), word) or not (word in words.particles or function_word(words, word))


def of_something_else(unit: Unit, words: CueWords, j: int) -> bool:
    """Whether "of" behind a name begins another phrase ("told Radio Lago of plans", "Ferri di fronte a …"): a common noun follows."""
    if words.caseless or words.common_nouns_capitalised or not capital(unit, words, j - 1) or is_role(words, unit.words[j - 1]):
        return False
    after_ = j + 1
    while words.in_("determiners", unit.at(after_)) or unit.at(after_) in _APOSTROPHES:
        after_ += 1
    return unit.is_word(after_) and not unit.capital(after_)


def _lower_after_name(unit: Unit, words: CueWords, j: int) -> bool:
    """A name is over where a word without a capital follows it that is neither a particle nor "of"."""
    if words.caseless or capital(unit, words, j) or not capital(unit, words, j - 1):
        return False
    word = unit.words[j]
    if _is_body(words, word):
        return False  # "Ashby officials", "the Roe administration"
    return not (word in words.particles or (words.in_("determiners", word) and words.in_("genitive", unit.words[j - 1])))


def _is_body(words: CueWords, word: str) -> bool:
    """A common noun for people or a body that a name before it tells apart from others."""
    return words.in_any(("organisations", "anonymous", "documents"), word)


def _inside_name(unit: Unit, words: CueWords, j: int) -> bool:
    """A mark that belongs to a name or abbreviation: no space before it, and a letter or capital after it."""
    if unit.words[j] == ABBREVIATED:
        return True
    if j == 0 or unit.ends[j - 1] != unit.starts[j]:
        return unit.words[j] == "&"
    if unit.words[j] == ".":
        abbreviated = unit.ends[j - 1] - unit.starts[j - 1] <= 3 or unit.words[j - 1] in words.titles
        return abbreviated and j + 1 < len(unit) and unit.is_word(j + 1) and unit.capital(j + 1)
    return j + 1 < len(unit) and unit.starts[j + 1] == unit.ends[j]


def names(unit: Unit, words: CueWords, items: Items) -> list[Items]:
    """The runs of capitalised words in a stretch of items, titles left out: [("Liz Bourgeois")], longest possible runs."""
    return list(_runs(unit, words, items))


def name_at(unit: Unit, words: CueWords, items: Items) -> Items | None:
    """The run of capitalised words with which a stretch of items begins, an office before it left out."""
    run = next(_runs(unit, words, items), None) if capital(unit, words, items[0]) else None
    if run is None or run[0] == items[0]:
        return run
    lead = all(capital(unit, words, i) or unit.words[i] == "-" or is_role(words, unit.words[i]) for i in range(items[0], run[0]))
    office = lead and is_role(words, unit.words[run[0] - 1])
    return run if office else None  # "Prime Minister Ann Roe"


def _runs(unit: Unit, words: CueWords, items: Items) -> Iterator[Items]:
    i, last = items
    while i < last:
        if not _starts_name(unit, words, i, items):
            i += 1
            continue
        j = i + 1
        while j < last and _continues_name(unit, words, j, last):
            if is_role(words, unit.words[j]) and j + 2 < last and capital(unit, words, j + 1) and capital(unit, words, j + 2):
                i = j + 1  # "Chief Financial Officer Ann Roe"
            j += 1
        yield i, j
        i = j


def _starts_name(unit: Unit, words: CueWords, i: int, items: Items) -> bool:
    if not capital(unit, words, i) or unit.words[i] in words.titles or function_word(words, unit.words[i]):
        return False
    if words.in_("epithets", unit.words[i]):
        return False  # "der 51-Jährige"
    if unit.at(i + 1) == "-" and is_role(words, unit.at(i + 2)):
        return False  # "Unions-Fraktionschef", "Пресс-секретарь"
    if i == 0 and not words.caseless:  # the first word of a sentence has a capital anyway
        common = words.in_any(("organisations", "anonymous"), unit.words[i]) or is_role(words, unit.words[i])
        plural = words.is_plural_noun(unit.words[i]) and words.in_any(("prepositions", "genitive"), unit.at(i + 1))
        return not (common or plural or (i + 1 < items[1] and _before_noun(unit, words, i + 1)))
    if is_role(words, unit.words[i]) and i + 1 < items[1] and capital(unit, words, i + 1) and not words.caseless:
        return False  # "Chief Executive Ann Roe"
    if words.common_nouns_capitalised and (is_role(words, unit.words[i]) or words.in_("organisations", unit.words[i])):
        return False
    return not (words.common_nouns_capitalised and words.in_("anonymous", unit.words[i]))


def _before_noun(unit: Unit, words: CueWords, i: int) -> bool:
    """Whether item i is a noun in the plural, so that the capital of the sentence's first word tells nothing ("Harbour pilots")."""
    small = unit.is_word(i) and (unit.capital(i) or unit.words[i] in words.particles or function_word(words, unit.words[i]))
    return unit.is_word(i) and not small and words.is_plural_noun(unit.words[i])


def is_role(words: CueWords, word: str) -> bool:
    """A word for an office or a trade; German and Dutch write them as compounds, so the end of the word decides there."""
    if word in words.roles:
        return True
    return word.endswith(words.role_endings) and any(len(word) > len(r) + 2 and word.endswith(r) for r in words.role_endings)


def _continues_name(unit: Unit, words: CueWords, j: int, last: int) -> bool:
    word = unit.words[j]
    if capital(unit, words, j):
        return not words.names_in_quotes or not unit.text[unit.ends[j - 1] : unit.starts[j]].strip()  # "w „Gazecie” Nowak"
    glued = unit.starts[j] == unit.ends[j - 1] and j + 1 < last
    if word == ABBREVIATED or (word in "-." and glued):
        return capital(unit, words, j + 1)
    if word in _APOSTROPHES and glued:
        return len(unit.words[j - 1]) <= 2 and capital(unit, words, j + 1)
    return word in words.particles and j + 1 < last and capital(unit, words, j + 1) and not words.in_("genitive", word)


def head_name(unit: Unit, words: CueWords, items: Items) -> Items | None:
    """The run of capitals that names the phrase itself, not what it belongs to ("the head of Tesla" has none)."""
    if any(words.in_("anonymous", unit.words[i]) for i in range(*items)) and words.in_("determiners", unit.words[items[0]]):
        runs = [r for r in names(unit, words, items) if r[1] - r[0] > 1 and not governed(unit, words, r[0], items[0])]
        return runs[-1] if runs and runs[-1][1] == items[1] else None
    found = (_behind_place(unit, words, r, items[0]) for r in names(unit, words, items) if not _in_marks(unit, words, r))
    runs = [r for r in found if not governed(unit, words, r[0], items[0])]
    runs = [r for r in _without_places(unit, words, runs) if not _before_body(unit, words, r, items[1])]
    if words.common_nouns_capitalised and words.in_("determiners", unit.words[items[0]]):
        runs = [(max(i, items[0] + 2), j) for i, j in runs if j > items[0] + 2]  # behind an article stands a noun first
    if not runs:
        return None
    if _heads(unit, words, items[0], runs[0][0]) and (len(runs) == 1 or unit.is_comma(runs[0][1]) or runs[-1][1] < items[1]):
        return runs[0]
    return runs[-1]


def _behind_place(unit: Unit, words: CueWords, run: Items, low: int) -> Items:
    """A first and a family name alone, where a role and its place stand before them ("мэр Вологды Иван Лысов", not a patronymic)."""
    at = run[0] - 1 - words.in_("prepositions", unit.at(run[0] - 1))  # "ambasador w Moskwie Piotr Zaremba"
    if not words.place_before_name or run[1] - run[0] != 3 or at < low or not is_role(words, unit.words[at]):
        return run
    glued = any(not unit.is_word(i) for i in range(*run)) or unit.words[run[0] + 1].endswith(words.patronymics)
    return run if glued else (run[0] + 1, run[1])


def _in_marks(unit: Unit, words: CueWords, run: Items) -> bool:
    """Whether a name stands in quotation marks: that of a club or a firm its head belongs to ("тренер «Спартака»")."""
    marked = words.names_in_quotes and unit.text[unit.starts[run[0]] - 1] in _OPENING
    return marked and is_role(words, unit.at(run[0] - 1))


def _heads(unit: Unit, words: CueWords, first: int, name: int) -> bool:
    """Whether a name heads the phrase that begins at an item: one word at most stands before it, titles apart ("Sen. Ann Roe")."""
    return sum(unit.words[i] not in words.titles and unit.words[i] != ABBREVIATED for i in range(first, name)) <= 1


def _before_body(unit: Unit, words: CueWords, run: Items, end: int) -> bool:
    """Whether a name only tells which body or people are meant ("Catalan authorities")."""
    if words.caseless or run[1] >= end or unit.capital(run[1]):
        return False
    return _is_body(words, unit.words[run[1]]) and unit.starts[run[1]] - unit.ends[run[1] - 1] == 1


def _without_places(unit: Unit, words: CueWords, runs: list[Items]) -> list[Items]:
    """The names up to a full one that a preposition follows: what comes then is its place or its house ("Ann Roe of Leeds College")."""
    for n, (first, last) in enumerate(runs[:-1]):
        after_ = unit.words[last : runs[n + 1][0]]
        if last - first > 1 and after_ and (words.in_("prepositions", after_[0]) or words.in_("genitive", after_[0])):
            return runs[: n + 1]
    return runs


def governed(unit: Unit, words: CueWords, i: int, low: int) -> bool:
    """Whether a preposition (with its article, or a title) governs the word at i."""
    at = i - 1
    while at >= low and _leads_in(unit, words, at):
        if words.in_("genitive", unit.words[at]) or words.in_("prepositions", unit.words[at]):
            return True
        at -= 1
    return at >= low and (words.in_("genitive", unit.words[at]) or words.in_("prepositions", unit.words[at]))


def _leads_in(unit: Unit, words: CueWords, i: int) -> bool:
    word = unit.words[i]
    return word in _APOSTROPHES or word == ABBREVIATED or word in words.titles or words.in_("determiners", word)
