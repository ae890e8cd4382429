"""Stage 2, EXTRACT: an Article becomes a list of Facts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from factcheck.facts import attributions, figures
from factcheck.model import Article, Fact, Part
from factcheck.values import Attribution, Value

_NO_SPEAKERS = ("date", "duration", "money", "percent")


def extract(article: Article) -> list[Fact]:
    """All facts of an article, in the order of the text; a figure within a statement names its speaker."""
    found = [fact for part in _by_language(article) for fact in _reconciled(figures.extract(part), attributions.extract(part))]
    return attributions.claims(sorted(found, key=lambda f: (f.start, f.end, f.kind)))


def _reconciled(measures: list[Fact], statements: list[Fact]) -> list[Fact]:
    """Figures and statements without those of one that are made of the other: "Annegret Sommer said" tells of no summer, and
    "eight years" say nothing. Figures lie in order and do not overlap."""
    named = [f.value.speaker_span for f in statements if isinstance(f.value, Attribution) and f.value.details.get("named")]
    starts = [f.start for f in measures]
    names = {i for span in named if span for i in range(bisect_left(starts, span[0]), bisect_left(starts, span[1]))}
    kept = [f for i, f in enumerate(measures) if i not in names or f.kind != "date" or any(c.isdigit() for c in f.text)]
    starts = [f.start for f in kept]
    return kept + [f for f in statements if not _is_of_figures(f.value, kept, starts)]


def _is_of_figures(value: Value, measures: list[Fact], starts: list[int]) -> bool:
    """Whether the speaker of a statement is nothing but (a part of) a figure, or what comes last in it is one."""
    speaker = value.speaker_span if isinstance(value, Attribution) else None
    last = bisect_left(starts, speaker[1]) - 1 if speaker else -1
    if last < 0 or speaker is None or measures[last].end < speaker[1]:
        return False
    return measures[last].kind in _NO_SPEAKERS and (measures[last].kind != "date" or starts[last] <= speaker[0])


def _by_language(article: Article) -> Iterator[Article]:
    """The article once for each language in it, with nothing but white space where it is in another. Offsets stay what they are."""
    if not article.parts:
        yield article
        return
    yield _only(article, article.language, _between(article))
    spoken = sorted(article.parts, key=lambda part: part.language)
    for language, parts in groupby(spoken, key=lambda part: part.language):
        yield _only(article, language, list(parts))


def _between(article: Article) -> list[Part]:
    """The stretches in the article's own language."""
    starts = [0, *(part.end for part in article.parts)]
    ends = [*(part.start for part in article.parts), len(article.text)]
    return [Part(start, end, article.language) for start, end in zip(starts, ends, strict=True)]


def _only(article: Article, language: str, parts: list[Part]) -> Article:
    text, at = [], 0
    for part in parts:
        text += [_blank(article.text[at : part.start]), article.text[part.start : part.end]]
        at = part.end
    document = replace(article.document, text="".join([*text, _blank(article.text[at:])]))
    return replace(article, document=document, language=language, parts=())


def _blank(text: str) -> str:
    return "".join("\n" if character == "\n" else " " for character in text)
