"""An archive: documents that were read, in one SQLite file, found again by their marks.

A mark is a text that documents on one story share: a name, a place, a figure. What a document is asked for costs as much as its own
marks do, however many documents there are: marks that are common say little and are passed over.
"""

from __future__ import annotations

import json
import math
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from factcheck.digests import blake2b
from factcheck.engines import ARCHIVE, Engine, Job, Reading, is_archive, program
from factcheck.engines.packing import SPOILT, pack, unpack
from factcheck.model import Document, Place, Problem, Source, Span
from factcheck.records import dataclass

_COMMON, _SHARE, _FEW = 300, 0.1, 50
"""A mark of more documents than this, or than this share of more than a few, says too little to be worth reading where it stands."""

_RARE = 8
"""A mark of so few counts in full."""

_LEAST = 2.0
"""What the marks that two documents share have to weigh."""

_TABLES = """
    CREATE TABLE documents (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, digest BLOB NOT NULL, program BLOB NOT NULL,
        told TEXT NOT NULL, text BLOB NOT NULL, reading BLOB NOT NULL
    );
    CREATE TABLE marks (mark INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (mark, document)) WITHOUT ROWID;
    CREATE INDEX marks_of ON marks (document);
"""

Marks = Callable[[Reading], Iterable[str]]


class NoArchive(ValueError):
    """A file that is no archive; the message says so."""


class Changes(NamedTuple):
    """What became of an archive: how many documents were added, changed and forgotten, how many there are, what could not be read."""

    added: int
    updated: int
    forgotten: int
    total: int
    failed: tuple[Problem, ...]


class Archive:
    """An archive that is open. Raises NoArchive where the file is there and none, sqlite3.Error where it cannot be opened."""

    def __init__(self, path: str | Path) -> None:
        new = not Path(path).exists() or Path(path).stat().st_size == 0
        if not new and not is_archive(path):
            raise NoArchive("is no archive of factcheck: name another file")
        self._file = sqlite3.connect(path)
        self._program = program.digest()
        if new:
            self._file.executescript(f"BEGIN; PRAGMA application_id = {ARCHIVE}; {_TABLES} COMMIT;")

    def close(self) -> None:
        """Ends; what was not finished is as it was before."""
        self._file.close()

    def update(
        self, batches: Iterable[Sequence[Document]], job: Job, engine: Engine, marks: Marks, forget: Callable[[str], bool]
    ) -> Changes:
        """Takes in the documents, some at a time: those that are new or changed are read. Of others, those that `forget` names when
        all are taken in are forgotten. All of it is kept, or nothing where it is broken off."""
        rows = self._file.execute("SELECT name, digest, program FROM documents")
        known = {name: (digest, made_by) for name, digest, made_by in rows}
        seen: set[str] = set()
        added = updated = 0
        failed: list[Problem] = []
        with self._file:
            for documents in batches:
                digests = {d.name: _digest(d) for d in documents}
                changed = [d for d in documents if known.get(d.name) != (digests[d.name], self._program)]
                failed += self._take(changed, engine(job, changed), digests, marks)
                seen |= digests.keys()
                new = sum(d.name not in known for d in changed)
                added, updated = added + new, updated + len(changed) - new
            gone = [name for name in known if name not in seen and forget(name)]
            for name in gone:
                self._remove(name)
        return Changes(added, updated, len(gone), len(self), tuple(failed))

    def _take(
        self, documents: Sequence[Document], readings: Iterable[Reading | Problem], digests: Mapping[str, bytes], marks: Marks
    ) -> Iterator[Problem]:
        """Keeps what came of the documents; what could not be read is given back."""
        for document, reading in zip(documents, readings, strict=True):
            if isinstance(reading, Problem):
                yield reading
            else:
                self._remove(document.name)
                self._add(reading, digests[document.name], marks(reading))

    def __len__(self) -> int:
        return int(self._file.execute("SELECT count(*) FROM documents").fetchone()[0])

    def _remove(self, name: str) -> None:
        self._file.execute("DELETE FROM marks WHERE document = (SELECT id FROM documents WHERE name = ?)", (name,))
        self._file.execute("DELETE FROM documents WHERE name = ?", (name,))

    def _add(self, reading: Reading, digest: bytes, marks: Iterable[str]) -> None:
        d = reading.article.document
        row = (d.name, digest, self._program, _told(d), zlib.compress(d.text.encode("utf-8", "surrogatepass")), pack(reading))
        added = self._file.execute("INSERT INTO documents (name, digest, program, told, text, reading) VALUES (?, ?, ?, ?, ?, ?)", row)
        numbers = sorted({_number(mark) for mark in marks})
        self._file.executemany("INSERT INTO marks VALUES (?, ?)", [(number, added.lastrowid) for number in numbers])

    def has(self, mark: str) -> bool:
        """Whether any document has a mark."""
        return self._file.execute("SELECT 1 FROM marks WHERE mark = ? LIMIT 1", (_number(mark),)).fetchone() is not None

    def likeliest(self, marks: Collection[str], most: int, but: Callable[[str], bool]) -> Iterator[tuple[Document, Reading | None]]:
        """So many documents at most that share the most and rarest of the marks, save those that `but` names.

        The reading is None where another version of the program made it. Raises sqlite3.Error where the archive is damaged.
        """
        every = "SELECT id FROM documents ORDER BY name"
        numbers = [n for (n,) in self._file.execute(every)] if len(self) <= most else self._ranked(marks)
        found = (
            self._file.execute("SELECT name, told, text, program, reading FROM documents WHERE id = ?", (n,)).fetchone() for n in numbers
        )
        yield from (self._of_row(*row) for row in islice((row for row in found if not but(row[0])), most))

    def _of_row(self, name: str, told: str, text: bytes, made_by: bytes, reading: bytes) -> tuple[Document, Reading | None]:
        try:
            document = _document(name, told, zlib.decompress(text).decode("utf-8", "surrogatepass"))
            return document, unpack(reading, document) if made_by == self._program else None
        except (zlib.error, *SPOILT):
            raise sqlite3.DatabaseError(f"what it holds of {name} is damaged") from None

    def _ranked(self, marks: Collection[str]) -> list[int]:
        total = len(self)
        common = max(_FEW, min(_COMMON, int(_SHARE * total)))
        weights: dict[int, float] = defaultdict(float)
        for number in sorted({_number(mark) for mark in marks}):
            there = self._file.execute("SELECT document FROM marks WHERE mark = ? LIMIT ?", (number, common + 1)).fetchall()
            if len(there) <= common:
                for (document,) in there:
                    weights[document] += _weight(len(there), total)
        return sorted((d for d, weight in weights.items() if weight >= _LEAST - 1e-6), key=lambda d: (-weights[d], d))


@dataclass(frozen=True)
class Recalled:
    """An engine that knows the readings of some documents, by name, and has the others read by another one."""

    known: Mapping[str, Reading]
    engine: Engine

    def __call__(self, job: Job, documents: Sequence[Document]) -> Iterator[Reading | Problem]:
        fresh = iter(self.engine(job, [d for d in documents if d.name not in self.known]))
        return (self.known.get(d.name) or next(fresh) for d in documents)


def opened(path: str | Path) -> closing[Archive]:
    """An archive, to be closed at the end of a `with` block."""
    return closing(Archive(path))


def _weight(spread: int, total: int) -> float:
    """What a mark of `spread` documents out of `total` says: 1 for a rare one, the less the more it is in."""
    return 1.0 if spread <= _RARE else math.log(total / spread) / math.log(total / _RARE)


def _number(mark: str) -> int:
    return int.from_bytes(blake2b(mark.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def _digest(document: Document) -> bytes:
    told = (_told(document), document.text)
    return blake2b("\0".join(told).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _told(d: Document) -> str:
    """What is known of a document beside its name and text."""
    s = d.source
    source = s and [s.format, s.places, s.title, s.author, s.language, s.published and s.published.isoformat(), s.noise, s.poor]
    return json.dumps([d.language, d.published and d.published.isoformat(), source, d.packed_in])


def _document(name: str, told: str, text: str) -> Document:
    language, published, source, packed_in = json.loads(told)
    return Document(name, text, language, _day(published), _source(*source) if source else None, packed_in)


def _source(
    format: str,
    places: list[list[object]],
    title: str,
    author: str,
    language: str,
    published: str | None,
    noise: list[list[int]],
    poor: str,
) -> Source:
    where = tuple(Place(*place) for place in places)  # type: ignore[arg-type]
    return Source(format, where, title, author, language, _day(published), tuple(Span(*span) for span in noise), poor)


def _day(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None
