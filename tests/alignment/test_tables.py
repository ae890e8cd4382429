"""Cells of two tables are held against one another where column and row agree, wherever the column stands."""

from __future__ import annotations

import pytest

from factcheck import Document, compare

LEAD = {
    "en": "The port of Lisle closed the year with higher traffic, said Anna Bellor.",
    "de": "Der Hafen von Lisle hat das Jahr mit mehr Verkehr abgeschlossen, sagte Anna Bellor.",
}


def table(*rows: str, language: str = "en", name: str = "a") -> Document:
    return Document(name, "\n\n".join([LEAD[language], "\n".join(rows)]), language=language)


HEAD = "Terminal | Containers | Revenue (€ million) | Growth (%)"
ROWS = ["North | 412,000 | 38.2 | 4.1", "South | 198,500 | 17.9 | 2.3", "East | 77,000 | 6.4 | -1.2"]
YEARS = ["Terminal | 2023 | 2024 | 2025", "North | 401,200 | 405,900 | 412,000", "South | 188,300 | 191,700 | 198,500"]


def conflicts(a: Document, b: Document) -> list[set[str]]:
    return [{r.display for r in d.readings} for d in compare([a, b]).at_level("conflict")]


@pytest.mark.parametrize(
    ("values", "other"),
    [
        ([], table(HEAD, *ROWS, name="b")),
        ([{"17,900,000 EUR", "19,700,000 EUR"}], table(HEAD, ROWS[0], "South | 198,500 | 19.7 | 2.3", ROWS[2], name="b")),
        (
            [{"17,900,000 EUR", "19,700,000 EUR"}],
            table(
                "Terminal | Growth | Revenue | Containers",
                "North | 4.1% | €38.2m | 412,000",
                "South | 2.3% | €19.7m | 198,500",
                "East | -1.2% | €6.4m | 77,000",
                name="b",
            ),
        ),
        (
            [{"17,900,000 EUR", "19,700,000 EUR"}],
            table(
                "Terminal | Wachstum (%) | Umsatz (Mio. €)",
                "Nord | 4,1 | 38,2",
                "Süd | 2,3 | 19,7",
                "Ost | -1,2 | 6,4",
                language="de",
                name="b",
            ),
        ),
    ],
    ids=["the same", "one cell", "other columns", "another language"],
)
def test_a_cell_that_differs(values: list[set[str]], other: Document) -> None:
    assert conflicts(table(HEAD, *ROWS), other) == values


def test_years_at_the_head_keep_figures_apart() -> None:
    other = ["Terminal | 2025 | 2024 | 2022", "North | 412,000 | 405,900 | 398,700", "South | 198,500 | 191,700 | 181,900"]
    assert conflicts(table(*YEARS), table(*other, name="b")) == []
    slipped = [row.replace("191,700", "197,100") for row in other]
    assert conflicts(table(*YEARS), table(*slipped, name="b")) == [{"191,700", "197,100"}]


def test_other_columns_are_other_things() -> None:
    other = ["Terminal | Ships | Costs (€ million)", "North | 421,000 | 32.8", "South | 189,500 | 19.7", "East | 70,700 | 4.6"]
    assert conflicts(table(HEAD, *ROWS), table(*other, name="b")) == []


def test_the_columns_are_told() -> None:
    (found,) = compare([table(HEAD, *ROWS), table(HEAD, ROWS[0], "South | 198,500 | 19.7 | 2.3", name="b")]).disagreements
    assert "in the column “Revenue (€ million)”" in [r.detail for r in found.reasons]
