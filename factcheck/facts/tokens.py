"""A text as the tokens that matter to figures: digits, symbols and the words of the lexicon.

Words that the lexicon does not know are passed over; what lies between two tokens is told by its gap class, so that "5 big
dollars" is not read as "5 dollars". One pass over the text, one dictionary look-up a word.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from itertools import chain

import regex

from factcheck.facts.lexicon import NEAR, SYMBOL, WORD, Lexicon, Phrase, gap_class
from factcheck.facts.unspaced import SCRIPT, is_unspaced, letters, spans

_NUMERIC_DATE = (
    r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?"  # 2024-05-03T12:30:00+02:00
    r"|\d{4}(?P<a>[-/.])\d{1,2}(?P=a)\d{1,2}(?!\d)"  # 2024-05-03
    r"|\d{1,2}(?P<b>[-/.])\d{1,2}(?P=b)(?:\d{4}|\d\d)(?!\d)(?!(?P=b)\d)"  # 3.5.2024, 3/5/24
    r"|\d{1,2}[/-](?:19|20)\d\d(?![\d/-])"  # 5/2024
    r"|\d{1,2}\.[ \u00a0]\d{1,2}\.[ \u00a0](?:19|20)\d\d(?!\d)"  # 3. 5. 2024
    r"|(?:19|20)\d\d[-/](?:0?[1-9]|1[0-2])(?![\d/-])"  # 2024-05
)
_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?(?![\d:])"
_NUMBER = r"(?<![\d.,])\.\d+|\d{1,3}(?:[ \u00a0\u202f\u2009'’]\d{3})+(?!\d)(?:[.,٫]\d+)?|\d+(?:[.,٫٬،．]\d+|，[０-９]{3}(?!\d))*"
_HEAD = rf"(?P<date>(?<![\d.,/])(?<![^\s\d(]-)(?:{_NUMERIC_DATE}))|(?P<clock>(?<![\d:]){_CLOCK})|(?P<number>{_NUMBER})|(?P<symbol>{SYMBOL})"
_SPACED = regex.compile(rf"{_HEAD}|(?P<word>{WORD})")

# A letter straight before the digits makes them part of a name (H100), unless its script writes without spaces or with clitics.
_NAME_LETTER = regex.compile(r"[\p{Latin}\p{Cyrillic}\p{Greek}]")
_LETTER = r"[\p{L}\p{M}]"
_WORD_BEHIND = regex.compile(rf"(?:(?!{SCRIPT}){_LETTER})+")


@dataclass(slots=True)
class Tokens:
    """Parallel lists, one item a token. `kind` is date, clock, number, symbol, word or name (digits that belong to a name)."""

    text: str
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    kind: list[str] = field(default_factory=list)
    keys: list[tuple[str, ...]] = field(default_factory=list)
    gap: list[str] = field(default_factory=list)  # class of the gap before the token; "!" before the first

    def __len__(self) -> int:
        return len(self.start)

    def add(self, kind: str, start: int, end: int, keys: tuple[str, ...], prefix: int = 0) -> None:
        """A token; `prefix` letters before it are attached to it and no gap."""
        first = start - prefix
        self.gap.append(gap_class(self.text[self.end[-1] : first]) if self.end and first - self.end[-1] < 8 else "!")
        self.start.append(start)
        self.end.append(end)
        self.kind.append(kind)
        self.keys.append(keys)

    def near(self, i: int) -> bool:
        """Whether token i follows its predecessor with nothing but white space, a hyphen or an apostrophe between."""
        return i < len(self.gap) and self.gap[i] in NEAR


def tokenise(text: str, lexicon: Lexicon) -> Tokens:
    """The tokens of a text, in order."""
    tokens, done = Tokens(text), 0
    lookup = lexicon.lookup
    for m in _pattern(lexicon).finditer(text):
        kind, start, end = _kind(m), m.start(), m.end()
        if kind == "word":
            keys, skip = lookup(m.group())
            if keys:
                end += _full_stop(tokens, start, end, keys, lexicon)
                tokens.add(kind, start + skip, end, keys, skip)
        elif kind == "symbol":
            tokens.add(kind, start, end, (m.group(),))
        elif kind == "run":
            words, done = spans(text, start, lexicon) if start >= done else ((), done)
            for first, last, keys in words:
                tokens.add("word", first, last, keys)
        else:
            digits = m.group()
            keys = (digits,) if digits in lexicon.words else ()  # "Q3", "km2": digits may be part of a phrase
            tokens.add("name" if _in_name(text, start, end, lexicon) else kind, start, end, keys)
    return tokens


def _full_stop(tokens: Tokens, start: int, end: int, keys: tuple[str, ...], lexicon: Lexicon) -> int:
    """1 where a full stop behind a word belongs to it: an abbreviation behind a number, or before a digit or a small letter."""
    text = tokens.text
    if text[end : end + 1] != "." or lexicon.dotted.isdisjoint(keys):
        return 0
    behind_number = bool(tokens.end) and tokens.kind[-1] == "number" and start - tokens.end[-1] < 2
    after = text[end + 1 : end + 3].lstrip()[:1]
    return int(behind_number or after.isdigit() or after.islower())


def _kind(m: regex.Match[str]) -> str:
    return "date" if m.lastgroup in ("a", "b") else m.lastgroup or ""


def _in_name(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    before = text[start - 1] if start else " "
    if _NAME_LETTER.match(before):
        keys = lexicon.lookup(_last_word(text, start))[0]
        money = any(not p.rest for k in keys for p in lexicon.phrases.get("currency", {}).get(k, ()))  # "EUR5", not "A380"
        part = end - start == 1 and any(c in ("quarter", "half_year") for k in keys for c in lexicon.categories.get(k, ()))
        return not (money or part)  # "Q3", not "H100"
    if before == "-" and start > 1 and _NAME_LETTER.match(text[start - 2]):
        word = _last_word(text, start - 1)
        return not lexicon.lookup(word)[0] or (len(word) == 1 and word.isupper())  # F-16, even where F is a unit
    after = text[end : end + 1]
    if after and _NAME_LETTER.match(after):
        word = _WORD_BEHIND.match(text, end)
        return word is not None and not lexicon.lookup(word.group())[0]
    return False


def _last_word(text: str, end: int) -> str:
    start = end
    while start > max(0, end - 30) and text[start - 1].isalpha():
        start -= 1
    return text[start:end]


@cache
def _pattern(lexicon: Lexicon) -> regex.Pattern[str]:
    if not is_unspaced(lexicon.code):
        return _SPACED
    # Hangul words stand apart and take endings: only their first letter, or one after a digit, is a place to look at.
    return regex.compile(rf"{_HEAD}|(?P<run>(?:(?<!\p{{Hangul}})|(?!\p{{Hangul}}))[{''.join(letters(lexicon))}])|(?P<word>(?:(?!{SCRIPT}){_LETTER})+)")


class Scan:
    """The tokens of a text with every phrase of the lexicon found in them.

    `starts[category][i]` is (value, j): a phrase of the category covers the tokens i to j-1. `ends[category][j]` is (value, i).
    """

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.tokens = tokenise(text, lexicon)
        self.starts: dict[str, dict[int, tuple[object, int]]] = {}
        self.at: dict[int, dict[str, tuple[object, int]]] = {}  # the same by token: what begins at it
        self.ends: dict[str, dict[int, tuple[object, int]]] = {}
        for i, keys in enumerate(self.tokens.keys):
            if keys:
                self._find(i, keys)

    def _find(self, i: int, keys: tuple[str, ...]) -> None:
        opens = self.lexicon.categories
        for category in chain.from_iterable(opens.get(key, ()) for key in keys):
            hit = self._longest(category, i, keys)
            known = self.starts.setdefault(category, {})
            if hit and (i not in known or known[i][1] < hit[1]):
                known[i] = hit
                self.at.setdefault(i, {})[category] = hit
                ends = self.ends.setdefault(category, {})
                if hit[1] not in ends or ends[hit[1]][1] > i:
                    ends[hit[1]] = (hit[0], i)

    def _longest(self, category: str, i: int, keys: tuple[str, ...]) -> tuple[object, int] | None:
        table, best = self.lexicon.phrases[category], None
        for key in keys:
            for phrase in table.get(key, ()):
                j = self._covers(phrase, i + 1)
                if j:
                    best = best if best and best[1] >= j else (phrase.value, j)
                    break
        return best

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

    def starting(self, category: str, i: int) -> tuple[object, int] | None:
        return self.starts.get(category, {}).get(i)

    def ending(self, category: str, j: int) -> tuple[object, int] | None:
        return self.ends.get(category, {}).get(j)

    def span(self, i: int, j: int) -> tuple[int, int]:
        """Offsets of the tokens i to j-1."""
        return self.tokens.start[i], self.tokens.end[j - 1]
