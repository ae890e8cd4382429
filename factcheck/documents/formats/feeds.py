"""Feeds (RSS, Atom, RDF): every entry is a document, with its headline, its text and its date."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

from factcheck.documents.formats import html, metadata
from factcheck.documents.formats.extras import extra, foreign
from factcheck.documents.formats.passages import Passage, compose
from factcheck.model import Document


def read(name: str, data: bytes) -> Iterator[Document]:
    """The entries of a feed, named by their number: `news.rss#3`. Those without a text are left out.

    Raises ValueError where it cannot be read.
    """
    feedparser = extra("feedparser", "feeds")
    with foreign("is a damaged feed: save it anew"):
        feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    language = str(feed.feed.get("language", ""))
    for number, entry in enumerate(feed.entries, 1):
        if passages := list(_passages(entry)):
            yield compose(f"{name}#{number}", "feed", passages, title=_title(entry), language=language, published=_day(entry))


def _passages(entry: Any) -> Iterator[Passage]:
    yield Passage(_title(entry), "title")
    texts = [part.get("value") or "" for part in entry.get("content", ())] or [entry.get("summary") or ""]
    for text in texts:
        yield from (passage._replace(line=0, column=0, name="text") for passage in html.fragment(text))


def _title(entry: Any) -> str:
    return " ".join(passage.text for passage in html.fragment(str(entry.get("title", ""))))


def _day(entry: Any) -> date | None:
    stated = next((str(entry[key]) for key in ("published", "created", "updated") if entry.get(key)), "")
    return metadata.day(stated)
