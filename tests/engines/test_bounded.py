"""What a document may take: one that takes more is told with the stage it got to, and the others are read."""

from __future__ import annotations

import time

import pytest

from factcheck import budget, pipeline
from factcheck.budget import Limits
from factcheck.engines import Engine, Job, Reading, here
from factcheck.engines.bounded import Bounded
from factcheck.engines.pool import Pool
from factcheck.model import Document, Problem
from tests.engines.jobs import dies_at_its_dates, stuck, stuck_at_its_dates

FEW = [Document(f"{n}.txt", f"Number {n}: the bridge cost {n + 2} million euros, the mayor said.\n", "en") for n in range(3)]
LARGE = Document("large.txt", "The bridge cost 5 million euros, said Eva Rossi. It took 7 months and 3 days.\n" * 20_000, "en")


@pytest.mark.parametrize("engine", [here, Pool(2)], ids=["here", "pool"])
@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(seconds=0.05), "took more than 0.05 s ({stage}): split it"),
        (Limits(megabytes=2), "took more than 2 MB of memory ({stage}): split it"),  # fifty times as large as the text
    ],
    ids=["time", "memory"],
)
def test_a_document_that_takes_too_much_is_given_up_and_no_other_is(engine: Engine, limits: Limits, said: str) -> None:
    pipeline.read(LARGE)  # what a language needs is loaded
    first, large, *rest = Bounded(limits, engine)(pipeline.read, [FEW[0], LARGE, *FEW[1:]])
    assert isinstance(large, Problem)
    assert large.document == "large.txt"
    start, end = said.split("{stage}")
    assert large.message.startswith(start)
    assert end in large.message
    if engine is here:
        assert [first, *rest] == list(here(pipeline.read, FEW))


def test_limits_that_are_kept_change_nothing() -> None:
    assert list(Bounded(Limits(600, 2000), here)(pipeline.read, FEW)) == list(here(pipeline.read, FEW))


def test_work_that_heeds_no_limit_is_stopped_with_its_process() -> None:
    began = time.monotonic()
    documents = [FEW[0], Document("stuck.txt", "stuck"), *FEW[1:]]
    first, problem, *rest = Bounded(Limits(seconds=2), Pool(2))(stuck, documents)
    assert isinstance(problem, Problem)
    assert str(problem).startswith("stuck.txt: took more than 2 s (beginning) and was stopped: split it")
    assert [first, *rest] == list(here(pipeline.read, FEW))
    assert time.monotonic() - began < 60


@pytest.mark.parametrize(
    ("late", "limits", "said"),
    [
        (stuck_at_its_dates, Limits(seconds=1), "took more than 1 s (dates) and was stopped: split it"),
        (dies_at_its_dates, Limits(seconds=60), "could not be read: the process that read it died, twice (dates); it may need"),
    ],
    ids=["stuck", "dies"],
)
def test_the_stage_is_told_of_work_that_was_stopped(late: Job, limits: Limits, said: str) -> None:
    documents = [FEW[0], Document("z.zip/bad.txt", "stuck" if limits.seconds == 1 else "die", packed_in="z.zip"), *FEW[1:]]
    _, problem, *_ = Bounded(limits, Pool(2))(late, documents)
    assert isinstance(problem, Problem)
    assert str(problem).startswith(f"z.zip/bad.txt: {said}")
    assert problem.file == "z.zip"


@pytest.mark.parametrize("engine", [here, Pool(2)], ids=["here", "pool"])
def test_when_the_run_is_over_the_rest_is_not_read(engine: Engine) -> None:
    found = list(Bounded(Limits(until=time.monotonic()), engine)(pipeline.read, FEW))
    assert found == [Problem(d.name, budget.RUN_OVER) for d in FEW]


def test_memory_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(document: Document) -> Reading:
        if document.name == "1.txt":
            raise MemoryError
        return pipeline.read(document)

    _, problem, _ = Bounded(Limits(), here)(greedy, FEW)
    assert str(problem) == "1.txt: needs more memory than there is: split it"
