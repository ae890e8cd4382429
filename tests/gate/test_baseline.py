from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from factcheck.gate.baseline import Entry, accepted, read, updated, with_accepted, written
from factcheck.gate.matching import Known
from factcheck.settings import SettingsError
from tests.gate.findings import GIFT, TOLL, comparison, finding, money, never, people

ENTRY = Entry(Known.of(GIFT), "two phases")


def test_an_accepted_finding_is_set_apart_with_its_reason() -> None:
    result = accepted(comparison(GIFT, TOLL), [ENTRY], never)
    assert result.disagreements == (TOLL,)
    assert [(s.disagreement.id, s.by, s.reason) for s in result.settled] == [(GIFT.id, "baseline", "two phases")]
    assert result.stale == ()


def test_a_new_value_brings_it_back_and_the_entry_is_stale() -> None:
    new = finding([(money(10**6), ["a.txt", "b.txt"]), (money(10**8), ["c.txt"])], id="FC101-ffffffff")
    result = accepted(comparison(new), [ENTRY], never)
    assert result.disagreements == (new,)
    assert result.stale == (f"accepted {GIFT.id} (Altman: fund, donate): is no longer found",)


@pytest.mark.parametrize(("today", "left"), [(date(2026, 1, 1), 0), (date(2026, 1, 2), 1)])
def test_an_entry_holds_through_its_last_day(today: date, left: int) -> None:
    result = accepted(comparison(GIFT), [replace(ENTRY, expires=date(2026, 1, 1))], lambda: today)
    assert len(result) == left
    assert len(result.stale) == left


def test_the_file_comes_back_as_it_was_written(tmp_path: Path) -> None:
    entries = (ENTRY, Entry(Known.of(TOLL), "counted\nlater", date(2027, 1, 1)), Entry(Known.of(replace(TOLL, id="FC401-3", within=True))))
    path = tmp_path / "b.jsonl"
    path.write_text(written(entries), "utf-8")
    assert sorted(read(path), key=lambda e: e.known.id) == sorted(entries, key=lambda e: e.known.id)
    assert written(read(path)) == written(entries[::-1])


def test_the_file_has_an_entry_a_line_and_no_place_or_time() -> None:
    lines = written([Entry(Known.of(TOLL)), ENTRY]).splitlines()
    assert json.loads(lines[0]) == {"schema": "factcheck/baseline/1"}
    assert [json.loads(line)["id"] for line in lines[1:]] == [GIFT.id, TOLL.id]
    assert json.loads(lines[1]).keys() == {"id", "kind", "about", "values", "documents", "reason"}


def test_two_branches_that_accept_different_findings_merge_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "b.jsonl"
    base = written([]).splitlines()
    both = [*base, *written([Entry(Known.of(TOLL))]).splitlines()[1:], *written([ENTRY]).splitlines()[1:]]
    path.write_text("\n".join(both), "utf-8")
    assert {e.known.id for e in read(path)} == {GIFT.id, TOLL.id}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", r"b.jsonl:1: no entry"),
        ('{"schema": "factcheck/baseline/1"}\n[]', r"b.jsonl:2: no entry"),
        ('{"kind": "money"}', r"no entry of a baseline: 'id'"),
        ('{"id": "x", "kind": "money", "expires": "soon"}', "no entry"),
        ('{"schema": "factcheck/baseline/9"}', "is not 'factcheck/baseline/1'"),
    ],
)
def test_a_file_that_is_no_baseline(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "b.jsonl"
    path.write_text(text)
    with pytest.raises(SettingsError, match=message):
        read(path)


def test_an_update_keeps_reasons_adds_what_is_new_and_forgets_what_is_gone() -> None:
    gone = Entry(Known.of(finding([(people(1), ["x"]), (people(2), ["y"])], "gone", "FC401-99999999")), "old")
    settled = accepted(comparison(GIFT, TOLL), [ENTRY, gone], never)
    assert {(e.known.id, e.reason) for e in updated(settled, [ENTRY, gone])} == {(GIFT.id, "two phases"), (TOLL.id, "")}


def test_accepting_anew_replaces_the_reason() -> None:
    entries = with_accepted([ENTRY], [GIFT], "a better one", None)
    assert [(e.known.id, e.reason) for e in entries] == [(GIFT.id, "a better one")]
    assert len(with_accepted([ENTRY], [TOLL], "x", None)) == 2
