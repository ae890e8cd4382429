"""Stage 1, READ: a path becomes a Document, a Document becomes an Article."""

from __future__ import annotations

from factcheck import languages
from factcheck.documents import language, sentences
from factcheck.model import Article, Document, Published


def read(document: Document) -> Article:
    """An article: the document with its language, its date, its paragraphs and sentences."""
    text = document.text
    code = (document.language or language.detect(text)).split("-")[0].lower()
    paragraphs = sentences.paragraphs(text)
    return Article(
        document=document,
        language=code,
        tier=languages.load(code).tier,
        published=Published(None, None, "unknown"),
        paragraphs=paragraphs,
        sentences=sentences.sentences(text, paragraphs, code),
    )
