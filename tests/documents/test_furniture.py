"""What a page shows around its article gives no facts, and what looks like it inside an article does."""

from __future__ import annotations

import pytest

from factcheck import Document
from factcheck.documents.formats import Fields, documents
from factcheck.documents.furniture import is_stamp
from factcheck.model import Document as Read
from factcheck.pipeline import read

ARTICLE = {
    "en": "The ferry company will lay up {} ships in the coming winter, its director told the harbour council on Friday, after summer.",
    "fr": "La compagnie va désarmer {} navires l'hiver prochain, a déclaré sa directrice devant le conseil du port après un été de grève.",
    "de": "Die Reederei wird im kommenden Winter {} Schiffe stilllegen, sagte ihre Direktorin vor dem Hafenrat nach dem Streiksommer.",
    "es": "La naviera retirará {} barcos el próximo invierno, dijo su directora ante el consejo del puerto tras un verano de huelgas.",
    "it": "La compagnia fermerà {} navi il prossimo inverno, ha detto la direttrice davanti al consiglio del porto dopo gli scioperi.",
    "pt": "A companhia vai parar {} navios no próximo inverno, disse a diretora perante o conselho do porto após um verão de greves.",
    "ru": "Судоходная компания остановит {} судов будущей зимой, сказала её директор перед советом порта после долгого лета забастовок.",
    "ja": "海運会社は来年の冬に{}隻の船を止めると、同社の社長が港の評議会で語った。長い夏のストライキのあとのことだった。",
    "zh": "航运公司总裁在港务委员会会议上说，经过漫长的夏季罢工之后，该公司将在明年冬天停用{}艘船，但不会裁减员工人数。",
}
AROUND = {
    "en": (
        ["Nasdaq 17,133.12 +0.88%", "3 Feb 2023, 08:10 GMT", "3.4K shares"],
        ["Most read", "Two held over raid worth £3m", "7 hours ago"],
    ),
    "fr": (
        ["CAC 40 7 012,10 -0,12 %", "Publié le 3 février 2023 à 8h10", "3,4 k partages"],
        ["Les plus lus", "Deux arrestations, 3 M€", "il y a 7 heures"],
    ),
    "de": (
        ["DAX 15.509,19 +2,16 %", "Stand: 03.02.2023 08:10 Uhr", "340 Mal geteilt"],
        ["Meistgelesen", "Zwei Festnahmen, 3 Mio. Euro", "vor 7 Stunden"],
    ),
    "es": (
        ["IBEX 35 9.225,60 -0,06%", "3 feb 2023 - 08:10 CET", "3,4 mil compartidos"],
        ["Lo más leído", "Dos detenidos y 3 millones", "hace 7 horas"],
    ),
    "it": (
        ["FTSE MIB 26.950,10 -0,51%", "3 febbraio 2023 alle 08:10", "3,4 mila condivisioni"],
        ["I più letti", "Due arresti, 3 milioni", "7 ore fa"],
    ),
    "pt": (
        ["Ibovespa 108.523 -1,47%", "Atualizado em 03/02/2023 às 08h10", "3,4 mil compartilhamentos"],
        ["Mais lidas", "Dois presos e 3 milhões", "há 7 horas"],
    ),
    "ru": (
        ["IMOEX 2 243,41 +0,17%", "Обновлено 3 февраля 2023 в 08:10", "3,4 тыс. просмотров"],
        ["Самое читаемое", "Двое задержаны", "7 часов назад"],
    ),
    "ja": (
        ["日経平均 27,509.46円 +107.41", "更新日：2023年2月3日 8時10分", "340件のシェア"],
        ["アクセスランキング", "3億円の強盗", "7時間前"],
    ),
    "zh": (["上证指数 3,263.41 -0.68%", "更新于 2023-02-03 08:10", "3.4万次分享"], ["最多阅读", "两人涉300万元抢劫案被捕", "7小时前"]),
}


def pasted(code: str) -> list[str]:
    above, below = AROUND[code]
    return [*above, ARTICLE[code].format(17), ARTICLE[code].format(17), *below, "1", "© 2023"]


def marked_up(code: str) -> bytes:
    above, below = AROUND[code]
    boxes = [
        f"<div class='{name}'>{''.join(f'<p>{line}</p>' for line in lines)}</div>" for name, lines in (("share-bar", above), ("c", below))
    ]
    body = "".join(f"<p>{ARTICLE[code].format(17)}</p>" for _ in range(2))
    return f"<html lang='{code}'><meta charset='utf-8'><body><main>{boxes[0]}{body}{boxes[1]}</main></body></html>".encode()


def said(document: Read) -> set[str]:
    """What the figures and dates of a document stand in."""
    lines = document.text.split("\n")
    return {lines[fact.line - 1] if not document.source else fact.text for fact in read(document).facts}


@pytest.mark.parametrize("code", ARTICLE)
def test_a_pasted_page_gives_the_facts_of_its_article_alone(code: str) -> None:
    assert said(Document("a.txt", "\n".join(pasted(code)))) == {ARTICLE[code].format(17)}


@pytest.mark.parametrize("code", ARTICLE)
def test_a_saved_page_gives_the_facts_of_its_article_alone(code: str) -> None:
    (page,) = documents("a.html", marked_up(code), Fields())
    assert isinstance(page, Read)
    assert said(page) == said(
        next(d for d in documents("a.html", f"<p>{ARTICLE[code].format(17)}</p>".encode(), Fields()) if isinstance(d, Read))
    )


@pytest.mark.parametrize("code", ["en", "fr", "de", "es", "it", "pt", "ru", "ja", "zh"])
def test_a_pasted_page_is_dated_below_its_menus(code: str) -> None:
    menus = [f"{name}" for name in "abcdefghij"]
    published = read(Document("a.txt", "\n".join([*menus, *pasted(code)]))).article.published
    assert (published.day and published.day.isoformat(), published.basis) == ("2023-02-03", "dateline")


TOLD = [
    ("a list", 4, ["- The fund has 12 members", "- It owns 4.6 million euros", "- 320 pupils were helped", "- It was founded in 1998"]),
    ("key figures", 4, ["Revenue: 38.2 million euros", "Staff: 320", "Profit up 12%", "Dividend $1.20"]),
    ("a chronicle", 4, ["12 June 2024", "The dam breaks, 3 people die.", "14 June 2024, 14:32", "The water falls by 2 metres."]),
    ("an interview", 3, ["How many pupils?", "320 pupils.", "When does it open?", "In September 2026.", "What of 2024?"]),
    ("a heading like that of a box", 1, ["Related", ARTICLE["en"].format(9)]),
]


@pytest.mark.parametrize(("what", "count", "lines"), TOLD, ids=[what for what, _, _ in TOLD])
def test_what_an_article_tells_in_short_lines_stays(what: str, count: int, lines: list[str]) -> None:
    first = ARTICLE["en"].replace("{} ", "") + " Nothing else was said."
    before = "\n".join(["The title", first, "More on it", first])
    own = len(read(Document("a.txt", before)).facts)
    assert len(read(Document("a.txt", "\n".join([before, *lines, "The end", "By J. Doe"]))).facts) - own >= count


@pytest.mark.parametrize(
    ("line", "stamp"),
    [
        ("Published 12 June 2024 at 14:32, updated 15:05", True),
        ("12 June 2024", False),
        ("Updated: 13 June 2024", True),
        ("12. Juni 2024, 14:32 Uhr", True),
        ("입력 2024.06.12. 오후 2:32", True),
        ("The dam broke on 12 June 2024 at 14:32", False),
        ("14:32", False),
    ],
)
def test_the_day_and_hour_of_a_page(line: str, stamp: bool) -> None:
    assert is_stamp(line) == stamp


def test_a_figure_ends_with_a_short_line() -> None:
    facts = read(Document("a.txt", "Staff in 2019\nLire 5 lines.\nUSD 89.02\nEUR 95.74")).facts
    assert not any("\n" in fact.text for fact in facts)


def test_a_figure_goes_on_where_a_line_was_broken() -> None:
    facts = read(Document("a.txt", "The fund of the harbour of Lisle is said to have given 4.6 million\neuros to the school.")).facts
    assert [fact.text for fact in facts] == ["4.6 million\neuros"]
