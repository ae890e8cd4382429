"""What it costs to read again, with several processes, and to ask an archive: ratios of runs side by side on this machine.

    python benchmarks/engines.py [ARTICLES] [ARCHIVED ...]

Articles are the retellings of the tests, each with a line of its own. Figures of one process are CPU seconds, so that a busy machine
disturbs them little; those of two are wall-clock seconds and mean something on an idle machine only. The archives hold the same
articles under many names, each with marks of its own beside common ones that follow Zipf's law.
"""

from __future__ import annotations

import gc
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import results
import stories

from factcheck import pipeline
from factcheck.engines import Engine, Reading, archive, here
from factcheck.engines.pool import Pool
from factcheck.engines.store import NAME, Stored
from factcheck.model import Document

ROOT = Path(__file__).resolve().parent.parent
TEXTS = [p.read_text("utf-8") for p in sorted((ROOT / "tests" / "retellings").rglob("*.txt"))]
TARGET_AGAIN, TARGET_ARCHIVE = 0.1, 3.0


def articles(count: int) -> list[Document]:
    """So many articles, no two the same."""
    return [Document(f"{n}.txt", f"{TEXTS[n % len(TEXTS)]}\nStory {n} was told in {1900 + n % 120}.\n") for n in range(count)]


def seconds(clock: Callable[[], float], engine: Engine, documents: list[Document]) -> float:
    """What reading them takes, without a search for garbage among what is still needed."""
    gc.collect()
    gc.disable()
    start = clock()
    list(engine(pipeline.read, documents))
    passed = clock() - start
    gc.enable()
    return passed


def reading(count: int, told: results.Told) -> None:
    """Prints first against second reading, and one process against two."""
    documents = articles(count)
    size = sum(len(d.text) for d in documents)
    for document in documents[: len(TEXTS)]:  # every language loaded
        pipeline.read(document)
    with tempfile.TemporaryDirectory() as folder:
        kept = Stored(Path(folder), here)
        plain, first, again = (seconds(time.process_time, engine, documents) for engine in (here, kept, kept))
        stored = (Path(folder) / NAME).stat().st_size
    print(f"{count} articles, {size / 1000:.0f} thousand characters: {plain:.2f} s of CPU, {size / plain / 1000:.0f} k a second")
    print(f"first reading with the store / without: {first / plain:.2f}; {stored / size:.1f} bytes kept a character")
    told.at_most("second reading / first", again / first, TARGET_AGAIN, ratio=True)
    one, two = (seconds(time.perf_counter, Pool(jobs), documents) for jobs in (1, 2))
    told.at_most("two processes / one, by the clock", two / one, None, ratio=True)


@contextmanager
def archived(count: int, readings: list[Reading]) -> Iterator[str]:
    """The path of an archive of so many documents."""
    chance, marks = random.Random(count), [sorted(pipeline._marks(r)) for r in readings]
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "archive.db")
        with archive.opened(path) as kept, kept._file:
            for n in range(count):
                reading, own = readings[n % len(readings)], marks[n % len(readings)]
                article = replace(reading.article, document=replace(reading.article.document, name=f"{n}.txt"))
                common = (f"n:{min(2000, int(chance.paretovariate(0.7)))}" for _ in own[1::3])
                held = own if n < len(readings) else [*(f"{mark}{n}" for mark in own[::3]), *common, *chance.choice(marks)[::9]]
                kept._add(reading._replace(article=article), b"", held)
        yield path


def asking(counts: list[int], told: results.Told) -> None:
    """Prints what an answer costs against archives of these sizes."""
    readings = [pipeline.read(d) for d in articles(len(TEXTS))]
    took = {}
    for count in counts:
        with archived(count, readings) as path:
            took[count] = min(_answer(path) for _ in range(5))
        print(f"a draft against {count:>7} archived articles: {took[count] * 1000:.0f} ms of CPU")
    told.at_most(f"an answer from {counts[-1]:,} articles / {counts[0]:,}", took[counts[-1]] / took[counts[0]], TARGET_ARCHIVE, ratio=True)


def sharing_out(count: int, told: results.Told) -> None:
    """Prints what a comparison on two workers of Dask takes by the clock beside one in this process."""
    try:
        from distributed import LocalCluster
    except ImportError:
        print("Dask: skipped, it is not installed: the extra dask brings it")
        return
    from factcheck.cluster import Cluster
    from factcheck.engines.dask import Dask
    from factcheck.settings import Settings

    with tempfile.TemporaryDirectory() as folder:
        for document in stories.documents(count):
            Path(folder, document.name).write_text(document.text, "utf-8")
        start = time.perf_counter()
        pipeline.compare(pipeline.load([folder]).documents)
        here = time.perf_counter() - start
        with (
            LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as workers,
            Dask(workers.scheduler_address) as machines,
        ):
            Cluster(machines, Settings(cache=False)).load([str(ROOT / "tests" / "retellings")])  # every language loaded
            cluster = Cluster(machines, Settings(cache=False))
            start = time.perf_counter()
            pipeline.compare(cluster.load([folder]).documents, engine=cluster, stages=cluster.stages)
            there = time.perf_counter() - start
    told.at_most(f"two workers of Dask / this process, {count} articles by the clock", there / here, None, ratio=True)


def _answer(path: str) -> float:
    draft = Document("draft.txt", TEXTS[0])
    start = time.process_time()
    documents, engine = pipeline.recall([draft], [path], lambda name: False)
    pipeline.check(draft, documents, engine=engine)
    return time.process_time() - start


def main() -> int:
    """Prints all of it."""
    given = [int(argument) for argument in sys.argv[1:]]
    told = results.Told("engines")
    reading(given[0] if given else 1000, told)
    sharing_out(given[0] // 2 if given else 500, told)
    asking(given[1:] or [1_000, 100_000], told)
    told.keep()
    return 0


if __name__ == "__main__":
    sys.exit(main())
