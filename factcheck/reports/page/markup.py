"""Markup that is safe by default: text that an element is given is made harmless and escaped; only what elements return is markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from factcheck.reports.view import BIDI_CONTROLS

Attribute = str | int | bool | None
_INVISIBLE = re.compile(f"[{BIDI_CONTROLS}\ufeff\U000e0000-\U000e007f]|\r(?=\n)")
# A carriage return alone would become a line break of the parser's own making; of the others a parser makes errors.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]")
_VOID = frozenset({"meta", "input", "br"})
# A line of its own for each of these: white space between them is never shown, and a report can be compared with an older one.
_LINES = frozenset({"head", "style", "script", "section", "article", "header", "details", "figure", "div", "table", "tr", "ul", "li"})


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


def element(name: str, /, *children: str | None, **attributes: Attribute) -> Html:
    """An element. Children that are no markup are escaped; an attribute that is None or False is left out, one that is True is bare.

    `class_` writes class, `data_kind` data-kind.
    """
    start = f"<{name}{''.join(_attribute(key, value) for key, value in attributes.items())}>"
    if name in _VOID:
        return Html(start)
    end = f"</{name}>\n" if name in _LINES else f"</{name}>"
    return Html(f"{start}{''.join(map(_child, children))}{end}")


def joined(parts: Iterable[str]) -> Html:
    """Markup and text after one another."""
    return Html("".join(map(_child, parts)))


def between(parts: Iterable[Html], mark: str) -> Iterator[str]:
    """The parts with a mark between any two."""
    yield from (joined([mark, part]) if n else part for n, part in enumerate(parts))


def harmless(text: str) -> str:
    """Foreign text without bidi controls, its control characters shown as U+FFFD; line breaks stay."""
    return _UNPRINTABLE.sub("\ufffd", _INVISIBLE.sub("", text))


def _child(child: str | None) -> str:
    if child is None or isinstance(child, Html):
        return child or ""
    return escape(harmless(child), quote=False)


def _attribute(key: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{_quoted(str(value))}"'


def _quoted(text: str) -> str:
    return escape(harmless(text), quote=False).replace('"', "&quot;")
