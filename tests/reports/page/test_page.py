"""The page as a file: well-formed, nothing outside it, its policy kept, hostile text never markup, whole without its script."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from html.parser import HTMLParser
from time import process_time

import pytest

from factcheck.model import Comparison, Disagreement, Reading, Settled, Since
from factcheck.reports.page import policy, render
from factcheck.reports.page.apart import apart
from factcheck.reports.page.markup import Html, element
from factcheck.values import Amount, DateValue, Duration, Money, Percent, Value
from tests.reports import samples
from tests.reports.snapshot import check

OLD = replace(samples.OPENING, id="FC201-00000003", about="start of the works, as accepted")
WHOLE = replace(
    samples.comparison(samples.GIFT, samples.OPENING, agreements=(samples.SAME, samples.OTHER), errors=(samples.UNREAD,)),
    settled=(Settled(OLD, "baseline", "agreed with the desk", date(2027, 1, 1)),),
    stale=("accepted FC101-00000009 (bridge): is no longer found",),
    since=Since((samples.GIFT.id,), (samples.OPENING.id,), ({"id": "FC101-77", "about": "an older one"},)),
)
VOID = {"meta", "input", "br"}


class Page(HTMLParser):
    """Reads a page strictly: every element that opens must close, in its order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.raw: dict[str, str] = {}
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), tag
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("style", "script"):
            self.raw[self.open[-1]] = data
        else:
            self.words.append(data)

    def all(self, attribute: str) -> list[str]:
        return [value or "" for _, attributes in self.elements if (value := attributes.get(attribute)) is not None]

    @property
    def text(self) -> str:
        return "".join(self.words)


PAGES = {
    "whole": WHOLE,
    "nothing": samples.comparison(),
    "no documents": Comparison((), {}, (), (), 0),
    "agreement": samples.comparison(agreements=(samples.SAME,)),
    "hostile": samples.hostile(),
    "twice": samples.comparison(samples.GIFT, samples.GIFT),
}


def test_the_page() -> None:
    check(
        "page.html", re.sub(r"(<(style|script)>).*?(</\2>)", r"\1\3", re.sub(r"sha256-[\w+/=]+", "sha256-", render(WHOLE)), flags=re.DOTALL)
    )


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("live", [0, 7])
def test_it_is_well_formed_and_every_link_leads_somewhere(name: str, live: int) -> None:
    page = Page(render(PAGES[name], live=live))
    ids = Counter(page.all("id"))
    assert [i for i, n in ids.items() if n > 1 or " " in i] == []
    assert {h for h in page.all("href") if not h.startswith("#") or h[1:] not in ids} == set()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_asked_for_outside_it(name: str) -> None:
    page = Page(render(PAGES[name]))
    names = {n for _, attributes in page.elements for n in attributes}
    assert names & {"src", "srcset", "style", "action", "data", "background", "ping"} == set()
    assert [n for n in names if n.startswith("on")] == []
    assert re.findall(r"url\(|@import|https?:|import\(|eval\(|innerHTML", page.raw["style"] + page.raw["script"]) == []


def test_the_policy_lets_run_what_the_page_holds_and_nothing_else() -> None:
    page = Page(render(WHOLE))
    (written,) = [a["content"] for t, a in page.elements if t == "meta" and a.get("http-equiv") == "Content-Security-Policy"]
    rules = dict(rule.split(" ", 1) for rule in policy().split("; "))
    assert written == policy()
    assert rules["default-src"] == "'none'"
    for name in ("style", "script"):
        assert rules[f"{name}-src"] == f"'sha256-{b64encode(sha256(page.raw[name].encode()).digest()).decode()}'"
    assert "connect-src" not in rules
    assert "connect-src 'self'" in policy(live=True)


def test_hostile_text_is_text() -> None:
    evil = '</script><img src=x onerror="alert(1)">&amp;<!--\x00\x1b[31m\u202e'
    article = samples.article(f"{evil}.txt", f"{evil} gift of 5 USD </title></style>\r\nsecond\rline", "en")
    fact = samples.fact(article, "5 USD", samples.usd(5))
    readings = (Reading(samples.usd(5), evil, (samples.mention(article, fact),)), samples.GIFT.readings[1])
    d = replace(samples.GIFT, about=evil, hint=evil, readings=readings, outliers=(article.name,))
    comparison = replace(WHOLE, articles=(article, *samples.ARTICLES), facts={article.name: (fact,), **samples.FACTS}, disagreements=(d,))
    page = Page(render(replace(comparison, notes=(evil,), stale=(evil,))))
    harmless = Page(render(WHOLE))
    assert {t for t, _ in page.elements} <= {t for t, _ in harmless.elements} | {"abbr"}
    assert "img" not in {t for t, _ in page.elements}
    assert page.text.count('<img src=x onerror="alert(1)">') > 5
    assert "\u202e" not in page.text
    assert "\x1b" not in page.text


def test_text_is_escaped_by_default_and_markup_is_not() -> None:
    assert element("p", "<b>&", title='"<') == '<p title="&quot;&lt;">&lt;b&gt;&amp;</p>'
    assert element("p", element("b", "x"), None, hidden=True, id=None, data_kind="a") == '<p hidden data-kind="a"><b>x</b></p>'
    assert isinstance(element("p"), Html)


def test_a_text_is_shown_whole_with_every_fact_in_it_marked() -> None:
    page = render(WHOLE)
    for article in samples.ARTICLES:
        start = page.index(f'id="d{samples.ARTICLES.index(article) + 1}"')
        body = page[start : page.index("</details>", start)]
        without = re.sub(r"<sup.*?</sup>", "", body)
        shown = Page(f"<div>{without.partition('</summary>')[2]}</div>").text
        assert re.sub(r"\s+", "", shown) == re.sub(r"\s+", "", article.text)
        assert body.count("<sup") == len(samples.FACTS[article.name])


def test_what_is_written_from_right_to_left_says_so() -> None:
    page = render(WHOLE)
    assert re.search(r'<blockquote lang="ar" dir="rtl">[^<]*<mark>10 ملايين دولار</mark>', page)
    assert '<bdi dir="ltr">10 000 000 USD</bdi>' in page


def test_a_served_page_can_accept_and_a_file_cannot() -> None:
    assert 'class="accept"' in render(WHOLE, live=1)
    assert 'class="accept"' not in render(WHOLE)


def test_two_thousand_findings_are_a_page() -> None:
    found = tuple(replace(samples.GIFT, id=f"FC101-{n:08x}", about=f"gift number {n}") for n in range(2000))
    start = process_time()
    page = render(replace(WHOLE, disagreements=found))
    assert process_time() - start < 10
    assert len(page) < 12_000_000


def test_a_long_word_does_not_make_a_long_card() -> None:
    article = samples.article("long.txt", "x" * 1_000_000 + " 5 USD " + "y" * 1_000_000, "en")
    fact = samples.fact(article, "5 USD", samples.usd(5))
    d = replace(samples.GIFT, readings=(Reading(samples.usd(5), "5 USD", (samples.mention(article, fact),)), samples.GIFT.readings[1]))
    page = render(Comparison((article,), {article.name: (fact,)}, (d,), (), 1))
    assert len(page[page.index("<article") : page.index("</article")]) < 20_000


def usd(amount: int) -> Money:
    return samples.usd(amount)


def minutes(n: int) -> Duration:
    return Duration(Amount(Decimal(n), Decimal(n)), "minute")


def percent(n: int) -> Percent:
    return Percent(Amount(Decimal(n), Decimal(n)))


def days(first: str, after: str, grain: str = "day") -> DateValue:
    return DateValue(date.fromisoformat(first), date.fromisoformat(after), grain)


@pytest.mark.parametrize(
    ("words", "a", "b"),
    [
        ("×10, 9 000 000 USD apart", usd(10**6), usd(10**7)),
        ("×1.5, 10 minutes apart", minutes(20), minutes(30)),
        ("×1.25, 2 percentage points apart", percent(8), percent(10)),
        ("21 days apart", days("2024-06-01", "2024-06-11"), days("2024-07-01", "2024-08-01")),
        ("1 day apart", days("2024-06-01", "2024-06-02"), days("2024-06-02", "2024-06-03")),
        ("1 year apart", days("2019-01-01", "2020-01-01", "year"), days("2020-01-01", "2021-01-01", "year")),
        ("13 months apart", days("2025-02-01", "2025-03-01", "month"), days("2024-01-01", "2024-02-01", "month")),
        (None, DateValue(None, date(2024, 6, 12), "day", "before"), DateValue(None, date(2024, 6, 21), "day", "before")),
        (None, usd(5), Money(Amount(Decimal(5), Decimal(5)), "EUR")),
        (None, usd(5), Money(Amount(Decimal(9), None), "USD")),
    ],
)
def test_how_far_two_values_are_apart(words: str | None, a: Value, b: Value) -> None:
    d: Disagreement = replace(samples.GIFT, readings=(Reading(a, "a", ()), Reading(b, "b", ())), hint=None)
    assert apart(d) == ([words] if words else [])
