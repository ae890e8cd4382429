"""What reading figures needs of a language: its lexicon and its date templates, compiled together and kept."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

from factcheck.facts import lexicon, templates
from factcheck.facts.dates import reader
from factcheck.languages.compiled import compiled

_SOURCES = tuple(Path(m.__file__ or "") for m in (lexicon, templates, reader))
Language = tuple[lexicon.Lexicon, reader.Grammar]


@cache
def language(code: str) -> Language:
    """The lexicon and the date templates of a language."""
    return compiled("figures", code, partial(_compile, code), *_SOURCES)


def _compile(code: str) -> Language:
    lex = lexicon.compile_lexicon(code)
    grammar = reader.compile_grammar(lex, code)
    lex.seen.clear()  # the templates have brought words of their own
    lex.openings()
    return lex, grammar
