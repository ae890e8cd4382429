"""What is fuzzed: parts of the program as functions of bytes, each with what it promises of any input.

An input is a line that says which of a target's heads it is for (a format, a language, a report), and below it what that is given. A
target raises nothing but AssertionError, where a promise is broken, and what the program must not raise. `make fuzz` looks for such
inputs; those in `corpus/` are where it begins, and a test runs them all.
"""

from __future__ import annotations

import io
import json
import re
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from factcheck import Document, documents, pipeline, settings
from factcheck.documents.formats import SUFFIXES, Fields
from factcheck.documents.formats import documents as documents_in
from factcheck.engines import Reading, archive, here
from factcheck.engines.packing import SPOILT, pack, unpack
from factcheck.facts import attributions, figures
from factcheck.gate import baseline, ignores, since
from factcheck.languages import FOLDER, codes
from factcheck.model import Article, Comparison, Fact
from factcheck.model.results import to_json
from factcheck.settings import SettingsError, files, rates
from tests.hostile import carriers
from tests.hostile.outputs import HARMLESS, OUTPUTS, broken
from tests.hostile.payloads import PAYLOADS
from tests.hostile.words import vocabulary

CORPUS = Path(__file__).parent / "corpus"
DAY = date(2024, 5, 4)
AFTER = "\n----\n"  # between two documents of an input


class Target(NamedTuple):
    """A part of the program: what is run with a head and a body, the heads there are, and words that inputs are made of."""

    run: Callable[[str, bytes], None]
    heads: tuple[str, ...]
    words: Callable[[str], Sequence[str]]


def run(name: str, data: bytes) -> bool:
    """Runs a target with an input; whether it is one."""
    head, _, body = data.partition(b"\n")
    target, asked = TARGETS[name], head.decode("latin-1")
    if asked in target.heads:
        target.run(asked, body)
    return asked in target.heads


def inputs(name: str) -> Iterator[Path]:
    """The inputs of the corpus for a target."""
    return (path for path in sorted((CORPUS / name).iterdir()) if path.is_file())


# ---- formats of documents

_REMEDY = re.compile(r"(?:is|holds|has|packs|unpacks|defines|needs) .*: ", re.DOTALL)  # what the program says, not a library
_WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
_BOOK = '<container><rootfiles><rootfile full-path="a"/></rootfiles></container>'
_PACKED: Mapping[str, Callable[[bytes], dict[str, bytes | str]]] = {
    "docx": lambda body: {"word/document.xml": body},
    "docx notes": lambda body: {
        "word/document.xml": f"{_WORD}</w:body></w:document>",
        "word/footnotes.xml": body,
        "docProps/core.xml": body,
    },
    "odt": lambda body: {"mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": "", "content.xml": body},
    "epub": lambda body: {"mimetype": "application/epub+zip", "META-INF/container.xml": _BOOK, "a": body, "b": body},
    "zip of texts": lambda body: {f"{n}.txt": part for n, part in enumerate(body.split(b"\f"))},
}
_TAGS = (
    *(
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<table><tr><td>",
        "</td></tr></table>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<![CDATA[",
        "]]>",
    ),
    *('<meta charset="', "<time datetime='2024-05-03'>", "<article>", "<br>", "&#x41;", "&amp;", "&#xd800;", "<w:p><w:r><w:t>", "<w:tbl>"),
    *("</w:t></w:r></w:p>", "<text:p>", "</text:p>", '<text:s text:c="', "<item><title>", "<pubDate>", "<entry>", "<updated>", "<html>"),
    *('{"text": "', '"published": "2024-05-03"', "[", "]", "{", "}", ",", ":", "null", "\\u0000", "\\ud800", '"', "1e999", "text,date\n"),
    *(
        "{\\rtf1",
        "\\par ",
        "\\u1234?",
        "\\'e9",
        "\\bin5 ",
        "From a@b.c Thu\n",
        "Content-Type: text/plain; charset=",
        "--b\n",
        "=?utf-8?q?=C3?=",
    ),
    *("Content-Type: multipart/mixed; boundary=b\n\n", "Content-Transfer-Encoding: base64\n", "Date: Fri, 3 May 2024 10:00:00 +0000\n"),
    *(
        "00:00:01,000 --> 00:00:02,000\n",
        "WEBVTT\n",
        "NOTE ",
        "1\n",
        "\n\n",
        "\x00",
        "\ufeff",
        "\f",
        "---\ndate: 2024-05-03\n---\n",
        "| a | b |\n",
    ),
    *(
        "| --- | --- |\n",
        "%PDF-1.4\n",
        "1 0 obj\n",
        "endobj\n",
        "stream\n",
        "BT /F 9 Tf (a) Tj ET\n",
        "xref\n",
        "trailer<</Root 1 0 R>>\n",
        "<<",
        ">>",
    ),
)


def of_format(head: str, body: bytes) -> None:
    """A file is read, or refused with the remedy."""
    packed = _PACKED.get(head)
    name = f"a{head}" if packed is None else f"a.{head.split()[0]}"
    try:
        found = list(documents_in(name, _zipped(packed(body)) if packed else body, Fields()))
    except ValueError as refused:
        if not _REMEDY.match(str(refused)):
            raise AssertionError("not refused in words of ours") from refused
        return
    for document in found:
        if isinstance(document, Document):
            assert document.text.strip()
            for offset in range(0, len(document.text) + 1, max(1, len(document.text) // 20)):
                line, column = document.position(offset)
                assert line > 0 < column, document.place(offset)
            for span in document.source.noise if document.source else ():
                assert 0 <= span.start <= span.end <= len(document.text)


def _zipped(members: Mapping[str, bytes | str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return target.getvalue()


# ---- texts

_NAMED = ("Eva Rossi", "the Arno bridge", "Florence", "cost", "million euros", "3 May 2024", "said", "OpenAI", "ألتمان", "李明")
_TONGUES = (*codes(), *sorted(path.stem for path in (FOLDER / "derived").glob("*.toml")), "")


def _document(code: str, body: bytes, name: str = "a.txt") -> Document:
    return Document(name, body.decode("utf-8", "replace"), code or None, DAY if len(body) % 2 else None)


def of_article(code: str, body: bytes) -> None:
    """A text becomes an article: its sentences and paragraphs lie in order and within it."""
    article = documents.read(_document(code, body))
    for spans in (article.paragraphs, article.sentences, article.noise, article.parts, article.cells):
        for span in spans:
            assert 0 <= span[0] <= span[1] <= len(article.text)
    for spans in (article.paragraphs, article.sentences, article.parts):
        assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert article.to_dict()


def of_figures(code: str, body: bytes) -> None:
    """Figures are words of the text, can be told, and come back as they were from where they are kept."""
    article = documents.read(_document(code, body))
    _keeps_promises(article, figures.extract(article))


def of_statements(code: str, body: bytes) -> None:
    """Statements keep the promises of figures; what they speak of lies in the text."""
    article = documents.read(_document(code, body))
    found = attributions.extract(article)
    _keeps_promises(article, found)
    for fact in found:
        told = fact.value.to_dict()
        for span in (told.get("speaker_span"), told.get("cue_span"), *told.get("content_spans", ())):
            assert span is None or 0 <= span[0] <= span[1] <= len(article.text)


def _keeps_promises(article: Article, found: Sequence[Fact]) -> None:
    for fact in found:
        assert 0 <= fact.start < fact.end <= len(article.text)
        assert article.text[fact.start : fact.end] == fact.text or fact.kind in ("attribution", "role"), fact
    assert len(json.loads(to_json([fact.to_dict() for fact in found]))) == len(found)
    reading = Reading(replace(article, cells=()), tuple(found), frozenset())
    assert unpack(pack(reading), article.document) == reading


# ---- several documents


def of_comparison(code: str, body: bytes) -> None:
    """Documents are compared: the same in any order, offsets lead back to the text, no text contradicts its copy."""
    given = [_document(code, part, f"{n}.txt") for n, part in enumerate(body.split(AFTER.encode())[:3])]
    whole = pipeline.compare(given, within=True)
    assert pipeline.compare(given[::-1], within=True).to_json() == whole.to_json()
    _places_are_right(whole)
    twin = replace(given[0], name="twin.txt")
    assert [d for d in pipeline.compare([given[0], twin]) if not d.within] == []


def of_check(code: str, body: bytes) -> None:
    """A draft is held against sources; what might have been paired is explained."""
    draft, *sources = [_document(code, part, f"{n}.txt") for n, part in enumerate(body.split(AFTER.encode())[:3])]
    if sources:
        checked = pipeline.check(draft, sources)
        assert checked.to_json()
        _places_are_right(checked.comparison)
        whole = pipeline.compare([draft, *sources])
        pipeline.considered(whole, [f.id for found in whole.facts.values() for f in found][:3])


def _places_are_right(whole: Comparison) -> None:
    texts = {a.name: a.text for a in whole.articles}
    for finding in whole:
        for m in (m for r in finding.readings for m in r.mentions):
            assert texts[m.fact.document][m.fact.start : m.fact.end] == m.fact.text or m.fact.kind in ("attribution", "role")


# ---- reports


def of_report(head: str, body: bytes) -> None:
    """Foreign text, wherever a result carries it, does not get through a report."""
    command, name = head.split()
    payload = body.decode("utf-8", "surrogatepass" if b"\xed" in body else "replace") if _is_text(body) else body.decode("latin-1")
    assert broken(command, name, payload or HARMLESS) == []


def _is_text(body: bytes) -> bool:
    with suppress(UnicodeDecodeError):
        return bool(body.decode("utf-8", "surrogatepass")) or True
    return False


# ---- files of our own: settings, rates, baselines, archives


def of_file(head: str, body: bytes) -> None:
    """A file that people write, or that the program wrote and something spoilt, is read or refused in words."""
    with tempfile.TemporaryDirectory() as folder, suppress(SettingsError):
        path = Path(folder, _NAMES.get(head, "a.toml"))
        path.write_bytes(body)
        _FILES[head](path, body)


def _settings(path: Path, body: bytes) -> None:
    told = settings.resolve({}, {}, [files.read(path)])
    assert told == settings.resolve({}, {}, [files.read(path)])


def _assignments(path: Path, body: bytes) -> None:
    given = [line for line in body.decode("utf-8", "replace").split("\n") if "=" in line and "\0" not in line][:4]
    settings.resolve({}, {}, *files.sources(given, True, path.parent))


def _variables(path: Path, body: bytes) -> None:
    lines = [line.partition("=") for line in body.decode("utf-8", "replace").split("\n")]
    environ = {f"FACTCHECK_{name}": value for name, _, value in lines}
    settings.slips(environ)
    settings.resolve({}, environ)


def _rates(path: Path, body: bytes) -> None:
    found = rates.read(str(path))
    for currency in ("EUR", "USD", "JPY"):
        between = found.of(currency, DAY)
        assert between is None or 0 < between[0] <= between[1]


def _baseline(path: Path, body: bytes) -> None:
    entries = baseline.read(path)
    path.write_text(baseline.written(entries), "utf-8")
    assert sorted(baseline.read(path), key=repr) == sorted(entries, key=repr)
    baseline.accepted(_compared(), entries, lambda: DAY)


def _since(path: Path, body: bytes) -> None:
    since.compared(_compared(), str(path))


def _comments(path: Path, body: bytes) -> None:
    article = documents.read(Document("a.md", body.decode("utf-8", "replace"), "en"))
    for comment in ignores.comments_of(article):
        assert 0 <= comment.start <= comment.end <= len(article.text)
    ignores.ignored(_compared(), (), lambda: DAY)


def _reading(path: Path, body: bytes) -> None:
    with suppress(*SPOILT):  # as the store does
        unpack(body, Document("a.txt", "The bridge cost 5 million euros, said Eva Rossi.", "en"))


def _archive(path: Path, body: bytes) -> None:
    """The row of a document, spoilt: what is told of it, its text, its reading. Only what the command line tells as such is raised."""
    said, text, reading, *_ = [*body.split(b"\f"), b"", b"", b""]
    kept = archive.Archive(path.with_suffix(".kept"))
    try:
        kept.update([[Document("a.txt", "It cost 5 euros.", "en")]], pipeline.read, here, lambda reading: "a", lambda name: False)
        packed = zlib.compress(text) if len(text) % 4 else text
        kept._file.execute("UPDATE documents SET told = ?, text = ?, reading = ?", (said.decode("utf-8", "replace"), packed, reading))
        with suppress(sqlite3.Error):
            list(kept.likeliest(["a"], 3, lambda name: False))
    finally:
        kept.close()


@cache
def _compared() -> Comparison:
    return carriers.comparison(HARMLESS)


_FILES: Mapping[str, Callable[[Path, bytes], None]] = {
    "settings": _settings,
    "pyproject": _settings,
    "--config": _assignments,
    "environment": _variables,
    "rates": _rates,
    "rates.csv": _rates,
    "baseline": _baseline,
    "since": _since,
    "comments": _comments,
    "reading": _reading,
    "archive": _archive,
}
_NAMES = {"pyproject": "pyproject.toml", "rates.csv": "a.csv"}
_KEYS = (
    *(f"{settings.key_of(o.name)} = " for o in settings.options()),
    *(f"{o.name.upper()}=" for o in settings.options()),
    *("[tool.factcheck]\n", "[[ignore]]\n", "[[pin]]\n", "[tolerance]\n", "[aliases]\n", "reason = ", "text = ", "code = ", "expires = "),
    *(
        "2024-05-03",
        "true",
        "[]",
        "{}",
        '"a"',
        "''",
        "1e999",
        "nan",
        "-1",
        "0x10",
        "5%",
        "EUR",
        "USD",
        "date,currency,rate\n",
        "Date,USD,JPY\n",
    ),
    *(
        '{"schema": "factcheck/baseline/1"}\n',
        '{"id": "FC101-000000", "kind": "money", "values": ["5 USD"]',
        '"expires": "2024-05-03"',
        "\n",
    ),
    *(
        "<!-- factcheck: ignore[FC101] why -->",
        "<!-- factcheck: ignore",
        "-->",
        '["en",1,[null,null,"none",null],[],[],[],[],[],[],[]]',
        "\f",
    ),
    *('[5,12,null,[["money",["5","5","1",0],"USD",null]],null,0,0,1,6,"",""]', "null", "[", "]", '"', ",", "1,", "=", '"1e-99999999"'),
)

TARGETS: Mapping[str, Target] = {
    "formats": Target(of_format, (*sorted(SUFFIXES - {".docx", ".odt", ".epub"}), *_PACKED), lambda head: _TAGS),
    "articles": Target(of_article, _TONGUES, lambda code: [*vocabulary(code), *_TAGS]),
    "figures": Target(of_figures, _TONGUES, vocabulary),
    "statements": Target(of_statements, _TONGUES, vocabulary),
    "comparisons": Target(of_comparison, _TONGUES, lambda code: [*vocabulary(code), AFTER, *_NAMED]),
    "checks": Target(of_check, _TONGUES, lambda code: [*vocabulary(code), AFTER, *_NAMED]),
    "reports": Target(of_report, tuple(map(" ".join, OUTPUTS)), lambda head: [*PAYLOADS.values(), *_TAGS]),
    "files": Target(of_file, tuple(_FILES), lambda head: _KEYS),
}
