"""Where content begins and ends: complementisers, clause ends, and other cues that break a clause off."""

from __future__ import annotations

from factcheck.facts.speech import nouns
from factcheck.facts.speech.cues import Hit
from factcheck.facts.speech.nouns import Items
from factcheck.facts.speech.reading import APOSTROPHES, WINDOW, Reading
from factcheck.facts.speech.units import COLONS, COMMAS, DASHES, QUOTE, STOPS

_ENDS = frozenset(";؛；。！？")  # marks that end a clause wherever they stand
_OBJECT = 3  # words of the one who is told, a name apart
_BESIDE = 4  # items of a note of place and time before a comma
_FAR = 8  # items between a verb and "that" with neither comma nor addressee


def trim(r: Reading, i: int, j: int) -> Items | None:
    def loose(k: int) -> bool:
        return r.unit.words[k] != QUOTE and not r.unit.is_word(k) and r.unit.words[k] not in "$€£¥%[]°)（("

    while i < j and (loose(i) or r.unit.words[i] == ")"):
        i += 1
    while j > i and (loose(j - 1) or r.unit.words[j - 1] == "("):
        j -= 1
    while r.words.tight and j > i and (r.words.in_("hearsay", r.unit.words[j - 1]) or loose(j - 1)):
        j -= 1  # "…という"
    return (i, j) if j > i else None


def clause_stop(r: Reading, i: int, reach: int) -> int:
    stop = min(len(r.unit), i + reach)
    for j in range(i, stop):
        if r.unit.words[j] in STOPS or r.unit.words[j] in ";؛" or r.unit.words[j] in COLONS:
            return j
    return stop


def right_end(r: Reading, n: int, start: int) -> int:
    """Where content that begins at an item ends: the unit, or where another cue breaks it off."""
    end = next((j for j in range(start, len(r.unit)) if r.unit.words[j] in _ENDS or _comments(r, j, start)), len(r.unit))
    for m in range(n + 1, len(r.hits)):
        hit = r.hits[m]
        if hit.first <= start or hit.first >= end:
            continue
        cut = _cut_before(r, hit, start)
        if cut is not None:
            return cut
    return end


def _comments(r: Reading, comma: int, start: int) -> bool:
    """Whether a comma opens an apposition that talks of the claim itself ("…, an allegation the minister rejects")."""
    if not r.unit.is_comma(comma) or comma <= start:
        return False
    return r.words.in_("indefinite", r.unit.at(comma + 1)) and r.words.in_("claims", r.unit.at(comma + 2))


def _cut_before(r: Reading, hit: Hit, start: int) -> int | None:
    """Where a later cue ends the content before it: a participle, source or parenthesis behind a comma, a coordinated cue."""
    i = max(start, skip_adverbs(r, hit.first - 1))
    if r.unit.words[i] in COMMAS or r.unit.words[i] in DASHES:
        if hit.form == "finite" and r.unit.is_comma(i) and (contrast := _contrast_before(r, start, i)) is not None:
            return contrast
        return i if complementiser(r, hit) is None or hit.form in ("gerund", "source") or hit.subject is None else None
    if r.words.in_("conjunctions", r.unit.words[i]) and hit.form == "finite":
        return i if i - start > 2 or r.unit.words[start] == QUOTE else None
    return _cut_before_subject(r, hit, start, i) if hit.form == "finite" else None


def _contrast_before(r: Reading, start: int, comma: int) -> int | None:
    """The comma before a clause of contrast whose subject has an apposition ("…, while her rival, Pat Lund, called …")."""
    commas = [j for j in range(start, comma) if r.unit.is_comma(j)]
    return next((j for j in commas[-2:] if r.words.in_("contrast", r.unit.at(j + 1))), None)


def _cut_before_subject(r: Reading, hit: Hit, start: int, i: int) -> int | None:
    """The same where the later cue has its subject before it: "…, while X said", "…, X said"."""
    j = i
    while j > start and i - j < 8 and not (r.unit.is_comma(j) or r.unit.is_break(j)):
        j -= 1
    if not r.unit.is_comma(j) or j <= start + 1:
        return None
    opener = r.unit.at(j + 1)
    if r.words.in_("contrast", opener) or r.words.in_("conjunctions", opener):
        return j
    return j if not (hit.weak or r.words.tight) and free_end(r, hit) and complementiser(r, hit) is None else None


def left_limit(r: Reading, begin: int) -> int:
    """Where content before item `begin` may start: the unit, a strong break, or the end of an earlier statement."""
    low = 0
    for j in range(begin - 1, -1, -1):
        if r.unit.words[j] in _ENDS:
            low = j + 1
            break
    for draft in r.drafts:
        if draft.hit.last <= begin and draft.hit.form in ("source", "after") and draft.content and draft.content[-1][1] > draft.hit.first:
            continue
        if draft.hit.last <= begin and draft.content and draft.content[-1][1] <= draft.hit.first:
            low = max(low, draft.subject[1] if draft.subject and draft.subject[1] <= begin else draft.hit.last)
    while low < begin and (r.unit.is_comma(low) or r.unit.words[low] in STOPS or r.unit.words[low] in DASHES):
        low += 1
    return low


def boundary_before(r: Reading, first: int) -> int | None:
    """The item before a cue, if it is a comma, a dash or a quotation; adverbs are passed over."""
    i = first - 1
    while i >= 0 and r.words.in_("between", r.unit.words[i]) and r.unit.words[i] not in APOSTROPHES:
        i -= 1
    if i > 0 and r.unit.words[i] in STOPS and i == first - 1 and (r.words.order == "final" or r.unit.words[i] in "!?…"):
        return i
    return i if i >= 0 and (r.unit.words[i] in COMMAS or r.unit.words[i] in DASHES or r.unit.words[i] == QUOTE) else None


def complementiser(r: Reading, hit: Hit) -> Items | None:
    """The complementiser that belongs to a verb: near it, with no clause boundary but a pair of commas between."""
    commas, relative_ok = 0, False
    i = hit.last
    while i < len(r.unit) and i < hit.last + WINDOW + 12 * commas:
        word = r.unit.words[i]
        if word == QUOTE or (r.unit.is_break(i) and word not in "()") or (i > hit.last and any(h.first == i for h in r.hits)):
            return None
        commas += word in COMMAS
        found = r.words.match(r.words.that, r.unit.words, i) or _whether(r, hit, i)
        if found and r.words.in_("that_not_after", r.unit.at(i - 1)):
            found = None  # "en tant que", "more than"
        if found and i + found[0] < len(r.unit) and not (relative_ok and r.words.in_("relatives", word)):
            return _that_items(r, hit, i, found[0])
        relative_ok = r.words.in_("anonymous", word) and r.words.order != "vso"
        i += 1
    return None


def _that_items(r: Reading, hit: Hit, i: int, length: int) -> Items | None:
    """The complementiser at item i, if it belongs to the verb: a relative "that" after a noun does not."""
    commas = [j for j in range(hit.last, i) if r.unit.is_comma(j)]
    close = bool(commas) and commas[-1] == i - 1
    relative = r.words.in_("relatives", r.unit.words[i])
    if r.words.order != "vso" and _bars(r, len(commas), close, relative and i - 1 > hit.last):
        return None
    if i - hit.last > _FAR and not commas and r.words.order == "svo" and not r.words.in_("to", r.unit.at(hit.last)):
        return None
    if relative and i > hit.last and not commas and hit.cls != "accuse" and not _ends_object(r, hit, i):
        return None
    return (i, i + length)


def _bars(r: Reading, commas: int, close: bool, relative: bool) -> bool:
    """Whether the commas between verb and "that" bar the way: a language sets one before its clauses, or only around additions."""
    if r.words.comma_clause:
        return commas > 0 and not (commas % 2 and close)
    return bool(commas % 2) and (not close or relative)


def _ends_object(r: Reading, hit: Hit, i: int) -> bool:
    """Whether what stands between verb and "that" is a speaker, an addressee or an adverb, not a noun with a relative clause."""
    opener = r.unit.at(hit.last)
    told = object_end(r, hit)
    if told > hit.last and (told == i or (i - told < _FAR and r.words.in_("prepositions", r.unit.at(told)))):
        return True  # "told analysts on a call that"
    if r.words.in_("to", opener) or r.words.in_("prepositions", opener) or nouns.names(r.unit, r.words, (hit.last, i)):
        return True
    small = ("between", "times", "prepositions", "determiners")
    if all(r.words.in_any(small, r.unit.words[j]) or (j == i - 1 and j > hit.last) for j in range(hit.last, i)):
        return not r.words.in_("determiners", r.unit.words[hit.last])
    before = skip_adverbs(r, hit.first - 1)
    return hit.subject is None and not (r.unit.is_word(before) and not r.words.in_("conjunctions", r.unit.words[before]))


def skip_adverbs(r: Reading, i: int) -> int:
    """Leftwards past adverbs, negations and object clitics."""
    while i >= 0 and (r.words.in_any(("between", "negations", "object_marks"), r.unit.words[i]) or r.unit.words[i] in APOSTROPHES):
        i -= 1
    return i


def in_side_clause(r: Reading, hit: Hit) -> bool:
    """Whether a subordinator opens the clause of a cue ("When asked …, he")."""
    i = hit.first - 1
    while i >= 0 and not (r.unit.is_comma(i) or r.unit.is_break(i) or r.unit.words[i] == QUOTE) and hit.first - i < 14:
        if r.words.in_("subordinators", r.unit.words[i]) and not r.words.in_("prepositions", r.unit.words[i]):
            return not r.words.in_("contrast", r.unit.words[i])
        i -= 1
    return False


def clause_comma(r: Reading, start: int, end: int) -> int:
    """The first comma of a stretch, or its end."""
    return next((j for j in range(start, end) if r.unit.is_comma(j)), end)


def _whether(r: Reading, hit: Hit, i: int) -> tuple[int, str] | None:
    if hit.cls == "ask" and r.words.in_("whether", r.unit.words[i]) and i - hit.last < 8:
        return 0, ""
    return None


def quote_after(r: Reading, i: int) -> int | None:
    """The quotation within reach of item i, with no sentence end or other cue between."""
    stop = next((h.first for h in r.hits if h.first >= i and h.cls != "noun"), len(r.unit))
    for j in range(i, min(len(r.unit), i + WINDOW, max(stop, i))):
        if r.unit.words[j] == QUOTE:
            return j
        if r.unit.words[j] in STOPS or r.unit.words[j] in ";؛":
            return None
    return None


def partial(r: Reading, quote: int) -> bool:
    """Whether a quotation is no title but some words of a speaker: several, the first one with no capital."""
    inner = r.unit.text[slice(*r.unit.quotes[quote].inner)].split()
    return len(inner) > 1 and inner[0].islower()


def object_end(r: Reading, hit: Hit) -> int:
    """Past the one who is told, behind a verb of telling: a pronoun, a name, "the BBC", "reporters"."""
    i = hit.last
    if not any(r.words.in_("tells", w) for w in r.unit.words[hit.first : hit.last]):
        return i
    if r.unit.at(i) in r.words.pronouns or r.words.in_("dative", r.unit.at(i)):
        return i + 1
    i += r.words.in_("determiners", r.unit.at(i))
    start = i
    while i < len(r.unit) and r.unit.is_word(i) and nouns.capital(r.unit, r.words, i):
        i += 1
    return max(i, start + 1) if i > start else _common_object_end(r, start)


def _common_object_end(r: Reading, start: int) -> int:
    """Past "reporters", or past "state television" and "the local radio station" where nothing but a mark follows them."""
    end = start
    while end < len(r.unit) and end - start < _OBJECT and r.unit.is_word(end) and not nouns.function_word(r.words, r.unit.words[end]):
        end += 1
    ends = end >= len(r.unit) or r.unit.is_comma(end) or r.unit.is_break(end) or r.unit.words[end] == QUOTE
    return end if ends and end > start else start + 1


def free_end(r: Reading, hit: Hit) -> bool:
    """Whether nothing that could be content follows the cue: its end, a comma, or a short note of place and time."""
    i = object_end(r, hit)
    if i >= len(r.unit) or r.unit.is_comma(i) or r.unit.words[i] in STOPS or r.unit.words[i] in DASHES:
        return True
    word = r.unit.words[i]
    if r.words.in_("subordinators", word) and not r.words.in_("prepositions", word):
        return True  # "replied when asked about …"
    comma = clause_comma(r, i, min(len(r.unit), i + _BESIDE))  # "police said on Friday, as the storm …"
    tail = len(r.unit) - i
    return (tail <= 7 or r.unit.is_comma(comma)) and r.words.in_any(("times", "prepositions", "to"), word)


def skip_lead(r: Reading, i: int, end: int) -> int:
    while i < end and (r.words.in_("conjunctions", r.unit.words[i]) or r.words.in_("contrast", r.unit.words[i])):
        i += 1
    return i


def coordinated(r: Reading, i: int) -> bool:
    return r.words.in_("conjunctions", r.unit.words[i]) or r.words.in_("contrast", r.unit.words[i]) or any(h.first == i for h in r.hits)


def is_apposition(r: Reading, i: int) -> bool:
    """A role behind a name, with an article or adjective at most before it."""
    return any(nouns.is_role(r.words, r.unit.at(k)) and not _has_cue(r, i, k) for k in range(i, min(i + 3, len(r.unit))))


def _has_cue(r: Reading, i: int, j: int) -> bool:
    return any(i <= h.first < j for h in r.hits)
