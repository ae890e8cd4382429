"""Every format through the doors of a process: status, a closed pipe, a full disk, an interrupt, several reports in one run."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.reports import COMPARISONS
from tests.command import CONFLICT, INCOMPLETE, NOTHING, REVIEW, ROOT, environment, factcheck, line

FORMATS = list(COMPARISONS)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("texts")
    (path / "a.txt").write_text("The bridge cost 5 million euros.\n", "utf-8")
    (path / "b.txt").write_text("Le pont a coûté 5 millions d'euros.\n", "utf-8")
    return path


@pytest.mark.parametrize("name", FORMATS)
def test_the_status_is_the_same_in_every_format(folder: Path, name: str) -> None:
    runs = [(NOTHING, 0), (REVIEW, 0), (CONFLICT, 1), (INCOMPLETE, 2)]
    for body, status in runs if name == "text" else runs[2:]:
        paths = [folder, folder / "missing.txt"] if body == INCOMPLETE else [folder]
        run = factcheck("compare", *paths, "-f", name, staged=body)
        assert run.returncode == status
        assert run.stdout


@pytest.mark.parametrize("name", FORMATS)
def test_a_reader_that_has_gone_changes_no_verdict(folder: Path, name: str) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        run = subprocess.run(
            line(["compare", folder, "-f", name], CONFLICT), stdout=write, stderr=subprocess.PIPE, env=environment(), cwd=ROOT, timeout=120
        )
    finally:
        os.close(write)
    assert (run.returncode, run.stderr) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("name", FORMATS)
def test_a_full_disk_is_no_verdict(folder: Path, name: str) -> None:
    with open("/dev/full", "wb") as full:
        run = subprocess.run(
            line(["compare", folder, "-f", name], CONFLICT), stdout=full, stderr=subprocess.PIPE, env=environment(), cwd=ROOT, timeout=120
        )
    assert run.returncode == 2
    assert run.stderr.count(b"\n") == 1
    assert factcheck("compare", folder, "--report", f"{name}=/dev/full", staged=CONFLICT).returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_an_interrupt_while_a_report_is_made_leaves_no_file(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.sarif"
    body = (
        "import factcheck.reports.sarif as s, time; s.render = lambda *a: (print('ready', file=sys.stderr, flush=True), time.sleep(60)); "
    )
    body += CONFLICT
    command = line(["compare", folder, "--report", f"sarif={target}"], body)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), cwd=ROOT) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == b"ready\n"
        process.send_signal(signal.SIGINT)
        out, error = process.communicate(timeout=60)
    assert (process.returncode, out, error) == (130, b"", b"")
    assert list(tmp_path.iterdir()) == []


def test_several_reports_from_one_run(folder: Path, tmp_path: Path) -> None:
    reports = [flag for name in FORMATS for flag in ("--report", f"{name}={tmp_path / name}")]
    run = factcheck("compare", folder, "-f", "github", *reports, staged=CONFLICT)
    assert run.returncode == 1
    assert run.stdout.startswith(b"::error ")
    for name in FORMATS:
        assert (tmp_path / name).read_bytes() == factcheck("compare", folder, "-f", name, staged=CONFLICT).stdout
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(FORMATS)  # no partial file is left


def test_the_seeds_in_one_run(tmp_path: Path) -> None:
    reports = {"sarif": "f.sarif", "junit": "f.xml", "html": "f.html"}
    flags = [flag for name, file in reports.items() for flag in ("--report", f"{name}={tmp_path / file}")]
    runs = [factcheck("compare", "seeds/", *flags, "--format", "github", env={"PYTHONHASHSEED": seed}) for seed in ("1", "2")]
    first = [(tmp_path / file).read_bytes() for file in reports.values()]
    assert [r.returncode for r in runs] == [1, 1]
    assert runs[0].stdout == runs[1].stdout
    assert all(first)


def test_every_format_is_the_same_bytes_again(folder: Path, tmp_path: Path) -> None:
    def written(seed: str) -> list[bytes]:
        flags = [flag for name in FORMATS for flag in ("--report", f"{name}={tmp_path / name}")]
        env = {"PYTHONHASHSEED": seed, "LC_ALL": "C" if seed == "1" else "tr_TR.UTF-8", "COLUMNS": seed}
        factcheck("compare", "seeds", "-q", *flags, env=env)
        return [(tmp_path / name).read_bytes() for name in FORMATS]

    assert written("1") == written("77")


def test_a_report_that_cannot_be_written_is_told_and_the_others_are_written(folder: Path, tmp_path: Path) -> None:
    flags = ["--report", f"sarif={tmp_path / 'no' / 'where'}", "--report", f"junit={tmp_path / 'out.xml'}"]
    run = factcheck("compare", folder, *flags, staged=CONFLICT)
    assert run.returncode == 2
    assert b"1 CONFLICT" in run.stdout
    assert b"no/where cannot be written" in run.stderr
    assert (tmp_path / "out.xml").exists()


@pytest.mark.parametrize("flags", [["-o", "a.txt"], ["--report", "json=a.txt"], ["-o", "x.json", "--report", "json=./x.json"]])
def test_no_report_is_written_over_a_document_or_another_report(folder: Path, flags: list[str]) -> None:
    before = (folder / "a.txt").read_bytes()
    run = factcheck("compare", ".", *flags, cwd=folder)
    assert (run.returncode, run.stdout) == (2, b"")
    assert (folder / "a.txt").read_bytes() == before
    assert not (folder / "x.json").exists()


def test_a_report_replaces_an_old_one_through_a_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("old")
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    factcheck("compare", folder, "-o", tmp_path / "link.json", "-f", "json", staged=CONFLICT)
    assert (tmp_path / "link.json").is_symlink()
    assert json.loads((tmp_path / "real.json").read_text("utf-8"))["schema"] == "factcheck/comparison/1"


def test_the_summary_of_a_step_is_added_to(folder: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("# before\n")
    run = factcheck("compare", folder, "--report", f"markdown={summary}", staged=CONFLICT, env={"GITHUB_STEP_SUMMARY": str(summary)})
    assert run.returncode == 1
    assert summary.read_text("utf-8").startswith("# before\n# factcheck\n")


@pytest.mark.parametrize(
    ("flags", "env", "start"),
    [
        ([], {}, b"1 CONFLICT"),
        ([], {"GITHUB_ACTIONS": "true", "GITHUB_WORKFLOW": "ci"}, b"::error "),
        ([], {"GITHUB_ACTIONS": "true"}, b"1 CONFLICT"),
        (["-f", "text"], {"GITHUB_ACTIONS": "true", "GITHUB_WORKFLOW": "ci"}, b"1 CONFLICT"),
        ([], {"FACTCHECK_FORMAT": "jsonl"}, b'{"schema": "factcheck/disagreement/1"'),
        (["-q"], {}, b"FC101  MONEY"),
        (["-qq"], {}, b""),
    ],
)
def test_the_format(folder: Path, flags: list[str], env: dict[str, str], start: bytes) -> None:
    run = factcheck("compare", folder, *flags, staged=CONFLICT, env=env)
    assert run.returncode == 1
    assert run.stdout.startswith(start)
    assert (run.stdout == b"") is (start == b"")


def test_paths_are_those_from_the_root_of_the_project(folder: Path) -> None:
    env = {"GITHUB_WORKSPACE": str(ROOT)}
    run = factcheck("compare", ".", "-f", "concise", "-q", cwd=ROOT / "seeds", env=env)
    assert run.stdout.startswith(b"seeds/stargate_ar.txt:10:20: conflict FC101 ")


def test_a_draft_on_standard_input(folder: Path) -> None:
    run = factcheck(
        "check", "-", "--against", folder, "--stdin-filename", "draft.md", "-f", "json", input=b"The bridge cost 5 million euros.\n"
    )
    result = json.loads(run.stdout)
    assert run.returncode == 0
    assert [d["name"] for d in result["drafts"]] == ["draft.md"]
    assert result["summary"]["facts"] == 1


@pytest.mark.parametrize("data", [b"a.txt\nb.txt\n", b"a.txt\0b.txt\0"])
def test_paths_from_a_list(folder: Path, data: bytes) -> None:
    run = factcheck("compare", "--files-from", "-", "--list-files", cwd=folder, input=data)
    assert (run.returncode, run.stdout) == (0, b"a.txt\nb.txt\n")


def test_an_empty_list_is_not_everything(folder: Path) -> None:
    run = factcheck("compare", "--files-from", "-", "--config", "paths=['.']", cwd=folder, input=b"\n")
    assert (run.returncode, run.stdout) == (2, b"")


def test_a_finding_stands_first_where_something_changed() -> None:
    run = factcheck("compare", "seeds", "-f", "concise", "-q", "--changed-from", "-", input=b"seeds/rivaux_fr.txt\n")
    assert run.stdout.startswith(b"seeds/rivaux_fr.txt:9:227: conflict FC101 1 000 000 USD here, ")


def test_what_is_said_besides_goes_to_standard_error(folder: Path) -> None:
    run = factcheck("compare", folder, "-f", "json", "--stat", "-v", staged=CONFLICT)
    json.loads(run.stdout)
    assert b"3 documents, 5 facts, 3 compared, 1 conflict, 0 to review" in run.stderr
    assert b"settings from no file" in run.stderr
    assert b"Traceback" in factcheck("compare", folder, "-v", staged="raise RuntimeError('boom')").stderr
