"""Subtitles (SRT, WebVTT): the words that are spoken, each passage with its line and its time; sentences run across cues."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.documents.formats.passages import Passage, compose
from factcheck.documents.text import decode
from factcheck.model import Document

_TIMES = re.compile(r"\s*((?:\d{1,3}:)?\d{1,2}:\d{2})[.,]\d{1,3}\s*-->\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}")
_MARKUP = re.compile(r"<[^<>\n]{0,200}>|\{\\[^{}\n]{0,200}\}")
_ENDS = re.compile(r"[.!?…。！？؟۔।][\"'”’»」)\]]*$")
_LONGEST = 600


def read(name: str, data: bytes) -> Document:
    """The text of a file of subtitles. Raises ValueError where it has no cue."""
    return compose(name, "subtitles", _sentences(_cues(decode(data))))


def _cues(text: str) -> Iterator[Passage]:
    """The lines of the cues: what stands below a line of times, up to an empty one."""
    time = ""
    for number, line in enumerate(text.splitlines(), 1):
        if found := _TIMES.match(line):
            time = found[1]
        elif not line.strip():
            time = ""
        elif time and (spoken := _MARKUP.sub("", line).strip()):
            yield Passage(spoken, time, number, 1)


def _sentences(lines: Iterator[Passage]) -> Iterator[Passage]:
    """Lines joined until a sentence ends."""
    gathered: Passage | None = None
    for line in lines:
        gathered = line if gathered is None else gathered._replace(text=f"{gathered.text} {line.text}")
        if _ENDS.search(gathered.text) or len(gathered.text) > _LONGEST:
            yield gathered
            gathered = None
    if gathered is not None:
        yield gathered
