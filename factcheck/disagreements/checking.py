"""The facts of drafts against sources: what came of pairing and judging, told from the side of the draft."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from factcheck.disagreements.judging import mention
from factcheck.model import Agreement, Article, Checked, Disagreement, Fact, Mention
from factcheck.relations import relate


def check(
    drafts: Collection[str],
    articles: Mapping[str, Article],
    facts: Mapping[str, Sequence[Fact]],
    disagreed: Sequence[Disagreement],
    agreed: Sequence[Agreement],
) -> Iterator[Checked]:
    """Each fact of the drafts (by name), in the order of the text, with the places in the sources that support or contradict it."""
    against = _against(disagreed)
    beside: dict[str, list[Agreement]] = {}
    for agreement in agreed:
        for m in agreement.mentions:
            beside.setdefault(m.fact.id, []).append(agreement)
    for name in sorted(drafts):
        checked = [_checked(f, articles[name], drafts, against.get(f.id), beside.get(f.id, ())) for f in facts[name] if not f.retracted]
        wrong = [c.mention.fact for c in checked if c.contradicted_by]
        yield from (replace(c, supported_by=()) if _repeats(c.mention.fact, wrong) else c for c in checked)


def _checked(
    fact: Fact, article: Article, drafts: Collection[str], against: tuple[Disagreement, int] | None, beside: Sequence[Agreement]
) -> Checked:
    place = mention(fact, article)
    return _contradicted(place, drafts, *against) if against else Checked(place, _support(fact, drafts, beside))


def _repeats(fact: Fact, wrong: Sequence[Fact]) -> bool:
    """Whether a statement gives a figure that the sources contradict: no source makes that statement, whoever has made one like it."""
    return fact.kind == "attribution" and any(f is not fact and fact.start <= f.start and f.end <= fact.end for f in wrong)


def _against(disagreed: Sequence[Disagreement]) -> dict[str, tuple[Disagreement, int]]:
    """The gravest finding that tells of each fact, and which of its readings the fact is."""
    found: dict[str, tuple[Disagreement, int]] = {}
    for d in disagreed:
        for index, reading in enumerate(d.readings):
            for m in reading.mentions:
                found.setdefault(m.fact.id, (d, index))
    return found


def _contradicted(place: Mention, drafts: Collection[str], d: Disagreement, index: int) -> Checked:
    """A fact that is one of the readings of a finding; the finding may be one between sources, which does not concern it.
    A weekday that is wrong in a source does not speak against the date."""
    clashing = {i + j - index for i, j in d.clashes if index in (i, j) and not (d.kind == "weekday" and index)}
    sources = [(n, m) for n, r in enumerate(d.readings) for m in r.mentions if m.fact.document not in drafts]
    against = tuple(m for n, m in sources if n in clashing)
    support = tuple(m for n, m in sources if n not in clashing and (n == index or _agree(place.fact, m.fact)))
    if not against:
        return Checked(place, support)
    return Checked(place, support, against, d.level, d.id, d.reasons, d.hint)


def _support(fact: Fact, drafts: Collection[str], agreements: Sequence[Agreement]) -> tuple[Mention, ...]:
    mentions = (m for a in agreements if a.relation != "different_slot" for m in a.mentions)
    return tuple(m for m in mentions if m.fact.document not in drafts and _agree(fact, m.fact))


def _agree(fact: Fact, other: Fact) -> bool:
    """Whether two facts of one slot agree. Statements and roles have been judged as a whole; an earlier toll supports no later one."""
    return fact.kind == other.kind and (fact.kind in ("attribution", "role") or relate(fact, other).agrees)
