"""Words of any script in Latin letters: once folded, to be compared by spelling, once as sounds, to be compared by ear.

anyascii does most scripts well enough, but drops the Arabic and Hebrew letters that carry vowels and the kana length mark;
those scripts have tables of their own in languages/romanisation.toml.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from factcheck.languages import load

# First letters of the blocks that are told apart; what is missing here counts as "other".
_BLOCKS = (
    (0x0000, 0x024F, "latn"),
    (0x0370, 0x03FF, "grek"),
    (0x0400, 0x052F, "cyrl"),
    (0x0530, 0x058F, "armn"),
    (0x0590, 0x05FF, "hebr"),
    (0x0600, 0x08FF, "arab"),
    (0x0900, 0x0DFF, "indic"),
    (0x0E00, 0x0EFF, "thai"),
    (0x1000, 0x109F, "thai"),
    (0x10A0, 0x10FF, "geor"),
    (0x1780, 0x17FF, "thai"),
    (0x1E00, 0x1EFF, "latn"),
    (0x3040, 0x30FF, "kana"),
    (0x3400, 0x9FFF, "hani"),
    (0xAC00, 0xD7AF, "hang"),
    (0xFB1D, 0xFB4F, "hebr"),
    (0xFB50, 0xFEFF, "arab"),
)
# Scripts that tell capitals from small letters, so that a name can be seen.
CASED = frozenset({"latn", "grek", "cyrl", "armn"})
# Scripts that write words without spaces between them.
UNSPACED = frozenset({"hani", "kana", "thai"})
_STRIPPED = frozenset({"latn", "grek", "cyrl", "arab", "hebr"})
# The sign for a nasal, by its Unicode name the anusvara of each Indic script, sounds as n before most letters.
_NASAL = {0x0900 + 0x80 * k + 0x02: "n" for k in range(10)}
# A small ya, yu, yo leaves nothing of the vowel before it: ジョ is "jo".
_SOFT = re.compile(r"(?<=[jh])iy(?=[auo])")
_ALEF = str.maketrans("أإآٱىةؤکیۀہ", "اااايهوكيهه")


@lru_cache(maxsize=4096)
def script_of(letter: str) -> str:
    """The script of a letter, by its block."""
    point = ord(letter)
    for first, last, name in _BLOCKS:
        if first <= point <= last:
            return name
    return "other"


@cache
def _tables() -> Mapping[str, dict[str, str]]:
    return load("romanisation").data


@cache
def affixes(sort: str, script: str) -> tuple[str, ...]:
    """What a script writes onto names: their "prefixes", clitics and articles, or their "suffixes", particles.

    Or letters of a sort: the "endings" that give way to others, the "leading" and "trailing" ones of a syllable.
    """
    return tuple(_tables()[sort].get(script, "").split())


def is_spelling(letter: str) -> bool:
    """Whether a Chinese sign is one of those that write foreign names by their sound."""
    return letter in _tables()["hani"]


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word as it is looked up in its own script: lower case, without accents, Arabic letter variants made one."""
    word = word.casefold()
    if word.isascii() or script_of(word[0]) not in _STRIPPED:
        return word
    bare = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return bare.translate(_ALEF).replace("ـ", "").replace("ı", "i").replace("ß", "ss").replace("ø", "o").replace("ł", "l") or word


def _roman(word: str) -> str:
    return "".join(map(_letter, word))


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    """A letter in Latin letters. Accents come off without anyascii, which says the same of them but takes its time to load."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c))
    if bare.isascii() and bare.isalnum():
        return bare
    from anyascii import anyascii

    return anyascii(letter)


@lru_cache(maxsize=65536)
def sounds(word: str) -> str:
    """A word as sounds: small letters, and capitals where the script leaves a choice."""
    if word.isascii():
        return word.lower()
    script = script_of(word[0])
    table = _tables().get(script)
    if script == "indic":
        return _roman(word.translate(_NASAL)).lower()
    if script == "kana":
        plain = "Q".join(_roman(part).lower().replace("r", "R") for part in word.replace("ッ", "").split("ー"))
        return _SOFT.sub("", plain)
    if table is None:
        return _roman(word).lower()
    return "".join(table[c] if c in table else _roman(c).lower() for c in word if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def latin(word: str) -> str:
    """A word in plain small Latin letters, to be compared by spelling with words of any other script."""
    return sounds(word).replace("W", "u").replace("Y", "i").replace("K", "k").replace("Q", "").lower()
