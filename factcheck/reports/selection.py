"""What a question asks for: the findings, agreements and lone facts that an id, a place or some words select."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.model import Agreement, Article, Comparison, Considered, Disagreement, Fact, Mention
from factcheck.records import dataclass


@dataclass(frozen=True)
class Selection:
    """The answer to `question`. `lone` are the selected facts that stand in one document only.

    `asked` are the facts (by id) of which it is to be told what they were not paired with: those that stand alone, and those the
    question names by their place; `considered` tells it.
    """

    question: str
    disagreements: tuple[Disagreement, ...]
    agreements: tuple[Agreement, ...]
    lone: tuple[Fact, ...]
    articles: tuple[Article, ...] = ()
    considered: tuple[Considered, ...] = ()
    asked: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.disagreements or self.agreements or self.lone)


def select(comparison: Comparison, question: str) -> Selection:
    """What the question selects. It is one of

    the id or code of a finding ("FC101-8c41e2", or its beginning), the id of a fact as JSON gives it, a place ("a.txt:12" or
    "a.txt:12:5"), or words, each of which must occur in the sentence or in what was found about it, in any case.
    """
    ask = _Question(question)
    disagreements = tuple(d for d in comparison.disagreements if ask.finds_disagreement(d))
    agreements = tuple(a for a in comparison.agreements if ask.finds(a.mentions, a.kind, a.detail))
    compared = {m.fact.id for m in _mentions(comparison)}
    lone = tuple(f for a in comparison.articles for f in comparison.facts[a.name] if f.id not in compared and ask.finds_fact(f, a))
    named = (f.id for facts in comparison.facts.values() for f in facts if ask.is_at(f))
    asked = frozenset([*(f.id for f in lone), *named])
    return Selection(question, disagreements, agreements, lone, comparison.articles, asked=asked)


def _mentions(comparison: Comparison) -> Iterable[Mention]:
    for disagreement in comparison.disagreements:
        for reading in disagreement.readings:
            yield from reading.mentions
    for agreement in comparison.agreements:
        yield from agreement.mentions


class _Question:
    def __init__(self, question: str) -> None:
        self.text = question.strip()
        self.words = self.text.casefold().split()

    def finds_disagreement(self, d: Disagreement) -> bool:
        # "FC1" is an id begun; a bare "F" is a word.
        by_id = len(self.text) > 2 and d.id.casefold().startswith(self.text.casefold())
        said = (d.kind, d.about, *(r.display for r in d.readings), *(r.detail for r in d.reasons))
        return by_id or self.finds([m for r in d.readings for m in r.mentions], *said)

    def finds(self, mentions: Iterable[Mention], *said: str) -> bool:
        mentions = list(mentions)
        return any(self.is_at(m.fact) for m in mentions) or self._has_words(*said, *(m.excerpt for m in mentions))

    def finds_fact(self, fact: Fact, article: Article) -> bool:
        at = article.sentences[fact.sentence] if 0 <= fact.sentence < len(article.sentences) else (fact.start, fact.end)
        return self.is_at(fact) or self._has_words(fact.kind, fact.text, article.text[at[0] : at[1]])

    def is_at(self, fact: Fact) -> bool:
        line = f"{fact.document}:{fact.line}"
        places = (fact.id, line, f"{line}:{fact.column}")
        return any(place == self.text or place.endswith(f"/{self.text}") for place in places)

    def _has_words(self, *texts: str) -> bool:
        heap = "\n".join(texts).casefold()
        return bool(self.words) and all(word in heap for word in self.words)
