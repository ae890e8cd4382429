"""A Document becomes an Article."""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck import languages
from factcheck.budget import heed
from factcheck.documents import credits, language, mixed, noise, published, sentences, tables
from factcheck.documents.markdown import FrontMatter, front_matter
from factcheck.model import Article, Document

_LANGUAGE_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?")


def read(document: Document) -> Article:
    """An article: the document with its language, its date, its paragraphs and sentences.

    A language or date that the document gives wins over one found. Front matter is noise and belongs to no paragraph.
    """
    heed("language")
    front = front_matter(document.text)
    code = _language(document, front)
    paragraphs = sentences.paragraphs(document.text, front.end)
    cells, heads = tables.find(document.text, paragraphs)
    marked = (*(document.source.noise if document.source else ()), *heads)
    parts = mixed.parts(document.text, paragraphs, code)
    article = Article(
        document=document,
        language=code,
        tier=languages.load(code).tier,
        published=published.find(document, code, front, paragraphs),
        paragraphs=paragraphs,
        sentences=sentences.sentences(document.text, paragraphs, code, parts),
        noise=noise.find(document.text, paragraphs, front.end, marked),
        parts=parts,
        cells=cells,
    )
    return replace(article, rests_on=credits.rests_on(article))


def _language(document: Document, front: FrontMatter) -> str:
    given = document.language or front.first("language", "lang", "locale")
    tag = _LANGUAGE_TAG.fullmatch(given.strip())
    if tag:
        return tag[1].lower()
    said = _LANGUAGE_TAG.fullmatch(document.source.language.strip()) if document.source else None
    return language.detect(document.text[front.end : front.end + language.HEAD], said=said[1].lower() if said else "")
