"""OpenDocument text (.odt): paragraphs, headings and the rows of tables; what was deleted, and comments, are left out.

The format is OpenDocument 1.3, part 3 (OASIS).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factcheck.documents.formats import archive
from factcheck.documents.formats.passages import Passage, compose
from factcheck.model import Document

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _OFFICE, _TABLE = (_OASIS % part for part in ("text", "office", "table"))
_PARAGRAPHS = frozenset({_TEXT + "p", _TEXT + "h"})
_LEFT_OUT = frozenset({_TEXT + "tracked-changes", _TEXT + "note-citation", _OFFICE + "annotation", _TEXT + "sequence-decls"})
_BREAKS = {_TEXT + "tab": "\t", _TEXT + "line-break": " "}
_MANY = 1000


def read(name: str, data: bytes) -> Document:
    """The text of an OpenDocument file, each note after its paragraph. Raises ValueError for one that is locked or damaged."""
    with archive.opened(data) as file:
        if b"encryption-data" in archive.member(file, "META-INF/manifest.xml"):
            raise ValueError("is locked: save it without its password")
        body = archive.xml(archive.member(file, "content.xml")).find(f"{_OFFICE}body/{_OFFICE}text")
        meta = archive.xml(archive.member(file, "meta.xml")) if "meta.xml" in file.namelist() else None
    dc = "{http://purl.org/dc/elements/1.1/}"
    title, author = ((meta.findtext(f".//{dc}{key}") or "").strip() if meta is not None else "" for key in ("title", "creator"))
    passages = (Passage(text, f"paragraph {n}") for n, text in enumerate(_blocks(body), 1) if text.strip())
    return compose(name, "odt", passages, title=title, author=author)


def _blocks(node: Any) -> Iterator[str]:
    for child in node if node is not None else ():
        if child.tag in _PARAGRAPHS:
            yield _text(child)
            for box in child.iter():
                if box.tag in (_TEXT + "note-body", _OASIS % "drawing" + "text-box"):
                    yield from _blocks(box)
        elif child.tag == _TABLE + "table-row":
            yield " | ".join(" ".join(_blocks(cell)) for cell in child if cell.tag == _TABLE + "table-cell")
        elif child.tag not in _LEFT_OUT:
            yield from _blocks(child)


def _text(node: Any) -> str:
    parts = [node.text or ""]
    for child in node:
        if child.tag == _TEXT + "s":
            parts.append(" " * min(_MANY, int(child.get(_TEXT + "c") or 1)))
        elif child.tag in _BREAKS:
            parts.append(_BREAKS[child.tag])
        elif child.tag not in _LEFT_OUT and child.tag not in (_TEXT + "note-body", _OASIS % "drawing" + "text-box"):
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)
