"""The quotation marks of a paragraph, whatever their habit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facts.speech.quotes import find


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find(text, 0, len(text)) if not q.orphan]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["“a b”"], "x “a b” y"),
        (["«a b»", "« c »"], "«a b», dit-il. « c »"),
        (["„a b“"], "x „a b“ y"),
        (["„a b”"], "x „a b” y"),
        (["»a b«"], "x »a b« y"),
        (["«a»", "«b»"], "x «a» y «b»"),
        (["”a b”"], "x ”a b” y"),
        (['"a"', '"b"'], '"a" x "b"'),
        (["「あ『い』う」"], "x「あ『い』う」y"),
        (["‘It’s fine,’", "‘we don’t know’"], "‘It’s fine,’ he said, ‘we don’t know’"),
        (["“a ‘b’ c”"], "“a ‘b’ c” x"),
        (["«a “b” c»"], "x «a “b” c» y"),
        (["“a b »"], "x “a b » y"),
        (["«a b”"], "x «a b” y"),
        ([], "l’accord, dell’IA, James’ and the ’90s"),
    ],
)
def test_every_habit(expected: list[str], text: str) -> None:
    assert quoted(text) == expected


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph_and_is_marked() -> None:
    (quote,) = find("x « a b.  ", 0, 10)
    assert (quote.start, quote.end, quote.repaired) == (2, 8, True)


def test_a_lost_closer_does_not_take_the_next_quotation_with_it() -> None:
    assert quoted("« A b, dit-il. « C d », dit-elle.")[-1] == "« C d »"


def test_a_lost_opener_is_told_as_an_orphan() -> None:
    (quote,) = find("a b c”, d", 0, 9)
    assert quote.orphan
    assert quote.repaired


@given(st.text(alphabet=st.sampled_from("«»“”„‟\"‹›「」『』‘’‚' ab.,\n"), max_size=80))
def test_quotations_never_overlap_and_lie_in_the_paragraph(text: str) -> None:
    at = 0
    for quote in find(text, 0, len(text)):
        assert at <= quote.start <= quote.inner[0] <= quote.inner[1] <= quote.end <= len(text)
        at = quote.end
