"""Commands that are killed, as `kill -9` does it, at every step that touches the outside; run as a program, it prints what became of them.

A step is a file that is opened, moved, made or removed, or a call of the database. A command is killed at its first step, then anew
at its second, and so on until it comes to its end. After each death files must be as they were before, or as they would have been
at the end, and the command must do its work when it is run again.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from factcheck import Document, compare
from factcheck.cli import main
from factcheck.engines import archive, packing, processes, store

LOADED = (archive, packing, processes, store)  # by now, so that a process that is forked does not compile them
STEPS = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "shutil.rmtree")
FORMATS = ("json", "html", "sarif")
COMMANDS = {
    "compare": ["compare", "texts", "-o", "out.json", "-f", "json", *(f"--report={f}=report.{f}" for f in FORMATS), "--cache-dir", "cache"],
    "update": ["compare", "texts", "--no-cache", "-qq", "--baseline", "kept.jsonl", "--update-baseline"],
    "extract": ["extract", "texts", "-f", "csv", "-o", "facts.csv", "--cache-dir", "cache"],
    "index": ["index", "texts", "-o", "archive.db", "--cache-dir", "cache"],
    "pool": ["compare", "texts", "-f", "json", "-o", "out.json", "--jobs", "2", "--no-cache"],
    "init": ["init"],
}
TEXT = "On 3 May 2024 Eva Rossi opened the Arno bridge. The Arno bridge cost {} million euros. It took {} months, said Rossi.\n"
Kept = Mapping[str, bytes]


class Counted(sqlite3.Connection):
    """A connection whose every call is a step."""

    step: Callable[[str], None] = staticmethod(lambda name: None)

    def execute(self, *arguments: Any) -> sqlite3.Cursor:
        self.step("execute")
        return super().execute(*arguments)

    def executemany(self, sql: str, rows: Any) -> sqlite3.Cursor:  # type: ignore[override]
        return super().executemany(sql, self._counted(rows))

    def executescript(self, script: str) -> sqlite3.Cursor:
        self.step("executescript")
        return super().executescript(script)

    def __exit__(self, *arguments: Any) -> Any:
        self.step("commit")
        return super().__exit__(*arguments)

    def _counted(self, rows: Any) -> Iterator[Any]:
        for row in rows:
            self.step("row")
            yield row


def die_at(number: int, folder: str) -> None:
    """Lets this process be killed at the step of that number that touches the folder."""
    left = [number]

    def step(name: str) -> None:
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)

    def heard(event: str, arguments: tuple[Any, ...]) -> None:
        if event in STEPS and isinstance(arguments[0], str | bytes | os.PathLike):
            path = os.path.join(folder, os.fsdecode(arguments[0]))
            if path.startswith(folder):
                step(event)

    Counted.step = staticmethod(step)
    sys.addaudithook(heard)
    connect = sqlite3.connect
    sqlite3.connect = lambda *a, **k: connect(*a, **{**k, "factory": Counted})  # type: ignore[misc,assignment]


def run(command: list[str], folder: Path, killed_at: int = 0) -> int:
    """The status of a command in a process of its own, below 0 where it was killed."""
    pid = os.fork()
    if pid:
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    status = 99
    try:
        os.chdir(folder)
        os.dup2(os.open(os.devnull, os.O_RDWR), 1)
        os.dup2(1, 2)
        if killed_at:
            die_at(killed_at, str(folder))
        status = main(command)
    finally:
        os._exit(status)


def kept(folder: Path) -> Kept:
    """What stands in the files that commands write; of a database, what it holds."""
    files = {p.name: p.read_bytes() for p in sorted(folder.iterdir()) if p.is_file() and not p.name.endswith((".part", ".db", "-journal"))}
    documents = folder / "archive.db"
    if documents.exists() and documents.stat().st_size:
        with sqlite3.connect(documents) as file:
            assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            tables = file.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            rows = file.execute("SELECT name, digest FROM documents").fetchall() if tables else ()
            files |= {"archive.db": str(rows).encode()} if rows else {}
    return files


def texts(folder: Path) -> Path:
    """Texts in a folder of their own."""
    (folder / "texts").mkdir(parents=True)
    for n in range(4):
        (folder / "texts" / f"{n}.txt").write_text(TEXT.format(5 + n % 2, 7 + n), "utf-8")
    return folder


def deaths(name: str, place: Path, every: int) -> Iterator[tuple[str, int, list[str]]]:
    """The deaths of a command, at every so-manieth step, and what was lost or spoilt by each."""
    command = COMMANDS[name]
    whole = texts(place / "whole")
    status, after = run(command, whole), kept(whole)
    for number in range(1, 500, every):
        folder = texts(place / str(number))
        before = kept(folder)
        died = run(command, folder, killed_at=number) < 0
        wrong = [f for f, data in kept(folder).items() if data not in (before.get(f), after.get(f))] if died else []
        wrong += [] if run(command, folder) == status or name == "init" else ["its status when it is run again"]
        wrong += [f for f, data in kept(folder).items() if data != after.get(f)]
        wrong += [p.name for p in folder.glob("*.part") if name != "init"]  # which is not run a second time
        wrong += [] if (folder / "texts" / "0.txt").read_bytes() == (whole / "texts" / "0.txt").read_bytes() else ["a text"]
        shutil.rmtree(folder)
        if not died:
            return
        yield name, number, wrong


def untimely(place: Path, times: int) -> Iterator[tuple[str, int, list[str]]]:
    """Deaths of `index` at any moment, one after the other over the same archive and the same store."""
    folder = texts(place / "any")
    for n in range(4, 60):
        (folder / "texts" / f"{n}.txt").write_text(TEXT.format(n, n) * 3, "utf-8")
    began = time.monotonic()
    run(COMMANDS["index"], folder)
    long = time.monotonic() - began
    for number in range(times):
        (folder / "texts" / "0.txt").write_text(TEXT.format(number, 7) * 200, "utf-8")
        pid = os.fork()
        if not pid:
            os.setsid()
            os._exit(run(COMMANDS["index"], folder) & 1)
        time.sleep(long * (number + 1) / times)
        os.killpg(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        wrong = [] if len(kept(folder).get("archive.db", b"")) > 100 else ["the archive"]
        yield "any moment", number, wrong
    if run(COMMANDS["index"], folder) != 0:
        yield "any moment", times, ["its status when it is run again"]


if __name__ == "__main__":
    work = Path(sys.argv[1]).resolve()
    compare([Document(name, TEXT.format(5, 7)) for name in "ab"]).to_json()  # what a language needs is loaded once, for all that are forked
    every = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    told = [death for name in COMMANDS for death in deaths(name, work / name, every)] + list(untimely(work, 24 // every))
    counts = {name: sum(t[0] == name for t in told) for name in (*COMMANDS, "any moment")}
    print(json.dumps({"deaths": counts, "wrong": [t for t in told if t[2]]}))
