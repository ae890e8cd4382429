"""Folders of any size to measure with: many stories, each told by a few articles in several languages, no two the same.

A story is one of the retellings of the tests under names and figures of its own; some of its names stay as they are, so that stories
share names as those of a newspaper do. The same number gives the same texts everywhere.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from itertools import count, islice
from pathlib import Path

from factcheck.model import Document

ROOT = Path(__file__).resolve().parent.parent
TELLINGS = [[f.read_text("utf-8") for f in sorted(p.glob("*.txt"))] for p in sorted((ROOT / "tests" / "retellings").iterdir())]
_NAME = re.compile(r"(?<=[^.!?:\s»\"“„] )[A-ZÀ-Þ][a-zà-ÿ]{3,}")
_FIGURE = re.compile(r"(?<![\d.,:])[1-9]\d{1,3}(?![\d.,:])")
_ONSETS = "b br d f g gr k l m n p pr r s st t v z"
_SYLLABLES = [onset + vowel for onset in _ONSETS.split() for vowel in "aeiou"]
_KEPT = 0.3
"""The share of names that a story has in common with others."""


def documents(number: int) -> list[Document]:
    """So many articles, three or so on one story; their order does not tell which."""
    told = list(islice(_tellings(), number))
    return [Document(f"{name}.txt", text) for name, text in sorted(told)]


def _tellings() -> Iterator[tuple[str, str]]:
    for story in count():
        for n, text in enumerate(TELLINGS[story % len(TELLINGS)]):
            name = random.Random(f"{story} {n}").getrandbits(40)
            yield f"{name:010x}", _told_anew(text, story)


def _told_anew(text: str, story: int) -> str:
    own = frozenset(_NAME.findall(text))
    text = re.sub(r"\w+", lambda m: _name(m[0], story) if m[0] in own else m[0], text)
    return f"{_FIGURE.sub(lambda m: _figure(m[0], story), text)}\n"


@cache
def _name(name: str, story: int) -> str:
    chance = random.Random(f"{story} {name}")
    return name if chance.random() < _KEPT else "".join(chance.choices(_SYLLABLES, k=3)).capitalize()


def _figure(figure: str, story: int) -> str:
    """Another figure of as many digits; years stay years, and days of a month days."""
    if len(figure) == 4:
        return str(1950 + (int(figure) + story) % 75) if 1900 <= int(figure) < 2050 else str(1000 + (int(figure) + 7 * story) % 9000)
    return figure if int(figure) < 32 else str(10 ** (len(figure) - 1) + (int(figure) + 7 * story) % (9 * 10 ** (len(figure) - 1)))
