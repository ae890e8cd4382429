"""What was found out about an article while it was compared, as bytes and back, for whoever keeps readings: its words, concepts and
features, and what stands around its figures. It holds nothing of any other article, and none of the facts, which are told by their
places.

What was not asked for is not there, and is worked out as ever where it is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from factcheck.alignment.concepts import Hit
from factcheck.alignment.context import Surroundings
from factcheck.alignment.names import hear, heard
from factcheck.alignment.profile import Head, Profile, Saying, Sentence, Word
from factcheck.alignment.slot import Slot
from factcheck.model import Article, Fact

_Row = list[Any]
_SETS = ("names", "uncased")
_ASIDE = ("marks", "counted")  # sets that a slot works out
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
_decode = json.JSONDecoder().decode


def pack(profile: Profile) -> bytes:
    """The bytes of what a profile knows by now."""
    known = profile.__dict__  # where functools.cached_property keeps what was asked for
    place = {f.id: n for n, f in enumerate(f for s in profile.sentences for f in s.facts)}
    row = [
        [_sentence(s) for s in profile.sentences],
        profile.places,
        {name: sorted(known[name]) for name in _SETS if name in known},
        {name: known[name] for name in ("script", "lengths", "words") if name in known},
        [[place[name], *around] for name, around in profile.surroundings.items()],
        [[place[s.fact.id], _slot(s)] for some in profile.slots.values() for s in some],
        [[place[name], *saying] for name, saying in profile.sayings.items()],
        heard(profile),
    ]
    return _encode(row).encode("utf-8", "surrogatepass")


def unpack(data: bytes, article: Article, facts: Sequence[Fact], aliases: Mapping[str, str]) -> Profile:
    """The profile of an article with its facts that `pack` made. Raises ValueError, TypeError, KeyError or the like where the bytes are
    others."""
    rows, places, sets, more, around, slots, sayings, sounds = _decode(data.decode("utf-8", "surrogatepass"))
    by_sentence: dict[int, list[Fact]] = {}
    for fact in facts:
        by_sentence.setdefault(article.sentence_at(fact.start), []).append(fact)
    text = article.text
    own = zip(article.sentences, rows, strict=True)
    sentences = tuple([Sentence(span, *_unsentence(row, text, by_sentence.get(i, ()))) for i, (span, row) in enumerate(own)])
    ids = [f.id for s in sentences for f in s.facts]
    profile = Profile(article, sentences, places, aliases)
    profile.__dict__.update(more, **{name: frozenset(found) for name, found in sets.items()})
    profile.surroundings.update({ids[n]: Surroundings(*found) for n, *found in around})
    profile.sayings.update({ids[n]: Saying(tuple(words), opening, tuple(speaker)) for n, words, opening, speaker in sayings})
    hear(profile, *sounds)
    profile.told.update({ids[n]: _unslot(said) for n, said in slots})
    return profile


def _sentence(sentence: Sentence) -> _Row:
    w = sentence.words
    place = {f.id: n for n, f in enumerate(sentence.facts)}
    heads = [[place[name], sorted(h.words), sorted(h.concepts), sorted(h.years)] for name, h in sentence.heads.items()]
    words = [[x.start for x in w], [x.end for x in w], [x.folded for x in w], [int(x.capital) for x in w]]
    return [words, [[*hit] for hit in sentence.concepts], heads]


_word = partial(tuple.__new__, Word)  # the constructor of a NamedTuple without its keywords, for there are thousands


def _unsentence(row: _Row, text: str, facts: Sequence[Fact]) -> tuple[tuple[Word, ...], tuple[Hit, ...], tuple[Fact, ...], dict[str, Head]]:
    (starts, ends, folded, capitals), hits, heads = row
    written = [text[a:b] for a, b in zip(starts, ends, strict=True)]
    words = tuple(map(_word, zip(starts, ends, written, folded, map(bool, capitals), strict=True)))
    return words, tuple([Hit(*hit) for hit in hits]), tuple(facts), {facts[n].id: Head(*map(frozenset, head)) for n, *head in heads}


def _slot(slot: Slot) -> dict[str, Any]:
    known = slot.__dict__
    said: dict[str, Any] = {name: sorted(known[name]) for name in _ASIDE if name in known}
    return said | ({"is_difference": slot.is_difference} if "is_difference" in known else {})


def _unslot(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: frozenset(found) if name in _ASIDE else found for name, found in said.items()}
