"""When a document that says nothing of it can have been published: not before the latest day that it tells as past.

A day counts where its sentence speaks of what has been and holds no word of what is to come, so that a deadline is none. What comes
of it is an open interval: it orders documents, and no "yesterday" is worked out from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from factcheck.documents import knowledge
from factcheck.model import Article, Fact, Published
from factcheck.values import DateValue

BASIS = "inferred"
_WHOLE = {"year", "month", "day"}


def inferred(article: Article, facts: Iterable[Fact]) -> Published:
    """The days on which an article can have been published, by its facts; what is known of it where anything is."""
    known = article.published
    if known.start is not None or known.end is not None:
        return known
    latest = max(_past(article, facts), default=None)
    return Published(latest, None, BASIS) if latest else known


def _past(article: Article, facts: Iterable[Fact]) -> Iterator[date]:
    """The days that the article tells as past."""
    past, ahead = _words(article.language, "past"), _words(article.language, "ahead")
    if past is None or ahead is None:
        return
    told: dict[int, bool] = {}  # of a sentence: asked once, for a long one may tell a thousand days
    for fact in facts:
        value = fact.value
        if not isinstance(value, DateValue) or fact.retracted or not value.start:
            continue
        if value.mod is None and value.fields.keys() >= _WHOLE and fact.sentence >= 0:
            if fact.sentence not in told:
                span = article.sentences[fact.sentence]
                told[fact.sentence] = bool(past.search(article.text, *span) and not ahead.search(article.text, *span))
            if told[fact.sentence]:
                yield value.start


@cache
def _words(language: str, key: str) -> re.Pattern[str] | None:
    words = knowledge.listed(language, key)
    if not words:
        return None
    either = "|".join(re.escape(word).replace("_", r"\s").replace(r"\*", r"[^\W\d_]{2,}") for word in words)
    return re.compile(rf"(?<![^\W\d_])(?:{either})(?![^\W\d_])", re.IGNORECASE)
