from __future__ import annotations

import re

from factcheck.model import Check, Checked
from factcheck.reports import View
from factcheck.reports.checked import concise, render_check
from tests.reports import samples
from tests.reports.snapshot import check

GIFT = samples.GIFT
WRONG = Checked(
    samples.mention(samples.AR, samples.AR_GIFT),
    contradicted_by=(samples.mention(samples.IT, samples.IT_GIFT),),
    level="conflict",
    finding=GIFT.id,
    reasons=GIFT.reasons,
    hint=GIFT.hint,
)
RIGHT = Checked(samples.mention(samples.FR, samples.FR_GIFT), supported_by=(samples.mention(samples.IT, samples.IT_GIFT),))
ALONE = Checked(samples.mention(samples.FR, samples.FR_PROMISE))
CHECK = Check((samples.AR, samples.FR), (samples.IT,), (WRONG, RIGHT, ALONE), samples.comparison(GIFT))
NONE = samples.comparison()


def test_the_report() -> None:
    check("check.txt", render_check(CHECK))


def test_quiet_leaves_what_asks_for_work() -> None:
    shown = render_check(CHECK, View(quiet=True))
    assert "CONTRADICTED  money" in shown
    assert "not found" in shown
    assert "supported" not in shown
    assert render_check(Check((samples.FR,), (samples.IT,), (RIGHT,), NONE), View(quiet=True)) == ""


def test_an_unread_document_is_told_first() -> None:
    shown = render_check(Check((samples.FR,), (samples.IT,), (RIGHT,), NONE, (samples.UNREAD,)))
    assert shown.startswith("INCOMPLETE  1 of 3 documents could not be read")
    assert "OK" not in shown


def test_foreign_text_is_cleaned() -> None:
    result = samples.hostile()
    (d,) = result.disagreements
    bad = Checked(d.readings[0].mentions[0], contradicted_by=d.readings[1].mentions, level="conflict", reasons=d.reasons)
    shown = render_check(Check(result.articles[:1], result.articles[1:], (bad,), NONE, result.errors))
    assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown) == []


def test_what_no_source_tells_is_a_finding_where_it_fails_the_gate() -> None:
    strict = View(failing=frozenset({"conflict", "not_found"}))
    assert concise(CHECK, strict).count(" conflict FC701 ") == 1
    assert "FC701" not in concise(CHECK, View())
