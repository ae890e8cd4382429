"""What neighbours in a list share: "2 and 1.4 billion dollars", "del 3 e del 5 per cento", "10, 20 e 50 euro".

The last member of a list may name the scale word and the unit for those before it that name none.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factcheck.facts.measured import Measure
from factcheck.facts.tokens import Scan

_SHARED_KINDS = ("money", "percent", "points")
_LARGEST = Decimal(1000)  # a larger bare number in front is a figure, or a year, of its own


def share(measures: list[Measure], scan: Scan) -> list[Measure]:
    """The measures in their order, each bare number with what the next member of its list names for it."""
    out = measures[:]
    for k in range(len(out) - 2, -1, -1):
        listed = k + 2 < len(out) and out[k + 1].number.scale == out[k + 2].number.scale and out[k + 1].unit == out[k + 2].unit
        if (
            _is_bare(out[k])
            and _lends(out[k + 1])
            and not _is_other(out[k], out[k + 1], scan)
            and _joined(out[k], out[k + 1], scan, listed)
        ):
            out[k] = _with_share(out[k], out[k + 1])
    return out


def _is_bare(m: Measure) -> bool:
    number = m.number
    return m.unit is None and number.digits and number.scale == 1 and number.value < _LARGEST and not number.ordinal


def _is_other(a: Measure, b: Measure, scan: Scan) -> bool:
    """Whether the bare number is a day, or the number of a page or an article of law."""
    days = () if b.unit and b.unit.kind in ("percent", "points") else ("day_article", "month", "month_short")
    return any(scan.ending(c, a.i) for c in ("label", *days))


def _lends(m: Measure) -> bool:
    """Whether a measure names something to share: a large scale word, or a unit of a kind that lists do not repeat."""
    shares = m.unit is not None and m.unit.kind in _SHARED_KINDS
    return not m.ranged and m.number.digits and (m.number.scale >= _LARGEST or shares)


def _joined(a: Measure, b: Measure, scan: Scan, listed: bool) -> bool:
    """Whether a conjunction stands between two measures, or a comma within a list that a conjunction ends."""
    if a.j == b.i:
        return listed and scan.tokens.gap[b.i] == ","
    falling = "to" if scan.ending("from", a.i) and scan.tokens.near(a.i) else "or"  # "dal 35 al 33 per cento": no range
    for category in ("and", "or", falling):
        hit = scan.starting(category, a.j)
        if hit and scan.tokens.near(a.j) and hit[1] == b.i and scan.tokens.near(b.i):
            return True
    return False


def _with_share(a: Measure, b: Measure) -> Measure:
    scale = b.number.scale if b.number.scale > 1 and a.number.value < _LARGEST else Decimal(1)
    factor = b.unit.factor if b.unit else Decimal(1)
    number = replace(a.number, scale=scale)
    return replace(a, unit=b.unit, amount=a.amount.scaled(scale * factor), number=number)
