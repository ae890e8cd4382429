"""Word (.docx): paragraphs and the rows of tables as they stand; what was deleted, headers, footers and comments are left out.

The format is WordprocessingML (ECMA-376, part 1, section 17).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factcheck.documents.formats import archive
from factcheck.documents.formats.passages import Passage, compose
from factcheck.model import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNREAD = ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "footnoteReference", "endnoteReference", "commentReference")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # says again what stands beside it
_LEFT_OUT = frozenset({_W + tag for tag in _UNREAD} | {_FALLBACK})
_BREAKS = {_W + "tab": "\t", _W + "br": " ", _W + "cr": " ", _W + "noBreakHyphen": "-"}
_NOTES = ("footnotes", "endnotes")


def read(name: str, data: bytes) -> Document:
    """The text of a Word file, its notes at the end. Raises ValueError for one that is locked or damaged."""
    with archive.opened(data) as file:
        names = set(file.namelist())
        body = archive.xml(archive.member(file, "word/document.xml")).find(_W + "body")
        notes = [archive.xml(archive.member(file, f"word/{kind}.xml")) for kind in _NOTES if f"word/{kind}.xml" in names]
        title, author = _core(file) if "docProps/core.xml" in names else ("", "")
    passages = [Passage(text, f"paragraph {n}") for n, text in enumerate(_blocks(body), 1) if text.strip()]
    passages += [Passage(text, "note") for root in notes for note in root if note.get(_W + "type") is None for text in _blocks(note)]
    return compose(name, "docx", passages, title=title, author=author)


def _core(file: Any) -> tuple[str, str]:
    root = archive.xml(archive.member(file, "docProps/core.xml"))
    dc = "{http://purl.org/dc/elements/1.1/}"
    return (root.findtext(f"{dc}title") or "").strip(), (root.findtext(f"{dc}creator") or "").strip()


def _blocks(node: Any) -> Iterator[str]:
    """Paragraphs and rows below a node, in order; a paragraph inside a text box follows the one that holds the box."""
    for child in node if node is not None else ():
        if child.tag == _W + "p":
            yield _text(child)
            for box in child.iter(_W + "txbxContent"):
                yield from _blocks(box)
        elif child.tag == _W + "tr":
            yield " | ".join(" ".join(_blocks(cell)) for cell in child if cell.tag == _W + "tc")
        elif child.tag not in _LEFT_OUT:
            yield from _blocks(child)


def _text(node: Any) -> str:
    parts = []
    for child in node:
        if child.tag == _W + "t":
            parts.append(child.text or "")
        elif child.tag in _BREAKS:
            parts.append(_BREAKS[child.tag])
        elif child.tag not in _LEFT_OUT and child.tag != _W + "txbxContent":
            parts.append(_text(child))
    return "".join(parts)
