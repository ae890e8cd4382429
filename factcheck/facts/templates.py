"""Templates: the wordings of a meaning, as a language file lists them, compiled into one trie.

A template is a row of elements: a word or `a|b` alternatives, a `{slot}`, a punctuation mark (, / - . ( ) :) that has to stand
before the next element, and `?` behind what may be missing. `ago = ["{n} {unit} ago"]` binds n and unit. The longest template
that fits wins. A slot is a category of the lexicon or a rule of the grammar; digits behind its name only keep two apart.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cache
from itertools import product
from typing import Any, Protocol

from factcheck.facts.lexicon import NEAR, Lexicon, pieces
from factcheck.facts.tokens import Scan
from factcheck.records import dataclass

Bindings = dict[str, Any]
_Bound = tuple[tuple[str, Any], ...]
Readings = Sequence[tuple[Any, int]]  # (value, token after it), for every reading
Rule = Callable[[int], Readings]  # what fills a slot at a token

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
class Ahead:
    """What may follow an element of a template: words and slots, and whether a template ends with it."""

    names: frozenset[str]
    ends: bool

    def __or__(self, other: Ahead) -> Ahead:
        return Ahead(self.names | other.names, self.ends or other.ends)


def _below(nodes: Iterable[_Node]) -> Ahead:
    """What may follow where any of the nodes is reached."""
    nodes = list(nodes)
    return Ahead(frozenset(name for node in nodes for name in (*node.words, *node.slots)), any(node.meanings for node in nodes))


@dataclass(slots=True)
class _Node:
    """A place in the trie: what may follow, each with the gap classes it allows before itself."""

    words: dict[str, list[tuple[frozenset[str], _Node]]] = field(default_factory=dict)  # vocabulary entry ->
    slots: dict[str, list[tuple[frozenset[str], str, _Node]]] = field(default_factory=dict)  # rule or category -> ..., slot name, node
    meanings: list[str] = field(default_factory=list)
    _ahead: dict[str, Ahead] = field(default_factory=dict, compare=False)

    def __reduce__(self) -> tuple[type[_Node], tuple[object, ...]]:
        """How it is kept: there are thousands, and the usual way is twice as long to read."""
        return _Node, (self.words, self.slots, self.meanings)

    def ahead(self, slot: str) -> Ahead:
        """What may follow a slot of the node, whichever gap is before it."""
        known = self._ahead.get(slot)
        if known is None:
            known = self._ahead[slot] = _below(node for _, _, node in self.slots[slot])
        return known

    def under_word(self, gap: str, word: str) -> _Node:
        """The node below a word; it is made where there is none."""
        branches, allowed = self.words.setdefault(word, []), _allowed(gap)
        for known, node in branches:
            if known == allowed:
                return node
        branches.append((allowed, _Node()))
        return branches[-1][1]

    def under_slot(self, gap: str, slot: str) -> _Node:
        """The node below a slot; it is made where there is none."""
        branches, allowed = self.slots.setdefault(slot.rstrip("0123456789"), []), _allowed(gap)
        for known, name, node in branches:
            if (known, name) == (allowed, slot):
                return node
        branches.append((allowed, slot, _Node()))
        return branches[-1][2]


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
        self.slots: set[str] = set()  # every rule or category that a template asks for
        for meaning, templates in wordings.items():
            for template in templates:
                for row in _expand(template):
                    self._enter(lexicon, row, meaning)

    def _enter(self, lexicon: Lexicon, row: list[tuple[str, str]], meaning: str) -> None:
        node = self._root
        for gap, element in row:
            if element.startswith("{"):
                node = node.under_slot(gap, element[1:-1])
                self.slots.add(element[1:-1].rstrip("0123456789"))
                continue
            for k, (demanded, word) in enumerate(pieces(element)):
                lexicon.vocabulary(word)
                node = node.under_word((demanded or "") if k else gap, word)
        if row and not any(element.startswith("{") for _, element in row):
            words = [word for _, element in row for _, word in pieces(element)]
            lexicon.add("wording", max(words, key=len), meaning)  # where no slot tells that a time may begin
        if meaning not in node.meanings:
            node.meanings.append(meaning)

    def opens(self, keys: Iterable[str], names: Collection[str]) -> bool:
        """Whether a template may begin at a token with these words and slots: a quick look before matching."""
        return not (self._root.words.keys().isdisjoint(keys) and self._root.slots.keys().isdisjoint(names))

    def words(self) -> dict[str, Ahead]:
        """The words with which a template begins, each with what may follow it."""
        return {word: _below(node for _, node in branches) for word, branches in self._root.words.items()}

    def openers(self) -> dict[str, Ahead]:
        """The slots with which a template begins, each with what may follow it."""
        return {name: self._root.ahead(name) for name in self._root.slots}

    def alone(self) -> frozenset[str]:
        """The slots each of which is a whole template."""
        return frozenset(name for name in self._root.slots if self._root.ahead(name).ends)

    def follow(self) -> frozenset[str]:
        """The words and slots that may follow a slot with which a template begins."""
        return frozenset().union(*(self._root.ahead(name).names for name in self._root.slots))

    def matches(self, scan: Scan, i: int, fillers: Fillers, nested: Rule | None = None) -> list[Match]:
        """Every way in which a template fits at token i, the longest first. `nested` fills the slot {date}."""
        if not (nested and nested(i)) and not self.opens(scan.tokens.keys[i], fillers.names(i)):
            return []
        walk = _Walk(scan, scan.tokens.keys, scan.tokens.gap, i, fillers, nested, [])
        walk.down(self._root, i, ())
        walk.found.sort(key=lambda m: -m.j)
        return walk.found


class Fillers(Protocol):
    """What fills the slots of templates at a token."""

    def names(self, i: int) -> Collection[str]:
        """The rules and categories that may have a reading at token i."""

    def readings(self, name: str, i: int) -> Readings:
        """The readings of a rule or category at token i, each with the token after it."""

    @property
    def whole(self) -> Collection[str]:
        """The rules that read a number and no more."""

    def end(self, i: int) -> int | None:
        """The token after the number at token i, where these rules read nothing else."""


@dataclass(slots=True)  # not frozen: there is one for each template tried
class _Walk:
    """One descent through a trie, from the token `first`; `found` takes the matches."""

    scan: Scan
    keys: Sequence[Collection[str]]
    gaps: Sequence[str]
    first: int
    fillers: Fillers
    nested: Rule | None
    found: list[Match]

    def down(self, node: _Node, i: int, bound: _Bound) -> None:
        for meaning in node.meanings:
            self.found.append(Match(self.first, i, meaning, dict(bound)))
        if i >= len(self.gaps):
            return
        gap = None if i == self.first else self.gaps[i]
        words, slots = node.words, node.slots
        for key in self.keys[i] if words else ():
            for allowed, below in words.get(key, ()):
                if gap is None or gap in allowed:
                    self.down(below, i + 1, bound)
        if not slots:
            return
        if "and" in slots and self.scan.attached_and(i):
            for _, _, below in slots["and"]:
                self.down(below, i, bound)
        names = self.fillers.names(i)
        if not slots.keys().isdisjoint(names):
            end, whole = self.fillers.end(i), self.fillers.whole
            for name in names:
                if name in slots and (end is None or name not in whole or self._goes_on(node.ahead(name), end)):
                    self._enter(node, name, i, self.fillers.readings(name, i), bound)
        if self.nested is not None and "date" in slots:
            self._enter(node, "date", i, self.nested(i), bound)

    def _enter(self, node: _Node, name: str, i: int, readings: Readings, bound: _Bound) -> None:
        if not readings:
            return
        gap, ahead = self.gaps[i], node.ahead(name)
        for value, j in readings:
            if ahead.ends or self._goes_on(ahead, j):
                for allowed, slot, below in node.slots[name]:
                    if i == self.first or gap in allowed:
                        self.down(below, j, (*bound, (slot, value)))

    def _goes_on(self, ahead: Ahead, i: int) -> bool:
        """Whether a template may end before token i or go on with it: a quick look ahead."""
        if ahead.ends:
            return True
        if i >= len(self.gaps) or self.gaps[i] == "!":
            return False
        if not ahead.names.isdisjoint(self.keys[i]) or not ahead.names.isdisjoint(self.fillers.names(i)):
            return True
        if "and" in ahead.names and self.scan.attached_and(i):
            return True
        return self.nested is not None and "date" in ahead.names


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
