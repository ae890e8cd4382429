"""From the passages of a file to a document: its text, one passage a line, and where in the file each of them stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from factcheck.model import Document, Place, Source, Span

# It begins where white space begins: else a long run of spaces would be tried from each of them.
_BREAKS = re.compile(r"(?<!\s)[^\S\n]*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+\s*")


class Passage(NamedTuple):
    """A paragraph, heading, table row or cue of a file, and its place there (as in `Place`); `noise` is no part of the article."""

    text: str
    name: str = ""
    line: int = 0
    column: int = 0
    noise: bool = False


def compose(name: str, format: str, passages: Iterable[Passage], **meta: Any) -> Document:
    """The document made of these passages; `meta` are further fields of its `Source`. Raises ValueError where none holds a letter."""
    parts: list[str] = []
    places: list[Place] = []
    noise: list[Span] = []
    at = 0
    for passage in passages:
        text = one_line(passage.text)
        if not text:
            continue
        parts.append(text)
        places.append(Place(at, passage.name, passage.line, passage.column))
        if passage.noise:
            noise.append(Span(at, at + len(text)))
        at += len(text) + 1
    if not any(part[:1].isalnum() or any(map(str.isalnum, part)) for part in parts):
        raise ValueError("holds no text: open it and see whether it shows a picture of text, or nothing")
    return Document(name, "\n".join(parts), source=Source(format, tuple(places), noise=tuple(noise), **meta))


def one_line(text: str) -> str:
    """A passage in one line: inside a paragraph a line break of the file is white space."""
    return _BREAKS.sub(" ", text).strip()
