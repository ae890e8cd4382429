"""The surroundings fail: no home, no locale, no place to write, files that go, warnings as errors, a network that must not be there."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck import pipeline
from factcheck.cli import main
from factcheck.documents import files
from factcheck.model import Problem
from tests.command import ROOT, environment, factcheck, line

CORPUS = ROOT / "tests" / "documents" / "formats" / "corpus"
WITHOUT_NETWORK = """
import sys

def heard(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")):
        print("asked for the network:", event, file=sys.stderr)

sys.addaudithook(heard)
from factcheck.cli import main
sys.exit(main(sys.argv[1:]))
"""
WITHOUT_CLOCK = """
import sys, time
import factcheck.cli, factcheck.pipeline, factcheck.reports, factcheck.facts

def forbidden(*arguments):
    raise AssertionError("the clock was asked for")

for name in ("time", "time_ns", "localtime", "gmtime", "ctime", "strftime", "monotonic"):
    setattr(time, name, forbidden)
sys.exit(factcheck.cli.main(sys.argv[1:]))
"""
COMMANDS = {
    "compare": ["compare", "{}", "--within", "--report", "html={}.html", "--report", "sarif={}.sarif", "--report", "junit={}.junit"],
    "compare by two": ["compare", "{}", "--jobs", "2", "-f", "json"],
    "check": ["check", "{}/a.txt", "--against", "{}"],
    "extract": ["extract", "{}", "-f", "csv"],
    "explain": ["explain", "bridge", "{}"],
    "table": ["table", "{}"],
    "index": ["index", "{}", "-o", "{}.db"],
    "config": ["config"],
    "languages": ["languages"],
    "every format of documents": ["extract", str(CORPUS), "-f", "json"],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("texts")
    (path / "a.txt").write_text("On 3 May 2024 Eva Rossi opened the Arno bridge. The Arno bridge cost 5 million euros.\n", "utf-8")
    (path / "b.txt").write_text("On 3 May 2024 Eva Rossi opened the Arno bridge. The Arno bridge cost 6 million euros.\n", "utf-8")
    return path


@pytest.fixture(scope="module")
def result(folder: Path) -> tuple[int, bytes]:
    run = factcheck("compare", folder, "-f", "json")
    return run.returncode, run.stdout


BARE = {
    "no home": {"HOME": None, "XDG_CACHE_HOME": None, "USERPROFILE": None, "FACTCHECK_CACHE": None},
    "a home that is not there": {"HOME": "/nowhere/at/all", "XDG_CACHE_HOME": None, "FACTCHECK_CACHE": None},
    "a home that is a file": {"HOME": os.devnull, "XDG_CACHE_HOME": None, "FACTCHECK_CACHE": None},
    "no locale": {"LC_ALL": "C", "LANG": None, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "a locale that is not there": {"LC_ALL": "xx_YY.none", "LANG": "xx"},
    "no terminal": {"TERM": None, "COLUMNS": "nonsense"},
    "another clock": {"SOURCE_DATE_EPOCH": "99999999999", "TZ": "Nowhere/Else"},
}


@pytest.mark.skipif(sys.platform == "win32", reason="HOME")
@pytest.mark.parametrize("name", BARE)
def test_the_result_does_not_hang_on_the_surroundings(name: str, folder: Path, result: tuple[int, bytes]) -> None:
    env = environment() | {key: value for key, value in BARE[name].items() if value is not None}
    for key in (key for key, value in BARE[name].items() if value is None):
        env.pop(key, None)
    command = line(["compare", folder, "-f", "json"])
    bare = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, timeout=120)
    assert (bare.returncode, bare.stdout) == result
    assert b"Traceback" not in bare.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_python_has_nothing_to_warn_of(name: str, folder: Path, tmp_path: Path) -> None:
    given = ["-W", "error", "-X", "dev", "-b", "-b", "-m", "factcheck", *(a.format(folder) for a in COMMANDS[name])]
    for _ in range(2):  # the second time much is known from the first
        env = environment(FACTCHECK_CACHE="yes", FACTCHECK_CACHE_DIR=str(tmp_path))
        run = subprocess.run([sys.executable, *given], env=env, cwd=ROOT, capture_output=True, timeout=120)
        assert run.returncode in (0, 1)
        assert b"Warning" not in run.stderr
        assert b"Traceback" not in run.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_no_network_is_asked_for(name: str, folder: Path) -> None:
    given = [a.format(folder) for a in COMMANDS[name]]
    run = subprocess.run([sys.executable, "-c", WITHOUT_NETWORK, *given], env=environment(), cwd=ROOT, capture_output=True, timeout=120)
    assert run.returncode in (0, 1)
    assert b"network" not in run.stderr


def test_no_clock_is_asked_for(folder: Path, result: tuple[int, bytes]) -> None:
    given = [sys.executable, "-c", WITHOUT_CLOCK, "compare", str(folder), "-f", "json", "--document-timeout", "0"]
    run = subprocess.run(given, env=environment(), cwd=ROOT, capture_output=True, timeout=120)
    assert (run.returncode, run.stdout, run.stderr) == (*result, b"")


def test_a_file_that_goes_between_listing_and_reading_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path
    (folder / "b.txt").write_text("It cost 6 euros.\n", "utf-8")
    read = files._bytes

    def late(path: Path, named: bool) -> bytes:
        if path.name == "a.txt":
            path.unlink()
        return read(path, named)

    monkeypatch.setattr(files, "_bytes", late)
    for named in (False, True):
        (folder / "a.txt").write_text("It cost 5 euros.\n", "utf-8")
        loaded = pipeline.load([str(folder), str(folder / "a.txt")] if named else [str(folder)])
        assert [d.name for d in loaded.documents] == [(folder / "b.txt").as_posix()]
        (problem,) = loaded.problems
        assert isinstance(problem, Problem)
        assert problem.document == (folder / "a.txt").as_posix()
        assert not problem.passed_over


@pytest.mark.parametrize("kind", ["a folder", "below a file", "not there", "full"])
def test_where_nothing_can_be_written_it_says_so(kind: str, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    target = {"a folder": folder, "below a file": folder / "a.txt" / "x", "not there": folder / "no" / "x", "full": Path("/dev/full")}[kind]
    if kind == "full" and not target.exists():
        pytest.skip("needs /dev/full")
    for flags in (["-f", "json", "--output", str(target)], ["--report", f"json={target}"]):
        assert main(["compare", "--no-cache", str(folder), *flags]) == 2
        assert capfd.readouterr().err.count("\n") == 1
    assert sorted(p.name for p in folder.iterdir()) == ["a.txt", "b.txt"]


# ---- permissions: of whoever runs the tests, root's power to pass over them is taken


def bound(command: list[str]) -> list[str]:
    """The command as run by someone for whom permissions hold."""
    if os.name != "posix" or os.geteuid():
        return command
    weak = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
    if shutil.which("setpriv") is None or subprocess.run([*weak, "true"], capture_output=True).returncode:
        pytest.skip("root passes over permissions")
    return [*weak, *command]


@pytest.fixture
def desk(tmp_path: Path, folder: Path) -> Iterator[Path]:
    """A copy of the texts; what was locked up is given back in the end."""
    shutil.copytree(folder, tmp_path / "texts")
    (tmp_path / "locked").mkdir()
    yield tmp_path
    for path in (*(p for p in tmp_path.rglob("*") if not p.is_symlink()), tmp_path):
        path.chmod(0o755)


LOCKED: dict[str, tuple[list[str], list[str], int, str]] = {
    # what is locked; the command; its status; what it says
    "a document": (["texts/b.txt"], ["compare", "texts", "-f", "json"], 2, "texts/b.txt cannot be read (Permission denied)"),
    "a folder": (["locked"], ["compare", "texts", "locked", "-f", "json"], 2, "locked cannot be read (Permission denied)"),
    "the cache": (["locked"], ["compare", "texts", "-f", "json", "--cache-dir", "locked"], 1, ""),
    "the place of the result": (["locked"], ["compare", "texts", "-o", "locked/out.json"], 2, "Permission denied"),
    "the place of a report": (
        ["locked"],
        ["compare", "texts", "--report", "html=locked/x"],
        2,
        "locked/x cannot be written: Permission denied",
    ),
    "the place of an archive": (["locked"], ["index", "texts", "-o", "locked/a.db"], 2, "Permission denied"),
    "the settings": (["factcheck.toml"], ["compare", "texts"], 2, "factcheck.toml"),
    "the baseline": (["kept.jsonl"], ["compare", "texts", "--baseline", "kept.jsonl"], 2, "kept.jsonl"),
    "the list of files": (["list"], ["compare", "--files-from", "list"], 2, "list"),
    "the place of the baseline": (
        ["locked"],
        ["compare", "texts", "--update-baseline", "--baseline", "locked/kept.jsonl"],
        2,
        "Permission denied",
    ),
    "where init writes": (["."], ["init"], 2, "Permission denied"),
}


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
@pytest.mark.parametrize("name", LOCKED)
def test_what_may_not_be_touched_is_told(name: str, desk: Path) -> None:
    locked, command, status, said = LOCKED[name]
    (desk / "kept.jsonl").touch()
    (desk / "list").write_text("texts\n")
    if name == "the settings":
        (desk / "factcheck.toml").touch()
    before = sorted(desk.rglob("*"))
    for path in locked:
        (desk / path).chmod(0o000 if path != "." else 0o500)
    run = subprocess.run(bound(line(command)), env=environment(), cwd=desk, capture_output=True, timeout=120)
    for path in locked:
        (desk / path).chmod(0o755)
    assert run.returncode == status, run.stderr
    assert said in run.stderr.decode()
    assert b"Traceback" not in run.stderr
    assert b"internal error" not in run.stderr
    assert sorted(desk.rglob("*")) == before


@pytest.mark.skipif(sys.platform == "win32", reason="links and names of POSIX")
def test_odd_paths_are_told_and_cost_no_other(desk: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (desk / "texts" / "loop.txt").symlink_to("loop.txt")
    (desk / "texts" / "gone.txt").symlink_to("nowhere.txt")
    (desk / "empty").touch()
    odd = [str(desk / "texts" / "x" / ("y" * 400)), str(desk / "texts" / "loop.txt"), str(desk / "texts" / "a.txt" / "b.txt")]
    assert main(["compare", str(desk / "texts"), *odd, "--no-cache", "--files-from", str(desk / "empty")]) == 2
    out, error = capfd.readouterr()
    assert "1 CONFLICT" in out
    assert error.count("\n") == 4
    assert "internal error" not in error


# ---- a disk that is full: no process may write a file


FULL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))
from factcheck.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits")
@pytest.mark.parametrize(
    ("command", "status"),
    [
        (["compare", "texts", "-f", "json", "--cache-dir", "cache"], 1),
        (["compare", "texts", "-f", "json", "--jobs", "2", "--cache-dir", "cache"], 1),
        (["compare", "texts", "-o", "out.json"], 2),
        (["compare", "texts", "--report", "sarif=out.sarif"], 2),
        (["compare", "texts", "--update-baseline"], 2),
        (["index", "texts", "-o", "archive.db"], 2),
        (["init"], 2),
    ],
    ids=str,
)
def test_a_full_disk_spoils_no_result(command: list[str], status: int, desk: Path) -> None:
    run = subprocess.run([sys.executable, "-c", FULL, *command], env=environment(), cwd=desk, capture_output=True, timeout=120)
    assert run.returncode == status, run.stderr
    assert b"Traceback" not in run.stderr
    assert b"internal error" not in run.stderr
    assert (run.stderr == b"") == (status == 1)
    assert [p.name for p in desk.iterdir() if p.name not in ("texts", "locked", "cache", "archive.db")] == []
    again = subprocess.run(line([*command, "--force"] if command == ["init"] else command), env=environment(), cwd=desk, timeout=120)
    assert again.returncode in (0, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
@pytest.mark.parametrize("closed", ["0<&-", "1>&-", "2>&-", "0<&- 1>&- 2>&-"])
@pytest.mark.parametrize("command", ["compare texts", "compare texts -o out.json -f json"])
def test_closed_streams_are_no_verdict(closed: str, command: str, desk: Path) -> None:
    run = subprocess.run(["sh", "-c", f'"{sys.executable}" -m factcheck {command} {closed}'], env=environment(), cwd=desk, timeout=120)
    assert run.returncode == (2 if "1>&-" in closed and "-o" not in command else 1)
    assert "-o" not in command or json.loads((desk / "out.json").read_text("utf-8"))["disagreements"]


# ---- deaths


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_nothing_is_lost_where_a_run_is_killed(tmp_path: Path) -> None:
    """At a part of its steps; `make harden` tries them all."""
    command = [sys.executable, "-m", "tests.hostile.kills", str(tmp_path), "4"]
    run = subprocess.run(command, env=environment(), cwd=ROOT, capture_output=True, timeout=500, check=True)
    told = json.loads(run.stdout)
    assert sum(told["deaths"].values()) > 20
    assert told["wrong"] == []
