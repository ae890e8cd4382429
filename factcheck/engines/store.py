"""What was read before: readings in an SQLite file, by what was read and by what program.

It holds no verdicts and is never needed: a file that is corrupt or another program's is made anew, one that cannot be opened or is
written by another run at the moment is done without, a reading that is not whole counts as not kept. Nothing of it reaches a result.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar
from zlib import crc32

from factcheck.digests import blake2b
from factcheck.engines import Engine, Job, Reading, program
from factcheck.engines.packing import SPOILT, pack, unpack
from factcheck.model import Document, Problem
from factcheck.records import dataclass

T = TypeVar("T")

NAME = "readings.sqlite"
_OURS = 0x66637232  # SQLite's application_id: tells our files from others
_PATIENCE = 5.0  # seconds that another run may take to write
_BATCH = 64  # readings written at once: what a run that is broken off has read is not lost
_LARGEST = 1 << 30  # bytes, from which on the older half is forgotten
_TABLES = """
    CREATE TABLE IF NOT EXISTS programs (signature BLOB PRIMARY KEY, digest BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS readings (id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, body BLOB NOT NULL, sketch BLOB);
"""


def folder(environ: Mapping[str, str], platform: str = sys.platform) -> Path | None:
    """Where programs keep what they can make anew, by the custom of the system; nowhere for a user without a home."""
    try:
        return _folder(environ, platform)
    except RuntimeError:
        return None


def _folder(environ: Mapping[str, str], platform: str) -> Path:
    if platform == "win32" and environ.get("LOCALAPPDATA"):
        return Path(environ["LOCALAPPDATA"], "factcheck", "Cache")
    if platform == "darwin":
        return Path.home() / "Library" / "Caches" / "factcheck"
    given = environ.get("XDG_CACHE_HOME", "")
    return (Path(given) if os.path.isabs(given) else Path.home() / ".cache") / "factcheck"


class Store:
    """The kept readings of this program. Raises OSError or sqlite3.Error where the file cannot be opened or made."""

    def __init__(self, place: Path) -> None:
        place.mkdir(parents=True, exist_ok=True)
        self._path = place / NAME
        self._new: list[tuple[bytes, bytes]] = []
        self._given_up = False
        try:
            self._file = _opened(self._path)
        except sqlite3.OperationalError:  # locked, no room, no permission: not ours to mend
            raise
        except sqlite3.DatabaseError:
            _discard(self._path)
            self._file = _opened(self._path)
        self._program = self._digest()

    def close(self) -> None:
        """Writes what is to be kept, and ends."""
        self._flush()
        self._file.close()

    def get(self, document: Document) -> Reading | None:
        """What was read of such a document before."""
        key = self._key(document)
        row = self._quietly(lambda: self._file.execute("SELECT body, sketch FROM readings WHERE key = ?", (key,)).fetchone())
        try:
            body, sketch = (_whole(key, kept or b"") for kept in row or (b"", b""))
            return unpack(body, document, sketch or b"") if body else None
        except SPOILT:
            return None

    def put(self, reading: Reading) -> None:
        """Keeps a reading, now or with the next ones."""
        key, body = self._key(reading.article.document), pack(reading)
        self._new.append((key, _check(key, body) + body))
        if len(self._new) >= _BATCH:
            self._flush()

    def add(self, sketches: Sequence[tuple[Document, bytes]]) -> None:
        """Keeps sketches beside the readings of their documents, where those are kept."""
        rows = [(_check(key, sketch) + sketch, key) for key, sketch in ((self._key(d), sketch) for d, sketch in sketches)]
        self._quietly(lambda: self._sketch(rows))

    def _sketch(self, rows: Sequence[tuple[bytes, bytes]]) -> None:
        with self._file:
            self._file.executemany("UPDATE readings SET sketch = ? WHERE key = ?", rows)
            self._make_room()

    def _flush(self) -> None:
        if new := self._new:
            self._new = []
            self._quietly(lambda: self._write(new))

    def _write(self, rows: Sequence[tuple[bytes, bytes]]) -> None:
        with self._file:
            self._file.executemany("INSERT OR REPLACE INTO readings (key, body) VALUES (?, ?)", rows)
            self._make_room()

    def _make_room(self) -> None:
        if _size(self._file) > _LARGEST:
            self._file.execute("DELETE FROM readings WHERE id <= (SELECT (min(id) + max(id)) / 2 FROM readings)")

    def _key(self, document: Document) -> bytes:
        """Everything that a reading hangs on. The name of the document is no part of it."""
        told = repr((document.language, document.published, document.source)).encode("utf-8", "surrogatepass")
        text = document.text.encode("utf-8", "surrogatepass")
        return blake2b(b"%b%d:%b%b" % (self._program, len(told), told, text), digest_size=20).digest()

    def _digest(self) -> bytes:
        signature = program.signature()
        known = self._quietly(lambda: self._file.execute("SELECT digest FROM programs WHERE signature = ?", (signature,)).fetchone())
        if known and isinstance(known[0], bytes):
            return known[0]
        made = program.digest()
        self._quietly(lambda: self._remember(signature, made))
        return made

    def _remember(self, signature: bytes, digest: bytes) -> None:
        with self._file:
            self._file.execute("INSERT OR REPLACE INTO programs VALUES (?, ?)", (signature, digest))

    def _quietly(self, ask: Callable[[], T]) -> T | None:
        """What the file answers; nothing where it cannot, for whatever reason. One that is broken is made anew."""
        if self._given_up:
            return None
        try:
            return ask()
        except sqlite3.OperationalError:  # locked for long, no room: whoever waits once does not wait for every document
            self._given_up = True
            return None
        except sqlite3.DatabaseError:
            self._file.close()
            with suppress(OSError, sqlite3.Error):
                _discard(self._path)
                self._file = _opened(self._path)
            return None


@dataclass(frozen=True)
class Stored:
    """An engine that reads on another one only what was not read before; what was, it takes from the store in a folder."""

    folder: Path
    engine: Engine

    def __call__(self, job: Job, documents: Sequence[Document]) -> Iterator[Reading | Problem]:
        try:
            store = Store(self.folder)
        except (OSError, sqlite3.Error):
            yield from self.engine(job, documents)
            return
        with closing(store):
            kept = [store.get(document) for document in documents]
            fresh = self.engine(job, [d for d, reading in zip(documents, kept, strict=True) if reading is None])
            for reading in kept:
                yield reading or _kept(store, next(fresh))


@dataclass(frozen=True)
class Sketches:
    """Keeps sketches in the store in a folder, where that can be had."""

    folder: Path

    def __call__(self, sketches: Sequence[tuple[Document, bytes]]) -> None:
        with suppress(OSError, sqlite3.Error), closing(Store(self.folder)) as store:
            store.add(sketches)


def _kept(store: Store, reading: Reading | Problem) -> Reading | Problem:
    if isinstance(reading, Reading):
        store.put(reading)
    return reading


def _opened(path: Path) -> sqlite3.Connection:
    """The file, with its tables. Raises sqlite3.DatabaseError where it is none of ours."""
    file = sqlite3.connect(path, timeout=_PATIENCE, check_same_thread=False)
    try:
        # A power cut may spoil the file: it is made anew then, which costs less than waiting for the disk in every run.
        file.execute("PRAGMA synchronous = OFF")
        if not _number(file, "schema_version"):
            file.executescript(f"BEGIN IMMEDIATE; PRAGMA application_id = {_OURS}; {_TABLES} COMMIT;")
        elif _number(file, "application_id") != _OURS:
            raise sqlite3.DatabaseError("another program's file")
    except BaseException:
        file.close()
        raise
    return file


def _number(file: sqlite3.Connection, pragma: str) -> int:
    with closing(file.execute(f"PRAGMA {pragma}")) as found:
        return int(found.fetchone()[0])


def _size(file: sqlite3.Connection) -> int:
    return (_number(file, "page_count") - _number(file, "freelist_count")) * _number(file, "page_size")


def _discard(path: Path) -> None:
    for left in (path, path.with_name(f"{NAME}-journal"), path.with_name(f"{NAME}-wal"), path.with_name(f"{NAME}-shm")):
        with suppress(FileNotFoundError):
            left.unlink()


def _whole(key: bytes, kept: bytes) -> bytes | None:
    """What was kept with its check in front; None where it is not whole or that of another key."""
    return kept[4:] if kept[:4] == _check(key, kept[4:]) else None


def _check(key: bytes, body: bytes) -> bytes:
    """What shows that a body is whole and that of its key."""
    return crc32(body, crc32(key)).to_bytes(4, "big")
