"""One thing seen from two sides: figures that differ and do not disagree, and those that do although a side is named."""

from __future__ import annotations

import pytest

from factcheck import Document, compare

TWO_SIDES = {
    "gross and net": [
        ("Solmara earned a gross profit of 40 million euros in 2023.", "Solmara earned a net profit of 12 million euros in 2023."),
        ("Solmara a réalisé un bénéfice brut de 40 millions d’euros en 2023.", "Solmara earned a net profit of 12 million euros in 2023."),
        (
            "Solmara erzielte 2023 einen Bruttogewinn von 40 Millionen Euro.",
            "Solmara erzielte 2023 einen Nettogewinn von 12 Millionen Euro.",
        ),
        ("حققت سولمارا أرباحا بلغت 40 مليون يورو قبل الضرائب في 2023.", "حققت سولمارا أرباحا بلغت 12 مليون يورو بعد الضرائب في 2023."),
    ],
    "nominal and real": [
        ("Wages in Ostra rose 6.2 percent in nominal terms in 2023.", "Wages in Ostra rose 1.8 percent in real terms in 2023."),
        (
            "Las nóminas de Ostra subieron un 6,2 % nominal en 2023.",
            "Las nóminas de Ostra subieron un 1,8 % en términos reales en 2023.",
        ),
        ("2023年奥斯特拉维亚工资名义增长6.2%。", "2023年奥斯特拉维亚工资扣除价格因素增长1.8%。"),
    ],
    "fiscal and calendar year": [
        (
            "Solmara sold goods worth 40 million euros in fiscal 2023.",
            "Solmara sold goods worth 43 million euros in calendar year 2023.",
        ),
    ],
    "a quarter and its year": [
        ("Solmara sold 40,000 cars in the second quarter of 2023.", "Solmara sold 160,000 cars in 2023."),
        ("Solmara a vendu 40 000 voitures au deuxième trimestre 2023.", "Solmara ha venduto 160.000 auto nel 2023."),
    ],
    "first and in all": [
        (
            "Linde school gets an initial 20 million euros from Solmara.",
            "Linde school gets a total of 95 million euros from Solmara.",
        ),
        ("L’école Linde reçoit d’abord 20 millions d’euros de Solmara.", "L’école Linde reçoit 95 millions d’euros de Solmara."),
    ],
    "planned and done": [
        ("Solmara planned to cut 500 jobs in Linde in 2023.", "Solmara cut 430 jobs in Linde in 2023."),
        (
            "Solmara prevedeva di tagliare 500 posti di lavoro a Linde nel 2023.",
            "Solmara ha tagliato 430 posti di lavoro a Linde nel 2023.",
        ),
        ("Solmara planowała zwolnić 500 pracowników w Linde w 2023 roku.", "Solmara zwolniła 430 pracowników w Linde w 2023 roku."),
    ],
    "target and achieved": [
        ("Solmara had set a target of 40 million euros in sales for 2023.", "Solmara achieved 36 million euros in sales in 2023."),
        ("Solmara se había fijado un objetivo de 40 millones de euros en ventas.", "Solmara logró 36 millones de euros en ventas."),
    ],
    "first results and final ones": [
        (
            "Preliminary results give Marta Vaz 52.1 percent of votes in Linde.",
            "Final results give Marta Vaz 51.4 percent of votes in Linde.",
        ),
        ("Nach vorläufigen Ergebnissen kam Marta Vaz in Linde auf 52,1 Prozent.", "Marta Vaz kam in Linde auf 51,4 Prozent."),
    ],
    "of a day and since the beginning": [
        ("Linde reported 230 new infections on Tuesday.", "Linde reported 14,500 infections since the beginning of the outbreak."),
        ("Linde registou 230 novas infeções na terça-feira.", "Linde registou 14.500 infeções desde o início do surto."),
    ],
}

ONE_SIDE = [
    ("Solmara earned a net profit of 40 million euros in 2023.", "Solmara earned a net profit of 4 million euros in 2023."),
    ("Solmara planned to cut 500 jobs in Linde in 2023.", "Solmara planned to cut 5,000 jobs in Linde in 2023."),
    ("Solmara planned to cut 500 jobs in Linde in 2023.", "Solmara cut 5,000 jobs in Linde in 2023."),  # a slip, planned or not
    ("Solmara sold 40,000 cars in the second quarter of 2023.", "Solmara sold 400,000 cars in the second quarter of 2023."),
]


def disagreements(a: str, b: str) -> list[list[str]]:
    return [[r.display for r in d.readings] for d in compare([Document("a.txt", a), Document("b.txt", b)])]


@pytest.mark.parametrize(
    ("a", "b"), [pytest.param(a, b, id=f"{why} {n}") for why, rows in TWO_SIDES.items() for n, (a, b) in enumerate(rows)]
)
def test_two_sides_of_a_thing_do_not_disagree(a: str, b: str) -> None:
    assert disagreements(a, b) == []
    assert disagreements(b, a) == []


@pytest.mark.parametrize(("a", "b"), ONE_SIDE)
def test_one_side_told_twice_does(a: str, b: str) -> None:
    assert len(disagreements(a, b)) == 1


def test_the_nearest_figure_has_the_mark() -> None:
    """Gross and net in one sentence: each is held against its own side."""
    linde = "The company, founded in Linde in 1987 by Marta Vaz, has 300 employees."
    both = f"Solmara earned a gross profit of 40 million euros and a net profit of 12 million euros in 2023. {linde}"
    assert disagreements(both, f"Solmara earned a net profit of 12 million euros in 2023. {linde}") == []
    assert disagreements(both, f"Solmara earned a net profit of 120 million euros in 2023. {linde}") == [
        ["12,000,000 EUR", "120,000,000 EUR"]
    ]
