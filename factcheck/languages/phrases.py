"""Lists of phrases of the language files as patterns."""

from __future__ import annotations

import re

from factcheck.languages import load


def any_of(phrases: str) -> str:
    """A pattern for phrases parted by commas; a star at the end of a word stands for its endings, at the beginning of a phrase for the
    small letters before an ending. "" for none."""
    return "|".join(map(_written, filter(None, map(str.strip, phrases.split(",")))))


def _written(phrase: str) -> str:
    stem = re.escape(phrase.lstrip("*")).replace(r"\*", r"\w*")
    return rf"[^\WA-ZÀ-Þ]+?{stem}" if phrase.startswith("*") else stem


def edges(language: str) -> tuple[str, str]:
    """What opens and what closes a word in a language; nothing where it writes no spaces."""
    return (r"(?<!\w)", r"(?!\w)") if load(language).section("language").get("spaces", True) else ("", "")
