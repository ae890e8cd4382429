"""The speaker's phrase of a cue: before it, inverted behind it, inside it, or the subject of the clause it leans on."""

from __future__ import annotations

from collections.abc import Container, Iterator

from factcheck.facts.speech import bounds, nouns
from factcheck.facts.speech.cues import Hit
from factcheck.facts.speech.cuewords import CueWords
from factcheck.facts.speech.nouns import Items
from factcheck.facts.speech.reading import APOSTROPHES, Reading
from factcheck.facts.speech.units import DASHES, QUOTE, Unit

_INITIALS = 4  # letters of an agency's name
_OWNS = ("'", "’")
_PLACE = 8  # items of a place behind a role, and of the name behind it
_ORIGIN = 10  # items between "it is said" and where it comes from


def subject(r: Reading, n: int, hit: Hit, limit: int | None) -> Items | None:
    """The speaker's phrase of a cue whose content stands to its right: clitic, before the cue, or inverted behind it."""
    if hit.subject is not None:
        return (hit.subject, hit.subject + 1)
    if hit.within is not None:
        return hit.within
    if hit.passive:
        return None
    if is_impersonal(r, hit):
        return origin(r, hit)
    if hit.form in ("gerund", "noun"):
        return _main_subject(r, hit)
    if r.words.order == "vso":
        return behind(r, hit, limit) or before(r, hit)
    found = beside(r, hit)
    if found or hit.cls in r.words.frames:  # "ha definito X": what follows a describing verb is its object
        return found or behind_second(r, hit)
    return inverted(r, hit, limit) if _inverts(r, hit) else None


def is_impersonal(r: Reading, hit: Hit) -> bool:
    """Whether a verb has no subject: who or what says it stands behind "in" ("говорится в сообщении", "podano w komunikacie")."""
    return any(r.words.in_("impersonal_verbs", w) for w in r.unit.words[hit.first : hit.last])


def inverted(r: Reading, hit: Hit, limit: int | None = None) -> Items | None:
    """The speaker behind a cue, or the body in which it is said, where a plural verb has no subject ("сообщили в полиции")."""
    if is_impersonal(r, hit):
        return origin(r, hit)
    return _speaking_place(r, hit, hit.last) or behind(r, hit, limit)


def _speaking_place(r: Reading, hit: Hit, i: int) -> Items | None:
    if not hit.plural or not r.words.in_("speaking_places", r.unit.at(i)):
        return None
    body = nouns.capital(r.unit, r.words, i + 1) or any(r.words.in_("organisations", r.unit.at(k)) for k in (i + 1, i + 2))
    return nouns.after(r.unit, r.words, i + 1) if body else None


def beside(r: Reading, hit: Hit) -> Items | None:
    """The speaker inside a cue, before it, or before the cue that a conjunction joins it to."""
    return (hit.subject, hit.subject + 1) if hit.subject is not None else before(r, hit) or _shared(r, hit)


def behind_second(r: Reading, hit: Hit) -> Items | None:
    """The speaker right behind a verb that stands second in its clause, a circumstance or an object before it ("Am Montag nannte Roe …").

    Only in languages whose verb closes a side clause: they alone put it second in a main clause.
    """
    if not r.words.as_final or hit.first == 0:
        return None
    side = r.unit.is_comma(hit.first - 1) and r.words.in_any(("subordinators", "contrast"), r.unit.words[0])
    if not (side or r.unit.is_word(hit.first - 1)):
        return None
    found = nouns.after(r.unit, r.words, hit.last)
    return found if found and can_speak(r, found) else None


def can_speak(r: Reading, items: Items) -> bool:
    """A name, a role, a group, a document: something that statements are made by."""
    if r.unit.words[items[0]] in r.words.pronouns or nouns.head_name(r.unit, r.words, items):
        return True
    sets = ("anonymous", "organisations", "documents")
    stop = next((i for i in range(items[0] + 1, items[1]) if r.words.in_("genitive", r.unit.words[i])), items[1])
    return any(nouns.is_role(r.words, r.unit.words[i]) or r.words.in_any(sets, r.unit.words[i]) for i in range(items[0], stop))


def before_object(r: Reading, hit: Hit, found: Items | None) -> Items | None:
    """An inverted speaker without the object behind it, where every word may be a name ("وصف المتحدث الهجوم بأنه …")."""
    if found is None or found[0] < hit.last or r.words.order != "vso" or not r.words.caseless:
        return found
    attached = next((i for i in range(found[0] + 1, found[1]) if r.words.in_("object_letters", r.unit.raw(i)[0])), None)
    if attached is not None:
        return (found[0], attached)  # "أشاد ترامب بألتمان"
    article = r.words.has_article(r.unit.raw(found[1] - 1)) and found[1] - found[0] > 1
    return (found[0], found[1] - 1) if article and hit.cls in ("describe", "accuse") else found


def _shared(r: Reading, hit: Hit) -> Items | None:
    """The subject of the statement or clause before, where a conjunction joins two verbs ("said …, and called …")."""
    i = bounds.skip_adverbs(r, hit.first - 1)
    if r.words.as_final and r.unit.is_comma(i) and i == hit.first - 1 and r.drafts and r.drafts[-1].hit.form == "finite":
        return r.drafts[-1].subject  # "räumte Fehler ein, hält den Plan aber für …"
    if i <= 0 or not r.words.in_("conjunctions", r.unit.words[i]) or r.words.caseless:
        return None
    if r.drafts and r.drafts[-1].hit.form == "finite":
        return r.drafts[-1].subject
    if r.words.stem_endings and not r.drafts and r.unit.is_comma(i - 1) and (head := _leading_body(r, i - 1)):
        return head
    return topic(r.unit, r.words, i, r.known) if r.unit.is_word(i - 1) and not r.drafts else None


def _leading_body(r: Reading, end: int) -> Items | None:
    """The role or body that heads a sentence, where no article tells: "Представитель компании отказался от …, но отметил"."""
    sets = ("organisations", "anonymous", "documents")
    if not (nouns.is_role(r.words, r.unit.words[0]) or r.words.in_any(sets, r.unit.words[0])):
        return None
    last = 1
    while last < end and r.unit.is_word(last) and (nouns.capital(r.unit, r.words, last) or r.words.in_any(sets, r.unit.words[last])):
        last += 1
    return (0, last)


def _inverts(r: Reading, hit: Hit) -> bool:
    """Inversion needs the cue at the head of its clause."""
    i = hit.first - 1
    return (
        i < 0
        or not r.unit.is_word(i)
        or r.words.in_("conjunctions", r.unit.words[i])
        or r.words.in_("between", r.unit.words[i])
        or hit.first < 6
    )


def behind(r: Reading, hit: Hit, limit: int | None = None) -> Items | None:
    """An inverted speaker, an addressee, a place or a time between passed over ("ha detto a Radio Lago Anna Ferri")."""
    i, article = hit.last, None
    while i < len(r.unit):
        word = r.unit.words[i]
        if r.words.in_("between", word) or r.words.in_("times", word) or (r.words.in_("dative", word) and r.unit.is_word(i + 1)):
            i += 1
        elif r.words.in_("determiners", word) and r.words.in_("times", r.unit.at(i + 1)):
            i += 2
        elif _is_told(r, hit, i):
            i += 1
        elif r.words.in_("to", word) or _venue(r, i):
            article = i if article is None and r.words.in_("determiners", word) else article
            i = _past_phrase(r, i)
        else:
            break
    found = nouns.after(r.unit, r.words, i) if limit is None or i < limit else None
    if found is None and article is not None:  # "a" may be an article after all ("garante a sua família")
        found = nouns.after(r.unit, r.words, article)
    found = _with_name(r, found)
    return (found[0], min(found[1], limit)) if found and limit is not None and found[0] < limit else found


def _is_told(r: Reading, hit: Hit, i: int) -> bool:
    """Whether the word behind a verb is the one who is told: by its ending or by being initials ("Reutersowi", "PAP")."""
    if not r.words.dative_endings or not r.unit.is_word(i + 1):
        return False
    return r.unit.words[i].endswith(r.words.dative_endings) or (i == hit.last and _is_agency(r, hit, i))


def _is_agency(r: Reading, hit: Hit, i: int) -> bool:
    """Whether initials behind a verb of telling are the agency that is told ("powiedział PAP rzecznik straży")."""
    raw = r.unit.raw(i)
    told = any(r.words.in_("tells", w) for w in r.unit.words[hit.first : hit.last])
    return told and 1 < len(raw) <= _INITIALS and raw.isupper()


def _place_before_name(r: Reading, found: Items) -> Items | None:
    """An inverted role, its place and the name behind a comma ("sagte der Vorsitzende im Werk Lüneburg, Kai Brandt, …")."""
    if r.words.caseless or not r.words.in_("prepositions", r.unit.at(found[1])):
        return None
    comma = next((i for i in range(found[1] + 1, min(len(r.unit), found[1] + _PLACE)) if not r.unit.is_word(i)), None)
    if comma is None or not r.unit.is_comma(comma) or not any(nouns.is_role(r.words, r.unit.words[i]) for i in range(*found)):
        return None
    run = nouns.name_at(r.unit, r.words, (comma + 1, min(len(r.unit), comma + _PLACE))) if r.unit.is_word(comma + 1) else None
    closed = run is not None and not r.unit.is_word(run[1]) and run[1] - run[0] > 1
    return (found[0], run[1]) if run is not None and closed else None


def _with_name(r: Reading, found: Items | None) -> Items | None:
    """An inverted role with the name behind its place or its comma ("ocenił ambasador w Moskwie Piotr Zaremba")."""
    if found is not None and r.words.place_before_name and r.words.in_("prepositions", r.unit.at(found[1])):
        run = nouns.name_at(r.unit, r.words, (found[1] + 1, len(r.unit))) if r.unit.is_word(found[1] + 1) else None
        if run is not None and run[1] - run[0] > 2 and any(nouns.is_role(r.words, r.unit.words[i]) for i in range(*found)):
            return (found[0], run[1])
    if found is not None and (place := _place_before_name(r, found)) is not None:
        return place
    if found is None or not r.unit.is_comma(found[1]) or r.words.caseless:
        return found
    sure = 2 if r.words.common_nouns_capitalised else 1  # words of a name
    if any(j - i >= sure for i, j in nouns.names(r.unit, r.words, found)):
        return found
    if not any(nouns.is_role(r.words, r.unit.words[i]) for i in range(*found)):
        return found
    run = nouns.name_at(r.unit, r.words, (found[1] + 1, min(len(r.unit), found[1] + 8)))
    closed = run is not None and not r.unit.is_word(run[1])
    return (found[0], run[1]) if run is not None and closed and run[1] - run[0] >= sure else found


def origin(r: Reading, hit: Hit) -> Items | None:
    """Where something is said to come from ("hieß es aus Kreisen der Partei", "in der Mitteilung heißt es")."""
    low = hit.first
    while low > 0 and r.unit.is_word(low - 1) and r.unit.words[low - 1] != QUOTE and hit.first - low < _ORIGIN:
        low -= 1
    high = hit.last
    while high < len(r.unit) and r.unit.is_word(high) and high - hit.last < _ORIGIN:
        high += 1
    for first, last in ((low, hit.first), (hit.last, high)):
        i = next((i for i in range(first, last - 1) if r.words.in_("origins", r.unit.words[i])), None)
        found = nouns.after(r.unit, r.words, i + 1) if i is not None else None
        if found and found[0] < last and not r.words.in_("times", r.unit.words[found[0]]):
            return (found[0], min(found[1], last))
    return None


def past_circumstances(r: Reading, i: int) -> int:
    """Past adverbs, words of time and "in a statement" behind a cue."""
    while i < len(r.unit):
        word, after = r.unit.words[i], r.unit.at(i + 1)
        medium = i + 2 if r.words.in_("determiners", after) else i + 1
        if r.words.in_("between", word) or r.words.in_("times", word):
            i += 1
        elif r.words.in_("prepositions", word) and r.words.in_any(("documents", "media"), r.unit.at(medium)):
            i = medium + 1
        elif r.words.in_("prepositions", word) and r.words.in_("times", after):
            i += 2  # "said on Sunday it was open"
        else:
            break
    return i


def _venue(r: Reading, i: int) -> bool:
    return r.words.in_("prepositions", r.unit.at(i)) and not r.words.in_("genitive", r.unit.at(i))


def _past_phrase(r: Reading, i: int) -> int:
    """Past a phrase of addressee, place or time: its preposition, articles and small words, and one name or noun."""
    if r.words.in_("times", r.unit.words[i]):
        return i + 1
    i += 1
    while r.words.in_("determiners", r.unit.at(i)) or r.unit.at(i) in APOSTROPHES:
        i += 1
    if nouns.capital(r.unit, r.words, i) and not r.words.caseless and not r.words.common_nouns_capitalised:
        known = i
        while i < len(r.unit) and nouns.capital(r.unit, r.words, i) and i - known < 2:
            i += 1
        return i
    return i + 1


def before(r: Reading, hit: Hit) -> Items | None:
    """The phrase before a cue. Behind a comma it is an apposition, and the phrase begins before it."""
    i = hit.first - 1
    while i >= 0 and (r.words.in_("between", r.unit.words[i]) or r.words.in_("negations", r.unit.words[i]) or _clitic(r, i)):
        i -= 1
    if i < 0 or r.unit.words[i] == QUOTE or (r.unit.is_break(i) and r.unit.words[i] not in ")–—"):
        return None
    if r.unit.words[i] in DASHES:
        opening = next((j for j in range(i - 1, max(-1, i - 30), -1) if r.unit.words[j] in DASHES), None)
        return _chunk(r, opening) if opening else None
    if r.unit.is_comma(i) or r.unit.words[i] == ")":
        return _before_apposition(r, i)
    if r.words.in_("conjunctions", r.unit.words[i]):
        return None
    return _place_before(r, hit, i + 1) or _chunk(r, i + 1)


def _place_before(r: Reading, hit: Hit, end: int) -> Items | None:
    """The body in which it is said, before its verb ("В мэрии сообщили, что …")."""
    i = end
    while i > 0 and r.unit.is_word(i - 1) and end - i < _ORIGIN:
        i -= 1
    start = bounds.skip_lead(r, i, end)
    found = _speaking_place(r, hit, start)
    return (found[0], end) if found else None


def _clitic(r: Reading, i: int) -> bool:
    return r.unit.words[i] in APOSTROPHES or (r.words.in_("object_marks", r.unit.words[i]) and r.unit.words[i] not in r.words.pronouns)


def _chunk(r: Reading, end: int) -> Items | None:
    """The last phrase before an item: from the nearest clause boundary, conjunctions and adverbs left out."""
    j = end - 1
    while j >= 0 and not (r.unit.is_comma(j) or r.unit.is_break(j) or r.unit.words[j] == QUOTE):
        if r.words.match(r.words.that, r.unit.words, j) and not _relative_of_source(r, j):
            break
        if r.words.in_("contrast", r.unit.words[j]) or (
            r.words.in_("subordinators", r.unit.words[j]) and not r.words.in_("prepositions", r.unit.words[j])
        ):
            break
        j -= 1
    start = bounds.skip_lead(r, j + 1, end)
    while start < end and r.words.in_("between", r.unit.words[start]) and not nouns.capital(r.unit, r.words, start):
        start += 1
    while start < end and r.unit.words[start] in APOSTROPHES:
        start += 1
    if start < end and r.words.in_("oblique", r.unit.words[start]):
        return None  # "Den Vorschlag nannte er …", "Ihn erwartet …"
    if start >= end or (end - start == 1 and start == 0 and r.words.cues(r.unit.words[start])):
        return None
    return inner(r, start, end)


def _relative_of_source(r: Reading, j: int) -> bool:
    return r.words.in_("relatives", r.unit.words[j]) and any(
        r.words.in_("anonymous", r.unit.at(k)) or r.words.in_("organisations", r.unit.at(k)) for k in range(max(0, j - 3), j)
    )


def inner(r: Reading, start: int, end: int) -> Items | None:
    """The subject within a chunk: a relative pronoun gives way to what it stands for, a leading place or time is left out."""
    if r.words.caseless:
        end = _caseless_end(r, start, end) if not r.words.tight else end
        start = _caseless_start(r, start, end)
        end = _caseless_end(r, start, end) if start < end else start
        if start >= end:
            return None
        if r.words.in_("postpositions", r.unit.words[end - 1]):
            return None  # the one who is told, with no subject before ("संगठनों से कहा")
    if end - start == 1 and r.words.in_("times", r.unit.words[start]):
        return None  # "Gisteren noemde Roe …"
    if r.words.in_("relatives", r.unit.words[start]) and end - start == 1:
        return _antecedent(r, start) or (start, end)
    if r.unit.words[end - 1] in r.words.pronouns and not nouns.capital(r.unit, r.words, end - 1):
        return (end - 1, end)
    for k in range(end - 1, start - 1, -1):
        if r.words.in_("conjunctions", r.unit.words[k]) and _new_clause(r, k, start):
            return inner(r, k + 1, end) if k + 1 < end else None
    if r.words.in_("prepositions", r.unit.words[start]) and not r.words.in_any(("genitive", "determiners"), r.unit.words[start]):
        if r.words.stem_endings and r.words.in_("times", r.unit.at(start + 1)) and start + 2 < end:
            return inner(r, start + 2, end)  # "В пятницу Белый дом подтвердил"
        runs = [x for x in nouns.names(r.unit, r.words, (start, end)) if x[1] == end]
        if runs:
            sure = runs[-1][1] - runs[-1][0] > 1 or not r.words.common_nouns_capitalised
            return runs[-1] if sure else None
        medium = r.words.in_any(("documents", "media"), r.unit.at(start + 1)) and start + 2 < end
        return (start + 2, end) if medium and r.words.stem_endings else None
    return (start, end)


def _caseless_end(r: Reading, start: int, end: int) -> int:
    """Where a speaker's phrase ends before the one who is told: at its mark (Hindi "ने"), or at "to" (Chinese "对")."""
    stop = next((k for k in range(start + 1, end) if r.words.in_("speaker_marks", r.unit.words[k])), end)
    return circumstances(r, start, stop)


def _caseless_start(r: Reading, start: int, end: int) -> int:
    """Where it begins behind the words of place and time that postpositions close ("शनिवार को अधिकारियों ने")."""
    if r.words.tight and (
        r.words.in_any(("venue", "prepositions"), r.unit.words[start]) or r.words.match(r.words.sources, r.unit.words, start)
    ):
        return next((k + 1 for k in range(end - 2, start, -1) if r.words.in_("localisers", r.unit.words[k])), end)  # "在声明中外交部"
    return next((k + 1 for k in range(end - 2, start, -1) if r.words.in_("postpositions", r.unit.words[k])), start)


def circumstances(r: Reading, start: int, end: int) -> int:
    """Where place, day or addressee begin behind a noun phrase that no capitals tell apart ("特朗普3日在社交媒体上")."""
    if not r.words.sets["venue"]:
        return end
    beside = ("to", "venue", "times", "between")
    for k in range(start + 1, end):
        owned = any(r.words.in_("genitive", r.unit.words[j]) for j in range(k + 1, end - 1))
        if owned and not r.words.in_("localisers", r.unit.words[end - 1]):
            continue  # "住在上海的李女士", not "在发表的文章中"
        day = r.unit.words[k][0].isdigit() and r.words.in_("times", r.unit.at(k + 1))
        if day or r.words.in_any(beside, r.unit.words[k]) or r.words.cues(r.unit.words[k]):
            return k
    return end


def _new_clause(r: Reading, k: int, start: int) -> bool:
    """Whether a conjunction joins clauses, not names: a verb stands before it (a cue or an auxiliary)."""
    return any(start <= h.first < k for h in r.hits) or any(r.words.in_("auxiliaries", r.unit.words[j]) for j in range(start, k))


def _antecedent(r: Reading, i: int) -> Items | None:
    """What a relative pronoun stands for: the name or phrase right before it."""
    j = i - 1
    while j >= 0 and (r.unit.is_comma(j) or r.words.in_("prepositions", r.unit.words[j])):
        j -= 1
    runs = nouns.names(r.unit, r.words, (max(0, j - 6), j + 1))
    if runs and runs[-1][1] == j + 1:
        return _named_before(r, runs[-1]) or runs[-1]
    told = r.drafts[-1].subject if r.drafts else None  # "…, accuse Roy, chef de file des libéraux, qui demande"
    return told if told and told[1] <= i and r.unit.is_comma(i - 1) and r.unit.is_comma(told[1]) else None


def _named_before(r: Reading, own: Items) -> Items | None:
    """Whose office a name ends ("Ann Roe, head of Acme, who …"): the name before the comma."""
    if not r.words.in_any(("prepositions", "genitive"), r.unit.at(own[0] - 1)):
        return None
    comma = next((k for k in range(own[0] - 2, max(0, own[0] - 8), -1) if r.unit.is_comma(k)), None)
    runs = nouns.names(r.unit, r.words, (max(0, comma - 6), comma)) if comma else []
    return runs[-1] if runs and runs[-1][1] == comma else None


def _before_apposition(r: Reading, comma: int) -> Items | None:
    """The subject whose apposition ends at a comma: the first phrase of the clause that is no place, time or side clause."""
    low = comma - 1
    while low >= 0 and not ((r.unit.is_break(low) and r.unit.words[low] not in "()") or r.unit.words[low] == QUOTE):
        low -= 1
    starts = [low + 1, *(j + 1 for j in range(low + 1, comma) if r.unit.is_comma(j) or r.unit.words[j] == "(")]
    for n, start in enumerate(starts):
        if n + 1 == len(starts) and r.unit.is_comma(comma):
            break  # "Wrong, said Roe": no subject stands right before a comma
        end = (starts[n + 1] - 1) if n + 1 < len(starts) else comma
        first = bounds.skip_lead(r, start, end)
        if first < end and _may_be_subject(r, first, end):
            if r.unit.words[comma] == ")":
                end = starts[n + 1] - 1 if n + 1 < len(starts) else comma
                return (first, end)  # "Ann Roe (43) wrote"
            opens_relative = n + 1 < len(starts) and r.words.in_("relatives", r.unit.at(starts[n + 1]))
            return (first, end) if opens_relative or comma - first >= 45 else (first, comma)
    return None


def _may_be_subject(r: Reading, first: int, end: int) -> bool:
    word = r.unit.words[first]
    if end - first == 1 and r.words.separable and r.words.in_("indefinite", word):
        return False  # the particle of a verb ("räumte Fehler ein, …")
    if r.words.in_any(("prepositions", "subordinators", "times"), word) and not r.words.in_("determiners", word):
        return False
    article = r.words.in_("determiners", word) and r.unit.is_word(first + 1) and nouns.capital(r.unit, r.words, first + 1)
    if (r.words.in_("relatives", word) and not article) or any(h.first < end and h.last > first for h in r.hits):
        return False
    return nouns.capital(r.unit, r.words, first) or r.words.in_("determiners", word) or word in r.words.pronouns or word in r.words.titles


def _main_subject(r: Reading, hit: Hit) -> Items | None:
    """The subject of the clause a participle leans on: that of the statement before it, else the clause's first phrase."""
    if hit.form == "noun" and r.words.in_("definite", r.unit.words[hit.first]):
        return None  # "rejected the claim that": somebody else's
    for draft in reversed(r.drafts):
        if draft.hit.last <= hit.first and draft.hit.form != "source" and draft.subject:
            return draft.subject
    return topic(r.unit, r.words, hit.first, r.known) or leading_role(r, hit.first) or _behind_first_verb(r, hit)


def _behind_first_verb(r: Reading, hit: Hit) -> Items | None:
    """The subject of a verb of saying that a participle takes up, where the verb comes first (Arabic "صرح الوزير قائلا: …")."""
    first = next((h for h in r.hits if h.form == "finite" and h.last < hit.first), None)
    return behind(r, first, hit.first) if first is not None and r.words.order == "vso" else None


def leading_role(r: Reading, end: int) -> Items | None:
    """The phrase with an article that heads a sentence and ends in a role or a body ("But the opposition leader hit back, …")."""
    first = bounds.skip_lead(r, 0, end)
    if (
        not r.words.in_any(("definite", "indefinite", "determiners"), r.unit.at(first))
        or r.words.in_("oblique", r.unit.at(first))
        or r.words.caseless
    ):
        return None
    last = first
    for i in range(first + 1, min(first + 5, end)):
        if not r.unit.is_word(i) or nouns.function_word(r.words, r.unit.words[i]):
            break
        if nouns.is_role(r.words, r.unit.words[i]) or r.words.in_any(("organisations", "anonymous"), r.unit.words[i]):
            last = i
    run = nouns.name_at(r.unit, r.words, (last + 1, end)) if last > first and last + 1 < end and r.unit.is_word(last + 1) else None
    return (first, run[1] if run else last + 1) if last > first else None


def topic(unit: Unit, words: CueWords, end: int, known: Container[str] = (), last: bool = False) -> Items | None:
    """Who a clause is about: the first name that heads one of its phrases, with no preposition before it; or the last such name.

    Where the script has no capitals, `known` holds the words that are names; a noun may stand before them ("the Biden team").
    """
    if words.caseless:
        hit = next((k for k in range(end) if unit.raw(k) in known and not nouns.governed(unit, words, k, 0)), None)
        return None if hit is None else (hit, hit + 1)
    found: Items | None = None
    for start in _phrase_starts(unit, words, end):
        found = _heading_name(unit, words, start, end) or found
        if found and not last:
            return found
    return found


def _phrase_starts(unit: Unit, words: CueWords, end: int) -> Iterator[int]:
    """Where the phrases of a clause begin: behind commas and breaks, behind words that open a side clause."""
    yield 0
    for i in range(end):
        if unit.is_comma(i) or unit.is_break(i) or words.in_any(("contrast", "subordinators"), unit.words[i]):
            yield i + 1


def _heading_name(unit: Unit, words: CueWords, i: int, end: int) -> Items | None:
    """The name at the head of the phrase that begins at item i, past conjunctions, articles and titles."""
    small = ("conjunctions", "contrast", "determiners")
    while i + 1 < end and nouns.is_role(words, unit.words[i]) and nouns.capital(unit, words, i + 1):
        i += 1  # "Manager Ann Roe was furious"
    while i < end and (words.in_any(small, unit.words[i]) or unit.words[i] in words.titles or unit.words[i] in ".·'’"):
        i += 1
    if i >= end or unit.words[i] == QUOTE or not nouns.capital(unit, words, i) or nouns.function_word(words, unit.words[i]):
        return None
    run = nouns.name_at(unit, words, (i, end))
    if run is not None and run[1] < end and run[1] - run[0] == 1 and nouns.is_role(words, unit.words[run[1]]) and not unit.capital(run[1]):
        return _heading_name(unit, words, run[1], end) or run  # "Reality star Ann Roe"
    if run is not None and unit.at(run[1]) in _OWNS and unit.at(run[1] + 1) == "s" and run[1] + 2 < end:
        return _heading_name(unit, words, run[1] + 2, end)  # "The union's Ann Roe"
    common = run is not None and run[1] - run[0] == 1 and words.in_("determiners", unit.at(i - 1))  # "the American"
    return None if common else run
