"""Which fact of an article fills the same slot as another fact of the same article.

An article tells the gist twice: in its headline or first sentence, and in its text. It also tells of many like things one after
another, and those are no contradiction. So only the beginning is held against the rest, and only on the strongest evidence: the same
thing is counted in the same surroundings, no other figure of that sort stands in either sentence, and no other period is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from factcheck.alignment.clusters import about
from factcheck.alignment.passages import SURE, align_passages
from factcheck.alignment.profile import Profile, Sentence, profile
from factcheck.alignment.slots import Two, pair_facts
from factcheck.budget import partly
from factcheck.model import Article, Cluster, Fact, Pair
from factcheck.relations import relate
from factcheck.values import DateValue, Money, Quantity

_STORY = 0.3  # one article tells one story
_BEGINNING = 2  # sentences: the headline and the first one of the text
_NEAR_BEST = 0.6
_SURE = 0.5
_PERIODS = ("week", "month", "quarter", "season", "half", "year", "fiscal_year", "decade", "century")


def align_within(articles: Sequence[Article], facts: Mapping[str, Sequence[Fact]]) -> list[Cluster]:
    """Pairs of facts of one article each that are about the same thing, as clusters with their reasons."""
    found: list[Cluster] = []
    with partly("all documents were held against themselves"):
        for article in sorted(articles, key=lambda a: a.name):
            found += [Cluster((p.a, p.b), (p,), about([p])) for p in _pairs(profile(article, facts.get(article.name, ())))]
    return found


def _pairs(article: Profile) -> Iterator[Pair]:
    whole = align_passages(article, article)
    likeness = {(i, j): score for (i, j), score in whole.likeness.items() if i < min(j, _BEGINNING)}
    passages = replace(whole, pairs=dict(_told_again(likeness)), likeness=likeness, story=_STORY)
    for pair in pair_facts(Two(article, article, passages)):
        x, y = (article.sentences[article.article.sentence_at(f.start)] for f in (pair.a, pair.b))
        if pair.strength >= _SURE and _is_one_slot(pair) and not (_rivals(pair, x, y) or _other_period(pair, x, y)):
            yield pair


def _told_again(likeness: Mapping[tuple[int, int], float]) -> Iterator[tuple[tuple[int, int], float]]:
    """The sentences of the text that tell what the beginning tells."""
    for i in range(_BEGINNING):
        best = max((s for at, s in likeness.items() if at[0] == i), default=0.0)
        yield from ((at, s) for at, s in likeness.items() if at[0] == i and s >= max(SURE, _NEAR_BEST * best))


def _is_one_slot(pair: Pair) -> bool:
    """Whether both facts are of one thing: the same is counted, or paid, among the same names and concepts."""
    signals = {r.signal: r.terms for r in pair.reasons}
    ground = 2 * ("name" in signals) + len(signals.get("concept", ()))
    x, y = pair.a.value, pair.b.value
    if isinstance(x, Quantity) and isinstance(y, Quantity):
        if {x.unit, y.unit} == {None, "person"}:  # "kills 12", "killed 21 people"
            return ground > 3
        return ("counted" in signals or (x.unit is not None and x.unit == y.unit)) and ground > 1
    if isinstance(x, DateValue) and isinstance(y, DateValue):
        return "day" in x.fields.keys() & y.fields.keys() and ground > 3
    return ground > (2 if isinstance(x, Money) else 4)


def _rivals(pair: Pair, x: Sentence, y: Sentence) -> bool:
    """Whether one of the sentences has another figure that could fill the slot."""
    return any(f.id not in (pair.a.id, pair.b.id) and _sort(f) in (_sort(pair.a), _sort(pair.b)) for s in (x, y) for f in s.facts)


def _sort(fact: Fact) -> tuple[str, str | None]:
    value = fact.value
    return fact.kind, value.currency if isinstance(value, Money) else value.unit if isinstance(value, Quantity) else None


def _other_period(pair: Pair, x: Sentence, y: Sentence) -> bool:
    """Whether a sentence names a period that the other does not name, or both name days, and other ones: figures of two years differ."""
    dates = [[f for f in s.facts if f.kind == "date" and f.id not in (pair.a.id, pair.b.id)] for s in (x, y)]
    for here, there in (dates, dates[::-1]):
        alone = [f for f in here if not any(relate(f, g).agrees for g in there)]
        if any(getattr(f.value, "grain", None) in _PERIODS for f in alone) or (there and len(alone) == len(here) > 0):
            return True
    return False
