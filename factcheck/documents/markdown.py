"""Markdown: the front matter at the head of a document.

Front matter is a block between lines of three hyphens that holds `key: value` lines. It is read in place: offsets stay offsets
into the file's text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from factcheck.records import dataclass

_FENCE = re.compile(r"\ufeff?---[ \t]*\r?\n")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_FIELD = re.compile(r"([^\s:#-][^:\n]{0,60}?)\s*:(?:\s+(.*))?$")
_NO_FIELD = re.compile(r"\s*(?:#.*)?$|\s+\S|\s*- ")  # empty lines, comments, nested lines, items of lists
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields at the head of a document, their names in lower case, and the offset where the text begins."""

    end: int = 0
    fields: Mapping[str, str] = field(default_factory=dict)

    def first(self, *names: str) -> str:
        """The value of the first of these fields that is there and not empty, else ""."""
        return next((self.fields[name] for name in names if self.fields.get(name)), "")


def front_matter(text: str) -> FrontMatter:
    """The front matter of a text; an empty one where it has none. A text that begins with a rule has none."""
    opening = _FENCE.match(text)
    if opening is None:
        return FrontMatter()
    closing = _END.search(text, opening.end(), opening.end() + _LONGEST)
    if closing is None:
        return FrontMatter()
    fields: dict[str, str] = {}
    for line in text[opening.end() : closing.start()].splitlines():
        if found := _FIELD.match(line):
            fields.setdefault(found[1].lower(), _unquoted(found[2] or ""))
        elif not _NO_FIELD.match(line):
            return FrontMatter()
    return FrontMatter(closing.end(), fields) if fields else FrontMatter()


def _unquoted(value: str) -> str:
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else re.sub(r"\s+#.*", "", value)
