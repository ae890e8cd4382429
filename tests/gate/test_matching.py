from __future__ import annotations

import time
from dataclasses import replace

import pytest

from factcheck.gate.matching import Known, Memory
from factcheck.model import Disagreement
from tests.gate.findings import GIFT, finding, money, people

OTHER_ID = "FC101-ffffffff"
ONE, TEN, TWELVE = money(10**6), money(10**7), money(12 * 10**6)


@pytest.mark.parametrize(
    ("known", "what", "now"),
    [
        (True, "the same id", replace(GIFT, about="something else")),
        (True, "a document that repeats an accepted value", finding([(ONE, ["a.txt", "b.txt", "d.txt"]), (TEN, ["c.txt"])], id=OTHER_ID)),
        (True, "other words for the subject", finding([(ONE, ["a.txt"]), (TEN, ["c.txt"])], "Altman, Trump: donate, fund", OTHER_ID)),
        (
            True,
            "hardly the same words, but the same documents and more",
            finding([(ONE, ["a.txt", "b.txt"]), (TEN, ["c.txt", "d.txt"])], "Altman, Trump, Musk: inauguration, gift", OTHER_ID),
        ),
        (True, "a value fewer", finding([(ONE, ["a.txt"]), (TEN, ["c.txt"])], id=OTHER_ID)),
        (False, "a new value", finding([(ONE, ["a.txt", "b.txt"]), (TWELVE, ["c.txt"])], id=OTHER_ID)),
        (False, "a new value beside the known ones", finding([(ONE, ["a.txt"]), (TEN, ["c.txt"]), (TWELVE, ["d.txt"])], id=OTHER_ID)),
        (False, "the same values of something else", finding([(ONE, ["a.txt"]), (TEN, ["c.txt"])], "Musk: bridge, build", OTHER_ID)),
        (False, "the same within one document", finding([(ONE, ["a.txt"]), (TEN, ["a.txt"])], id=OTHER_ID, within=True)),
        (False, "another kind", finding([(people(1), ["a.txt"]), (people(2), ["b.txt"])], id=OTHER_ID)),
    ],
)
def test_what_is_the_same_finding(known: bool, what: str, now: Disagreement) -> None:
    assert Known.of(GIFT).fits(now) is known, what


def test_what_agrees_with_a_known_value_is_no_new_value() -> None:
    reading = replace(GIFT.readings[0], display="1,000,000 USD / about 1,000,000 USD")
    assert Known.of(GIFT).fits(replace(GIFT, id=OTHER_ID, readings=(reading, GIFT.readings[1])))


def test_of_statements_the_id_alone_counts() -> None:
    said = replace(GIFT, kind="attribution")
    assert Known.of(said).fits(said)
    assert not Known.of(said).fits(replace(said, id="FC601-ffffffff"))


def test_the_entry_with_the_very_id_comes_first() -> None:
    entries = [replace(Known.of(GIFT), id=OTHER_ID), Known.of(GIFT)]
    assert Memory(entries).place(GIFT) == 1
    assert Memory(entries[:1]).place(GIFT) == 0
    assert Memory([]).place(GIFT) is None


def test_ten_thousand_findings_against_as_many_entries() -> None:
    found = [finding([(money(n + 1), ["a.txt"]), (money(n + 2), ["b.txt"])], id=f"FC101-{n:08x}") for n in range(10_000)]
    memory = Memory([replace(Known.of(d), id=f"FC101-x{d.id}") for d in found])
    start = time.perf_counter()
    assert [memory.place(d) for d in found] == list(range(10_000))
    assert time.perf_counter() - start < 10
