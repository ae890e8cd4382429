"""What a cue covers: the clause pattern is tried in order, and gives the items of the content and of the speaker.

quote-cue-name, quote-name-cue, clause-cue-name, cue-that-clause, cue-colon, name-cue-clause, source preposition.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from factcheck.facts.speech import nouns
from factcheck.facts.speech.cues import Hit
from factcheck.facts.speech.cuewords import CueWords
from factcheck.facts.speech.nouns import Items
from factcheck.facts.speech.units import COLONS, COMMAS, DASHES, QUOTE, STOPS, Unit

_APOSTROPHES = frozenset("'’")
_SHORT = 5  # items of a content that goes on behind its cue ("Once, he said, they …")
_WINDOW = 16  # items that may stand between a verb and its complementiser, colon or quotation


@dataclass(slots=True)
class Draft:
    """A statement as items of its unit. `subject` is the speaker's phrase, None where it is dropped or passive."""

    hit: Hit
    content: list[Items]
    subject: Items | None = None
    tail: Items | None = None  # what follows speaker and cue: addressee, venue, time
    about: bool = False  # only a reported act: denied, accused of, concerned about
    quotes_only: bool = False


@dataclass(slots=True)
class Scope:
    """The reading of one unit: its cues, and how far earlier statements have taken it."""

    unit: Unit
    words: CueWords
    hits: list[Hit]
    drafts: list[Draft] = field(default_factory=list)

    def read(self) -> list[Draft]:
        for n, hit in enumerate(self.hits):
            draft = self._one(n, hit)
            if draft:
                draft.content = [c for c in (self._trim(*part) for part in draft.content) if c]
                if draft.content:
                    self.drafts.append(draft)
        return self.drafts

    def _one(self, n: int, hit: Hit) -> Draft | None:
        if hit.form in ("source", "after"):
            return self._source(n, hit)
        if hit.as_:
            return self._parenthesis(n, hit, require=False)
        for pattern in self._patterns(hit):
            draft = pattern(n, hit)
            if draft:
                return draft
        return None

    def _patterns(self, hit: Hit):  # type: ignore[no-untyped-def]
        if hit.form in ("gerund", "noun"):
            return (self._framed, self._that, self._colon, self._gerund_quote)
        if self.words.order == "final":
            return (self._that, self._before_final, self._parenthesis, self._colon)
        return (self._framed, self._that, self._parenthesis, self._colon, self._after_comma, self._bare, self._act)

    # ---- patterns
    def _that(self, n: int, hit: Hit) -> Draft | None:
        """cue … that clause."""
        i = self._complementiser(hit)
        if i is None:
            return None
        start, end = i[1], self._right_end(n, i[1])
        return Draft(hit, [(start, end)], self._subject(n, hit, i[0]), (hit.last, i[0]))

    def _complementiser(self, hit: Hit) -> Items | None:
        """The complementiser that belongs to a verb: near it, with no clause boundary but a pair of commas between."""
        commas, relative_ok = 0, False
        i = hit.last
        while i < len(self.unit) and i < hit.last + _WINDOW + 12 * commas:
            word = self.unit.words[i]
            if word == QUOTE or self.unit.is_break(i) and word not in "()":
                return None
            commas += word in COMMAS
            found = self.words.match(self.words.that, self.unit.words, i) or self._whether(hit, i)
            if found and i + found[0] < len(self.unit) and not (relative_ok and self.words.in_("relatives", word)):
                return self._that_items(hit, i, found[0], commas)
            relative_ok = self.words.in_("anonymous", word) and self.words.order != "vso"
            i += 1
        return None

    def _that_items(self, hit: Hit, i: int, length: int, commas: int) -> Items | None:
        """A relative "that" after a noun is no complementiser; right behind the verb, a phrase or a comma it is one."""
        word = self.unit.words[i]
        if commas and self.words.order != "vso" and not self.words.comma_clause and not (self.words.bare and i - hit.last > 1):
            commas_between = [j for j in range(hit.last, i) if self.unit.is_comma(j)]
            if len(commas_between) % 2 or commas_between[-1] != i - 1:
                return None if not (len(commas_between) == 1 and commas_between[0] == i - 1 and i - hit.last <= 5) else (i, i + length)
        if self.words.in_("relatives", word) and i > hit.last + 4 and not self._ends_object(hit, i):
            return None
        return (i, i + length)

    def _ends_object(self, hit: Hit, i: int) -> bool:
        """Whether what stands between verb and "that" is a speaker or an addressee, not a noun with a relative clause."""
        between = (hit.last, i)
        first = self.unit.at(hit.last)
        return self.words.in_("to", first) or bool(nouns.names(self.unit, self.words, between)) or any(self.unit.is_comma(j) for j in range(*between))

    def _whether(self, hit: Hit, i: int) -> tuple[int, str] | None:
        if hit.cls == "ask" and self.words.in_("whether", self.unit.words[i]) and i - hit.last < 8:
            return 0, ""
        return None

    def _framed(self, n: int, hit: Hit) -> Draft | None:
        """describe … as “…”, accuse … of …, concern about …: the preposition of the class opens the content."""
        frame = self.words.frames.get(hit.cls)
        if frame is None:
            return None
        needs_quote = hit.cls in ("describe", "praise")
        if needs_quote and self._complementiser(hit) and self._quote_after(hit.last) is None:
            return None
        i = self._frame_word(hit, frame)
        quote = self._quote_after(hit.last) if needs_quote else None
        if needs_quote:
            return Draft(hit, self._quoted(n, quote), self._subject(n, hit, None), about=True) if quote is not None else None
        if i is None:
            return None
        that = self.words.match(self.words.that, self.unit.words, i + 1)
        start = i + 1 + (that[0] if that else 0)
        return Draft(hit, [(start, self._right_end(n, start))], self._subject(n, hit, i), about=True)

    def _frame_word(self, hit: Hit, frame: frozenset[str]) -> int | None:
        stop = self._clause_stop(hit.last, _WINDOW)
        for i in range(hit.last, stop):
            if self.unit.words[i] in frame and not (self.unit.words[i] in self.words.sets["genitive"] and nouns.names(self.unit, self.words, (i - 1, i)) and False):
                return i
        return None

    def _quoted(self, n: int, quote: int) -> list[Items]:
        """The quotation a describing verb applies to, and further ones of the same list."""
        found: list[Items] = [(quote, quote + 1)]
        end = self._right_end(n, quote + 1)
        return found + [(i, i + 1) for i in range(quote + 1, end) if self.unit.words[i] == QUOTE and i - quote < _WINDOW]

    def _quote_after(self, i: int) -> int | None:
        """The quotation within reach of item i, with no sentence end or other cue between."""
        stop = next((h.first for h in self.hits if h.first >= i), len(self.unit))
        for j in range(i, min(len(self.unit), i + _WINDOW, max(stop, i))):
            if self.unit.words[j] == QUOTE:
                return j
            if self.unit.words[j] in STOPS or self.unit.words[j] in ";؛":
                return None
        return None

    def _gerund_quote(self, n: int, hit: Hit) -> Draft | None:
        quote = self._quote_after(hit.last)
        if quote is None or quote - hit.last > 4:
            return None
        return Draft(hit, [(quote, self._right_end(n, quote))], self._subject(n, hit, quote))

    def _parenthesis(self, n: int, hit: Hit, require: bool = True) -> Draft | None:
        """content, cue speaker[, content]  and  content, speaker cue."""
        if hit.cls in self.words.frames and hit.cls in ("describe", "accuse", "praise"):
            return None
        inverted = self._boundary_before(hit.first if not hit.as_ else hit.first)
        subject: Items | None = None
        rest = hit.last
        begin = hit.first
        if hit.as_:
            inverted, begin = True, self._as_start(hit)
        if inverted is None and hit.subject is None:
            subject = self._name_before_cue(hit)
            if subject is None:
                return None
            begin = subject[0]
        left = self._left_content(begin)
        if hit.subject is not None:
            subject = (hit.subject, hit.subject + 1)
        elif subject is None:
            subject = self._subject_behind(hit)
            rest = subject[1] if subject else hit.last
        if not left and not hit.as_:
            return None
        if self._has_own_object(n, hit, rest, left):
            return None
        right = self._right_content(n, hit, rest, left, subject)
        if not left and not right:
            return None
        return Draft(hit, left + right, subject, (rest, self._clause_stop(rest, 30)))

    def _as_start(self, hit: Hit) -> int:
        i = hit.first
        while i > 0 and not (self.unit.is_comma(i - 1) or self.unit.is_break(i - 1) or self.unit.words[i - 1] == QUOTE):
            i -= 1
        return i

    def _boundary_before(self, first: int) -> int | None:
        """The item before a cue, if it is a comma, a dash or a quotation; adverbs are passed over."""
        i = first - 1
        while i >= 0 and self.words.in_("between", self.unit.words[i]) and self.unit.words[i] not in _APOSTROPHES:
            i -= 1
        if i > 0 and self.unit.words[i] in STOPS and i == first - 1 and (self.words.order == "final" or self.unit.words[i] in "!?…"):
            return i
        return i if i >= 0 and (self.unit.words[i] in COMMAS or self.unit.words[i] in DASHES or self.unit.words[i] == QUOTE) else None

    def _name_before_cue(self, hit: Hit) -> Items | None:
        """The phrase between a comma or quotation and the cue ("…, Mr Panvalkar said"), if it is short enough for a speaker."""
        i = hit.first - 1
        while i >= 0 and self.words.in_("between", self.unit.words[i]):
            i -= 1
        j = i
        while j >= 0 and i - j < 14 and not (self.unit.words[j] == QUOTE or self.unit.is_comma(j) or self.unit.is_break(j)):
            j -= 1
        if j < 0 or i <= j or self.unit.words[j] in COLONS or self.unit.words[j] in "()":
            return None
        first = self._skip_lead(j + 1, i + 1)
        if first > i or self.words.in_("relatives", self.unit.words[first]):
            return None
        if self.unit.words[j] != QUOTE and not (j > 0 and self.unit.words[j - 1] == QUOTE) and not self._free_end(hit):
            return None
        if self.words.in_("prepositions", self.unit.words[first]) or self.words.in_("subordinators", self.unit.words[first]):
            return None
        return (first, i + 1)

    def _free_end(self, hit: Hit) -> bool:
        """Whether nothing that could be content follows the cue: its end, a comma, or a short note of place and time."""
        i = hit.last
        if i >= len(self.unit) or self.unit.is_comma(i) or self.unit.words[i] in STOPS or self.unit.words[i] in DASHES:
            return True
        word = self.unit.words[i]
        tail = len(self.unit) - i
        return tail <= 7 and (self.words.in_("times", word) or self.words.in_("prepositions", word) or self.words.in_("to", word))

    def _skip_lead(self, i: int, end: int) -> int:
        while i < end and (self.words.in_("conjunctions", self.unit.words[i]) or self.words.in_("contrast", self.unit.words[i])):
            i += 1
        return i

    def _left_content(self, begin: int) -> list[Items]:
        """The content before a parenthetical cue: the quotations right before it, or the clause from where it may begin."""
        i = begin - 1
        while i >= 0 and (self.unit.is_comma(i) or self.unit.words[i] in DASHES or self.unit.words[i] in STOPS):
            i -= 1
        if i < 0:
            return []
        low = self._left_limit(begin)
        if low > i:
            return []
        quotes = [j for j in range(low, i + 1) if self.unit.words[j] == QUOTE]
        if self.unit.words[i] == QUOTE and self._stands_alone(i, low):
            first = i
            while first - 1 in quotes:
                first -= 1
            return [(j, j + 1) for j in range(first, i + 1)]
        if quotes and self._stands_alone(quotes[0], low):
            return [(quotes[0], i + 1)]
        return [(low, i + 1)]

    def _stands_alone(self, quote: int, low: int) -> bool:
        """Whether a quotation is a sentence of its own, not a part of the clause around it."""
        if quote == low or self.unit.words[quote - 1] in COLONS or self.unit.words[quote - 1] == QUOTE:
            return True
        q = self.unit.quotes[quote]
        first = next((c for c in self.unit.text[q.inner[0] : q.inner[1]] if c.isalnum()), "a")
        return first.isupper() and q.inner[1] - q.inner[0] > 25 and not self.unit.words[quote - 1] in _APOSTROPHES

    def _left_limit(self, begin: int) -> int:
        """Where content before item `begin` may start: the unit, a strong break, or the end of an earlier statement."""
        low = 0
        for j in range(begin - 1, -1, -1):
            if self.unit.words[j] in ";؛；":
                low = j + 1
                break
        for draft in self.drafts:
            if draft.hit.last <= begin and draft.hit.form in ("source", "after") and draft.content and draft.content[-1][1] > draft.hit.first:
                continue
            if draft.hit.last <= begin and draft.content and draft.content[-1][1] <= draft.hit.first:
                low = max(low, draft.subject[1] if draft.subject and draft.subject[1] <= begin else draft.hit.last)
        while low < begin and (self.unit.is_comma(low) or self.unit.words[low] in STOPS or self.unit.words[low] in DASHES):
            low += 1
        return low

    def _has_own_object(self, n: int, hit: Hit, rest: int, left: list[Items]) -> bool:
        """Whether a colon or quotation behind the cue is its content, so that what stands before it is not."""
        if not left:
            return False
        i = rest
        while i < len(self.unit) and i < rest + _WINDOW and self.unit.words[i] != QUOTE and not self.unit.is_break(i):
            i += 1
        if i < len(self.unit) and self.unit.words[i] in COLONS:
            return not any(self.unit.words[j] == QUOTE for a, b in left for j in range(a, b))
        all_quoted = any(self.unit.words[j] == QUOTE for a, b in left for j in range(a, b))
        return i < len(self.unit) and self.unit.words[i] == QUOTE and not all_quoted

    def _right_content(self, n: int, hit: Hit, rest: int, left: list[Items], subject: Items | None) -> list[Items]:
        """Content that goes on behind a parenthetical cue."""
        i = rest
        while i < len(self.unit) and not (self.unit.is_comma(i) or self.unit.is_break(i) or self.unit.words[i] == QUOTE):
            i += 1
        quoted = all(self.unit.words[j] == QUOTE for a, b in left for j in range(a, b)) if left else False
        j = i
        while j < len(self.unit) and (self.unit.is_comma(j) or self.unit.is_break(j)):
            j += 1
        if j >= len(self.unit):
            return []
        end = self._right_end(n, j)
        if self.unit.words[j] == QUOTE and (quoted or not left or hit.form != "as"):
            return [(k, k + 1) for k in range(j, end) if self.unit.words[k] == QUOTE]
        if quoted or (left and not self._goes_on(hit, left, subject, i, j)):
            later = next((k for k in range(j, end) if self.unit.words[k] == QUOTE and self.unit.at(k - 1) in STOPS), None)
            return [(later, later + 1)] if later is not None and quoted else []
        return [(j, end)] if end - j > 1 else []

    def _goes_on(self, hit: Hit, left: list[Items], subject: Items | None, gap: int, j: int) -> bool:
        if not self.unit.is_comma(gap) and self.unit.words[gap] not in DASHES and self.unit.words[gap] not in COLONS:
            return False
        if self.unit.words[gap] in COLONS:
            return True
        if any(h.first == j and h.form in ("gerund", "source") for h in self.hits) or self.words.in_("relatives", self.unit.words[j]):
            return self.words.in_("relatives", self.unit.words[j]) and left[0][1] - left[0][0] <= _SHORT + 1
        size = left[-1][1] - left[0][0]
        opener = self.unit.words[left[0][0]]
        if subject is None or subject[1] <= hit.first or hit.subject is not None:
            return True
        if self.words.in_("prepositions", opener) or self.words.in_("subordinators", opener):
            return not nouns.is_role(self.words, self.unit.words[j])
        return size <= _SHORT and not nouns.is_role(self.words, self.unit.words[j])

    def _colon(self, n: int, hit: Hit) -> Draft | None:
        """cue …: content  and  cue … “content”."""
        i = hit.last
        while i < len(self.unit) and i < hit.last + 2 * _WINDOW:
            word = self.unit.words[i]
            if word in COLONS:
                return self._after_mark(n, hit, i + 1, i) if i + 1 < len(self.unit) else None
            if word == QUOTE:
                return self._after_mark(n, hit, i, i)
            if word in STOPS and not (i + 1 < len(self.unit) and self.unit.words[i + 1] == QUOTE and i - hit.last < 4):
                return None
            if any(h.first == i for h in self.hits) or word in ";؛":
                return None
            i += 1
        return None

    def _after_mark(self, n: int, hit: Hit, start: int, before: int) -> Draft | None:
        subject = self._subject(n, hit, before)
        if start < len(self.unit) and self.unit.words[start] == QUOTE:
            colon = self.unit.at(start - 1) in COLONS or self.unit.is_comma(start - 1)
            if not colon and not self._attaches(hit, subject, start):
                return None
            end = self._right_end(n, start)
            parts = [(k, k + 1) for k in range(start, end) if self.unit.words[k] == QUOTE] if colon else [(start, end)]
            return Draft(hit, parts, subject, (hit.last, before))
        return Draft(hit, [(start, self._right_end(n, start))], subject, (hit.last, before)) if hit.cls not in self.words.frames else None

    def _attaches(self, hit: Hit, subject: Items | None, quote: int) -> bool:
        """Whether a quotation without colon is what the verb says: nothing but speaker and adverbs between."""
        i = max(hit.last, subject[1] if subject and subject[0] >= hit.last else hit.last)
        return all(self.words.in_("between", self.unit.words[k]) or self.words.in_("determiners", self.unit.words[k]) or not self.unit.is_word(k)
                   for k in range(i, quote)) or quote - i <= 3

    def _after_comma(self, n: int, hit: Hit) -> Draft | None:
        """cue speaker, clause — where a language separates its clauses so."""
        if not self.words.comma_clause or hit.passive:
            return None
        i = hit.last
        while i < len(self.unit) and i < hit.last + 8 and not self.unit.is_comma(i):
            if self.unit.is_break(i) or self.unit.words[i] == QUOTE:
                return None
            i += 1
        if not self.unit.is_comma(i) or len(self.unit) - i < 4 or self.words.in_("relatives", self.unit.at(i + 1)):
            return None
        if self.words.in_("conjunctions", self.unit.at(i + 1)) or self.words.in_("subordinators", self.unit.at(i + 1)):
            return None
        return Draft(hit, [(i + 1, self._right_end(n, i + 1))], self._subject(n, hit, i), (hit.last, i))

    def _bare(self, n: int, hit: Hit) -> Draft | None:
        """speaker cue clause, with no complementiser (English)."""
        if not self.words.bare or hit.passive or hit.cls in self.words.frames or hit.cls in ("ask", "deny"):
            return None
        start = hit.last
        if "told" in self.unit.words[hit.first : hit.last] or "tells" in self.unit.words[hit.first : hit.last]:
            start = self._object_end(start)
        while start < len(self.unit) and (self.words.in_("between", self.unit.words[start]) or self.words.in_("times", self.unit.words[start])):
            start += 1
        subject = self._subject(n, hit, start)
        end = self._right_end(n, start)
        if subject is None or not self._clause_like(start, end) or self.words.in_("prepositions", self.unit.at(start)):
            return None
        return Draft(hit, [(start, end)], subject, (hit.last, start))

    def _object_end(self, i: int) -> int:
        """Past the one who is told: a pronoun, a name, "the BBC", "reporters"."""
        if self.unit.at(i) in self.words.pronouns or self.unit.at(i) in ("him", "her", "them", "me", "us"):
            return i + 1
        if self.words.in_("determiners", self.unit.at(i)):
            i += 1
        start = i
        while i < len(self.unit) and self.unit.is_word(i) and nouns.capital(self.unit, self.words, i):
            i += 1
        return max(i, start + 1)

    def _clause_like(self, start: int, end: int) -> bool:
        if end - start < 4 or not self.unit.is_word(start) and self.unit.words[start] != QUOTE:
            return False
        return not (self.unit.words[start] in ("so", "something", "nothing", "goodbye"))

    def _act(self, n: int, hit: Hit) -> Draft | None:
        """deny + object: a reported act."""
        if hit.cls != "deny" or hit.passive:
            return None
        start = hit.last
        end = self._right_end(n, start)
        if end - start < 2 or not self.unit.is_word(start):
            return None
        return Draft(hit, [(start, end)], self._subject(n, hit, None), about=True)

    def _before_final(self, n: int, hit: Hit) -> Draft | None:
        """speaker content cue, where the verb closes the sentence (Turkish, Hindi, Japanese, Korean)."""
        i = hit.first - 1
        while i >= 0 and (self.words.in_("between", self.unit.words[i]) or self.unit.is_comma(i) or self.unit.words[i] in STOPS):
            i -= 1
        if i < 0:
            return None
        low = self._left_limit(hit.first)
        behind = self._subject_behind(hit)
        subject = behind or self._final_subject(low, i + 1)
        start = subject[1] if subject and subject is not behind else low
        while start < i and (self.unit.is_comma(start) or self.words.in_("topic_marks", self.unit.words[start])):
            start += 1
        quotes = [j for j in range(start, i + 1) if self.unit.words[j] == QUOTE]
        if quotes and i == quotes[-1] and (behind is None and not self._lead_is_content(start, quotes[0])):
            return Draft(hit, [(j, j + 1) for j in quotes if j >= quotes[-1] - 1], subject or self._final_subject(low, quotes[0]))
        return Draft(hit, [(start, i + 1)], subject)

    def _lead_is_content(self, start: int, quote: int) -> bool:
        return quote > start and self.unit.quotes[quote].inner[1] - self.unit.quotes[quote].inner[0] < 25

    def _final_subject(self, low: int, end: int) -> Items | None:
        """The speaker at the head of a verb-final sentence: up to a topic marker or comma, else the leading name."""
        for j in range(low, min(end, low + 14)):
            if self.words.in_("topic_marks", self.unit.words[j]) and j > low:
                return (low, j)
            if self.unit.is_comma(j) or self.unit.words[j] == QUOTE:
                return (low, j) if j > low and nouns.names(self.unit, self.words, (low, j)) else None
        return next((r for r in nouns.names(self.unit, self.words, (low, end)) if r[0] == low), None)

    def _source(self, n: int, hit: Hit) -> Draft | None:
        """according to X, content; content, according to X; X'e göre content."""
        phrase = self._source_phrase(hit)
        if phrase is None:
            return None
        begin, rest = min(hit.first, phrase[0]), max(hit.last, phrase[1])
        left = self._left_of_source(begin)
        right = self._right_of_source(n, rest, left, phrase)
        if not left and not right:
            return None
        if left and not right and not self._is_reporting(begin, phrase):
            return None
        return Draft(hit, left + right, phrase)

    def _source_phrase(self, hit: Hit) -> Items | None:
        if hit.form == "source":
            start = hit.last
            while start < len(self.unit) and self.unit.words[start] in _APOSTROPHES:
                start += 1
            return self._with_apposition(nouns.after(self.unit, self.words, start))
        i = hit.first - 1
        while i >= 0 and not (self.unit.is_comma(i) or self.unit.is_break(i) or self.unit.words[i] == QUOTE):
            i -= 1
        return (i + 1, hit.first) if i + 1 < hit.first else None

    def _with_apposition(self, phrase: Items | None) -> Items | None:
        """The phrase with what is set behind its comma ("Steve Bannon, ancien conseiller de Trump")."""
        if phrase is None or not self.unit.is_comma(phrase[1]):
            return phrase
        i = phrase[1] + 1
        if i < len(self.unit) and (self._is_apposition(i) or self.unit.words[i].isdigit()):
            j = i
            while j < len(self.unit) and not (self.unit.is_comma(j) or self.unit.is_break(j) or self.unit.words[j] == QUOTE):
                j += 1
            return (phrase[0], j) if j < len(self.unit) and self.unit.is_comma(j) else phrase
        return phrase

    def _is_apposition(self, i: int) -> bool:
        """A role behind a name, with an article or adjective at most before it."""
        return any(nouns.is_role(self.words, self.unit.at(k)) and not self._has_cue(i, k) for k in range(i, min(i + 3, len(self.unit))))

    def _has_cue(self, i: int, j: int) -> bool:
        return any(i <= h.first < j for h in self.hits)

    def _left_of_source(self, begin: int) -> list[Items]:
        low = self._left_limit(begin)
        i = begin - 1
        while i >= low and (self.unit.is_comma(i) or self.unit.words[i] in DASHES or self.unit.words[i] in "(（"):
            i -= 1
        if i < low or self.unit.words[i] in COLONS:
            return []
        if self.words.in_("relatives", self.unit.words[i]) or self.words.match(self.words.that, self.unit.words, i):
            return []
        while low <= i and (self.words.in_("conjunctions", self.unit.words[low]) or self.words.in_("contrast", self.unit.words[low])):
            low += 1
        return [(low, i + 1)] if low <= i and not self._only_adverbs(low, i + 1) else []

    def _only_adverbs(self, low: int, end: int) -> bool:
        return all(self.words.in_("between", self.unit.words[j]) or self.words.in_("conjunctions", self.unit.words[j]) for j in range(low, end))

    def _right_of_source(self, n: int, rest: int, left: list[Items], phrase: Items) -> list[Items]:
        i = rest
        while i < len(self.unit) and (self.unit.is_comma(i) or self.unit.words[i] in DASHES or self.unit.words[i] in COLONS or self.unit.words[i] in ")）"):
            i += 1
        if i >= len(self.unit) or self.unit.words[i] in STOPS:
            return []
        end = self._right_end(n, i)
        if left and (self._is_apposition(i) or self.words.in_("relatives", self.unit.words[i]) or self._coordinated(i)):
            return []
        if left and self.unit.words[rest] not in COLONS and self.unit.words[i] != QUOTE and not self._source_goes_on(left, (i, end), phrase):
            return []
        return [(i, end)]

    def _coordinated(self, i: int) -> bool:
        return self.words.in_("conjunctions", self.unit.words[i]) or self.words.in_("contrast", self.unit.words[i]) or any(h.first == i for h in self.hits)

    def _source_goes_on(self, left: list[Items], right: Items, phrase: Items) -> bool:
        """Whether the clause goes on behind a source in its middle: a short beginning, or a source that is a pronoun."""
        if self.unit.words[phrase[0]] in self.words.pronouns:
            return True
        return left[-1][1] - left[0][0] <= 12 or right[1] - right[0] > left[-1][1] - left[0][0]

    def _is_reporting(self, begin: int, phrase: Items) -> bool:
        """At the end of its clause "according to" needs a comma before it or someone who can speak behind it."""
        if begin > 0 and not self.unit.is_word(begin - 1):
            return True
        if any(self.words.in_(s, self.unit.words[j]) for j in range(*phrase) for s in ("anonymous", "documents")):
            return True
        return nouns.head_name(self.unit, self.words, phrase) is not None

    # ---- parts
    def _trim(self, i: int, j: int) -> Items | None:
        def loose(k: int) -> bool:
            return self.unit.words[k] != QUOTE and not self.unit.is_word(k) and self.unit.words[k] not in "$€£¥%[]°)（("

        while i < j and (loose(i) or self.unit.words[i] == ")"):
            i += 1
        while j > i and (loose(j - 1) or self.unit.words[j - 1] == "("):
            j -= 1
        return (i, j) if j > i else None

    def _clause_stop(self, i: int, reach: int) -> int:
        stop = min(len(self.unit), i + reach)
        for j in range(i, stop):
            if self.unit.words[j] in STOPS or self.unit.words[j] in ";؛" or self.unit.words[j] in COLONS:
                return j
        return stop

    def _right_end(self, n: int, start: int) -> int:
        """Where content that begins at an item ends: the unit, or where another cue breaks it off."""
        end = len(self.unit)
        for j in range(start, len(self.unit)):
            if self.unit.words[j] in ";؛；":
                end = j
                break
        for m in range(n + 1, len(self.hits)):
            hit = self.hits[m]
            if hit.first <= start or hit.first >= end:
                continue
            cut = self._cut_before(hit, start)
            if cut is not None:
                return cut
        return end

    def _cut_before(self, hit: Hit, start: int) -> int | None:
        """Where a later cue ends the content before it: a participle, source or parenthesis behind a comma, a coordinated cue."""
        i = hit.first - 1
        while i > start and (self.words.in_("between", self.unit.words[i]) or self.words.in_("negations", self.unit.words[i])):
            i -= 1
        if self.unit.words[i] in COMMAS or self.unit.words[i] in DASHES:
            return i if self._complementiser(hit) is None or hit.form in ("gerund", "source") or hit.subject is None else None
        if self.words.in_("conjunctions", self.unit.words[i]) and hit.form == "finite":
            return i if i - start > 2 else None
        if hit.form != "finite":
            return None
        j = i
        while j > start and i - j < 8 and not (self.unit.is_comma(j) or self.unit.is_break(j)):
            j -= 1
        if self.unit.is_comma(j) and j > start + 1:
            opener = self.unit.at(j + 1)
            if self.words.in_("contrast", opener) or self.words.in_("conjunctions", opener):
                return j
            if self._free_end(hit) and self._complementiser(hit) is None:
                return j
        return None

    # ---- speakers
    def _subject(self, n: int, hit: Hit, limit: int | None) -> Items | None:
        """The speaker's phrase of a cue whose content stands to its right: clitic, before the cue, or inverted behind it."""
        if hit.subject is not None:
            return (hit.subject, hit.subject + 1)
        if hit.passive:
            return None
        if hit.form in ("gerund", "noun"):
            return self._main_subject(hit)
        if self.words.order == "vso":
            return self._subject_behind(hit, limit) or self._subject_before(hit)
        return self._subject_before(hit) or (self._subject_behind(hit, limit) if self._inverts(hit) else None)

    def _inverts(self, hit: Hit) -> bool:
        """Inversion needs the cue at the head of its clause."""
        i = hit.first - 1
        return i < 0 or not self.unit.is_word(i) or self.words.in_("conjunctions", self.unit.words[i]) or self.words.in_("between", self.unit.words[i]) or hit.first < 6

    def _subject_behind(self, hit: Hit, limit: int | None = None) -> Items | None:
        """An inverted speaker, an addressee between passed over ("ha detto a Fox News Karoline Leavitt")."""
        i = hit.last
        while self.words.in_("between", self.unit.at(i)):
            i += 1
        while i < len(self.unit) and (self.words.in_("to", self.unit.at(i)) or self.words.in_("times", self.unit.at(i)) or self._venue(i)):
            i = self._past_phrase(i)
        if limit is not None and i >= limit:
            return None
        found = nouns.after(self.unit, self.words, i)
        if found and limit is not None:
            found = (found[0], min(found[1], limit))
        return found

    def _venue(self, i: int) -> bool:
        return self.words.in_("prepositions", self.unit.at(i)) and not self.words.in_("genitive", self.unit.at(i))

    def _past_phrase(self, i: int) -> int:
        """Past a phrase of addressee, place or time: its preposition, articles and small words, and one name or noun."""
        if self.words.in_("times", self.unit.words[i]):
            return i + 1
        i += 1
        while self.words.in_("determiners", self.unit.at(i)) or self.unit.at(i) in _APOSTROPHES:
            i += 1
        if nouns.capital(self.unit, self.words, i) and not self.words.caseless and not self.words.common_nouns_capitalised:
            known = i
            while i < len(self.unit) and nouns.capital(self.unit, self.words, i) and i - known < 2:
                i += 1
            return i
        return i + 1

    def _subject_before(self, hit: Hit) -> Items | None:
        """The phrase before a cue. Behind a comma it is an apposition, and the phrase begins before it."""
        i = hit.first - 1
        while i >= 0 and (self.words.in_("between", self.unit.words[i]) or self.words.in_("negations", self.unit.words[i]) or self._clitic(i)):
            i -= 1
        if i < 0 or self.unit.words[i] == QUOTE or self.unit.is_break(i) and self.unit.words[i] not in ")–—":
            return None
        if self.unit.is_comma(i) or self.unit.words[i] in DASHES or self.unit.words[i] == ")":
            return self._before_apposition(i)
        return self._chunk(i + 1)

    def _clitic(self, i: int) -> bool:
        return self.unit.words[i] in _APOSTROPHES or (self.words.in_("object_marks", self.unit.words[i]) and self.unit.words[i] not in self.words.pronouns)

    def _chunk(self, end: int) -> Items | None:
        """The last phrase before an item: from the nearest clause boundary, conjunctions and adverbs left out."""
        j = end - 1
        while j >= 0 and not (self.unit.is_comma(j) or self.unit.is_break(j) or self.unit.words[j] == QUOTE):
            if self.words.match(self.words.that, self.unit.words, j) and not self._relative_of_source(j):
                break
            if self.words.in_("contrast", self.unit.words[j]) or self.words.in_("subordinators", self.unit.words[j]):
                break
            j -= 1
        start = self._skip_lead(j + 1, end)
        while start < end and self.words.in_("between", self.unit.words[start]) and not nouns.capital(self.unit, self.words, start):
            start += 1
        while start < end and self.unit.words[start] in _APOSTROPHES:
            start += 1
        if start >= end:
            return None
        return self._inner_subject(start, end)

    def _relative_of_source(self, j: int) -> bool:
        return self.words.in_("relatives", self.unit.words[j]) and any(
            self.words.in_("anonymous", self.unit.at(k)) or self.words.in_("organisations", self.unit.at(k)) for k in range(max(0, j - 3), j)
        )

    def _inner_subject(self, start: int, end: int) -> Items | None:
        """The subject within a chunk: a relative pronoun gives way to what it stands for, a leading place or time is left out."""
        if self.words.in_("relatives", self.unit.words[start]) and end - start == 1:
            return self._antecedent(start) or (start, end)
        if self.unit.words[end - 1] in self.words.pronouns and not nouns.capital(self.unit, self.words, end - 1):
            return (end - 1, end)
        for k in range(end - 1, start - 1, -1):
            if self.words.in_("conjunctions", self.unit.words[k]) and self._new_clause(k, start):
                return self._inner_subject(k + 1, end) if k + 1 < end else None
        if self.words.in_("prepositions", self.unit.words[start]) and not self.words.in_("genitive", self.unit.words[start]):
            runs = [r for r in nouns.names(self.unit, self.words, (start, end)) if r[1] == end]
            return runs[-1] if runs else None
        return (start, end)

    def _new_clause(self, k: int, start: int) -> bool:
        """Whether a conjunction joins clauses, not names: a verb stands before it (a cue or an auxiliary)."""
        return any(start <= h.first < k for h in self.hits) or any(self.words.in_("auxiliaries", self.unit.words[j]) for j in range(start, k))

    def _antecedent(self, i: int) -> Items | None:
        """What a relative pronoun stands for: the name or phrase right before it."""
        j = i - 1
        while j >= 0 and (self.unit.is_comma(j) or self.words.in_("prepositions", self.unit.words[j])):
            j -= 1
        runs = nouns.names(self.unit, self.words, (max(0, j - 6), j + 1))
        return runs[-1] if runs and runs[-1][1] == j + 1 else None

    def _before_apposition(self, comma: int) -> Items | None:
        """The subject whose apposition ends at a comma: the first phrase of the clause that is no place, time or side clause."""
        low = comma - 1
        while low >= 0 and not (self.unit.is_break(low) and self.unit.words[low] not in "()" or self.unit.words[low] == QUOTE):
            low -= 1
        starts = [low + 1, *(j + 1 for j in range(low + 1, comma) if self.unit.is_comma(j) or self.unit.words[j] == "(")]
        for n, start in enumerate(starts):
            end = (starts[n + 1] - 1) if n + 1 < len(starts) else comma
            first = self._skip_lead(start, end)
            if first < end and self._may_be_subject(first, end):
                return (first, comma) if comma - first < 45 else (first, end)
        return None

    def _may_be_subject(self, first: int, end: int) -> bool:
        word = self.unit.words[first]
        if self.words.in_("prepositions", word) or self.words.in_("subordinators", word) or self.words.in_("times", word):
            return False
        if self.words.in_("relatives", word) or any(h.first < end and h.last > first for h in self.hits):
            return False
        return nouns.capital(self.unit, self.words, first) or self.words.in_("determiners", word) or word in self.words.pronouns or word in self.words.titles

    def _main_subject(self, hit: Hit) -> Items | None:
        """The subject of the clause a participle leans on: that of the statement before it, else the clause's first phrase."""
        for draft in reversed(self.drafts):
            if draft.hit.last <= hit.first and draft.hit.form != "source" and draft.subject:
                return draft.subject
        return topic(self.unit, self.words, hit.first)


def topic(unit: Unit, words: CueWords, end: int) -> Items | None:
    """Who a clause is about: the first name that heads one of its phrases, with no preposition before it."""
    i = 0
    if words.caseless:
        return None
    while i < end:
        first = i
        while first < end and (words.in_("conjunctions", unit.words[first]) or words.in_("contrast", unit.words[first]) or words.in_("determiners", unit.words[first])
                               or unit.words[first] in words.titles or unit.words[first] in ".'’"):
            first += 1
        if first < end and unit.words[first] != QUOTE and nouns.capital(unit, words, first) and not nouns.function_word(words, unit.words[first]):
            run = next((r for r in nouns.names(unit, words, (first, end)) if r[0] == first), None)
            if run:
                return run
        while i < end and not (unit.is_comma(i) or unit.is_break(i)):
            i += 1
        i += 1
    return None
