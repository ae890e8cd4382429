"""Helpers of the tests of figures: a text read, its facts written value first."""

from __future__ import annotations

from datetime import date

from factcheck import Document, documents
from factcheck.facts import figures
from factcheck.facts.language import language
from factcheck.facts.numbers import NumberReader
from factcheck.facts.numerals import NumeralReader
from factcheck.facts.terms import Number
from factcheck.facts.tokens import Scan
from factcheck.facts.unspaced import is_unspaced
from factcheck.model import Fact
from tests.test_languages import written

MONDAY = date(2025, 2, 10)


def facts(text: str, code: str = "en", published: date | None = None) -> list[Fact]:
    """The figures of a text."""
    return figures.extract(documents.read(Document("article.txt", text, code, published)))


def values(text: str, code: str = "en", published: date | None = None) -> list[str]:
    """The figures of a text as "kind value", in their order."""
    return [f"{f.kind} {written(f.value)}" for f in facts(text, code, published)]


def scan(text: str, code: str = "en") -> Scan:
    """The tokens and phrases of a text."""
    return Scan(text, language(code)[0])


def numbers(text: str, code: str = "en") -> list[Number]:
    """The numbers of a text, in their order."""
    reader = NumeralReader if is_unspaced(code) else NumberReader
    return list(reader(scan(text, code)).all().values())
