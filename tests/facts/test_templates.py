"""Templates: alternatives, optional parts, marks and slots."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from factcheck.facts.lexicon import Lexicon
from factcheck.facts.templates import Templates
from factcheck.facts.tokens import Scan


class _Fillers:
    """Fills the slots {n} and {unit} from the tokens of a scan."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan

    def names(self, i: int) -> list[str]:
        return ["n"] if self.scan.tokens.kind[i] == "number" else list(self.scan.at[i])

    def readings(self, name: str, i: int) -> Sequence[tuple[Any, int]]:
        text = self.scan.text[self.scan.tokens.start[i] : self.scan.tokens.end[i]]
        return [(int(text), i + 1)] if name == "n" else [self.scan.at[i][name]]

    whole = ("n",)

    def end(self, i: int) -> int | None:
        return i + 1 if self.scan.tokens.kind[i] == "number" else None


def matches(wordings: dict[str, list[str]], text: str) -> list[tuple[str, dict[str, Any], int]]:
    lexicon = Lexicon("en")
    lexicon.add("unit", "days", "day")
    lexicon.add("unit", "long years", "year")
    templates = Templates(lexicon, wordings)
    scan = Scan(text, lexicon)
    return [(m.meaning, m.bindings, m.j) for m in templates.matches(scan, 0, _Fillers(scan))]


@pytest.mark.parametrize(
    ("expected", "template", "text"),
    [
        ({"n": 3, "unit": "day"}, "{n} {unit} ago", "3 days ago"),
        ({"n": 3, "unit": "year"}, "{n} {unit} ago", "3 long years ago"),
        ({"n": 3, "unit": "day"}, "the? {n} {unit}", "the 3 days"),
        ({"n": 3, "unit": "day"}, "the? {n} {unit}", "3 days"),
        ({"n": 3}, "{n} ago|back", "3 back"),
        ({"n": 3}, "some_time {n}", "some time 3"),
        ({"n": 3, "n2": 5}, "{n} - {n2}", "3-5"),
        ({"n": 3, "n2": 5}, "{n} ,? {n2}", "3, 5"),
        ({"n": 3, "n2": 5}, "{n} ,? {n2}", "3 5"),
        ({"n": 3, "n2": 5}, "{n} , the? {n2}", "3, 5"),
        ({"n": 3}, "about ( {n}", "about (3)"),
    ],
)
def test_a_template_that_fits(expected: dict[str, Any], template: str, text: str) -> None:
    assert expected in [bindings for _, bindings, _ in matches({"it": [template]}, text)]


@pytest.mark.parametrize(
    ("template", "text"),
    [("{n} {unit} ago", "3 days, ago"), ("{n} - {n2}", "3 5"), ("{n} , {n2}", "3 5"), ("{n} ago", "ago 3"), ("{n} {unit}", "3 big days")],
)
def test_a_template_that_does_not_fit(template: str, text: str) -> None:
    assert matches({"it": [template]}, text) == []


def test_the_longest_comes_first() -> None:
    found = matches({"short": ["{n} {unit}"], "long": ["{n} {unit} ago"]}, "3 days ago")
    assert [meaning for meaning, _, _ in found] == ["long", "short"]


def test_one_wording_may_have_two_meanings() -> None:
    assert {m for m, _, _ in matches({"a": ["{n} ago"], "b": ["{n} ago"]}, "3 ago")} == {"a", "b"}


def test_a_wording_without_slots_is_entered_as_a_hint() -> None:
    lexicon = Lexicon("en")
    Templates(lexicon, {"next_day": ["the next day"]})
    assert "wording" in lexicon.phrases
