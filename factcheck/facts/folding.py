"""One spelling for one word: the folding under which words of a text and words of a language file meet."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import regex

_ARABIC_MARKS = regex.compile(r"[\u0640\u064b-\u0652\u0670\u0591-\u05bd\u05bf\u05c1\u05c2\u05c7]")
_SEMITIC = regex.compile(r"[\u0590-\u06ff]")
_ARABIC_LETTERS = str.maketrans("أإآٱىة", "اااايه")
_LATIN_MARKS = regex.compile(r"\p{Mn}")


@lru_cache(maxsize=1 << 15)
def fold(word: str) -> str:
    """Lower case; Arabic and Hebrew without vowel points, Arabic alef, ya and ta marbuta in one form."""
    if word.isascii():
        return word.lower()
    low = unicodedata.normalize("NFC", word).casefold().replace("i̇", "i")
    if _SEMITIC.search(low):
        return str(_ARABIC_MARKS.sub("", low)).translate(_ARABIC_LETTERS)
    return low


def without_accents(folded: str) -> str:
    """A folded Latin word without its accents; other scripts as they are, since their marks are vowels."""
    if folded.isascii() or not ("a" <= folded[0] <= "\u024f"):
        return folded
    return unicodedata.normalize("NFC", _LATIN_MARKS.sub("", unicodedata.normalize("NFD", folded)))
