"""Living with findings, from the command line: settings found, findings accepted, ignored and brought back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.alignment.stories import story
from tests.command import factcheck

Run = Callable[..., Any]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Three articles of one story; the Italian one gives another cost."""
    (tmp_path / "texts").mkdir()
    for code, change in (("en", None), ("fr", None), ("it", ("4,2 milioni", "7,2 milioni"))):
        (tmp_path / "texts" / f"{code}.txt").write_text(story(code, *([change] if change else [])).text, "utf-8")
    (tmp_path / "factcheck.toml").write_text('paths = ["texts"]\nkinds = ["money"]\n')
    return tmp_path


def findings(desk: Path, *flags: str) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(factcheck("compare", "-f", "json", *flags, cwd=desk).stdout)
    return result


def test_the_life_of_a_finding(desk: Path) -> None:
    (found,) = findings(desk)["disagreements"]
    earlier = desk / "earlier.json"
    factcheck("compare", "-f", "json", "-o", earlier, cwd=desk)

    accepted = factcheck("accept", found["id"][:9], "--reason", "the region paid the rest", cwd=desk)
    assert (accepted.returncode, accepted.stdout) == (0, b"")
    assert "the region paid the rest" in (desk / "factcheck-baseline.jsonl").read_text("utf-8")
    run = factcheck("compare", cwd=desk)
    assert run.returncode == 0
    assert run.stdout.startswith(b"OK  no open disagreement in 3 documents")
    assert b"1 accepted earlier" in run.stdout

    # text around it moves, and another document repeats an accepted value
    path = desk / "texts" / "it.txt"
    path.write_text("Una riga nuova.\n\n" + path.read_text("utf-8"), "utf-8")
    (desk / "texts" / "en2.txt").write_text(story("en").text.replace("shops", "stores") + "Readers wrote in.\n", "utf-8")
    assert findings(desk)["summary"]["accepted"] == 1
    assert findings(desk)["disagreements"] == []

    # a new value fails, and the entry is stale
    path.write_text(path.read_text("utf-8").replace("7,2 milioni", "8,2 milioni"), "utf-8")
    result = findings(desk)
    assert [d["kind"] for d in result["disagreements"]] == ["money"]
    assert "is no longer found" in result["stale"][0]
    since = findings(desk, "--since", "earlier.json")["since"]
    assert since["new"] == [result["disagreements"][0]["id"]]
    assert [r["id"] for r in since["resolved"]] == [found["id"]]
    assert b"  NEW" in factcheck("compare", "--since", "earlier.json", cwd=desk).stdout


def test_a_baseline_is_begun_kept_and_strict(desk: Path) -> None:
    begun = factcheck("compare", "--update-baseline", cwd=desk)
    assert begun.returncode == 0
    first = (desk / "factcheck-baseline.jsonl").read_bytes()
    assert first.count(b"\n") == 2
    factcheck("compare", "--update-baseline", cwd=desk)
    assert (desk / "factcheck-baseline.jsonl").read_bytes() == first

    path = desk / "texts" / "it.txt"
    path.write_text(path.read_text("utf-8").replace("7,2 milioni", "4,2 milioni"), "utf-8")
    assert factcheck("compare", cwd=desk).returncode == 0
    strict = factcheck("compare", "--strict-baseline", cwd=desk)
    assert strict.returncode == 1
    assert b"is no longer found" in strict.stderr
    assert factcheck("compare", "--strict-baseline", "--update-baseline", cwd=desk).returncode == 0
    assert (desk / "factcheck-baseline.jsonl").read_bytes().count(b"\n") == 1


def test_an_accepted_finding_comes_back_on_its_day(desk: Path) -> None:
    (found,) = findings(desk)["disagreements"]
    factcheck("accept", found["id"], "--reason", "until the audit", "--expires", "2026-06-30", cwd=desk)
    before, after = ({"SOURCE_DATE_EPOCH": str(day)} for day in (1782777600, 1782864000))  # 30 June and 1 July 2026
    assert factcheck("compare", cwd=desk, env=before).returncode == 0
    late = factcheck("compare", cwd=desk, env=after)
    assert late.returncode == 1
    assert b"ran out on 2026-06-30" in late.stdout


def test_an_unknown_id_is_refused(desk: Path) -> None:
    run = factcheck("accept", "FC101-nothing", "--reason", "x", cwd=desk)
    assert run.returncode == 2
    assert not (desk / "factcheck-baseline.jsonl").exists()


def test_a_baseline_is_not_updated_from_half_the_documents(desk: Path) -> None:
    run = factcheck("compare", "texts", "missing.txt", "--update-baseline", cwd=desk)
    assert run.returncode == 2
    assert not (desk / "factcheck-baseline.jsonl").exists()


@pytest.mark.parametrize(
    ("settings", "conflicts", "accepted"),
    [
        ('ignore = [{ kind = "money", reason = "two phases" }]', 0, 1),
        ('ignore = [{ documents = "it.txt", reason = "under review" }]', 0, 1),
        ('levels = { money-differs = "review" }', 0, 0),
        ('levels = { FC101 = "off" }', 0, 0),
        ('tolerance = { money = "50%" }', 0, 1),
        ('tolerance = { money = "10%" }', 1, 0),
        ('exclude = ["it.txt"]', 0, 0),
        ('include = ["*.txt"]', 1, 0),
        ('pin = ["Repairs of the old bridge of Marvik will cost 4.2 million euros."]', 1, 0),
    ],
)
def test_settings(desk: Path, settings: str, conflicts: int, accepted: int) -> None:
    (desk / "factcheck.toml").write_text(f'paths = ["texts"]\nkinds = ["money"]\n{settings}\n')
    summary = findings(desk)["summary"]
    assert (summary["conflicts"], summary["accepted"]) == (conflicts, accepted)


def test_settings_are_found_from_a_folder_below(desk: Path) -> None:
    run = factcheck("compare", "-f", "concise", "-q", cwd=desk / "texts")
    assert run.returncode == 1
    assert run.stdout.startswith(b"it.txt:1:120: conflict FC101 ")
    assert factcheck("compare", "--isolated", cwd=desk / "texts").returncode == 2


def test_a_check_heeds_them(desk: Path) -> None:
    assert factcheck("check", "texts/it.txt", "--against", "texts", cwd=desk).returncode == 1
    (found,) = findings(desk)["disagreements"]
    factcheck("accept", found["id"], "--reason", "known", cwd=desk)
    run = factcheck("check", "texts/it.txt", "--against", "texts", cwd=desk)
    assert run.returncode == 0
    assert b"1 accepted earlier" in run.stdout
    assert factcheck("check", "texts/it.txt", cwd=desk).returncode == 0  # against the paths of the settings


def test_config_tells_every_value_and_who_set_it(desk: Path) -> None:
    run = factcheck("config", "-f", "json", "--fail-on", "review", cwd=desk, env={"FACTCHECK_WITHIN": "yes"})
    told = {o["option"]: (o["value"], o["from"]) for o in json.loads(run.stdout)["options"]}
    assert told["paths"] == (["texts"], "factcheck.toml")
    assert told["fail-on"] == ("review", "--fail-on")
    assert told["within"] == (True, "FACTCHECK_WITHIN")
    assert told["color"] == ("auto", "default")
    assert b"factcheck.toml" in factcheck("config", cwd=desk).stdout


def test_a_slip_in_the_settings_is_told_with_a_guess(desk: Path) -> None:
    (desk / "factcheck.toml").write_text("pahts = ['texts']\n")
    run = factcheck("compare", "texts", cwd=desk)
    assert (run.returncode, run.stdout) == (2, b"")
    assert b"factcheck.toml: there is no option 'pahts'; did you mean 'paths'?" in run.stderr


def test_init_begins(tmp_path: Path) -> None:
    run = factcheck("init", "--ci", "github", cwd=tmp_path)
    assert run.returncode == 0
    assert b"upload-sarif" in run.stdout
    assert factcheck("config", cwd=tmp_path).returncode == 0
    assert factcheck("init", cwd=tmp_path).returncode == 2


def test_git_decides_what_is_left_out(desk: Path) -> None:
    (desk / ".git").mkdir()
    (desk / ".gitignore").write_text("*.txt\n!en.txt\n/texts/old/\n")
    (desk / "texts" / "old").mkdir()
    (desk / "texts" / "old" / "en.txt").write_text("x")
    (desk / "texts" / ".gitignore").write_text("!fr.txt\n")

    def listed(*flags: str) -> list[str]:
        return str(factcheck("compare", "--list-files", *flags, cwd=desk).stdout.decode()).split()

    assert listed() == ["texts/en.txt", "texts/fr.txt"]
    assert listed("--no-gitignore") == ["texts/en.txt", "texts/fr.txt", "texts/it.txt", "texts/old/en.txt"]
    assert listed("--no-gitignore", "--exclude", "old/", "--include", "*n.txt") == ["texts/en.txt"]
    assert listed("texts/it.txt") == ["texts/it.txt"]  # named on purpose
    assert listed("texts/old") == ["texts/old/en.txt"]


def test_a_rule_is_explained_without_documents(tmp_path: Path) -> None:
    for question in ("FC101", "fc101", "money-differs"):
        run = factcheck("explain", question, cwd=tmp_path)
        assert run.returncode == 0
        assert run.stdout.startswith(b"FC101  money-differs\n")


def test_a_question_that_is_neither_a_rule_nor_about_documents(tmp_path: Path) -> None:
    run = factcheck("explain", "FC999", cwd=tmp_path)
    assert (run.returncode, run.stdout) == (2, b"")
    assert b"'FC999' is no rule" in run.stderr


def test_aliases_join_what_nothing_else_would(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Bombay's new bridge cost 5 million euros. Bombay had waited for its bridge since 1990.\n", "utf-8")
    (tmp_path / "b.txt").write_text("Mumbai's new bridge cost 7 million euros. Mumbai had waited for its bridge since 1990.\n", "utf-8")
    with_alias = factcheck("compare", ".", "-f", "json", "--config", 'aliases = {Mumbai = ["Bombay"]}', cwd=tmp_path)
    (d,) = [d for d in json.loads(with_alias.stdout)["disagreements"] if d["kind"] == "money"]
    assert d["level"] == "conflict"
    assert any(r["signal"] == "name" and "bombay" in r["detail"].lower() for r in d["reasons"])
