"""Weekdays that do not fit their date: "Wednesday 14 May 2024" was a Tuesday. A finding within one document."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from factcheck.disagreements.judging import CODES, mention
from factcheck.display import WEEKDAYS, display
from factcheck.model import Article, Disagreement, Fact, Reading, Reason
from factcheck.values import DateValue


def weekday_clashes(facts: Mapping[str, Sequence[Fact]], articles: Mapping[str, Article], told: frozenset[str]) -> Iterator[Disagreement]:
    """Dates whose weekday is another one. `told` are the facts (by id) that another finding tells of already."""
    for name in sorted(facts):
        for fact in facts[name]:
            if fact.id not in told and not fact.retracted and misfit(fact):
                yield _disagreement(fact, articles[name])


def misfit(fact: Fact) -> bool:
    """Whether a fact is a whole date with a weekday that fits it in none of its readings."""
    readings = [v for v in (fact.value, *fact.alternatives) if isinstance(v, DateValue)]
    return bool(readings) and all(_unfit(v) for v in readings)


def _unfit(value: DateValue) -> bool:
    if value.weekday is None or value.start is None or value.end is None or not {"month", "day"} <= value.fields.keys():
        return False
    return value.end - value.start == timedelta(days=1) and value.start.isoweekday() != value.weekday


def _disagreement(fact: Fact, article: Article) -> Disagreement:
    value = fact.value
    assert isinstance(value, DateValue)
    assert value.start
    assert value.weekday
    real, written = WEEKDAYS[value.start.isoweekday() - 1], WEEKDAYS[value.weekday - 1]
    shown = display(value)
    key = hashlib.sha256(f"weekday|{shown}|{article.name}".encode()).hexdigest()[:6]
    return Disagreement(
        id=f"{CODES['weekday']}-{key}",
        code=CODES["weekday"],
        kind="weekday",
        level="review",
        about=f"{value.start.isoformat()} was a {real}, not a {written}",
        readings=(Reading(value, shown, (mention(fact, article),)),),
        clashes=(),
        reasons=(Reason("weekday", f"{value.start.isoformat()} was a {real}"),),
        within=True,
    )
