"""From paths to documents, and what is said of those that cannot be read."""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from pathlib import Path

import pytest

from factcheck.documents import files, load, unmatched
from factcheck.documents.formats import LARGEST, SUFFIXES, Fields
from factcheck.documents.text import decode

WESTERN = "L’été dernier, le président a déclaré que « tout » serait prêt à Nîmes pour les élèves, et que cela coûtait 12 €."
ARABIC = "قال الرئيس إن الحكومة لن تتراجع عن القرار الذي اتخذته في الشهر الماضي، وأضاف أن المشروع سيكلف 10 ملايين دولار."
RUSSIAN = "Президент сказал, что правительство не изменит решение, которое было принято в прошлом месяце."
POLISH = "Prezydent powiedział, że rząd nie zmieni decyzji, która została podjęta w zeszłym miesiącu."
TURKISH = "Başkan, hükümetin geçen ay aldığı kararı değiştirmeyeceğini ve bunun çok önemli olduğunu söyledi."
GREEK = "Ο πρόεδρος είπε ότι η κυβέρνηση δεν θα αλλάξει την απόφαση που πήρε τον περασμένο μήνα."
HEBREW = "הנשיא אמר כי הממשלה לא תשנה את ההחלטה שהתקבלה בחודש שעבר."
CHINESE = "总统昨天表示，政府不会改变上个月作出的决定。他还说，这是历史上最大的基础设施项目之一。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((WESTERN, name) for name in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac-roman")),
        *((ARABIC, name) for name in ("utf-8", "utf-16-le", "cp1256", "iso-8859-6")),
        *((RUSSIAN, name) for name in ("cp1251", "koi8-r", "iso-8859-5", "utf-16-be")),
        *((POLISH, name) for name in ("cp1250", "iso-8859-2")),
        (TURKISH, "cp1254"),
        (GREEK, "cp1253"),
        (HEBREW, "cp1255"),
        (CHINESE, "gb18030"),
    ],
)
def test_every_encoding_is_found(text: str, encoding: str) -> None:
    text = text.encode(encoding, "ignore").decode(encoding)
    assert decode(text.encode(encoding)) == text


def test_line_ends_stay_as_they_are() -> None:
    assert decode(b"a\r\nb\rc\n") == "a\r\nb\rc\n"


def test_a_damaged_byte_does_not_change_the_encoding() -> None:
    assert decode(ARABIC.encode() + b" \xff") == ARABIC + " \ufffd"


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"%PDF-1.7\n\x00\x01\x02\x03" * 50, b"\x89PNG\r\n\x1a\n" + bytes(500)])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="no text file"):
        decode(data)


EMPTY = "empty holds no documents: it needs text (no suffix) or one of " + ", ".join(sorted(SUFFIXES - {""}))
FIELDS = ", ".join(Fields().text)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("in/b.txt", "in/a.md", "in/sub/c", "in/.hidden.txt", "in/.git/d.txt", "in/e.json", "in/f.exe"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('{"version": 1}' if path.suffix == ".json" else "It rained.", "utf-8")
    (tmp_path / "empty").mkdir()
    return tmp_path


def test_a_folder_gives_its_text_files_by_name(folder: Path) -> None:
    documents, problems = load(["in"])
    assert [d.name for d in documents] == ["in/a.md", "in/b.txt", "in/sub/c"]
    assert problems == []


def test_a_path_named_twice_is_read_once(folder: Path) -> None:
    assert [d.name for d in load(["in/b.txt", "./in/b.txt", "in", "in"])[0]] == ["in/a.md", "in/b.txt", "in/sub/c"]


@pytest.mark.parametrize(
    ("path", "content", "message"),
    [
        ("nope", None, "nope does not exist: check the path"),
        ("empty", None, EMPTY),
        ("x.txt", b"\x00\x01\x02" * 99, "x.txt is no text file: save it as plain text in UTF-8"),
        ("x.txt", b" \n", "x.txt is empty: fill it or leave it out"),
        ("x.pdf", b"%PDF-", "x.pdf is a damaged PDF: print or save it anew"),
        ("x.json", b'{"version": 1}', "x.json has no record with a text: name the field that holds it (known are " + FIELDS + ")"),
        ("x.bin", bytes(300), "x.bin is no text file: save it as plain text in UTF-8"),
    ],
)
def test_problems_name_the_file_and_the_remedy(folder: Path, path: str, content: bytes | None, message: str) -> None:
    if content is not None:
        (folder / path).write_bytes(content)
    documents, problems = load(["in/b.txt", path])
    assert [d.name for d in documents] == ["in/b.txt"]
    assert [(p.document, p.message) for p in problems] == [(path, message)]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_problem(folder: Path) -> None:
    (folder / "in/b.txt").chmod(0)
    documents, problems = load(["in"])
    assert [d.name for d in documents] == ["in/a.md", "in/sub/c"]
    assert problems[0].message == "in/b.txt cannot be read (Permission denied): check its permissions"


def test_languages_and_dates_are_given_by_pattern(folder: Path) -> None:
    documents, _ = load(["in"], languages={"*": "it", "*.md": "fr"}, dates={"b.txt": date(2024, 1, 1), "in/sub/*": date(2024, 1, 2)})
    assert [(d.language, d.published) for d in documents] == [("fr", None), ("it", date(2024, 1, 1)), ("it", date(2024, 1, 2))]
    assert unmatched(["*.md", "z.txt", "sub"], documents) == ["z.txt", "sub"]


def test_of_a_folder_only_documents_count_and_nothing_out_of_it(folder: Path) -> None:
    """Data of programs, pipes, links that lead away or in circles: each is passed over with a word, and the rest is read."""
    (folder / "in/broken.json").write_text("{ // a comment", "utf-8")
    (folder / "in/deep.zip").write_bytes(b"PK\x03\x04")
    os.mkfifo(folder / "in/pipe.txt")
    (folder / "secret.txt").write_text("5 dead", "utf-8")
    (folder / "in/away.txt").symlink_to(folder / "secret.txt")
    (folder / "in/near.txt").symlink_to(folder / "in/b.txt")
    (folder / "in/circle").symlink_to(folder / "in")
    (folder / "in/nowhere.txt").symlink_to(folder / "in/gone.txt")
    (folder / "in/x.txt").mkdir()
    documents, problems = load(["in"])
    assert [d.name for d in documents] == ["in/a.md", "in/b.txt", "in/sub/c"]
    assert [(p.message, p.passed_over) for p in problems] == [
        ("in/away.txt leads to a file out of its folder: name that file itself to have it read", True),
        ("in/broken.json is damaged JSON (line 1): mend it or save it anew", True),
        ("in/deep.zip is a damaged archive: save or pack it anew", False),
        ("in/nowhere.txt is no regular file: leave it out", False),
        ("in/pipe.txt is no regular file: leave it out", False),
    ]


def test_a_file_that_would_fill_the_machine_is_refused(folder: Path) -> None:
    with (folder / "in/huge.txt").open("wb") as file:
        file.truncate(LARGEST + 1)
    documents, problems = load(["in"])
    assert [d.name for d in documents] == ["in/a.md", "in/b.txt", "in/sub/c"]
    assert [p.message for p in problems] == ["in/huge.txt is larger than 64 MB: split it"]


def test_a_missing_library_costs_only_what_was_asked_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    (folder / "in/r.pdf").write_bytes(b"%PDF-1.7")
    message = "in/r.pdf needs a library that is not installed: python -m pip install 'factcheck-gate[pdf]'"
    assert [(p.message, p.passed_over) for p in load(["in"])[1]] == [(message, True)]
    assert [(p.message, p.passed_over) for p in load(["in/r.pdf"])[1]] == [(message, False)]


def test_the_fields_of_records_can_be_named(folder: Path) -> None:
    record = {"Key": 7, "Meta": {"Day": "2024-05-03"}, "Head": "Flood", "Story": "12 dead."}
    (folder / "in/r.jsonl").write_text(json.dumps(record) + "\n", "utf-8")
    fields = {"text": ["Story"], "title": ["Head"], "published": ["Meta.Day"], "name": ["Key"]}
    [document] = [d for d in load(["in/r.jsonl"], fields=fields, languages={"r.jsonl": "en"})[0] if "r.jsonl" in d.name]
    assert (document.name, document.text, document.language) == ("in/r.jsonl#7", "Flood\n12 dead.", "en")
    assert document.source
    assert document.source.published == date(2024, 5, 3)


def test_batches_hold_what_a_folder_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(30):
        (tmp_path / f"{n:02}.txt").write_text(f"Number {n} cost {n} million euros. " * 5, "utf-8")
    (tmp_path / "empty.txt").write_text("", "utf-8")
    monkeypatch.setattr(files, "_BATCH", 1000)
    found = list(files.batches([tmp_path]))
    assert max(sum(len(d.text) for d in some) for some, _ in found) < 1200
    documents, problems = files.load([tmp_path])
    assert [d for some, _ in found for d in some] == documents
    assert [p for _, some in found for p in some] == problems
