"""Looks for inputs that break the program: guided by coverage, from bytes to a report. `make fuzz` runs it for a while.

The first byte says what the file is called; what cannot be read has to end in a ValueError with the remedy, and nothing else may be
raised. An input that breaks it is kept as crash-* in the working directory.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["factcheck"]):
    from factcheck import Document, compare
    from factcheck.documents.formats import SUFFIXES, Fields, documents
    from factcheck.reports import COMPARISONS, View, renderer

_ENDINGS = sorted(SUFFIXES)
_MOST = 4  # documents of one input that are compared


def one(data: bytes) -> None:
    """Reads an input, compares what it holds with itself, and writes every report."""
    if len(data) < 2:
        return
    try:
        found = list(documents(f"a{_ENDINGS[data[0] % len(_ENDINGS)]}", data[1:], Fields()))
    except ValueError:
        return
    read = [d for d in found if isinstance(d, Document)][:_MOST]
    result = compare([*read, Document("b", "On 3 May 2024 the bridge cost 5 million euros, said Eva Rossi.")], within=True)
    for article in result.articles:
        for fact in result.facts[article.name]:
            assert article.text[fact.start : fact.end] == fact.text or fact.kind == "attribution"
    for name in COMPARISONS:
        renderer(COMPARISONS, name)(result, View())


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
