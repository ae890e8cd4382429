"""The articles that come with the program are read as their readers would read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.documents import load, read

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.mark.parametrize(
    ("name", "language", "published", "basis"),
    [
        ("altman_it.txt", "it", None, "unknown"),
        ("portrait_fr.txt", "fr", None, "unknown"),
        ("querelle_fr.txt", "fr", "2025-01-24", "dateline"),
        ("rivaux_fr.txt", "fr", None, "unknown"),
        ("stargate_ar.txt", "ar", "2025-02-10", "address"),
    ],
)
def test_language_and_date(name: str, language: str, published: str | None, basis: str) -> None:
    documents, problems = load([SEEDS / name])
    article = read(documents[0])
    day = article.published.day
    assert (article.language, day.isoformat() if day else None, article.published.basis, problems) == (language, published, basis, [])
