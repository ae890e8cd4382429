"""Four times as much of a hostile text takes about four times as long to read, whatever it repeats: no pattern and no walk is steeper."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from datetime import date

import pytest
import regex

from factcheck import Document, compare, extract
from factcheck.documents.formats.passages import one_line
from tests.command import ROOT, environment
from tests.hostile.patterns import SLOW_MACHINE, growth

SHORT, LONG = 400, 1_600  # characters
QUICK = 0.05  # seconds that a long text may take without being held against a short one
STEEPEST = 9.0  # 4 is linear, 16 quadratic
ATOMS = (
    *" \n\t\r\u00a0\u3000aZ1.,;:!?-–—/\\()[]{}<>\"'«»“”„‘’*_#|@&%$€=~^",
    *("a ", "A ", "Aa ", "1 ", "1,", "1.", "1,000", "1-", "1:", "01.", "a.", "a-", "a'", "A.", "\n\n", " \n", "\r\n", "- ", "a\n", "1\n"),
    *("<a ", "<a>", "</", "<!--", "-->", "&#", "://", "a@", "[a](", "![", "**", "```", "---\n", "a: ", 'a="', "(a", "(1", "“a", "« a "),
    *("é", "я", "ا", "ב", "字", "が", "한", "ก", "अ", "\u0301", "١", "१", "一", "万", "a\u0301", "ا ", "я ", "字1", "1字", "年", "月"),
    *("one ", "hundred ", "million ", "of ", "and ", "May ", "euros ", "not ", "half ", "third ", "about "),
)


def seconds(atom: str, size: int, code: str) -> float:
    body = (atom * (size // len(atom) + 1))[:size]
    document = Document("a.txt", f"The bridge cost 5 million euros, said Eva. {body} It took 7 months.\n", code, date(2024, 5, 4))
    start = time.process_time()
    extract(document)
    return time.process_time() - start


@pytest.mark.parametrize("code", ["en"])
def test_no_text_takes_more_than_its_share(code: str) -> None:
    seconds("a", 10, code)  # the language is loaded once
    steep = []
    for atom in ATOMS:
        if seconds(atom, LONG, code) > QUICK:
            short, long = (min(seconds(atom, size, code) for _ in range(3)) for size in (SHORT, LONG))
            if long > max(QUICK, STEEPEST * short):
                steep.append((atom, round(short, 4), round(long, 4)))
    assert steep == []


CROWDS = ("5 euros, ", "On Monday ", "He said “a”. ", "\n\nEva said. ", "Eva Rossi, 40, ", "In 2024 ")


@pytest.mark.parametrize("atom", CROWDS)
def test_crowded_texts_are_compared_in_their_share_of_time(atom: str) -> None:
    def taken(size: int) -> float:
        body = (atom * (size // len(atom) + 1))[:size]
        pair = [Document(name, f"The bridge cost 5 million euros, said Eva. {body} It took 7 months.\n", "en") for name in "ab"]
        start = time.process_time()
        compare(pair, within=True)
        return time.process_time() - start

    taken(100)
    short, long = (min(taken(size) for _ in range(2)) for size in (1_500, 6_000))
    assert long < max(0.5, STEEPEST * short)


LONG_LINES = (
    ("the river runs past the old town where people met on 3 May 2024 for 5 euros ", "en"),
    ("(ANSA) - ", "it"),
    ("Reporting by A. B.; ", "en"),
    ("à 22h47 ", "fr"),
    ("5 euros (5.4 dollars) ", "en"),
    ("| 5 ", "en"),
    ("2024年5月3日花费5欧元", "zh"),
)


@pytest.mark.parametrize(("atom", "code"), LONG_LINES)
def test_one_long_line_is_read_in_its_share_of_time(atom: str, code: str) -> None:
    def taken(size: int) -> float:
        document = Document("a.txt", (atom * (size // len(atom) + 1))[:size], code)
        start = time.process_time()
        extract(document)
        return time.process_time() - start

    taken(100)
    short, long = (min(taken(size) for _ in range(2)) for size in (10_000, 40_000))
    assert long < max(0.2, 7 * short)


def test_every_pattern_takes_linear_time() -> None:
    """In a process of its own, which notes each pattern while it is compiled."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.hostile.patterns"], cwd=ROOT, env=environment(), capture_output=True, timeout=SLOW_MACHINE, check=True
    )
    told = json.loads(run.stdout)
    assert told["patterns"] > 200
    assert told["steep"] == []


@pytest.mark.parametrize(
    "pattern",
    [
        *(r"(a+)+b", r"\s+$", r"<a.*?>", r"\d+\.\d+x", r"[^.]*\.x", r"\[[^\]]*\]\(", r"(\w+ ){3}foo"),
        *(r"\p{Lu}\p{L}*\s?,$", r"(?s)<!--.*?-->"),
    ],
)
def test_a_steep_pattern_is_seen(pattern: str) -> None:
    found = growth(regex.compile(pattern) if "\\p" in pattern else re.compile(pattern), roaming=True)
    assert found is not None
    assert found.ratio > 9


@pytest.mark.parametrize("pattern", [r"\w+", r"(?<!\s)\s++x", r"\s{0,9}x", r"ab|cd", r"(?<!\d)\d++(?:\.\d++)?"])
def test_a_linear_pattern_is_let_pass(pattern: str) -> None:
    found = growth(re.compile(pattern), roaming=True)
    assert found is None or found.ratio < 7


@pytest.mark.parametrize("digit", "1１١१")
def test_a_long_row_of_digits_is_no_figure_and_takes_no_time(digit: str) -> None:
    seconds(digit, 10, "en")
    assert seconds(digit, 40_000, "en") < 1


def test_a_long_run_of_spaces_is_taken_once() -> None:
    start = time.process_time()
    assert one_line(f"a{' ' * 60_000}b \r\n c") == f"a{' ' * 60_000}b c"
    assert time.process_time() - start < 1
