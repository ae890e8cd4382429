"""What `factcheck languages` says, and the other ways in which `factcheck extract` writes facts."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from factcheck.languages import codes
from factcheck.languages.coverage import coverage
from tests.command import factcheck


def test_every_language_of_the_first_tier_covers_every_kind() -> None:
    first = [c for c in coverage() if c.tier == 1]
    assert [c.code for c in first] == list(codes())
    assert all(min(c.money, c.dates, c.quantities, c.statements, c.concepts) > 0 for c in first)


def test_the_second_tier_reads_money_and_dates() -> None:
    second = [c for c in coverage() if c.tier == 2]
    assert {"el", "he", "uk", "sv", "vi"} <= {c.code for c in second}
    assert all(c.money and c.dates for c in second)


def test_the_command() -> None:
    text, data = factcheck("languages"), factcheck("languages", "-f", "json")
    assert (text.returncode, data.returncode) == (0, 0)
    shown = text.stdout.decode()
    assert shown.startswith("tier 1  15 languages")
    assert "Français" in shown
    listed = json.loads(data.stdout)
    assert listed["schema"] == "factcheck/languages/1"
    assert {c["code"]: c for c in listed["languages"]}["fr"]["covers"].keys() == {"money", "dates", "quantities", "statements", "concepts"}


def test_extract_writes_rows_and_lines(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The bridge cost 5 million euros. Work began on 3 June 2024.\n", "utf-8")
    rows = list(csv.DictReader(io.StringIO(factcheck("extract", tmp_path, "-f", "csv").stdout.decode())))
    lines = [json.loads(line) for line in factcheck("extract", tmp_path, "-f", "jsonl").stdout.splitlines()]
    assert [(r["kind"], r["lo"], r["hi"], r["unit"]) for r in rows] == [
        ("money", "5000000", "5000000", "EUR"),
        ("date", "2024-06-03", "2024-06-04", "day"),
    ]
    assert [x["value"]["lo"] for x in lines if x["kind"] == "money"] == [5000000]


def test_a_format_that_a_command_does_not_have_is_refused_where_it_was_asked_for() -> None:
    asked = factcheck("languages", "-f", "csv")
    assert (asked.returncode, asked.stdout) == (2, b"")
    assert b"csv" in asked.stderr
    surroundings = factcheck("languages", env={"FACTCHECK_FORMAT": "csv"})
    assert surroundings.returncode == 0
    assert surroundings.stdout.startswith(b"tier 1")
