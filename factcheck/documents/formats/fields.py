"""Where the parts of a record stand: the names of fields in JSON, JSON lines and CSV."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.records import dataclass


@dataclass(frozen=True)
class Fields:
    """In which fields of a record its parts stand: the first that is there counts. A dot leads into a nested record."""

    text: Sequence[str] = ("text", "body", "content", "article", "article_body", "articleBody", "maintext")
    title: Sequence[str] = ("title", "headline")
    published: Sequence[str] = ("published", "date", "date_publish", "datePublished", "published_at", "publication_date", "pubDate")
    language: Sequence[str] = ("language", "lang")
    author: Sequence[str] = ("author", "byline", "authors")
    name: Sequence[str] = ("name", "id", "slug")

    @classmethod
    def of(cls, said: Mapping[str, Sequence[str]]) -> Fields:
        """The fields with those that a user names before the usual ones."""
        usual = cls()
        return cls(**{part: (*names, *getattr(usual, part)) for part, names in said.items()})
