"""The words of a short text: a name, a statement.

The library that knows all of Unicode's classes takes its time to load. Where a text holds neither marks nor numbers other than digits,
Python's own patterns find the same words.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any
from unicodedata import category

_LETTERS = re.compile(r"[^\W\d_]+")
_SIGNS = re.compile(r"[^\W_]+")
_OTHERWISE = frozenset({"Mn", "Mc", "Me", "No", "Nl", "Cn"})  # the classes of signs of which the two say otherwise


@lru_cache(maxsize=4096)
def words_in(text: str) -> tuple[str, ...]:
    """Its words: letters, with the marks written onto them."""
    return tuple(_LETTERS.findall(text) if is_plain(text) else _compiled(r"\p{L}[\p{L}\p{M}]*").findall(text))


@lru_cache(maxsize=4096)
def tokens_in(text: str) -> tuple[str, ...]:
    """Its words and numbers."""
    return tuple(_SIGNS.findall(text) if is_plain(text) else _compiled(r"[\p{L}\p{M}\p{N}]+").findall(text))


def is_plain(text: str) -> bool:
    """Whether Python's patterns find the words of a text."""
    return text.isascii() or _OTHERWISE.isdisjoint(map(category, set(text)))


@cache
def _compiled(pattern: str) -> Any:
    import regex

    return regex.compile(pattern)
