"""Who said what: statements with their speaker, their cue and their content, direct, reported or mixed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from factcheck.budget import heed
from factcheck.facts.folding import fold
from factcheck.facts.speech import cues, mood, outlets, patterns, quotes, roles
from factcheck.facts.speech.cuewords import CueWords, cuewords
from factcheck.facts.speech.details import details, negations
from factcheck.facts.speech.nouns import Items, is_role
from factcheck.facts.speech.people import People
from factcheck.facts.speech.reading import Draft, Reading
from factcheck.facts.speech.speakers import Discourse, Speaker
from factcheck.facts.speech.subjects import leading_role, topic
from factcheck.facts.speech.units import COLONS, QUOTE, STOPS, WORDS, Unit, build, join, without
from factcheck.model import Article, Fact, Span
from factcheck.values import Attribution, Role, Value

_ASIDE_LEAD = 4  # words of a cue set into a quotation up to its verb
_SHORT, _SHORT_LETTERS = 5, 16  # items of a sentence that only tells who said what stands before it
_LONGEST_UNIT = 900  # items of a sentence, quotations counted as one
_SENTENCE = 3  # words of a quotation that is a sentence beyond doubt
_MOST_CUES = 40  # of a sentence; every cue is weighed against every other, so a text of nothing but cues would take for ever


def extract(article: Article) -> list[Fact]:
    """The statements of an article in the order of its text; none where the program knows no cue of its language."""
    words = cuewords(article.language)
    if not words.triggers:
        return []
    return _Reader(article, words).read()


def claims(facts: Sequence[Fact]) -> list[Fact]:
    """The facts again, every figure that lies within a statement marked with the statement's speaker (`claim_of`).

    Of statements within statements the innermost counts. A statement whose speaker is open marks nothing.
    """
    spans = sorted(
        ((start, end, f.value.speaker_name) for f in facts if isinstance(f.value, Attribution) for start, end in f.value.content_spans),
        key=lambda s: (s[0], -s[1]),
    )
    starts = [s[0] for s in spans]
    return [f if f.kind in ("attribution", "role") else _claimed(f, spans, starts) for f in facts]


def _claimed(fact: Fact, spans: list[tuple[int, int, str | None]], starts: list[int]) -> Fact:
    i = bisect_right(starts, fact.start) - 1
    for start, end, name in reversed(spans[max(0, i - 8) : i + 1]):
        if start <= fact.start and fact.end <= end:
            return replace(fact, claim_of=name) if name else fact
    return fact


class _Reader:
    """Reads one article paragraph by paragraph; what was said so far resolves what is said next."""

    def __init__(self, article: Article, words: CueWords) -> None:
        self.article = article
        self.words = words
        self.people = People(article, words)
        self.discourse = Discourse(words, self.people)
        self.folded: dict[str, str] = {}
        self.facts: list[Fact] = []
        self.turn: int | None = None  # the statement of the sentence right before, in whatever paragraph
        self.about: tuple[Unit, Items | None] | None = None  # the sentence right before in its paragraph, and whom it is about
        self.said: int | None = None  # the last statement of the paragraph, one sentence without any between at most
        self.before: Span | None = None  # that sentence, if it makes no statement
        self._noise_starts = [n.start for n in article.noise]

    def read(self) -> list[Fact]:
        sentence = 0
        for paragraph in self.article.paragraphs:
            own: list[Span] = []
            while sentence < len(self.article.sentences) and self.article.sentences[sentence].start < paragraph.end:
                own.append(self.article.sentences[sentence])
                sentence += 1
            if own and not self._is_noise(paragraph):
                self._paragraph(paragraph, own)
        return self.facts

    def _is_noise(self, span: Span) -> bool:
        i = bisect_right(self._noise_starts, span.start) - 1
        return i >= 0 and span.end <= self.article.noise[i].end

    def _paragraph(self, paragraph: Span, sentences: list[Span]) -> None:
        text = self.article.text
        found = quotes.find(text, paragraph.start, paragraph.end)
        if self.words.cues_in_quotes and found:
            found = quotes.open_up(text, found, self._is_aside, commas=self.words.cues_in_quotes == "commas")
        starts = [q.start for q in found]
        if not (found and found[0].start - paragraph.start < 2 and found[0].end >= sentences[0].end - 1):
            self.about = None  # unless words of somebody open the paragraph
        self.before = None
        self.said = None
        gap = False  # whether the sentence before made no statement
        for span in join(text, sentences, found, self._only_cue):
            inside = found[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            self.turn = self._span(span, inside, self.turn)
            self.before = span if self.turn is None else None
            self.said = self.turn if self.turn is not None else None if gap else self.said
            gap = self.turn is None

    def _span(self, span: Span, inside: list[quotes.Quote], last: int | None) -> int | None:
        """Reads one sentence, or several that a quotation joins. Most sentences hold neither cue, quotation nor role."""
        heed("statements")
        held = self._held(self.article.text[span.start : span.end])
        plain = None if self.words.roles.isdisjoint(held) else self._build(span, [])
        if plain is not None:
            self._roles(plain)
        if not inside and self.words.triggers.isdisjoint(held):
            self._topic_only(span, plain)
            told = last is not None or self.said is not None
            return self._in_mood(plain or self._build(span, []), last) if told and not self.words.mood_signs.isdisjoint(held) else None
        unit = self._build(span, inside) if plain is None or inside else plain
        if len(unit) > _LONGEST_UNIT:  # a table or a list, no sentence
            return None
        return self._unit(unit, last, [q for q in inside if q.orphan])

    def _held(self, text: str) -> set[str]:
        """The words of a sentence as language files fold them; of a text without spaces the cues that may stand in it."""
        if self.words.items is not None:
            return set(self.words.triggers) if self.words.signs and self.words.signs.search(text) else set()
        words = WORDS.findall(text.lower())
        return set(words) if text.isascii() else {w if w.isascii() else fold(w) for w in words}

    def _build(self, span: Span, inside: list[quotes.Quote]) -> Unit:
        return build(self.article.text, span.start, span.end, inside, self.folded, self.words.titles, self.words.items)

    def _roles(self, unit: Unit) -> None:
        text = self.article.text
        for person, (i, j) in roles.find(unit, self.words, self.people):
            start, end = unit.starts[i], unit.ends[j - 1]
            self.facts.append(self._placed(start, end, Role(person, text[start:end])))

    def _topic_only(self, span: Span, unit: Unit | None) -> None:
        if self.words.caseless and not self.people.family_names:
            return  # nothing but a name met before is known to be one
        self._mention(unit or self._build(Span(span.start, min(span.end, span.start + 200)), []))

    def _mention(self, unit: Unit) -> None:
        """Whom a sentence is about: the name that heads it, else a phrase with an office ("Die Trainerin schwieg lange.")."""
        named = topic(unit, self.words, len(unit), self.people.family_names)
        if named is None and self.words.articles:
            named = leading_role(Reading(unit, self.words, []), len(unit))
        self.discourse.mention(unit, named)
        if len(unit) > 2 or unit.words[-1:] != ["?"]:  # "And now?" changes nothing
            self.about = (unit, named)
        self.discourse.passed.append(unit)

    def _spoken_of(self) -> Speaker | None:
        """Whom the sentence right before is about, worked out where words with no cue follow it."""
        if self.about is None:
            return None
        unit, named = self.about
        small = self.words.small_words
        if named is None and unit.is_word(0) and unit.words[0] not in small and " " in self.people.resolve(unit.raw(0)):
            named = (0, 1)  # "Bell waves this away": no plural, but the name of Agnes Bell
        if named is None and (found := leading_role(Reading(unit, self.words, []), len(unit))) is not None:
            named = found if any(is_role(self.words, unit.words[i]) for i in range(*found)) else None  # no body, no document
        return self.discourse.subject(unit, named)

    def _is_aside(self, text: str) -> bool:
        """Whether words set into a quotation tell who says it: "a-t-il expliqué", "explique Jean Roux", "ha spiegato"."""
        raw = WORDS.findall(text)
        said = [fold(w) for w in raw]
        at = next((k for k, w in enumerate(said[:_ASIDE_LEAD]) if self.words.cues(w)), None)
        if at is None or not all(self.words.in_any(("auxiliaries", "euphonic"), w) or w in self.words.pronouns for w in said[:at]):
            return False
        if self.words.cues_in_quotes != "commas":
            return True
        clitic = any(w in self.words.pronouns for w in said[: at + 3]) and "-" in text
        return clitic or (at + 1 < len(raw) and raw[at + 1][0].isupper())

    def _only_cue(self, span: Span) -> bool:
        """Whether a short sentence behind a quotation only tells who said it ("Ha scritto.")."""
        if span.end - span.start > 60:
            return False
        unit = self._build(span, [])
        hits = cues.find(unit, self.words)
        if len(hits) == 1 and hits[0].taken_up:
            return True
        return (
            len(hits) == 1
            and hits[0].form == "finite"
            and len(unit) - (hits[0].last - hits[0].first) <= (_SHORT_LETTERS if self.words.tight else _SHORT)
        )

    def _unit(self, unit: Unit, last: int | None, orphans: list[quotes.Quote]) -> int | None:
        hits = cues.find(unit, self.words)
        if len(hits) > _MOST_CUES:
            return None
        whole = self._without_outlets(self._adopt(unit, hits, orphans))
        if whole is not unit:
            unit, hits = whole, cues.find(whole, self.words)
        reading = Reading(unit, self.words, hits, self.people.family_names)
        drafts = patterns.read(reading)
        if not drafts and self.before and last is None and (taken := patterns.backward(reading)):
            return self._taken_up(unit, taken, self.before)
        if not drafts:
            if self._only_quote(unit):
                return self._continue(unit, last)
            self._mention(unit)
            return None if mood.governed(unit, self.words, hits) else self._in_mood(unit, last)
        self._mention_before(unit, drafts[0])
        for draft in drafts:
            self._fact(unit, draft)
        return len(self.facts) - 1  # a statement is put in behind the role of its speaker

    def _taken_up(self, unit: Unit, draft: Draft, before: Span) -> int:
        """The sentence before, told as what somebody said ("Das teilte die Polizei mit.")."""
        self._fact(unit, draft)
        fact = self.facts[-1]
        assert isinstance(fact.value, Attribution)
        self.facts[-1] = self._made(fact, replace(fact.value, content_spans=((before.start, before.end),), direct=False))
        return len(self.facts) - 1

    def _mention_before(self, unit: Unit, draft: Draft) -> None:
        """A dropped subject may stand earlier in its own sentence."""
        if draft.subject is None and draft.hit.form != "source":
            named = topic(unit, self.words, draft.hit.first, self.people.family_names, last=True)
            if named and not any(i <= named[0] < j for i, j in draft.content):
                self.discourse.mention(unit, named)

    def _adopt(self, unit: Unit, hits: list[cues.Hit], orphans: list[quotes.Quote]) -> Unit:
        """A closing mark that nothing opened ends a quotation that begins behind the last cue before it."""
        if not orphans:
            return unit
        repaired: list[quotes.Quote] = list(unit.quotes.values())
        for orphan in orphans:
            cue = next((h for h in reversed(hits) if unit.ends[h.last - 1] < orphan.start and h.form in ("finite", "gerund")), None)
            if len(unit) and unit.starts[0] < orphan.start and not (cue and orphan.start - unit.ends[cue.last - 1] < 20):
                start = unit.starts[cue.last] if cue else unit.starts[0]
                if not any(q.start < orphan.end and start < q.end for q in repaired):
                    repaired.append(quotes.Quote(start, orphan.end, (start, orphan.start), repaired=True))
        return build(
            unit.text, unit.start, unit.end, sorted(repaired, key=lambda q: q.start), self.folded, self.words.titles, self.words.items
        )

    def _without_outlets(self, unit: Unit) -> Unit:
        """The unit, with the names of papers and stations read as words although quotation marks stand around them."""
        named = [q for i, q in unit.quotes.items() if outlets.is_outlet(unit, self.words, i)]
        if not named:
            return unit
        kept = [q for q in unit.quotes.values() if q not in named]
        whole = build(unit.text, unit.start, unit.end, kept, self.folded, self.words.titles, self.words.items)
        marks = {at for q in named for at in (*range(q.start, q.inner[0]), *range(q.inner[1], q.end))}
        whole.told = frozenset(unit.starts[i - 1] for i, q in unit.quotes.items() if q in named and outlets.is_told(unit, self.words, i))
        return without(whole, marks)

    def _only_quote(self, unit: Unit) -> bool:
        """Whether nothing but quotations stands in a sentence, a conjunction and its colon apart ("Und: „…“")."""
        if not unit.quotes:
            return False
        words = [i for i in range(len(unit)) if unit.is_word(i)]
        joined = len(words) == 1 and self.words.in_("conjunctions", unit.words[words[0]]) and unit.at(words[0] + 1) in COLONS
        return not words or joined

    def _in_mood(self, unit: Unit, last: int | None) -> int | None:
        """A sentence in the mood of reported speech is said by whoever spoke before ("… Er werde nicht gehen.")."""
        if not self.words.mood_signs:
            return None
        near = last is not None
        last = last if last is not None else self.said
        before = self.facts[last].value if last is not None else None
        if not isinstance(before, Attribution) or before.speaker_name is None:
            return None
        if not (mood.reported(unit, self.words, before.content) if near else mood.of_somebody(unit, self.words)):
            return None
        if any(unit.words[k] in ";؛" for k in range(len(unit))):
            return None  # whose mood it is, the clause before the mark would tell
        items = [k for k in range(len(unit)) if unit.is_word(k) or unit.words[k] == QUOTE]
        span = (unit.starts[items[0]], unit.ends[items[-1]])
        return self._uncued((span,), "mixed" if QUOTE in unit.words else False, Speaker(before.speaker_span, before.speaker_name, "none"))

    def _continue(self, unit: Unit, last: int | None) -> int | None:
        """A quotation with no cue goes on with the turn of the statement before it."""
        if last is None:
            speaker = self._spoken_of() if _is_sentence(unit) else None
            if speaker is None and self.said is not None:
                said = self.facts[self.said].value
                return self._goes_on(unit, said) if isinstance(said, Attribution) else None
            return self._said(unit, speaker) if speaker else None
        fact, value = self.facts[last], self.facts[last].value
        if not isinstance(value, Attribution):
            return None
        if value.direct is False and not value.repaired:
            return self._goes_on(unit, value)
        spans = (*value.content_spans, *((q.start, q.end) for q in unit.quotes.values()))
        self.facts[last] = self._made(fact, replace(value, content_spans=spans))
        return last

    def _goes_on(self, unit: Unit, before: Attribution) -> int | None:
        """Words of a speaker that follow what was reported of him ("Roe said it was too late. “We had our chance.”")."""
        if before.speaker_name is None or not _is_sentence(unit):
            return None
        return self._said(unit, Speaker(before.speaker_span, before.speaker_name, "none"))

    def _said(self, unit: Unit, speaker: Speaker) -> int:
        """What stands in quotation marks with no cue, as the words of a speaker."""
        spans = tuple((q.start, q.end) for q in unit.quotes.values())
        return self._uncued(spans, True, speaker)

    def _uncued(self, spans: tuple[tuple[int, int], ...], direct: bool | Literal["mixed"], speaker: Speaker) -> int:
        text = self.article.text
        denied = negations(text, self.words, list(spans))
        value = Attribution(
            text[slice(*speaker.span)] if speaker.span else None,
            speaker.name,
            None,
            " … ".join(text[a:b] for a, b in spans),
            direct,
            speaker.span,
            None,
            spans,
            details={"negations": denied} if denied else {},
        )
        self.facts.append(self._placed(spans[0][0], spans[-1][1], value))
        return len(self.facts) - 1

    def _fact(self, unit: Unit, draft: Draft) -> None:
        spans = tuple((unit.starts[i], unit.ends[j - 1]) for i, j in sorted(draft.content))
        speaker = self._speaker(unit, draft)
        hit = draft.hit
        cue_span = (unit.starts[hit.first], unit.ends[hit.last - 1])
        value = Attribution(
            speaker=unit.text[slice(*speaker.span)] if speaker.span else None,
            speaker_name=speaker.name,
            cue=unit.text[slice(*cue_span)],
            content=" … ".join(unit.text[a:b] for a, b in spans),
            direct=_form(unit, draft),
            speaker_span=speaker.span,
            cue_span=cue_span,
            content_spans=spans,
            cue_class=hit.cls,
            repaired=any(q.repaired for q in unit.quotes.values()),
            details=details(unit, self.words, draft, speaker),
        )
        self._role_of(unit, draft, speaker)
        self.facts.append(self._placed(spans[0][0], spans[-1][1], value))

    def _role_of(self, unit: Unit, draft: Draft, speaker: Speaker) -> None:
        """A speaker's role, set behind the name. The speaker's phrase tells better than capitals where the name begins."""
        role = roles.behind(unit, self.words, draft.subject) if draft.subject and speaker.kind == "person" and speaker.name else None
        if role and speaker.name:
            start, end = unit.starts[role[0]], unit.ends[role[1] - 1]
            self.facts = [f for f in self.facts if not (isinstance(f.value, Role) and f.start < end and start < f.end)]
            self.facts.append(self._placed(start, end, Role(speaker.name, self.article.text[start:end])))

    def _placed(self, start: int, end: int, value: Value) -> Fact:
        line, column = self.article.document.position(start)
        text = self.article.text[start:end]
        sentence, place = self.article.sentence_at(start), self.article.document.place(start)
        return Fact(self.article.name, start, end, text, value, sentence=sentence, line=line, column=column, place=place)

    def _made(self, fact: Fact, value: Attribution) -> Fact:
        text = self.article.text
        value = replace(value, content=" … ".join(text[a:b] for a, b in value.content_spans))
        start, end = value.content_spans[0][0], value.content_spans[-1][1]
        return replace(fact, value=value, start=start, end=end, text=text[start:end])

    def _speaker(self, unit: Unit, draft: Draft) -> Speaker:
        hit = draft.hit
        if draft.subject is None:
            if hit.passive or hit.impersonal or hit.form in ("source", "after"):
                return Speaker(None, None, "none")
            speaker = self.discourse.dropped(hit.plural)
        else:
            speaker = self.discourse.read(unit, draft.subject)
        self.discourse.remember(speaker)
        return speaker


def _is_sentence(unit: Unit) -> bool:
    """Whether what stands in quotation marks and nothing else is a sentence, not a title: a stop ends it, and it has four words."""
    inner = [unit.text[slice(*q.inner)].rstrip() for q in unit.quotes.values()]
    opened = not any(unit.text[q.start].isalnum() for q in unit.quotes.values())  # where it began is known
    return opened and bool(inner) and inner[-1][-1:] in STOPS and sum(len(WORDS.findall(i)) for i in inner) >= _SENTENCE


def _form(unit: Unit, draft: Draft) -> bool | Literal["mixed"]:
    inside = [k for i, j in draft.content for k in range(i, j)]
    quoted = [k for k in inside if unit.words[k] == QUOTE]
    if not quoted:
        return False
    return "mixed" if any(unit.is_word(k) for k in inside) else True
