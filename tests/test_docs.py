"""What is written about the program: generated pages are the ones it would write, and the commands of the recipes do what they say."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck import rules
from factcheck.disagreements import attributions, judging
from factcheck.settings import starter
from tests.command import ROOT, environment

sys.path.insert(0, str(ROOT / "tools"))
import generate

RECIPES = re.findall(r"```sh\n(.*?)```", (ROOT / "docs" / "recipes.md").read_text("utf-8"), re.DOTALL)
COMMANDS = [line for block in RECIPES for line in block.splitlines()]


@pytest.mark.parametrize("name", generate.pages())
def test_a_generated_page_is_the_one_that_would_be_written(name: str) -> None:
    assert (ROOT / name).read_text("utf-8") == generate.pages()[name], "run `make docs`"


def test_every_code_has_its_rule() -> None:
    codes = {*judging.CODES.values(), *attributions.CODES.values()}
    assert codes <= rules.rules().keys()
    for rule in rules.rules().values():
        assert rule.summary.endswith(".")
        assert rule.code in rule.silence


@pytest.mark.skipif(shutil.which("man") is None, reason="needs man")
def test_the_manual_page_is_one() -> None:
    run = subprocess.run(
        ["man", "--warnings", "-l", str(ROOT / "man" / "factcheck.1")], capture_output=True, env=environment(LC_ALL="C.UTF-8")
    )
    assert run.returncode == 0
    assert run.stderr == b""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    desk = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "seeds", desk / "articles")
    (desk / "rates.toml").write_text("USD = 1.0\nEUR = 1.08\n", "utf-8")
    (desk / "bin").mkdir()
    program = desk / "bin" / "factcheck"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m factcheck "$@"\n')
    program.chmod(0o755)
    for command in (["git", "init", "-q"], ["git", "add", "articles"]):
        subprocess.run(command, cwd=desk, check=True)
    return desk


@pytest.mark.skipif(sys.platform == "win32" or shutil.which("git") is None, reason="needs a shell and git")
def test_the_recipes(desk: Path) -> None:
    """They are run one after the other, as a reader would; a status that is not 0 is told behind the command."""
    path = f"{desk / 'bin'}:{environment()['PATH']}"
    for command in COMMANDS:
        if "--strict-baseline" not in command:
            (desk / "factcheck-baseline.jsonl").unlink(missing_ok=True)
        expected = int(m[1]) if (m := re.search(r"# status (\d)", command)) else 0
        run = subprocess.run(["bash", "-c", command], cwd=desk, env=environment(PATH=path), capture_output=True, timeout=120)
        assert run.returncode == expected, (command, run.stderr)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
@pytest.mark.parametrize(("fail_on", "status"), [("conflict", 1), ("never", 0)])
def test_the_action(desk: Path, fail_on: str, status: int) -> None:
    """Its script is run as GitHub's runner runs it."""
    script = (ROOT / "action.yml").read_text("utf-8").split("run: |\n", 1)[1].split("      env:")[0]
    inputs = {
        "PATHS": "articles",
        "ARGUMENTS": "--within",
        "FAIL_ON": fail_on,
        "SARIF": "out.sarif",
        "GITHUB_STEP_SUMMARY": str(desk / "step.md"),
    }
    env = environment(PATH=f"{desk / 'bin'}:{environment()['PATH']}", **inputs)
    run = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script], cwd=desk, env=env, capture_output=True, timeout=120
    )
    assert run.returncode == status, run.stderr
    assert run.stdout.startswith(b"::error ")
    assert (desk / "out.sarif").exists()
    assert (desk / "step.md").read_text("utf-8").startswith("# factcheck")


@pytest.mark.parametrize("page", [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")], ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_snippets_read_no_document_text_as_code() -> None:
    action = (ROOT / "action.yml").read_text("utf-8")
    script = action.split("run: |", 1)[1].split("env:")[0]
    assert "${{" not in script


@pytest.mark.parametrize("name", starter.SNIPPETS)
def test_a_snippet_runs_the_gate(name: str) -> None:
    assert "factcheck compare" in starter.SNIPPETS[name]
