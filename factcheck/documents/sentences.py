"""Paragraphs and sentences, as spans.

A paragraph is a line with something in it. A sentence lies in one paragraph: it ends at a sign that ends sentences, unless the
word before the sign is an abbreviation, an initial or an ordinal, or what follows goes on in lower case.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from factcheck.budget import heed
from factcheck.documents import knowledge
from factcheck.documents.knowledge import Knowledge
from factcheck.model import Part, Span

_CLOSING = "\"'”’“»«›‹)]}」』】）》〉*_"
_STOPS = ".!?…؟۔।॥։።។။‽"
_WIDE_STOPS = "。！？｡"
_OPENING = re.compile(r"[\s\"'“”„‟«»‹›‘’‚(\[{¡¿—–―‐*_>•-]*")
_TOKEN = 24
"""Characters before a stop that are looked at: no abbreviation is longer."""

_FIRST_WIDE = "⺀"
_BEFORE_WORD = "([{\"'“„«‘‹¿¡-–—/"
_LETTERS = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_ROMAN = re.compile(r"[IVXLC]{1,6}")
_ORDINAL_DIGITS = 3
# Thai ends its sentences, and parts its clauses, with a space: between letters, so that dates and amounts stay whole.
_GAP = re.compile(r"(?<=[\u0e01-\u0e5b”\"])[ \u00a0\u200b]+(?=[\u0e01-\u0e5b“\"])")
_LONG, _SHORT = 80, 25
"""Letters after which a gap ends a Thai sentence, and how many have to follow."""


def paragraphs(text: str, start: int = 0) -> tuple[Span, ...]:
    """The lines that hold something, from `start` on, without the white space around them."""
    found = []
    for line in text[start:].splitlines(keepends=True):
        if not line.isspace():
            left = len(line) - len(line.lstrip())
            found.append(Span(start + left, start + len(line.rstrip())))
        start += len(line)
    return tuple(found)


def sentences(text: str, paragraphs: tuple[Span, ...], language: str, parts: tuple[Part, ...] = ()) -> tuple[Span, ...]:
    """The sentences of the paragraphs, in order, without the white space around them. They cover all else.

    `parts` are the stretches in another language than `language`: its abbreviations and ordinals hold there.
    """
    splitters = {code: _Splitter(text, knowledge.of(code)) for code in {language, *(part.language for part in parts)}}

    starts = [part.start for part in parts]

    def spoken(paragraph: Span) -> str:
        at = bisect_right(starts, paragraph.start) - 1
        return parts[at].language if at >= 0 and paragraph.start < parts[at].end else language

    return tuple(sentence for paragraph in paragraphs for sentence in splitters[spoken(paragraph)].split(paragraph))


class _Splitter:
    """The splitting of one text: its language's knowledge and the expression that finds candidates."""

    def __init__(self, text: str, known: Knowledge) -> None:
        self.text = text
        self.known = known
        self.names = knowledge.of("common").words
        self.titles = knowledge.of("common").abbreviations
        narrow = re.escape(_STOPS + known.stops)
        closing = re.escape(_CLOSING)
        # Possessive, and without a condition on what follows: a run of stops is looked at once, whatever its length.
        self.candidate = re.compile(rf"[{narrow}{_WIDE_STOPS}]++(?:[{closing}]|[ \u00a0\u202f][»”](?!\w))*+")

    def split(self, paragraph: Span) -> Iterator[Span]:
        heed("sentences")
        for sentence in self._stopped(paragraph):
            yield from self._parted(sentence)

    def _parted(self, sentence: Span) -> Iterator[Span]:
        """A long stretch of Thai, at its gaps."""
        start, end = sentence
        for gap in _GAP.finditer(self.text, start, end):
            if gap.start() - start >= _LONG and end - gap.end() >= _SHORT:
                yield Span(start, gap.start())
                start = gap.end()
        yield Span(start, end)

    def _stopped(self, paragraph: Span) -> Iterator[Span]:
        start, end = paragraph
        for found in self.candidate.finditer(self.text, start, end):
            if start < found.start() and found.end() < end and self._ends(found, start, end):
                yield Span(start, found.end())
                start = found.end()
                while self.text[start].isspace():
                    start += 1
        yield Span(start, end)

    def _ends(self, found: re.Match[str], start: int, end: int) -> bool:
        """Whether a sentence that began at `start` ends with the stop found inside its paragraph."""
        signs, following = found.group(), self.text[found.end()]
        if signs[0] in _WIDE_STOPS:
            # After a closing bracket Japanese goes on with a particle: the quotation is part of the sentence around it.
            return signs[-1] not in "」』）" or not "ぁ" <= following <= "ん"
        if not following.isspace():
            return signs[0] in "!?" and following > _FIRST_WIDE
        opening = _OPENING.match(self.text, found.end(), min(end, found.end() + _TOKEN))
        at = opening.end() if opening else found.end()
        first = self.text[at : at + 1]
        if first.islower() or (first and first in _STOPS):
            return False
        if signs.startswith("..") and not signs.startswith("..."):  # a pause, where there are no capitals to tell
            return first.isupper()
        return signs[0] != "." or signs.startswith("...") or not self._belongs_to_word(found.start(), start, at)

    def _belongs_to_word(self, stop: int, start: int, following: int) -> bool:
        """Whether a full stop is part of the word before it: of an abbreviation, an initial, an ordinal, a spaced ellipsis."""
        if self.text[stop - 1].isspace():
            return True
        token = self._token_before(stop, start)
        if token.isdecimal():
            return self._is_ordinal(token, stop - len(token) <= start, following)
        word = token.lower()
        if word in self.titles:
            return True
        if word in self.names:
            return False
        initial = len(token) == 1 and token.isupper()
        if not initial and (word in self.known.numbered or word in self.known.words or word in (self.known.months or ())):
            return self.text[following : following + 1].isdecimal()
        short = word in self.known.abbreviations or _INITIALS.fullmatch(token) or (self.known.ordinals and _ROMAN.fullmatch(token))
        return bool(short) and not self._begins_sentence(following)

    def _token_before(self, stop: int, start: int) -> str:
        word = self.text[max(start, stop - _TOKEN) : stop].rsplit(None, 1)[-1].lstrip(_BEFORE_WORD)
        return word[max(word.rfind("'"), word.rfind("’")) + 1 :]

    def _is_ordinal(self, digits: str, opens: bool, following: int) -> bool:
        # At the beginning of a line the number counts the items of a list.
        short = len(digits) <= _ORDINAL_DIGITS
        return short and (opens or (self.known.ordinals and not self._begins_sentence(following)))

    def _begins_sentence(self, following: int) -> bool:
        """Whether the next word is a function word with a capital, as only the beginning of a sentence writes it."""
        word = _LETTERS.match(self.text, following, following + _TOKEN)
        return word is not None and word.group().lower() in self.known.words and self.text[word.end() : word.end() + 1] != "."
