"""The five stages in their order: the one room that knows them all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from factcheck import alignment, disagreements, documents, facts
from factcheck.model import Article, Check, Comparison, Considered, Document, Extraction, Fact, Problem, shared

Watch = Callable[[Sequence[Document]], Iterable[Document]]


class Loaded(NamedTuple):
    """What came of the paths: documents, what could not be read, and the names or patterns given by the user that fit none."""

    documents: list[Document]
    problems: list[Problem]
    unmatched: list[str]


def load(paths: Sequence[str], languages: Mapping[str, str], dates: Mapping[str, date]) -> Loaded:
    """The documents at and below the paths; names or patterns give their languages and dates. Raises nothing for a bad path."""
    found, problems = documents.load(paths, languages=languages, dates=dates)
    return Loaded(found, problems, documents.unmatched([*languages, *dates], found))


def extract(document: Document) -> list[Fact]:
    """The facts of one document, in the order of its text. Language and date are found where the document does not give them."""
    return facts.extract(documents.read(document))


def extract_all(documents_: Sequence[Document], problems: Sequence[Problem] = (), watch: Watch = iter) -> Extraction:
    """The facts of each document, by itself. Raises ValueError where two documents have one name."""
    articles, found = _read(documents_, watch)
    return Extraction(tuple(articles), found, tuple(problems))


def compare(documents_: Sequence[Document], problems: Sequence[Problem] = (), watch: Watch = iter, within: bool = False) -> Comparison:
    """Reads the documents, pairs their facts and shows where they disagree; `within` also where one disagrees with itself.

    `problems` are documents that could not be loaded; the result carries them along as its errors. `watch` is handed the documents
    and gives them back one by one as they are read: a progress bar. The result does not depend on the order of the documents.
    Raises ValueError where two documents have one name.
    """
    articles, found = _read(documents_, watch)
    by_name = {a.name: a for a in articles}
    disagreed, agreed = disagreements.judge(alignment.align(articles, found), by_name)
    compared = len(shared(disagreed, agreed))
    if within:
        disagreed += disagreements.judge_within(alignment.align_within(articles, found), by_name, found, disagreed)
    notes = _copies(articles)
    return Comparison(tuple(articles), found, tuple(disagreed), tuple(agreed), compared, tuple(problems), notes=notes, within=within)


def considered(comparison: Comparison, asked: Collection[str]) -> list[Considered]:
    """What the facts asked for (by id) might have been paired with and were not, document by document, and why."""
    told = [[m.fact.id for r in d.readings for m in r.mentions] for d in comparison.disagreements]
    told += [[m.fact.id for m in a.mentions] for a in comparison.agreements]
    together = {one: frozenset(ids) for ids in told for one in ids}
    return alignment.considered(comparison.articles, comparison.facts, asked, together)


def check(
    drafts: Document | Sequence[Document], sources: Sequence[Document], problems: Sequence[Problem] = (), watch: Watch = iter
) -> Check:
    """Holds each fact of the drafts against the sources: supported, contradicted, or not found there.

    What drafts say of one another, and sources of one another, is not told. `problems` and `watch` are as in `compare`.
    Raises ValueError where two documents have one name.
    """
    drafts = [drafts] if isinstance(drafts, Document) else drafts
    names = {d.name for d in drafts}
    articles, found = _read([*drafts, *sources], watch)
    by_name = {a.name: a for a in articles}
    disagreed, agreed = disagreements.judge(alignment.align(articles, found), by_name)
    checked = disagreements.check(names, by_name, found, disagreed, agreed)
    mine, theirs = (tuple(a for a in articles if (a.name in names) is own) for own in (True, False))
    return Check(mine, theirs, tuple(checked), tuple(problems))


def _read(documents_: Sequence[Document], watch: Watch) -> tuple[list[Article], dict[str, tuple[Fact, ...]]]:
    if len({d.name for d in documents_}) < len(documents_):
        raise ValueError("every document needs a name of its own")
    articles = [documents.read(d) for d in watch(sorted(documents_, key=lambda d: d.name))]
    copies = documents.copies(articles)
    articles = [replace(a, copy_of=copies[a.name]) if a.name in copies else a for a in articles]
    return articles, {a.name: tuple(facts.extract(a)) for a in articles}


def _copies(articles: Sequence[Article]) -> tuple[str, ...]:
    """A word on documents with one text: that they agree says nothing."""
    texts = {a.name: a.text for a in articles}
    copies = [
        (a.name, "the same text as" if a.text == texts[a.copy_of] else "nearly the same text as", a.copy_of) for a in articles if a.copy_of
    ]
    return tuple(f"note: {name} holds {how} {original}: the two count as one witness" for name, how, original in copies)
