"""What a page says of itself in its markup: title, author, language and the day it was published.

Dates come from metadata, JSON-LD and a marked `<time>` alone: those in the text and below comments are of other things.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from factcheck.documents.formats.passages import one_line

_DATES = (
    *("article:published_time", "og:article:published_time", "og:published_time", "datepublished", "publishdate", "publish_date"),
    *(
        "publish-date",
        "pubdate",
        "published_time",
        "sailthru.date",
        "parsely-pub-date",
        "article.published",
        "cxenseparse:recs:publishtime",
    ),
    *("dc.date.issued", "dc.date", "dcterms.issued", "dcterms.date", "dcterms.created", "dc.date.created", "citation_publication_date"),
    *("citation_date", "article_date_original", "originalpublicationdate", "date"),
)
_TITLES, _AUTHORS, _LOCALES = (
    ("og:title", "twitter:title"),
    ("author", "article:author", "dc.creator", "byl"),
    ("og:locale", "content-language"),
)
_ARTICLES = re.compile(r"(?:News|Blog)?(?:Article|Posting)|(?:Reportage|Analysis|Opinion|Background|Review)NewsArticle|Report|WebPage")
_DEEPEST = 20


def of_page(root: Any) -> dict[str, Any]:
    """The fields of a `Source` that the markup of a page gives, from its root element."""
    named: dict[str, str] = {}
    for node in root.iter("meta"):
        key = node.get("property") or node.get("name") or node.get("itemprop") or node.get("http-equiv") or ""
        named.setdefault(key.strip().lower(), (node.get("content") or "").strip())
    linked = list(_linked(root))
    title = _first(named, _TITLES) or one_line(root.findtext(".//title") or "")
    author = _first(named, _AUTHORS) or next((_name(entry.get("author")) for entry in linked if entry.get("author")), "")
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or _first(named, _LOCALES)
    said = [named.get(key, "") for key in _DATES] + [str(entry.get("datePublished", "")) for entry in linked] + _times(root)
    return {"title": title, "author": author, "language": language, "published": next((d for d in map(day, said) if d), None)}


def _first(named: Mapping[str, str], keys: tuple[str, ...]) -> str:
    return next((named[key] for key in keys if named.get(key)), "")


def _linked(root: Any) -> Iterator[Mapping[str, Any]]:
    """The articles that the page describes in JSON-LD."""
    for node in root.iter("script"):
        if (node.get("type") or "").strip().lower() == "application/ld+json":
            with suppress(ValueError, RecursionError):
                yield from _entries(json.loads(node.text or "", strict=False))


def _entries(tree: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if isinstance(tree, list) and depth < _DEEPEST:
        for part in tree:
            yield from _entries(part, depth + 1)
    elif isinstance(tree, dict):
        kinds = tree.get("@type")
        if any(isinstance(kind, str) and _ARTICLES.fullmatch(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield tree
        yield from _entries(tree.get("@graph"), depth + 1)


def _name(author: Any) -> str:
    if isinstance(author, list):
        return ", ".join(filter(None, map(_name, author[:10])))
    return str(author.get("name") or "") if isinstance(author, dict) else str(author or "")


def _times(root: Any) -> list[str]:
    """The `<time>` that is marked as the date of publication, else the only one in the article's head."""
    nodes = list(root.iter("time"))
    marked = [n for n in nodes if n.get("pubdate") is not None or "datepublished" in (n.get("itemprop") or "").lower()]
    headed = [n for n in nodes if any(a.tag == "header" for a in n.iterancestors()) and any(a.tag == "article" for a in n.iterancestors())]
    return [n.get("datetime") or "" for n in (marked or headed)[:1]]


def day(text: str) -> date | None:
    """The day of an ISO date, or of one as letters and feeds write it ("Tue, 21 Jan 2025 09:00:00 +0100"); None for anything else."""
    from email.utils import parsedate_to_datetime

    with suppress(ValueError):
        return date.fromisoformat(text.strip()[:10])
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        return parsedate_to_datetime(text).date()
    return None
