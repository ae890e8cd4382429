"""What a file is, by its content and its suffix, and the reader for it: one module a format, imported when a file asks for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import PurePosixPath
from typing import Any

from factcheck.documents.formats.bounds import LARGEST
from factcheck.documents.formats.extras import MissingExtra, NotRead
from factcheck.documents.formats.fields import Fields
from factcheck.model import Document, Problem

__all__ = ["LARGEST", "SUFFIXES", "Fields", "MissingExtra", "NotRead", "documents"]

TEXT_SUFFIXES = frozenset({"", ".txt", ".text", ".md", ".markdown"})

_SUFFIXES = {
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".rss", ".atom", ".xml", ".rdf"), "feed"),
    **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
    **dict.fromkeys((".csv", ".tsv"), "csv"),
    **dict.fromkeys((".srt", ".vtt"), "subtitles"),
    **dict.fromkeys((".mbox", ".mbx"), "mbox"),
    **{f".{name}": name for name in ("pdf", "docx", "odt", "rtf", "eml", "json", "epub", "gz", "zip")},
}
SUFFIXES = TEXT_SUFFIXES | _SUFFIXES.keys()
"""What is read of a folder. A file that is named itself is read whatever its suffix."""

_OLD_WORD = b"\xd0\xcf\x11\xe0"
_PACKED = {"zip", "gz"}
_HEAD = 4096
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_DEEPEST = 3


def documents(name: str, data: bytes, fields: Fields, depth: int = 0) -> Iterator[Document | Problem]:
    """The documents in a file, or in the files packed into it; a problem is one of those that cannot be read.

    Raises ValueError, with the remedy, where the file itself cannot be read, and NotRead where it holds no document at all.
    """
    format = _format(name, data)
    try:
        if format in _PACKED:
            yield from _packed(name, data, format, fields, depth)
        else:
            yield from _READERS[format](name, data, fields)
            if format == "eml":
                yield from _members(name, _mail().attachments(data), fields, depth)
    except RecursionError:
        raise ValueError("is nested too deeply: save it anew") from None


def _format(name: str, data: bytes) -> str:
    """What a file is: its first bytes know better than its suffix."""
    suffix = PurePosixPath(name).suffix.lower()
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    if data.startswith(_OLD_WORD):
        raise ValueError("is in the old format of an office program: save it as .docx or .odt")
    for mark, format in ((b"%PDF-", "pdf"), (b"{\\rtf", "rtf"), (b"\x1f\x8b", "gz")):
        if data.startswith(mark):
            return format
    head = data[:_HEAD].decode("latin-1").lstrip("ï»¿")
    if _PAGE.match(head):
        return "html"
    known = _SUFFIXES.get(suffix, "text")
    if known == "feed" and not _FEED.search(head):
        raise NotRead("is XML of a kind that is not read: save it as plain text")
    if known in ("pdf", "docx", "odt", "epub", "zip", "gz", "rtf"):
        raise ValueError(f"is no {suffix} file, whatever its name says: save it anew")
    return known


def _zipped(data: bytes) -> str:
    from factcheck.documents.formats import archive

    with archive.opened(data) as file:
        names = set(file.namelist())
        if "word/document.xml" in names:
            return "docx"
        kind = archive.member(file, "mimetype") if "mimetype" in names else b""
    if b"epub" in kind:
        return "epub"
    if b"opendocument.text" in kind:
        return "odt"
    if "xl/workbook.xml" in names or "ppt/presentation.xml" in names or b"opendocument" in kind:
        raise NotRead("is a file of an office program that is no text: save what it says as text or CSV")
    return "zip"


def _text(name: str, data: bytes, fields: Fields) -> Iterator[Document]:
    from factcheck.documents.text import decode

    text = decode(data)
    if not text.strip("\ufeff\0 \t\r\n"):
        raise ValueError("is empty: fill it or leave it out")
    yield Document(name, text)


def _one(module: str) -> Callable[[str, bytes, Fields], Iterator[Document]]:
    def read(name: str, data: bytes, fields: Fields) -> Iterator[Document]:
        yield _module(module).read(name, data)

    return read


def _many(module: str, function: str, *, fielded: bool = False) -> Callable[[str, bytes, Fields], Iterator[Document]]:
    def read(name: str, data: bytes, fields: Fields) -> Iterator[Document]:
        yield from getattr(_module(module), function)(name, data, *([fields] if fielded else []))

    return read


def _mailbox(name: str, data: bytes, fields: Fields) -> Iterator[Document]:
    mail = _mail()
    return (mail.read(f"{name}#{number}", letter) for number, letter in mail.letters(data))


def _mail() -> Any:
    return _module("mail")


def _module(name: str) -> Any:
    return import_module(f"factcheck.documents.formats.{name}")


_READERS: dict[str, Callable[[str, bytes, Fields], Iterator[Document]]] = {
    "text": _text,
    "html": _one("html"),
    "pdf": _one("pdf"),
    "docx": _one("word"),
    "odt": _one("opendocument"),
    "rtf": _one("rtf"),
    "epub": _one("epub"),
    "subtitles": _one("subtitles"),
    "eml": _one("mail"),
    "mbox": _mailbox,
    "feed": _many("feeds", "read"),
    "json": _many("records", "json_file", fielded=True),
    "jsonl": _many("records", "json_lines", fielded=True),
    "csv": _many("records", "table", fielded=True),
}


def _packed(name: str, data: bytes, format: str, fields: Fields, depth: int) -> Iterator[Document | Problem]:
    from factcheck.documents.formats import archive

    if depth >= _DEEPEST:
        raise ValueError("is packed more than three times over: unpack it")
    if format == "gz":
        inner = name.removesuffix(".gz")
        for found in documents(inner, archive.unpacked(data), fields, depth + 1):
            # The name stays that of the file, which may lie beside what it packs.
            yield found if isinstance(found, Problem) else replace(found, name=name + found.name.removeprefix(inner))
        return
    with archive.opened(data) as file:
        yield from _members(name, archive.members(file), fields, depth)


def _members(name: str, members: Iterator[tuple[str, bytes]], fields: Fields, depth: int) -> Iterator[Document | Problem]:
    """The documents in the files packed into another, named `archive.zip/path`. What is no document is passed over, as in a folder."""
    for path, data in members:
        inner = f"{name}/{path}"
        if PurePosixPath(path).suffix.lower() in SUFFIXES:
            try:
                yield from documents(inner, data, fields, depth + 1)
            except NotRead:
                continue
            except ValueError as error:
                yield Problem(inner, f"{inner} {error}")
