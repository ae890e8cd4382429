"""What is no text of the article."""

from __future__ import annotations

import pytest

from factcheck.documents import read
from factcheck.model import Document


def noise(text: str) -> list[str]:
    return [text[n.start : n.end] for n in read(Document("a", text)).noise]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See https://example.org/a/12?b=3, then go.", ["https://example.org/a/12?b=3"]),
        ("See (www.example.org/50) there.", ["www.example.org/50"]),
        ("![Ten men](https://example.org/700x400.jpg)", ["![", "](https://example.org/700x400.jpg)"]),
        ('[text](/a_(b)/5 "title") more', ['](/a_(b)/5 "title")']),
        ("Write to news.desk-1@example.org today.", ["news.desk-1@example.org"]),
        ("As @potus wrote.", ["@potus"]),
        ("We love #AI2025 and rank #1.", ["#AI2025"]),
        ("Photo IMG-20240511.jpg shown.", ["IMG-20240511.jpg"]),
        ("Text.\nbG9yZW0gaXBzdW0gMTIz some site\nMore text here.", ["bG9yZW0gaXBzdW0gMTIz some site"]),
        ("Key 4f3a9c1e77b20d5a8e61 was lost.", ["4f3a9c1e77b20d5a8e61"]),
        ("doi 10.1038/s41586-020-2649-2.", ["10.1038/s41586-020-2649-2"]),
        ('<img src="a.png" width="600"> and 3 < 5', ['<img src="a.png" width="600">']),
        ("a\n```\n5 apples\n```\nb", ["```\n5 apples\n```"]),
        ("Ciao.\nLeave a Reply\nRequired fields are marked *", ["Leave a Reply", "Required fields are marked *"]),
        ("Publicité\nIl pleut.", ["Publicité"]),
        ("La publicité a rapporté 5 millions.", []),
        ("OpenAI, GPT-4o and H100 at 10.5 billion in 2024/25.", []),
        ("The Intergovernmental Panel met 27 times.", []),
        ("COVID19Vaccination2021 is a name.", []),
    ],
)
def test_noise_is_told_by_its_shape(text: str, expected: list[str]) -> None:
    assert noise(text) == expected
