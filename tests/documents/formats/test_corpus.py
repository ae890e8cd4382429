"""One article in every format, each file made by a real writer of it: its facts are those of the plain text.

`make_corpus.py` makes the files; letters carry a quoted answer and a signature, pages all that surrounds an article on a news site.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from factcheck import Document, extract
from factcheck.documents.formats import Fields, documents

CORPUS = Path(__file__).parent / "corpus"
SEEDS = Path(__file__).parents[3] / "seeds"
ARTICLES = ("rivaux_fr", "altman_it", "stargate_ar")
DAY = date(2024, 8, 18)
WITH_A_DATE = (".eml", ".mbox", ".html", ".rss", ".atom", ".json", ".jsonl", ".csv")


def read(path: Path) -> list[Document]:
    found = list(documents(path.name, path.read_bytes(), Fields()))
    assert all(isinstance(document, Document) for document in found), found
    return [document for document in found if isinstance(document, Document)]


def facts(document: Document) -> Counter[tuple[str, str, str]]:
    """Kind, value and words of all facts: statements by their words alone, since they know where they stand."""
    found = extract(replace(document, published=DAY, language=document.name.rpartition("_")[2][:2]))
    return Counter((f.kind, "" if f.kind == "attribution" else str(f.value.to_dict()), " ".join(f.text.split())) for f in found)


def original(name: str) -> Document:
    return Document(name, (SEEDS / f"{name}.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", sorted(p for p in CORPUS.iterdir() if not p.name.startswith("all.")), ids=lambda p: str(p.name))
def test_a_file_holds_the_facts_of_the_plain_text(path: Path) -> None:
    [document] = read(path)
    name = path.name.partition(".")[0]
    assert facts(replace(document, name=name)) == facts(original(name))
    assert (document.source and document.source.published) == (DAY if path.suffix in WITH_A_DATE else None)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("all.*")), ids=lambda p: str(p.name))
def test_a_file_of_several_documents_holds_the_facts_of_each(path: Path) -> None:
    found = read(path)
    assert len(found) == len(ARTICLES)
    wanted = sorted(ARTICLES) if path.suffix == ".zip" else ARTICLES
    for document, name in zip(found, wanted, strict=True):
        assert document.name.startswith("all.")
        assert facts(replace(document, name=name)) == facts(original(name))
        assert (document.source and document.source.published) == (DAY if path.suffix in WITH_A_DATE else None)


def test_the_arabic_of_a_pdf_is_what_was_printed() -> None:
    """Printed text is broken into lines and the marks of its images are split: compared are its words."""
    [printed] = read(CORPUS / "stargate_ar.pdf")
    assert printed.source
    assert "reading order" in printed.source.poor
    plain = [word for word in original("stargate_ar").text.split() if "http" not in word and "![" not in word]
    kept = Counter(printed.text.split())
    assert sum((Counter(plain) & kept).values()) >= 0.99 * len(plain)


@pytest.mark.parametrize(
    ("file", "words", "place"),
    [
        ("rivaux_fr.pdf", "122 jours", "page 1"),
        ("rivaux_fr.docx", "122 jours", "paragraph 7"),
        ("rivaux_fr.odt", "122 jours", "paragraph 7"),
        ("rivaux_fr.rtf", "122 jours", "paragraph 7"),
        ("rivaux_fr.epub", "122 jours", "chapter 1"),
        ("all.mbox", "122 jours", "body"),
    ],
)
def test_a_person_can_go_to_the_place(file: str, words: str, place: str) -> None:
    document = read(CORPUS / file)[0]
    assert document.place(document.text.index(words)) == place


@pytest.mark.parametrize("file", ["rivaux_fr.page.html", "rivaux_fr.soup.html"])
def test_a_passage_of_a_page_has_its_line_in_the_source(file: str) -> None:
    [document] = read(CORPUS / file)
    line, _ = document.position(document.text.index("122 jours"))
    assert "122 jours" in (CORPUS / file).read_text(encoding="utf-8").splitlines()[line - 1]
