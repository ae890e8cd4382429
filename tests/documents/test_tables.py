"""Figures in tables keep the words of their column and row."""

from __future__ import annotations

import pytest

from factcheck.documents import read
from factcheck.documents.formats import Fields, documents
from factcheck.model import Document

BODY = "Terminal | Containers | Revenue (€ million)\nNorth | 412,000 | 38.2\nSouth | 198,500 | 17.9"


def cells(text: str) -> list[tuple[str, str, str]]:
    return [(text[c.start : c.end], c.head, c.row) for c in read(Document("a", text)).cells]


EXPECTED = [
    ("412,000", "Containers", "North"),
    ("38.2", "Revenue (€ million)", "North"),
    ("198,500", "Containers", "South"),
    ("17.9", "Revenue (€ million)", "South"),
]


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "A title\n\n" + BODY + "\n\nMore.",
        BODY.replace(" | ", "\t"),
        "\n".join(f"| {line} |" for line in BODY.split("\n")),
        "| Terminal | Containers | Revenue (€ million) |\n|:---|---:|---:|\n| **North** | 412,000 | `38.2` |\n| South | 198,500 | 17.9 |",
        BODY.removeprefix("Terminal | "),  # the corner is empty
    ],
)
def test_a_cell_knows_its_column_and_row(text: str) -> None:
    assert cells(text) == EXPECTED


def test_years_at_the_head_are_heads_and_no_facts() -> None:
    text = "Terminal | 2024 | 2025\nNorth | 405,900 | 412,000"
    assert cells(text) == [("405,900", "2024", "North"), ("412,000", "2025", "North")]
    assert [text[n.start : n.end] for n in read(Document("a", text)).noise] == ["2024", "2025"]


@pytest.mark.parametrize("text", ["One line | of 5 things", "North | 412,000\nSouth | 198,500\n", "Nothing of the kind.", "a | b\n\nc | 5"])
def test_what_has_no_head_above(text: str) -> None:
    assert all(head == "" for _, head, _ in cells(text))


def test_a_short_csv_of_figures_is_a_table() -> None:
    (table,) = documents("a.csv", b'Terminal,Containers\nNorth,"412,000"\nSouth,"198,500"\n', Fields())
    assert isinstance(table, Document)
    assert [(table.text[c.start : c.end], c.head, c.row) for c in read(table).cells] == EXPECTED[::2]
    assert table.position(table.text.index("198")) == (3, 9)
