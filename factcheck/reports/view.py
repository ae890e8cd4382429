"""How a report may look, and what every text report does to foreign text before it shows it.

Names and sentences come from documents and are hostile: control characters could drive the terminal, bidi controls could turn a
value around. `clean` takes both away; `isolate` fences in what is written from right to left, so that it cannot reorder a value.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterable

from factcheck.model import Fact
from factcheck.records import dataclass

BIDI_CONTROLS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_SPACES = re.compile(r"[\s\u2028\u2029\x1c-\x1f\x85]+")
_INVISIBLE = re.compile(f"[{BIDI_CONTROLS}\ufeff\U000e0000-\U000e007f]")
_COMMAND = re.compile(r"^([^\S\n]*)(?=::)", re.MULTILINE)
_LOGGED = re.compile(r"##(?=\[|vso\[|teamcity\[)")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufff9-\ufffb]")

RTL_ISOLATE, FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2067", "\u2068", "\u2069"

WIDTH = 110  # columns of a report where no terminal says how wide it is

STYLES = {"bad": "bold red", "warn": "yellow", "good": "bold green", "place": "cyan", "faint": "dim", "strong": "bold"}


@dataclass(frozen=True)
class View:
    """What a report is asked for: `color` (terminal colours) and `quiet` (findings only: no verdict, no coverage, no documents).

    `failing` are the levels that fail the gate. `root` is the folder of the project and `here` the one that names of documents are
    relative to, for formats whose readers know places by their path in the project; `changed` are paths in the project that a reader
    looks at, and where a finding is shown first if it stands there at all. `width` is that of the terminal, in columns.
    """

    color: bool = False
    quiet: bool = False
    failing: frozenset[str] = frozenset({"conflict"})
    root: str = "/"
    here: str = "/"
    changed: frozenset[str] = frozenset()
    width: int = WIDTH

    def path(self, name: str) -> str:
        """A document's path in the project, or its name as it is where it lies elsewhere."""
        inside = posixpath.relpath(posixpath.normpath(posixpath.join(self.here, name)), self.root)
        return name if inside.startswith("../") else inside

    def paint(self, text: str, style: str) -> str:
        """The text in a style of STYLES, or as it is where colours are off."""
        if not self.color:
            return text
        # rich costs a third of a start-up and is needed for colours alone.
        from rich.color import ColorSystem
        from rich.style import Style

        return Style.parse(STYLES[style]).render(text, color_system=ColorSystem.STANDARD)


def clean(text: str) -> str:
    """Foreign text on one line: white space folded, bidi controls dropped, other control characters shown as U+FFFD."""
    if text.isprintable() and "  " not in text:  # as most are: Python knows no such character as printable
        return text
    return _UNPRINTABLE.sub("\ufffd", _INVISIBLE.sub("", _SPACES.sub(" ", text)))


def printable(name: str) -> str:
    """A name as it is but for characters that would drive a terminal or turn a line around."""
    return _UNPRINTABLE.sub("\ufffd", _INVISIBLE.sub("", name))


def unspoken(text: str) -> str:
    """A text of which no line is a command to a program that runs a pipeline and reads its log.

    GitHub takes `::` at the beginning of a line for one, and like Azure and TeamCity `##[...` wherever it stands.
    """
    return _LOGGED.sub("# #", _COMMAND.sub("\\1… ", text)) if "::" in text or "##" in text else text


def is_rtl(text: str) -> bool:
    """Whether most letters of a text are written from right to left."""
    directions = [unicodedata.bidirectional(c) for c in text]
    return sum(d in ("R", "AL") for d in directions) > sum(d == "L" for d in directions)


def isolate(text: str) -> str:
    """Clean text fenced in where it holds letters written from right to left; other text as it is."""
    mixed = any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}" if mixed else text


def located(fact: Fact) -> str:
    """Where a fact stands: "seeds/a.txt:12", "report.pdf, page 3". An element of a page is found by its line."""
    name, named = isolate(clean(fact.document)), named_place(fact)
    return f"{name}, {named}" if named else f"{name}:{fact.line}"


def named_place(fact: Fact) -> str:
    """What a person looks for in a file that has no lines ("page 3"), "" in one that has: an element of a page is found by its line."""
    return "" if fact.place.startswith("<") else clean(fact.place)


def cells(text: str) -> int:
    """How many columns of a terminal a text fills."""
    return sum(_cell(c) for c in text)


def _cell(c: str) -> int:
    if c.isascii():
        return 1
    if unicodedata.combining(c) or unicodedata.category(c) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(c) in "WF" else 1


def pad(text: str, width: int, *, right: bool = False) -> str:
    """The text filled up with spaces to a width in columns, on its right, or on its left where it is to stand to the right."""
    fill = " " * max(0, width - cells(text))
    return fill + text if right else text + fill


def count(number: int, noun: str, many: str | None = None) -> str:
    """A number and what it counts: "1 fact", "2 facts"."""
    return f"{number} {noun if number == 1 else many or noun + 's'}"


def columns(rows: Iterable[tuple[str, ...]], gap: str = "   ") -> list[str]:
    """Rows with their cells set beneath one another; the last cell of a row is left as it is."""
    table = list(rows)
    widths = [max(cells(cell) for cell in column) for column in zip(*table, strict=True)]
    return [gap.join([*(pad(c, w) for c, w in zip(row[:-1], widths, strict=False)), row[-1]]).rstrip() for row in table]
