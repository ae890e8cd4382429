"""What a language file says about figures, compiled for look-up: phrases by category, and the vocabulary of all their words.

A phrase is one or more words ("percentage points", "km/h"). A word that ends in `*` stands for every word with that stem.
Categories are what the grammar asks for: "cardinal", "scale", "month", "currency", ... A phrase may have several.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from decimal import Decimal
from functools import cache, lru_cache
from itertools import product
from typing import Any, NamedTuple

import regex

from factcheck.facts.folding import fold, without_accents
from factcheck.languages import Pack, load
from factcheck.records import dataclass

WORD = r"[\p{L}\p{M}〇]+"
SYMBOL = r"[\p{Sc}%％℃℉㎞㎝㎜㎏㎎㎡㎢㎥‰٪°~≈±<>≥≤+№#&′″º²³½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]"
_PIECE = regex.compile(rf"{WORD}\*?|\d+|{SYMBOL}")
_LONGEST_ENDING = 7  # letters that may follow a stem
_LONGEST_NUMERAL = 60  # letters of a numeral written in one word
JOINED = "joined:"  # begins the vocabulary entry of such a numeral

# What may lie between two tokens, in classes: nothing, white space, hyphen, apostrophe, comma, full stop, slash, spaced dash ...
NEAR = frozenset("0s-'")


_SPACES = " \t\u00a0\u202f\u2009\u200b\u200c\u200e\u200f\n\r"


@lru_cache(maxsize=10_000)
def gap_class(gap: str) -> str:
    """The class of the text between two tokens: one of 0 s - ' , . / – ( ) : or ! for anything else."""
    bare = gap.strip(_SPACES)
    if len(bare) > 1 and bare[0] == ".":  # "13. - 15.", "14./15.": the full stop of the ordinal
        return gap_class(bare[1:].lstrip(_SPACES) + gap[len(gap.rstrip(_SPACES)) :])
    if not bare:
        return "!" if gap.count("\n") > 1 else "s" if gap else "0"
    if bare in "-‐‑–—−~〜～":
        return "-" if bare == gap else "–"
    if bare in "'’‘ʼ`´":
        return "'"
    return {",": ",", "،": ",", "、": ",", "，": ",", ".": ".", "/": "/", "(": "(", "（": "(", ")": ")", "）": ")", ":": ":"}.get(bare, "!")


class Phrase(NamedTuple):
    """The words of a phrase after its first one, each with the gap class it demands (None: any near gap), and its value."""

    rest: tuple[tuple[str | None, str], ...]
    value: Any


Phrases = dict[str, dict[str, list[Phrase]]]  # category -> first word -> phrases, the longest first


@dataclass(slots=True)
class Opening:
    """What a word may open: phrases of that word alone, and longer ones by their second word, the longest first."""

    alone: dict[str, Any] = field(default_factory=dict)  # category -> value
    longer: dict[str, list[tuple[str, Phrase]]] = field(default_factory=dict)  # second word -> (category, phrase)

    def __reduce__(self) -> tuple[type[Opening], tuple[object, ...]]:
        """How it is kept: there are thousands, and the usual way is twice as long to read."""
        return Opening, (self.alone, self.longer) if self.longer else (self.alone,)

    def enter(self, category: str, phrase: Phrase) -> None:
        """Enters a phrase that the word opens."""
        if not phrase.rest:
            self.alone.setdefault(category, phrase.value)
            return
        rows = self.longer.setdefault(phrase.rest[0][1], [])
        rows.append((category, phrase))
        rows.sort(key=lambda row: -len(row[1].rest))


Openings = dict[str, Opening]  # by first word

# Categories that make a figure only beside another word or number: where nothing else stands, nothing has to be looked for.
_COMPANIONS = frozenset(
    (  # noqa: SIM905 (a list of words reads better)
        "of of_date of_event the article at on and to or from between since until before after during per about more_than less_than "
        "at_least at_most or_more or_less about_behind label minus month_before year_before clock_before day_article decade_suffix "
        "ordinal_suffix this last next first final early mid late noun measure measure_attached currency subunit percent points now "
        "unit_adjective changed_by substance weighs time_zone rate "
        "vague am pm age_before age_behind ageless in_every divided_by one_in counted_after counted_before point safe_code "
        "near_before head as_far moves"
    ).split()
)


@dataclass(eq=False)
class Lexicon:
    """Look-up tables of one language. `keys` caches, for every word form met, the vocabulary entries that it matches."""

    code: str
    phrases: Phrases = field(default_factory=dict)
    categories: dict[str, tuple[str, ...]] = field(default_factory=dict)  # first word -> categories that it may open
    words: set[str] = field(default_factory=set)
    stems: dict[str, str] = field(default_factory=dict)  # stem -> vocabulary entry "stem*"
    beginnings: set[str] = field(default_factory=set)  # the first three letters of stems: a quick look before looking them up
    blocked: set[str] = field(default_factory=set)
    dotted: set[str] = field(default_factory=set)  # abbreviations, whose full stop belongs to them ("Mio.")
    plain: dict[str, tuple[str, ...]] = field(default_factory=dict)  # word without accents -> vocabulary entries
    clitics: tuple[str, ...] = ()
    article: str = ""  # the clitic that is an article
    joined: dict[str, str] = field(default_factory=dict)  # piece of a numeral written in one word -> its vocabulary entry
    heads: frozenset[str] = frozenset()
    numerals: dict[str, tuple[str, ...]] = field(default_factory=dict)  # JOINED + word -> its pieces
    seen: dict[str, tuple[tuple[str, ...], int]] = field(default_factory=dict)
    opened: Openings = field(default_factory=dict)
    vital: set[str] = field(default_factory=set)  # words that may make a figure alone, or begin one
    endings: dict[str, tuple[str, ...]] = field(default_factory=dict)  # bound -> endings of the word behind which its words count

    def add(self, category: str, phrase: str, value: Any) -> None:
        """Enters a phrase under a category. Later phrases of equal words are kept beside earlier ones."""
        first, *rest = pieces(phrase)
        self.vocabulary(first[1], *(word for _, word in rest))
        if phrase.endswith("."):
            self.dotted.add((rest or [first])[-1][1])
        entries = self.phrases.setdefault(category, {}).setdefault(first[1], [])
        entries.append(Phrase(tuple(rest), value))
        entries.sort(key=lambda p: -len(p.rest))
        if category not in self.categories.get(first[1], ()):
            self.categories[first[1]] = (*self.categories.get(first[1], ()), category)

    def openings(self) -> Openings:
        """The phrases by their first word; the lexicon has to be complete."""
        if not self.opened:
            for category, table in self.phrases.items():
                for first, phrases in table.items():
                    for phrase in phrases:
                        self.opened.setdefault(first, Opening()).enter(category, phrase)
                        if category not in _COMPANIONS:
                            self.vital.add(max((first, *(word for _, word in phrase.rest)), key=len))
            self.vital -= {word for word in self.vital if len(word) == 1 and word.isascii()}  # the "s" of "Monday's"
        return self.opened

    def vocabulary(self, *words: str) -> None:
        """Makes words known to the tokeniser, so that they become tokens."""
        for word in words:
            if word.endswith("*"):
                self.stems[word[:-1]] = word
                self.beginnings.add(word[:-1][:3])
            else:
                self.words.add(word)
            bare = without_accents(word)
            if bare != word and not word.endswith("*"):
                self.plain[bare] = (*self.plain.get(bare, ()), word)

    def block(self, words: Iterable[str]) -> None:
        """Words that look like vocabulary and are none ("billionaire")."""
        for word in words:
            self.vocabulary(word)
            self.blocked.add(word)

    def lookup(self, word: str) -> tuple[tuple[str, ...], int]:
        """(vocabulary entries a word form matches, letters of an attached prefix before them); no entries: not of interest."""
        found = self.seen.get(word)
        if found is None:
            found = self.seen[word] = self._find(fold(word))
        return found

    def split_numeral(self, word: str) -> tuple[str, ...]:
        """The vocabulary entries that a numeral in one word consists of, the longest pieces first; empty where it is none."""
        best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
        for end in range(1, len(word) + 1):
            for start in range(end):
                before, entry = best[start], self.joined.get(word[start:end])
                if before is not None and entry and (best[end] is None or len(before) + 1 < len(best[end] or ())):
                    best[end] = (*before, entry)
        parts = best[-1] or ()
        return parts if len(parts) > 1 else ()

    def _find(self, word: str) -> tuple[tuple[str, ...], int]:
        own = self._forms(word)
        for clitic in self.clitics if word.startswith(self.clitics) else ():
            if word.startswith(clitic) and len(word) > len(clitic) + 1:
                keys = self._forms(word[len(clitic) :])
                defined = self._defined(word, clitic) if not own else ()
                if defined:
                    return defined + keys, len(clitic) - len(self.article)
                if keys and own:  # a word may be vocabulary with and without its article ("today" is "the day")
                    return (own + keys, 0) if clitic == self.article else (own, 0)
                if keys:
                    return keys, len(clitic)
        return own, 0

    def _defined(self, word: str, clitic: str) -> tuple[str, ...]:
        """The entries of a word with its article, where the clitic before it ends in that ("والجمعة")."""
        longer = self.article and clitic.endswith(self.article) and clitic != self.article
        return self._forms(word[len(clitic) - len(self.article) :]) if longer else ()

    def _forms(self, word: str) -> tuple[str, ...]:
        keys = [word] if word in self.words else list(self.plain.get(word, ()))
        stemmed = not self.beginnings.isdisjoint((word[:1], word[:2], word[:3]))
        for cut in range(len(word), max(0, len(word) - _LONGEST_ENDING - 1), -1) if stemmed else ():
            stem = self.stems.get(word[:cut])
            if stem:
                if stem in self.blocked:
                    return ()
                keys.append(stem)
                break
        if word in self.blocked:
            return ()
        if not keys and self.joined and len(word) <= _LONGEST_NUMERAL and (word[:2] in self.heads or word[:3] in self.heads):
            parts = self.split_numeral(word)
            if parts:
                self.numerals[JOINED + word] = parts
                keys.append(JOINED + word)
        return tuple(keys)


def pieces(phrase: str) -> list[tuple[str | None, str]]:
    """A phrase as (gap class it demands before the word, folded word) pairs."""
    out: list[tuple[str | None, str]] = []
    end = 0
    for m in _PIECE.finditer(phrase):
        gap = gap_class(phrase[end : m.start()])
        out.append((None if gap in NEAR else gap, fold(m.group())))
        end = m.end()
    if not out:
        raise ValueError(f"a phrase without a word: {phrase!r}")
    return out


def listed(text: str | Iterable[str]) -> Iterator[str]:
    """The phrases of a data entry: separated by commas, or already a list."""
    for part in text.split(",") if isinstance(text, str) else text:
        if part.strip():
            yield part.strip()


def _enter(lexicon: Lexicon, category: str, table: Mapping[str, Any], number: bool = False) -> None:
    for value, phrases in table.items():
        for phrase in listed(phrases):
            lexicon.add(category, phrase, Decimal(value) if number else value)


# Tables of a language file whose entries are "value = words": section, table, category, whether the value is a number.
_TABLES = (
    ("numbers", "cardinals", "cardinal", True),
    ("numbers", "ordinals", "ordinal", True),
    ("numbers", "scales", "scale", True),
    ("numbers", "fractions", "fraction", True),
    ("numbers", "fractions_before", "fraction_before", True),
    ("numbers", "collectives", "collective", True),
    ("numbers", "bare_fractions", "bare_fraction", False),
    ("dates", "months", "month", True),
    ("dates", "homograph_months", "month_homograph", True),
    ("dates", "homograph_months", "month_short", True),
    ("dates", "weekdays", "weekday", True),
    ("dates", "abbreviated_months", "month_short", True),
    ("dates", "abbreviated_weekdays", "weekday_short", True),
    ("dates", "seasons", "season", False),
    ("dates", "holidays", "holiday", False),
    ("dates", "homograph_weekdays", "weekday_homograph", True),
    ("dates", "homograph_weekdays", "weekday_short", True),
    ("dates", "homograph_seasons", "season_homograph", False),
    ("dates", "offsets", "offset", True),
    ("dates", "quarters", "quarter", True),
    ("dates", "half_years", "half_year", True),
    ("dates", "decades", "decade_name", True),
    ("numbers", "roman", "roman", True),
    ("amounts", "percent_scales", "percent_scale", True),
    ("durations", "counted_days", "counted_day", True),
    ("numbers", "shifts", "shift", True),
    ("dates", "either", "either", True),
    ("dates", "years", "near_year", True),
    ("dates", "near", "near", False),
    ("dates", "beside", "beside", False),
    ("dates", "eras", "era", True),
    ("dates", "weekday_tails", "weekday_tail", True),
    ("money", "tenths", "tenth", False),
    ("quantities", "degrees_before", "degree_before", False),
    ("quantities", "ages", "age_unit", False),
    ("dates", "singles", "single", False),
    ("dates", "plurals", "plural", False),
    ("dates", "hijri_months", "hijri_month", True),
    ("dates", "minutes", "minutes", True),
    ("durations", "duals", "dual", False),
    ("durations", "whole", "whole", False),
    ("money", "duals", "currency_dual", False),
    ("quantities", "duals", "counted_dual", False),
    ("numbers", "multiples", "multiple", True),
    ("dates", "dayparts", "daypart", False),
    ("dates", "times", "time_name", False),
    ("dates", "holiday_names", "holiday_name", False),
    ("durations", "units", "unit", False),
    ("money", "currencies", "currency", False),
    ("amounts", "rates", "rate", False),
    ("money", "subunits", "subunit", False),
    ("money", "subunits_behind", "subunit_behind", False),
    ("quantities", "units", "measure", False),
    ("quantities", "attached_units", "measure_attached", False),
    ("quantities", "weights", "weight", False),
    ("quantities", "nouns", "noun", False),
)


def compile_lexicon(code: str) -> Lexicon:
    """The lexicon of a language; the tables of `common` belong to every language."""
    lex = Lexicon(code)
    for pack in (load(code), load("common")):  # the language's own meaning of a word comes first ("bln")
        _enter_tables(lex, pack)
        for section, words in (("numbers", "words"), ("amounts", "words"), ("money", "words"), ("dates", "words"), ("quantities", "words")):
            _enter_words(lex, pack.section(section).get(words, {}))
        lex.block(fold(w) for w in listed(pack.section("numbers").get("not", "")))
    own = load(code)
    lex.clitics = tuple(sorted(listed(own.section("language").get("clitics", "")), key=len, reverse=True))
    lex.article = own.section("language").get("article", "")
    _enter_joined(lex, own)
    _enter_heads(lex, own)
    for bound, entry in own.section("amounts").get("after", {}).items():
        _enter_words(lex, {f"{bound}_after": entry["words"]})
        lex.endings[bound] = tuple(listed(entry["endings"]))
    return lex


def _enter_tables(lex: Lexicon, pack: Pack) -> None:
    for section, table, category, number in _TABLES:
        _enter(lex, category, pack.section(section).get(table, {}), number)


def _enter_words(lex: Lexicon, groups: Mapping[str, str]) -> None:
    """Groups of words with one meaning, as templates and the code name them ("last", "of", "more")."""
    for name, phrases in groups.items():
        for phrase in listed(phrases):
            lex.add(name, phrase, name)


def _enter_heads(lex: Lexicon, pack: Pack) -> None:
    """Nouns that tell before a number what it counts, with what joins the two ("the death toll rose to 23", 死者は23人)."""
    heads = pack.section("quantities").get("heads", {"joins": "", "nouns": {}})
    joins = ("", *listed(heads["joins"]))
    for unit, nouns in heads["nouns"].items():
        for noun, join in product(listed(nouns), joins):
            lex.add("head", f"{noun} {join}", unit)


def _enter_joined(lex: Lexicon, pack: Pack) -> None:
    """For languages that write numerals in one word ("fünfundzwanzig"): the pieces such a word may consist of."""
    table = pack.section("numbers").get("joined")
    if table is None:
        return
    shared = {s for t in load("common").section("numbers").get("scales", {}).values() for s in listed(t)}  # "bn" is no part of a word
    for category in ("cardinal", "scale", "ordinal", "and_half"):
        for word, phrases in lex.phrases.get(category, {}).items():
            if word.isalpha() and len(word) > 1 and word not in shared and any(not p.rest for p in phrases):
                lex.joined[word] = word
    for entry, spellings in table.items():
        for spelling in listed(spellings):
            lex.joined[fold(spelling)] = fold(entry)
    lex.heads = frozenset(piece[:n] for piece in lex.joined for n in (2, 3))


@cache
def function_words(code: str) -> frozenset[str]:
    """The frequent small words of a language, folded: none of them is what a number counts."""
    return frozenset(map(fold, load("reading").section(code).get("words", "").split()))
