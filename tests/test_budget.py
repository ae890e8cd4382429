"""Budgets: what is broken off is said to be, what was done is shown, and the status is never that of a verdict."""

from __future__ import annotations

import ctypes
import json
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from factcheck import Document, alignment, budget, pipeline
from factcheck.alignment.passages import Passages
from factcheck.alignment.profile import Profile
from factcheck.budget import MEGABYTE, Limits, Overspent, heed, metered
from factcheck.cli import main, watchdog
from factcheck.cli.run import Run
from factcheck.reports import CHECKS, COMPARISONS, View, renderer
from tests.command import ROOT, environment

STORY = "On 3 May 2024 Eva Rossi opened the Arno bridge. The Arno bridge cost {} million euros.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, cost in (("a", 5), ("b", 6), ("c", 6)):
        (tmp_path / f"{name}.txt").write_text(STORY.format(cost) + f"It took {cost} days, said the head of {name}.\n", "utf-8")
    return tmp_path


def test_nothing_is_heeded_outside_a_budget() -> None:
    heed("anything")
    with budget.run(0), budget.partly("all was done"):
        heed("anything")
    assert budget.unfinished() == ()


def test_a_stage_is_named() -> None:
    with metered(Limits(seconds=1e-9), "a.txt"):
        time.sleep(0.001)
        with pytest.raises(Overspent, match=r"took more than 1e-09 s \(dates\)"):
            heed("dates")


def test_a_part_of_a_run_that_is_broken_off_is_noted() -> None:
    with budget.run(1e-9):
        with budget.partly("all was done"):
            heed("one")
        assert budget.unfinished() == ("the time was over before all was done: give it more with --timeout",)
        heed("what comes after it is done all the same")
    assert budget.unfinished() == ()


@pytest.mark.parametrize("command", [["compare"], ["extract"], ["table"], ["explain", "bridge"], ["check", "{}/a.txt", "--against"]])
def test_a_run_without_time_ends_with_two(command: list[str], folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main([*(c.format(folder) for c in command), str(folder), "--no-cache", "--timeout", "0.000001"]) == 2
    out, error = capfd.readouterr()
    assert "was not read: the time was over before: give it more with --timeout" in error
    assert "Traceback" not in error
    assert "OK" not in out


def test_what_was_read_in_time_is_compared(folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    read = pipeline.read

    def slow(document: Document) -> object:
        if document.name.endswith("c.txt"):
            monkeypatch.setattr(budget.time, "monotonic", lambda: began + 110)
        return read(document)

    began = time.monotonic()
    monkeypatch.setattr(pipeline, "read", slow)
    assert main(["compare", str(folder), "--no-cache", "-f", "json", "--timeout", "100"]) == 2
    result = json.loads(capfd.readouterr().out)
    assert [Path(e["document"]).name for e in result["errors"]] == ["c.txt"]
    assert "not read to its end" in result["errors"][0]["message"]
    assert [d["level"] for d in result["disagreements"]][:1] == ["conflict"]


def test_a_comparison_that_is_broken_off_is_incomplete(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [Document(f"{n}.txt", STORY.format(5), "en") for n in range(3)]
    with budget.run(100):
        now = time.monotonic()
        monkeypatch.setattr(budget.time, "monotonic", lambda: now + 1000)
        result = pipeline.compare(documents, within=True)
        checked = pipeline.check(documents[:1], documents[1:])
    assert [str(e) for e in result.errors] == [
        "the time was over before all documents were compared: give it more with --timeout",
        "the time was over before all documents were held against themselves: give it more with --timeout",
    ]
    assert len(result.articles) == 3
    assert "INCOMPLETE  broken off when the time was over" in renderer(COMPARISONS, "text")(result, View())
    assert "INCOMPLETE  broken off when the time was over" in renderer(CHECKS, "text")(checked, View())
    for name in COMPARISONS:
        assert renderer(COMPARISONS, name)(result, View())


def test_two_documents_that_take_too_long_to_compare_cost_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [Document(f"{n}.txt", STORY.format(5 + n), "en") for n in range(3)]
    aligned, now = alignment.align_passages, time.monotonic()

    def slow(a: Profile, b: Profile) -> Passages:
        if (a.name, b.name) == ("0.txt", "1.txt"):
            monkeypatch.setattr(budget.time, "monotonic", lambda: now + 1000)
        return aligned(a, b)

    monkeypatch.setattr(alignment, "align_passages", slow)
    with budget.run(0, Limits(seconds=100)):
        result = pipeline.compare(documents)
    (error,) = result.errors
    assert str(error).startswith("0.txt and 1.txt: to compare them took more than 100 s (passages)")
    assert {r.mentions[0].fact.document for d in result for r in d.readings} >= {"0.txt", "2.txt"}


def test_a_baseline_is_not_made_of_half_a_comparison(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "d.txt").write_text(STORY.format(5) * 3000, "utf-8")
    line = ["compare", str(folder), "--no-cache", "--update-baseline", "--baseline", str(folder / "kept.jsonl")]
    assert main([*line, "--document-timeout", "0.2"]) == 2
    assert "took more than 0.2 s" in capfd.readouterr().err
    assert not (folder / "kept.jsonl").exists()


STUCK = """
import sys, time
from factcheck import pipeline
from factcheck.cli import main, watchdog
from factcheck.documents import files

def never(*arguments):
    time.sleep(100)

watchdog.PATIENCE = 0.3
{place} = never
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    ("place", "limit", "said"),
    [
        ("files.documents", "--timeout", "a.txt (opening the file) does not come back, long after its time was over"),
        ("pipeline.documents.shingles", "--document-timeout", "a.txt (shingles) does not come back"),
        ("pipeline.alignment.align_passages", "--document-timeout", "b.txt: to compare them (beginning) does not come back"),
    ],
)
def test_work_that_never_comes_back_ends_the_run_with_a_word(place: str, limit: str, said: str, folder: Path) -> None:
    command = [sys.executable, "-c", STUCK.format(place=place), "compare", str(folder), "--no-cache", limit, "3", "-f", "json"]
    began = time.monotonic()
    run = subprocess.run(command, env=environment(), cwd=ROOT, capture_output=True, timeout=60)
    assert (run.returncode, run.stdout) == (2, b"")
    assert said in run.stderr.decode()
    assert run.stderr.count(b"\n") == 1
    assert time.monotonic() - began < 30


def test_work_that_comes_back_late_costs_itself_alone() -> None:
    with budget.run(0, Limits(seconds=0.01)) as spent, watchdog.watched(spent, 2):
        with metered(Limits(seconds=0.01), "a.txt"):
            time.sleep(1.2)
            assert (spent.overdue(1), spent.overdue(30)) == ("a.txt (beginning)", "")
            with pytest.raises(Overspent, match=r"\(late\)"):
                heed("late")
        assert spent.overdue(0) == ""
    assert [t.name for t in threading.enumerate() if "_watch" in t.name] == []


@pytest.mark.parametrize(
    "wrong",
    [["--timeout", "-1"], ["--timeout", "nan"], ["--document-timeout", "inf"], ["--document-memory", "-5"], ["--document-memory", "1.5"]],
)
def test_a_limit_that_is_none_is_refused(wrong: list[str], folder: Path) -> None:
    assert main(["compare", str(folder), *wrong]) == 2


@pytest.mark.parametrize("given", ["0", "12.5"])
def test_limits_come_from_anywhere(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_DOCUMENT_TIMEOUT", given)
    assert Run.of({"isolated": True}).limits.seconds == float(given)
    assert Run.of({"isolated": True, "document_timeout": 0}).limits.seconds == 0


# ---- the memory that Windows tells of, by a stand-in for its library: the real one is asked where the tests run on Windows


def test_the_memory_of_windows_is_read_as_its_header_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []
    signature = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint32)  # BOOL (HANDLE, PPROCESS_..., DWORD)

    def answer(process: int, counters: int, size: int) -> int:
        """Fills PROCESS_MEMORY_COUNTERS as psapi.h lays it out on 64 bits: two DWORD, the peak, the working set, six more SIZE_T."""
        asked.append((process, size))
        ctypes.memmove(counters, struct.pack("<IIQQ6Q", size, 1, 900 * MEGABYTE, 300 * MEGABYTE, *range(6)), 72)
        return len(asked) < 3

    library = SimpleNamespace(kernel32=SimpleNamespace(K32GetProcessMemoryInfo=signature(answer)))
    monkeypatch.setattr(ctypes, "windll", library, raising=False)
    measure = budget._windows()
    assert (measure(), measure()) == (300 * MEGABYTE, 300 * MEGABYTE)
    assert measure() == 0  # it refuses
    assert asked == [(2**64 - 1, 72)] * 3  # this process is -1


@pytest.mark.skipif(sys.platform != "win32", reason="needs Windows")
def test_the_memory_of_windows_is_that_of_this_process() -> None:
    before = budget.memory()
    held = bytearray(100 * MEGABYTE)
    assert before + 90 * MEGABYTE < budget.memory() < before + 200 * MEGABYTE
    assert len(held) == 100 * MEGABYTE
