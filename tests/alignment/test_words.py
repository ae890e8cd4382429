"""Words of short texts: Python's own patterns find what the library of all classes finds."""

from __future__ import annotations

import pytest
import regex

from factcheck.alignment.words import is_plain, tokens_in, words_in


@pytest.mark.parametrize(
    ("text", "words", "tokens"),
    [
        ("", [], []),
        ("Ms O'Neil, 41", ["Ms", "O", "Neil"], ["Ms", "O", "Neil", "41"]),
        ("Ayşe d’Été 2e", ["Ayşe", "d", "Été", "e"], ["Ayşe", "d", "Été", "2e"]),
        ("سام ألتمان", ["سام", "ألتمان"], ["سام", "ألتمان"]),
        ("सुनील शर्मा", ["सुनील", "शर्मा"], ["सुनील", "शर्मा"]),
        ("cafe\u0301 x²", ["cafe\u0301", "x"], ["cafe\u0301", "x²"]),
        ("snake_case", ["snake", "case"], ["snake", "case"]),
    ],
)
def test_words(text: str, words: list[str], tokens: list[str]) -> None:
    assert (list(words_in(text)), list(tokens_in(text))) == (words, tokens)


def test_of_plain_signs_both_libraries_say_the_same() -> None:
    plain = [c for c in map(chr, range(0x10000)) if is_plain(c)]
    assert [bool(words_in(c)) for c in plain] == [bool(regex.match(r"\p{L}", c)) for c in plain]
    assert [bool(tokens_in(c)) for c in plain] == [bool(regex.match(r"[\p{L}\p{M}\p{N}]", c)) for c in plain]
    assert not any(regex.match(r"\p{M}", c) for c in plain)
    assert len(plain) > 50_000
