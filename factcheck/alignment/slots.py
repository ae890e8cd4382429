"""Which fact of one article fills the same slot as which fact of another.

Inside aligned passages, facts whose values agree are paired off first; what is left over is paired where the slot agrees: the
kind, what is counted, what stands near the figure, the speaker. Sentences that belong together hold numbers of different
things: the slot, not the sentence, carries a fact.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from factcheck.alignment import context
from factcheck.alignment.concepts import meaning
from factcheck.alignment.evidence import REVIEW, Evidence, Ground, beside_others, lacking, plausibility, tells
from factcheck.alignment.facets import other_side
from factcheck.alignment.passages import Passages
from factcheck.alignment.profile import Profile, Sentence
from factcheck.alignment.reasons import Named, reasons
from factcheck.alignment.sheets import Sheets
from factcheck.alignment.slot import Slot, filled, reckons, slots_of
from factcheck.budget import heed
from factcheck.model import Article, Fact, Pair
from factcheck.relations import SAME, Relation, each_on_its_day, relate, told_otherwise
from factcheck.values import DateValue, Quantity, Value

# What agreeing is worth beside the rest of the evidence, in log-odds.
_AGREES = 1.2
# So sure (log-odds) facts of sentences that are not aligned have to be.
DISTANT = 0.3
# And so alike has to be what stands around them.
_CLOSE = 0.16
# An age stands so many letters from whose it is.
_BESIDE = 4
_UNEVEN = 50  # leap years, and texts of two days
# An equal figure in a neighbouring sentence belongs to the pair if the sentences are this much alike.
_NEARBY = 0.05
# What sets two figures apart, by the word for it.
_APART = {
    "other_period": "they are of different times",
    "planned_done": "one was planned, the other done",
    "initial_total": "one is a beginning, the other the whole",
    "update": "one is an earlier count",
    "difference": "one tells how far two things are apart",
    "other_subject": "they show two sides of a thing",
    "time_zone": "they may be one moment in two time zones",
}
# So sure (log-odds), and in sentences so much alike, a lead has to be.
_LEAD, _FAINT = -1.3, 0.02

Place = tuple[int, int]
"""Sentences of two articles."""


class Met(NamedTuple):
    """Two facts of one sort in two sentences, and how they relate."""

    a: Slot
    b: Slot
    relation: Relation

    @property
    def plainly_same(self) -> bool:
        """Whether both say the same in the same form: "Saturday" may be 29 September, but is no "29 September"."""
        x, y = self.a.fact.value, self.b.fact.value
        alike = not (isinstance(x, DateValue) and isinstance(y, DateValue)) or set(x.fields) == set(y.fields)
        return self.relation.kind == "same" and alike

    def free(self, used: Set[str]) -> bool:
        """Whether neither fact is paired by now."""
        return self.a.fact.id not in used and self.b.fact.id not in used


class Candidate(NamedTuple):
    """Two facts that may fill one slot, what speaks for it, and the rest of the articles: see `beside_others`."""

    met: Met
    evidence: Evidence
    rivals: int = 0
    accord: float = 0.5

    @property
    def a(self) -> Slot:
        return self.met.a

    @property
    def b(self) -> Slot:
        return self.met.b

    @property
    def relation(self) -> Relation:
        return self.met.relation

    @property
    def key(self) -> tuple[int, int]:
        return self.a.fact.start, self.b.fact.start

    @property
    def odds(self) -> float:
        """The log-odds that the two fill one slot."""
        return self.evidence.odds + beside_others(self.rivals, self.accord)

    @property
    def score(self) -> float:
        """How it stands among other candidates for the same facts."""
        return self.odds + (_AGREES if self.relation.agrees else 0.0)


class Side:
    """One article of a pair: its slots by sentence, and what of them depends on the other article."""

    def __init__(self, profile: Profile, other: Profile, names: Mapping[str, str], passages: Passages) -> None:
        self.profile, self.names = profile, names
        self.filled, self.reckons = filled(profile), reckons(profile)
        self._contexts = context.Contexts(profile, other, names, passages.rarity, passages.spelling)
        self._around: dict[str, context.Around] = {}
        self._owners: dict[str, frozenset[str]] = {}

    def slots(self, index: int) -> list[Slot]:
        """The slots of a sentence's comparable facts."""
        return slots_of(self.profile, index)

    def around(self, slot: Slot) -> context.Around:
        """What stands around the fact."""
        found = self._around.get(slot.fact.id)
        if found is None:
            found = self._around[slot.fact.id] = self._contexts.of(slot.fact, slot.sentence)
        return found

    def counted(self, slot: Slot) -> frozenset[str]:
        """The concepts of what a number counts. Of an age, whose it is."""
        value = slot.fact.value
        if not isinstance(value, Quantity) or value.role != "age":
            return slot.counted
        if slot.fact.id not in self._owners:
            self._owners[slot.fact.id] = self._whose(slot.sentence, slot.fact)
        return self._owners[slot.fact.id]

    def _whose(self, sentence: Sentence, fact: Fact) -> frozenset[str]:
        """The name that stands next to an age: "Ayşe Demir, 41," and "43 yaşındaki Ayşe Demir"."""
        named = [w for w in sentence.words if w.folded in self.names]
        apart = [max(w.start - fact.end, fact.start - w.end) for w in named]
        near = min((d for d in apart if 0 <= d <= _BESIDE), default=None)
        whose = [w for w, d in zip(named, apart, strict=True) if d == near]
        for w in (*named, *reversed(named)):  # first and last names
            if w not in whose and any(-1 <= w.start - v.end <= 1 or -1 <= v.start - w.end <= 1 for v in whose):
                whose.append(w)
        return frozenset(self.names[w.folded] for w in whose)


class Two:
    """Two articles side by side, with their passages."""

    def __init__(self, a: Profile, b: Profile, passages: Passages) -> None:
        self.passages = passages
        self.left, self.right = Side(a, b, passages.names.left, passages), Side(b, a, passages.names.right, passages)
        self.sheets = Sheets(a, b)
        self._relations: dict[tuple[str, str], Relation] = {}

    def with_facts(self, places: Iterable[Place]) -> list[Place]:
        """Of pairs of sentences, in order, those that have comparable facts on both sides."""
        left, right = self.left.filled, self.right.filled
        return sorted([at for at in places if at[0] in left and at[1] in right])

    @cached_property
    def alike(self) -> list[Place]:
        """All pairs of sentences with comparable facts that share anything."""
        return self.with_facts(self.passages.likeness)

    @cached_property
    def near(self) -> Set[Place]:
        """The aligned sentences and their neighbours."""
        return {(i + d, j + e) for i, j in self.passages.pairs for d in (-1, 0, 1) for e in (-1, 0, 1)}

    def slots(self, at: Place) -> Iterator[tuple[Slot, Slot]]:
        """Every two slots of two sentences."""
        right = self.right.slots(at[1])
        return ((x, y) for x in self.left.slots(at[0]) for y in right)

    def relation(self, x: Slot, y: Slot) -> Relation:
        """How two facts relate in their articles."""
        key = x.fact.id, y.fact.id
        found = self._relations.get(key)
        if found is None:
            found = self._relations[key] = weigh(x, y, relate(x.fact, y.fact))
        return found


def pair_facts(two: Two) -> list[Pair]:
    """The pairs of facts of two articles that fill one slot, agreeing or not.

    First what is the same is paired off, then what agrees in neighbouring sentences, then the rest, where agreeing only counts
    in favour: "30 September 1882" belongs to "24 September 1882" rather than to "136 years ago".
    """
    used = set(_reckoned(two))
    met = [m for at in two.with_facts(two.passages.pairs) for m in _met(two, at, used)]
    out = _take_same(met, two, used)
    agreeing = Counter((c.a.index, c.b.index) for c in out)
    out += _take_same(_nearby(two, used), two, used)
    out += _take_best([_candidate(m, two, agreeing[m.a.index, m.b.index]) for m in met if m.free(used)], used, out)
    out += _take_distant(two, used, _accord(out))
    return [_pair(c, two) for c in out if tells(c.evidence, c.odds) and not _of_reports(c)]


def _of_reports(c: Candidate) -> bool:
    """Whether the day of a report differs from a day of the other text: it keeps its place, and says nothing of the story."""
    return c.relation.kind == "differs" and (c.a.of_report or c.b.of_report)


def leads(two: Two, pairs: Sequence[Pair]) -> list[Pair]:
    """Beside the `pairs` of two articles, the likeliest of the facts left over: too weak for a pair, but each the other's best and
    one a likely slip of the other."""
    used = {f.id for p in pairs for f in (p.a, p.b)}
    found = [c for at in two.alike for c in _slips(two, at, used)]
    accord = _share([relate(p.a, p.b) for p in pairs]) if found else 0.0
    judged = [c._replace(accord=accord) for c in _mutual_best(found, used)]
    return [_pair(c, two) for c in judged if c.odds >= _LEAD and not _of_reports(c)]


def _slips(two: Two, at: Place, used: Set[str]) -> Iterator[Candidate]:
    """The pairs of facts of two sentences of which one may be a slip of the other."""
    if two.passages.likeness[at] < _FAINT or two.sheets.apart(*at):
        return
    for x, y in two.slots(at):
        if x.fact.kind == y.fact.kind and not {x.fact.id, y.fact.id} & used and plausibility(x.fact.value, y.fact.value) >= 1:
            relation = two.relation(x, y)
            if relation.kind == "differs" and not relation.soft:
                yield _candidate(Met(x, y, relation), two)


def weighed(two: Two) -> dict[tuple[str, str], list[str]]:
    """What keeps every two comparable facts (by id) of two articles from being paired for sure, in words."""
    kept = {(x.fact.id, y.fact.id): [why] for at in two.alike for x, y in two.slots(at) if (why := _told_apart(two, x, y))}
    by_sentences = ([_candidate(m, two) for m in _met(two, at, frozenset())] for at in two.alike)
    return kept | {(c.a.fact.id, c.b.fact.id): lacking(c.evidence, c.rivals) for some in by_sentences for c in _with_rivals(some)}


def _told_apart(two: Two, x: Slot, y: Slot) -> str:
    """What in their sentences tells two facts apart whose values differ, in words; "" where nothing does."""
    if two.sheets.apart(x.index, y.index):
        return "the sentences are one form, filled in for two things"
    relation = relate(x.fact, y.fact) if x.sort == y.sort else SAME
    if relation.kind != "differs":
        return ""
    return _APART.get(weigh(x, y, relation).why, "")


def _reckoned(two: Two) -> Iterator[str]:
    """The dates, by id, that are explained by one another: "2018, three years after the founding" and a founding in 2015."""
    if not two.left.reckons and not two.right.reckons:
        return
    for at in two.with_facts(two.near):
        for x, y in two.slots(at):
            if (x.years_beside or y.years_beside) and (_years_apart(x, y) or _years_apart(y, x)):
                yield from (x.fact.id, y.fact.id)


def _take_distant(two: Two, used: set[str], accord: float) -> list[Candidate]:
    """Facts left over in sentences that are not aligned, where what stands around them leaves no doubt."""
    likeness, pairs = two.passages.likeness, two.passages.pairs
    rest = [at for at in two.alike if likeness[at] >= _NEARBY and at not in pairs]
    candidates = [_candidate(m, two) for at in rest for m in _met(two, at, used)]
    mutual = [c._replace(accord=accord) for c in _mutual_best(candidates, used)]
    return [c for c in mutual if c.relation.kind == "differs" and c.evidence.around >= _CLOSE and c.odds >= DISTANT]


def _met(two: Two, at: Place, used: Set[str], same: bool = False) -> Iterator[Met]:
    """The comparable facts of two sentences, but for those used by now; with `same` only those that say the same."""
    heed("slots")
    if two.sheets.apart(*at):
        return
    for x, y in two.slots(at):
        if x.sort == y.sort and x.fact.id not in used and y.fact.id not in used:
            relation = two.relation(x, y)
            if relation.kind == "same" or (not same and relation.kind != "not_comparable"):
                yield Met(x, y, relation)


def weigh(x: Slot, y: Slot, relation: Relation) -> Relation:
    """The relation of two facts in their articles: another day told of, another speaker, the day of the report itself."""
    a, b = x.article, y.article
    if relation.kind != "not_comparable" and _other_fate(x, y):
        return Relation("not_comparable", "other_subject")
    if relation.kind != "differs":
        return relation
    if isinstance(x.fact.value, DateValue):
        if each_on_its_day(x.fact, y.fact, a.published.day, b.published.day):
            return Relation("not_comparable", "other_period")
        if x.is_moment_of(y):
            return Relation("not_comparable", "time_zone")
        if _mirrored(_from_its_text(a, x.fact.value), _from_its_text(b, y.fact.value)):
            return Relation("not_comparable", "unresolved")
        vague = (_of_some_week(a, x.fact) and _of_some_week(b, y.fact)) or _other_year_told(x) or _other_year_told(y)
        return replace(relation, soft=relation.soft or vague)
    if _other_day(a, b) and (_other_days_told(x, y) or _has_grown(x, y)):
        return Relation("not_comparable", "other_period")
    if x.is_difference != y.is_difference and plausibility(x.fact.value, y.fact.value) < 1:
        return Relation("not_comparable", "difference")
    if why := _other_side(x, y):
        return Relation("not_comparable", why)
    if x.fact.kind == "percent" and x.direction * y.direction < 0:
        return Relation("not_comparable", "other_subject")
    return relation


def _other_side(x: Slot, y: Slot) -> str:
    """Why two figures are of one thing seen from two sides, or of two periods; "" where nothing says so."""
    periods_apart = bool(x.periods and y.periods and not x.periods & y.periods)
    slip = (periods_apart or bool(x.marks or y.marks)) and plausibility(x.fact.value, y.fact.value) >= 1
    if periods_apart and (not slip or x.head_periods or y.head_periods):
        return "other_period"
    if x.is_headed_unlike(y):
        return "other_subject"
    return other_side(x.marks, y.marks, slip)


def _other_fate(x: Slot, y: Slot) -> bool:
    """Whether one side counts people, the other the dead or injured, and no word tells that the same befell both."""
    a, b = x.fact.value, y.fact.value
    if not isinstance(a, Quantity) or not isinstance(b, Quantity) or not told_otherwise(a, b):
        return False
    return not x.counted & y.counted & meaning("tally")


def _from_its_text(article: Article, value: Value) -> int:
    """How many days before or behind its text a date lies that was worked out from a distance; 0 where it was not."""
    if not isinstance(value, DateValue) or value.fields or value.weekday or value.start is None or article.published.day is None:
        return 0
    return (value.start - article.published.day).days


def _mirrored(x: int, y: int) -> bool:
    """Whether one text reads as ahead what the other tells as past: "the worst in 15 years", "worse than 15 years ago"."""
    return x * y < 0 and abs(x + y) <= abs(x) / _UNEVEN + 1


def _years_apart(x: Slot, y: Slot) -> bool:
    """ "2018, three years after the founding" is of one mind with a founding in 2015."""
    a, b = x.fact.value, y.fact.value
    if not isinstance(a, DateValue) or not isinstance(b, DateValue) or "year" not in a.fields or "year" not in b.fields:
        return False
    return abs(a.fields["year"] - b.fields["year"]) in x.years_beside


def _other_day(a: Article, b: Article) -> bool:
    return a.published.day is not None and b.published.day is not None and a.published.day != b.published.day


def _of_some_week(article: Article, fact: Fact) -> bool:
    """Whether a date is a bare weekday in a text of unknown date: nobody can tell of which week."""
    value = fact.value
    return article.published.day is None and isinstance(value, DateValue) and value.weekday is not None and "day" not in value.fields


def _other_year_told(slot: Slot) -> bool:
    """Whether beside a year another one is told that nobody can name: "61 million last year, 7% more than in 2022"."""
    if not isinstance(slot.fact.value, DateValue) or slot.fact.value.fields.keys() != {"year"}:
        return False
    values = (f.value for f in slot.sentence.facts if f.id != slot.fact.id)
    return any(isinstance(v, DateValue) and v.grain == "year" and not v.fields and v.start is None for v in values)


def _has_grown(x: Slot, y: Slot) -> bool:
    """Whether two reports of different days each tell how far something has come by their own day, the later the further."""
    a, b, first, second = x.fact.value, y.fact.value, x.article.published.day, y.article.published.day
    if not isinstance(a, Quantity) or not isinstance(b, Quantity) or a.role or plausibility(a, b) >= 1:
        return False
    if None in (a.amount.lo, b.amount.lo, first, second) or (a.amount.lo < b.amount.lo) != (first < second):  # type: ignore[operator]
        return False
    return any(each_on_its_day(f, g, first, second) for f in x.sentence.facts for g in y.sentence.facts)


def _other_days_told(x: Slot, y: Slot) -> bool:
    """Whether the sentences tell of different days."""
    days = [[f for f in s.sentence.facts if isinstance(f.value, DateValue) and f.value.grain in ("day", "weekday")] for s in (x, y)]
    if not days[0] or not days[1]:
        return False
    return all(relate(f, g).kind == "differs" for f in days[0] for g in days[1])


def _candidate(met: Met, two: Two, agreeing: int = 0) -> Candidate:
    """What speaks for two facts filling one slot; on so many others their sentences agree."""
    x, y, passages = met.a, met.b, two.passages
    i, j = x.index, y.index
    here, there = two.left.around(x), two.right.around(y)
    shared = frozenset([c[1:] for c in here.told.keys() & there.told.keys() if c[0] == "c"])
    beside = ((i - 1, j - 1) in passages.pairs) + ((i + 1, j + 1) in passages.pairs)
    distant = 1.0 if (i, j) not in passages.pairs else 0.5 if (i, j) in passages.attached else 0.0
    ground = Ground(passages.story, beside, distant, passages.spelling)
    alike = context.likeness(here, there, passages.rarity)
    counted = two.left.counted(x), two.right.counted(y)
    return Candidate(met, Evidence(x.fact, y.fact, met.relation, passages.likeness[i, j], ground, alike, *counted, shared, agreeing))


def _take_same(met: Sequence[Met], two: Two, used: set[str]) -> list[Candidate]:
    """Pairs off the facts that say the same, the likelier slot first."""
    same = [_candidate(m, two) for m in met if m.plainly_same]
    return _free(sorted(same, key=lambda c: (-c.odds, c.key)), used)


def _free(ordered: Sequence[Candidate], used: set[str]) -> list[Candidate]:
    out = []
    for c in ordered:
        if c.met.free(used):
            used |= {c.a.fact.id, c.b.fact.id}
            out.append(c)
    return out


def _nearby(two: Two, used: Set[str]) -> list[Met]:
    """Agreeing facts of sentences that are not aligned but next to it: what one side tells in one sentence, the other tells in two."""
    likeness, pairs = two.passages.likeness, two.passages.pairs
    near = [at for at in two.alike if at not in pairs and (likeness[at] >= _NEARBY or at in two.near)]
    return [m for at in near for m in _met(two, at, used, same=True)]


def _take_best(candidates: Sequence[Candidate], used: set[str], before: Sequence[Candidate]) -> list[Candidate]:
    """Pairs what is left over, where each is the other's best, beside the pairs found before."""
    mutual = _mutual_best(candidates, used)
    accord = _accord([*before, *mutual])
    return [c for c in (c._replace(accord=accord) for c in mutual) if c.score >= REVIEW]


def _mutual_best(candidates: Sequence[Candidate], used: set[str]) -> list[Candidate]:
    scored = [(c.score, c) for c in _with_rivals(candidates)]
    best: dict[str, float] = defaultdict(lambda: -math.inf)
    for score, c in scored:
        for fact in (c.a.fact, c.b.fact):
            best[fact.id] = max(best[fact.id], score)
    scored.sort(key=lambda s: (-s[0], s[1].key))
    return _free([c for score, c in scored if score == best[c.a.fact.id] == best[c.b.fact.id]], used)


def _accord(pairs: Sequence[Candidate]) -> float:
    return _share([c.relation for c in pairs])


def _share(relations: Sequence[Relation]) -> float:
    """The share of the paired facts on which two articles agree: such as agree on next to nothing do not tell of the same things."""
    differing = sum(r.kind == "differs" and not r.soft for r in relations)
    return (len(relations) - differing + 1.5) / (len(relations) + 2.5)


def _with_rivals(candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """The candidates, each with the number of other values that its facts could meet, not counting those that say less clearly:
    a figure told twice is one rival."""
    met: dict[str, set[str]] = defaultdict(set)
    for c in candidates:
        if not c.relation.soft:
            met[c.a.fact.id].add(c.b.said)
            met[c.b.fact.id].add(c.a.said)
    many = {one: len(values) for one, values in met.items()}
    for c in candidates:
        yield c._replace(rivals=max(0, many.get(c.a.fact.id, 0) + many.get(c.b.fact.id, 0) - 2))


def _pair(c: Candidate, two: Two) -> Pair:
    here, there, rarity = two.left.around(c.a).told, two.right.around(c.b).told, two.passages.rarity
    near = {f: min(here[f], there[f]) * rarity[f] for f in here if f in there}
    places = Named(c.a, two.left.names), Named(c.b, two.right.names)
    return Pair(c.a.fact, c.b.fact, tuple(reasons(*places, c.evidence, near)), 1 / (1 + math.exp(-c.odds)))
