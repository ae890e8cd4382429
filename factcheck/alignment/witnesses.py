"""Several articles against one: what no two articles are sure of, more of them together may be.

Where an article gives a figure that looks like a slip of what others agree on, each of those others is a witness. A lead, a pair of
facts that is too weak by itself, becomes a pair where a witness stands by it, and a pair becomes surer.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from factcheck.alignment.evidence import REVIEW, plausibility
from factcheck.model import Fact, Pair, Reason
from factcheck.relations import Relation, relate
from factcheck.values import DateValue, Duration, Money, Percent, Quantity, Value

# What a witness is worth, in log-odds, that is a lead by itself; one that only tells the other value; and each one more.
_LEADS, _TELLS, _MORE = 0.8, 0.5, 0.3


def strengthened(pairs: Sequence[Pair], leads: Sequence[Pair]) -> list[Pair]:
    """The pairs, those with witnesses the surer for it, and the leads that witnesses make sure enough."""
    relations = {id(p): relate(p.a, p.b) for p in (*pairs, *leads)}
    slips = {id(p): p for p in (*pairs, *leads) if _may_be_slip(p, relations[id(p)])}
    agreeing: dict[str, dict[str, Fact]] = defaultdict(dict)
    for p in pairs:
        if relations[id(p)].kind == "same":
            agreeing[p.a.id][p.b.id] = p.b
            agreeing[p.b.id][p.a.id] = p.a
    against: dict[str, dict[str, Fact]] = defaultdict(dict)
    for p in slips.values():
        against[p.a.id][p.b.id] = p.b
        against[p.b.id][p.a.id] = p.a

    def worth(p: Pair) -> float:
        return max(_worth(p.a, p.b, against, agreeing), _worth(p.b, p.a, against, agreeing))

    out = [_with(p, worth(p)) if id(p) in slips else p for p in pairs]
    taken = {f.id for p in pairs if relations[id(p)].agrees for f in (p.a, p.b)}
    led = [_with(p, n) for p in leads if id(p) in slips and (n := worth(p)) and not _taken(p, taken)]
    return out + [p for p in led if _odds(p.strength) >= REVIEW]


def _worth(slip: Fact, fact: Fact, against: Mapping[str, Mapping[str, Fact]], agreeing: Mapping[str, Mapping[str, Fact]]) -> float:
    """What the documents are worth that agree with a fact, against what may be a slip of it."""
    tell = {f.document for f in agreeing.get(fact.id, {}).values()} - {slip.document, fact.document}
    lead = {f.document for f in against[slip.id].values() if f.id in agreeing.get(fact.id, {})}
    if not tell or agreeing.get(slip.id):
        return 0.0
    return (_LEADS if lead else _TELLS) + _MORE * (len(tell) > 1)


def _taken(pair: Pair, taken: set[str]) -> bool:
    """Whether both facts agree with others: then they are two things."""
    return pair.a.id in taken and pair.b.id in taken


def _may_be_slip(pair: Pair, relation: Relation) -> bool:
    """Whether one value may be a slip of the other: a whole date with one part of it wrong, a figure with a wrong digit or scale.
    Any two years, any two months and any two figures of one digit are near enough for that."""
    x, y = pair.a.value, pair.b.value
    if relation.kind != "differs" or relation.soft:
        return False
    if isinstance(x, DateValue) and isinstance(y, DateValue):
        return {"day", "month"} <= x.fields.keys() & y.fields.keys() and relation.why in ("day", "month", "year")
    return _telling(x, y) and plausibility(x, y) >= 1


def _telling(x: Value, y: Value) -> bool:
    """Whether two figures have more than one digit that is no nought."""
    lows = [v.amount.lo for v in (x, y) if isinstance(v, Money | Percent | Quantity | Duration) and v.amount.lo]
    return all(len(low.normalize().as_tuple().digits) > 1 for low in lows)


def _with(pair: Pair, worth: float) -> Pair:
    if not worth:
        return pair
    strength = 1 / (1 + math.exp(-_odds(pair.strength) - worth))
    return replace(pair, strength=strength, reasons=(*pair.reasons, Reason("witness", "another document has one of the values, too")))


def _odds(strength: float) -> float:
    share = min(max(strength, 1e-6), 1 - 1e-6)
    return math.log(share / (1 - share))
