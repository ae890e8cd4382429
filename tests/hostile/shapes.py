"""What a reader of each format takes an output for, without its words: a payload must not change that.

A shape is compared with that of the same result holding a harmless word in the payload's place.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

from markdown_it import MarkdownIt

Shape = Any
_GITHUB = re.compile(r"::(error|warning|notice) ([^:\n]*)::([^\n]*)")
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_LINK = re.compile(r"\]\(([^)]*)\)")


def of_json(text: str) -> Shape:
    return _keys(json.loads(text))


def of_lines(text: str) -> Shape:
    return [_keys(json.loads(line)) for line in text.split("\n")]


def of_sarif(text: str) -> Shape:
    """Its links, too: readers make them of the text of messages."""
    whole = json.loads(text)
    for result in whole["runs"][0]["results"]:
        assert {int(n) for n in _LINK.findall(result["message"]["text"])} == {r["id"] for r in result["relatedLocations"]}
        places = [r["physicalLocation"]["artifactLocation"] for r in (*result["locations"], *result["relatedLocations"])]
        assert all(re.fullmatch(r"(file:///)?[A-Za-z0-9/._~%-]+", place.pop("uri")) for place in places)
        for place in places:
            place.pop("uriBaseId", None)
    return _keys(whole)


def of_csv(text: str) -> Shape:
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert [c for row in rows for c in row if _FORMULA.match(c) and not _NUMBER.fullmatch(c)] == []
    return [len(row) for row in rows]


def of_xml(text: str) -> Shape:
    return [(e.tag, sorted(e.keys())) for e in ElementTree.fromstring(text.encode()).iter()]


def of_github(text: str) -> Shape:
    found = [_GITHUB.fullmatch(line) for line in text.split("\n")]
    assert all(found)
    return [(m[1], [p.partition("=")[0] for p in m[2].split(",")]) for m in found if m]


def of_html(text: str) -> Shape:
    """The elements with their attributes, each once: how many paragraphs a text has is its own affair."""
    page = _Page(text)
    return sorted(page.elements), page.raw


def of_markdown(text: str) -> Shape:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    inside = [t for token in tokens for t in token.children or ()]
    words = "".join(t.content if t.type == "text" else "\n" for t in inside)
    assert re.findall(r"(?<!\w)@\w|https?://|www\.", words) == []
    kinds = [t.type for t in inside if t.type not in ("text", "text_special", "html_inline")]
    markup = {t.content for t in inside if t.type == "html_inline"} - {"<!-- -->"}
    return [(t.type, t.tag, t.content if t.type == "html_block" else "") for t in tokens], kinds, markup


def of_text(text: str) -> Shape:
    """Of a text it is the lines that count."""
    return text.count("\n")


SHAPES: dict[str, Callable[[str], Shape]] = {
    "json": of_json,
    "jsonl": of_lines,
    "csv": of_csv,
    "sarif": of_sarif,
    "junit": of_xml,
    "github": of_github,
    "gitlab": of_json,
    "markdown": of_markdown,
    "html": of_html,
}


def _keys(tree: Any) -> Shape:
    if isinstance(tree, dict):
        return {key if key.isidentifier() else "a name": _keys(value) for key, value in tree.items()}
    return [_keys(item) for item in tree] if isinstance(tree, list) else None


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: set[tuple[str, tuple[str, ...]]] = set()
        self.raw: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add((tag, tuple(sorted(name for name, _ in attrs))))
        assert all((value or "").startswith("#") for name, value in attrs if name in ("href", "src"))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem:
            self.raw.append(data)
