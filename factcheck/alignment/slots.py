"""Which fact of one article fills the same slot as which fact of another.

Inside aligned passages, facts whose values agree are paired off first; what is left over is paired where the slot agrees: the
kind, what is counted, the concepts and names near the figure, the speaker. Sentences that belong together hold numbers of
different things: the slot, not the sentence, carries a fact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from factcheck.alignment.concepts import lexicon
from factcheck.alignment.passages import Passages
from factcheck.alignment.profile import Profile, Sentence
from factcheck.alignment.romanise import fold
from factcheck.model import Fact, Pair, Reason
from factcheck.relations import Relation, relate
from factcheck.values import Quantity

# A concept this many words away from a figure counts half.
_HALF_AWAY = 5.0
_KINDS = ("money", "date", "duration", "percent", "quantity")
# An equal figure in a neighbouring sentence belongs to the pair if the sentences are this much alike.
_NEARBY = 0.05


@dataclass(frozen=True)
class Slot:
    """What surrounds a fact: the concepts by nearness, what is counted, the names of the sentence."""

    fact: Fact
    sentence: int
    place: float
    near: Mapping[str, float]
    counted: frozenset[str]


@dataclass(frozen=True)
class Candidate:
    """Two facts that may fill one slot, how they relate and how well their slots agree."""

    a: Slot
    b: Slot
    relation: Relation
    passage: float
    slot: float


def slots(profile: Profile) -> dict[int, list[Slot]]:
    """The slots of an article's comparable facts, by sentence."""
    return {
        i: [_slot(profile, s, i, f) for f in s.facts if f.kind in _KINDS and not f.retracted]
        for i, s in enumerate(profile.sentences)
        if s.facts
    }


def _slot(profile: Profile, sentence: Sentence, index: int, fact: Fact) -> Slot:
    words = sentence.words
    before = sum(w.end <= fact.start for w in words)
    behind = sum(w.start < fact.end for w in words)
    near: dict[str, float] = {}
    for hit in sentence.concepts:
        away = max(before - hit.end, hit.start - behind, 0)
        near[hit.concept] = max(near.get(hit.concept, 0.0), 1 / (1 + away / _HALF_AWAY))
    length = max(1, sentence.span.end - sentence.span.start)
    return Slot(fact, index, (fact.start - sentence.span.start) / length, near, _counted(profile, sentence, fact, before, behind))


def _counted(profile: Profile, sentence: Sentence, fact: Fact, before: int, behind: int) -> frozenset[str]:
    """The concepts of what a number counts: of its noun, else of the word behind it."""
    if not isinstance(fact.value, Quantity):
        return frozenset()
    lex = lexicon(profile.article.language)
    noun = lex.concepts(fold(fact.value.noun)) if fact.value.noun else ()
    behind_it = {h.concept for h in sentence.concepts if before <= h.start <= behind + 1}
    return frozenset(noun) | frozenset(behind_it)


def pair_facts(a: Profile, b: Profile, passages: Passages) -> list[Pair]:
    """The pairs of facts of two articles that fill one slot, agreeing or not."""
    left, right = slots(a), slots(b)
    candidates = [c for (i, j), score in sorted(passages.pairs.items()) for c in _candidates(left.get(i, ()), right.get(j, ()), score)]
    used: set[str] = set()
    out = _take_agreeing(candidates, used)
    out += _take_agreeing(list(_nearby(left, right, passages, used)), used)
    out += _take_differing([c for c in candidates if c.relation.kind == "differs"], used)
    return [_pair(c, passages) for c in out]


def _candidates(left: Sequence[Slot], right: Sequence[Slot], score: float) -> Iterator[Candidate]:
    for x in left:
        for y in right:
            if x.fact.kind == y.fact.kind:
                relation = relate(x.fact, y.fact)
                if relation.kind != "not_comparable":
                    yield Candidate(x, y, relation, score, _likeness(x, y))


def _likeness(x: Slot, y: Slot) -> float:
    """How well two slots agree: shared concepts near the figures, the same thing counted, the same place in the sentence."""
    shared = sum(min(w, y.near[c]) for c, w in x.near.items() if c in y.near)
    score = shared / (1 + shared)
    if x.counted and y.counted:
        score += 0.5 if x.counted & y.counted else -0.5
    if isinstance(x.fact.value, Quantity) and isinstance(y.fact.value, Quantity) and x.fact.value.unit == y.fact.value.unit != None:  # noqa: E711
        score += 0.3
    return score - 0.3 * abs(x.place - y.place)


def _take_agreeing(candidates: Sequence[Candidate], used: set[str]) -> list[Candidate]:
    """Pairs off the facts that agree, the same before the merely compatible, the likelier slot first."""
    agreeing = [c for c in candidates if c.relation.agrees]
    agreeing.sort(key=lambda c: (c.relation.kind != "same", -c.passage, -c.slot, c.a.fact.start, c.b.fact.start))
    return _free(agreeing, used)


def _free(ordered: Sequence[Candidate], used: set[str]) -> list[Candidate]:
    out = []
    for c in ordered:
        if c.a.fact.id not in used and c.b.fact.id not in used:
            used |= {c.a.fact.id, c.b.fact.id}
            out.append(c)
    return out


def _nearby(left: Mapping[int, list[Slot]], right: Mapping[int, list[Slot]], passages: Passages, used: set[str]) -> Iterator[Candidate]:
    """Agreeing facts of sentences that are not aligned but next to it: what one side tells in one sentence, the other tells in two."""
    for (i, j), score in sorted(passages.likeness.items()):
        beside = any((i + d, j + e) in passages.pairs for d in (-1, 0, 1) for e in (-1, 0, 1))
        if (i, j) in passages.pairs or (not beside and score < _NEARBY):
            continue
        for c in _candidates(left.get(i, ()), right.get(j, ()), score):
            if c.relation.kind == "same" and not {c.a.fact.id, c.b.fact.id} & used:
                yield c


def _take_differing(candidates: Sequence[Candidate], used: set[str]) -> list[Candidate]:
    """Pairs what is left over, where each is the other's best and nothing else comes near."""
    free = [c for c in candidates if c.a.fact.id not in used and c.b.fact.id not in used]
    rivals: dict[str, list[float]] = defaultdict(list)
    for c in free:
        for fact in (c.a.fact, c.b.fact):
            rivals[fact.id].append(c.slot)
    free.sort(key=lambda c: (-c.passage, -c.slot, c.a.fact.start, c.b.fact.start))
    return _free([c for c in free if c.slot == max(rivals[c.a.fact.id]) == max(rivals[c.b.fact.id])], used)


def _pair(c: Candidate, passages: Passages) -> Pair:
    shared = sorted((n for n in c.a.near if n in c.b.near), key=lambda n: (-min(c.a.near[n], c.b.near[n]), n))
    reasons = [Reason("passage", f"sentences alike {c.passage:.2f}")]
    if shared:
        reasons.append(Reason("concept", ", ".join(shared[:4])))
    if c.a.counted & c.b.counted:
        reasons.append(Reason("counted", ", ".join(sorted(c.a.counted & c.b.counted))))
    return Pair(c.a.fact, c.b.fact, tuple(reasons), min(1.0, c.passage))
