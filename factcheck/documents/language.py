"""The language of a text: the script decides first, then the function words and letters of the languages that share it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from functools import cache, lru_cache

from factcheck.documents import knowledge

HEAD = 20_000
"""Characters that are looked at: more text changes no decision."""

DEFAULT = "en"

# A sign of Chinese says as much as two or three letters elsewhere. Names in Latin letters stand inside text in any script, the
# reverse hardly ever, so another script decides before it has the majority.
_DENSE = {"han": 3.0, "kana": 2.0, "hangul": 2.0}
_SHARE_BESIDE_LATIN = 0.35
_SHARE_OF_KANA = 0.08
_LETTER = 0.5

_FAMILIAR = 0.15
"""The share of function words that says enough: running text has as many in most languages, a list of names has none."""

_TIPS = 2.0
"""What the word of a file weighs on the language of its text."""

_CLEAR = 4.0
"""How many times as much must speak for another language."""

_WORD = re.compile(r"[^\s\d!-@\[-`{-~«»¡¿،؛؟۔।…‐-‧。、]+")
_ADDRESS = re.compile(r"https?://\S+")


def detect(text: str, among: Collection[str] = (), said: str = "") -> str:
    """The language code of a text, "en" where nothing speaks for any language.

    `among` are the languages it may be in; one whose script none of them has is in a language of its own. `said` is the one that its
    file names, often by a template's default: it tips the scale.
    """
    head = unicodedata.normalize("NFC", _ADDRESS.sub(" ", text[:HEAD])).lower()
    characters = Counter(head)
    script = _script(characters)
    sharing = _sharing(script)
    candidates = tuple(code for code in sharing if code in among) or sharing
    if len(candidates) < 2:
        return candidates[0] if candidates else DEFAULT
    scores = _scores(script, Counter(_WORD.findall(head)), characters)
    return max(candidates, key=lambda code: (scores.get(code, 0.0) * (_TIPS if code == said else 1.0), code == said))


def speaks_for(text: str, code: str) -> str:
    """The language of a text in a document that is in `code`: another one only where the text says so clearly."""
    head = unicodedata.normalize("NFC", text[:HEAD]).lower()
    characters = Counter(head)
    script = _script(characters)
    sharing = _sharing(script)
    if code not in sharing:
        return detect(text) if sharing else code
    if len(sharing) < 2:
        return code
    words = _WORD.findall(head)
    if sum(map(knowledge.of(code).words.__contains__, words)) >= _FAMILIAR * len(words):
        return code
    scores = _scores(script, Counter(words), characters)
    best = max(sharing, key=lambda other: scores.get(other, 0.0))
    clear = scores.get(best, 0.0) >= _CLEAR * max(scores.get(code, 0.0), 1.0)
    return best if clear else code


def plausibility(text: str) -> float:
    """How much a text looks like one in any language: the share of function words, less the letters foreign to that language."""
    head = unicodedata.normalize("NFC", text[:HEAD]).lower()
    characters, words = Counter(head), Counter(_WORD.findall(head))
    letters = _index(script := _script(characters))[1]

    def fit(code: str) -> float:
        known = sum(n for word, n in words.items() if word in knowledge.of(code).words)
        foreign = sum(n for letter, n in characters.items() if letter in letters and code not in letters[letter])
        return known / max(1, sum(words.values())) - 2 * foreign / max(1, len(head))

    return max(map(fit, _sharing(script)), default=0.0)


def _script(characters: Mapping[str, int]) -> str:
    """The script a text is written in, "" where it has no letter."""
    counts: dict[str, float] = defaultdict(float)
    for character, n in characters.items():
        script = _script_of(character)
        counts[script] += n * _DENSE.get(script, 1.0)
    counts.pop("", None)
    if not counts:
        return ""
    if counts.get("kana", 0.0) > _SHARE_OF_KANA * counts.get("han", 0.0):
        counts["kana"] += counts.pop("han", 0.0)
    total = sum(counts.values())
    return max(sorted(counts), key=lambda s: (s != "latin" and counts[s] >= _SHARE_BESIDE_LATIN * total, counts[s]))


@cache
def _borders() -> tuple[list[int], list[tuple[int, str]]]:
    ranges = sorted((low, high, name) for name, r in knowledge.scripts().items() for low, high in zip(r[::2], r[1::2], strict=True))
    return [low for low, _, _ in ranges], [(high, name) for _, high, name in ranges]


@lru_cache(maxsize=1 << 12)
def _script_of(character: str) -> str:
    lows, highs = _borders()
    at = bisect_right(lows, ord(character)) - 1
    return highs[at][1] if at >= 0 and ord(character) <= highs[at][0] else ""


@cache
def _sharing(script: str) -> tuple[str, ...]:
    return tuple(code for code in knowledge.codes() if knowledge.of(code).script == script)


@cache
def _index(script: str) -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
    """The languages of a script by function word and by letter."""
    words: dict[str, list[str]] = defaultdict(list)
    letters: dict[str, list[str]] = defaultdict(list)
    for code in _sharing(script):
        known = knowledge.of(code)
        for word in sorted(known.words):
            words[word].append(code)
        for letter in sorted(known.letters):
            letters[letter].append(code)
    return {w: tuple(c) for w, c in words.items()}, {x: tuple(c) for x, c in letters.items()}


def _scores(script: str, words: Mapping[str, int], characters: Mapping[str, int]) -> dict[str, float]:
    """Points by language: each word and letter is shared out among the languages that have it; a letter they lack costs."""
    by_word, by_letter = _index(script)
    scores: dict[str, float] = defaultdict(float)
    for word, n in words.items():
        owners = by_word.get(word, ())
        for code in owners:
            scores[code] += n / len(owners)
    for letter, n in characters.items():
        owners = by_letter.get(letter, ())
        for code in _sharing(script) if owners else ():
            scores[code] += _LETTER * n * (1 / len(owners) if code in owners else -1)
    return scores
