"""What a word is about, in any language: the concept words of the language files and the place names of CLDR.

A concept is a key that all language files share ("donate", "geo:FR"); an entry is a word, a stem ("donat*") or several words
joined by "_". Words are looked up with the language's clitics taken off and, where it builds compounds, by their parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from factcheck import languages
from factcheck.alignment import romanise, segments
from factcheck.alignment.romanise import UNSPACED, fold, script_of
from factcheck.languages.compiled import compiled

_SOURCES = (Path(__file__), Path(romanise.__file__), languages.FOLDER / "romanisation.toml")
_SHORTEST_STEM = 2
_SHORTEST_PART = 5


class Hit(NamedTuple):
    """A concept at the words [start, end) of a sentence."""

    start: int
    end: int
    concept: str


class Lexicon:
    """The concept words of one language."""

    def __init__(self, rows: Iterable[tuple[str, str]], clitics: Sequence[str] = (), compounds: bool = False) -> None:
        """`rows` are pairs of an entry and its concept; `clitics` what may be written onto the front of a word."""
        self._words: dict[str, list[str]] = {}
        self._stems: dict[str, list[str]] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._clitics = sorted(clitics, key=lambda c: (-len(c), c))
        self._compounds = compounds
        self._known: dict[str, tuple[str, ...]] = {}
        self._begun: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
        for entry, concept in rows:
            self._add(entry, concept)
        self._lengths = _lengths((*self._words, *self._stems))

    def _add(self, entry: str, concept: str) -> None:
        words = tuple(fold(w) for w in entry.split("_") if w)
        if len(words) > 1:
            self._phrases.setdefault(words[0].rstrip("*"), []).append((words, concept))
        elif words and words[0].endswith("*"):
            self._stems.setdefault(words[0][:-1], []).append(concept)
        elif words:
            self._words.setdefault(words[0], []).append(concept)

    def concepts(self, word: str) -> tuple[str, ...]:
        """The concepts of one folded word."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = tuple(dict.fromkeys(self._look_up(word)))
        return found

    def _look_up(self, word: str) -> list[str]:
        if script_of(word[0]) in UNSPACED:
            return self._scan(word)
        for form in self._forms(word):
            found = list(self._words.get(form, ()))
            for end in range(len(form), _SHORTEST_STEM - 1, -1):
                if form[:end] in self._stems:
                    rest = self._parts(form, end) if self._compounds else []
                    return found + self._stems[form[:end]] + rest
            if found:
                return found
        return self._parts(word, 1) if self._compounds else []

    def _forms(self, word: str) -> list[str]:
        """The word, and what is left of it without what is written onto its front."""
        return [word] + [word[len(c) :] for c in self._clitics if word.startswith(c) and len(word) - len(c) >= 3]

    def _parts(self, word: str, at: int) -> list[str]:
        """The concepts of a compound's parts from a place on, each the longest stem that starts there."""
        found: list[str] = []
        while at <= len(word) - _SHORTEST_PART:
            end = next(
                (e for e in range(len(word), at + _SHORTEST_PART - 1, -1) if word[at:e] in self._stems or word[at:e] in self._words), 0
            )
            if end:
                found += self._stems.get(word[at:end], []) + self._words.get(word[at:end], [])
            at = end or at + 1
        return found

    def cut(self, run: str) -> list[tuple[int, int]]:
        """The words [start, end) of a run of letters without spaces."""
        return segments.cut(run, self._knows, self._lengths)

    def _knows(self, piece: str) -> bool:
        return piece in self._words or piece in self._stems

    def _scan(self, run: str) -> list[str]:
        """The concepts in a run of letters without spaces."""
        pieces = (run[a:b] for a, b in self.cut(run))
        return [c for piece in pieces for c in (*self._words.get(piece, ()), *self._stems.get(piece, ()))]

    def find(self, words: Sequence[str]) -> list[Hit]:
        """The concepts of a sentence, given as its folded words."""
        found: list[Hit] = []
        for i, word in enumerate(words):
            end, phrases = self._phrase(words, i)
            for concept in phrases or self.concepts(word):
                found.append(Hit(i, max(end, i + 1), concept))
        return found

    def _phrase(self, words: Sequence[str], at: int) -> tuple[int, list[str]]:
        best = 0
        found: list[str] = []
        begun = self._begun.get(words[at])
        if begun is None:
            begun = self._begun[words[at]] = tuple(self._beginning(words[at]))
        for phrase, concept in begun:
            if len(phrase) >= best and self._goes_on(phrase, words, at):
                found = [*found, concept] if len(phrase) == best else [concept]
                best = len(phrase)
        return at + best, list(dict.fromkeys(found))

    def _beginning(self, word: str) -> Iterator[tuple[tuple[str, ...], str]]:
        """The phrases that a word may begin, with their concepts."""
        for form in self._forms(word) if self._phrases else ():
            for end in range(len(form), _SHORTEST_STEM - 1, -1):
                yield from (p for p in self._phrases.get(form[:end], ()) if _fits(p[0][0], [form]))

    def _goes_on(self, phrase: tuple[str, ...], words: Sequence[str], at: int) -> bool:
        if len(words) < at + len(phrase):
            return False
        return all(_fits(part, self._forms(words[at + k])) for k, part in enumerate(phrase) if k)


def _lengths(entries: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """How long the entries of unspaced scripts are that begin with one or two letters, the longest first."""
    found: dict[str, set[int]] = {}
    for entry in entries:
        if script_of(entry[0]) in UNSPACED:
            found.setdefault(entry[:2], set()).add(len(entry))
    return {head: tuple(sorted(lengths, reverse=True)) for head, lengths in found.items()}


def _fits(part: str, forms: Sequence[str]) -> bool:
    return any(f.startswith(part[:-1]) for f in forms) if part.endswith("*") else part in forms


@cache
def lexicon(code: str) -> Lexicon:
    """The lexicon of a language: its own concepts and the places of CLDR. Empty where the program knows nothing of it."""
    return compiled("concepts", code, partial(_compile, code), *_SOURCES, _places_of(code))


def _compile(code: str) -> Lexicon:
    pack = languages.load(code)
    own: list[tuple[str, str]] = []
    for concept, words in pack.section("concepts").items():
        own += [(word, concept) for word in words.split()]
    how: Mapping[str, object] = pack.section("alignment")
    return Lexicon(
        own + list(_places(code, bool(how.get("cases", True)))), str(how.get("clitics", "")).split(), bool(how.get("compounds", False))
    )


@cache
def meaning(sort: str) -> frozenset[str]:
    """The concepts of a sort that matters whatever the language: "tally", "faint"."""
    return frozenset(str(languages.load("meaning").data[sort]).split())


def label(concept: str) -> str:
    """A concept in words: "geo:FR" -> "FR", "chief_executive" -> "chief executive"."""
    return concept.rpartition(":")[2].replace("_", " ")


def _places_of(code: str) -> Path:
    return Path(languages.FOLDER) / "places" / f"{code}.json"


def _places(code: str, cases: bool) -> Iterable[tuple[str, str]]:
    path = _places_of(code)
    if not path.exists():
        return
    import json

    for key, names in json.loads(path.read_text(encoding="utf-8")).items():
        for name in names:
            yield from ((entry, key) for entry in _entries(name, cases or name.endswith("*"), key.startswith("city:")))


def _inflects(letter: str) -> bool:
    """Whether a last letter gives way to the endings of cases and adjectives."""
    return letter in romanise.affixes("endings", script_of(letter))


def _entries(name: str, cases: bool, city: bool) -> Iterable[str]:
    """A place name as it is written, and as a stem that leaves room for its adjectives and, in a language with cases, for those."""
    whole = "_".join(name.rstrip("*").replace("-", " ").replace("’", " ").replace("'", " ").split())
    yield whole
    if "_" in whole or len(whole) < 5 or script_of(whole[0]) in UNSPACED or (city and not cases):
        return
    bare = whole[:-1] if cases and (len(whole) > 5 or _inflects(fold(whole)[-1])) else whole
    yield bare + "*"
