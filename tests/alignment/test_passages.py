"""Which sentence tells what which sentence tells: in one language, across languages and scripts, and not between other stories."""

from __future__ import annotations

import pytest

from factcheck import Document, documents, facts
from factcheck.alignment.passages import align_passages
from factcheck.alignment.profile import Profile, profile

from .stories import BRIDGE, OTHER, story


def _profile(document: Document) -> Profile:
    article = documents.read(document)
    return profile(article, facts.extract(article))


@pytest.mark.parametrize("language", sorted(BRIDGE))
def test_sentences_of_one_story_are_aligned(language: str) -> None:
    a, b = _profile(story("en", name="a")), _profile(story(language, name="b"))
    pairs = align_passages(a, b).pairs
    right = [(i, j) for i, j in pairs if i == j]
    assert len(right) >= 5
    assert len(right) >= 0.8 * len(pairs)


def test_another_order_is_no_obstacle() -> None:
    sentences = BRIDGE["fr"].split(". ")
    turned = Document("b", ". ".join([*sentences[3:], *sentences[:3]]), "fr")
    a, b = _profile(story("en")), _profile(turned)
    assert align_passages(a, b).pairs


def test_other_stories_are_not_aligned() -> None:
    a, b = _profile(story("it")), _profile(Document("b", OTHER, "en"))
    assert not align_passages(a, b).pairs
