"""One cluster judged: its distinct values, which of them exclude one another, how grave that is, and who stands alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal

from factcheck.disagreements.forms import Forms
from factcheck.disagreements.hints import hint
from factcheck.disagreements.identity import identity
from factcheck.display import display
from factcheck.model import Agreement, Article, Cluster, Disagreement, Fact, Level, Mention, Pair, Reading, Reason, Span
from factcheck.relations import Relation, each_on_its_day, relate

# From this strength on a pair is sure enough for a conflict.
SURE = 0.525
CODES = {
    "money": "FC101",
    "date": "FC201",
    "weekday": "FC202",
    "percent": "FC301",
    "quantity": "FC401",
    "duration": "FC501",
    "attribution": "FC601",
}


def judge_cluster(cluster: Cluster, articles: Mapping[str, Article]) -> tuple[list[Disagreement], list[Agreement]]:
    """What the facts of a cluster disagree and agree on."""
    forms = Forms(cluster.facts)
    readings = _readings(cluster.facts, articles, forms)
    clashes = _clashes(cluster, readings, articles, forms)
    if not clashes:
        return [], _agreements(cluster, articles)
    return [_disagreement(cluster, readings, clashes, articles)], []


def mention(fact: Fact, article: Article) -> Mention:
    """A fact with the sentence around it."""
    span = quoted(fact, article)
    if span is None:
        return Mention(fact, fact.text, fact.start)
    raw = article.document.cut(*span)
    start = span.start + len(raw) - len(raw.lstrip())
    return Mention(fact, raw.strip(), start)


def quoted(fact: Fact, article: Article) -> Span | None:
    """What of an article is shown with a fact: the sentence around it, where it stands in one."""
    index = article.sentence_at(fact.start)
    return Span(article.sentences[index].start, max(article.sentences[index].end, fact.end)) if index >= 0 else None


def _readings(facts: Sequence[Fact], articles: Mapping[str, Article], forms: Forms) -> list[tuple[Fact, Reading]]:
    """The distinct values of a cluster, each with everybody who says it. Values that agree with one another and stand alike to
    all others are one reading ("2.38 billion" and "2.4 billion" against "2.4 million")."""
    groups: list[list[Fact]] = []
    others = forms.distinct(facts)
    for fact in facts:
        home = next((g for g in groups if forms.relate(g[0], fact).kind == "same" or _alike(g, fact, others, forms)), None)
        if home is None:
            groups.append([fact])
        else:
            home.append(fact)
    return [(g[0], Reading(g[0].value, _shown(g), tuple(mention(f, articles[f.document]) for f in g))) for g in groups]


def _alike(group: Sequence[Fact], fact: Fact, others: Sequence[Fact], forms: Forms) -> bool:
    if not all(forms.relate(g, fact).agrees for g in group):
        return False
    return all((forms.relate(group[0], o).kind == "differs") == (forms.relate(fact, o).kind == "differs") for o in others)


def _shown(group: Sequence[Fact]) -> str:
    return " / ".join(dict.fromkeys(display(f.value) for f in group))


def _clashes(
    cluster: Cluster, readings: Sequence[tuple[Fact, Reading]], articles: Mapping[str, Article], forms: Forms
) -> list[tuple[int, int]]:
    """The pairs of readings that cannot both hold: values that differ and are no update of one another."""
    grows = any(r.signal == "tally" for p in cluster.pairs for r in p.reasons) and cluster.facts[0].kind == "quantity"
    said = [_said(reading.mentions, articles, forms) for _, reading in readings]
    out = []
    for (i, x), (j, y) in combinations(enumerate(said), 2):
        pairs = [(m, n) for m in x for n in y]
        relations = [forms.relate(m.fact, n.fact) for m, n in pairs]
        unlike = [pair for pair, r in zip(pairs, relations, strict=True) if r.kind == "differs"]
        telling = all(r.kind == "differs" or r.why == "other_subject" for r in relations)  # an age, and a number of who knows what
        if unlike and telling and not all(_another_time(m, n, articles, grows) for m, n in unlike):
            out.append((i, j))
    return out


def _said(mentions: Sequence[Mention], articles: Mapping[str, Article], forms: Forms) -> list[Mention]:
    """The mentions of one form and day but once."""
    return list({(forms.of(m.fact), articles[m.fact.document].published.day): m for m in reversed(mentions)}.values())


def _another_time(m: Mention, n: Mention, articles: Mapping[str, Article], grows: bool) -> bool:
    """Whether two mentions stand in texts of different days and differ for no other reason: a growing count, the day of the report."""
    one, other = articles[m.fact.document].published, articles[n.fact.document].published
    ordered = one.is_before(other) or other.is_before(one)
    return (grows and ordered) or each_on_its_day(m.fact, n.fact, one.day, other.day)


def _disagreement(
    cluster: Cluster,
    readings: Sequence[tuple[Fact, Reading]],
    clashes: Sequence[tuple[int, int]],
    articles: Mapping[str, Article],
) -> Disagreement:
    shown = tuple(r for _, r in readings)
    kind = cluster.facts[0].kind
    pairs = [p for p in cluster.pairs if relate(p.a, p.b).kind == "differs"]
    strongest = max(pairs or cluster.pairs, key=lambda p: (p.strength, p.a.id, p.b.id))
    first, second = clashes[0]
    return Disagreement(
        id=identity(CODES[kind], kind, cluster.about, *sorted(r.display for r in shown)),
        code=CODES[kind],
        kind=kind,
        level=_level(pairs),
        about=cluster.about,
        readings=shown,
        clashes=tuple(clashes),
        reasons=(*strongest.reasons, *_sources(shown, articles)),
        hint=hint(shown[first].value, shown[second].value),
        outliers=outliers(shown, clashes, articles),
    )


def _level(pairs: Sequence[Pair]) -> Level:
    return "conflict" if any(p.strength >= SURE and _clear(relate(p.a, p.b)) for p in pairs) else "review"


def _clear(relation: Relation) -> bool:
    """Whether a difference is one beyond doubt. Percent and percentage points are confused too often for that, and nobody knows the
    rate that a text went by."""
    return relation.kind == "differs" and not relation.soft and relation.why not in ("points", "conversion")


def outliers(readings: Sequence[Reading], clashes: Sequence[tuple[int, int]], articles: Mapping[str, Article]) -> tuple[str, ...]:
    """The documents that stand against a majority, where there is one; copies of one text are one witness."""
    said = [{m.fact.document for m in reading.mentions} for reading in readings]
    for i in sorted({i for pair in clashes for i in pair}):
        clashing = [j for j in range(len(readings)) if (min(i, j), max(i, j)) in clashes]
        against = {d for j in clashing for d in said[j]} - said[i]
        agreeing = {d for j in range(len(readings)) if j not in clashing for d in said[j]} - against
        if against and len(_witnesses(agreeing, articles)) > max(1, len(_witnesses(against, articles))):
            return tuple(sorted(against))
    return ()


def _sources(readings: Sequence[Reading], articles: Mapping[str, Article]) -> Iterator[Reason]:
    """Where most of the documents that give a value rest on one agency or paper: they count as several, a reader may count otherwise."""
    for reading in readings:
        documents = sorted({articles[m.fact.document].copy_of or m.fact.document for m in reading.mentions})
        outlets = Counter(outlet for name in documents for outlet in articles[name].rests_on)
        for outlet, n in sorted(outlets.items(), key=lambda o: (-o[1], o[0]))[:1]:
            if n > 1 and 2 * n > len(documents):
                those = "both documents" if n == len(documents) == 2 else f"{n} of the {len(documents)} documents"
                yield Reason("source", f"{those} that say {reading.display} rest on {outlet}")


def _witnesses(documents: Collection[str], articles: Mapping[str, Article]) -> frozenset[str]:
    return frozenset(articles[name].copy_of or name for name in documents)


def _agreements(cluster: Cluster, articles: Mapping[str, Article]) -> list[Agreement]:
    mentions = tuple(mention(f, articles[f.document]) for f in cluster.facts)
    relations = [relate(p.a, p.b) for p in cluster.pairs]
    first: Relation = min(relations, key=lambda r: (r.kind == "same", r.why))
    relation: Literal["same", "compatible"] = "same" if first.kind == "same" else "compatible"
    strongest = max(cluster.pairs, key=lambda p: (p.strength, p.a.id, p.b.id))
    shown = dict.fromkeys(display(f.value) for f in cluster.facts)
    if any(r.kind == "differs" for r in relations):  # and no clash: values of two days
        why = "update" if cluster.facts[0].kind == "quantity" else "other_period"
        return [Agreement(cluster.facts[0].kind, "compatible", why, " / ".join(shown), mentions, strongest.reasons)]
    return [Agreement(cluster.facts[0].kind, relation, first.why or "same", " = ".join(shown), mentions, strongest.reasons)]
