"""What was read before is read no more, and no result shows it."""

from __future__ import annotations

import ast
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from factcheck import pipeline
from factcheck.engines import Reading, here, program
from factcheck.engines.packing import pack, unpack
from factcheck.engines.store import NAME, Sketches, Store, Stored, folder
from factcheck.model import Document, Place, Source, Span
from tests.command import ROOT, environment, factcheck, line

TEXTS = {p.name: p.read_text("utf-8") for p in sorted((ROOT / "seeds").glob("*.txt"))}
TEXTS |= {p.name: p.read_text("utf-8") for p in sorted((ROOT / "tests" / "retellings").rglob("*.txt"))}
BRIDGE = Document("a.txt", "The bridge cost 5 million euros, the mayor said on Monday.\n", published=date(2024, 6, 5))


def read(place: Path, *documents: Document) -> tuple[list[object], int]:
    """What comes of the documents with the store in a folder, and how many of them were read for it."""
    fresh = []

    def engine(job: object, asked: object) -> object:
        fresh.extend(asked)  # type: ignore[call-overload]
        return map(job, asked)  # type: ignore[call-overload]

    return list(Stored(place, engine)(pipeline.read, documents)), len(fresh)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", TEXTS)
def test_a_reading_comes_back_as_it_was(name: str) -> None:
    reading = pipeline.read(Document(name, TEXTS[name]))
    again = unpack(pack(reading), reading.article.document)
    assert again == reading
    assert repr(again[:2]) == repr(reading[:2])


@pytest.mark.parametrize("text", ["", "\ud800 costs 5 euros", "ليس 40 بل 14 شخصا", "Up 2.50% to $1.2 trillion on 30 February, 'he said'"])
def test_odd_texts_come_back_too(tmp_path: Path, text: str) -> None:
    document = Document("a", text)
    assert read(tmp_path, document)[0] == read(tmp_path, document)[0] == [pipeline.read(document)]


def test_what_was_read_is_read_no_more(tmp_path: Path) -> None:
    first, fresh = read(tmp_path, BRIDGE)
    assert fresh == 1
    assert read(tmp_path, BRIDGE) == (first, 0)


SOURCE = Source("pdf", (Place(0, "page 3"),))


@pytest.mark.parametrize(
    "changed",
    [
        {"text": BRIDGE.text.replace("5", "6")},
        {"language": "de"},
        {"published": date(2024, 6, 6)},
        {"published": None},
        {"source": SOURCE},
        {"source": replace(SOURCE, noise=(Span(0, 3),))},
    ],
)
def test_what_is_said_of_a_document_counts(tmp_path: Path, changed: dict[str, object]) -> None:
    other = replace(BRIDGE, **changed)  # type: ignore[arg-type]
    read(tmp_path, BRIDGE, replace(BRIDGE, source=SOURCE) if "noise" in repr(changed) and other.source != SOURCE else BRIDGE)
    assert read(tmp_path, other) == ([pipeline.read(other)], 1)


def test_its_name_does_not(tmp_path: Path) -> None:
    other = replace(BRIDGE, name="elsewhere/b.txt")
    read(tmp_path, BRIDGE)
    assert read(tmp_path, other) == ([pipeline.read(other)], 0)


def test_another_program_reads_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(tmp_path, BRIDGE)
    monkeypatch.setattr(program, "signature", lambda: b"changed")
    assert read(tmp_path, BRIDGE)[1] == 0  # installed again, but the same
    monkeypatch.setattr(program, "signature", lambda: b"changed once more")
    monkeypatch.setattr(program, "digest", lambda: b"other")
    assert read(tmp_path, BRIDGE)[1] == 1


def test_the_program_is_all_code_that_reading_runs_through() -> None:
    """Whatever the rooms of reading import is a part of the digest."""
    rooms = {room.removesuffix(".py") for room in program.ROOMS}
    seen = set()
    for room in ("documents", "facts", "languages", "alignment"):
        for path in (ROOT / "factcheck" / room).rglob("*.py"):
            nodes = [n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.ImportFrom) and n.module]
            seen |= {n.module.split(".")[1] for n in nodes if n.module.startswith("factcheck.")}
            seen |= {alias.name for n in nodes if n.module == "factcheck" for alias in n.names}
    assert seen <= rooms | {"__version__"}
    assert (program.PACKAGE / "languages" / "fr.toml").as_posix() in {Path(e.path).as_posix() for e in program._files()}


def foreign(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE readings (mine TEXT)")
    file.close()


def flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    at = data.index(b"million")
    data[at : at + 7] = b"billion"
    path.write_bytes(data)


SPOILED: dict[str, Callable[[Path], object]] = {
    "no database": lambda path: path.write_bytes(b"Dear diary" * 1000),
    "another program's": foreign,
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:6000]),
    "overwritten": lambda path: path.write_bytes(path.read_bytes()[:4096] + b"\xff" * (path.stat().st_size - 4096)),
    "a changed word": flipped,
    "empty": lambda path: path.write_bytes(b""),
}


@pytest.mark.parametrize("how", SPOILED)
def test_a_spoiled_file_is_made_anew(tmp_path: Path, how: str) -> None:
    text = BRIDGE.text * 40
    document = replace(BRIDGE, text=text)
    read(tmp_path, document)
    SPOILED[how](tmp_path / NAME)
    assert read(tmp_path, document) == ([pipeline.read(document)], 1)
    assert read(tmp_path, document)[1] == 0


def test_a_folder_that_cannot_be_had_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert read(tmp_path / "file", BRIDGE) == ([pipeline.read(BRIDGE)], 1)
    (tmp_path / NAME).mkdir()
    assert read(tmp_path, BRIDGE) == ([pipeline.read(BRIDGE)], 1)


def test_what_is_locked_by_another_run_is_done_without_and_waited_for_but_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(tmp_path, BRIDGE)
    monkeypatch.setattr("factcheck.engines.store._PATIENCE", 0.1)
    store = Store(tmp_path)
    other = sqlite3.connect(tmp_path / NAME)
    other.execute("BEGIN EXCLUSIVE")
    start = time.monotonic()
    assert [store.get(BRIDGE) for _ in range(100)] == [None] * 100
    assert time.monotonic() - start < 5
    assert read(tmp_path, BRIDGE)[0] == [pipeline.read(BRIDGE)]
    other.close()


def test_a_user_without_a_home_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", homeless)
    assert folder({}, "linux") is None


def test_a_run_that_is_broken_off_keeps_what_it_has(tmp_path: Path) -> None:
    def breaking(job: object, asked: object) -> object:
        yield pipeline.read(BRIDGE)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(Stored(tmp_path, breaking)(pipeline.read, [BRIDGE, replace(BRIDGE, text="more")]))  # type: ignore[arg-type]
    assert read(tmp_path, BRIDGE)[1] == 0


def test_the_oldest_are_forgotten_where_the_file_grows_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.engines.store._LARGEST", 200_000)
    documents = [replace(BRIDGE, text=f"{n}. {BRIDGE.text * 30}") for n in range(20)]
    for document in documents:
        read(tmp_path, document)
    assert (tmp_path / NAME).stat().st_size < 400_000
    assert [read(tmp_path, d)[1] for d in (documents[0], documents[-1])] == [1, 0]


@pytest.mark.parametrize("command", [["compare", "seeds", "-f", "json"], ["compare", "seeds"], ["extract", "seeds", "-f", "json"]])
def test_kept_or_not_the_bytes_are_the_same(tmp_path: Path, command: list[str]) -> None:
    runs = [factcheck(*command, "--no-cache", env={"PYTHONHASHSEED": "0"})]
    runs += [factcheck(*command, "--cache", "--cache-dir", tmp_path, env={"PYTHONHASHSEED": seed}) for seed in ("1", "2", "3")]
    assert {(run.returncode, run.stdout, run.stderr) for run in runs} == {(runs[0].returncode, runs[0].stdout, b"")}


def test_runs_at_the_same_time_do_not_disturb_one_another(tmp_path: Path) -> None:
    command = line(["extract", "seeds", "-f", "json", "--cache", "--cache-dir", tmp_path])
    runs = [subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
    ended = [(run.communicate(), run.returncode) for run in runs]
    assert {(out, err, status) for (out, err), status in ended} == {(ended[0][0][0], b"", 0)}
    assert read(tmp_path, *pipeline.load(["seeds"]).documents)[1] == 0 if os.getcwd() == str(ROOT) else True


def test_a_run_without_anything_new_loads_nothing_to_read_with(tmp_path: Path) -> None:
    ask = "import sys; from factcheck.cli import main; main(sys.argv[1:]); print(sorted(m for m in sys.modules), file=sys.stderr)"
    arguments = ["compare", "seeds", "--cache", "--cache-dir", str(tmp_path)]
    for expected in (True, False):
        run = subprocess.run([sys.executable, "-c", ask, *arguments], cwd=ROOT, env=environment(), capture_output=True)
        assert (b"'factcheck.facts'" in run.stderr) is expected
        assert (b"'regex'" in run.stderr) is expected


PAIR = [replace(BRIDGE, name="a"), replace(BRIDGE, name="b", text=BRIDGE.text.replace("5 million", "7 million"))]


def sketched(place: Path, *documents: Document) -> list[bytes]:
    """The sketches that the articles come with, as the documents are compared with the store in a folder."""
    found, _ = read(place, *documents)
    engine = partial(map, lambda d: next(r for r in found if r.article.name == d.name))  # type: ignore[attr-defined]
    stages = pipeline.keeping(Sketches(place))
    assert pipeline.compare(documents, engine=lambda job, d: engine(d), stages=stages) == pipeline.compare(documents)
    return [r.article.sketch for r in found]  # type: ignore[attr-defined]


def test_what_was_found_out_about_an_article_is_kept_beside_it(tmp_path: Path) -> None:
    assert sketched(tmp_path, *PAIR) == [b"", b""]
    assert all(sketched(tmp_path, *PAIR))
    other = replace(BRIDGE, name="c", text=BRIDGE.text + "It opened in 1998.")
    assert list(map(bool, sketched(tmp_path, *PAIR, other))) == [True, True, False]
    assert all(sketched(tmp_path, *PAIR, other))


@pytest.mark.parametrize("kept", [b"", b"nonsense", b"\0\0\0\0[]", None])
def test_a_spoiled_sketch_is_none(tmp_path: Path, kept: bytes | None) -> None:
    sketched(tmp_path, *PAIR)
    with closing(sqlite3.connect(tmp_path / NAME)) as file, file:
        file.execute("UPDATE readings SET sketch = ?", (kept,))
    assert sketched(tmp_path, *PAIR) == [b"", b""]
    assert all(sketched(tmp_path, *PAIR))


@pytest.mark.parametrize("sketch", [b"", b"[]", b"\xff", b"[[],{},{},{},[],[],[],[{},{}]]"])
def test_a_sketch_that_is_none_of_its_article_is_passed_over(sketch: bytes) -> None:
    def engine(job: object, documents: Sequence[Document]) -> Iterator[Reading]:
        for document in documents:
            reading = pipeline.read(document)
            yield reading._replace(article=replace(reading.article, sketch=sketch))

    assert pipeline.compare(PAIR, engine=engine) == pipeline.compare(PAIR)


def test_where_it_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert folder({}, "linux") == tmp_path / ".cache" / "factcheck"
    assert folder({"XDG_CACHE_HOME": str(tmp_path / "x")}, "linux") == tmp_path / "x" / "factcheck"
    assert folder({"XDG_CACHE_HOME": "x"}, "linux") == tmp_path / ".cache" / "factcheck"
    assert folder({}, "darwin") == tmp_path / "Library" / "Caches" / "factcheck"
    assert folder({"LOCALAPPDATA": str(tmp_path / "l")}, "win32") == tmp_path / "l" / "factcheck" / "Cache"


def test_the_library_keeps_nothing_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    pipeline.compare([BRIDGE])
    assert list(tmp_path.iterdir()) == []
    assert list(here(pipeline.read, [BRIDGE])) == [pipeline.read(BRIDGE)]


def test_a_store_can_be_closed_and_opened(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(pipeline.read(BRIDGE))
    assert store.get(BRIDGE) is None  # written in batches
    store.close()
    assert Store(tmp_path).get(BRIDGE) == pipeline.read(BRIDGE)
