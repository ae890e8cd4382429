"""Electronic books (.epub): the chapters in their order, as one document.

The format is EPUB 3.3 (W3C); its container file names the package, whose spine orders the chapters.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from factcheck.documents.formats import archive, html, metadata
from factcheck.documents.formats.bounds import LARGEST
from factcheck.documents.formats.passages import Passage, compose
from factcheck.documents.text import decode
from factcheck.model import Document

_OPF, _DC = "{http://www.idpf.org/2007/opf}", "{http://purl.org/dc/elements/1.1/}"
_CONTAINER = "META-INF/container.xml"


def read(name: str, data: bytes) -> Document:
    """The text of a book. Raises ValueError where it is locked, damaged or too large."""
    with archive.opened(data) as file:
        root = archive.xml(archive.member(file, _CONTAINER)).find(".//{*}rootfile")
        path = str(root.get("full-path")) if root is not None else ""
        package = archive.xml(archive.member(file, path))
        passages = list(_chapters(file, package, posixpath.dirname(path)))
    said = {key: (package.findtext(f".//{_DC}{key}") or "").strip() for key in ("title", "creator", "language", "date")}
    meta = {"title": said["title"], "author": said["creator"], "language": said["language"], "published": metadata.day(said["date"])}
    return compose(name, "epub", passages, **meta)


def _chapters(file: Any, package: Any, folder: str) -> Iterator[Passage]:
    items = {item.get("id"): item for item in package.iter(f"{_OPF}item") if "nav" not in (item.get("properties") or "").split()}
    left = LARGEST
    for number, reference in enumerate(package.iter(f"{_OPF}itemref"), 1):
        item = items.get(reference.get("idref"))
        if item is not None and "html" in (item.get("media-type") or ""):
            chapter = archive.member(file, posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or ""))), left)
            left -= len(chapter)
            yield from (passage._replace(name=f"chapter {number}", line=0, column=0) for passage in html.fragment(decode(chapter)))
