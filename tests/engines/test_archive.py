"""An archive as a source: what was indexed is found again, and what shares nothing with the draft is not even read."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from factcheck import pipeline
from factcheck.engines import archive, here, is_archive
from factcheck.engines.archive import NoArchive, opened
from factcheck.model import Document, Place, Source, Span
from tests.command import ROOT, factcheck

TOWNS = ["Porto Albrio", "Kesselbach", "Vindara", "Olmstead", "Quarrow", "Brentwold", "Sablemont", "Tirvane", "Marchetta", "Yelverton"]
SOURCE = Source("pdf", (Place(0, "page 3"), Place(9, line=2, column=4)), "T", "A", "en", date(2024, 1, 2), (Span(1, 3),), "scanned")


def story(n: int, cost: int | None = None) -> Document:
    town = f"{TOWNS[n % 10]}{'aeiou'[n // 10 % 5]}{'lmnrst'[n // 50 % 6]}"
    people = 1000 + 37 * n
    text = f"The bridge of {town} cost {cost or 3 + n % 7} million euros, mayor Karl {town}son said.\n{people} people cross it every day.\n"
    return Document(f"stories/{n:04}.txt", text, published=date(2024, 1 + n % 12, 1 + n % 28))


def update(path: Path, *documents: Document, forget: bool = False) -> archive.Changes:
    return pipeline.index(str(path), [documents], lambda name: forget)


def found(path: Path, draft: Document) -> list[str]:
    documents, _ = pipeline.recall([draft], [str(path)], lambda name: False)
    return sorted(d.name for d in documents)


def test_documents_are_added_updated_and_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    documents = [story(n) for n in range(20)]
    assert update(path, *documents)[:4] == (20, 0, 0, 20)
    assert update(path, *documents)[:4] == (0, 0, 0, 20)
    assert update(path, story(3, cost=99), story(20))[:4] == (1, 1, 0, 21)
    assert update(path, *documents[:5], forget=True)[:4] == (0, 1, 16, 5)
    assert found(path, Document("draft", documents[12].text)) == [f"stories/{n:04}.txt" for n in range(5)]  # few enough to take all


def test_what_a_document_was_comes_back(tmp_path: Path) -> None:
    document = Document("a.pdf", "It cost 5 million euros in Vindara, \ud800 said.", "en", None, SOURCE)
    update(tmp_path / "a.db", document)
    (again,), engine = pipeline.recall([story(1)], [str(tmp_path / "a.db")], lambda name: False)
    assert again == document
    assert list(engine(pipeline.read, [again, story(1)])) == list(here(pipeline.read, [document, story(1)]))


def test_of_many_only_those_that_share_marks_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    update(path, *(story(n) for n in range(200)))
    draft = Document("draft.txt", story(77, cost=50).text)
    assert found(path, draft)[:1] == ["stories/0077.txt"]
    assert len(found(path, draft)) <= 10
    assert found(path, Document("draft.txt", "Nothing of the kind was told by anyone, 8 said.")) == []
    documents, engine = pipeline.recall([draft], [str(path)], lambda name: False)
    result = pipeline.check(draft, documents, engine=engine)
    assert [d.kind for d in result.comparison] == ["money"]


def test_names_are_found_across_scripts(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    told = Document("ar.txt", "قال سام ألتمان إن إيلون ماسك ومارك زوكربيرج دفعوا 7350 دولارا في 3 مارس 2024.\n")
    update(path, *(story(n) for n in range(60)), told)
    asked = Document("draft.txt", "Sam Altman, Elon Musk and Mark Zuckerberg paid 7,350 dollars on 3 March 2024, Altman said.\n")
    assert "ar.txt" in found(path, asked)
    update(tmp_path / "b.db", *(story(n) for n in range(60)), asked)
    assert "draft.txt" in found(tmp_path / "b.db", told)


def test_what_another_program_made_is_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.db"
    update(path, story(1))
    monkeypatch.setattr("factcheck.engines.program.digest", lambda: b"other")
    documents, engine = pipeline.recall([story(2)], [str(path)], lambda name: False)
    assert list(engine(pipeline.read, documents)) == [pipeline.read(story(1))]
    assert update(path, story(1))[:4] == (0, 1, 0, 1)


@pytest.mark.parametrize("content", [b"Dear diary", b"SQLite format 3\0" + bytes(200)])
def test_no_other_file_is_written_over(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(content)
    assert not is_archive(path)
    with pytest.raises(NoArchive):
        opened(path)
    assert path.read_bytes() == content


def test_an_update_that_is_broken_off_changes_nothing(tmp_path: Path) -> None:
    def breaking(job: object, documents: object) -> object:
        yield pipeline.read(story(5))
        raise KeyboardInterrupt

    path = tmp_path / "a.db"
    update(path, story(1))
    with pytest.raises(KeyboardInterrupt):
        pipeline.index(str(path), [[story(5)], [story(6)]], lambda name: True, engine=breaking)  # type: ignore[arg-type]
    assert update(path)[:4] == (0, 0, 0, 1)


def test_the_answer_is_that_of_the_folder(tmp_path: Path) -> None:
    folder, path, draft = ROOT / "seeds", tmp_path / "a.db", "seeds/altman_it.txt"
    made = factcheck("index", "seeds", "-o", path)
    assert (made.returncode, made.stdout) == (0, b"")
    assert made.stderr.endswith(b"5 added, 0 updated, 0 forgotten; 5 documents\n")
    assert folder.is_dir()
    answers = [factcheck("check", draft, "--against", source, "-f", "json") for source in ("seeds", path)]
    assert len({(a.returncode, a.stdout) for a in answers}) == 1
    assert answers[0].returncode in (0, 1)


def test_what_is_gone_is_forgotten_and_what_cannot_be_read_is_not(tmp_path: Path) -> None:
    for name in ("a/1.txt", "a/2.txt", "b/3.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"It cost {ord(name[2])} euros.\n")
    factcheck("index", "a", "b", "-o", "x.db", cwd=tmp_path)
    (tmp_path / "a/1.txt").unlink()
    (tmp_path / "b/3.txt").unlink()
    (tmp_path / "a/2.txt").write_bytes(b"\0\1\2\3")
    run = factcheck("index", "a", "-o", "x.db", cwd=tmp_path)
    assert run.returncode == 2
    assert run.stderr.endswith(b"0 added, 0 updated, 1 forgotten; 2 documents\n")
    assert factcheck("index", "a", "-o", "b/3.txt", cwd=tmp_path).returncode == 2


def test_a_document_that_is_spoiled_in_an_archive_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    factcheck("index", "seeds", "-o", path)
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE documents SET text = x'00'")
    run = factcheck("check", "seeds/altman_it.txt", "--against", path)
    assert (run.returncode, run.stdout) == (2, b"")
    assert b"is damaged; factcheck index makes an archive anew" in run.stderr
    assert b"internal error" not in run.stderr


def test_a_spoiled_archive_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    update(path, *(story(n) for n in range(30)))
    path.write_bytes(path.read_bytes()[:8192] + b"\xff" * 4096)
    run = factcheck("check", "seeds/altman_it.txt", "--against", path)
    assert (run.returncode, run.stdout) == (2, b"")
    assert run.stderr.endswith(b"factcheck index makes an archive anew\n")
