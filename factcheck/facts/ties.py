"""What belongs to an amount: what it is paid for ("$20 a month"), and its conversion in parentheses ("£150bn (€175bn)")."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace
from decimal import Decimal

import regex

from factcheck.facts.measured import Measure
from factcheck.facts.terms import ONE
from factcheck.facts.tokens import Scan
from factcheck.units import converted, kin

_OPENS = regex.compile(r"\s*[(（\[]\s*(?:\p{L}+\s){0,2}")  # "(", "(or ", "(soit "
_CLOSES = regex.compile(r"\s*[)）\]]")
_SENTENCE_ENDS = regex.compile(r"[.!?;]\s")
_LARGE, _FARTHEST = 1000, 60  # the scale an amount without its currency has, and the letters that may lie before it
_LIST = 120  # letters between the members of a list
_ROUNDING = Decimal("0.1")  # by how much a conversion may be off


def tie(measures: Iterable[Measure], scan: Scan, dated: Container[int]) -> list[Measure]:
    """The measures with what they are paid for, conversions joined to the amount before them; `dated` are the tokens of dates."""
    out: list[Measure] = []
    lender: Measure | None = None
    for m in measures:
        m = _rated(_elliptic(out[-1], m, scan) if out else m, scan, dated)
        closing = _CLOSES.match(scan.text, scan.tokens.end[m.j - 1]) if out and _converts(out[-1], m, scan) else None
        if closing:
            out[-1] = _rated(replace(out[-1], j=m.j, end=closing.end(), also=(*out[-1].also, m)), scan, dated)
            continue
        lender = m if m.number.scale >= _LARGE else lender
        out.append(_listed(lender, m, scan) if lender and lender is not m else m)
    return out


def _listed(lender: Measure, m: Measure, scan: Scan) -> Measure:
    """ "95 million for schools, 60 for roads": read as 60 million, too, where the same word stands behind both."""
    if m.unit or m.ranged or not m.number.digits or m.number.scale > 1 or m.number.value >= _LARGE or m.i < lender.j:
        return m
    words = [scan.text[scan.tokens.start[x.j] : scan.tokens.end[x.j]] if scan.tokens.near(x.j) else "" for x in (lender, m)]
    between = scan.text[scan.tokens.end[lender.j - 1] : scan.tokens.start[m.i]]
    if words[0] != words[1] or not words[0].isalpha() or len(between) > _LIST or _SENTENCE_ENDS.search(between):
        return m
    scale = lender.number.scale * (lender.unit.factor if lender.unit else ONE)
    return replace(m, also=(replace(m, unit=lender.unit, amount=m.amount.scaled(scale)),))


def _elliptic(before: Measure, m: Measure, scan: Scan) -> Measure:
    """ "$40 million, including 15.5 million for the city": the currency of the amount before it."""
    if m.unit or not before.unit or before.unit.kind != "money" or not m.number.digits or m.number.scale < _LARGE:
        return m
    if not scan.ending("of_which", m.i) or not scan.tokens.near(m.i) or _of_something(m, scan):
        return m
    counts_something = m.noun is not None and not scan.at[m.j]
    between = scan.text[scan.tokens.end[before.j - 1] : scan.tokens.start[m.i]]
    if counts_something or len(between) > _FARTHEST or _SENTENCE_ENDS.search(between):
        return m
    return replace(m, unit=replace(before.unit, factor=ONE), noun=None)


def _of_something(m: Measure, scan: Scan) -> bool:
    """ "15 million of its readers", but not "15 millones de 2024"."""
    of = scan.starting("of", m.j) if m.j < len(scan.at) else None
    return of is not None and scan.tokens.kind[of[1] : of[1] + 1] != ["number"]


def _rated(m: Measure, scan: Scan, dated: Container[int]) -> Measure:
    if m.unit is None or m.unit.kind != "money":
        return m
    if before := _rated_before(m, scan):
        return replace(m, per=before)
    if m.j in dated or m.j >= len(scan.tokens):
        return m
    rate = scan.starting("rate", m.j) if scan.tokens.near(m.j) else None
    if rate:
        return replace(m, j=rate[1], end=None, per=str(rate[0]))
    word = scan.starting("per", m.j)
    near = scan.tokens.near(m.j) or (m.end is not None and scan.tokens.start[m.j] <= m.end + 1)  # "€5m ($6m) a day"
    k = m.j if scan.tokens.gap[m.j] == "/" else word[1] if word and near and scan.tokens.near(word[1]) else 0
    if not k or k in dated:
        return m
    hit = next((h for c in ("unit", "measure", "noun") if (h := scan.starting(c, k))), None)
    counted = hit and scan.tokens.near(hit[1]) and any(scan.starting(c, hit[1]) for c in ("counted_after", "counted_before"))
    return replace(m, j=hit[1], end=None, per=str(hit[0])) if hit and not counted else m


def _rated_before(m: Measure, scan: Scan) -> str | None:
    """The period of "jährlich 5 Millionen Euro", 每年500万欧元; a number before it counts its periods ("5年間500万ユーロ")."""
    rate = scan.ending("rate", m.i) if scan.tokens.near(m.i) else None
    counted = rate is not None and rate[1] > 0 and scan.tokens.kind[rate[1] - 1] == "number" and scan.tokens.near(rate[1])
    return str(rate[0]) if rate and not counted else None


def _converts(a: Measure, b: Measure, scan: Scan) -> bool:
    """Whether b stands in parentheses behind a and is the same amount in another unit or currency."""
    if a.unit is None or b.unit is None or a.unit.kind != b.unit.kind or a.unit.name == b.unit.name or b.i < a.j:
        return False
    if not _OPENS.fullmatch(scan.text, scan.tokens.end[a.j - 1], scan.tokens.start[b.i]):
        return False
    return a.unit.kind == "money" or (a.unit.kind == "quantity" and _about_equal(a, b))


def _about_equal(a: Measure, b: Measure) -> bool:
    first, second = (m.unit.name or "" if m.unit else "" for m in (a, b))
    if not kin(first, second):
        return False
    other = converted(b.amount, second, first)
    pairs = ((a.amount.lo, other.lo), (a.amount.hi, other.hi))
    return all(x is None or y is None or abs(x - y) <= _ROUNDING * max(abs(x), abs(y)) for x, y in pairs)
