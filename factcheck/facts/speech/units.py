"""Cuts a paragraph into units to look for statements in: sentences, joined where a quotation or its cue runs across their ends.

A unit is a row of items: words, punctuation, and every outermost quotation as one item, so that cues inside a quotation are
never taken for cues of the article.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Container
from dataclasses import field

from factcheck.facts.folding import fold
from factcheck.facts.speech.quotes import Quote
from factcheck.model import Span
from factcheck.records import dataclass

ABBREVIATED = "·"  # the full stop of "Mr."
TITLE = "《"  # of a paper or a book, one word with what it holds
QUOTE = "«»"  # the word of an item that is a quotation
# Words with their combining marks, which Python's \w leaves out (the vowel signs of Indic and other scripts, joiners), numbers,
# Hebrew abbreviations, single marks.
_MARKS = "".join(chr(p) for p in range(0x0300, 0x1100) if unicodedata.category(chr(p)) in ("Mn", "Mc")) + "\u200c\u200d"
_INSIDE = r"[.,:\"״](?:(?<=[0-9][.,:])(?=[0-9])|(?<=[א-ת][\"״])(?=[א-ת]))"
_ITEM = re.compile(rf"[\w{_MARKS}]+(?:{_INSIDE}\w+)*|[^\w\s]")
WORDS = re.compile(rf"[\w{_MARKS}]+")

COMMAS = frozenset(",،、，")
DASHES = frozenset("–—―")
BREAKS = frozenset(";؛；:：()[]（）") | DASHES
STOPS = frozenset(".!?…。！？؟।")
COLONS = frozenset(":：")


@dataclass(slots=True)
class Unit:
    """Parallel lists, one item a word, mark or quotation. `words` are folded; `quotes[i]` is the quotation that item i is."""

    text: str
    start: int
    end: int
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    quotes: dict[int, Quote] = field(default_factory=dict)
    told: frozenset[int] = frozenset()  # offsets at which a paper that is told something is named, with its article

    def __len__(self) -> int:
        return len(self.words)

    def raw(self, i: int) -> str:
        return self.text[self.starts[i] : self.ends[i]]

    def size(self, i: int, j: int) -> int:
        """How many words the items i to j-1 are; in a script without spaces half as many as letters."""
        if i >= j or self.text[self.starts[i]] < "\u2e80":
            return j - i
        return max(j - i, (self.ends[j - 1] - self.starts[i]) // 2)

    def capital(self, i: int) -> bool:
        """Whether item i is written with a capital letter or holds one (eBay, iPhone)."""
        raw = self.text[self.starts[i] : self.ends[i]]
        return raw[0].isupper() or (not raw.islower() and any(c.isupper() for c in raw))

    def is_word(self, i: int) -> bool:
        return 0 <= i < len(self.words) and (self.words[i][0].isalnum() or self.words[i][0] == TITLE)

    def is_comma(self, i: int) -> bool:
        return 0 <= i < len(self.words) and self.words[i] in COMMAS

    def is_break(self, i: int) -> bool:
        """Whether item i ends a clause for sure, or lies outside the unit."""
        return not 0 <= i < len(self.words) or self.words[i] in BREAKS or self.words[i] in STOPS

    def at(self, i: int) -> str:
        return self.words[i] if 0 <= i < len(self.words) else ""

    def span(self, i: int, j: int) -> Span:
        """Offsets of the items i to j-1."""
        return Span(self.starts[i], self.ends[j - 1])


def build(
    text: str,
    start: int,
    end: int,
    quotes: list[Quote],
    folded: dict[str, str],
    titles: Container[str] = (),
    items: re.Pattern[str] | None = None,
) -> Unit:
    """The unit of the text [start, end). `folded` caches the folding of words; it is shared by all units of a document.

    `titles` are words whose full stop ends no sentence ("Mr."); `items` cuts a text that has no spaces between its words.
    """
    unit = Unit(text, start, end)
    at = start
    for quote in quotes:
        _words(unit, at, quote.start, folded, titles, items or _ITEM)
        if not quote.orphan:
            unit.quotes[len(unit)] = quote
            _add(unit, QUOTE, quote.start, quote.end)
        at = max(at, quote.end)
    _words(unit, at, end, folded, titles, items or _ITEM)
    return unit


def without(unit: Unit, offsets: Container[int]) -> Unit:
    """The unit without the items that begin at these offsets."""
    kept = [i for i, start in enumerate(unit.starts) if start not in offsets]
    places = {i: n for n, i in enumerate(kept)}
    starts, ends = ([row[i] for i in kept] for row in (unit.starts, unit.ends))
    quotes = {places[i]: q for i, q in unit.quotes.items()}
    return Unit(unit.text, unit.start, unit.end, [unit.words[i] for i in kept], starts, ends, quotes, unit.told)


def _words(unit: Unit, start: int, end: int, folded: dict[str, str], titles: Container[str], items: re.Pattern[str]) -> None:
    words, starts, ends = unit.words, unit.starts, unit.ends
    for m in items.finditer(unit.text, start, end):
        raw, (at, behind) = m.group(), m.span()
        word = folded.get(raw)
        if word is None:
            word = folded[raw] = fold(raw) or raw
        if raw == "-" and _is_dash(unit.text, at):
            word = "–"
        elif raw == "." and words and _abbreviates(unit, at, titles):
            word = ABBREVIATED
        words.append(word)
        starts.append(at)
        ends.append(behind)


def _abbreviates(unit: Unit, at: int, titles: Container[str]) -> bool:
    """Whether a full stop belongs to the word before it: a title, or a single capital letter, with a word to follow."""
    if unit.ends[-1] != at or not unit.text[at + 1 : at + 3].strip()[:1].isalnum():
        return False
    return unit.words[-1] in titles or (len(unit.words[-1]) == 1 and unit.text[at - 1].isupper())


def _is_dash(text: str, at: int) -> bool:
    around = text[at - 1 : at], text[at + 1 : at + 2]
    return "-" in around or not (around[0].strip() and around[1].strip())


def _add(unit: Unit, word: str, start: int, end: int) -> None:
    unit.words.append(word)
    unit.starts.append(start)
    unit.ends.append(end)


def join(text: str, sentences: list[Span], quotes: list[Quote], only_cue: Callable[[Span], bool]) -> list[Span]:
    """Sentences joined where a quotation runs across them, or where what follows a quotation only tells who said it.

    `only_cue` tells whether a short sentence is nothing but a cue and its speaker ("Ha scritto.").
    """
    whole = [q for q in quotes if not q.orphan]
    starts = [q.start for q in whole]
    joined: list[Span] = []
    for sentence in sentences:
        if joined:
            nearest = bisect_left(starts, sentence.start) - 1  # the last quotation that opens before this sentence
            quote = whole[nearest] if nearest >= 0 else None
            if _runs_on(text, joined[-1], sentence, quote) or (
                quote and _says_it(text, joined[-1], sentence, quote) and only_cue(sentence)
            ):
                joined[-1] = Span(joined[-1].start, sentence.end)
                continue
        joined.append(sentence)
    return joined


def _runs_on(text: str, before: Span, sentence: Span, quote: Quote | None) -> bool:
    """Whether a quotation runs across the gap, or no sentence begins behind it: an abbreviation was taken for an end."""
    if quote and quote.start < before.end and (sentence.start < quote.end or before.end <= quote.inner[1] < quote.end):
        return True
    opening = next((c for c in text[sentence.start : sentence.end] if not c.isspace()), "")
    if opening.islower():
        return True
    first = next((c for c in text[sentence.start : sentence.end] if c.isalnum() or c in '«“"„'), "")
    return quote is not None and _ends_with(before, sentence, quote) and first.islower()


def _says_it(text: str, before: Span, sentence: Span, quote: Quote) -> bool:
    """Whether the sentence behind a quotation may tell who said it: no full stop outside the marks has ended the one before."""
    return _ends_with(before, sentence, quote) and "." not in text[quote.end : sentence.start]


def _ends_with(before: Span, sentence: Span, quote: Quote) -> bool:
    """Whether the sentence before ends with the quotation."""
    return before.start <= quote.start and before.end - 1 <= quote.end <= sentence.start
