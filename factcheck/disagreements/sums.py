"""Sums that do not add up: "21 people in all: 12 men, 8 women and 2 children".

Only where the text says outright that it gives a whole and then its parts: a word such as "in all", a colon, a list with one figure
an item, nothing approximate. The parts of a list that is not read to its end would be a false alarm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

from factcheck.disagreements.identity import identity
from factcheck.disagreements.judging import CODES, mention
from factcheck.display import digits, display
from factcheck.languages import load
from factcheck.model import Article, Disagreement, Fact, Reading, Reason
from factcheck.units import kin
from factcheck.values import Money, Quantity

_COLON = re.compile(r"[:：]")
_COMMA = r"[,;،؛、，；]"
_FIGURES = ("money", "quantity", "percent", "duration")
_MEASURES = ("metre", "gram", "litre")  # one of each family that can be measured


def wrong_sums(facts: Mapping[str, Sequence[Fact]], articles: Mapping[str, Article]) -> Iterator[Disagreement]:
    """Wholes that are not the sum of the parts listed behind them, article by article."""
    for name in sorted(facts):
        article = articles[name]
        rows: dict[int, list[Fact]] = {}
        for fact in facts[name]:
            if fact.kind in _FIGURES:
                rows.setdefault(article.sentence_at(fact.start), []).append(fact)
        for index, row in rows.items():
            yield from _of_sentence(article, index, row)


def _of_sentence(article: Article, index: int, row: Sequence[Fact]) -> Iterator[Disagreement]:
    span = article.sentences[index] if index >= 0 else None
    colon = _COLON.search(article.text, span.start, span.end) if span else None
    if span is None or colon is None:
        return
    before, parts = [f for f in row if f.end <= colon.start()], [f for f in row if f.start >= colon.end()]
    if len(before) != 1 or len(parts) < 2 or not _says_whole(article, article.text[span.start : colon.start()]):
        return
    numbers = [_number(f, before[0]) for f in (before[0], *parts)]
    if None not in numbers and _one_an_item(article, parts, span.end) and numbers[0] != sum(n for n in numbers[1:] if n is not None):
        yield _disagreement(article, before[0], parts, sum((n for n in numbers[1:] if n is not None), Decimal(0)))


def _number(fact: Fact, whole: Fact) -> Decimal | None:
    """The exact number of a figure that can be part of the whole; None where it is none, or of another sort."""
    value, total = fact.value, whole.value
    if isinstance(value, Money) and isinstance(total, Money):
        fits = value.currency == total.currency and value.per == total.per
    elif isinstance(value, Quantity) and isinstance(total, Quantity):
        units = [v.unit for v in (value, total)]
        fits = value.role is None and (units[0] == units[1] or not any(u and any(kin(u, m) for m in _MEASURES) for u in units))
    else:
        return None
    amount = value.amount
    return amount.lo if fits and amount.lo == amount.hi and not amount.approx and not fact.retracted else None


def _says_whole(article: Article, text: str) -> bool:
    words = _words(article.language)
    return bool(words and words.search(text.casefold()))


def _one_an_item(article: Article, parts: Sequence[Fact], end: int) -> bool:
    """Whether the list has one figure an item and nothing behind the last one."""
    between = [article.text[a.end : b.start] for a, b in pairwise(parts)]
    breaks = _breaks(article.language)
    return all(len(breaks.findall(text)) == 1 for text in between) and not breaks.search(article.text, parts[-1].end, end)


@cache
def _words(language: str) -> re.Pattern[str] | None:
    phrases = [re.escape(p.strip().casefold()) for p in str(load(language).section("sums").get("whole", "")).split(",") if p.strip()]
    spaced = load(language).section("language").get("spaces", True)
    edge = r"(?<!\w)(?:{})(?!\w)" if spaced else "{}"
    return re.compile(edge.format("|".join(phrases))) if phrases else None


@cache
def _breaks(language: str) -> re.Pattern[str]:
    """What parts the items of a list: a comma, the word for "and", or both."""
    found = load(language).section("sums").get("and", "")
    words = "|".join(re.escape(w.strip()) for w in str(found).split(",") if w.strip()) or r"(?!)"
    spaced = load(language).section("language").get("spaces", True)
    word = rf"(?<!\w)(?:{words})(?![^\W\d_])" if spaced else f"(?:{words})"
    return re.compile(rf"{_COMMA}\s*(?:{word})?|{word}", re.IGNORECASE)


def _disagreement(article: Article, whole: Fact, parts: Sequence[Fact], total: Decimal) -> Disagreement:
    shown = [display(f.value) for f in (whole, *parts)]
    added = " + ".join(shown[1:])
    return Disagreement(
        id=identity(CODES[whole.kind], "sum", article.name, *shown),
        code=CODES[whole.kind],
        kind=whole.kind,
        level="review",
        about=f"the parts add up to {digits(total)}",
        readings=tuple(Reading(f.value, display(f.value), (mention(f, article),)) for f in (whole, *parts)),
        clashes=tuple((0, n + 1) for n in range(len(parts))),
        reasons=(Reason("sum", f"{added} is {digits(total)}, not {shown[0]}"),),
        within=True,
    )
