"""Hand-built findings: values and places are all that the gate looks at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from factcheck.display import display
from factcheck.model import Article, Comparison, Disagreement, Document, Fact, Level, Mention, Published, Reading, Reason
from factcheck.values import Amount, DateValue, Money, Quantity, Value


def money(amount: int, currency: str = "USD") -> Money:
    return Money(Amount(Decimal(amount), Decimal(amount)), currency)


def people(number: int) -> Quantity:
    return Quantity(Amount(Decimal(number), Decimal(number)), "person")


def day(iso: str, days: int = 1) -> DateValue:
    start = date.fromisoformat(iso)
    return DateValue(start, start + timedelta(days=days), "day")


def mention(document: str, value: Value, start: int = 0, line: int = 1) -> Mention:
    text = display(value)
    return Mention(Fact(document, start, start + len(text), text, value, line=line), text, start)


def finding(
    said: Mapping[Value, Sequence[str]] | Sequence[tuple[Value, Sequence[str]]],
    about: str = "Altman: fund, donate",
    id: str = "FC101-00000001",
    code: str = "FC101",
    level: Level = "conflict",
    within: bool = False,
) -> Disagreement:
    """A finding in which each value is given by some documents; each value clashes with each other."""
    rows = list(said.items()) if isinstance(said, Mapping) else list(said)
    readings = tuple(Reading(value, display(value), tuple(mention(d, value) for d in documents)) for value, documents in rows)
    clashes = tuple((i, j) for i in range(len(rows)) for j in range(i + 1, len(rows)))
    kind = rows[0][0].kind
    return Disagreement(id, code, kind, level, about, readings, clashes, (Reason("name", "Altman"),), within=within)


def comparison(*findings: Disagreement, texts: Mapping[str, str] | None = None) -> Comparison:
    """A comparison of these findings; the texts are those of documents that matter."""
    unknown = Published(None, None, "unknown")
    articles = tuple(Article(Document(name, text), "en", 1, unknown, (), ()) for name, text in (texts or {}).items())
    return Comparison(articles, {a.name: () for a in articles}, findings, (), 2)


def never() -> date:
    """The clock of a run that has no entry with an end."""
    raise AssertionError("nothing here asks for the day")


GIFT = finding([(money(10**6), ["a.txt", "b.txt"]), (money(10**7), ["c.txt"])])
TOLL = finding([(people(5), ["a.txt"]), (people(6), ["b.txt"])], "fire, dead", "FC401-00000002", "FC401")
