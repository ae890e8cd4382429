"""The same text twice: copies and syndicated versions, which are one witness however many there are.

Texts are compared by shingles, runs of words (Broder 1997), of which only those that begin at certain words are kept: the choice depends
on the words alone, so that what was added or cut shifts nothing.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from itertools import compress, count, islice, repeat
from operator import eq, floordiv
from zlib import crc32

_WORD = r"[\u2e80-\u9fff\uac00-\ud7af]|[^\W_]+"  # compiled where a text is read
_RUN = 6
"""Words of a shingle: translations and retellings share few runs of six, names and stock phrases are shorter."""

_KEPT = 4
"""One word in so many begins a shingle that is kept."""

_FEW = 400
"""Words of a text so short that all its shingles are kept."""

_COPY = 0.6
"""The share of the shorter text's shingles that the longer one holds, from which on it is a copy: an agency's text, cut and headed anew."""

_LEAST = 12
"""Shingles of a text that can be called a copy."""


def copies(texts: Mapping[str, tuple[str | bytes, frozenset[int]]]) -> dict[str, str]:
    """Of texts (or what tells them from others) with their shingles, by name: the names of those that repeat another one, each with the
    name of the first such.

    A text of a dozen words is a copy only where it is the same, letter by letter.
    """
    names = sorted(texts)
    beside = _sharing([texts[name][1] for name in names])
    first: dict[str | bytes, str] = {}
    originals: dict[str, str] = {}
    for number, name in enumerate(names):
        text, own = texts[name]
        common = Counter(other for others in beside.get(number, ()) for other in others if other < number)
        same = [names[other] for other, n in common.items() if _is_copy(n, own, texts[names[other]][1])]
        if original := min([*same, *filter(None, [first.get(text)])], default=""):
            originals[name] = originals.get(original, original)
        first.setdefault(text, name)
    return originals


def _sharing(shingles: Sequence[Collection[int]]) -> Mapping[int, list[tuple[int, ...]]]:
    """For each text (by number) of each shingle that another one has, too, the texts that have it.

    Nearly all shingles stand in one text: they are sorted, in numbers that hold both, for a table of them would take more room than the
    texts do.
    """
    width = len(shingles)
    both = array("Q")
    for number, own in enumerate(shingles):
        both.extend(map(number.__add__, map(width.__mul__, own)))
    both = array("Q", sorted(both))
    alone = array("Q", map(floordiv, both, repeat(width)))
    found: dict[int, list[tuple[int, ...]]] = defaultdict(list)
    end = 0
    for at in compress(count(), map(eq, alone, islice(alone, 1, None))):  # where the next one is of the same shingle
        if at < end:
            continue
        end = bisect_right(alone, alone[at], at)
        holders = tuple(n % width for n in both[at:end])
        for number in holders:
            found[number].append(holders)
    return found


def _is_copy(common: int, a: frozenset[int], b: frozenset[int]) -> bool:
    least = min(len(a), len(b))
    return least >= _LEAST and common >= _COPY * least


def shingles(text: str) -> frozenset[int]:
    """What is kept of the shingles of a text."""
    words = re.findall(_WORD, text.lower())
    kept = _KEPT if len(words) > _FEW else 1
    starts = [at for at, word in enumerate(words[: 1 - _RUN]) if not _hash(word) % kept]
    return frozenset(crc32(" ".join(words[at : at + _RUN]).encode()) for at in starts)


@lru_cache(maxsize=100_000)
def _hash(word: str) -> int:
    return crc32(word.encode())
