"""Reported acts: what somebody is called, accused or warned of, asks for, expects, denies, and claims told as nouns."""

from __future__ import annotations

from dataclasses import replace

from factcheck.facts.speech import bounds, nouns, subjects
from factcheck.facts.speech.cues import Hit
from factcheck.facts.speech.nouns import Items
from factcheck.facts.speech.reading import APOSTROPHES, WINDOW, Draft, Reading
from factcheck.facts.speech.units import QUOTE

_OBJECT = 10  # items between a verb of asking and its infinitive
_STATES = ("say", "think", "deny", "admit")  # classes whose infinitive tells of the speaker ("dice di volere")
_NEAR = 3  # items between "reported" and "of"
_CLAIM = 6  # items of an object in which a word for a claim may stand
_HOLDER = 8  # items between a noun for a claim and its "that"


def framed(r: Reading, n: int, hit: Hit) -> Draft | None:
    """describe … as “…”, accuse … of …, concern about …: the preposition of the class opens the content."""
    frame = r.words.frames.get(hit.cls)
    if frame is None:
        return None
    quote = bounds.quote_after(r, hit.last) or _framed_quote(r, hit, frame)
    if hit.cls in ("describe", "praise"):
        if quote is None or r.unit.words[quote - 1] in "(（":  # a translation, an explanation
            return None
        if _sees(r, hit) and _judgement(r, hit.last, quote + 1) is None and not bounds.partial(r, quote):
            return None  # "sah „Die Brücke“ im Kino"
        subject = subjects.before_object(r, hit, subjects.subject(r, n, hit, None))
        return Draft(hit, _quoted(r, n, quote), subject, about=True)
    stop = bounds.clause_stop(r, hit.last, WINDOW)
    if r.unit.words[hit.first] in r.words.separable:
        stop = bounds.clause_comma(r, hit.last, stop)  # the frame is the verb's particle ("wirft ihm vor, …")
    i = next((i for i in range(hit.last, stop) if r.unit.words[i] in frame), None)
    if i is None and (attached := _attached_frame(r, hit, stop)) is not None:
        subject = subjects.before_object(r, hit, subjects.subject(r, n, hit, attached))
        return Draft(hit, [(attached, bounds.right_end(r, n, attached))], subject, about=True)
    asks, states = hit.cls == "urge", hit.cls in _STATES  # somebody is asked to do it, or the speaker himself did it
    if i is None or (asks and i == hit.last) or (states and i > hit.last):
        return None
    if hit.cls == "accuse" and r.unit.words[hit.first] in r.words.separable and not r.unit.is_comma(i + 1) and quote is None:
        return Draft(hit, [(_past_accused(r, hit.last), i)], subjects.subject(r, n, hit, i), about=True)
    i += r.unit.is_comma(i + 1)
    that = r.words.match(r.words.that, r.unit.words, i + 1)
    start = i + 1 + (that[0] if that else 0)
    content = [(quote, quote + 1)] if quote is not None and quote - start <= 1 else [(start, bounds.right_end(r, n, start))]
    return Draft(hit, content, subjects.subject(r, n, hit, i), about=True)


def _attached_frame(r: Reading, hit: Hit, stop: int) -> int | None:
    """The word onto which "of" is written, behind the accuser and the accused (Arabic "بتزوير")."""
    if hit.cls != "accuse":
        return None
    behind = range(hit.last + 2, stop)
    return next(
        (i for i in behind if r.words.in_("object_letters", r.unit.raw(i)[0]) and not nouns.function_word(r.words, r.unit.words[i])), None
    )


def _past_accused(r: Reading, i: int) -> int:
    """Past the one who is accused ("wirft ihm …", "wirft der Stadt …")."""
    if r.words.in_any(("oblique", "dative"), r.unit.at(i)) and not r.words.in_("determiners", r.unit.at(i)):
        return i + 1
    article = r.words.in_("receivers", r.unit.at(i)) and r.unit.is_word(i + 1) and r.unit.capital(i + 1)
    return i + 2 if article and r.unit.is_word(i + 3) else i


def _sees(r: Reading, hit: Hit) -> bool:
    """Whether the verb is one of seeing and showing, which tells of words only where it judges ("sieht darin „ein Wagnis“")."""
    return hit.cls == "describe" and any(r.words.in_("sees", w) for w in r.unit.words[hit.first : hit.last])


def _framed_quote(r: Reading, hit: Hit, frame: frozenset[str]) -> int | None:
    """A quotation farther off, with the word of the frame right before it ("introduced X, who wore …, as “…”")."""
    stop = bounds.clause_stop(r, hit.last, 2 * WINDOW)
    return next((i for i in range(hit.last + 1, stop) if r.unit.words[i] == QUOTE and r.unit.words[i - 1] in frame), None)


def _quoted(r: Reading, n: int, quote: int) -> list[Items]:
    """The quotation a describing verb applies to, and further ones of the same list."""
    found: list[Items] = [(quote, quote + 1)]
    end = bounds.clause_stop(r, quote + 1, bounds.right_end(r, n, quote + 1) - quote - 1)
    return found + [(i, i + 1) for i in range(quote + 1, end) if r.unit.words[i] == QUOTE and i - quote < WINDOW]


def wished(r: Reading, n: int, hit: Hit) -> Draft | None:
    """urge somebody to …, promise to …, expect something to …: the infinitive, with whom or what it is asked of."""
    openers = r.words.infinitives.get(hit.cls)
    if openers is None or hit.passive:
        return None
    i = _infinitive_mark(r, hit, openers)
    asks, states = hit.cls == "urge", hit.cls in _STATES  # somebody is asked to do it, or the speaker himself did it
    if i is None or (asks and i == hit.last) or (states and i > hit.last):
        return None
    subject = _doer(r, n, hit)
    return Draft(hit, [(hit.last, bounds.right_end(r, n, i))], subject, about=True) if subject else None


def _infinitive_mark(r: Reading, hit: Hit, openers: frozenset[str]) -> int | None:
    """The item that opens an infinitive behind a verb and its object; the infinitive itself where nothing opens it ("promete volver")."""
    if not openers or r.words.infinitive_endings != ("",):
        bare = _is_infinitive(r, hit.last) and r.unit.at(hit.last) not in openers
        if bare or not openers:
            return hit.last if bare else None
    i = hit.last
    while i < hit.last + _OBJECT and (r.unit.is_word(i) or r.unit.at(i) in APOSTROPHES) and r.unit.words[i] != QUOTE:
        if r.unit.words[i] in openers and _is_infinitive(r, i + 1 + (r.unit.at(i + 1) in APOSTROPHES)):
            return i
        i += 1
    return None


def _is_infinitive(r: Reading, i: int) -> bool:
    """Whether a verb may follow "to": nothing that begins a noun phrase."""
    word = r.unit.at(i)
    if not r.unit.is_word(i) or r.unit.capital(i) or word[0].isdigit() or word in r.words.pronouns:
        return False
    return word.endswith(r.words.infinitive_endings) and not r.words.in_any(("determiners", "times", "relatives"), word)


def about(r: Reading, n: int, hit: Hit) -> Draft | None:
    """warn of …, call for …: the preposition of the class stands right behind the verb, or behind who is warned."""
    openers = r.words.topics.get(hit.cls)
    if openers is None or hit.passive:
        return None
    first = i = _start(hit)
    while i < first + _OBJECT and r.unit.is_word(i) and r.unit.words[i] not in openers and r.unit.words[i] != QUOTE:
        i += 1
    if r.unit.at(i) not in openers or i + 1 >= len(r.unit) or r.words.in_("times", r.unit.at(i + 1)):
        return None
    if hit.cls == "report" and i - first > _NEAR:
        return None
    if hit.cls == "figure" and not any(r.unit.at(k)[:1].isdigit() or r.words.counts.get(r.unit.at(k), 0) > 1 for k in range(i + 1, i + 4)):
        return None  # "sprachen von rund 3000 Teilnehmern"
    subject = _doer(r, n, hit, i)
    start = hit.last if hit.cls in r.words.infinitives and hit.bracket is None else i + 1  # "riefen beide Seiten zur Ruhe auf"
    if subject and subject[0] >= start:
        start = subject[1]  # "In ihrer Rede rief Roe zur Ruhe auf"
    return Draft(hit, [(start, _end(r, n, hit, i + 1))], subject, about=True) if subject else None


def bracketed(r: Reading, n: int, hit: Hit) -> Draft | None:
    """hat … als „…“ bezeichnet: the quotations between an auxiliary and the participle that ends its clause."""
    if hit.bracket is None:
        return None
    judged = _judgement(r, hit.bracket, hit.first)
    if judged is not None:
        return Draft(hit, [(judged, judged + 1)], _doer(r, n, hit), about=True)
    if r.words.in_("objects", hit.cls):
        return None
    quotes = [(i, i + 1) for i in range(hit.bracket, hit.first) if r.unit.words[i] == QUOTE]
    if _sees(r, hit) and not any(bounds.partial(r, i) for i, _ in quotes):
        return None
    subject = _doer(r, n, hit) if quotes else None
    return Draft(hit, quotes, subject, about=True) if quotes and subject else None


def closing(r: Reading, n: int, hit: Hit) -> Draft | None:
    """während X von „…“ sprach: a side clause whose verb ends it, the quotation before."""
    if not r.words.as_final or r.unit.is_word(hit.last) or hit.bracket is not None:
        return None
    i = hit.first - 1
    while i >= 0 and (r.unit.is_word(i) or r.unit.words[i] in ("-", QUOTE)) and hit.first - i < 2 * WINDOW:
        i -= 1
    opener = i + 1
    quotes = [(k, k + 1) for k in range(opener, hit.first) if r.unit.words[k] == QUOTE]
    if not quotes or not r.words.in_any(("subordinators", "contrast"), r.unit.words[opener]):
        return None
    subject = nouns.after(r.unit, r.words, opener + 1)
    return Draft(hit, quotes, subject, about=True) if subject and subjects.can_speak(r, subject) else None


def _judgement(r: Reading, start: int, end: int) -> int | None:
    """The quotation that tells what something is called ("kritisierte den Plan als „absurd“")."""
    frame = r.words.frames.get("describe", frozenset())
    for i in range(start + 1, end):
        before = i - 1 - r.words.in_("determiners", r.unit.words[i - 1])
        if r.unit.words[i] == QUOTE and r.unit.words[before] in frame:
            return i
    return None


def _start(hit: Hit) -> int:
    """Where the object of a verb may begin: behind it, or behind the auxiliary of a participle that ends the clause."""
    return hit.last if hit.bracket is None else hit.bracket + 1


def _end(r: Reading, n: int, hit: Hit, start: int) -> int:
    if hit.bracket is not None:
        return hit.first
    end = bounds.right_end(r, n, start)
    last = next((i for i in range(end - 1, start, -1) if r.unit.is_word(i)), end)
    particles = r.words.separable.get(r.unit.words[hit.first], ())
    return last if last < end and r.unit.words[last] in particles else end


def _doer(r: Reading, n: int, hit: Hit, limit: int | None = None) -> Items | None:
    """The speaker of an act: before the verb, never behind it, where its object stands."""
    if hit.form != "finite" or r.words.order == "vso":
        return subjects.subject(r, n, hit, limit)
    verb = hit if hit.bracket is None else replace(hit, first=hit.bracket, last=hit.bracket + 1)
    return subjects.beside(r, verb) or subjects.behind_second(r, verb)


def act(r: Reading, n: int, hit: Hit) -> Draft | None:
    """deny, demand, expect + object: a reported act.

    To reject or confirm something is one where that was a claim, to criticise or praise something where words of it are quoted.
    """
    if not (hit.cls in ("deny", "confirm") or r.words.in_("objects", hit.cls)) or hit.passive or hit.weak:
        return None
    start = _start(hit)
    end = _end(r, n, hit, start)
    opener = r.unit.at(start)
    plans = r.words.in_("genitive", opener) and not r.words.in_("determiners", opener)  # "prévoit d’en faire …"
    if r.words.as_final and opener in r.words.pronouns and hit.cls != "comment" and (fronted := _fronted(r, hit)):
        return fronted
    if end - start < 2 or not r.unit.is_word(start) or r.words.in_("to", opener) or plans:
        return None
    if hit.cls == "comment" and (hit.form != "finite" or QUOTE not in r.unit.words[start:end]):
        return None  # "criticised the “woeful” response"
    if hit.cls == "comment" and (called := _judgement(r, start, end)) is not None:
        return Draft(hit, [(called, called + 1)], _doer(r, n, hit), about=True)
    if hit.cls in ("confirm", "reject") and not any(r.words.in_("claims", w) for w in r.unit.words[start:end][:_CLAIM]):
        return None
    subject = subjects.subject(r, n, hit, None) if hit.cls in ("confirm", "deny") else _doer(r, n, hit)
    if subject is None:
        return (_fronted(r, hit) if r.words.as_final else None) or (
            Draft(hit, [(start, end)], None, about=True) if hit.cls in ("confirm", "deny") else None
        )
    start = max(start, subject[1]) if subject[0] >= hit.last else start
    return Draft(hit, [(start, end)], subject, about=True) if end - start > 1 else None


def _fronted(r: Reading, hit: Hit) -> Draft | None:
    """What somebody rejects or rules out, set before the verb ("Einen Rücktritt schloss er aus")."""
    pronoun = r.unit.at(hit.last) in r.words.pronouns and r.words.pronouns[r.unit.at(hit.last)] == "m"
    first = hit.first
    while first > 0 and r.unit.is_word(first - 1):
        first -= 1
    if not pronoun or first == hit.first or (first and not r.unit.is_break(first - 1)):
        return None
    return Draft(hit, [(first, hit.first)], (hit.last, hit.last + 1), about=True)


def noun(r: Reading, n: int, hit: Hit) -> Draft | None:
    """the claim (of X) that …, X's fears that …: whose it is stands beside the noun, or is left open."""
    if hit.cls != "noun":
        return None
    i = hit.last
    while i < hit.last + _HOLDER and r.unit.is_word(i) and not r.words.match(r.words.that, r.unit.words, i):
        i += 1
    that = r.words.match(r.words.that, r.unit.words, i + r.unit.is_comma(i))
    holder = i > hit.last
    if that is None or (holder and not r.words.in_any(("holders", "genitive"), r.unit.words[hit.last])):
        return None
    start = i + r.unit.is_comma(i) + that[0]
    subject = nouns.after(r.unit, r.words, hit.last + 1) if holder else _owner(r, hit)
    return Draft(hit, [(start, bounds.right_end(r, n, start))], subject, (hit.last, i), about=True)


def _owner(r: Reading, hit: Hit) -> Items | None:
    """Whose claim it is: "his claim", "Pell's claim"."""
    if r.unit.at(hit.first - 1) == "s" and r.unit.at(hit.first - 2) in "'’" and hit.first > 2:
        runs = [x for x in nouns.names(r.unit, r.words, (max(0, hit.first - 8), hit.first - 2)) if x[1] == hit.first - 2]
        return runs[-1] if runs else None
    return None
