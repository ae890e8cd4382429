"""The names of one document: which full name a short one stands for, who holds which role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

import regex

from factcheck.facts.folding import fold
from factcheck.facts.speech.cuewords import CueWords
from factcheck.facts.speech.units import WORDS
from factcheck.model import Article

_POSSESSIVE = regex.compile(r"['’]s?$")


def _runs(words: CueWords) -> regex.Pattern[str]:
    """Two or more capitalised words in a row, with particles between ("Ursula von der Leyen")."""
    if words.code not in _PATTERNS:
        word = r"(?:\p{Lu}\.|\p{Lu}[\p{L}\p{M}]*(?:[-’'][\p{L}]+)*)"
        particles = "|".join(sorted(regex.escape(p) for p in words.particles))
        gap = r"[ \u00a0]"
        between = rf"(?:(?:{particles}){gap}){{0,2}}" if particles else ""
        _PATTERNS[words.code] = regex.compile(rf"(?<![\p{{L}}\p{{M}}.]){word}(?:{gap}{between}{word})+")
    return _PATTERNS[words.code]


_INSIDE = regex.compile(r"(?<=[\p{Ll},;’'] )\p{Lu}[\p{L}\p{M}]+")
_PATTERNS: dict[str, regex.Pattern[str]] = {}


class People:
    """Full names of a document by their parts. `resolve` gives the name as the document introduces it."""

    def __init__(self, article: Article, words: CueWords) -> None:
        self._words = words
        self._text = article.text
        self._full: dict[str, list[str]] = {}
        self._first: dict[str, list[str]] = {}
        self._count: Counter[str] = Counter()
        self._bigrams: dict[str, str] | None = None
        self._cased = article.text[:4000].lower() != article.text[:4000].upper() and not words.caseless
        # Capitalised inside a sentence: a word that has its capital from the start of a sentence alone is no sure name.
        self._inside = frozenset(_INSIDE.findall(article.text)) if self._cased else frozenset()
        if self._cased:
            self._collect(article.text)

    @property
    def has_full_names(self) -> bool:
        """Whether the document introduces anybody by a full name."""
        return bool(self._full) or bool(self.family_names)

    def is_sure(self, name: str) -> bool:
        """Whether a name is one beyond doubt: a full name, or a word that has a capital inside sentences too."""
        return " " in name or not self._cased or name in self._inside

    def _collect(self, text: str) -> None:
        for m in _runs(self._words).finditer(text):
            parts = list(self._own(m.group()))
            if len(parts) < 2 or len(parts) > 4:
                continue
            name = " ".join(parts)
            self._count[name] += 1
            for table, key in ((self._full, parts[-1]), (self._first, parts[0])):
                row = table.setdefault(fold(key), [])
                if name not in row:
                    row.append(name)

    def _own(self, run: str) -> Iterator[str]:
        """The words of a run that are the name's own: no article, title, role or owner before it, no possessive ending."""
        started = False
        for word in run.split():
            folded = fold(word.rstrip("."))
            if not started and (folded in self._words.titles or folded in self._words.roles or self._is_function(folded)):
                continue
            if not started and self._is_owner(word):
                continue
            started = True
            yield _POSSESSIVE.sub("", word.rstrip(".") if len(word) > 3 else word)

    def _is_owner(self, word: str) -> bool:
        """Whether a name has the ending of a genitive: the text has it without, too ("Liverpools Daniel Sturridge")."""
        return any(word.endswith(e) and word.removesuffix(e) in self._inside for e in self._words.genitive_endings)

    def _is_function(self, word: str) -> bool:
        names = ("determiners", "prepositions", "conjunctions", "subordinators", "times", "between", "genitive")
        small = word in self._words.small_words or word in self._words.words
        return small or self._words.in_any(names, word) or word in self._words.pronouns

    def resolve(self, name: str) -> str:
        """The full name for a short one ("Mary Keane" for "Keane"); the name itself where the document has no fuller one."""
        parts = name.split()
        if not self._cased:
            return self._preceded(parts) if len(parts) == 1 else name
        if len(parts) > 1:
            return name
        key = fold(_POSSESSIVE.sub("", parts[0])) if parts else ""
        for table in (self._full, self._first):
            best = self._best(self._candidates(table, key))
            if best:
                return best
        return name

    def _candidates(self, table: dict[str, list[str]], key: str) -> list[str]:
        if key in table or not self._words.stem_endings or len(key) < 4:
            return table.get(key, [])
        loose = self._words.stem_endings
        stems = (key[: len(key) - n] for n in range(1, loose + 1) if len(key) - n >= 3)
        return next((table[s] for s in stems if s in table), [])

    def _best(self, candidates: Iterable[str]) -> str | None:
        """The one most often used; of several used alike, the one introduced first."""
        ranked = sorted(candidates, key=lambda n: -self._count[n])
        return ranked[0] if ranked else None

    @property
    def family_names(self) -> dict[str, str]:
        """Where no capitals tell: names, each with its first name, a word that stands before it and before no other word."""
        if self._bigrams is None:
            # Where words have no spaces between them, or particles written onto them, no two stand together often enough to tell.
            attached = bool(self._words.topic_endings) or self._words.tight
            self._bigrams = {} if self._cased or attached else _exclusive_pairs(self._text, self._words)
        return self._bigrams

    def _preceded(self, parts: list[str]) -> str:
        word = parts[0] if parts else ""
        first = self.family_names.get(word)
        return f"{first} {word}" if first else word


def _exclusive_pairs(text: str, words: CueWords) -> dict[str, str]:
    """Family names with their first names: pairs of words of which the first stands before the second alone."""
    body = max(0, text.find("\n"))  # a headline gives short names
    tokens = [(m.group(), m.start(), m.end()) for m in WORDS.finditer(text, body if body < len(text) / 4 else 0)]
    alone: Counter[str] = Counter(t[0] for t in tokens)
    counted = {b[0] for a, b in pairwise(tokens) if a[0][:1].isdigit()}  # "100 billion dollars" is no name
    near = [(a[0], b[0]) for a, b in pairwise(tokens) if b[1] - a[2] == 1 and not {a[0], b[0]} & counted]
    pairs = Counter(near)
    rank: dict[tuple[str, str], int] = {}
    seen: Counter[str] = Counter()
    for pair in near:
        rank.setdefault(pair, seen[pair[1]])
        seen[pair[1]] += 1
    best: dict[str, str] = {}
    for (first, second), n in sorted(pairs.items(), key=lambda p: (rank[p[0]], -p[1])):
        if second in best or alone[second] <= max(2, n) or n != alone[first] or (n < 2 and rank[first, second] > 1):
            continue
        attached = first[0] in words.sets["object_letters"] and first[1:] in alone  # "in the region of …"
        if not attached and _nameable(first, words) and _nameable(second, words):
            bare = first[1:] if first[0] in words.prefixes and first[1:] in alone else first
            best[second] = bare
    return best


def _nameable(word: str, words: CueWords) -> bool:
    """Whether a word may be a name, where no capitals tell: no function word, title, verb or noun with its article."""
    folded = fold(word)
    bare = folded[1:] if folded[:1] in words.prefixes else folded
    if len(word) < 3 or not word.isalpha() or words.has_article(word):
        return False
    lists = (
        "prepositions",
        "relatives",
        "subordinators",
        "between",
        "negations",
        "times",
        "organisations",
        "documents",
        "anonymous",
        "genitive",
        "determiners",
    )
    known = any(words.in_any(lists, w) for w in (folded, bare)) or words.match(words.that, [bare], 0)
    return not (known or words.cues(folded) or folded in words.titles or folded in words.roles or bare in words.counts)
