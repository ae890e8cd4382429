"""The surroundings fail: no home, no locale, no place to write, files that go, warnings as errors, a network that must not be there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck import pipeline
from factcheck.cli import main
from factcheck.documents import files
from factcheck.model import Problem
from tests.command import ROOT, environment, factcheck, line

WITHOUT_NETWORK = """
import socket, sys

def forbidden(*arguments, **named):
    raise AssertionError("a socket was asked for")

for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname", "socketpair"):
    setattr(socket, name, forbidden)
from factcheck.cli import main
sys.exit(main(sys.argv[1:]))
"""


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


def test_python_has_nothing_to_warn_of(folder: Path, result: tuple[int, bytes]) -> None:
    command = line(["compare", folder, "-f", "json", "--report", f"html={folder}.html", "--report", f"sarif={folder}.sarif"])
    strict = [command[0], "-W", "error", "-X", "dev", "-b", "-b", *command[1:]]
    run = subprocess.run(strict, env=environment(), cwd=ROOT, capture_output=True, timeout=120)
    assert (run.returncode, run.stdout, run.stderr) == (*result, b"")


@pytest.mark.parametrize(
    "arguments", [("compare", "{}"), ("check", "{}/a.txt", "--against", "{}"), ("extract", "{}"), ("explain", "bridge", "{}")]
)
def test_no_network_is_asked_for(arguments: tuple[str, ...], folder: Path) -> None:

    given = [a.format(folder) for a in arguments]
    run = subprocess.run([sys.executable, "-c", WITHOUT_NETWORK, *given], env=environment(), cwd=ROOT, capture_output=True, timeout=120)
    assert run.returncode in (0, 1)
    assert run.stderr == b""


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
