"""Several articles against one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.alignment.witnesses import strengthened
from factcheck.model import Fact, Pair
from factcheck.values import Amount, Money, Quantity, Value


def fact(document: str, value: Value) -> Fact:
    return Fact(document, 0, 1, "x", value)


def euros(x: str) -> Money:
    return Money(Amount(Decimal(x), Decimal(x)), "EUR")


def count(x: str) -> Quantity:
    return Quantity(Amount(Decimal(x), Decimal(x)))


def pair(a: Fact, b: Fact, strength: float) -> Pair:
    return Pair(a, b, (), strength)


@pytest.mark.parametrize(
    ("right", "slip", "led"),
    [
        (euros("620000000"), euros("260000000"), True),  # digits in another order
        (euros("620000000"), euros("620000000000"), True),  # a scale
        (count("27850"), count("28850"), True),  # one digit
        (count("4"), count("5"), False),  # any two figures of one digit
        (euros("620000000"), euros("310000000"), False),  # something else
    ],
)
def test_a_lead_becomes_a_pair_where_a_third_document_has_its_value(right: Value, slip: Value, led: bool) -> None:
    a, b, c = fact("a", right), fact("b", right), fact("c", slip)
    lead = pair(a, c, 0.37)
    found = strengthened([pair(a, b, 0.9)], [lead])
    assert [(p.a.document, p.b.document) for p in found] == [("a", "b"), *([("a", "c")] if led else [])]
    assert strengthened([], [lead]) == []


def test_two_camps_are_no_slip() -> None:
    a, b, c, d = (fact(n, euros(x)) for n, x in (("a", "62"), ("b", "62"), ("c", "26"), ("d", "26")))
    agreed = [pair(a, b, 0.9), pair(c, d, 0.9)]
    assert strengthened(agreed, [pair(a, c, 0.37)]) == agreed


def test_a_witness_is_a_reason() -> None:
    a, b, c = fact("a", euros("62")), fact("b", euros("62")), fact("c", euros("26"))
    surer = strengthened([pair(a, b, 0.9), pair(b, c, 0.5)], [])[1]
    assert surer.strength > 0.5
    assert [r.signal for r in surer.reasons] == ["witness"]
