"""What machines do, each with a part of the job: pure functions of what they are handed, the same wherever they run."""

from __future__ import annotations

import os
import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar
from zlib import crc32

from factcheck import alignment, budget, disagreements, documents, pipeline
from factcheck.alignment import Meeting
from factcheck.budget import UNLIMITED, Limits
from factcheck.cluster.distant import Outline, outline
from factcheck.documents import File
from factcheck.engines import Engine, LostMachines, Reading, here, program
from factcheck.engines.bounded import Bounded
from factcheck.engines.packing import pack, unpack
from factcheck.model import Disagreement, Document, Fact, Problem
from factcheck.rates import Rates
from factcheck.records import dataclass

_OTHER = "the workers of the cluster have another version of factcheck, or of its libraries: install the same there"

COMPARED = "all documents were compared"
T = TypeVar("T")
Packed = tuple[Document, bytes]
Told = tuple[list[Outline], list[Problem], list[Problem]]


@dataclass(frozen=True)
class Task:
    """What is to be done, the same for all parts. `said` is what the user says of documents, `limits` are those of one document.

    What was read is kept, on each machine, where `cache` says so: in its own folder, or in `cache_dir`.
    """

    said: Mapping[str, Any]
    limits: Limits
    program: bytes
    cache: bool = False
    cache_dir: str | None = None

    def engine(self, limits: Limits) -> Engine:
        """Where documents are read, on the machine that asks."""
        engine: Engine = Bounded(limits, here)
        if not self.cache:
            return engine
        from factcheck.engines import store

        folder = Path(self.cache_dir) if self.cache_dir else store.folder(os.environ)
        return store.Stored(folder, engine) if folder else engine


@dataclass(frozen=True)
class Comparing:
    """What the user says that comparing hangs on, and the limits of two documents that are compared."""

    aliases: Mapping[str, Sequence[str]] | None = None
    rates: Rates | None = None
    limits: Limits = UNLIMITED

    def priced(self, reading: Reading) -> tuple[Fact, ...]:
        """The facts of a reading, with what they are worth."""
        return self.rates.priced(reading.facts, reading.article.published.day) if self.rates else reading.facts


class Done(NamedTuple, Generic[T]):
    """What was done in the time that was left, and what was not, in words."""

    found: T
    unfinished: tuple[str, ...]


class Part(NamedTuple):
    """Readings by name, documents that were not to be read, and files that were none."""

    readings: dict[str, Reading]
    failed: list[Problem]
    problems: list[Problem]


def home(key: str, parts: int) -> int:
    """The part that a key belongs to: the same on every machine."""
    return crc32(key.encode("utf-8", "surrogatepass")) % parts


# ---- reading


def read_files(files: Sequence[File], task: Task, left: float | None = None) -> Part:
    """Reads the documents in files, as far as it comes in the seconds that are left."""
    if program.digest() != task.program:
        raise LostMachines(_OTHER)
    limits = task.limits if left is None else replace(task.limits, until=time.monotonic() + left)
    found, problems = documents.load_files(files, limits=limits, **task.said)
    part = Part({}, [], problems)
    for document, read in zip(found, task.engine(limits)(pipeline.read, found), strict=True):
        if isinstance(read, Problem):
            part.failed.append(read)
        else:
            part.readings[document.name] = read
    return part


def given(packed: Sequence[Packed]) -> Part:
    """Readings that were made elsewhere."""
    return Part({document.name: unpack(data, document) for document, data in packed}, [], [])


def told(part: Part) -> Told:
    """What of a part travels."""
    return [outline(r) for r in part.readings.values()], part.failed, part.problems


# ---- choosing what is compared


def marks(part: Part, numbers: Mapping[str, int], parts: int) -> list[dict[str, list[int]]]:
    """The marks of the articles, by the part that each belongs to. Two sorts of one name belong together."""
    own = ((numbers[name], alignment.marks(r.article, r.facts)) for name, r in part.readings.items() if name in numbers)
    out: list[dict[str, list[int]]] = [{} for _ in range(parts)]
    for mark, there in alignment.sorted_out(own).items():
        out[home(mark[2:] if mark[:2] in ("n:", "u:") else mark, parts)][mark] = there
    return out


def item(several: Sequence[Any], index: int) -> Any:
    """One of several things that were made together."""
    return several[index]


def rare(count: int, parts: int, *pieces: Mapping[str, list[int]]) -> list[dict[str, list[int]]]:
    """The marks that tell something, of all that belong to this part; for each part of the articles those that its articles have."""
    where: dict[str, list[int]] = defaultdict(list)
    for piece in pieces:
        for mark, there in piece.items():
            where[mark] += there
    out: list[dict[str, list[int]]] = [{} for _ in range(parts)]
    for mark, there in sorted(alignment.rare(where, count).items()):
        for part in {number % parts for number in there}:
            out[part][mark] = there
    return out


def likeliest(part: int, parts: int, count: int, *pieces: Mapping[str, list[int]]) -> list[tuple[int, int]]:
    """The pairs that are worth comparing, of the articles that belong to this part."""
    where = {mark: there for piece in pieces for mark, there in piece.items()}
    return sorted(alignment.likeliest(range(part, count, parts), where, count))


# ---- comparing


def picked(part: Part, wanted: Sequence[Collection[str]]) -> list[list[Packed]]:
    """For each lot the readings that it wants of this part, fit to travel to another machine."""
    return [[(r.article.document, pack(r)) for name in sorted(names) if (r := part.readings.get(name))] for names in wanted]


def meetings(
    pairs: Sequence[tuple[int, int]],
    names: Mapping[int, str],
    count: int,
    comparing: Comparing,
    left: float | None,
    *pieces: Iterable[Packed],
) -> Done[list[Meeting]]:
    """What comes of the pairs of a lot in the seconds that are left. `names` are those of its articles."""
    readings = {document.name: unpack(data, document) for piece in pieces for document, data in piece}
    facts = {name: comparing.priced(r) for name, r in readings.items()}
    order = sorted(names)
    place = {number: n for n, number in enumerate(order)}
    profiles = alignment.kept([readings[names[number]].article for number in order], facts, comparing.aliases)
    met: list[Meeting] = []
    with budget.share(left, comparing.limits) as run:
        with budget.partly(COMPARED):
            for meeting in alignment.meetings(lambda number: profiles(place[number]), pairs, count):
                met.append(meeting)
        return Done(met, tuple(run.unfinished))


def within(part: Part, told: Collection[str], comparing: Comparing, left: float | None) -> Done[dict[str, list[Disagreement]]]:
    """Where articles disagree with themselves, by their names. `told` are the facts (by id) that others tell of."""
    found = {}
    with budget.share(left, comparing.limits) as run:
        for name, reading in part.readings.items():
            facts = {name: comparing.priced(reading)}
            clusters = alignment.align_within([reading.article], facts)
            found[name] = disagreements.judge_within(clusters, {name: reading.article}, facts, told)
        return Done(found, tuple(run.unfinished))


def quotes(part: Part, wanted: Mapping[str, Collection[tuple[int, int]]]) -> dict[str, dict[tuple[int, int], str]]:
    """What findings quote of the articles."""
    return {name: {(s, e): part.readings[name].article.text[s:e] for s, e in sorted(spans)} for name, spans in wanted.items()}
