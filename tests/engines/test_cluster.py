"""A comparison shared out: the same bytes wherever it runs, and no text travels that no finding quotes."""

from __future__ import annotations

import os
import pickle
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from factcheck import alignment, budget, pipeline
from factcheck.budget import UNLIMITED
from factcheck.cluster import Cluster
from factcheck.engines import DeadMachines, LostMachines
from factcheck.engines.machines import LATE, Here, Machines, Processes
from factcheck.model import Document, Problem
from factcheck.settings import Settings
from tests.command import ROOT, environment, factcheck

SETTINGS = Settings(cache=False)
UNTOLD = "Nobody quotes the purple zeppelin."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """More documents than are all compared with one another, a copy, and one that holds nothing to compare."""
    place = tmp_path_factory.mktemp("folder")
    for path in sorted((ROOT / "tests" / "retellings").rglob("*.txt"))[:11]:
        shutil.copy(path, place / f"{path.parent.name}-{path.name}")
    shutil.copy(ROOT / "seeds" / "altman_it.txt", place / "copy.txt")
    shutil.copy(ROOT / "seeds" / "altman_it.txt", place / "seed.txt")
    (place / "notes.md").write_text(f"# Notes\n\n{UNTOLD}\n<!-- factcheck: ignore[FC101] two phases -->\nIt rained.\n", "utf-8")
    return place


def compared(machines: Machines, folder: Path, between: Callable[[], object] = lambda: None, **more: Any) -> str:
    """The comparison of a folder as JSON; `between` is called when everything is read."""
    cluster = Cluster(machines, SETTINGS)
    documents, problems, _ = cluster.load([str(folder)])
    between()
    pins = [Document("pinned/1", "The ferry Santa Clara carried 12 people.")]
    return pipeline.compare([*documents, *pins], problems, engine=cluster, stages=cluster.stages, within=True, **more).to_json()


def local(folder: Path) -> str:
    documents, problems, _ = pipeline.load([str(folder)])
    return pipeline.compare([*documents, Document("pinned/1", "The ferry Santa Clara carried 12 people.")], problems, within=True).to_json()


def test_the_bytes_are_those_of_one_process(folder: Path) -> None:
    with Processes(2) as processes:
        assert compared(Here(), folder) == compared(processes, folder) == local(folder)


def test_a_handful_of_documents_are_all_compared() -> None:
    assert compared(Here(), ROOT / "seeds") == local(ROOT / "seeds")
    assert compared(Here(), ROOT / "tests" / "retellings" / "ferry") == local(ROOT / "tests" / "retellings" / "ferry")


class Watched(Here):
    """Keeps what the client is handed."""

    def __init__(self) -> None:
        self.seen = b""

    def fetch(self, kept: Iterable[Any], until: float | None = None) -> list[Any]:
        found = list(kept)
        self.seen += pickle.dumps(found)
        return found


def test_no_text_travels_that_no_finding_quotes(folder: Path) -> None:
    machines = Watched()
    compared(machines, folder)
    assert b"notes.md" in machines.seen
    assert UNTOLD.encode() not in machines.seen
    texts = [p.read_text("utf-8") for p in folder.glob("*.txt")]
    assert not any(text.encode() in machines.seen for text in texts)


def test_a_text_that_a_report_shows_comes_from_storage(folder: Path) -> None:
    cluster = Cluster(Here(), SETTINGS)
    documents = cluster.load([str(folder)]).documents
    assert [d.text for d in documents] == [d.text for d in pipeline.load([str(folder)]).documents]
    assert len({*documents}) == len(documents)


def test_addresses_are_read_as_paths_are(folder: Path) -> None:
    pytest.importorskip("fsspec", reason="fsspec is not installed: the extra dask brings it")
    found = pipeline.load([folder.as_uri(), f"{folder.as_uri()}/nowhere"])
    assert [d.name for d in found.documents] == [f"{folder.as_uri()}/{p.name}" for p in sorted(folder.iterdir())]
    assert [str(p) for p in found.problems] == [f"{folder.as_uri()}/nowhere does not exist: check the address"]
    few = pipeline.load([folder.as_uri()], Settings(include=("*.md",), exclude=("seed*",)))
    assert [Path(d.name).name for d in few.documents] == ["notes.md"]


class Deadly(Here):
    """Machines that die of one document."""

    def run(self, function: Callable[..., Any], *arguments: Any) -> Any:
        dead = DeadMachines in arguments or (function.__name__ == "read_files" and any("seed.txt" in f.name for f in arguments[0]))
        return DeadMachines if dead else function(*arguments)

    def fetch(self, kept: Iterable[Any], until: float | None = None) -> list[Any]:
        found = list(kept)
        if DeadMachines in found:
            raise DeadMachines
        return found


def test_a_document_that_kills_is_a_problem_and_no_other_is(folder: Path) -> None:
    cluster = Cluster(Deadly(), SETTINGS)
    documents = cluster.load([str(folder)]).documents
    found = [*cluster(pipeline.read, documents)]
    assert [f.document for f in found if isinstance(f, Problem)] == [str(folder / "seed.txt")]
    assert len(found) == len(list(folder.iterdir()))


def test_other_programs_are_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cluster = Cluster(Here(), SETTINGS, replace(UNLIMITED, seconds=60))
    monkeypatch.setattr("factcheck.engines.program.digest", lambda: b"other")
    with pytest.raises(LostMachines, match="another version"):
        cluster.load([str(folder)])


# ---- budgets and what is kept


@pytest.mark.parametrize("seconds", [1e-6, 1e-3])
def test_what_there_was_no_time_to_read_is_told(seconds: float, folder: Path) -> None:
    with budget.run(seconds):
        cluster = Cluster(Here(), SETTINGS)
        documents, problems, _ = cluster.load([str(folder)])
        result = pipeline.compare(documents, problems, engine=cluster, stages=cluster.stages, within=True)
    late = {p.document for p in (*problems, *result.errors) if p.message == budget.RUN_OVER}
    assert late == {str(path) for path in folder.iterdir()}
    assert result.articles == ()


@pytest.mark.parametrize("spent", ["here", "there"])
def test_what_there_was_no_time_to_compare_is_told(spent: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cluster = Cluster(Late() if spent == "there" else Here(), SETTINGS)
    documents, problems, _ = cluster.load([str(folder)])
    with budget.run(100) as run:
        run.at_last = run.at_last if spent == "there" else time.monotonic()
        result = pipeline.compare(documents, problems, engine=cluster, stages=cluster.stages, within=True)
    assert [str(e) for e in result.errors] == [
        "the time was over before all documents were compared: give it more with --timeout",
        "the time was over before all documents were held against themselves: give it more with --timeout",
    ]
    assert len(result.articles) == len(documents)


class Late(Here):
    """Machines of which none comes to an end with what has an end."""

    def fetch(self, kept: Iterable[Any], until: float | None = None) -> list[Any]:
        return [LATE if until else k for k in kept]


def test_two_documents_that_take_too_long_to_compare_cost_no_others(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cluster = Cluster(Here(), SETTINGS, replace(UNLIMITED, seconds=100))
    documents, problems, _ = cluster.load([str(ROOT / "seeds")])
    aligned, now = alignment.align_passages, time.monotonic()

    def slow(a: Any, b: Any) -> Any:
        late = {a.name, b.name} == {documents[0].name, documents[1].name}
        monkeypatch.setattr(budget.time, "monotonic", lambda: now + 1000 * late)
        return aligned(a, b)

    monkeypatch.setattr(alignment, "align_passages", slow)
    with budget.run(0, replace(UNLIMITED, seconds=100)):
        result = pipeline.compare(documents, problems, engine=cluster, stages=cluster.stages)
    (error,) = result.errors
    assert str(error).startswith(f"{documents[0].name} and {documents[1].name}: to compare them took more than 100 s")
    assert result.disagreements


def test_what_was_read_is_kept_where_it_is_read(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Settings(cache_dir=str(tmp_path / "kept"))
    first = [*Cluster(Here(), kept).load([str(folder)]).documents]
    assert (tmp_path / "kept").is_dir()
    monkeypatch.setattr(pipeline, "read", lambda document: pytest.fail("was read again"))
    cluster = Cluster(Here(), kept)
    again = cluster.load([str(folder)]).documents
    assert [d.name for d in again] == [d.name for d in first]
    assert not any(isinstance(found, Problem) for found in cluster(pipeline.read, again))


# ---- Dask


class Dask:
    """A scheduler and two workers on loopback, processes of their own."""

    def __init__(self, place: Path) -> None:
        self.place, self.started = place, list[subprocess.Popen[bytes]]()
        told = place / "scheduler.json"
        self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(told), "--no-show")
        while not told.exists() or not told.read_text().endswith("}"):
            time.sleep(0.05)
        for _ in range(2):
            self._start("worker", "--scheduler-file", str(told), "--host", "127.0.0.1", "--nthreads", "1", "--no-nanny")
        import json

        self.address = json.loads(told.read_text())["address"]

    def _start(self, *arguments: str) -> None:
        command = [sys.executable, "-m", "dask", *arguments, "--no-dashboard"]
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.started.append(subprocess.Popen(command, cwd=self.place, env=environment(), **silent))  # type: ignore[call-overload]

    def kill_a_worker(self) -> None:
        os.kill(self.started[1].pid, signal.SIGKILL)
        self.started[1].wait()

    def close(self) -> None:
        for process in self.started:
            process.kill()
            process.wait()


@pytest.fixture
def dask(tmp_path: Path) -> Iterator[Dask]:
    pytest.importorskip("distributed", reason="Dask is not installed: the extra dask brings it")
    cluster = Dask(tmp_path)
    yield cluster
    cluster.close()


def test_on_a_cluster_the_bytes_are_the_same_and_a_worker_may_die(dask: Dask, folder: Path) -> None:
    from factcheck.engines.dask import Dask as Client

    for command in (["compare", folder, "-f", "json"], ["check", "seeds/altman_it.txt", "--against", folder.as_uri(), "-f", "json"]):
        here, there = (factcheck(*command, *more) for more in ([], ["--engine", "dask", "--scheduler", dask.address]))
        assert (there.returncode, there.stdout, there.stderr) == (here.returncode, here.stdout, here.stderr)
    began = time.monotonic()
    short = factcheck("compare", folder, "-f", "json", "--engine", "dask", "--scheduler", dask.address, "--timeout", "0.001")
    assert short.returncode == 2
    assert b"was not read: the time was over before" in short.stderr
    assert time.monotonic() - began < 60
    with Client(dask.address) as machines:
        late = machines.run(time.sleep, 30)
        assert machines.fetch([machines.run(abs, -5), late], time.monotonic() + 3) == [5, LATE]
        assert late.cancelled()
    with Client(dask.address) as machines:
        assert compared(machines, folder, dask.kill_a_worker) == local(folder)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], b"--engine dask needs --scheduler tcp://HOST:PORT"),
        (["--scheduler", "localhost"], b"'localhost' is no address of the form tcp://HOST:PORT"),
    ],
)
def test_a_scheduler_is_asked_for(options: list[str], said: bytes) -> None:
    run = factcheck("compare", "seeds", "--engine", "dask", *options)
    assert run.returncode == 2
    assert said in run.stderr


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="Dask is not installed: the extra dask brings it")
    from factcheck.engines import dask

    monkeypatch.setattr(dask, "_PATIENCE", 0.5)
    with pytest.raises(LostMachines, match="no scheduler answers at tcp://127"):
        dask.Dask("tcp://127.0.0.1:1")


def test_without_the_extra_its_command_is_told(tmp_path: Path) -> None:
    (tmp_path / "distributed.py").write_text("raise ImportError")
    path = f"{tmp_path}{os.pathsep}{ROOT}"
    run = factcheck("compare", "seeds", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1", env={"PYTHONPATH": path})
    assert run.returncode == 2
    assert run.stderr.endswith(b"is not installed: python -m pip install 'factcheck-gate[dask]'\n")


def test_an_archive_is_written_here() -> None:
    run = factcheck("index", "seeds", "-o", "x.db", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1")
    assert run.returncode == 2
    assert b"leave out --engine" in run.stderr
