"""What facts were considered for pairing, and why they were not paired: for `factcheck explain`, worked out anew for the facts asked.

Nothing here takes part in a comparison; the same passages and pairs are made again, and what was passed over is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from factcheck.alignment.blocking import FEW, marks, worth_comparing
from factcheck.alignment.passages import Passages, align_passages
from factcheck.alignment.profile import Profile, profile, spellings
from factcheck.alignment.slots import Two, pair_facts, weighed
from factcheck.alignment.statements import pair_statements
from factcheck.model import Article, Considered, Fact
from factcheck.relations import relate

_NEAR = 0.05  # how alike sentences that are not aligned have to be, for their facts to be worth telling of


_TOLD = 3  # what a pair lacks, at most


Together = Mapping[str, Collection[str]]
Lacking = Mapping[tuple[str, str], Sequence[str]]  # by the ids of two facts


def considered(
    articles: Sequence[Article],
    facts: Mapping[str, Sequence[Fact]],
    asked: Collection[str],
    together: Together,
    aliases: Mapping[str, Sequence[str]] | None = None,
) -> list[Considered]:
    """For each fact asked for (by id) and each other document: what stood in its place there and was not paired with it.

    `together` says with which facts (by id) each fact ended up in one finding or agreement; `aliases` are as in `align`.
    """
    also = spellings(aliases)
    profiles = [profile(a, facts.get(a.name, ()), also) for a in sorted(articles, key=lambda a: a.name)]
    named = {name for name, some in facts.items() if any(f.id in asked for f in some)}
    found: list[Considered] = []
    met: set[tuple[str, str]] = set()
    few = len(profiles) <= FEW
    for a, b in ((profiles[i], profiles[j]) for i, j in worth_comparing([() if few else marks(p) for p in profiles])):
        met |= {(a.name, b.name), (b.name, a.name)}
        if named & {a.name, b.name}:
            found += _of_two(a, b, asked, together)
    for p in profiles:
        strangers = [q.name for q in profiles if q.name != p.name and (p.name, q.name) not in met] if p.name in named else []
        found += [Considered(f, name, "too little shared for one story") for f in facts[p.name] if f.id in asked for name in strangers]
    return sorted(found, key=lambda c: (c.fact.document, c.fact.start, c.fact.end, c.document, c.other.start if c.other else -1))


def _of_two(a: Profile, b: Profile, asked: Collection[str], together: Together) -> Iterator[Considered]:
    passages = align_passages(a, b)
    two = Two(a, b, passages)
    pairs = [*pair_facts(two), *pair_statements(a, b, passages)] if passages.pairs else []
    partners = {x.id: y for p in pairs for x, y in ((p.a, p.b), (p.b, p.a))}
    for x, y in ((x, y) for p in pairs for x, y in ((p.a, p.b), (p.b, p.a)) if x.id in asked and y.id not in together.get(x.id, ())):
        yield Considered(x, y.document, "dropped: another text gives both values, or a surer pair has the place", y, _relation(x, y))
    turned = {(j, i): score for (i, j), score in passages.likeness.items()}
    lacking = {pair: words for (x, y), words in weighed(two).items() for pair in ((x, y), (y, x))}
    yield from _of_side(a, b, asked, partners, passages, passages.likeness, lacking)
    yield from _of_side(b, a, asked, partners, passages, turned, lacking)


def _of_side(
    here: Profile,
    there: Profile,
    asked: Collection[str],
    partners: Mapping[str, Fact],
    passages: Passages,
    likeness: Mapping[tuple[int, int], float],
    lacking: Lacking,
) -> Iterator[Considered]:
    aligned = passages.pairs if likeness is passages.likeness else {(j, i) for i, j in passages.pairs}
    for i, sentence in enumerate(here.sentences):
        for fact in sentence.facts:
            if fact.id in asked and fact.id not in partners:
                places = {j: (i, j) in aligned for (k, j), score in likeness.items() if k == i and ((i, j) in aligned or score >= _NEAR)}
                yield from _of_fact(fact, there, places, partners, bool(passages.pairs), lacking)


def _of_fact(
    fact: Fact, there: Profile, places: Mapping[int, bool], partners: Mapping[str, Fact], one_story: bool, lacking: Lacking
) -> Iterator[Considered]:
    """`places` are the sentences of the other article that are like the fact's own, and whether they are aligned with it."""
    if not one_story:
        yield Considered(fact, there.name, "the documents do not tell one story")
    elif not places:
        yield Considered(fact, there.name, "no sentence there tells what this one tells")
    else:
        others = [(j, f) for j in sorted(places) for f in there.sentences[j].facts if f.kind == fact.kind]
        for j, other in others:
            yield _passed_over(fact, there.name, other, partners.get(other.id), places[j], lacking.get((fact.id, other.id), ()))
        if not others:
            yield Considered(fact, there.name, f"the sentences there that are like this one hold nothing of the kind {fact.kind}")


def _passed_over(fact: Fact, document: str, other: Fact, partner: Fact | None, aligned: bool, lacking: Sequence[str]) -> Considered:
    statement = fact.kind in ("attribution", "role")
    if fact.retracted or other.retracted:
        why = "a figure that the text takes back"
    elif partner is not None:
        why = f"paired with line {partner.line} ({' '.join(partner.text.split())})"
    elif not statement and relate(fact, other).kind == "not_comparable":
        why = "values that cannot be compared"
    elif statement:
        why = "not the same words, or another speaker"
    else:
        why = "not sure that both are of one thing" if aligned else "the sentences are not about the same thing for sure"
        why += f": {'; '.join(lacking[:_TOLD])}" if lacking else ""
    return Considered(fact, document, why, other, _relation(fact, other))


def _relation(fact: Fact, other: Fact) -> str | None:
    """How two values relate, in words; statements and roles are not judged by value."""
    if fact.kind in ("attribution", "role"):
        return None
    found = relate(fact, other)
    return found.kind.replace("_", " ") + (f": {found.why}" if found.why not in ("", "same", "value") else "")
