"""Web pages: their main text block by block, each with its line in the source, and what their markup says of them.

Which blocks are the article is readability's choice; where they stand is read off the page itself, since its summary has no places.
"""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from factcheck.documents.formats import metadata
from factcheck.documents.formats.extras import extra
from factcheck.documents.formats.passages import Passage, compose
from factcheck.documents.text import decode
from factcheck.model import Document

_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "details", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol",
        "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    )
)  # fmt: skip
_LAYOUT = ("p", "div", "table", "ul", "ol", "blockquote", "h1", "h2", "h3")
"""What stands in the cells of a table that arranges a page, and not in those of one that holds figures."""

_CELLS = frozenset({"td", "th"})
_FURNITURE = frozenset(
    (
        "head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "select", "button", "input",
        "textarea", "label", "canvas", "audio", "video", "nav", "footer", "aside", "dialog", "form", "menu",
    )
)  # fmt: skip
_ROLES = frozenset(
    (
        "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "toolbar", "tooltip",
    )
)  # fmt: skip
_NAMED = frozenset(
    (
        "ad", "ads", "adslot", "advert", "advertisement", "banner", "breadcrumb", "breadcrumbs", "comments", "consent", "cookie", "cookies",
        "disqus", "gdpr", "newsletter", "paywall", "promo", "recirculation", "recommendations", "recommended", "related", "share",
        "sharing", "social", "sponsored", "subscribe", "ticker", "toolbar", "trending",
    )
)  # fmt: skip
"""Words in the class or id of an element by which systems that publish pages name what stands beside an article."""

_CONTAINERS = ("div", "section", "ul", "ol", "p", "span", "header", "figure", "table", "a", "h2", "h3", "h4")
_WORDS = re.compile(r"[a-z]+")
_MOST_BESIDE = 0.4
"""The share of a page's text from which on an element is no box beside the article, whatever its name."""

_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([A-Za-z][\w.:-]{1,30})", re.IGNORECASE)
_HEAD = 4096
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BYLINE = 80
"""Characters of a line with a `<time>` that says when the article appeared, and tells nothing."""

_RUNNING = 120
"""Characters from which on a block is running text: the article has most of that."""

_WORTH_CHOOSING = 200
"""Characters below which a page is read whole: there is nothing to tell an article from."""


def read(name: str, data: bytes) -> Document:
    """The article of a page. Raises ValueError where it holds none, and MissingExtra where the parser is not installed."""
    text = _decoded(data)
    html = extra("lxml.html", "html")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            root = html.document_fromstring(text)
        except (html.etree.LxmlError, AssertionError):
            raise ValueError("holds no text: open it in a browser and save the article as text") from None
    return compose(name, "html", article(root, text), **metadata.of_page(root))


def article(root: Any, text: str) -> Iterator[Passage]:
    """The passages of the main text of a page, from its headline on."""
    found = list(blocks(root))
    chosen = _chosen(found, text)
    headline = next((block.text for block in found if block.name == "<h1>"), "")
    for block in found:
        if block.text in chosen or (block.name == "<h1>" and block.text == headline):
            yield block


def fragment(text: str) -> list[Passage]:
    """The passages of a piece of markup that is the text and nothing else: of a feed's entry, a letter, a chapter."""
    html = extra("lxml.html", "html")
    if not text.strip():
        return []
    try:
        return list(blocks(html.document_fromstring(_without_declaration(text))))
    except (html.etree.LxmlError, AssertionError):
        return []


def _chosen(found: list[Passage], text: str) -> frozenset[str]:
    """What readability keeps of the page; all where that is next to nothing or the lesser part of what runs on, or the page is short."""
    everything = frozenset(block.text for block in found)
    running = sum(len(text) for text in everything if len(text) >= _RUNNING)
    if sum(map(len, everything)) < _WORTH_CHOOSING:
        return everything
    readability = extra("readability", "html")
    logging.getLogger("readability").addHandler(logging.NullHandler())  # what it says of odd pages is not for standard error
    with suppress(Exception):  # it gives up on odd pages in many ways; the tags have told the furniture already
        kept = frozenset(block.text for block in fragment(readability.Document(text).summary(html_partial=True))) & everything
        large = 4 * sum(map(len, kept)) >= sum(map(len, everything)) or sum(map(len, kept)) >= 5 * _WORTH_CHOOSING
        if large and 2 * sum(len(text) for text in kept if len(text) >= _RUNNING) >= running:
            return kept
    return everything


def blocks(root: Any) -> Iterator[Passage]:
    """The blocks of text below an element, furniture left out; the cells of a table's row are one block."""
    yield from _Walk(_boxes(root)).walk(root)


def _boxes(root: Any) -> frozenset[Any]:
    """The elements that are named as standing beside the article, each of them the lesser part of the page."""
    most = _MOST_BESIDE * len(root.text_content())
    found: set[Any] = set()
    for node in root.iter(*_CONTAINERS):
        named = _NAMED.intersection(_WORDS.findall(f"{node.get('class') or ''} {node.get('id') or ''}".lower()))
        if named and found.isdisjoint(node.iterancestors()) and len(node.text_content()) < most:
            found.add(node)
    return frozenset(found)


class _Walk:
    """One way through a page: the text gathered since the last block began, and where that was."""

    def __init__(self, boxes: frozenset[Any]) -> None:
        self.boxes = boxes
        self.parts: list[str] = []
        self.name = ""
        self.line = 0
        self.timed = False
        self.row: list[Any] = []  # the row of a table that is being read: its cells are one passage

    def walk(self, root: Any) -> Iterator[Passage]:
        hidden = 0
        for event, node in extra("lxml.etree", "html").iterwalk(root, events=("start", "end", "comment", "pi")):
            tag = node.tag if isinstance(node.tag, str) else ""
            if event == "start":
                hidden += hidden > 0 or node in self.boxes or _is_furniture(node, tag)
                if not hidden:
                    yield from self._opened(node, tag)
                    self._add(node.text, node)
            elif event == "end":
                if hidden:
                    hidden -= 1
                elif not self.row:
                    yield from self._closed() if tag in _BLOCKS else ()
                elif node is self.row[-1]:
                    self.row.pop()
                    yield from self._closed()
                elif tag in _CELLS:
                    self.parts.append(" | ")
            if event != "start" and not hidden:
                self._add(node.tail, node)
        yield from self._closed()

    def _opened(self, node: Any, tag: str) -> Iterator[Passage]:
        if tag not in _BLOCKS:
            return
        if self.row:
            self.parts.append(" ")
            return
        yield from self._closed()
        self.name, self.line = f"<{tag}>", node.sourceline or 0
        if tag == "tr" and next(node.iterdescendants(*_LAYOUT), None) is None:
            self.row.append(node)

    def _add(self, text: str | None, node: Any) -> None:
        if text:
            self.line = self.line or node.sourceline or 0
            self.parts.append(text)
            self.timed = self.timed or node.tag == "time"

    def _closed(self) -> Iterator[Passage]:
        text = re.sub(r"\s+", " ", "".join(self.parts)).strip(" |")
        if text:
            yield Passage(text, self.name, self.line, 1 if self.line else 0, self.timed and len(text) <= _BYLINE)
        self.parts.clear()
        self.timed = False


def _is_furniture(node: Any, tag: str) -> bool:
    get = node.get
    if tag in _FURNITURE or get("hidden") is not None or get("aria-hidden") == "true" or get("role") in _ROLES:
        return True
    return bool(_HIDDEN.search(get("style") or ""))


def _decoded(data: bytes) -> str:
    said = _CHARSET.search(data[:_HEAD])
    return _without_declaration(decode(data, said[1].decode() if said else "").replace("\0", " "))


def _without_declaration(text: str) -> str:
    """A page without the declaration of its encoding, which is past. Its line breaks stay, so that lines keep their numbers."""
    found = re.match(r"\s*<\?xml[^>]*\?>", text)
    return text if found is None else re.sub(r"[^\n]", " ", found.group()) + text[found.end() :]
