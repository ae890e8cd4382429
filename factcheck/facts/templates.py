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
Rule = Callable[[int], Sequence[tuple[Any, int]]]  # token -> (value, token after it), for every reading

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
    slots: dict[tuple[str, str], _Node] = field(default_factory=dict)  # (gap, slot name) ->
    meanings: list[str] = field(default_factory=list)
    gaps: set[str] = field(default_factory=set)

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
        self._first_words = {word for _, word in self._root.words}
        self._first_slots = tuple({slot.rstrip("0123456789") for _, slot in self._root.slots})

    def _enter(self, lexicon: Lexicon, row: list[tuple[str, str]], meaning: str) -> None:
        node = self._root
        for gap, element in row:
            if element.startswith("{"):
                node = node.slots.setdefault((gap, element[1:-1]), _Node())
                continue
            for k, (demanded, word) in enumerate(pieces(element)):
                lexicon.vocabulary(word)
                before = (demanded or "") if k else gap
                node.gaps.add(before)
                node = node.words.setdefault((before, word), _Node())
        if meaning not in node.meanings:
            node.meanings.append(meaning)

    def matches(self, scan: Scan, i: int, rules: Mapping[str, Rule]) -> list[Match]:
        """Every way in which a template fits at token i, the longest first."""
        found = [Match(i, j, meaning, dict(bound)) for j, meaning, bound in self._walk(scan, i, i, self._root, rules, ())]
        found.sort(key=lambda m: -m.j)
        return found

    def _walk(
        self, scan: Scan, first: int, i: int, node: _Node, rules: Mapping[str, Rule], bound: tuple[tuple[str, Any], ...]
    ) -> Iterator[tuple[int, str, tuple[tuple[str, Any], ...]]]:
        for meaning in node.meanings:
            yield i, meaning, bound
        tokens = scan.tokens
        if i >= len(tokens):
            return
        gap, keys = tokens.gap[i], tokens.keys[i]
        for (demanded, word), below in node.words.items() if len(node.words) < 8 else node.hits(keys):
            if word in keys and (i == first or gap in _allowed(demanded)):
                yield from self._walk(scan, first, i + 1, below, rules, bound)
        for (demanded, slot), below in node.slots.items():
            if i == first or gap in _allowed(demanded):
                for value, j in _fill(scan, slot.rstrip("0123456789"), i, rules):
                    yield from self._walk(scan, first, j, below, rules, (*bound, (slot, value)))


def _fill(scan: Scan, slot: str, i: int, rules: Mapping[str, Rule]) -> Sequence[tuple[Any, int]]:
    rule = rules.get(slot)
    if rule is not None:
        return rule(i)
    hit = scan.starting(slot, i)
    return [hit] if hit else ()


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
