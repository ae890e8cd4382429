"""`factcheck check`: a draft against its sources."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from factcheck import Document
from factcheck.cli import spread
from factcheck.pipeline import check
from tests.alignment.stories import OTHER, story
from tests.command import factcheck


def told(result: Any) -> dict[str, str]:
    return {f.mention.fact.text: f.status for f in result if f.mention.fact.kind not in ("attribution", "role")}


def test_supported_contradicted_not_found() -> None:
    draft = story("en", ("4.2 million", "2.4 million"), ("Shops on", "All 63 shops on"), name="draft.txt")
    result = check(draft, [story("fr"), story("it")])
    statuses = told(result)
    assert statuses["2.4 million euros"] == "contradicted"
    assert statuses["18 months"] == statuses["1931"] == "supported"
    assert statuses["63"] == "not_found"
    (wrong,) = (f for f in result.of("contradicted") if f.mention.fact.kind == "money")
    assert (wrong.level, {m.fact.document for m in wrong.contradicted_by}) == ("conflict", {"fr.txt", "it.txt"})
    assert {r.signal for r in wrong.reasons} >= {"name", "passage"}


def test_sources_that_disagree_stand_on_both_sides() -> None:
    draft = story("en", name="draft.txt")
    result = check(draft, [story("fr"), story("it", ("4,2 milioni", "7,2 milioni"))])
    (cost,) = (f for f in result if f.mention.fact.kind == "money")
    assert cost.status == "contradicted"
    assert [m.fact.document for m in cost.supported_by] == ["fr.txt"]
    assert [m.fact.document for m in cost.contradicted_by] == ["it.txt"]


def test_what_sources_say_of_one_another_is_not_told() -> None:
    draft = Document("draft.txt", OTHER, "en")
    result = check(draft, [story("fr"), story("it", ("4,2 milioni", "7,2 milioni"))])
    assert set(told(result).values()) == {"not_found"}


@pytest.mark.parametrize(("dead", "status"), [("27", "supported"), ("72", "not_found")])
def test_a_statement_with_a_figure_that_sources_contradict_is_not_supported(dead: str, status: str) -> None:
    text = "At least {} people died and over 340 were hurt in the Malva earthquake, the agency AFAR said on Tuesday. It struck near Malva."
    result = check(Document("draft.txt", text.format(dead), "en"), [Document(f"{n}.txt", text.format("27"), "en") for n in "ab"])
    assert [f.status for f in result if f.mention.fact.kind == "attribution"] == [status]


def test_drafts_do_not_support_one_another() -> None:
    drafts = [story("en", name="one.txt"), story("en", name="two.txt")]
    assert set(told(check(drafts, [Document("source.txt", OTHER, "en")])).values()) == {"not_found"}


def test_a_wrong_weekday_in_a_source_does_not_speak_against_the_date() -> None:
    wrong = "Governor Rosa Lima visited the burnt factory of Belvo on Monday 21 January 2025. She spoke to families."
    right = wrong.replace("Monday ", "")
    forth = check(Document("a.txt", wrong, "en"), [Document("b.txt", right, "en")])
    back = check(Document("a.txt", right, "en"), [Document("b.txt", wrong, "en")])
    assert [told(r)[t] for r, t in ((forth, "Monday 21 January 2025"), (back, "21 January 2025"))] == ["contradicted", "supported"]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    for code in ("fr", "it"):
        (tmp_path / "sources" / f"{code}.txt").write_text(story(code).text, "utf-8")
    (tmp_path / "good.txt").write_text(story("en").text.split(" About")[0], "utf-8")
    (tmp_path / "more.txt").write_text(story("en").text + " All 63 shops are open.", "utf-8")
    (tmp_path / "bad.txt").write_text(story("en", ("1931", "1913")).text, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("draft", "flags", "status"),
    [
        ("good.txt", [], 0),
        ("more.txt", [], 0),
        ("more.txt", ["--strict"], 1),
        ("more.txt", ["--strict", "--fail-on", "never"], 0),
        ("bad.txt", [], 1),
        ("bad.txt", ["-f", "json", "-q"], 1),
        ("bad.txt", ["--fail-on", "never"], 0),
        ("missing.txt", [], 2),
        ("good.txt", ["-f", "nonsense"], 2),
        ("bad.txt", ["-f", "jsonl"], 1),
    ],
)
def test_the_exit_status(desk: Path, draft: str, flags: list[str], status: int) -> None:
    assert factcheck("check", desk / draft, "--against", desk / "sources", *flags).returncode == status


def test_the_reports(desk: Path) -> None:
    text = factcheck("check", "bad.txt", "--against", "sources", cwd=desk).stdout.decode()
    assert text.startswith("1 CONTRADICTED  of ")
    assert "draft   1913" in text
    assert "against 1931" in text
    run = factcheck("check", "bad.txt", "--against", "sources", "-f", "json", cwd=desk)
    data = json.loads(run.stdout)
    assert data["schema"] == "factcheck/check/1"
    assert data["summary"]["contradicted"] == 1
    assert [s["name"] for s in data["sources"]] == ["sources/fr.txt", "sources/it.txt"]
    (wrong,) = (f for f in data["facts"] if f["status"] == "contradicted")
    assert (wrong["document"], wrong["text"], wrong["level"]) == ("bad.txt", "1913", "conflict")
    assert {m["document"] for m in wrong["contradicted_by"]} == {"sources/fr.txt", "sources/it.txt"}


def test_a_draft_among_its_sources_is_no_source(desk: Path) -> None:
    data = json.loads(factcheck("check", "sources/fr.txt", "--against", "sources", "-f", "json", cwd=desk).stdout)
    assert [s["name"] for s in data["sources"]] == ["sources/it.txt"]
    alone = factcheck("check", "good.txt", "--against", "good.txt", cwd=desk)
    assert alone.returncode == 2
    assert b"every source is one of the drafts" in alone.stderr


def test_no_source_is_wrong_use(desk: Path) -> None:
    run = factcheck("check", desk / "good.txt")
    assert run.returncode == 2
    assert run.stdout == b""


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("check d --against a b -f json c", "check d --against a --against b -f json c"),
        ("check d --against a --against b", "check d --against a --against b"),
        ("check d e --against=a", "check d e --against=a"),
        ("compare --against a b", "compare --against a b"),
        ("", ""),
    ],
)
def test_a_pattern_that_the_shell_spread(given: str, read: str) -> None:
    assert spread(given.split()) == read.split()
