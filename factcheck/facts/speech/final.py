"""The clause patterns of languages whose verb closes the sentence (Turkish, Japanese, Korean): content stands before its cue."""

from __future__ import annotations

from factcheck.facts.speech import bounds, nouns, subjects
from factcheck.facts.speech.cues import Hit
from factcheck.facts.speech.nouns import Items
from factcheck.facts.speech.quotatives import ends_clause
from factcheck.facts.speech.reading import APOSTROPHES, Draft, Reading
from factcheck.facts.speech.units import QUOTE, STOPS

_LONGEST = 48  # items of a sentence up to its subject's mark
_ACTOR = 4  # words of a speaker's phrase up to the noun that closes it
_PLACE = 8  # items of a phrase of place before what is said
_LINE = 20  # items of a speaker who stands behind a quotation with no verb


def by_line(r: Reading) -> Draft | None:
    """“content” with its speaker behind it and no verb."""
    found = _lined(r)
    return Draft(Hit("finite", "say", found[2], found[2] + 1), found[0], found[1]) if found else None


def marked(r: Reading, n: int, hit: Hit) -> Draft | None:
    """speaker content-mark cue  and  content-mark speaker cue, where a particle or an ending closes what is said (Japanese, Korean)."""
    if hit.until is None:
        return None
    if hit.taken_up:
        quote = next((i for i in range(hit.until - 1, -1, -1) if r.unit.words[i] == QUOTE), None)
        subject = _subject(r, quote + 1, hit.first, quoted=True) if quote is not None else None
        return Draft(hit, [(quote, quote + 1)], subject) if quote is not None else None
    found = _clause(r, hit.first, hit.until, hit.weak)
    return Draft(hit, *found) if found else None


def relative(r: Reading, n: int, hit: Hit) -> Draft | None:
    """content cue speaker, …: "“Çok korktuk” diyen Ayşe Demir", told on its way to what the sentence is about."""
    low, end = bounds.left_limit(r, hit.first), hit.first
    found = nouns.after(r.unit, r.words, hit.last)
    if end <= low or found is None or not _closes_clause(r, hit, end - 1):
        return None
    quotes = [j for j in range(low, end) if r.unit.words[j] == QUOTE]
    content = [(j, j + 1) for j in quotes] if quotes and quotes[-1] == end - 1 else [(low, end)]
    comma = next((j for j in range(*found) if r.unit.is_comma(j)), found[1])
    return Draft(hit, content, nouns.name_at(r.unit, r.words, (found[0], comma)) or (found[0], comma))


def unmarked(r: Reading, n: int, hit: Hit) -> Draft | None:
    """speaker content cue, where the verb closes the sentence (Turkish, Japanese, Korean)."""
    i = hit.first - 1
    while i >= 0 and (r.words.in_("between", r.unit.words[i]) or r.unit.is_comma(i) or r.unit.words[i] in STOPS):
        i -= 1
    if i < 0:
        return None
    low, behind = bounds.left_limit(r, hit.first), None if hit.form == "gerund" else subjects.behind(r, hit)
    subject = behind or _final_subject(r, low, i + 1)
    start = subject[1] if subject and subject is not behind else low
    while start < i and (r.unit.is_comma(start) or r.words.in_("topic_marks", r.unit.words[start])):
        start += 1
    quotes = [j for j in range(start, i + 1) if r.unit.words[j] == QUOTE]
    if quotes and i == quotes[-1] and behind is None and not _lead_is_content(r, start, quotes[0]):
        return Draft(hit, [(j, j + 1) for j in quotes if j >= quotes[-1] - 1], subject or _final_subject(r, low, quotes[0]))
    return Draft(hit, [(start, i + 1)], subject) if _closes_clause(r, hit, i) else None


def _closes_clause(r: Reading, hit: Hit, i: int) -> bool:
    """Whether what ends at item i is a clause that was said: quoted, set off by a mark, or with the ending of such clauses."""
    if r.unit.words[i] == QUOTE:
        return True
    endings = r.words.clause_endings
    if hit.weak or hit.cls in ("deny", "describe"):
        sure = r.words.weak_endings
        return hit.weak and bool(sure) and i == hit.first - 1 and r.unit.words[i].endswith(sure)
    return not endings or i < hit.first - 1 or r.unit.words[i].endswith(endings)


def _lead_is_content(r: Reading, start: int, quote: int) -> bool:
    before = r.unit.at(quote - 1)
    if r.words.in_("to", before) or (r.words.dative_endings and before.endswith(r.words.dative_endings)):
        return False  # the one who is told
    if r.words.lead_endings and before.endswith(r.words.lead_endings):
        return False  # where it is said
    return quote > start and r.unit.quotes[quote].inner[1] - r.unit.quotes[quote].inner[0] < 25


def _final_subject(r: Reading, low: int, end: int) -> Items | None:
    """The speaker at the head of a verb-final sentence: up to a topic marker or comma, else the leading name."""
    while low < end and r.words.in_any(("between", "conjunctions", "contrast", "times"), r.unit.words[low]):
        low += 1
    for j in range(low, min(end, low + 14)):
        word = r.unit.words[j]
        if r.words.in_("topic_marks", word) and j > low:
            return (low, j)
        if r.words.topic_endings and len(word) > 1 and word.endswith(r.words.topic_endings) and word != QUOTE:
            return (low, j + 1)
        if r.unit.is_comma(j) or word == QUOTE:
            named = j > low and (nouns.names(r.unit, r.words, (low, j)) or j - low <= 4)
            return (low, j) if named else None
    return (_leading_actor(r, low, end) or nouns.name_at(r.unit, r.words, (low, end))) if low < end else None


def _leading_actor(r: Reading, low: int, end: int) -> Items | None:
    """The phrase at the head of a clause up to the noun for an office, a body or people that closes it ("Görgü tanıkları …")."""
    sets = ("anonymous", "organisations", "documents")
    actors = [
        j for j in range(low, min(end, low + _ACTOR)) if nouns.is_role(r.words, r.unit.words[j]) or r.words.in_any(sets, r.unit.words[j])
    ]
    if not actors:
        return None
    last = actors[0]
    while last + 1 in actors or _goes_on_with_name(r, last + 1, end):
        last += 1
    return (low, last + 1)


def _clause(r: Reading, hit_first: int, until: int, weak: bool) -> tuple[list[Items], Items | None] | None:
    """(content, speaker) of a verb at item `hit_first` whose content ends before item `until`; None where it is no clause."""
    low = bounds.left_limit(r, until)
    last = until - 1
    while last >= low and (r.unit.is_comma(last) or r.unit.words[last] in STOPS):
        last -= 1
    if last < low:
        return None
    first_quote = next((j for j in range(low, last + 1) if r.unit.words[j] == QUOTE), None)
    between = _between(r, until, hit_first)
    speaker = between or _subject(r, low, last + 1 if first_quote is None else first_quote, quoted=first_quote is not None)
    start = speaker[1] if speaker and speaker is not between else low
    while start < last and (r.unit.is_comma(start) or r.words.in_any(("topic_marks", "between"), r.unit.words[start])):
        start += 1
    if r.unit.words[last] == QUOTE:
        return _quoted(r, start, last), speaker
    start = _past_circumstance(r, start, last) if speaker else start
    return ([(start, last + 1)], speaker) if _may_be_told(r, start, last, until == hit_first, weak) else None


def _past_circumstance(r: Reading, start: int, last: int) -> int:
    """Behind a short phrase of place or addressee that a comma ends ("会見で、…")."""
    comma = next((j for j in range(start + 1, min(last, start + _PLACE)) if r.unit.is_comma(j)), None)
    return comma + 1 if comma is not None and r.words.in_("object_marks", r.unit.words[comma - 1]) else start


def _quoted(r: Reading, start: int, last: int) -> list[Items]:
    """The quotations that end at item `last`, with what of the clause before them belongs to what is said."""
    first = last
    while first - 1 >= start and r.unit.words[first - 1] == QUOTE:
        first -= 1
    own = first > start and r.words.in_("topic_marks", r.unit.words[first - 1])
    own = own or (first > start and bool(r.words.topic_endings) and _is_topic(r, first - 1))
    return [(start, last + 1)] if own else [(j, j + 1) for j in range(first, last + 1)]


def _may_be_told(r: Reading, start: int, last: int, adjacent: bool, weak: bool) -> bool:
    """Whether a stretch is a clause somebody says: it ends like one, or has a subject or object of its own."""
    if r.words.tight and weak:
        return False
    if ends_clause(r.unit, r.words, last + 1):
        return adjacent or not weak
    return r.words.tight and any(r.words.in_("topic_marks", r.unit.words[j]) for j in range(start + 1, last))


def _between(r: Reading, until: int, end: int) -> Items | None:
    """The speaker between what is said and its verb ("「…」と田中さんは話した")."""
    start = until
    while start < end and r.words.in_any(("quotatives", "between"), r.unit.words[start]):
        start += 1
    while start < end and r.unit.is_comma(start):
        start += 1
    return _subject(r, start, end, quoted=True) if start < end else None


def _subject(r: Reading, low: int, end: int, quoted: bool) -> Items | None:
    """The phrase that the mark of a subject or topic closes, among the items [low, end): its last phrase behind a comma.

    A topic goes before a subject that stands in a clause of its own ("火が出た工場の社長は、"); a mere subject counts where a
    quotation or another subject follows.
    """
    marks = [j for j in range(low, min(end, low + _LONGEST)) if _mark_at(r, j, low)]
    topics = [j for j in marks if _is_strong(r, j)]
    if topics and (topics[0] == marks[0] or _ends_phrase(r, topics[0], end)):
        at = topics[0]
    elif marks and (quoted or len(marks) > 1):
        at = marks[0]
    else:
        return None
    first = next((j + 1 for j in range(at - 1, low - 1, -1) if r.unit.is_comma(j)), low)
    while first < at and (r.words.in_any(("between", "conjunctions"), r.unit.words[first]) or not r.unit.is_word(first)):
        first += 1
    last = at if r.words.in_("topic_marks", r.unit.words[at]) else at + 1
    return (first, last) if first < last else None


def _mark_at(r: Reading, j: int, low: int) -> bool:
    return (j > low and r.words.in_("topic_marks", r.unit.words[j])) or (bool(r.words.topic_endings) and _is_topic(r, j))


def _is_topic(r: Reading, j: int) -> bool:
    """Whether a word has the ending of a subject and none that only looks like it (Korean "하는", "같은")."""
    word = r.unit.words[j]
    return len(word) > 1 and word.endswith(r.words.topic_endings) and not word.endswith(r.words.no_topics)


def _is_strong(r: Reading, j: int) -> bool:
    """Whether a mark is that of a topic, which the speaker of a sentence mostly is."""
    return r.unit.words[j].endswith(r.words.strong_topics)


def _ends_phrase(r: Reading, j: int, end: int) -> bool:
    return j + 1 >= end or not r.unit.is_word(j + 1) or not r.words.tight


def _lined(r: Reading) -> tuple[list[Items], Items, int] | None:
    """(content, speaker, particle) of a quotation that its speaker follows with no verb: "「まだ信じられない」と田中さん。" """
    quotes = [i for i in range(len(r.unit)) if r.unit.words[i] == QUOTE]
    if not quotes or not r.words.tight or quotes[-1] - quotes[0] != len(quotes) - 1:
        return None
    at, last = quotes[-1] + 1, len(r.unit)
    while last > at and not r.unit.is_word(last - 1):
        last -= 1
    start = at + 1
    while start < last and r.unit.is_comma(start):
        start += 1
    if not r.words.in_("quotatives", r.unit.at(at)) or not 0 < last - start <= _LINE or last == len(r.unit):
        return None
    named = r.unit.words[last - 1] in r.words.titles or r.unit.words[last - 1] in r.words.roles
    plain = all(r.unit.is_word(i) and not r.words.in_("topic_marks", r.unit.words[i]) for i in range(start, last))
    return ([(i, i + 1) for i in quotes], (start, last), at) if named and plain else None


def _goes_on_with_name(r: Reading, i: int, end: int) -> bool:
    """Whether a name without an ending of its own goes on with a phrase ("Bakan Ayşe Demir", not "yetkili Reuters'a")."""
    return i < end and r.unit.is_word(i) and r.unit.capital(i) and r.unit.at(i + 1) not in APOSTROPHES
