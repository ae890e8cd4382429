"""Weekdays that do not fit their date: "Wednesday 14 May 2024" was a Tuesday.

One text cannot tell which of the two is wrong, and so this is a finding within a document. Where another document gives the same
date by itself, the two together can, and it is a finding between them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import timedelta

from factcheck.disagreements.identity import identity
from factcheck.disagreements.judging import CODES, SURE, mention
from factcheck.display import WEEKDAYS, display
from factcheck.model import Article, Cluster, Disagreement, Fact, Level, Reading, Reason
from factcheck.values import DateValue


def weekday_clashes(facts: Mapping[str, Sequence[Fact]], articles: Mapping[str, Article], told: Collection[str]) -> Iterator[Disagreement]:
    """Dates whose weekday is another one. `told` are the facts (by id) that another finding tells of already."""
    for name in sorted(facts):
        for fact in facts[name]:
            if fact.id not in told and not fact.retracted and misfit(fact):
                yield _disagreement([fact], articles, (), _level(fact))


def settled(cluster: Cluster, articles: Mapping[str, Article]) -> list[Disagreement]:
    """A date whose weekday is wrong, beside the same date in another document. Documents that all have it wrong settle nothing."""
    wrong = [f for f in cluster.facts if misfit(f)]
    for fact in wrong[:1]:
        right = [f for f in cluster.facts if f.document != fact.document and _confirms(f, fact)]
        pairs = [p for p in cluster.pairs if fact.id in (p.a.id, p.b.id) and {p.a.id, p.b.id} & {f.id for f in right}]
        if pairs:
            strongest = max(pairs, key=lambda p: (p.strength, p.a.id, p.b.id))
            level = _level(fact) if strongest.strength >= SURE else "review"
            return [_disagreement([fact, right[0]], articles, strongest.reasons, level)]
    return []


def misfit(fact: Fact) -> bool:
    """Whether a fact is a whole date with a weekday that fits it in none of its readings."""
    readings = [v for v in (fact.value, *fact.alternatives) if isinstance(v, DateValue)]
    return bool(readings) and all(_unfit(v) for v in readings)


def _unfit(value: DateValue) -> bool:
    if value.weekday is None or value.start is None or value.end is None or not {"month", "day"} <= value.fields.keys():
        return False
    return value.end - value.start == timedelta(days=1) and value.start.isoweekday() != value.weekday


def _confirms(fact: Fact, wrong: Fact) -> bool:
    """Whether a fact writes the day and month of a wrong one, on the same day of the calendar."""
    x, y = fact.value, wrong.value
    if not isinstance(x, DateValue) or not isinstance(y, DateValue) or misfit(fact):
        return False
    return {"month", "day"} <= x.fields.keys() and (x.start, x.end) == (y.start, y.end)


def _level(fact: Fact) -> Level:
    """Where the year was inferred it may be the year that is wrong."""
    return "conflict" if isinstance(fact.value, DateValue) and "year" in fact.value.fields else "review"


def _disagreement(facts: Sequence[Fact], articles: Mapping[str, Article], reasons: Sequence[Reason], level: Level) -> Disagreement:
    """The first fact is the one whose weekday does not fit; a second one gives the same date."""
    value = facts[0].value
    assert isinstance(value, DateValue)
    assert value.start
    assert value.weekday
    real, written = WEEKDAYS[value.start.isoweekday() - 1], WEEKDAYS[value.weekday - 1]
    return Disagreement(
        id=identity(CODES["weekday"], "weekday", display(value), *(f.document for f in facts)),
        code=CODES["weekday"],
        kind="weekday",
        level=level,
        about=f"{value.start.isoformat()} was a {real}, not a {written}",
        readings=tuple(Reading(f.value, display(f.value), (mention(f, articles[f.document]),)) for f in facts),
        clashes=((0, 1),) if len(facts) > 1 else (),
        reasons=(Reason("weekday", f"{value.start.isoformat()} was a {real}"), *reasons),
        hint="the other document gives the same date: the slip seems to lie in the weekday" if len(facts) > 1 else None,
        within=len(facts) == 1,
    )
