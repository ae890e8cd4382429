"""Stage 1, READ: a path becomes a Document, a Document becomes an Article."""

from __future__ import annotations

import re

from factcheck.model import Article, Document, Published, Span


def read(document: Document) -> Article:
    """An article: the document with its language, its date, its paragraphs and sentences."""
    sentences = tuple(Span(*m.span()) for m in re.finditer(r"[^\n.!?]+[.!?]*", document.text))
    return Article(document, document.language or "en", 1, Published(None, None, "unknown"), sentences, sentences)
