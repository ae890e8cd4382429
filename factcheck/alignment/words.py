"""The words of a short text: a name, a statement.

The library that knows all of Unicode's classes takes its time to load. Where a text holds none but the common signs of the commonest
alphabets, Python's own patterns find the same words.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

# Letters, decimal digits, punctuation and spaces of which Python's classes say what Unicode's do: no marks, no fractions.
_PLAIN = re.compile(
    "[ -~\n\u00a0-\u00b1\u00b4-\u00b8\u00ba\u00bb\u00bf-\u024f\u0386-\u03ff\u0400-\u0481\u048a-\u052f\u05d0-\u05ea\u060c\u061b\u061f"
    "\u0621-\u064a\u0660-\u0669\u2010-\u205e\u20a0-\u20bf\u3001-\u3003\u3008-\u3011\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fa5\uac00-\ud7a3]*"
)
_PLAIN_LETTERS = re.compile(r"[^\W\d_]+")
_PLAIN_SIGNS = re.compile(r"[^\W_]+")


def words_in(text: str) -> list[str]:
    """Its words: letters, with the marks written onto them."""
    return _found(text, _PLAIN_LETTERS, r"\p{L}[\p{L}\p{M}]*")


def tokens_in(text: str) -> list[str]:
    """Its words and numbers."""
    return _found(text, _PLAIN_SIGNS, r"[\p{L}\p{M}\p{N}]+")


def _found(text: str, plain: re.Pattern[str], full: str) -> list[str]:
    pattern = plain if _PLAIN.fullmatch(text) else _compiled(full)
    found: list[str] = pattern.findall(text)
    return found


@cache
def _compiled(pattern: str) -> Any:
    import regex

    return regex.compile(pattern)
