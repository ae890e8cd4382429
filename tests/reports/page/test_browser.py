"""The page in a real browser: keys, filters, permalinks, copying, news, and that it asks for nothing and complains of nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from factcheck.live.desk import Desk
from factcheck.live.server import Server
from factcheck.model import Settled
from factcheck.reports.page import render
from tests.browser import browser
from tests.reports import samples
from tests.reports.page.test_page import WHOLE

GIFT, OPENING = f"#{samples.GIFT.id}", f"#{samples.OPENING.id}"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as found:
        yield found


@pytest.fixture
def heard() -> list[str]:
    """What the page asked for, and what it complained of."""
    return []


@pytest.fixture
def page(chromium: Any, heard: list[str]) -> Iterator[Any]:
    context = chromium.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    page.on("console", lambda message: heard.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: heard.append(f"error: {error}"))
    page.on("request", lambda request: heard.append(request.url) if not request.url.startswith(("file:", "http://127.0.0.1:")) else None)
    yield page
    context.close()


@pytest.fixture
def report(page: Any, tmp_path: Path) -> Any:
    page.goto(written(tmp_path))
    return page


def written(folder: Path, comparison: Any = WHOLE) -> str:
    path = folder / "report.html"
    path.write_text(render(comparison), "utf-8", "backslashreplace")
    return path.as_uri()


def focused(page: Any) -> str:
    return str(page.evaluate("'#' + (document.activeElement.closest('.card')?.id || '')"))


def shown(page: Any) -> list[str]:
    return [f"#{i}" for i in page.evaluate("[...document.querySelectorAll('.card')].filter(c => c.checkVisibility()).map(c => c.id)")]


def test_it_asks_for_nothing_and_complains_of_nothing(report: Any, heard: list[str]) -> None:
    for key in ("j", "Enter", "k", "1", "d", "d", "d", "?", "Escape", "/", "x", "Escape", "o"):
        report.keyboard.press(key)
    assert heard == []


def test_keys_move_the_focus_and_open_what_is_folded(report: Any) -> None:
    report.keyboard.press("j")
    assert focused(report) == GIFT
    report.keyboard.press("j")
    assert focused(report) == OPENING
    report.keyboard.press("k")
    assert focused(report) == GIFT
    report.keyboard.press("Enter")
    assert report.locator(f"[id='{samples.GIFT.id}'] details.act").get_attribute("open") is not None
    report.keyboard.press("2")
    assert report.evaluate("document.activeElement.querySelector('h4').textContent") == "10 000 000 USD"
    report.keyboard.press("o")
    report.wait_for_function("location.hash === '#f3-1'")
    assert report.locator("#d3").get_attribute("open") is not None


def test_keys_are_letters_where_one_writes(report: Any) -> None:
    report.keyboard.press("/")
    report.keyboard.type("jk?d")
    assert report.input_value("input[name=words]") == "jk?d"
    assert not report.locator("dialog").is_visible()
    report.keyboard.press("Escape")
    report.keyboard.press("?")
    assert report.locator("dialog").is_visible()
    report.keyboard.press("Escape")
    assert not report.locator("dialog").is_visible()


def test_filters_are_kept_in_the_address(report: Any) -> None:
    assert shown(report) == [GIFT, OPENING]
    report.select_option("select[name=kind]", "date")
    assert OPENING in shown(report)
    assert GIFT not in shown(report)
    assert report.evaluate("location.hash") == "#?kind=date"
    report.reload()
    assert GIFT not in shown(report)
    report.click("button[type=reset]")
    report.wait_for_function("location.hash === ''")
    assert GIFT in shown(report)
    report.fill("input[name=words]", "10 ملايين")
    assert shown(report) == [GIFT]
    report.evaluate("location.hash = '#?level=accepted'")
    report.wait_for_function("document.querySelector('#accepted').open")
    assert shown(report) == [f"#{WHOLE.settled[0].disagreement.id}"]


def test_a_permalink_opens_what_it_leads_to(page: Any, tmp_path: Path) -> None:
    page.goto(f"{written(tmp_path)}{OPENING}")
    assert focused(page) == OPENING
    page.goto(f"{written(tmp_path)}#f1-1")
    page.wait_for_function("document.querySelector('#d1').open")
    page.evaluate("location.hash = '#a2'")
    page.wait_for_function("document.getElementById('a2').checkVisibility()")


def test_what_is_copied_can_be_pasted(report: Any) -> None:
    report.context.grant_permissions(["clipboard-read", "clipboard-write"])
    report.locator(f"[id='{samples.GIFT.id}'] summary", has_text="accept").click()
    report.locator(f"[id='{samples.GIFT.id}'] .copy").nth(1).click()
    report.locator(".copy", has_text="Copied").wait_for()
    assert f'id = "{samples.GIFT.id}"' in report.evaluate("navigator.clipboard.readText()")


def test_without_its_script_it_is_all_there(chromium: Any, tmp_path: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(written(tmp_path))
    assert page.locator(".card >> visible=true").count() == 2
    assert page.locator("form.filters").is_hidden()
    assert page.locator("button.copy >> visible=true").count() == 0
    page.locator("#texts summary").first.click()
    assert page.locator("#d1 .body").is_visible()
    context.close()


def test_hostile_documents_run_nothing(page: Any, heard: list[str], tmp_path: Path) -> None:
    evil = "</script><script>console.log('ran')</script><img src=x onerror=alert(1)><svg onload=alert(1)>\x00\u202e"
    article = samples.article(f"{evil}.txt", f"{evil} a gift of 5 USD {evil}\n", "en")
    fact = samples.fact(article, "5 USD", samples.usd(5))
    reading = replace(samples.GIFT.readings[0], display=evil, mentions=(samples.mention(article, fact),))
    d = replace(samples.GIFT, about=evil, hint=evil, readings=(reading, samples.GIFT.readings[1]))
    comparison = replace(WHOLE, articles=(article, *samples.ARTICLES), facts=samples.FACTS | {article.name: (fact,)}, disagreements=(d,))
    page.goto(written(tmp_path, comparison))
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    assert heard == []
    assert page.evaluate("document.querySelectorAll('img, script').length") == 1
    assert evil[:20] in page.inner_text("#texts")


@pytest.mark.parametrize("width", [360, 1200])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_the_window(chromium: Any, tmp_path: Path, width: int, scheme: str) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.goto(written(tmp_path))
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("live", [False, True])
def test_it_is_accessible(chromium: Any, tmp_path: Path, scheme: str, live: bool) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    context = chromium.new_context(color_scheme=scheme)
    page = context.new_page()
    path = tmp_path / "report.html"
    path.write_text(render(WHOLE, live=int(live)), "utf-8")
    page.goto(path.as_uri())
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    found = axe.Axe().run(page).response
    assert len(found["passes"]) > 20
    assert [(v["id"], n["html"]) for v in found["violations"] for n in v["nodes"]] == []
    context.close()


def test_what_is_printed_is_unfolded(report: Any) -> None:
    report.evaluate("dispatchEvent(new Event('beforeprint'))")
    report.emulate_media(media="print")
    assert report.locator("#accepted .card").is_visible()
    assert report.locator("nav").is_hidden()
    report.evaluate("dispatchEvent(new Event('afterprint'))")
    assert report.locator("#accepted").get_attribute("open") is None


def test_two_thousand_findings_can_be_walked(page: Any, tmp_path: Path) -> None:
    found = tuple(replace(samples.GIFT, id=f"FC101-{n:08x}", about=f"gift number {n}") for n in range(2000))
    page.goto(written(tmp_path, replace(WHOLE, disagreements=found)))
    page.fill("input[name=words]", "number 1999")
    assert shown(page) == ["#FC101-000007cf"]
    page.fill("input[name=words]", "")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert focused(page) == "#FC101-00000001"


def test_news_replace_the_report_and_what_was_accepted_goes(page: Any, heard: list[str]) -> None:
    state = {"found": WHOLE, "accepted": ()}

    def settle(comparison: Any) -> Any:
        kept = tuple(d for d in comparison.disagreements if d not in state["accepted"])
        return replace(comparison, disagreements=kept, settled=tuple(Settled(d, "baseline", "fine") for d in state["accepted"]), since=None)

    desk = Desk(lambda: state["found"], settle, lambda found, reason: state.update(accepted=tuple(found)))
    with Server(desk) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        page.goto(server.address)
        page.fill("input[name=words]", "the")
        state["found"] = replace(WHOLE, disagreements=(samples.GIFT,))
        desk.renew()
        page.locator(".changes", has_text="1 resolved").wait_for()
        assert page.input_value("input[name=words]") == "the"
        page.locator(f"[id='{samples.GIFT.id}'] summary", has_text="accept").click()
        page.fill("form.accept input", "agreed")
        page.click("form.accept button")
        page.locator(".verdict", has_text="Incomplete").wait_for()
        assert page.locator(".card.accepted").count() == 1
        page.goto("about:blank")
        server.shutdown()
    assert heard == []
