"""The five stages in their order: the one room that knows them all."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck import alignment, disagreements, documents, facts
from factcheck.model import Comparison, Document, Fact


def extract(document: Document) -> list[Fact]:
    """The facts of one document, in the order of its text. Language and date are found where the document does not give them."""
    return facts.extract(documents.read(document))


def compare(documents_: Sequence[Document]) -> Comparison:
    """Reads the documents, pairs their facts and shows where they disagree.

    The result does not depend on the order of the documents. Raises ValueError where two documents have one name.
    """
    articles = [documents.read(d) for d in sorted(documents_, key=lambda d: d.name)]
    found = {a.name: tuple(facts.extract(a)) for a in articles}
    if len(found) < len(articles):
        raise ValueError("every document needs a name of its own")
    clusters = alignment.align(articles, found)
    disagreed, agreed = disagreements.judge(clusters, {a.name: a for a in articles})
    compared = len({f.id for c in clusters for f in c.facts})
    return Comparison(tuple(articles), found, tuple(disagreed), tuple(agreed), compared)
