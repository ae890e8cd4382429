"""Files that were broken, or made to do harm: a message with the remedy, or the text that can be saved; never anything else."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from factcheck import Document
from factcheck.documents.formats import LARGEST, Fields, NotRead, documents
from factcheck.documents.formats.bounds import MOST
from factcheck.model import Problem

CORPUS = Path(__file__).parent / "corpus"
WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>'
EXTERNAL = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LAUGHTER = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
LAUGHS = f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a0 "ha ha ha ha">{LAUGHTER}]>'
ITEM = '<rss version="2.0"><channel><title>x</title><item><title>5 dead %s</title></item></channel></rss>'
OVER = LARGEST + 1


def zipped(files: dict[str, bytes | str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return target.getvalue()


def nested(levels: int) -> bytes:
    data = zipped({"a.txt": "5 dead"})
    for _ in range(levels):
        data = zipped({"n.zip": data})
    return data


def corpus(name: str, end: int | None = None) -> bytes:
    return (CORPUS / name).read_bytes()[:end]


def container(path: str) -> str:
    return f'<container><rootfiles><rootfile full-path="{path}"/></rootfiles></container>'


BOX = b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n"
BOOK = "application/epub+zip"

REFUSED: dict[str, tuple[bytes, str]] = {
    "cut.pdf": (corpus("altman_it.pdf", 9000), "is a damaged PDF: print or save it anew"),
    "cut.docx": (corpus("altman_it.docx", 3000), "is a damaged archive: save or pack it anew"),
    "cut.odt": (corpus("altman_it.odt", -500), "is a damaged archive: save or pack it anew"),
    "cut.gz": (corpus("rivaux_fr.txt.gz", 500), "is a damaged archive: save or pack it anew"),
    "cut.rtf": (corpus("altman_it.rtf", 200), "holds no text"),
    "bomb.zip": (zipped({"a.txt": b"0" * OVER}), "unpacks to more than 64 MB: unpack it"),
    "bomb.gz": (gzip.compress(b"0" * OVER), "unpacks to more than 64 MB: unpack it"),
    "bomb.docx": (zipped({"word/document.xml": b" " * OVER}), "unpacks to more than 64 MB: unpack it"),
    "crowd.zip": (zipped({f"{n}.txt": "" for n in range(MOST + 1)}), "packs 10001 files, more than 10000"),
    "external.docx": (zipped({"word/document.xml": EXTERNAL + WORD % "&e;"}), "defines entities"),
    "laughs.docx": (zipped({"word/document.xml": LAUGHS + WORD % "&a11;"}), "defines entities"),
    "deep.docx": (zipped({"word/document.xml": WORD % ("<w:sdt>" * 50_000 + "</w:sdt>" * 50_000)}), "is nested too deeply"),
    "broken.docx": (zipped({"word/document.xml": WORD % "<w:p>"}), "holds damaged XML"),
    "outside.epub": (zipped({"mimetype": BOOK, "META-INF/container.xml": container("../../x.opf")}), "is a damaged archive"),
    "circle.epub": (zipped({"mimetype": BOOK, "META-INF/container.xml": container("META-INF/container.xml")}), "holds no text"),
    "deep.json": (b"[" * 100_000, "is damaged JSON (nested too deeply)"),
    "broken.json": (b'{\n"text": "5 dead",}', "is damaged JSON (line 2)"),
    "broken.jsonl": (b'{"text": "5 dead"}\n{"text":', "is damaged in line 2"),
    "renamed.pdf": (b"5 dead", "is no .pdf file, whatever its name says"),
    "renamed.docx": (b"5 dead", "is no .docx file, whatever its name says"),
    "empty.html": (b"", "holds no text"),
    "binary.html": (b"<html><body><p>5\0 dead\0</p></body></html>", "is no text file"),
    "old.doc": (b"\xd0\xcf\x11\xe0" + bytes(600), "is in the old format of an office program: save it as .docx or .odt"),
    "deep.html": (b"<html><body>" + b"<div>" * 100_000 + b"5 dead", "holds no text"),
    "angles.html": (b"<html>" + b"<" * 200_000, "holds no text"),
    "attributes.html": (b"<html><p " + b"a='1' " * 100_000, "holds no text"),
    "comments.html": (b"<html>" + b"<!-- " * 100_000, "holds no text"),
    "scripts.html": (b"<html>" + b"<script>" * 100_000, "holds no text"),
    "empty.mbox": (b"", "holds no letter"),
    "text.mbox": (b"5 dead in June", "holds no letter"),
    "silent.srt": (b"1\n2\n", "holds no text"),
    "boxes.eml": (
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(1500)),
        "is nested too deeply",
    ),
}

PASSED_OVER: dict[str, bytes] = {
    "package.json": b'{"name": "x", "version": 1}',
    "settings.xml": b"<?xml version='1.0'?><config><a>5</a></config>",
    "figures.csv": b"a,b\n5,6\n",
    "sheet.xlsx": zipped({"xl/workbook.xml": "<a/>"}),
}

SAVED: dict[str, tuple[bytes, str]] = {
    "external.rss": ((EXTERNAL + ITEM % "&e;").encode(), "5 dead"),
    "laughs.rss": ((LAUGHS + ITEM % "&a11;").encode(), "5 dead &a11;"),
    "external.html": ((EXTERNAL + "<html><body><p>5 dead &e;</p></body></html>").encode(), "]>\n5 dead &e;"),
    "page.txt": (b"<!DOCTYPE html><html><body><p>5 dead in June</p><script>7</script></body></html>", "5 dead in June"),
    "label.html": ("<html><meta charset='iso-8859-1'><p>Zoë à l’été, 5 €".encode(), "Zoë à l’été, 5 €"),
    "latin.html": (
        "<html><meta charset='utf-8'><p>Le président a déclaré que c’était prêt pour les élèves".encode("cp1252"),
        "Le président a déclaré que c’était prêt pour les élèves",
    ),
    "quotes.csv": (b'text\n"5 dead\nin June\n', "5 dead\nin June"),
    "charset.eml": (b"Content-Type: text/plain; charset=no-such\n\n5 dead", "5 dead"),
    "boundary.eml": (b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\n5 dead\n--x", "5 dead"),
    "braces.rtf": (b"{\\rtf1" + b"{" * 100_000 + b"5 dead", "5 dead"),
    "renamed.txt": (corpus("all.zip"), ""),
}


def read(name: str, data: bytes) -> list[Document | Problem]:
    return list(documents(name, data, Fields()))


@pytest.mark.parametrize("name", REFUSED)
def test_a_broken_file_is_refused_with_the_remedy(name: str) -> None:
    data, message = REFUSED[name]
    with pytest.raises(ValueError, match=r".") as refused:
        read(name, data)
    assert message in str(refused.value)
    assert ":" in str(refused.value)


@pytest.mark.parametrize("name", PASSED_OVER)
def test_data_of_programs_is_no_document(name: str) -> None:
    with pytest.raises(NotRead):
        read(name, PASSED_OVER[name])


@pytest.mark.parametrize("name", SAVED)
def test_what_can_be_read_of_a_damaged_file_is_read(name: str) -> None:
    data, text = SAVED[name]
    found = read(name, data)
    assert isinstance(found[0], Document)
    assert not text or found[0].text == text


def test_a_broken_file_in_an_archive_costs_itself_alone() -> None:
    good, bad = read("all.zip", zipped({"a.txt": "5 dead", "b.pdf": b"no"}))
    assert isinstance(good, Document)
    assert good.name == "all.zip/a.txt"
    assert bad == Problem("all.zip/b.pdf", "all.zip/b.pdf is no .pdf file, whatever its name says: save it anew")


def test_archives_in_archives_end_somewhere() -> None:
    [document] = read("a.zip", nested(2))
    assert isinstance(document, Document)
    [problem] = read("a.zip", nested(3))
    assert isinstance(problem, Problem)
    assert "packed more than three times over: unpack it" in problem.message


def test_hidden_files_of_an_archive_are_left_alone() -> None:
    names = ["../../x.txt", ".git/y.txt", "__MACOSX/z.txt", "a/.b.txt", "a/b.txt"]
    assert [found.name for found in read("a.zip", zipped(dict.fromkeys(names, "5 dead"))) if isinstance(found, Document)] == [
        "a.zip/a/b.txt"
    ]


def test_a_locked_pdf_and_a_locked_archive_say_so() -> None:
    locked = zipped({"a.txt": "5 dead"}).replace(b"PK\x03\x04\x14\x00\x00\x00", b"PK\x03\x04\x14\x00\x01\x00")
    locked = locked.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00")
    with pytest.raises(ValueError, match="is locked: unpack it with its password"):
        read("a.zip", locked)


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)
    with pytest.raises(NotRead, match=r"python -m pip install 'factcheck-gate\[pdf\]'"):
        read("a.pdf", corpus("altman_it.pdf"))
