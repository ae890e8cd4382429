"""What travels where a comparison is shared out: bytes by stage, counted on this machine, a document.

python benchmarks/shuffle.py [ARTICLES]
"""

from __future__ import annotations

import pickle
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import results
import stories

from factcheck import pipeline
from factcheck.cluster import Cluster
from factcheck.engines.machines import Here
from factcheck.settings import Settings

_STAGES = {
    "told": "facts and what is known of documents, to the client",
    "item of marks": "marks, from worker to worker",
    "item of rare": "rare marks, from worker to worker",
    "likeliest": "pairs to compare, to the client",
    "item of picked": "readings that are compared, from worker to worker",
    "meetings": "pairs of facts, to the client",
    "quotes": "sentences that findings quote, to the client",
}


class Counted(Here):
    """Counts what results would be as bytes, by the function that made them."""

    def __init__(self) -> None:
        self.bytes: Counter[str] = Counter()
        self._made_by: dict[int, str] = {}
        self._held: list[Any] = []  # so that no id is given twice

    def run(self, function: Callable[..., Any], *arguments: Any) -> Any:
        found = function(*arguments)
        name = f"item of {self._made_by[id(arguments[0])]}" if function.__name__ == "item" else function.__name__
        self._made_by[id(found)] = name
        self._held.append(found)
        if name in _STAGES:
            self.bytes[name] += len(pickle.dumps(found, 5))
        return found

    def fetch(self, kept: Iterable[Any], until: float | None = None) -> list[Any]:
        return list(kept)


def main() -> int:
    """Prints the table, and keeps it."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    documents = stories.documents(count)
    machines = Counted()
    with tempfile.TemporaryDirectory() as folder:
        for document in documents:
            Path(folder, document.name).write_text(document.text, "utf-8")
        cluster = Cluster(machines, Settings(cache=False))
        found = cluster.load([folder]).documents
        result = pipeline.compare(found, engine=cluster, stages=cluster.stages)
    size = sum(len(d.text.encode()) for d in documents)
    told = results.Told("shuffle")
    print(f"{count} documents of {size / count:,.0f} bytes and {result.total_facts / count:.1f} facts each; bytes a document:")
    for stage, words in _STAGES.items():
        told.at_most(words, machines.bytes[stage] / count, None)
    told.at_most("all that travels / the texts", sum(machines.bytes.values()) / size, None, ratio=True)
    told.keep({"documents": count, "bytes": round(size / count), "facts": round(result.total_facts / count, 1)})
    return 0


if __name__ == "__main__":
    sys.exit(main())
