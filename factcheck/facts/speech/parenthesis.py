"""Cues set into or behind what was said: "content, said X, content", "content, X said", "as X said, content"."""

from __future__ import annotations

from factcheck.facts.speech import bounds, mood, nouns, subjects
from factcheck.facts.speech.cues import Hit
from factcheck.facts.speech.nouns import Items
from factcheck.facts.speech.reading import APOSTROPHES, WINDOW, Draft, Reading
from factcheck.facts.speech.units import COLONS, COMMAS, DASHES, QUOTE, STOPS

_ACTS = (
    "describe",
    "accuse",
    "praise",
    "deny",
    "confirm",
    "propose",
    "reject",
    "exclude",
    "blame",
)  # what is done with a content
_SHORT = 5  # items of a content that goes on behind its cue ("Once, he said, they …")


def parenthesis(r: Reading, n: int, hit: Hit, require: bool = True) -> Draft | None:
    """content, cue speaker[, content]  and  content, speaker cue."""
    boundary = bounds.boundary_before(r, hit.first)
    if hit.cls in _ACTS and not _tells_all_the_same(r, hit, boundary):
        return None
    opening = _opening(r, hit, boundary)
    if opening is None:
        return None
    subject, begin = opening
    inverted = subject is None and boundary is not None and not hit.as_
    left = _left_content(r, begin)
    subject, rest = _speaker(r, hit, subject)
    if (not left and not hit.as_) or (inverted and _governs_clause(r, hit, rest, left)):
        return None
    if r.words.as_final and _in_first_phrase(r, hit, left):
        return None
    if _has_own_object(r, n, hit, rest, left) or not _plausible(r, hit, left, subject):
        return None
    right = _right_content(r, n, hit, rest, left, subject)
    if not left and not right:
        return None
    return Draft(hit, left + right, subject, (rest, bounds.clause_stop(r, rest, 30)))


def _tells_all_the_same(r: Reading, hit: Hit, boundary: int | None) -> bool:
    """Whether a verb that does something with a content tells one here: "« … », accuse Roy", "…, the club confirmed."."""
    behind_quote = boundary is not None and QUOTE in (r.unit.words[boundary], r.unit.at(boundary - 1))
    closing = hit.cls == "confirm" and bounds.free_end(r, hit) and not r.unit.is_comma(hit.first - 1)
    return closing or (behind_quote and _is_set_off(r, hit.first - 1))


def _opening(r: Reading, hit: Hit, boundary: int | None) -> tuple[Items | None, int] | None:
    """The speaker before the cue, if one stands there, and the item at which the parenthesis begins; None where there is none."""
    if hit.as_:
        return None, _as_start(r, hit)
    found = _apposed_before(r, hit) if hit.subject is None else None
    if found is None and boundary is None and hit.subject is None:
        found = _name_before_cue(r, hit)
        if found is None:
            return None
    return found, found[0] if found else hit.first


def _speaker(r: Reading, hit: Hit, before: Items | None) -> tuple[Items | None, int]:
    """The speaker's phrase, and the item behind speaker and cue."""
    if hit.subject is not None:
        return (hit.subject, hit.subject + 1), hit.last
    if hit.within is not None:
        return hit.within, hit.last
    if hit.lead is not None:
        return _led_subject(r, hit.lead), hit.last
    if before is not None:
        return before, hit.last
    found = subjects.inverted(r, hit)
    return _quoted_one(r, hit, found) if hit.cls == "cite" else found, found[1] if found else hit.last


def _is_set_off(r: Reading, i: int) -> bool:
    """Whether a comma stands at item i behind a quotation, or a mark inside it, so that it is no name ("„Der Vorhang“ feierte …")."""
    if r.unit.words[i] != QUOTE:
        return r.unit.is_comma(i)
    return r.unit.text[slice(*r.unit.quotes[i].inner)].rstrip()[-1:] in (*STOPS, *COMMAS)


def _in_first_phrase(r: Reading, hit: Hit, left: list[Items]) -> bool:
    """Whether a quotation right before a verb belongs to the phrase the clause begins with ("In der Reihe „Damals“ erinnert …")."""
    named = r.unit.at(hit.first - 1) == QUOTE and hit.subject is None
    return named and any(r.unit.is_word(i) for a, b in left for i in range(a, b))


def _governs_clause(r: Reading, hit: Hit, rest: int, left: list[Items]) -> bool:
    """Whether a clause follows what looks like an inverted speaker, so that it is that clause's subject.

    "The mayor, who has two sons, said he would stay" — in a language that needs no word for "that".
    """
    quoted = any(r.unit.words[j] == QUOTE for a, b in left for j in range(a, b))
    if not r.words.bare or quoted or rest >= len(r.unit) or not r.unit.is_word(rest):
        return False
    beside = ("prepositions", "to", "times", "between", "conjunctions", "contrast", "subordinators")
    if rest == hit.last:
        return False
    clause = next((j for j in range(hit.first - 2, left[-1][0], -1) if r.unit.is_comma(j)), None) if left else None
    if clause is not None and r.words.in_("relatives", r.unit.at(clause + 1)):
        return True  # "The mayor, who was elected in 2020, added two rooms to his house"
    if r.words.in_any(("auxiliaries", "passive"), r.unit.words[rest]):
        return True
    return not r.words.in_any(beside, r.unit.words[rest]) and not any(h.first == rest for h in r.hits)


def _plausible(r: Reading, hit: Hit, left: list[Items], subject: Items | None) -> bool:
    """Whether the cue can be a parenthesis: not where a title before it and a thing behind it make it the main verb."""
    if hit.as_ or hit.subject is not None or all(r.unit.words[j] == QUOTE for a, b in left for j in range(a, b)):
        return True
    if any(c.cls == "ask" for c in r.words.cues(r.unit.words[left[0][0]])):
        return False  # "Asked whether he would return, Orr laughed"
    if subject is None and r.words.in_("conjunctions", r.unit.at(hit.last)):
        return False  # the first of two verbs that share what follows
    quoted = any(r.unit.words[j] == QUOTE for a, b in left for j in range(a, b))
    if ((hit.weak and r.words.caseless) or r.words.tight) and not quoted:
        return False  # nothing tells a name from a noun there
    dashed = r.unit.at(min(hit.first, subject[0] if subject else hit.first) - 1) in DASHES  # "– … – podała straż pożarna"
    if hit.weak and (subject is None or not (_is_bare(r, subject) or (dashed and subjects.can_speak(r, subject)))):
        return False
    if quoted:
        return True
    if subject is None and r.words.comma_clause and r.unit.is_comma(hit.last) and _is_name_and_more(r, left):
        return False  # "Paul Orr, Chef von Norda, sagte, …"
    if _is_apposed_name(r, left):
        return False
    if subject is None or subject[0] < hit.first or subjects.can_speak(r, subject):
        return True
    first, last = left[-1]
    chunk = next((j + 1 for j in range(last - 1, first, -1) if r.unit.is_comma(j)), first)
    content_words = [i for i in range(*subject) if r.unit.is_word(i) and not r.words.in_("determiners", r.unit.words[i])]
    if chunk > first and len(content_words) > 1:
        return False  # "the course, held for the first time, explains the basics …"
    return not ((chunk > first and nouns.capital(r.unit, r.words, chunk)) or bounds.is_apposition(r, chunk))


def _is_bare(r: Reading, subject: Items) -> bool:
    """Whether a speaker's phrase is a pronoun, a name with its title, or a short phrase with an article ("the Times", "the jury")."""
    own = [i for i in range(*subject) if r.unit.is_word(i)]
    if len(own) < 2 or r.words.in_("determiners", r.unit.words[own[0]]):
        return len(own) <= 4
    return all(nouns.capital(r.unit, r.words, i) or r.unit.words[i] in r.words.titles for i in own)


def _is_name_and_more(r: Reading, left: list[Items]) -> bool:
    """Whether what stands before a cue is a name and something behind its comma."""
    run = nouns.name_at(r.unit, r.words, (left[0][0], left[-1][1]))
    return run is not None and run[1] - run[0] > 1 and r.unit.is_comma(run[1])


def _is_apposed_name(r: Reading, left: list[Items]) -> bool:
    """Whether what stands before the cue is nothing but its subject: a name and its role ("Paul Orr, mayor of Ashby, said")."""
    first, last = left[0][0], left[-1][1]
    run = next((x for x in nouns.names(r.unit, r.words, (first, last)) if x[0] <= first + 2), None)
    if run is None or not r.unit.is_comma(run[1]) or run[1] >= last:
        return False
    behind = r.unit.at(run[1] + 1)
    aside = behind.isdigit() or (r.words.bare and r.words.in_("prepositions", behind))  # "Ann Roe, 61, from Hull, admitted …"
    return aside or bounds.is_apposition(r, run[1] + 1)


def _quoted_one(r: Reading, hit: Hit, citing: Items | None) -> Items | None:
    """Whose words a paper or an agency gives ("„…“, zitiert die Zeitung einen Beamten"); None where a pronoun stands for him."""
    opener = r.unit.at(hit.last)
    if (opener in r.words.pronouns or r.words.in_any(("oblique", "dative"), opener)) and not _heads_phrase(r, hit.last):
        return None
    told = nouns.after(r.unit, r.words, citing[1]) if citing and r.unit.is_word(citing[1]) else None
    return told or citing


def _heads_phrase(r: Reading, i: int) -> bool:
    """Whether a word that may be a pronoun is the article of a noun ("das Blatt")."""
    return (
        r.words.common_nouns_capitalised and r.words.in_("determiners", r.unit.words[i]) and r.unit.is_word(i + 1) and r.unit.capital(i + 1)
    )


def _led_subject(r: Reading, lead: Items) -> Items | None:
    """The speaker between "as" and a cue at the end of the clause, or the document after "from" ("wie aus dem Papier hervorgeht")."""
    first, last = lead
    if r.words.in_("prepositions", r.unit.words[first]):
        first += 1
    if r.words.pronouns.get(r.unit.words[first]) == "n" and not _heads_phrase(r, first):
        return None
    found = nouns.after(r.unit, r.words, first)
    return (found[0], min(found[1], last)) if found and found[0] < last else None


def _as_start(r: Reading, hit: Hit) -> int:
    i = hit.first
    while i > 0 and not (r.unit.is_comma(i - 1) or r.unit.is_break(i - 1) or r.unit.words[i - 1] == QUOTE):
        i -= 1
    return i


def _apposed_before(r: Reading, hit: Hit) -> Items | None:
    """A speaker with name and role between quotation and cue, set off by commas ("…,” the mayor, Ann Roe, told reporters")."""
    comma = hit.first - 1
    while comma >= 0 and r.words.in_("between", r.unit.words[comma]):
        comma -= 1
    if not r.unit.is_comma(comma):
        return None
    i = comma - 1
    while i >= 0 and comma - i < 2 * WINDOW and r.unit.words[i] != QUOTE and not r.unit.is_break(i):
        i -= 1
    if i < 0 or r.unit.words[i] != QUOTE:
        return None
    first = bounds.skip_lead(r, i + 1 + r.unit.is_comma(i + 1), comma)
    if first >= comma or any(first <= h.first < comma for h in r.hits):
        return None
    named = bool(nouns.names(r.unit, r.words, (first, comma)))
    return (first, comma) if named and any(r.unit.is_comma(k) for k in range(first, comma)) else None


def _name_before_cue(r: Reading, hit: Hit) -> Items | None:
    """The phrase between a comma or quotation and the cue ("…, Mr Orr said"), if it is short enough for a speaker."""
    i = hit.first - 1
    while i >= 0 and r.words.in_("between", r.unit.words[i]):
        i -= 1
    j = i
    while j >= 0 and i - j < 14 and not (r.unit.words[j] == QUOTE or r.unit.is_comma(j) or r.unit.is_break(j)):
        j -= 1
    if j < 0 or i <= j or r.unit.words[j] in COLONS or r.unit.words[j] in "()":
        return None
    first = bounds.skip_lead(r, j + 1, i + 1)
    if first > i or r.words.in_("relatives", r.unit.words[first]) or r.words.match(r.words.that, r.unit.words, first):
        return None
    if r.unit.words[j] != QUOTE and not (j > 0 and r.unit.words[j - 1] == QUOTE) and not bounds.free_end(r, hit):
        return None
    if r.words.in_any(("prepositions", "subordinators", "oblique"), r.unit.words[first]):
        return None
    if r.words.in_("conjunctions", r.unit.words[i]) and any(first <= h.first < i for h in r.hits):
        return None  # "erklärte Roe und fügte hinzu"
    relative = any(r.words.match(r.words.that, r.unit.words, k) for k in range(first + 1, i))
    if relative and r.unit.words[i] in r.words.pronouns and not nouns.capital(r.unit, r.words, i):
        return None  # a side clause with its subject ("…, a plan that he denounces")
    marked = r.words.sets["speaker_marks"] or r.words.sets["venue"]
    return subjects.inner(r, first, i + 1) if marked else (first, i + 1)


def _left_content(r: Reading, begin: int) -> list[Items]:
    """The content before a parenthetical cue: the quotations right before it, or the clause from where it may begin."""
    i = begin - 1
    while i >= 0 and (r.unit.is_comma(i) or r.unit.words[i] in DASHES or r.unit.words[i] in STOPS):
        i -= 1
    if i < 0:
        return []
    low = bounds.left_limit(r, begin)
    if low > i:
        return []
    quotes = [j for j in range(low, i + 1) if r.unit.words[j] == QUOTE]
    if r.unit.words[i] == QUOTE and _stands_alone(r, i, low):
        first = i
        while first - 1 in quotes:
            first -= 1
        return [(j, j + 1) for j in range(first, i + 1)]
    if r.unit.words[i] == QUOTE and r.unit.at(i - 1) in DASHES:
        return [(i, i + 1)]  # "… – „mit großem Erfolg“, wie er sagt"
    if quotes and _stands_alone(r, quotes[0], low):
        return [(quotes[0], i + 1)]
    return [(low, i + 1)]


def _stands_alone(r: Reading, quote: int, low: int) -> bool:
    """Whether a quotation is a sentence of its own, not a part of the clause around it."""
    if quote == low or r.unit.words[quote - 1] in COLONS or r.unit.words[quote - 1] == QUOTE:
        return True
    if r.words.common_nouns_capitalised and r.unit.is_word(quote - 1):
        return False
    q = r.unit.quotes[quote]
    first = next((c for c in r.unit.text[q.inner[0] : q.inner[1]] if c.isalnum()), "a")
    return first.isupper() and q.inner[1] - q.inner[0] > 25 and r.unit.words[quote - 1] not in APOSTROPHES


def _has_own_object(r: Reading, n: int, hit: Hit, rest: int, left: list[Items]) -> bool:
    """Whether a colon or quotation behind the cue is its content, so that what stands before it is not."""
    if not left:
        return False
    i = rest
    while i < len(r.unit) and i < rest + WINDOW and r.unit.words[i] != QUOTE and not (r.unit.is_break(i) or r.unit.is_comma(i)):
        i += 1
    if i < len(r.unit) and r.unit.words[i] in COLONS:
        return not any(r.unit.words[j] == QUOTE for a, b in left for j in range(a, b))
    all_quoted = any(r.unit.words[j] == QUOTE for a, b in left for j in range(a, b))
    if r.words.moods and mood.in_mood(mood.lower(r.unit, left[0][0], left[-1][1]), r.words):
        return False  # "Es sei zu spät, sagte Roe „und wir wussten es“"
    return i < len(r.unit) and r.unit.words[i] == QUOTE and not all_quoted


def _right_content(r: Reading, n: int, hit: Hit, rest: int, left: list[Items], subject: Items | None) -> list[Items]:
    """Content that goes on behind a parenthetical cue."""
    i = rest
    while i < len(r.unit) and not (r.unit.is_comma(i) or r.unit.is_break(i) or r.unit.words[i] == QUOTE):
        i += 1
    quoted = all(r.unit.words[j] == QUOTE for a, b in left for j in range(a, b)) if left else False
    j = i
    while j < len(r.unit) and (r.unit.is_comma(j) or r.unit.is_break(j)):
        j += 1
    if j >= len(r.unit):
        return []
    end = bounds.right_end(r, n, j)
    if r.unit.words[j] == QUOTE and (quoted or not left or hit.form != "as"):
        return [(k, k + 1) for k in range(j, end) if r.unit.words[k] == QUOTE]
    if quoted or (left and not _goes_on(r, hit, left, subject, i, j)):
        later = next((k for k in range(j, end) if r.unit.words[k] == QUOTE and _resumes(r, k)), None)
        return [(later, later + 1)] if later is not None and quoted else []
    return [(j, end)] if end - j > 1 else []


def _resumes(r: Reading, quote: int) -> bool:
    """Whether a quotation takes up the one before, past what is told of the speaker ("said Lee, who is 30, “and so do I”")."""
    if r.unit.words[quote - 1] in STOPS:
        return True
    first = r.unit.text[r.unit.quotes[quote].inner[0] : r.unit.quotes[quote].inner[1]].lstrip()[:1]
    return r.unit.is_comma(quote - 1) and first.islower()


def _goes_on(r: Reading, hit: Hit, left: list[Items], subject: Items | None, gap: int, j: int) -> bool:
    if not r.unit.is_comma(gap) and r.unit.words[gap] not in DASHES and r.unit.words[gap] not in COLONS:
        return False
    if r.unit.words[gap] in COLONS:
        return True
    if (
        left[-1][1] - left[0][0] > _SHORT
        and r.unit.is_comma(gap)
        and r.unit.at(min(hit.first, subject[0] if subject else hit.first) - 1) in DASHES
    ):
        return False  # "– … – obiecał prezes, pytany o plany": a turn between dashes goes on behind another
    if any(h.first == j and h.form in ("gerund", "source") for h in r.hits) or r.words.in_("relatives", r.unit.words[j]):
        return False
    size = left[-1][1] - left[0][0]
    opener = r.unit.words[left[0][0]]
    if subject is None or subject[1] <= hit.first or hit.subject is not None:
        return True
    if r.words.in_("prepositions", opener) or r.words.in_("subordinators", opener):
        return not nouns.is_role(r.words, r.unit.words[j])
    return size <= _SHORT and not nouns.is_role(r.words, r.unit.words[j])
