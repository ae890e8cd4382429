"""The date of a document: what it rests on, and what is never taken for one."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.documents import read
from factcheck.model import Document, Published

BODY = "\n\n" + "The council voted on 3 March 2019 to close the bridge, and the mayor said that it would open again in 2031. " * 3


def published(text: str, language: str | None = None) -> tuple[str | None, str]:
    found = read(Document("a", text, language=language)).published
    return (found.day.isoformat() if found.day else None), found.basis


DATELINES = [
    ("it", "PORTO ALBRIO, 18 agosto 2024 - Il sindaco ha aperto il porto.", "2024-08-18"),
    ("en", "LONDON, Monday 10 March 2025 (Some Wire) - The mayor spoke.", "2025-03-10"),
    ("en", "AUSTIN, Texas, March 10, 2025 -- A company spoke.", "2025-03-10"),
    ("en", "4 June 2024 - A vaccine worked.", "2024-06-04"),
    ("en", "By Jane Doe\nPublished: February 10th, 2025, 10:35 GMT", "2025-02-10"),
    ("en", "The title\n28 February 2025", "2025-02-28"),
    ("en", "Updated 2025-02-28T10:00:00Z", "2025-02-28"),
    ("fr", "Casablanca, le 21 mai 2025. C'est un chantier.", "2025-05-21"),
    ("fr", "Publié le 1er août 2024 à 10h35", "2024-08-01"),
    ("fr", "Publié le 03/02/2025", "2025-02-03"),
    ("de", "Berlin, 5. März 2024 – Der Rat hat entschieden.", "2024-03-05"),
    ("de", "Stand: 05.03.2024", "2024-03-05"),
    ("es", "Publicado el 7 de octubre de 2024", "2024-10-07"),
    ("pt", "Rio de Janeiro, 5 de maio de 2024 – O prefeito falou.", "2024-05-05"),
    ("tr", "İZMİR, 5 EKİM 2024 Cumartesi - Baraj açıldı.", "2024-10-05"),
    ("ar", "أبوظبي، 20 مايو 2025 - أعلنت الشركة ذلك.", "2025-05-20"),
    ("ar", "٢٠ حزيران/يونيو ٢٠٢٥ - أعلنت الشركة ذلك.", "2025-06-20"),
    ("ru", "Москва, 9 июня 2024 года — Мэр выступил.", "2024-06-09"),
    ("hu", "Budapest, 2025. március 10. – A polgármester beszélt.", "2025-03-10"),
    ("zh", "2025年2月10日", "2025-02-10"),
    ("ko", "서울, 2025년 2월 10일 - 시장이 말했다.", "2025-02-10"),
    ("vi", "Hà Nội, 10 tháng 2 năm 2025 - Thị trưởng nói.", "2025-02-10"),
]


@pytest.mark.parametrize(("language", "head", "day"), DATELINES)
def test_datelines(language: str, head: str, day: str) -> None:
    assert published(head + BODY, language) == (day, "dateline")


@pytest.mark.parametrize(
    "text",
    [
        "The council met on 4 June 2024 - and nothing came of it.",
        "In Paris, 4 June 2024 - the day of the vote - was hot.",
        "On 4 June 2024, the council met.",
        "He was sacked, 17 November 2023 being the day, and came back.",
        "03/02/2025",  # the third of February or the second of March
        "31 February 2025",
        "A title" + BODY + "\n\nJane, 5 May 2024\nGreat article!",
        "A title" + BODY + "\n\n5 May 2024",
        "We wrote about it [before](https://example.org/2019/03/04/story.html), at length." + BODY[:10],
        "A title" + BODY + "\n\nhttps://example.org/2019/03/04/story.html",
        "A title\n![a](https://example.org/2025/2/10/a.jpg)\n![b](https://example.org/2019/2/10/b.jpg)",
        "",
    ],
)
def test_what_is_no_date_of_publication(text: str) -> None:
    assert published(text, "en") == (None, "unknown")


@pytest.mark.parametrize(
    "head",
    [
        "A title\n![Sam](https://cdn.example.org/images/2025/2/10/sam_700x400.jpg)",
        "A title\nhttps://example.org/2025/02/10/sam.html",
        "A title\nURL: https://example.org/news/20250210/",
        "A title\nSource: <https://example.org/2025-02-10-sam>",
        "---\nurl: https://example.org/2025/02/10/sam\n---\nA title",
    ],
)
def test_a_date_in_the_path_of_an_address(head: str) -> None:
    assert published(head + BODY, "en") == ("2025-02-10", "address")


def test_addresses_of_several_days_give_an_interval() -> None:
    text = "![a](https://example.org/2025/2/10/a.jpg)\n![b](https://example.org/2025/2/12/b.jpg)"
    assert read(Document("a", text)).published == Published(date(2025, 2, 10), date(2025, 2, 13), "address")


@pytest.mark.parametrize(
    "line", ["date: 2025-02-10", 'Date: "2025-02-10 08:30"', "pubdate: 10 February 2025", "published: 2025-02-10 # ours"]
)
def test_front_matter_outranks_the_dateline(line: str) -> None:
    assert published(f"---\ntitle: A\n{line}\n---\n4 June 2024 - It rained.", "en") == ("2025-02-10", "front matter")


def test_a_given_date_outranks_all() -> None:
    given = Document("a", "---\ndate: 2025-02-10\n---\n4 June 2024 - It rained.", published=date(2020, 1, 1))
    found = read(given).published
    assert (found.start, found.end, found.basis) == (date(2020, 1, 1), date(2020, 1, 2), "given")


@pytest.mark.parametrize(
    ("language", "text", "at"),
    [
        ("en", "WASHINGTON, Nov. 3 — The Senate voted.", "Nov. 3"),
        ("en", "Oct 29 (Some Wire) - A company spoke.", "Oct 29"),
        ("es", "Madrid, 30 oct.- La empresa ganó.", "30 oct."),
        ("es", "Bogotá, 3 nov (AAA).- El alcalde habló.", "3 nov"),
        ("de", "Wien, 30. Oktober. Der Rat hat entschieden.", "30. Oktober."),
        ("fr", "PARIS, 3 nov. (AAA) - Le maire a parlé.", "3 nov."),
        ("it", "(AAA) - ROMA, 03 NOV - Il governo ha parlato.", "03 NOV"),
        ("ru", "МОСКВА, 3 ноября. /ААА/. Мэр выступил.", "3 ноября."),
        ("pl", "WARSZAWA, 3 listopada – Rząd obradował.", "3 listopada"),
        ("de", "Berlin, 5. März 2024 – Der Rat hat entschieden.", "5. März 2024"),
        ("en", "12 March – The company was founded.", None),
        ("en", "On Oct. 29 - a Thursday - the company spoke.", None),
        ("en", "The company spoke on Oct. 29 - a Thursday.", None),
    ],
)
def test_where_the_dateline_stands(language: str, text: str, at: str | None) -> None:
    found = read(Document("a", text, language=language)).published.dateline
    assert (text[found.start : found.end] if found else None) == at
