"""Lists of phrases of the language files as patterns."""

from __future__ import annotations

import re

from factcheck.languages import load


def any_of(phrases: str) -> str:
    """A pattern for phrases parted by commas; a star at the end of a word stands for its endings. "" for none."""
    return "|".join(re.escape(p.strip()).replace(r"\*", r"\w*") for p in phrases.split(",") if p.strip())


def edges(language: str) -> tuple[str, str]:
    """What opens and what closes a word in a language; nothing where it writes no spaces."""
    return (r"(?<!\w)", r"(?!\w)") if load(language).section("language").get("spaces", True) else ("", "")
