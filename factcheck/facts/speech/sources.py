""" "According to X" and its kin: before, inside or behind what they vouch for, and postposed ("X'e göre")."""

from __future__ import annotations

from factcheck.facts.speech import bounds, nouns, subjects
from factcheck.facts.speech.cues import Hit
from factcheck.facts.speech.nouns import Items
from factcheck.facts.speech.reading import APOSTROPHES, Draft, Reading
from factcheck.facts.speech.units import ABBREVIATED, COLONS, DASHES, QUOTE, STOPS

_TO_COMMA = 5  # items from what looks like a source to the comma that ends it


def source(r: Reading, n: int, hit: Hit) -> Draft | None:
    """according to X, content; content, according to X; X'e göre content."""
    if any(r.words.in_("own", r.unit.words[i]) for i in range(hit.first, hit.last)):
        return _own(r, n, hit)
    phrase = _source_phrase(r, hit)
    if phrase is None:
        return None
    apposed = any(r.unit.is_comma(i) for i in range(*phrase))
    begin, rest = min(hit.first, phrase[0]), max(hit.last, hit.closed or phrase[1])
    begin -= r.words.in_("claims", r.unit.at(begin - 1))
    left = _left_of_source(r, begin)
    right = [] if left and apposed else _right_of_source(r, n, rest, left, phrase)
    if not left and not right:
        return None
    if left and not right and _behind_speaker(r, left[0][0]):
        return None  # what stands before it is said of the speaker of another statement
    if left and not right and not _is_reporting(r, begin, phrase):
        return None
    return Draft(hit, left + right, phrase)


def _own(r: Reading, n: int, hit: Hit) -> Draft | None:
    """ "By its own account": the subject of the clause says what the clause tells."""
    low = hit.first
    while low > 0 and (r.unit.is_word(low - 1) or r.unit.words[low - 1] == "-"):
        low -= 1
    found = nouns.after(r.unit, r.words, low) if low < hit.first else nouns.after(r.unit, r.words, hit.last + 1)
    if found is None or not any(r.unit.capital(i) for i in range(*found)):
        return None
    start = hit.last if found[0] < hit.first else found[1]
    return Draft(hit, [(start, bounds.right_end(r, n, start))], found) if start < len(r.unit) else None


def _behind_speaker(r: Reading, i: int) -> bool:
    """Whether item i stands right behind the speaker of an earlier statement."""
    ends = {d.subject[1] for d in r.drafts if d.subject and d.subject[0] >= d.hit.last}
    return i - 1 in ends and r.unit.is_comma(i - 1)


def _source_phrase(r: Reading, hit: Hit) -> Items | None:
    if hit.subject is not None:
        return (hit.subject, hit.subject + 1)
    if r.words.sets["closers"] and hit.form == "source":
        return _closed_phrase(r, hit)
    if hit.form == "source":
        start = hit.last
        while start < len(r.unit) and (r.unit.words[start] in APOSTROPHES or _bare_genitive(r, start)):
            start += 1
        phrase = nouns.after(r.unit, r.words, start)
        return _with_apposition(r, _to_comma(r, phrase) or _without_clause(r, phrase))
    i = hit.first - 1
    while i >= 0 and not (r.unit.is_comma(i) or r.unit.is_break(i) or r.unit.words[i] == QUOTE):
        i -= 1
    if r.words.in_("claims", r.unit.at(i + 1)) and r.words.in_("genitive", r.unit.at(i + 2)) and i + 3 < hit.first:
        i += 1  # "Angaben der Polizei zufolge"
    return (i + 1, hit.first) if i + 1 < hit.first else None


def _closed_phrase(r: Reading, hit: Hit) -> Items | None:
    """The source between its two words, up to where it quotes another; with no closing word it has to be a document."""
    end = hit.closed - 1 if hit.closed else next((i for i in range(hit.last, len(r.unit)) if r.unit.is_comma(i) or r.unit.is_break(i)), 0)
    if hit.closed is None and not any(r.words.in_("documents", r.unit.words[i]) for i in range(hit.last, end)):
        return None
    end = next((i for i in range(hit.last + 1, end) if r.words.in_("chain", r.unit.words[i])), end)
    end -= r.words.in_("genitive", r.unit.at(end - 1))  # "据新华社的报道"
    end = subjects.circumstances(r, hit.last, end)
    return (hit.last, end) if end > hit.last else None


def _bare_genitive(r: Reading, i: int) -> bool:
    """Whether item i is an "of" that is no article ("aus Sicht von Ann Roe")."""
    return r.words.in_("genitive", r.unit.words[i]) and not r.words.in_("determiners", r.unit.words[i])


def _without_clause(r: Reading, phrase: Items | None) -> Items | None:
    """The source alone, where a language has neither articles nor a comma to end it ("Według policji nikt nie ucierpiał")."""
    if phrase is None or not r.words.stem_endings or r.unit.is_comma(phrase[1]) or nouns.capital(r.unit, r.words, phrase[0]):
        return phrase
    sets = ("organisations", "documents", "claims")
    noun = next((i for i in range(*phrase) if r.words.in_any(sets, r.unit.words[i])), phrase[0])
    end = noun + 1
    while r.unit.at(end - 1) in r.words.titles and r.unit.at(end) == ABBREVIATED:
        end += 1  # "prof."
    while end < len(r.unit) and r.unit.is_word(end) and (nouns.capital(r.unit, r.words, end) or r.words.in_any(sets, r.unit.words[end])):
        end += 1
    return (phrase[0], end)


def _to_comma(r: Reading, phrase: Items | None) -> Items | None:
    """The source up to the comma near it, where a language sets one behind every source ("по словам главы района,")."""
    if phrase is None or not r.words.source_comma:
        return None
    end = phrase[1]
    while end < len(r.unit) and end - phrase[1] <= _TO_COMMA and (r.unit.is_word(end) or r.unit.words[end] == "-"):
        if any(h.first == end for h in r.hits):
            return None
        end += 1
    return (phrase[0], end) if r.unit.is_comma(end) and end - phrase[1] <= _TO_COMMA else None


def _with_apposition(r: Reading, phrase: Items | None) -> Items | None:
    """The phrase with what is set behind its comma ("Anne Roy, ancienne conseillère du maire")."""
    if phrase is None or not r.unit.is_comma(phrase[1]):
        return phrase
    i = phrase[1] + 1
    if i < len(r.unit) and (bounds.is_apposition(r, i) or r.unit.words[i].isdigit()):
        j = i
        while j < len(r.unit) and not (r.unit.is_comma(j) or r.unit.is_break(j) or r.unit.words[j] == QUOTE):
            j += 1
        return (phrase[0], j) if j < len(r.unit) and r.unit.is_comma(j) else phrase
    return phrase


def _left_of_source(r: Reading, begin: int) -> list[Items]:
    low = bounds.left_limit(r, begin)
    i = begin - 1
    while i >= low and (r.unit.is_comma(i) or r.unit.words[i] in DASHES or r.unit.words[i] in "(（"):
        i -= 1
    if i < low or r.unit.words[i] in COLONS:
        return []
    if r.words.in_("relatives", r.unit.words[i]) or r.words.match(r.words.that, r.unit.words, i):
        return []
    while low <= i and (r.words.in_("conjunctions", r.unit.words[low]) or r.words.in_("contrast", r.unit.words[low])):
        low += 1
    return [(low, i + 1)] if low <= i and not _only_adverbs(r, low, i + 1) else []


def _only_adverbs(r: Reading, low: int, end: int) -> bool:
    return all(r.words.in_("between", r.unit.words[j]) or r.words.in_("conjunctions", r.unit.words[j]) for j in range(low, end))


def _right_of_source(r: Reading, n: int, rest: int, left: list[Items], phrase: Items) -> list[Items]:
    i = rest
    while i < len(r.unit) and (r.unit.is_comma(i) or r.unit.words[i] in DASHES or r.unit.words[i] in COLONS or r.unit.words[i] in ")）"):
        i += 1
    if i >= len(r.unit) or r.unit.words[i] in STOPS:
        return []
    end = bounds.right_end(r, n, i)
    if left and (bounds.is_apposition(r, i) or r.words.in_("relatives", r.unit.words[i]) or bounds.coordinated(r, i)):
        return []
    quoted = bool(left) and all(r.unit.words[k] == QUOTE for a, b in left for k in range(a, b))
    if quoted and QUOTE not in r.unit.words[i:end]:
        return []
    if left and r.unit.words[rest] not in COLONS and r.unit.words[i] != QUOTE and not _source_goes_on(r, left, (i, end), phrase):
        return []
    return [(i, end)]


def _source_goes_on(r: Reading, left: list[Items], right: Items, phrase: Items) -> bool:
    """Whether the clause goes on behind a source in its middle: a short beginning, or a source that is a pronoun."""
    if r.unit.words[phrase[0]] in r.words.pronouns:
        return True
    return left[-1][1] - left[0][0] <= 12 or right[1] - right[0] > left[-1][1] - left[0][0]


def _is_reporting(r: Reading, begin: int, phrase: Items) -> bool:
    """At the end of its clause "according to" needs a comma before it or someone who can speak behind it."""
    if begin > 0 and not r.unit.is_word(begin - 1):
        return True
    if any(r.words.in_any(("anonymous", "documents"), r.unit.words[j]) for j in range(*phrase)):
        return True
    return nouns.head_name(r.unit, r.words, phrase) is not None
