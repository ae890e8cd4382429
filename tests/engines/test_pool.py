"""Several processes: the same readings in the same order, and a death costs one document."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from factcheck import pipeline
from factcheck.engines import here
from factcheck.engines.pool import Pool
from factcheck.engines.store import Stored
from factcheck.model import Document, Problem
from tests.command import ROOT, environment, factcheck, line
from tests.engines.jobs import broken, deadly

DOCUMENTS = [Document(f"{n}.txt", f"Number {n}: the bridge cost {n + 2} million euros, the mayor said.\n" * (n + 1)) for n in range(12)]


@pytest.mark.parametrize("jobs", [0, 1, 3, 50])
def test_the_readings_are_the_same(jobs: int) -> None:
    assert list(Pool(jobs)(pipeline.read, DOCUMENTS)) == list(here(pipeline.read, DOCUMENTS))


def test_no_documents_are_no_readings() -> None:
    assert list(Pool(4)(pipeline.read, [])) == []


def test_a_process_that_dies_once_is_not_noticed(tmp_path: Path) -> None:
    shaky = [Document(f"s{n}.txt", f"{tmp_path / str(n)}\nIt cost {n + 5} euros.\n") for n in range(2)]
    documents = [*DOCUMENTS[:5], *shaky, *DOCUMENTS[5:]]
    assert list(Pool(2)(deadly, documents)) == list(here(pipeline.read, documents))


def test_a_document_that_kills_twice_is_a_problem_and_no_other_is(tmp_path: Path) -> None:
    documents = [*DOCUMENTS[:3], Document("bad.txt", "die"), *DOCUMENTS[3:]]
    expected = list(here(pipeline.read, DOCUMENTS))
    for engine in (Pool(2), Stored(tmp_path, Pool(2)), Stored(tmp_path, Pool(2))):
        found = list(engine(deadly, documents))
        problem = found.pop(3)
        assert isinstance(problem, Problem)
        assert str(problem).startswith("bad.txt: could not be read: the process that read it died, twice (beginning)")
        assert found == expected


def test_an_error_in_the_code_is_told_as_in_one_process() -> None:
    with pytest.raises(LookupError, match=r"0\.txt"):
        list(Pool(2)(broken, DOCUMENTS))


def test_a_problem_is_carried_to_the_end() -> None:
    def engine(job: object, documents: object) -> object:
        return (Problem(d.name, "died") if d.name == "3.txt" else pipeline.read(d) for d in documents)  # type: ignore[attr-defined]

    result = pipeline.compare(DOCUMENTS, engine=engine)  # type: ignore[arg-type]
    assert [e.document for e in result.errors] == ["3.txt"]
    assert len(result.articles) == len(DOCUMENTS) - 1


@pytest.mark.parametrize("command", [["compare", "seeds", "-f", "json"], ["extract", "seeds", "-f", "csv"]])
def test_the_bytes_are_the_same_for_any_number(command: list[str]) -> None:
    runs = [factcheck(*command, "--jobs", n, env={"PYTHONHASHSEED": str(n)}) for n in (1, 2, 3)]
    assert {(run.returncode, run.stdout, run.stderr) for run in runs} == {(runs[0].returncode, runs[0].stdout, b"")}


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")
def test_no_process_outlives_a_run_that_is_killed(tmp_path: Path) -> None:
    for n in range(40):
        (tmp_path / f"{n}.txt").write_text("It cost 5 million euros on 3 May 2024, said Eva Rossi.\n" * 400, "utf-8")
    run = subprocess.Popen(line(["extract", tmp_path, "--jobs", "2"]), cwd=ROOT, env=environment(), stdout=-3, stderr=-3)
    children: list[str] = []
    while len(children) < 3 and run.poll() is None:  # two workers, and one that counts what they share
        time.sleep(0.1)
        children = Path(f"/proc/{run.pid}/task/{run.pid}/children").read_text().split()
    run.kill()
    assert run.wait() < 0
    left = [Path("/proc", child, "stat") for child in children]
    until = time.monotonic() + 30
    while (alive := [p for p in left if p.exists() and p.read_text().rpartition(")")[2].split()[0] != "Z"]) and time.monotonic() < until:
        time.sleep(0.1)
    assert alive == []


@pytest.mark.parametrize("value", ["-1", "many"])
def test_a_number_that_is_none_is_refused(value: str) -> None:
    assert factcheck("compare", "seeds", "--jobs", value).returncode == 2


def test_few_documents_load_no_processes() -> None:
    ask = "import sys; from factcheck.cli import main; main(sys.argv[1:]); print('multiprocessing' in sys.modules, file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", ask, "compare", "seeds"], cwd=ROOT, env=environment(), capture_output=True)
    assert run.stderr == b"False\n"
