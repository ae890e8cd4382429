"""Who says what in which document: statements by speaker, each speaker under one name across documents and scripts.

Two names are one speaker where all words of the shorter one are words of the other, or are told to be the same name in another
script by what the comparison found ("Altman = ألتمان"). Statements whose speaker is open are not listed.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator

from factcheck.model import Comparison, Fact
from factcheck.records import dataclass
from factcheck.values import Attribution

LISTED = 200  # statements of a report
FORMS = {True: "direct", False: "reported", "mixed": "partly quoted"}
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Voice:
    """A speaker: the name used most, the other ways to write it, and the statements in the order of documents."""

    name: str
    also: tuple[str, ...]
    statements: tuple[Fact, ...]


def voices(comparison: Comparison) -> list[Voice]:
    """The named speakers of all documents, those in most documents first, then those with most statements."""
    said: dict[str, list[Fact]] = defaultdict(list)
    for article in comparison.articles:
        for fact in comparison.facts.get(article.name, ()):
            if isinstance(fact.value, Attribution) and fact.value.speaker_name and not fact.value.details.get("anonymous"):
                said[fact.value.speaker_name].append(fact)
    groups = _groups(said, _same_names(comparison))
    found = [_voice(names, said) for names in groups]
    return sorted(found, key=lambda v: (-len({f.document for f in v.statements}), -len(v.statements), v.name))


def form(fact: Fact) -> str:
    """How a statement is told: direct, reported or partly quoted."""
    return FORMS[fact.value.direct] if isinstance(fact.value, Attribution) else ""


def content(fact: Fact) -> str:
    """What is said, without the cue that may stand in its middle."""
    return fact.value.content if isinstance(fact.value, Attribution) else fact.text


def _voice(names: list[str], said: dict[str, list[Fact]]) -> Voice:
    order = sorted(names, key=lambda n: (-len(said[n]), -len(n), n))
    facts = [f for n in names for f in said[n]]
    return Voice(order[0], tuple(order[1:]), tuple(sorted(facts, key=lambda f: (f.document, f.start))))


def _groups(said: dict[str, list[Fact]], same: dict[str, str]) -> list[list[str]]:
    """Speakers' names, those of one person together: the fullest first, each shorter one with the most spoken of that it fits."""
    words = {n: frozenset(same.get(w, w) for w in _words(n)) for n in said if _words(n)}
    groups: list[list[str]] = []
    for name in sorted(words, key=lambda n: (-len(words[n]), -len(said[n]), n)):
        fitting = [g for g in groups if words[name] <= words[g[0]] or (words[name] & words[g[0]] and _script(name) != _script(g[0]))]
        if fitting:
            max(fitting, key=lambda g: sum(len(said[n]) for n in g)).append(name)
        else:
            groups.append([name])
    return groups


def _same_names(comparison: Comparison) -> dict[str, str]:
    """Words of names -> the one that stands for all ways to write it."""
    roots: dict[str, str] = {}

    def root(word: str) -> str:
        while roots.get(word, word) != word:
            word = roots[word]
        return word

    for (x, y), _ in sorted(Counter(_written_alike(comparison)).items()):
        first, second = sorted((root(x), root(y)))
        roots[second] = first
    return {w: root(w) for w in roots}


def _written_alike(comparison: Comparison) -> Iterator[tuple[str, str]]:
    """What the comparison found to be one name in two scripts."""
    agreed = [r for a in comparison.agreements for r in a.reasons]
    for reason in (*agreed, *(r for d in comparison.disagreements for r in d.reasons)):
        for part in reason.detail.split(", ") if reason.signal == "name" else ():
            one, mark, other = part.partition(" = ")
            if mark:
                yield one.casefold(), other.casefold()


def _script(name: str) -> str:
    """The script of a name's first letter, as Unicode calls it."""
    return unicodedata.name(next(c for c in name if c.isalnum()), "").partition(" ")[0]


def _words(name: str) -> list[str]:
    return [w.casefold() for w in _WORD.findall(name)]
