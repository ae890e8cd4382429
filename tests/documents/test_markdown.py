"""Front matter: what is one, and what only looks like one."""

from __future__ import annotations

import pytest

from factcheck.documents import read
from factcheck.documents.markdown import front_matter
from factcheck.model import Document


def test_the_fields_are_read_in_place() -> None:
    text = "---\r\nTitle: 'A: b'\r\nlang: fr # ours\r\ntags:\r\n  - a\r\n---\r\nLe texte."
    front = front_matter(text)
    assert front.fields == {"title": "A: b", "lang": "fr", "tags": ""}
    article = read(Document("a", text))
    assert article.language == "fr"
    assert [text[s.start : s.end] for s in article.sentences] == ["Le texte."]
    assert article.noise[0] == (0, front.end)


@pytest.mark.parametrize("text", ["---\nA rule, then text.\n---\n", "---\n", "--- a\nb: c\n---\n", "text\n---\na: b\n---\n", "---\na: b\n"])
def test_a_rule_is_no_front_matter(text: str) -> None:
    assert front_matter(text).end == 0
