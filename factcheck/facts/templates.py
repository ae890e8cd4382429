"""Templates: the wordings of a meaning, as a language file lists them, compiled into one trie.

A template is a row of elements: a word or `a|b` alternatives, a `{slot}`, a punctuation mark (, / - . ( ) :) that has to stand
before the next element, and `?` behind what may be missing. `ago = ["{n} {unit} ago"]` binds n and unit. The longest template
that fits wins. A slot is a category of the lexicon or a rule of the grammar; digits behind its name only keep two apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Any

from factcheck.facts.lexicon import NEAR, Lexicon, pieces
from factcheck.facts.tokens import Scan

Bindings = dict[str, Any]
_Bound = tuple[tuple[str, Any], ...]
Rule = Callable[[int], Sequence[tuple[Any, int]]]  # token -> (value, token after it), for every reading
Fillers = Callable[[int], Sequence[tuple[str, Sequence[tuple[Any, int]]]]]  # token -> the rules that fit there, with their readings

_MARKS = {
    ",": frozenset(","),
    "/": frozenset("/"),
    "-": frozenset("-–"),
    ".": frozenset("."),
    "(": frozenset("("),
    ")": frozenset(")"),
    ":": frozenset(":"),
}


@cache
def _allowed(gap: str) -> frozenset[str]:
    """The gap classes that a row of marks demands: any one of them, or no mark at all where all are optional."""
    marks = gap.split()
    classes = frozenset().union(*(_MARKS[m.rstrip("?")] for m in marks))
    return classes | NEAR if all(m.endswith("?") for m in marks) else classes


@dataclass(slots=True)
class _Node:
    words: dict[tuple[str, str], _Node] = field(default_factory=dict)  # (gap, vocabulary entry) ->
    slots: dict[str, list[tuple[str, str, _Node]]] = field(default_factory=dict)  # rule or category -> (gap, slot name, node)
    meanings: list[str] = field(default_factory=list)
    gaps: set[str] = field(default_factory=set)

    def under(self, gap: str, slot: str) -> _Node:
        """The node below a slot; it is made where there is none."""
        branches = self.slots.setdefault(slot.rstrip("0123456789"), [])
        for known_gap, known_slot, node in branches:
            if (known_gap, known_slot) == (gap, slot):
                return node
        branches.append((gap, slot, _Node()))
        return branches[-1][2]

    def hits(self, keys: tuple[str, ...]) -> Iterator[tuple[tuple[str, str], _Node]]:
        """The branches for some words, where there are too many branches to try them all."""
        for gap in self.gaps:
            for key in keys:
                if (gap, key) in self.words:
                    yield (gap, key), self.words[gap, key]


@dataclass(frozen=True, slots=True)
class Match:
    """A template that fits the tokens i to j-1."""

    i: int
    j: int
    meaning: str
    bindings: Bindings


class Templates:
    """All templates of a language for one rule of the grammar."""

    def __init__(self, lexicon: Lexicon, wordings: Mapping[str, Sequence[str]]) -> None:
        self._root = _Node()
        for meaning, templates in wordings.items():
            for template in templates:
                for row in _expand(template):
                    self._enter(lexicon, row, meaning)

    def _enter(self, lexicon: Lexicon, row: list[tuple[str, str]], meaning: str) -> None:
        node = self._root
        for gap, element in row:
            if element.startswith("{"):
                node = node.under(gap, element[1:-1])
                continue
            for k, (demanded, word) in enumerate(pieces(element)):
                lexicon.vocabulary(word)
                before = (demanded or "") if k else gap
                node.gaps.add(before)
                node = node.words.setdefault((before, word), _Node())
        if row and not any(element.startswith("{") for _, element in row):
            lexicon.add("wording", pieces(row[-1][1])[-1][1], meaning)  # where no slot tells that a time may begin
        if meaning not in node.meanings:
            node.meanings.append(meaning)

    def matches(self, scan: Scan, i: int, fillers: Fillers, nested: Rule | None = None) -> list[Match]:
        """Every way in which a template fits at token i, the longest first. `nested` fills the slot {date}."""
        found = [Match(i, j, meaning, dict(bound)) for j, meaning, bound in _Walk(scan, i, fillers, nested).down(self._root, i, ())]
        found.sort(key=lambda m: -m.j)
        return found


@dataclass(frozen=True, slots=True)
class _Walk:
    """One descent through a trie, from the token `first`."""

    scan: Scan
    first: int
    fillers: Fillers
    nested: Rule | None

    def down(self, node: _Node, i: int, bound: _Bound) -> Iterator[tuple[int, str, _Bound]]:
        for meaning in node.meanings:
            yield i, meaning, bound
        tokens = self.scan.tokens
        if i >= len(tokens.gap):
            return
        gap, keys, opening = tokens.gap[i], tokens.keys[i], i == self.first
        for (demanded, word), below in node.words.items() if len(node.words) < 8 else node.hits(keys):
            if word in keys and (opening or gap in _allowed(demanded)):
                yield from self.down(below, i + 1, bound)
        if node.slots:
            for rule, readings in self._filled(node, i):
                for demanded, slot, below in node.slots.get(rule, ()):
                    if opening or gap in _allowed(demanded):
                        for value, j in readings:
                            yield from self.down(below, j, (*bound, (slot, value)))

    def _filled(self, node: _Node, i: int) -> Iterator[tuple[str, Sequence[tuple[Any, int]]]]:
        yield from self.fillers(i)
        if self.nested is not None and "date" in node.slots:
            yield "date", self.nested(i)


def _expand(template: str) -> Iterator[list[tuple[str, str]]]:
    """A template as rows of (gap before, element), one row for each way to take its optional parts and alternatives."""
    choices: list[list[tuple[str, str]]] = []
    gap = ""
    for element in template.split():
        if element.rstrip("?") in _MARKS:
            gap = f"{gap} {element}".strip()
            continue
        options = [(gap, word if word.startswith("{") else word.replace("_", " ")) for word in element.rstrip("?").split("|")]
        choices.append([*options, (gap, "")] if element.endswith("?") else options)
        gap = ""
    for row in product(*choices):
        yield list(_carried(row))


def _carried(row: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """A row without its missing elements; what may stand before a missing one may stand before the next."""
    held = ""
    for gap, word in row:
        held = f"{held} {gap}".strip()
        if word:
            yield held, word
            held = ""
