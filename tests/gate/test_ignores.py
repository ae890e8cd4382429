from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from factcheck.gate.ignores import fits, ignored
from factcheck.model import Disagreement
from factcheck.settings import Ignore
from tests.gate.findings import GIFT, TOLL, comparison, finding, money, never

THREE = finding([(money(1), ["a.txt"]), (money(2), ["b.txt"]), (money(3), ["drafts/c.txt"])])


@pytest.mark.parametrize(
    ("given", "finding", "fit"),
    [
        ({"id": GIFT.id}, GIFT, True),
        ({"id": GIFT.id}, TOLL, False),
        ({"code": "FC101"}, GIFT, True),
        ({"kind": "quantity"}, TOLL, True),
        ({"kind": "quantity"}, GIFT, False),
        ({"subject": "ALTMAN donate"}, GIFT, True),
        ({"subject": "Altman bridge"}, GIFT, False),
        ({"code": "FC101", "subject": "bridge"}, GIFT, False),
        ({"documents": ("c.txt",)}, GIFT, True),  # without c.txt nothing disagrees
        ({"documents": ("b.txt",)}, GIFT, False),  # a.txt still disagrees with c.txt
        ({"documents": ("drafts/*",)}, THREE, False),  # a.txt and b.txt still disagree
        ({"documents": ("drafts/*", "b.txt")}, THREE, True),
    ],
)
def test_what_an_entry_speaks_of(given: dict[str, Any], finding: Disagreement, fit: bool) -> None:
    assert fits(Ignore("x", **given), finding) is fit


def test_an_ignored_finding_is_set_apart_with_its_reason() -> None:
    result = ignored(comparison(GIFT, TOLL), [Ignore("two phases", code="FC101")], never)
    assert result.disagreements == (TOLL,)
    assert [(s.disagreement, s.by, s.reason) for s in result.settled] == [(GIFT, "ignore", "two phases")]
    assert result.accepted == 1
    assert result.stale == ()


def test_an_entry_that_fits_nothing_is_told() -> None:
    result = ignored(comparison(GIFT), [Ignore("x", kind="date", documents=("a*",))], never)
    assert result.stale == ("ignore kind date, documents a*: fits no finding",)


@pytest.mark.parametrize(("today", "left"), [(date(2026, 1, 1), 0), (date(2026, 1, 2), 1)])
def test_an_entry_holds_through_its_last_day(today: date, left: int) -> None:
    result = ignored(comparison(GIFT), [Ignore("x", code="FC101", expires=date(2026, 1, 1))], lambda: today)
    assert len(result) == left
    assert result.stale == (("ignore code FC101: ran out on 2026-01-01",) if left else ())


TEXT = "The gift was 1,000,000 USD.\nAnother line.\n"
COMMENT = "<!-- factcheck: ignore[FC101] two phases -->"


@pytest.mark.parametrize(
    ("settled", "name", "text"),
    [
        (True, "a.md", f"{COMMENT}\n1,000,000 USD\n"),
        (True, "a.md", f"{COMMENT}\n\n1,000,000 USD\n"),
        (True, "a.md", f"1,000,000 USD {COMMENT}\n"),
        (True, "a.md", "1,000,000 USD <!-- factcheck: ignore whatever it is -->\n"),
        (False, "a.md", f"{COMMENT}\nAnother line.\n1,000,000 USD\n"),
        (False, "a.md", "1,000,000 USD <!-- factcheck: ignore[FC201] two phases -->\n"),
        (False, "a.md", "1,000,000 USD <!-- factcheck: ignore[FC101] -->\n"),  # no reason
        (False, "a.txt", f"{COMMENT}\n1,000,000 USD\n"),  # a page from elsewhere must not silence the gate
    ],
)
def test_a_comment_in_markdown(settled: bool, name: str, text: str) -> None:
    from dataclasses import replace

    d = finding([(money(10**6), [name]), (money(10**7), ["b.txt"])])
    (m,) = d.readings[0].mentions
    at = text.index("1,000")
    placed = replace(m, fact=replace(m.fact, start=at, end=at + 13))
    d = replace(d, readings=(replace(d.readings[0], mentions=(placed,)), d.readings[1]))
    result = ignored(comparison(d, texts={name: text}), [], never)
    assert bool(result.settled) is settled
    assert bool(result.stale) is (name == "a.md" and not settled)
