"""Finds the cues of a unit: verbs with their auxiliaries and clitic subjects, participles, "according to" and its kin."""

from __future__ import annotations

from collections.abc import Collection

from factcheck.facts.speech import nouns, quotatives
from factcheck.facts.speech.cuewords import Cue, CueWords
from factcheck.facts.speech.units import ABBREVIATED, COMMAS, QUOTE, Unit
from factcheck.records import dataclass

_APOSTROPHES = frozenset("'’")
_LONGEST_LEAD = 18  # items of a clause that begins with "as" and ends with its cue
_SURE = ("demand", "urge")  # classes of phrases whose words are weak each by itself ("called for")
_SPEAKER = 7  # items back from a verb to the quotation that its subject follows
_SAID = 3  # words of a quotation that is more than a name
_ENDS = ("", ".", "!", "?")
_TAKEN = 4  # items of a phrase that takes up the sentence before
_VERB = 4  # letters of a verb that is no particle
_BRACKET = 30  # items between an auxiliary and a participle at the end of its clause
_LONGEST_SOURCE = 40  # letters of a source that a word closes
_TITLE_MARKS = frozenset("·-")
_REACH = 6  # items that may stand between an auxiliary and its participle


@dataclass(slots=True)
class Hit:
    """A cue: the items [first, last), its form and class, the clitic subject inside it.

    Forms: finite, gerund, noun, source ("according to"), after (a postposed source), as ("as X said"), relative ("diyen X": X, who says).
    """

    form: str
    cls: str
    first: int
    last: int
    subject: int | None = None
    hearsay: bool = False
    passive: bool = False
    negated: bool = False
    as_: bool = False
    lead: tuple[int, int] | None = None  # what stands between "as" and a cue that ends its clause ("wie die Polizei mitteilte")
    within: tuple[int, int] | None = None  # the speaker between an auxiliary and its participle ("hatte Roe gesagt")
    plural: bool = False
    others: tuple[str, ...] = ()  # further classes of the same verb ("appelle": to call, to call for)
    impersonal: bool = False  # "it is said": who says it stands behind "from", or nowhere
    bracket: int | None = None  # the auxiliary of a participle that ends its clause, where what is demanded stands between the two
    weak: bool = False  # a word that mostly says something else: it needs a quotation or a complementiser
    until: int | None = None  # where what is said ends, in languages that close it with a particle or an ending before the verb
    closed: int | None = None  # the item behind the word that closes a source ("据…报道")
    taken_up: bool = False  # "so" stands for what was said in the sentence before ("「…」。田中氏はそう語った")


def find(unit: Unit, words: CueWords) -> list[Hit]:
    """The cues outside quotations, in order, none overlapping another."""
    hits: list[Hit] = []
    behind = _places_behind_words(unit, words)
    i = 0
    while i < len(unit):
        hit = _hit(unit, words, i) if unit.words[i] in words.triggers else _behind_words(unit, words, i) if i in behind else None
        if hit and (not hits or hit.first >= hits[-1].last):
            hits.append(hit)
            i = hit.closed or hit.last
        else:
            i += 1
    marks = {h.until for h in hits if h.until != h.first}
    return [h for h in hits if h.first not in marks]  # "”라며 강조했다": the verb tells what its particle would


def _places_behind_words(unit: Unit, words: CueWords) -> Collection[int]:
    """The items at which a verb may tell who said the words before it: right behind them, or at the end of what follows them."""
    if not unit.quotes or words.caseless or words.order != "svo":
        return ()
    places = {q + 1 + unit.is_comma(q + 1) for q in unit.quotes}
    if words.bare:
        for q in unit.quotes:
            places.update(i for i in range(q + 2, min(len(unit), q + _SPEAKER)) if unit.at(i + 1) in _ENDS)
    return places


def _behind_words(unit: Unit, words: CueWords, i: int) -> Hit | None:
    """Whatever verb stands between words that somebody said and who he is ("„Das wird eng“, grinst Paul Orr"), or ends the sentence
    behind him where the subject comes first (“We won,” an insider smirked).
    """
    if not unit.is_word(i) or unit.capital(i) or len(unit.words[i]) < _VERB:
        return None
    if nouns.function_word(words, unit.words[i]) or nouns.is_role(words, unit.words[i]) or unit.at(i + 1) == "-":
        return None
    before = i - 1 - unit.is_comma(i - 1)
    if before in unit.quotes:
        told = _is_said(unit, words, before) and _person_at(unit, words, i + 1) is not None
    else:
        quote = next((q for q in range(i - 2, max(-1, i - _SPEAKER), -1) if q in unit.quotes), None)
        found = _person_at(unit, words, quote + 1) if words.bare and quote is not None and unit.at(i + 1) in _ENDS else None
        told = found is not None and found[1] >= i and quote is not None and _is_said(unit, words, quote)
    return _finish(unit, words, Hit("finite", "say", i, i + 1)) if told else None


def _is_said(unit: Unit, words: CueWords, q: int) -> bool:
    """Whether the quotation at item q is what somebody said: set off from what follows, no part of a clause, and no title."""
    said = unit.text[slice(*unit.quotes[q].inner)].rstrip()
    off = unit.is_comma(q + 1) or said[-1:] in (",", "!", "?", "…")
    own = [w for w in said.split() if w.islower() and w not in words.small_words]
    return off and not unit.is_word(q - 1) and bool(own) and len(said.split()) >= _SAID


def _person_at(unit: Unit, words: CueWords, i: int) -> tuple[int, int] | None:
    """The phrase at item i, if it is somebody: a name, an office with an article, a pronoun."""
    if words.pronouns.get(unit.at(i)) in ("m", "f"):
        return (i, i + 1)
    while nouns.is_role(words, unit.at(i)) and not words.common_nouns_capitalised and unit.is_word(i + 1):
        i += 1  # "“…,” beamed goalkeeper Ann Roe"
    found = nouns.after(unit, words, i)
    if found is None or found[0] != i or (words.in_("genitive", unit.words[i]) and not words.in_("determiners", unit.words[i])):
        return None
    if words.in_("determiners", unit.words[i]):
        some = any(nouns.is_role(words, unit.words[k]) or words.in_("anonymous", unit.words[k]) for k in range(*found))
        return found if some else None
    run = nouns.head_name(unit, words, found) if unit.capital(i) else None
    if run is None or unit.words[run[1] - 1] in words.days or words.cues(unit.at(run[1])):
        return None
    return found


def _hit(unit: Unit, words: CueWords, i: int) -> Hit | None:
    own = words.match(words.own_sources, unit.words, i) if words.own_sources else None
    if own:
        return Hit("source", "source", i, i + own[0], subject=next(j for j in range(i, i + own[0]) if unit.words[j] in words.possessives))
    source = words.match(words.sources, unit.words, i)
    if source and _is_source(unit, words, i, i + source[0]):
        return Hit("source", "source", i, i + source[0], closed=_closed(unit, words, i + source[0]))
    if words.common_nouns_capitalised and _compound_source(unit, words, i):
        return Hit("source", "source", i, i + 1)
    after = words.match(words.sources_after, unit.words, i)
    if after and i > 0 and not unit.is_break(i - 1) and not words.in_("no_sources", unit.words[i - 1]):
        return Hit("after", "source", i, i + after[0])
    if words.in_("relative_cues", unit.words[i]):
        return Hit("relative", "say", i, i + 1)
    if words.no_cues and words.match(words.no_cues, unit.words, i):
        return None
    phrase = words.match(words.phrases, unit.words, i)
    if phrase and phrase[1].cls != "noun" and not (phrase[1].form == "finite" and _is_noun(unit, words, i)):
        if words.sets["quotatives"]:  # the particle is the phrase's own first letter: "…としている"
            closed = quotatives.ends_clause(unit, words, i) or unit.at(i - 1) == QUOTE
            return Hit(phrase[1].form, phrase[1].cls, i, i + phrase[0], until=i) if closed else None
        return _finish(unit, words, Hit(phrase[1].form, phrase[1].cls, i, i + phrase[0]))
    found = words.cues(unit.words[i]) if not words.match(words.sources_after, unit.words, i + 1) else ()
    for cue in found:
        hit = _verb(unit, words, i, cue)
        if hit:
            hit.others = tuple(c.cls for c in found if c.form == cue.form and c.cls != cue.cls)
            return hit
    if phrase and phrase[1].cls == "noun" and not _told_of(words, unit.at(i - 1)):
        return Hit(phrase[1].form, phrase[1].cls, i, i + phrase[0])
    return None


def _compound_source(unit: Unit, words: CueWords, i: int) -> bool:
    """Whether a preposition and a compound name a source ("nach Polizeiangaben")."""
    word = unit.at(i + 1)
    phrases = words.sources.get(unit.words[i], ())
    return any(len(p) == 2 and len(p[1]) > 3 and word.endswith(p[1]) and word != p[1] for p, _ in phrases) and unit.capital(i + 1)


def _told_of(words: CueWords, before: str) -> bool:
    """Whether the word before is a verb whose object is the claim ("denied reports that", "rejected calls for")."""
    return any(c.form == "finite" for c in words.cues(before))


def _is_noun(unit: Unit, words: CueWords, i: int) -> bool:
    """Whether a phrase that may be a verb is a noun here: it has an article or is what somebody rejects ("calls for")."""
    before = unit.at(i - 1)
    return words.in_("claims", unit.words[i]) and (_told_of(words, before) or words.in_any(("determiners", "prepositions"), before))


def _is_source(unit: Unit, words: CueWords, first: int, last: int) -> bool:
    """Not "the second" (secondo) nor "according to which"."""
    before, after = unit.at(first - 1), unit.at(last)
    if words.in_("no_sources", after):
        return False  # "laut Plan"
    if last - first == 1 and (words.in_("determiners", before) or words.in_("prepositions", before) or before in _APOSTROPHES):
        return False
    return (
        bool(after)
        and not (words.in_("relatives", after) and not words.in_("determiners", after))
        and (unit.is_word(last) or after in _APOSTROPHES or after == QUOTE)
    )


def _closed(unit: Unit, words: CueWords, i: int) -> int | None:
    """Behind the word that closes a source that begins at item i, where a language writes one on both of its sides."""
    for j in range(i, min(len(unit), i + _LONGEST_SOURCE)):
        if not unit.is_word(j) and unit.words[j] not in _TITLE_MARKS:
            return None
        if words.in_("closers", unit.words[j]) and not unit.is_word(j + 1):
            return j + 1
    return None


def _verb(unit: Unit, words: CueWords, i: int, cue: Cue) -> Hit | None:
    if cue.form == "past":
        return _participle(unit, words, i, cue)
    if words.sets["lets"] and (let := _let(unit, words, i, cue)):
        return let
    if cue.form == "infinitive" or (unit.words[i] in words.separable and not (_has_particle(unit, words, i) or _behind_quote(unit, i))):
        return None
    if words.in_("not_before", unit.at(i + 1)):
        return None  # "被称为", "述べられた"
    if words.sets["quotatives"]:
        said = quotatives.said_before(unit, words, i)
        weak = words.in_("weak", unit.words[i])
        return Hit("finite", cue.cls, i, i + 1, until=said.until, taken_up=said.taken_up, weak=weak) if said else None
    hit = Hit(cue.form, cue.cls, i, i + 1)
    before = _skip_back(unit, words, i - 1, hit)
    if cue.form == "finite" and not _may_be_finite(unit, words, i, before, cue.cls):
        return None
    if cue.form == "gerund" and words.in_("passive", unit.at(before)) and words.in_("passive", unit.at(i - 1)):
        hit.form, hit.first = "finite", i - 1
    if cue.form == "gerund" and words.in_("prepositions", unit.at(i - 1)):
        return None
    return _finish(unit, words, hit)


def _has_particle(unit: Unit, words: CueWords, i: int) -> bool:
    """Whether the particle of a separable verb stands at the end of its clause ("gab gegenüber der Zeitung an, dass …")."""
    j = i + 1
    while j < len(unit) and (unit.is_word(j) or unit.words[j] in ("-", ABBREVIATED, QUOTE)):
        if unit.words[j] == QUOTE and unit.words[j - 1] in words.separable[unit.words[i]]:
            return True  # "hält den Plan für „absurd“"
        j += 1
    particles = words.separable[unit.words[i]]
    before_that = any(unit.words[k] in particles and words.match(words.that, unit.words, k + 1) for k in range(i + 1, j))
    return before_that or unit.words[j - 1] in particles or unit.at(i + 1) in particles  # "kondigde vrijdag aan dat …"


def _let(unit: Unit, words: CueWords, i: int, cue: Cue) -> Hit | None:
    """What somebody has others say ("ließ über seinen Anwalt erklären", "…, ließ er mitteilen")."""
    if unit.is_word(i + 1) or not any(c.form == "infinitive" for c in words.cues(unit.words[i])):
        return None
    at = i - 1
    while at >= 0 and i - at < _REACH + _REACH and unit.is_word(at) and not words.in_("lets", unit.words[at]):
        at -= 1
    if at < 0 or not words.in_("lets", unit.words[at]):
        return None
    hit = Hit("finite", cue.cls, i, i + 1)
    if at == 0 or not unit.is_word(at - 1):
        return _inverted(unit, words, hit, at)
    hit.first = at
    return _finish(unit, words, hit)


def _behind_quote(unit: Unit, i: int) -> bool:
    """Whether a verb stands right behind a quotation, where its particle tells nothing more ("„…“, wirft Roe, die …, ein")."""
    return unit.is_comma(i - 1) and unit.at(i - 2) == QUOTE and unit.is_word(i + 1)


def _skip_back(unit: Unit, words: CueWords, at: int, hit: Hit) -> int:
    """Leftwards over adverbs and negations; a negation is noted."""
    small = ("between", "negations", "object_marks")
    while at >= 0 and (words.in_any(small, unit.words[at]) or unit.words[at] in _APOSTROPHES):
        hit.negated = hit.negated or words.in_("negations", unit.words[at])
        at -= 1
    return at


def _may_be_finite(unit: Unit, words: CueWords, i: int, before: int, cls: str) -> bool:
    """A form that is a verb here, and one that states: no infinitive after a modal, no noun after an article."""
    left, skipped = unit.at(i - 1), unit.at(before)
    taken = words.match(words.backward, unit.words, 0) if i < _TAKEN and words.backward else None
    if taken and taken[0] == i:
        return True  # "Lo ha detto Roe", "Dat meldt de politie"
    if left == "-" and i > 1 and unit.ends[i - 1] == unit.starts[i]:
        return False  # "so-called"
    if words.in_("not_after", skipped) or words.in_("not_after", left):
        return False
    if i and unit.capital(i) and not words.caseless and unit.is_word(i - 1):
        return False
    if words.as_final and (_ends_passive(unit, words, i) or (words.in_("alone_cues", unit.words[i]) and words.cues(unit.at(i + 1)))):
        return False  # "so hofft Roe"
    if cls in ("describe", "accuse", "praise") and words.in_("object_marks", left):
        return True
    if words.in_("alone", left) and not words.in_("weak", unit.words[i]):
        return True
    if (words.in_("determiners", left) and left not in words.pronouns) or (
        words.in_("genitive", left) and not words.in_("relatives", left)
    ):
        return bool(_as_before(unit, words, i))
    if words.in_("prepositions", left) and not words.in_("between", left):
        return False
    if words.in_("claims", unit.words[i]) and _told_of(words, left):
        return False
    if words.in_("also_nouns", unit.words[i]) and not _may_have_bare_verb(unit, words, i - 1):
        return False  # "weak demand"
    if words.in_("weak", unit.words[i]) and (
        (words.in_("media", left) and not unit.capital(i - 1)) or (words.bare and words.in_("to", unit.at(i + 1)))
    ):
        return False  # "in a blog post", "alleged to have"
    if words.bare and cls == "ask" and (i == 0 or not unit.is_word(i - 1)) and unit.at(i - 1) != QUOTE:
        return False  # "Asked whether …, he said"
    return not (words.bare and words.in_("auxiliaries", skipped) and not any(c.form == "past" for c in words.cues(unit.words[i])))


def _ends_passive(unit: Unit, words: CueWords, i: int) -> bool:
    """Whether a form that may be a participle ends a clause in the passive ("das Urteil werde im März erwartet")."""
    if unit.is_word(i + 1) or not any(c.form == "past" for c in words.cues(unit.words[i])):
        return False
    j = i - 1
    while j >= 0 and i - j < _BRACKET and unit.is_word(j):
        if words.in_("passive", unit.words[j]):
            return True
        j -= 1
    return False


def _may_have_bare_verb(unit: Unit, words: CueWords, i: int) -> bool:
    """Whether the word at i may be the subject of a verb that looks like a noun: more than one, a pronoun or a name."""
    word = unit.at(i)
    plural = words.is_plural_noun(word) or words.in_any(("between", "negations", "anonymous", "groups", "relatives", "alone"), word)
    return i < 0 or not unit.is_word(i) or plural or word in words.pronouns or (i > 0 and nouns.capital(unit, words, i))


def _participle(unit: Unit, words: CueWords, i: int, cue: Cue) -> Hit | None:
    """A participle with its auxiliary to the left, adverbs, negation and a clitic subject between ("n’a-t-il pas déclaré")."""
    hit = Hit("finite", cue.cls, i, i + 1)
    if words.as_final and words.in_("auxiliaries", unit.at(i + 1)) and not unit.is_word(i + 2):
        hit.last = i + 2  # "wie die Polizei mitgeteilt hat"
        return _finish(unit, words, hit)
    at, low = i - 1, max(-1, i - 1 - _REACH)
    while at > low:
        word = unit.words[at]
        if words.in_("auxiliaries", word) or words.in_("passive", word):
            return _with_auxiliary(unit, words, hit, at)
        if word in words.pronouns and unit.at(at - 1) == "-":
            hit.subject = at
        elif not _may_stand_inside(words, word):
            return _bracketed(unit, words, hit)
        hit.negated = hit.negated or words.in_("negations", word)
        at -= 1
    return None


def _bracketed(unit: Unit, words: CueWords, hit: Hit) -> Hit | None:
    """A participle at the end of its clause, far from its auxiliary ("hat am Montag eine Untersuchung gefordert")."""
    if not words.as_final or (unit.is_word(hit.last) and not words.in_("conjunctions", unit.words[hit.last])):
        return None
    bracket = _auxiliary_before(unit, words, hit.first, ("passive",) if hit.cls == "cite" else ("auxiliaries",))
    behind = unit.at((bracket or 0) + 1)
    if bracket is None or (words.pronouns.get(behind) == "n" and not words.in_("determiners", behind)):
        return None  # "habe man ihm mit Kündigung gedroht"
    quoted = QUOTE in unit.words[bracket : hit.first]
    if bracket and (quoted or words.in_("objects", hit.cls) or hit.cls in words.topics):
        hit.bracket = bracket
        return hit
    return _inverted(unit, words, hit, bracket)


def _auxiliary_before(unit: Unit, words: CueWords, participle: int, kinds: tuple[str, ...]) -> int | None:
    """The auxiliary at the other end of a participle's clause; past a comma only where a quotation shows that the clause goes on."""
    i, quoted = participle, False
    while i > 0 and participle - i < _BRACKET:
        i -= 1
        quoted = quoted or unit.words[i] == QUOTE
        if words.in_any(kinds, unit.words[i]):
            return i
        if not (unit.is_word(i) or unit.words[i] in ("-", QUOTE) or (quoted and unit.is_comma(i))):
            return None
    return None


def _inverted(unit: Unit, words: CueWords, hit: Hit, bracket: int) -> Hit | None:
    """A participle whose speaker stands between it and the auxiliary, behind what was said ("…, hatte der Minister am Montag gesagt")."""
    taken = words.match(words.backward, unit.words, 0)
    behind = unit.is_comma(bracket - 1) or unit.at(bracket - 1) == QUOTE or (taken and taken[0] == bracket)
    if not bracket or not behind:
        return None
    found = nouns.after(unit, words, bracket + 1)
    small = ("between", "times", "prepositions", "determiners")
    if found is None or found[0] >= hit.first:
        return None
    found = (found[0], min(found[1], hit.first))
    if found[1] < hit.first and not words.in_any(small, unit.words[found[1]]):
        return None
    hit.within, hit.first = (found[0], found[1]), bracket
    return hit


def _may_stand_inside(words: CueWords, word: str) -> bool:
    return (
        word == "-" or word in _APOSTROPHES or words.in_("euphonic", word) or words.in_any(("between", "negations", "object_marks"), word)
    )


def _with_auxiliary(unit: Unit, words: CueWords, hit: Hit, at: int) -> Hit:
    hit.passive = words.in_("passive", unit.words[at]) and not words.in_("auxiliaries", unit.words[at])
    hit.hearsay = words.in_("hearsay", unit.words[at])
    hit.first = at
    if hit.passive and words.in_("auxiliaries", unit.at(at - 1)):
        hit.first = at - 1  # "has been said", "a été dit"
    return _finish(unit, words, hit)


def _finish(unit: Unit, words: CueWords, hit: Hit) -> Hit:
    """Adds a clitic subject after the verb (dit-elle), "as", and a negation before it."""
    at = hit.last
    if unit.at(at) == "-":
        at += 2 if words.in_("euphonic", unit.at(at + 1)) and unit.at(at + 2) == "-" else 0
        if unit.at(at + 1) in words.pronouns:
            hit.subject, hit.last = at + 1, at + 2
    _skip_back(unit, words, hit.first - 1, hit)
    if (words.in_("impersonal", unit.at(hit.first - 1)) and hit.cls in ("say", "think")) or words.in_(
        "impersonal", unit.at(hit.subject or -1)
    ):
        hit.passive, hit.subject = True, None  # "si dice", "se ha dicho"
    verbs = [unit.words[j] for j in range(hit.first, hit.last) if words.cues(unit.words[j])]
    hit.weak = hit.cls not in _SURE and bool(verbs) and all(words.in_("weak", v) for v in verbs)
    hit.impersonal = hit.subject is None and any(words.pronouns.get(unit.words[j]) == "n" for j in range(hit.first, hit.last))
    hit.as_ = bool(_as_before(unit, words, hit.first))
    if words.as_final and not hit.as_ and not hit.weak:
        hit.lead = _as_far(unit, words, hit)
        hit.as_ = hit.lead is not None
    hit.plural = any(words.is_plural(unit.words[j]) for j in range(hit.first, hit.last))
    return hit


def _as_far(unit: Unit, words: CueWords, hit: Hit) -> tuple[int, int] | None:
    """The items between "as" at the head of a clause and the cue that ends it; None where the clause is another."""
    if unit.is_word(hit.last):
        return None
    i = hit.first - 1
    while i >= 0 and hit.first - i < _LONGEST_LEAD and (unit.is_word(i) or unit.words[i] == "-"):
        found = words.match(words.as_, unit.words, i)
        if found and (i == 0 or not unit.is_word(i - 1)):
            start = i + found[0]
            return (start, hit.first) if start < hit.first else None
        i -= 1
    return None


def _as_before(unit: Unit, words: CueWords, i: int) -> int:
    """Number of items of an "as" phrase that ends right before item i, 0 for none."""
    i -= words.in_("reflexive", unit.at(i - 1))  # "jak sama powiedziała"
    for start in (i - 3, i - 2, i - 1):
        found = words.match(words.as_, unit.words, start) if start >= 0 else None
        if found and start + found[0] == i and (start == 0 or unit.words[start - 1] in COMMAS or unit.is_break(start - 1)):
            return found[0]
    return 0
