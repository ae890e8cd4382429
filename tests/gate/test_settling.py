"""Levels, tolerances, pins, and what has changed since an earlier result."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from factcheck import Document, compare
from factcheck.gate import pins, settle
from factcheck.gate.tolerances import within
from factcheck.settings import Settings, SettingsError, Source, resolve
from factcheck.values import Amount, Duration, Money, Quantity, Value
from tests.gate.findings import GIFT, TOLL, Decimal, comparison, day, finding, money, never, people


def settings(**values: Any) -> Settings:
    return resolve({}, {}, [Source("factcheck.toml", values, file=True)])


@pytest.mark.parametrize(
    ("levels", "left"),
    [
        ({"FC101": "off"}, ["FC401 conflict"]),
        ({"money": "review"}, ["FC401 conflict", "FC101 review"]),
        ({"money-differs": "review"}, ["FC401 conflict", "FC101 review"]),
        ({"money": "off", "FC101": "conflict"}, ["FC101 conflict", "FC401 conflict"]),
    ],
)
def test_levels(levels: dict[str, str], left: list[str]) -> None:
    result = settle(comparison(GIFT, TOLL), settings(levels=levels), never)
    assert [f"{d.code} {d.level}" for d in result] == left


def test_a_rule_that_there_is_not() -> None:
    with pytest.raises(SettingsError, match="no rule 'FC999'"):
        settle(comparison(GIFT), settings(levels={"FC999": "off"}), never)


def test_kinds() -> None:
    assert settle(comparison(GIFT, TOLL), settings(kinds=["money"]), never).disagreements == (GIFT,)


def metres(number: int, unit: str) -> Quantity:
    return Quantity(Amount(Decimal(number), Decimal(number)), unit)


def minutes(number: int) -> Duration:
    return Duration(Amount(Decimal(number), Decimal(number)), "minute")


@pytest.mark.parametrize(
    ("a", "b", "allowed", "inside"),
    [
        (money(100), money(101), "1%", True),
        (money(100), money(102), "1%", False),
        (money(100), money(102), 2, True),
        (money(100), money(100, "EUR"), "50%", False),
        (Money(Amount(Decimal(5), None), "USD"), money(4), "50%", True),
        (Money(Amount(None, None), "USD"), money(4), "50%", False),
        (people(5), people(6), 1, True),
        (metres(1000, "metre"), metres(1, "kilometre"), 0, False),  # they are equal: there is no gap to allow
        (metres(1010, "metre"), metres(1, "kilometre"), 10, True),
        (metres(5, "metre"), people(5), 10, False),
        (minutes(60), minutes(90), "1 hour", True),
        (minutes(60), minutes(90), "10 minutes", False),
        (day("2024-06-03"), day("2024-06-04"), "1 day", True),
        (day("2024-06-03"), day("2024-06-05"), "1 day", False),
        (day("2024-06-01", 7), day("2024-06-09"), "2 days", True),
    ],
)
def test_tolerances(a: Value, b: Value, allowed: object, inside: bool) -> None:
    allowance = settings(tolerance={a.kind: allowed}).tolerance[a.kind]
    assert within(a, b, allowance) is within(b, a, allowance) is inside


def test_a_finding_within_the_tolerance_is_set_apart_and_one_with_another_clash_is_not() -> None:
    near = finding([(money(100), ["a.txt"]), (money(101), ["b.txt"])])
    mixed = finding([(money(100), ["a.txt"]), (money(101), ["b.txt"]), (money(200), ["c.txt"])], id="FC101-3")
    result = settle(comparison(near, mixed), settings(tolerance={"money": "1%"}), never)
    assert [(d.id, d.clashes) for d in result] == [("FC101-3", ((0, 2), (1, 2)))]
    assert [(s.by, s.reason) for s in result.settled] == [("tolerance", "within 1%")]


# ---- pins

STORY = "The new bridge over the river Arno in Pisa cost the city {} million euros. Work on the bridge began in {}."


def test_a_pinned_fact_that_a_document_contradicts() -> None:
    asked = settings(pin=["The new bridge over the Arno cost the city of Pisa 5 million euros."])
    documents = [Document("a.txt", STORY.format(7, 2019), "en"), Document("b.txt", STORY.format(7, 2019), "en")]
    result = settle(compare([*documents, *pins.documents(asked.pin)]), asked, never)
    (d,) = result
    assert (d.level, d.kind, d.outliers) == ("conflict", "money", ("a.txt", "b.txt"))
    assert d.reasons[-1].signal == "pinned"
    assert "5 million euros" in d.reasons[-1].detail


def test_a_pinned_fact_that_documents_respect() -> None:
    asked = settings(pin=["The new bridge over the Arno cost the city of Pisa 5 million euros."])
    documents = [Document("a.txt", STORY.format(5, 2019), "en"), Document("b.txt", STORY.format(5, 2019), "en")]
    assert len(settle(compare([*documents, *pins.documents(asked.pin)]), asked, never)) == 0


# ---- since


def test_new_still_open_and_resolved(tmp_path: Path) -> None:
    gone = finding([(people(1), ["a.txt"]), (people(2), ["b.txt"])], "ship: sink", "FC401-00000009", "FC401")
    earlier = tmp_path / "earlier.json"
    earlier.write_text(comparison(GIFT, gone).to_json(), "utf-8")
    result = settle(comparison(GIFT, TOLL), resolve({"since": str(earlier)}, {}), never)
    assert result.since is not None
    assert (result.since.new, result.since.open) == ((TOLL.id,), (GIFT.id,))
    assert [(r["id"], r["about"]) for r in result.since.resolved] == [("FC401-00000009", "ship: sink")]


@pytest.mark.parametrize("text", ["{", "{}", '{"schema": "factcheck/facts/1"}', "[]"])
def test_an_earlier_result_that_is_none(tmp_path: Path, text: str) -> None:
    earlier = tmp_path / "earlier.json"
    earlier.write_text(text)
    with pytest.raises(SettingsError, match=r"--since .*earlier\.json"):
        settle(comparison(), resolve({"since": str(earlier)}, {}), never)
