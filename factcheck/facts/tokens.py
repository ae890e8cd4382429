"""A text as the tokens that matter to figures: digits, symbols and the words of the lexicon.

Words that the lexicon does not know are passed over; what lies between two tokens is told by its gap class, so that "5 big
dollars" is not read as "5 dollars". One pass over the text, one dictionary look-up a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from types import MappingProxyType

import regex

from factcheck.budget import heed
from factcheck.facts.lexicon import JOINED, NEAR, SYMBOL, WORD, Lexicon, Openings, Phrase, gap_class
from factcheck.facts.unspaced import SCRIPT, is_unspaced, segmenter
from factcheck.records import dataclass

_YEAR_FIRST = "|".join(rf"\d{{4}}{mark}\d{{1,2}}{mark}\d{{1,2}}(?!\d)" for mark in ("-", "/", r"\."))  # 2024-05-03
_YEAR_LAST = "|".join(  # 3.5.2024, 3/5/24
    rf"\d{{1,2}}{mark}\d{{1,2}}{mark}(?:\d{{4}}|\d\d)(?!\d)(?!{mark}\d)" for mark in ("-", "/", r"\.")
)
_NUMERIC_DATE = (
    r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?"  # 2024-05-03T12:30:00+02:00
    rf"|{_YEAR_FIRST}|{_YEAR_LAST}"
    r"|\d{1,2}[/-](?:19|20)\d\d(?![\d/-])"  # 5/2024
    r"|\d{1,2}\.[ \u00a0]\d{1,2}\.[ \u00a0](?:19|20)\d\d(?!\d)"  # 3. 5. 2024
    r"|(?:19|20)\d\d[-/](?:0?[1-9]|1[0-2])(?![\d/-])"  # 2024-05
)
_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?(?![\d:])|\d{1,2}[hH][0-5]\d(?!\w)"  # 15:30, 15h30
_POWER = r"(?<![\d.,])\d+(?:[.,٫]\d+)?(?:e[+-]?|E[+-])\d{1,2}(?![\p{L}\d])"  # 1.3e6
_COMMA_FIRST = r"(?<!\S),(?:0\d+|\d+(?=\s?%))"  # ",08 por ciento"; a comma typed on the wrong side of a space is no decimal mark
_GROUPED = r"\d{1,3}(?:[ \u00a0\u202f\u2009'’]\d{3})+(?!\d)(?:[.,٫]\d+)?"
_NUMBER = rf"{_POWER}|(?<![\d.,])\.\d+|{_COMMA_FIRST}|{_GROUPED}|\d+(?:[.,٫٬،．]\d+|，[０-９]{{3}}(?!\d))*"
_DATE, _TIME = rf"(?<![\d.,/])(?<![^\s\d(]-)(?:{_NUMERIC_DATE})", rf"(?<![\d:])(?:{_CLOCK})"
_HEAD = rf"{_DATE}|{_TIME}|{_NUMBER}|{SYMBOL}"
_KIND = regex.compile(rf"(?P<date>{_DATE})|(?P<clock>{_TIME})|(?P<number>{_NUMBER})|(?P<symbol>{SYMBOL})")
# Most tokens are words: they come first, and no group is kept that nobody asks for.
_SPACED = regex.compile(rf"{WORD}|{_HEAD}")
_OTHER = regex.compile(rf"(?V1)(?:[[\p{{L}}\p{{M}}]--{SCRIPT}])+|{_HEAD}")  # what stands between words of an unspaced script

# A letter straight before the digits makes them part of a name (H100), unless its script writes without spaces or with clitics.
_NAME_LETTER = regex.compile(r"[\p{Latin}\p{Cyrillic}\p{Greek}]")
_LETTER = r"[\p{L}\p{M}]"
_DIGIT = regex.compile(r"\d")
_SCALED = regex.compile(rf"\d({_LETTER}{{3,}})$")
_WORD_BEHIND = regex.compile(rf"(?:(?!{SCRIPT}){_LETTER})+")
_CODE_BEFORE = regex.compile(r"[\p{L}]\d+-$")  # "ab2-" before the digits
_CODE_BEHIND = regex.compile(r"(?![23](?!\d))\d")  # digits behind the letters, but "m2" and "m3"

_SHORT = 40
"""Letters of a line that was not broken to fit a page."""


_MANY = 0xFFF  # tokens between two looks at the budget


@dataclass(slots=True)
class Tokens:
    """Parallel lists, one item a token. `kind` is date, clock, number, symbol, word or name (digits that belong to a name)."""

    text: str
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    kind: list[str] = field(default_factory=list)
    keys: list[tuple[str, ...]] = field(default_factory=list)
    gap: list[str] = field(default_factory=list)  # class of the gap before the token; "!" before the first
    _last: int = -8  # where the last token ends

    def __len__(self) -> int:
        return len(self.start)

    def add(self, kind: str, start: int, end: int, keys: tuple[str, ...], prefix: int = 0) -> None:
        """A token; `prefix` letters before it are attached to it and no gap."""
        last, first = self._last, start - prefix
        self.gap.append("0" if first == last else self._gap(last, first) if first - last < 8 else "!")
        self.start.append(start)
        self.end.append(end)
        self.kind.append(kind)
        self.keys.append(keys)
        self._last = end
        if not len(self.keys) & _MANY:
            heed("words")

    def _gap(self, start: int, end: int) -> str:
        """The class of a gap. Text is broken at some width: behind a short line another thing begins, and so it does in the next cell."""
        gap = self.text[start:end]
        if "\t" in gap or ("\n" in gap and start - self.text.rfind("\n", 0, start) < _SHORT):
            return "!"
        return gap_class(gap)

    def near(self, i: int) -> bool:
        """Whether token i follows its predecessor with nothing but white space, a hyphen or an apostrophe between."""
        return i < len(self.gap) and self.gap[i] in NEAR


def tokenise(text: str, lexicon: Lexicon) -> Tokens:
    """The tokens of a text, in order."""
    tokens = Tokens(text)
    if is_unspaced(lexicon.code):
        _enter_unspaced(tokens, lexicon)
    else:
        _enter(tokens, _SPACED.finditer(text), lexicon)
    return tokens


def _enter_unspaced(tokens: Tokens, lexicon: Lexicon) -> None:
    """Enters the words that the vocabulary finds in a script without spaces, and what stands between them in digits and letters."""
    segments, text, seen, done = segmenter(lexicon), tokens.text, lexicon.seen, 0
    for place in segments.places.finditer(text):
        start, end = place.span()
        if start < done:
            continue
        if text[start] in segments.lengths:
            words, done = segments.pieces(text, start, end)
            for word in words:
                end = start + len(word)
                tokens.add("word", start, end, (seen.get(word) or lexicon.lookup(word))[0])
                start = end
        else:
            other = _OTHER.match(text, start)
            done = other.end() if other else end
            _enter(tokens, (other,) if other else (), lexicon)


def _enter(tokens: Tokens, matches: Iterable[regex.Match[str]], lexicon: Lexicon) -> None:
    text, lookup, seen = tokens.text, lexicon.lookup, lexicon.seen
    for m in matches:
        found = seen.get(word := m[0])
        if found is None:
            if not word[0].isalpha() and (head := _KIND.match(text, m.start())):
                _enter_head(tokens, head, lexicon)
                continue
            found = lookup(word)
        keys, skip = found
        if keys:
            start, end = m.span()
            if text.startswith(".", end):
                end += _full_stop(tokens, start, end, keys, lexicon)
            tokens.add("word", start + skip, end, keys, skip)


def _enter_head(tokens: Tokens, m: regex.Match[str], lexicon: Lexicon) -> None:
    """Enters digits or a sign."""
    kind, written, (start, end) = m.lastgroup or "", m[0], m.span()
    if kind == "symbol":
        tokens.add(kind, start, end, (written,))
        return
    keys = (written,) if written in lexicon.words else ()  # "Q3", "km2": digits may be part of a phrase
    named = _in_name(tokens.text, start, end, lexicon) or not (written.isascii() or _readable(written))
    tokens.add("name" if named else kind, start, end, keys)


def _readable(digits: str) -> bool:
    """Whether Python knows the value of every digit: the regular expressions may know of a younger Unicode."""
    return all(c.isdecimal() or not _DIGIT.match(c) for c in digits)


def _full_stop(tokens: Tokens, start: int, end: int, keys: tuple[str, ...], lexicon: Lexicon) -> int:
    """1 where a full stop behind a word belongs to it: an abbreviation behind a number, or before a digit or a small letter."""
    text = tokens.text
    if lexicon.dotted.isdisjoint(keys):
        return 0
    behind_number = bool(tokens.end) and tokens.kind[-1] == "number" and start - tokens.end[-1] < 2
    after = text[end + 1 : end + 3].lstrip()[:1]
    return int(behind_number or after.isdigit() or after.islower())


def _in_name(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether digits are a part of a name or code: H100, GPT-4, 12b7."""
    before = text[start - 1] if start else " "
    if _NAME_LETTER.match(before):
        return not _counts_behind(text, start, end, lexicon)
    if before == "-" and start > 1 and _NAME_LETTER.match(text[start - 2]):
        word = _last_word(text, start - 1)
        return not lexicon.lookup(word)[0] or (len(word) == 1 and word.isupper())  # F-16, even where F is a unit
    if before == "-" and _CODE_BEFORE.search(text, max(0, start - 20), start):
        return True
    after = text[end : end + 1]
    if after and _NAME_LETTER.match(after):
        word = _WORD_BEHIND.match(text, end)
        keys = lexicon.lookup(word.group())[0] if word else ()
        scale = any(len(k) > 2 and "scale" in lexicon.categories.get(k, ()) for k in keys)  # "2mila400"
        return word is not None and (not keys or (not scale and bool(_CODE_BEHIND.match(text, word.end()))))
    return False


def _counts_behind(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether digits right behind a letter are a number all the same."""
    keys = lexicon.lookup(_last_word(text, start))[0]
    if any(not p.rest for k in keys for p in lexicon.phrases.get("currency", {}).get(k, ())):
        return True  # "EUR5", not "A380"
    scaled = _SCALED.search(text, max(0, start - 12), start)  # "2mila400"
    if scaled and any("scale" in lexicon.categories.get(k, ()) for k in lexicon.lookup(scaled.group(1))[0]):
        return True
    parts = ("quarter", "half_year", "year_mark") if end - start == 1 else ("year_mark",)  # "Q3" and "FY2024", not "H100"
    return any(c in parts for k in keys for c in lexicon.categories.get(k, ()))


def _last_word(text: str, end: int) -> str:
    start = end
    while start > max(0, end - 30) and text[start - 1].isalpha():
        start -= 1
    return text[start:end]


_NUMERALS = frozenset(("number", "date", "clock"))
Hit = tuple[object, int]  # (value of a phrase, the token after it or, of a phrase found by its end, its first)
_NOTHING: Mapping[str, Hit] = MappingProxyType({})


class Scan:
    """The tokens of a text with every phrase of the lexicon found in them.

    `at[i][category]` is (value, j): a phrase of the category covers the tokens i to j-1. `ends[j][category]` is (value, i).
    """

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.tokens = tokenise(text, lexicon)
        self.at: list[Mapping[str, Hit]] = []
        self.ends: dict[int, dict[str, Hit]] = {}
        openings = lexicon.openings()
        living = self._living()
        for i, keys in enumerate(self.tokens.keys):
            self.at.append(self._opened(i, keys, openings) if keys and living[i] else _NOTHING)
            if not i & _MANY:
                heed("words")
        self.at += [_NOTHING] * 4  # so that one may look a few tokens beyond the last, or before the first

    def _living(self) -> list[bool]:
        """For each token whether the unbroken row in which it stands holds anything that a figure may begin with."""
        tokens, vital, out, first = self.tokens, self.lexicon.vital, [True] * len(self.tokens), 0
        if is_unspaced(self.lexicon.code):
            return out
        alive, joined = True, bool(self.lexicon.joined)
        for i, gap in enumerate(tokens.gap):
            if gap == "!":
                if not alive:
                    out[first:i] = [False] * (i - first)
                first, alive = i, False
            if not alive:
                keys = tokens.keys[i]
                alive = tokens.kind[i] in _NUMERALS or not vital.isdisjoint(keys) or (joined and any(k.startswith(JOINED) for k in keys))
        if not alive:
            out[first:] = [False] * (len(out) - first)
        return out

    def _opened(self, i: int, keys: tuple[str, ...], openings: Openings) -> Mapping[str, Hit]:
        """The longest phrase of every category at token i."""
        here: dict[str, Hit] = {}
        for key in keys:
            opening = openings.get(key)
            if opening is None:
                continue
            if opening.longer and i + 1 < len(self.tokens.keys):
                for second in self.tokens.keys[i + 1]:
                    if second in opening.longer:
                        self._longer(i, opening.longer[second], here)
            for category, value in opening.alone.items():
                if category not in here:
                    here[category] = (value, i + 1)
        for category, (value, j) in here.items():
            ends = self.ends.get(j)
            if ends is None:
                self.ends[j] = {category: (value, i)}
            elif category not in ends:
                ends[category] = (value, i)
        return here or _NOTHING

    def _longer(self, i: int, rows: list[tuple[str, Phrase]], here: dict[str, Hit]) -> None:
        """Enters those of the phrases of several words that start at token i."""
        for category, phrase in rows:
            known = here.get(category)
            if known is None or known[1] < i + 1 + len(phrase.rest):
                j = self._covers(phrase, i + 1)
                if j:
                    here[category] = (phrase.value, j)

    def _covers(self, phrase: Phrase, i: int) -> int:
        """The token after the phrase whose first word is token i-1, or 0."""
        tokens = self.tokens
        for demanded, word in phrase.rest:
            if i >= len(tokens) or word not in tokens.keys[i]:
                return 0
            stopped = demanded == "." and tokens.gap[i] in "0s" and tokens.text[tokens.end[i - 1] - 1] == "."  # "p. p."
            if not stopped and (tokens.gap[i] != demanded if demanded else tokens.gap[i] not in NEAR):
                return 0
            if tokens.gap[i] == "'" and tokens.kind[i - 1] == "symbol":
                return 0  # "60.000 £'e": what follows is an ending
            i += 1
        return i

    def starting(self, category: str, i: int) -> Hit | None:
        """The phrase of a category that starts at token i."""
        return self.at[i].get(category)

    def ending(self, category: str, j: int) -> Hit | None:
        """The phrase of a category that ends right before token j."""
        ends = self.ends.get(j)
        return ends.get(category) if ends else None

    def attached_and(self, i: int) -> bool:
        """Whether a conjunction is written in one with token i, before it (والجمعة)."""
        tokens = self.tokens
        start = tokens.start[i]
        inside = tokens.gap[i] == "s" and bool(self.lexicon.clitics)
        return inside and self.text[start - 1 : start] in self.lexicon.phrases.get("and", {})

    def every(self, category: str) -> list[tuple[int, object, int]]:
        """(first token, value, token after) of all phrases of a category, in order."""
        if category not in self.lexicon.phrases:
            return []
        return [(i, *here[category]) for i, here in enumerate(self.at) if category in here]

    def span(self, i: int, j: int) -> tuple[int, int]:
        """Offsets of the tokens i to j-1."""
        return self.tokens.start[i], self.tokens.end[j - 1]
