from __future__ import annotations

import pytest

from factcheck.reports.excerpts import around, marked
from factcheck.reports.view import cells, clean, isolate
from tests.reports import samples

LONG = "word " * 60


@pytest.mark.parametrize("width", [20, 44, 80])
@pytest.mark.parametrize(
    ("before", "inside", "after"),
    [("", "5 USD", ""), (LONG, "5 USD", LONG), ("", "5 USD", LONG), (LONG, "5 USD", ""), (LONG, LONG, LONG), ("x" * 500, "5", "字" * 500)],
)
def test_a_cut_keeps_to_its_width(before: str, inside: str, after: str, width: int) -> None:
    cut = around(before, inside, after, width)
    assert cells(cut) <= width
    assert cut.count("‹") == cut.count("›") == 1


@pytest.mark.parametrize("width", [-9, 0, 3])
@pytest.mark.parametrize("before", ["", "He gave "])
def test_no_width_is_too_small(before: str, width: int) -> None:
    assert "‹" in around(before, "5 USD", "", width)


def test_what_fits_stays_whole() -> None:
    assert around("He gave ", "5 USD", " to her.", 40) == "He gave ‹5 USD› to her."


def test_a_cut_falls_between_words() -> None:
    assert around("one two three four five six ", "5 USD", " seven eight nine ten", 32) == "… five six ‹5 USD› seven eight …"


@pytest.mark.parametrize(
    ("foreign", "shown"),
    [
        ("a\x1b[31mb", "a\ufffd[31mb"),
        ("a\r\n\tb", "a b"),
        ("\u202e12\u202c", "12"),
        ("\ud800", "\ufffd"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_foreign_text_is_made_harmless(foreign: str, shown: str) -> None:
    assert clean(foreign) == shown


def test_only_right_to_left_text_is_fenced_in() -> None:
    assert isolate("Altman") == "Altman"
    assert isolate("Altman = ألتمان") == "\u2068Altman = ألتمان\u2069"


def test_no_line_of_a_document_is_a_command_to_a_pipeline() -> None:
    article = samples.article("a.txt", "::stop-commands::x The gift was 5 USD.\n", "en")
    shown = marked(samples.mention(article, samples.fact(article, "5 USD", samples.usd(5))), 80)
    assert shown == "… ::stop-commands::x The gift was ‹5 USD›."
