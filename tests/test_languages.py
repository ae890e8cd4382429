"""Every example row of a language file: its texts yield a fact of its kind with its value, and counterexamples yield no figure.

A row's value is written as in the file: `money = "1500000 USD"`, an open side as `..`, a date as the day, month, year or half-open
interval that it means, an age as "39 year age", a bare number alone.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from factcheck import Document, extract
from factcheck.languages import codes, load
from factcheck.model import Fact
from factcheck.values import Amount, DateValue, Duration, Money, Percent, Quantity, Value, number

_KINDS = ("money", "date", "duration", "percent", "quantity")


def _amount(amount: Amount) -> str:
    lo, hi = ("" if x is None else f"{number(x):f}" if not isinstance(number(x), int) else str(number(x)) for x in (amount.lo, amount.hi))
    return lo if lo == hi else f"{lo}..{hi}"


def _date(value: DateValue) -> str:
    start, end = value.start, value.end
    if start is None and end is None:
        return f"weekday {value.weekday}" if value.weekday else "?"
    if start is None or end is None:
        return f"{start or '..'}/{end or '..'}"
    if end == start + timedelta(days=1):
        return start.isoformat()
    if start.day == end.day == 1:
        if (end.year, end.month) == (start.year + start.month // 12, start.month % 12 + 1):
            return start.isoformat()[:7]
        if start.month == end.month == 1 and end.year == start.year + 1:
            return start.isoformat()[:4]
    return f"{start}/{end}"


def written(value: Value) -> str:
    """A value as the example rows write it."""
    if isinstance(value, Money):
        return f"{_amount(value.amount)} {value.currency}"
    if isinstance(value, DateValue):
        return _date(value)
    if isinstance(value, Duration):
        return f"{_amount(value.amount)} {value.unit}"
    if isinstance(value, Percent):
        return _amount(value.amount) + (" points" if value.points else "")
    assert isinstance(value, Quantity)
    return " ".join([_amount(value.amount), *filter(None, (value.unit, value.role if value.role == "age" else None))])


def _figures(text: str, code: str, published: date | None) -> list[Fact]:
    return [f for f in extract(Document("example.txt", text, code, published)) if f.kind in _KINDS]


def _rows(code: str, table: str) -> list[Any]:
    rows: Any = load(code).data.get(table, [])
    return list(rows)


@pytest.mark.parametrize("code", codes())
def test_examples(code: str) -> None:
    wrong = []
    for row in _rows(code, "example"):
        kind = next(k for k in _KINDS if k in row)
        for text in row["texts"]:
            facts = _figures(text, code, row.get("published"))
            if (kind, row[kind]) not in {(f.kind, written(f.value)) for f in facts}:
                wrong.append((text, f"{kind} {row[kind]}", [(f.kind, f.text, written(f.value)) for f in facts]))
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize("code", codes())
def test_counterexamples(code: str) -> None:
    found = {t: [(f.kind, f.text) for f in _figures(t, code, None)] for row in _rows(code, "counterexample") for t in row["texts"]}
    assert not {t: facts for t, facts in found.items() if facts}
