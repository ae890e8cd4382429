"""Stage 2, EXTRACT: an Article becomes a list of Facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from factcheck.facts import attributions, figures
from factcheck.model import Article, Fact, Part


def extract(article: Article) -> list[Fact]:
    """All facts of an article, in the order of the text; a figure within a statement names its speaker."""
    found = [fact for part in _by_language(article) for fact in (*figures.extract(part), *attributions.extract(part))]
    return attributions.claims(sorted(found, key=lambda f: (f.start, f.end, f.kind)))


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
