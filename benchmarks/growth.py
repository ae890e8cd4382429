"""How time and memory grow with the number of documents, and which stage they go to.

    python benchmarks/growth.py [--large]

Each folder is compared in a process of its own, on one core, with nothing kept from before. Its stories are those of stories.py: many,
each told by three articles or so. The exponent says how time grows: 1 is in proportion. `--large` adds the folder of 10,000 articles,
which takes minutes.
"""

from __future__ import annotations

import json
import math
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import results
import stories

from factcheck import pipeline
from factcheck.engines import Job, Reading
from factcheck.facts import figures
from factcheck.model import Document, Problem

SIZES, LARGE = (100, 1000), 10_000
FOLDER, SPEED = 40, 300_000  # articles of a desk's folder; characters a second of the whole pipeline, on one core
EXPONENT, MEMORY, TWICE, SECONDS = 1.15, 1000, 2.3, 60
LIMIT = 15  # times that scanning for words and digits, the least any reader does, may be quicker than reading figures
_SCAN = re.compile(r"\w+")


class Clock:
    """CPU seconds by stage."""

    def __init__(self) -> None:
        self.reading = self.pairing = 0.0

    def engine(self, job: Job, documents: Sequence[Document]) -> Iterator[Reading | Problem]:
        """Reads in this process."""
        for document in documents:
            start = time.process_time()
            found = job(document)
            self.reading += time.process_time() - start
            yield found

    def align(self, *arguments: Any) -> Any:
        """Pairs in this process."""
        start = time.process_time()
        found = pipeline.HERE.align(*arguments)
        self.pairing += time.process_time() - start
        return found


def one(count: int) -> dict[str, float]:
    """What a comparison of so many articles takes, every language loaded before."""
    import gc
    import resource

    gc.set_threshold(100_000)  # as the program does
    pipeline.compare(stories.documents(54))
    documents = stories.documents(count)
    clock = Clock()
    start = time.process_time()
    result = pipeline.compare(documents, engine=clock.engine, stages=pipeline.HERE._replace(align=clock.align))
    whole = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    characters = sum(len(d.text) for d in documents)
    found = {"characters": characters, "facts": result.total_facts, "found": len(result), "memory": memory}
    return found | {"seconds": whole, "reading": clock.reading, "pairing": clock.pairing, "rest": whole - clock.reading - clock.pairing}


def measured(count: int) -> dict[str, float]:
    """The same in a process of its own."""
    done = subprocess.run([sys.executable, __file__, "--one", str(count)], stdout=subprocess.PIPE, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def exponent(small: int, large: int, took: dict[int, dict[str, float]]) -> float:
    """How time grows between two sizes."""
    return math.log(took[large]["seconds"] / took[small]["seconds"]) / math.log(large / small)


def scanning() -> tuple[float, float]:
    """How many times as long as one pass over its words and digits reading the figures of a text takes, and reading all of it."""
    documents = stories.documents(200)
    for document in documents[:60]:
        pipeline.read(document)
    articles = [pipeline.read(document).article for document in documents]
    scan = _seconds(lambda: [word.group().isdigit() for d in documents for word in _SCAN.finditer(d.text)])
    of_figures = _seconds(lambda: [figures.extract(article) for article in articles])
    return of_figures / scan, _seconds(lambda: [pipeline.read(d) for d in documents]) / scan


def _seconds(work: Callable[[], object]) -> float:
    """CPU seconds of the best of three times."""
    took = []
    for _ in range(3):
        start = time.process_time()
        work()
        took.append(time.process_time() - start)
    return min(took)


def table(took: dict[int, dict[str, float]]) -> None:
    """Prints what each size took, and where it went."""
    print("articles  characters    facts   CPU s   a second  reading  pairing   rest   peak MB")
    for count, f in took.items():
        shares = "".join(f"{f[stage] / f['seconds']:8.0%} " for stage in ("reading", "pairing", "rest"))
        speed = f["characters"] / f["seconds"]
        print(f"{count:8} {f['characters']:11,.0f} {f['facts']:8,.0f} {f['seconds']:7.1f} {speed:10,.0f} {shares} {f['memory']:7.0f}")


def main() -> int:
    """Prints the table and the targets, and keeps the figures."""
    if "--one" in sys.argv:
        print(json.dumps(one(int(sys.argv[-1]))))
        return 0
    sizes = [FOLDER, *SIZES, 2 * SIZES[-1], *([LARGE] if "--large" in sys.argv else [])]
    took = {count: measured(count) for count in sizes}
    table(took)
    told = results.Told("growth")
    told.at_least("characters a second, folder of 40", took[FOLDER]["characters"] / took[FOLDER]["seconds"], SPEED)
    told.at_most("seconds for 1,000 articles", took[1000]["seconds"], SECONDS)
    told.at_most("twice the documents, times the time", took[2000]["seconds"] / took[1000]["seconds"], TWICE, ratio=True)
    told.at_most("exponent, 100 to 1,000", exponent(100, 1000, took), EXPONENT, ratio=True)
    if LARGE in took:
        told.at_most("exponent, 1,000 to 10,000", exponent(1000, LARGE, took), EXPONENT, ratio=True)
        told.at_most("peak MB at 10,000", took[LARGE]["memory"], MEMORY)
    of_figures, of_all = scanning()
    told.at_most("reading figures / scanning for words and digits", of_figures, LIMIT, ratio=True)
    told.at_most("reading everything / scanning for words and digits", of_all, None, ratio=True)
    told.keep({"sizes": {str(count): found for count, found in took.items()}})
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    sys.exit(main())
