"""The clause patterns, tried in order for every cue: that-clause, parenthesis, colon, clause after a comma, bare clause."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from factcheck.facts.speech import acts, bounds, final, mood, nouns, parenthesis, sources, subjects
from factcheck.facts.speech.cues import Hit
from factcheck.facts.speech.nouns import Items
from factcheck.facts.speech.reading import WINDOW, Draft, Reading
from factcheck.facts.speech.units import COLONS, QUOTE, STOPS

_HEADING = 9  # items of a headline up to its colon
_TO_COMMA = 12  # items between a verb and the comma before what is said
_LEAD = 15  # items of a clause that leads up to a quotation
_SENTENCE = 3  # words of a quotation that is a sentence beyond doubt
_FEWEST = 3  # words of a quotation that is more than a title

Pattern = Callable[[Reading, int, Hit], Draft | None]


def read(r: Reading) -> list[Draft]:
    headed = _headed(r) or _worded(r)
    if headed:
        return [headed]
    for n, hit in enumerate(r.hits):
        classes = (hit, *(replace(hit, cls=cls) for cls in hit.others))
        draft = next((found for h in classes if (found := _one(r, n, h))), None)
        if draft:
            draft.content = [c for c in (bounds.trim(r, *part) for part in draft.content) if c]
            if draft.subject is None and hit.impersonal:
                draft.subject = subjects.origin(r, hit)
            sourced = draft.subject or not (hit.weak and subjects.is_impersonal(r, hit))  # "Het blijkt dat …"
            if draft.content and sourced and not _nobody(r, draft) and not _empty(r, draft):
                gapped = _gapped(r, draft) if draft.about else []
                r.drafts += [draft, *gapped]
    if not r.drafts and (told := _announced(r) or final.by_line(r)):
        return [told]
    return [d for d in r.drafts if not _told_twice(r, d)]


def _gapped(r: Reading, draft: Draft) -> list[Draft]:
    """Others of whom the same verb tells, left out behind a comma ("Roe sprach von einem „Sieg“, Lund von einer „Farce“")."""
    frame = r.words.frames.get(draft.hit.cls, frozenset()) | r.words.sets["prepositions"]
    start, end = draft.content[0][0], draft.content[-1][1]
    lead = next((i for i in range(start - 1, max(draft.hit.last, start - 3) - 1, -1) if r.unit.words[i] in frame), None)
    comma = next((i for i in range(start, min(end + 1, len(r.unit))) if r.unit.is_comma(i)), None)
    if lead is None or comma is None or draft.subject is None:
        return []
    found = nouns.after(r.unit, r.words, comma + 1)
    again = next((i for i in range(found[0] + 1, found[1] + 1) if r.unit.at(i) == r.unit.words[lead]), None) if found else None
    subject = (found[0], again) if found and again else None
    if subject is None or not subjects.can_speak(r, subject):
        return []
    draft.content = [(i, min(j, comma)) for i, j in draft.content if i < comma]
    i = subject[1] + 1
    i += r.words.in_("determiners", r.unit.at(i)) and r.unit.at(i + 1) == QUOTE
    stop = i + 1 if r.unit.at(i) == QUOTE else bounds.clause_comma(r, i, bounds.clause_stop(r, i, WINDOW))
    told = Draft(draft.hit, [(i, stop)], subject, about=True) if i < len(r.unit) else None
    return [told, *_gapped(r, told)] if told else []


def _headed(r: Reading) -> Draft | None:
    """speaker: “content”, with no cue but the colon: headlines, captions, interviews ("Keane: “We will stay”")."""
    colon = next((i for i in range(min(len(r.unit), _HEADING)) if r.unit.words[i] in COLONS or r.unit.words[i] == QUOTE), 0)
    if not colon or r.unit.words[colon] == QUOTE or r.unit.at(colon + 1) != QUOTE or r.words.caseless:
        return None
    first = next((i for i in range(colon) if r.unit.is_word(i)), colon)
    named = first < colon and all(nouns.capital(r.unit, r.words, i) for i in range(first, colon) if r.unit.is_word(i))
    quote = r.unit.quotes[colon + 1]
    words = r.unit.text[slice(*quote.inner)].split()
    said = len(words) >= _FEWEST and any(w.islower() and w not in r.words.small_words for w in words)  # else a title
    rest = any(r.unit.is_word(i) or r.unit.words[i] == QUOTE for i in range(colon + 2, len(r.unit)))
    if not named or not said or rest or any(h.first < colon for h in r.hits):
        return None
    if nouns.head_name(r.unit, r.words, (first, colon)) is None:
        return None
    return Draft(Hit("colon", "say", colon, colon + 1), [(colon + 1, colon + 2)], (first, colon))


def _worded(r: Reading) -> Draft | None:
    """“content”: With these words … speaker …"""
    if not r.words.worded:
        return None
    quote = next((i for i in r.unit.quotes if r.unit.at(i + 1) in COLONS and not r.unit.is_word(i - 1)), None)
    found = r.words.match(r.words.worded, r.unit.words, quote + 2) if quote is not None else None
    if quote is None or found is None:
        return None
    runs = nouns.names(r.unit, r.words, (quote + 2 + found[0], len(r.unit)))
    subject = next((x for x in runs if x[1] - x[0] > 1 and not nouns.governed(r.unit, r.words, x[0], quote)), None)
    return Draft(Hit("colon", "say", quote + 1, quote + 2), [(quote, quote + 1)], subject) if subject else None


def _announced(r: Reading) -> Draft | None:
    """clause: “content”, with no verb of saying: the clause is about somebody, and words of his end it ("Orr was furious: “…”")."""
    quote = next((i for i in range(len(r.unit)) if r.unit.words[i] == QUOTE), 0)
    if not 3 <= quote <= _LEAD or any(r.unit.is_comma(i) for i in range(quote)):
        return None  # of several clauses any may hold the speaker
    if r.unit.words[quote - 1] not in COLONS or any(r.unit.is_word(i) for i in range(quote + 1, len(r.unit))):
        return None
    words = r.unit.text[slice(*r.unit.quotes[quote].inner)].split()
    if len(words) < _SENTENCE or words[-1][-1] not in STOPS or r.words.caseless or r.words.order == "final":
        return None
    person = r.words.pronouns.get(r.unit.words[0], "n") in "mf"
    subject = (0, 1) if person else subjects.topic(r.unit, r.words, quote - 1) or subjects.leading_role(r, quote - 1)
    return Draft(Hit("colon", "say", quote - 1, quote), [(i, i + 1) for i in r.unit.quotes], subject) if subject else None


def backward(r: Reading) -> Draft | None:
    """That … speaker cue: a sentence that takes up the one before and tells who said it ("Das teilte die Polizei mit")."""
    found = r.words.match(r.words.backward, r.unit.words, 0)
    hit = r.hits[0] if found and len(r.hits) == 1 else None
    if found is None or hit is None or not found[0] <= hit.first <= found[0] + 1 or hit.cls != "say" or hit.passive or r.unit.quotes:
        return None
    subject = hit.within or subjects.origin(r, hit) or subjects.behind(r, hit)
    return Draft(hit, [(0, 1)], subject) if subject and subject[0] >= hit.first else None


def _told_twice(r: Reading, draft: Draft) -> bool:
    """A source with a verb of its own ("according to X, who said …"): the verb tells it already."""
    if draft.hit.form != "source" or draft.subject is None:
        return False
    first, last = draft.subject
    return any(d is not draft and d.content == draft.content and d.hit.first >= first and d.hit.first <= last for d in r.drafts)


def _empty(r: Reading, draft: Draft) -> bool:
    """Content with no word of its own: a day, an adverb."""
    inside = [r.unit.words[i] for a, b in draft.content for i in range(a, b)]
    return all(w in r.words.small_words or not w[0].isalnum() for w in inside) and QUOTE not in inside


def _nobody(r: Reading, draft: Draft) -> bool:
    """A thought of the writer's own or of people at large ("I think", "on considère") is nobody's statement."""
    if draft.hit.cls not in ("think", "hope", "expect", "fear"):
        return False
    if draft.subject is None:
        return draft.hit.passive
    first, last = draft.subject
    return last - first == 1 and r.words.pronouns.get(r.unit.words[first]) in ("i", "n")


def _one(r: Reading, n: int, hit: Hit) -> Draft | None:
    if hit.form in ("source", "after"):
        return sources.source(r, n, hit)
    if hit.cls == "ask" and bounds.in_side_clause(r, hit):
        return None  # the question that a statement answers ("when he was asked whether …")
    if hit.as_:
        return parenthesis.parenthesis(r, n, hit, require=False)
    for pattern in _patterns(r, hit):
        draft = pattern(r, n, hit)
        if draft:
            return draft
    return None


def _patterns(r: Reading, hit: Hit) -> tuple[Pattern, ...]:
    if hit.passive or hit.cls == "show":
        return (_that,)
    if (closing := acts.closing(r, 0, hit)) is not None:
        return (lambda *_: closing,)
    if hit.bracket is not None and QUOTE in r.unit.words[hit.bracket : hit.first]:
        return (acts.bracketed, acts.about, acts.act)
    if hit.cls == "noun":
        return (acts.noun,)
    if hit.cls in ("figure", "report"):
        return (acts.about,)
    if hit.cls == "describe" and r.words.in_("sees", r.unit.words[hit.first]):
        return (acts.bracketed, acts.framed)
    if hit.form == "gerund" and hit.cls == "comment":
        return ()
    if hit.form == "gerund" and r.words.order == "final":
        return (final.unmarked,)
    if hit.form in ("gerund", "noun"):
        return (acts.framed, _that, _colon, _gerund_quote, acts.wished, acts.about)
    if hit.until is not None:
        return (final.marked,)
    if hit.form == "relative":
        return (final.relative,)
    if r.words.order == "final":
        announced = r.unit.at(hit.last) in COLONS
        return (_that, _colon, final.unmarked) if announced else (_that, final.unmarked, parenthesis.parenthesis, _colon)
    if r.words.tight and _quote_in_clause(r, hit):
        return (parenthesis.parenthesis, _that, _colon, _after_comma)
    if hit.cls == "accuse" and _behind_quote(r, hit):
        return (parenthesis.parenthesis, acts.framed)  # "« … », accuse Roy, chef de file"
    first: tuple[Pattern, ...] = (acts.act,) if hit.cls == "comment" else ()
    if QUOTE in r.unit.words[: hit.first]:
        return (*first, acts.framed, _that, parenthesis.parenthesis, _colon, _after_comma, acts.wished, acts.about, _bare, acts.act)
    return (*first, acts.framed, _that, acts.wished, acts.about, parenthesis.parenthesis, _colon, _after_comma, _bare, acts.act)


def _behind_quote(r: Reading, hit: Hit) -> bool:
    """Whether a quotation stands right before a cue, a comma at most between."""
    return QUOTE in r.unit.words[max(0, hit.first - 2) : hit.first]


def _quote_in_clause(r: Reading, hit: Hit) -> bool:
    """Whether nothing but a speaker stands between a quotation and a cue ("“…，”教练刘刚坦言，“…”")."""
    i = hit.first - 1
    while i >= 0 and (r.unit.is_word(i) or r.unit.words[i] == "·"):
        i -= 1
    i -= r.unit.is_comma(i)
    return r.unit.at(i) == QUOTE


def _that(r: Reading, n: int, hit: Hit) -> Draft | None:
    """cue … that clause."""
    i = bounds.complementiser(r, hit)
    if i is None or (r.words.order == "svo" and _behind_quote(r, hit) and any(r.unit.is_comma(k) for k in range(hit.last, i[0]))):
        return None  # "«…», denunció Roy, líder de los liberales, que exigió …"
    if hit.cls == "show" and not _document_before(r, hit):
        return None
    start, end = i[1], bounds.right_end(r, n, i[1])
    if bounds.in_side_clause(r, hit):
        end = bounds.clause_comma(r, start, end)
    return Draft(hit, [(start, end)], subjects.subject(r, n, hit, i[0]), (hit.last, i[0]))


def _document_before(r: Reading, hit: Hit) -> bool:
    """Whether a study, a poll or the like is what shows something ("Eine Umfrage ergab, dass …")."""
    found = subjects.beside(r, hit)
    return found is not None and any(r.words.in_("documents", r.unit.words[i]) for i in range(*found))


def _gerund_quote(r: Reading, n: int, hit: Hit) -> Draft | None:
    quote = bounds.quote_after(r, hit.last)
    if quote is None or quote - hit.last > 4 or (hit.first == 0 and r.unit.at(hit.last) in COLONS):
        return None
    return Draft(hit, [(quote, bounds.right_end(r, n, quote))], subjects.subject(r, n, hit, quote))


def _colon(r: Reading, n: int, hit: Hit) -> Draft | None:
    """cue …: content  and  cue … “content”."""
    i = hit.last
    while i < len(r.unit) and i < hit.last + 2 * WINDOW:
        word = r.unit.words[i]
        if word in COLONS and hit.form == "gerund" and hit.first == 0 and i == hit.last:
            return None  # "Warning: …"
        if word in COLONS:
            return _after_mark(r, n, hit, i + 1, i) if i + 1 < len(r.unit) else None
        if word == QUOTE:
            clause = r.words.comma_clause and not r.unit.is_comma(i - 1) and any(r.unit.is_comma(k) for k in range(hit.last, i))
            return (_after_comma(r, n, hit) if clause else None) or _after_mark(r, n, hit, i, i)
        if word in STOPS and not (i + 1 < len(r.unit) and r.unit.words[i + 1] == QUOTE and i - hit.last < 4):
            return None
        if any(h.first == i for h in r.hits) or word in ";؛":
            return None
        i += 1
    return None


def _after_mark(r: Reading, n: int, hit: Hit, start: int, before: int) -> Draft | None:
    subject = subjects.subject(r, n, hit, before)
    if start < len(r.unit) and r.unit.words[start] == QUOTE:
        colon = r.unit.at(start - 1) in COLONS or r.unit.is_comma(start - 1)
        if not colon and not _attaches(r, hit, subject, start):
            return None
        if not colon:
            start = _clause_start(r, hit, subject, start)
        end = _before_particle(r, hit, start, bounds.right_end(r, n, start))
        parts = [(k, k + 1) for k in range(start, end) if r.unit.words[k] == QUOTE] if colon else [(start, end)]
        return Draft(hit, parts, subject, (hit.last, before))
    if hit.weak or hit.cls in r.words.frames:
        return None
    return Draft(hit, [(start, bounds.right_end(r, n, start))], subject, (hit.last, before))


def _before_particle(r: Reading, hit: Hit, start: int, end: int) -> int:
    """Where the particle of a separable verb ends what stands between the two ("räumte „echte Härten“ ein")."""
    particles = r.words.separable.get(r.unit.words[hit.first], ())
    return next((i for i in range(start, end) if r.unit.words[i] in particles and not r.unit.is_word(i + 1)), end)


def _clause_start(r: Reading, hit: Hit, subject: Items | None, quote: int) -> int:
    """Where a clause begins that ends in a quotation ("said her team “deserved more”"), else the quotation."""
    if not r.words.bare or hit.cls in r.words.frames or subject is None or subject[0] >= hit.last:
        return quote
    start = subjects.past_circumstances(r, bounds.object_end(r, hit))
    opener = r.unit.at(start)
    heads = opener in r.words.pronouns or r.words.in_("determiners", opener)
    return start if heads and quote - start > 1 else quote


def _attaches(r: Reading, hit: Hit, subject: Items | None, quote: int) -> bool:
    """Whether a quotation without colon is what the verb says: nothing but speaker and adverbs between."""
    i = max(hit.last, subject[1] if subject and subject[0] >= hit.last else hit.last)
    return (
        all(
            r.words.in_("between", r.unit.words[k]) or r.words.in_("determiners", r.unit.words[k]) or not r.unit.is_word(k)
            for k in range(i, quote)
        )
        or quote - i <= 3
        or (hit.cls == "say" and not hit.weak and _is_partial(r, i, quote))
    )


def _is_partial(r: Reading, i: int, quote: int) -> bool:
    """Whether a quotation is no title but words of the speaker: several, the first one with no capital, in the same clause."""
    return bounds.partial(r, quote) and all(r.unit.is_word(k) or r.unit.words[k] == "-" for k in range(i, quote))


def _after_comma(r: Reading, n: int, hit: Hit) -> Draft | None:
    """cue speaker, clause — where a language separates its clauses so."""
    if not r.words.comma_clause or hit.passive:
        return None
    if r.words.as_final and r.unit.is_comma(hit.last) and bounds.in_side_clause(r, hit):
        return None  # "Wenn Roe erzählt, leuchten seine Augen"
    before = subjects.before(r, hit)
    i = hit.last
    while i < len(r.unit) and i < hit.last + _TO_COMMA and not r.unit.is_comma(i):
        if r.unit.is_break(i) or r.unit.words[i] == QUOTE:
            return None
        i += 1
    if not r.unit.is_comma(i) or r.unit.size(i, len(r.unit)) < 4 or _opens_relative(r, hit, i + 1):
        return None
    asked = hit.cls in r.words.infinitives and _asks(r, hit, i + 1, bounds.right_end(r, n, i + 1))
    beside = ("between", "times", "to", "receivers", "dative", "prepositions")
    if before is not None and i > hit.last and not asked and not r.words.in_any(beside, r.unit.words[hit.last]):
        return None  # an object stands between
    if hit.weak and not asked and not mood.indirect(mood.lower(r.unit, i, bounds.right_end(r, n, i + 1)), r.words):
        return None
    how = r.words.in_("how", r.unit.at(i + 1)) and not hit.weak and not any(h.as_ and h.first > i for h in r.hits)
    if (r.words.in_("conjunctions", r.unit.at(i + 1)) or r.words.in_("subordinators", r.unit.at(i + 1))) and not how:
        return None
    return Draft(hit, [(i + 1, bounds.right_end(r, n, i + 1))], subjects.subject(r, n, hit, i), (hit.last, i))


def _asks(r: Reading, hit: Hit, start: int, end: int) -> bool:
    """Whether a clause behind a comma is an infinitive ("…, die Straße zu meiden", "…, auf Busse auszuweichen")."""
    last = end
    while last > start and not r.unit.is_word(last - 1):
        last -= 1
    marks = r.words.infinitives[hit.cls]
    last -= r.words.in_any(("auxiliaries", "infinitive_ends"), r.unit.at(last - 1))
    written = any(m in r.unit.at(last - 1)[1:] for m in marks) and r.unit.at(last - 1).endswith(r.words.infinitive_endings)
    return written or r.unit.at(last - 2) in marks or r.unit.at(last - 3) in marks


def _opens_relative(r: Reading, hit: Hit, i: int) -> bool:
    """Whether a relative clause begins at item i: not where the same word is the article of a noun ("die Brücke").

    Where every noun has a capital, a relative clause also needs a noun between the verb and its comma.
    """
    word = r.unit.at(i)
    if r.words.common_nouns_capitalised and not any(nouns.capital(r.unit, r.words, k) for k in range(hit.last, i - 1)):
        return False
    return r.words.in_("relatives", word) and not (
        r.words.in_("determiners", word) and i + 1 < len(r.unit) and nouns.capital(r.unit, r.words, i + 1)
    )


def _bare(r: Reading, n: int, hit: Hit) -> Draft | None:
    """speaker cue clause, with no complementiser (English)."""
    verbs = r.unit.words[hit.first : hit.last]
    sure = any(r.words.in_("bare_verbs", v) for v in verbs)
    if hit.passive or not (sure or any(r.words.in_("bare_clauses", v) for v in verbs)):
        return None
    start = subjects.past_circumstances(r, bounds.object_end(r, hit))
    subject = subjects.subject(r, n, hit, start)
    end = bounds.right_end(r, n, start)
    if subject is not None and r.words.in_("relatives", r.unit.at(subject[0] - 1)):
        return None  # "which he believes is …"
    if subject is None or not _clause_like(r, start, end) or r.words.in_("prepositions", r.unit.at(start)):
        return None
    if not sure and not _shows_clause(r, start, end):
        return None
    return Draft(hit, [(start, end)], subject, (hit.last, start))


def _shows_clause(r: Reading, start: int, end: int) -> bool:
    """Whether a stretch is a clause for sure, not an object: it begins with a subject's pronoun, or a verb of few letters stands in it."""
    if r.unit.words[start] in r.words.pronouns:
        return True
    stop = next((i for i in range(start, end) if r.unit.is_comma(i) or r.words.in_("relatives", r.unit.words[i])), end)
    return any(r.words.in_any(("auxiliaries", "passive", "clause_signs"), r.unit.words[i]) for i in range(start + 1, stop))


def _clause_like(r: Reading, start: int, end: int) -> bool:
    if r.unit.size(start, end) < 4 or (not r.unit.is_word(start) and r.unit.words[start] != QUOTE):
        return False
    return not r.words.in_("no_clause", r.unit.words[start])
