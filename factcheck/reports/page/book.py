"""What all parts of the page ask: the number of a document, the anchor of a fact, what was made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from factcheck.model import Article, Comparison, Disagreement, Fact, Mention, Settled
from factcheck.records import dataclass

OUTCOMES = ("conflict", "review", "accepted", "agree", "other", "lone")


class Finding(NamedTuple):
    """A finding under an anchor of its own; `settled` tells how people have dealt with it."""

    disagreement: Disagreement
    anchor: str
    settled: Settled | None = None

    @property
    def outcome(self) -> str:
        """One of OUTCOMES: its level, or that it was accepted."""
        return "accepted" if self.settled else self.disagreement.level

    @property
    def mentions(self) -> Iterator[Mention]:
        for reading in self.disagreement.readings:
            yield from reading.mentions


class Home(NamedTuple):
    """What was made of a fact, and the anchor where that is told; "" where it stands in one document only."""

    outcome: str
    anchor: str


@dataclass(frozen=True)
class Book:
    """A comparison with its anchors. `live` is a page that a running `factcheck serve` shows and that can write."""

    comparison: Comparison
    live: bool = False

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The findings, then those that people have dealt with. Findings of one id, of which a result seldom has two, are counted."""
        seen: Counter[str] = Counter()
        pairs = [(d, None) for d in self.comparison.disagreements] + [(s.disagreement, s) for s in self.comparison.settled]
        found = []
        for d, settled in pairs:
            seen[d.id] += 1
            found.append(Finding(d, d.id if seen[d.id] == 1 else f"{d.id}.{seen[d.id]}", settled))
        return tuple(found)

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        return {a.name: a for a in self.comparison.articles}

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each document, from 1."""
        return {a.name: n for n, a in enumerate(self.comparison.articles, 1)}

    @cached_property
    def ordinals(self) -> Mapping[str, int]:
        """The number of each fact in its document, from 1, by its id."""
        return {f.id: n for facts in self.comparison.facts.values() for n, f in enumerate(sorted(facts, key=_order), 1)}

    def language(self, document: str) -> str | None:
        """The language of a document, for the attribute of an element; None where it is not known."""
        article = self.articles.get(document)
        return article.language if article and article.language.replace("-", "").isalnum() else None

    def anchor(self, fact: Fact) -> str | None:
        """Where a fact stands in the text of its document; None for one that is in no document shown (a pinned fact)."""
        number, ordinal = self.numbers.get(fact.document), self.ordinals.get(fact.id)
        return f"f{number}-{ordinal}" if number and ordinal else None

    @cached_property
    def homes(self) -> Mapping[str, Home]:
        """What was made of each fact that was held against another, by its id: the gravest, where it was several things."""
        found: dict[str, Home] = {}
        for home, mentions in self._told():
            for m in mentions:
                found.setdefault(m.fact.id, home)
        return found

    def home(self, fact: Fact) -> Home:
        """What was made of a fact."""
        return self.homes.get(fact.id, Home("lone", ""))

    def _told(self) -> Iterator[tuple[Home, Iterable[Mention]]]:
        told = [(Home(f.outcome, f.anchor), [*f.mentions]) for f in self.findings]
        for n, agreement in enumerate(self.comparison.agreements, 1):
            outcome = "other" if agreement.relation == "different_slot" else "agree"
            told.append((Home(outcome, f"a{n}"), [*agreement.mentions]))
        yield from sorted(told, key=lambda t: OUTCOMES.index(t[0].outcome))


def _order(fact: Fact) -> tuple[int, int, str]:
    return fact.start, fact.end, fact.kind
