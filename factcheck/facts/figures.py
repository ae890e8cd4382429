"""All figures of an article: dates and measures, the longest where they overlap, turned into values."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

import regex

from factcheck.budget import heed
from factcheck.facts.coordination import share
from factcheck.facts.dates.calendar import When
from factcheck.facts.dates.odd import odd_dates
from factcheck.facts.dates.reader import DateReader, values
from factcheck.facts.dates.tense import in_tense
from factcheck.facts.headed import in_its_cell
from factcheck.facts.language import language
from factcheck.facts.lexicon import function_words
from factcheck.facts.measured import Measure, Unit
from factcheck.facts.measures import MeasureReader
from factcheck.facts.numbers import NumberReader
from factcheck.facts.numerals import NumeralReader
from factcheck.facts.terms import ONE, Number
from factcheck.facts.ties import tie
from factcheck.facts.tokens import Scan
from factcheck.facts.unspaced import is_unspaced
from factcheck.languages import load
from factcheck.model import Article, Fact, Span
from factcheck.records import dataclass
from factcheck.values import SECONDS, Amount, DateValue, Duration, Money, Percent, Quantity, Value

_NAME_AND_COMMA = regex.compile(r"\p{Lu}[\p{L}\p{M}.'’-]*\s?[,(،]\s?$")
_EARLIEST, _NOON, _MIDNIGHT = 5, 12, 24  # hours
_HOUR_AND_MINUTE = regex.compile(r"\d{1,2}[.:]\d\d")
_SCORE_BEHIND, _SCORE_BEFORE = regex.compile(r"\d{1,2}[-–]\d{1,2}(?![\d%‰-])"), regex.compile(r"(?<![\d-])\d{1,2}[-–]\d{1,2}$")  # 2-1
_COLON_BEFORE, _COLON_BEHIND = regex.compile(r"(?:\d:|\d{4}/)$"), regex.compile(r":\d")
_ORDINAL_STOP, _ORDINAL_STOP_AND_NOUN = regex.compile(r"\. ?\p{Ll}"), regex.compile(r"\. ?\p{L}")
_NAME_FOLLOWS = regex.compile(r"\s\p{Lu}")
_CLOSES_APPOSITION = regex.compile(r"\s?[,)،]")
_CLOSES_APPOSITION_OR_SENTENCE = regex.compile(r"\s?[,)،]|\.(?:\s|$)")

_OLDEST = 120  # years
_PRONOUNS = 2  # "one" and "two" stand for other things as well


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    what: When | Measure


def extract(article: Article) -> list[Fact]:
    """The figures of an article in the order of its text; none of them in its noise."""
    with _uncollected():
        return _extract(article)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Pauses the cyclic garbage collector: it would walk all the tokens of a long text again and again, and find nothing."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _extract(article: Article) -> list[Fact]:
    lexicon, grammar = language(article.language)
    scan = Scan(article.text, lexicon)
    numbers = (NumeralReader if is_unspaced(article.language) else NumberReader)(scan).all()
    times = list(DateReader(scan, numbers, grammar).read())
    covered = {k for i, j, _ in times for k in range(i, j)}
    times += odd_dates(scan, covered, article.language) if scan.every("month") or scan.every("month_short") else ()
    dates = [_Found(*scan.span(i, j), when) for i, j, when in times]
    worded = {k for i, j, _ in times if j - i > 1 for k in range(i, j)}  # "2 luni" is two months, no Monday
    read = tie(share(MeasureReader(scan, numbers, worded).read(), scan), scan, covered)
    measures = [_Found(*_span(scan, m), m) for m in read if _is_figure(scan, m) and not _splits_date(scan, m, covered)]
    found = _apart(dates, [*measures, *_multiples(scan)], scan)
    return list(_facts(article, scan, _outside(found, article.noise)))


def _splits_date(scan: Scan, m: Measure, covered: set[int]) -> bool:
    """Whether a measure begins behind the slash of a day in digits: "22/11 o 25/11" holds no "11 o 25"."""
    return m.i in covered and m.i - 1 in covered and scan.tokens.gap[m.i] == "/"


def _span(scan: Scan, m: Measure) -> tuple[int, int]:
    start, end = scan.span(m.i, m.j)
    return (m.start if m.start is not None else start), (m.end if m.end is not None else end)


def _apart(dates: list[_Found], measures: list[_Found], scan: Scan) -> list[_Found]:
    """Dates and measures without overlaps: the longer one stays, of equals the date. The bound of a bare number makes it no longer."""

    def length(f: _Found) -> int:
        bare = isinstance(f.what, Measure) and f.what.unit is None and not f.what.ranged
        start, end = scan.span(f.what.number.i, f.what.number.j) if bare and isinstance(f.what, Measure) else (f.start, f.end)
        return end - start

    out: list[_Found] = []
    for f in sorted([*dates, *measures], key=lambda f: (f.start, -f.end, isinstance(f.what, Measure))):
        if not out or f.start >= out[-1].end:
            out.append(f)
        elif length(f) > length(out[-1]):
            out[-1] = f
    return out


def _outside(found: Iterable[_Found], noise: tuple[Span, ...]) -> Iterator[_Found]:
    k = 0
    for f in found:
        while k < len(noise) and noise[k].end <= f.start:
            k += 1
        if k == len(noise) or noise[k].start >= f.end:
            yield f


def _multiples(scan: Scan) -> Iterator[_Found]:
    """ "twice", "il doppio", "tripled": multiples that a word names."""
    for i, times, j in scan.every("multiple"):
        assert isinstance(times, Decimal)
        number = Number(i, j, times, ONE, ONE, digits=False)
        yield _Found(*scan.span(i, j), Measure(i, j, Amount(times, times), Unit("multiple", "times"), number))


def _is_figure(scan: Scan, m: Measure) -> bool:
    """Whether a number without a unit counts as a figure: not an article ("one"), not the number of a page or a model."""
    if m.i > 0 and scan.ending("label", m.i) and (scan.tokens.near(m.i) or scan.tokens.gap[m.i] == ":") and _may_be_labelled(m):
        return False
    if _is_clock(scan, m) or ((phrase := scan.starting("no_figure", m.i)) and phrase[1] >= m.j):
        return False
    if m.unit is not None and m.unit.name == "year" and _is_year(scan, m):
        return False
    if m.unit is not None:
        opens = ("article", "noun_article") if scan.starting("noun", m.number.j) else ("article",)
        article = any(scan.starting(c, m.number.i) for c in opens) and m.number.value == 1 and m.number.scale == 1
        article = article and m.amount.lo == m.amount.hi == m.unit.factor  # "more than an hour" and "an hour and a half" are figures
        return not article or m.number.digits or m.unit.kind in ("percent", "points")
    if not m.number.digits and m.number.scale == 1 and m.amount.lo == m.number.value == 1:
        return False
    if not m.number.digits and _is_definite(scan, m):
        return False
    if m.number.excess and not m.number.digits:
        return False  # "thousands", of what is not told
    if m.number.digits and _is_identifier(scan, m):
        return False
    if _is_ordinal(scan, m) or ((alone := scan.starting("not_alone", m.number.i)) and alone[1] == m.number.j):
        return False
    return not m.ranged or m.number.digits


def _may_be_labelled(m: Measure) -> bool:
    """Whether a number may be that of a thing: neither an amount of money nor a rate ("na poziomie 4,2 proc.") nor a fraction."""
    return m.number.whole and (m.unit is None or m.unit.kind not in ("money", "subunit", "percent", "points"))


def _is_year(scan: Scan, m: Measure) -> bool:
    """ "2024 година": the word names the number as a year, nothing lasts so long; but "2000 years" do."""
    digits = scan.text[scan.tokens.start[m.number.i] : scan.tokens.end[m.number.j - 1]]
    return digits.isdecimal() and 1900 < m.number.value < 2100 and bool(m.number.value % 100)


def _is_definite(scan: Scan, m: Measure) -> bool:
    """ "the four" in one word (الأربعة), whom the text has told before; and the end of an ordinal (السابعة عشرة)."""
    article, start = scan.lexicon.article, scan.tokens.start[m.number.i]
    ordinal = scan.ending("ordinal", m.number.j)
    return bool(article and scan.text.startswith(article, start - len(article))) or bool(ordinal and ordinal[1] < m.number.i)


def _is_identifier(scan: Scan, m: Measure) -> bool:
    """Scores (3:1), seasons (2024/25), telephone numbers (22 123 45 67, 525-00-00) and long rows of digits."""
    text, (start, end) = scan.text, scan.span(m.number.i, m.number.j)
    if _COLON_BEFORE.search(text, max(0, start - 5), start) or _COLON_BEHIND.match(text, end):
        return True
    if text[start:end].isdecimal() and end - start >= 11 and not text[start:end].endswith("000"):
        return True
    if _SCORE_BEHIND.match(text, start) or _SCORE_BEFORE.search(text, max(0, start - 4), end):
        return not m.ranged
    first, last, kinds, gaps = m.number.i, m.number.j, scan.tokens.kind, scan.tokens.gap
    enough = 2 + last - first  # numbers in a row; no need to look at more of them
    while first and kinds[first - 1] == "number" and gaps[first] in ("-", "s") and last - first < enough:
        first -= 1
    while last < len(kinds) and kinds[last] == "number" and gaps[last] in ("-", "s") and last - first < enough:
        last += 1
    return last - first >= enough and all(k == "number" for k in kinds[first:last])


def _is_clock(scan: Scan, m: Measure) -> bool:
    """ "в 15 часов", "godz. 15.30", "von 9 bis 17 Uhr", "1606 GMT": a time of day, by the word before it or behind it."""
    if not m.number.digits:
        return False
    marked = m.unit is None and scan.tokens.near(m.j) and any(scan.starting(c, m.j) for c in ("clock_mark", "time_zone"))
    if (marked and not scan.starting("unit", m.j)) or _are_opening_hours(scan, m):
        return True
    if not scan.ending("clock_before", m.i) or not scan.tokens.near(m.i):
        return False
    if m.unit is None:
        return bool(_HOUR_AND_MINUTE.fullmatch(scan.text, scan.tokens.start[m.i], scan.tokens.end[m.j - 1]))
    return m.unit.name == "hour" and m.number.whole and m.number.value <= 24


def _are_opening_hours(scan: Scan, m: Measure) -> bool:
    """ "de 9 à 17 heures", "с 9 до 17 часов": between two hours of the day; what lasts "from 2 to 3 hours" does not reach the afternoon."""
    lo, hi = m.amount.lo, m.amount.hi
    if m.unit is None or m.unit.name != "hour" or lo is None or hi is None or not scan.starting("from", m.i):
        return False
    return lo % 1 == hi % 1 == 0 and _EARLIEST <= lo <= hi - 2 and _NOON < hi < _MIDNIGHT


def _is_ordinal(scan: Scan, m: Measure) -> bool:
    """ "5. madde", "3. Liga": a full stop makes an ordinal of digits, where the language writes ordinals so."""
    dotted = load(scan.lexicon.code).section("numbers").get("ordinal_dot", False)
    behind_article = scan.ending("the", m.i) and scan.tokens.near(m.i)  # "der 5. Senat": no sentence ends there
    stop = _ORDINAL_STOP_AND_NOUN if behind_article else _ORDINAL_STOP
    return bool(dotted and m.number.digits and m.number.value < 1000 and stop.match(scan.text, scan.tokens.end[m.j - 1]))


def _facts(article: Article, scan: Scan, found: Iterable[_Found]) -> Iterator[Fact]:
    anchor, previous = _anchor(article), None
    for f in found:
        heed("figures")
        readings: tuple[Value, ...]
        if isinstance(f.what, When):
            readings = in_tense(values(f.what, anchor, previous), anchor, article, f.start, f.end)
            if readings and isinstance(readings[0], DateValue) and readings[0].start:
                previous = readings[0]
        else:
            readings = _values(article, scan, in_its_cell(f.what, article.cell_at(f.start), article.language), f)
            readings += tuple(v for other in f.what.also for v in _values(article, scan, other, f)[:1])
        if readings:
            yield _fact(article, f, readings)


def _anchor(article: Article) -> date | None:
    p = article.published
    if p.day:
        return p.day
    return p.start if p.start and p.end and (p.end - p.start).days <= 31 else None


def _fact(article: Article, f: _Found, readings: tuple[Value, ...]) -> Fact:
    line, column = article.document.position(f.start)
    text = article.text[f.start : f.end]
    sentence, place, cell = article.sentence_at(f.start), article.document.place(f.start), article.cell_at(f.start)
    return Fact(
        article.name,
        f.start,
        f.end,
        text,
        readings[0],
        readings[1:],
        sentence=sentence,
        line=line,
        column=column,
        place=place,
        head=cell.head if cell else "",
    )


def _values(article: Article, scan: Scan, m: Measure, f: _Found) -> tuple[Value, ...]:
    if m.unit is None:
        if _is_bare_age(scan, m, f):
            return (Quantity(m.amount, "year", role="age"),)
        part = m.number.fraction and m.number.value < 1 and m.number.scale == 1
        return (Quantity(m.amount, None, _counted(scan, m), "ratio" if part else None),)
    return _MAKERS[m.unit.kind](article, scan, m, f)


def _money(article: Article, scan: Scan, m: Measure, f: _Found) -> tuple[Value, ...]:
    assert m.unit
    own = Money(m.amount, m.unit.name, m.per)
    return (own, *(replace(own, currency=c) for c in _namesakes(m.unit.name or "")))


@cache
def _namesakes(currency: str) -> tuple[str, ...]:
    """Other currencies that the same sign or bare name may mean."""
    return tuple(load("common").section("money").get("namesakes", {}).get(currency, ()))


def _percent(article: Article, scan: Scan, m: Measure, f: _Found) -> tuple[Value, ...]:
    assert m.unit
    return (Percent(m.amount, m.unit.kind == "points"),)


def _duration(article: Article, scan: Scan, m: Measure, f: _Found) -> tuple[Value, ...]:
    assert m.unit
    name = m.unit.name or ""
    if name == "year" and _is_age(scan, m, f):
        return (Quantity(m.amount, "year", role="age"),)
    return (Duration(m.amount, name),) if name in SECONDS else ()


def _age(article: Article, scan: Scan, m: Measure, f: _Found) -> tuple[Value, ...]:
    return (Quantity(m.amount, "year", role="age"),)


def _is_age(scan: Scan, m: Measure, f: _Found) -> bool:
    """ "aged 39", "39 years old", and the apposition "Altman, 39 ans,"."""
    if scan.ending("age_before", m.i) or scan.starting("age_behind", m.j):
        return True
    if scan.ending("aged", m.j):  # "39-летний": of a person, but not of a contract
        return bool(_NAME_FOLLOWS.match(scan.text, f.end) or (scan.starting("aged_person", m.j) and scan.tokens.near(m.j)))
    of = scan.ending("age_apposition", m.i)  # "el presidente, de 39 años,", "una mujer de 40 años"
    if of and scan.ending("aged_person", of[1]) and scan.tokens.near(of[1]):
        return True
    if of and scan.ending("ageless", of[1]):
        return False  # "el contrato, de 5 años,"
    if of and _CLOSES_APPOSITION_OR_SENTENCE.match(scan.text, f.end) and scan.text[: scan.tokens.start[of[1]]].rstrip()[-1:] in (",", "("):
        return True
    after_name = _NAME_AND_COMMA.search(scan.text[max(0, f.start - 40) : f.start])
    return bool(after_name and _CLOSES_APPOSITION.match(scan.text, f.end)) and m.amount.lo is not None and m.amount.lo < Decimal(120)


def _is_bare_age(scan: Scan, m: Measure, f: _Found) -> bool:
    """ "aged 39", "45 tuổi", and "Altman, 39," in languages that tell ages so."""
    if not m.number.whole or m.number.scale > 1 or not 0 < m.number.value < _OLDEST:
        return False
    if (scan.ending("age_before", m.i) and scan.tokens.near(m.i)) or (scan.starting("age_behind", m.j) and scan.tokens.near(m.j)):
        return True
    told = m.number.digits or m.number.value > _PRONOUNS  # "Elif, nine,", but "in Paris, one, a teacher,"
    bare = told and not m.ranged and load(scan.lexicon.code).section("quantities").get("bare_ages", False)
    after_name = bare and _NAME_AND_COMMA.search(scan.text[max(0, f.start - 40) : f.start])
    return bool(after_name and _CLOSES_APPOSITION.match(scan.text, f.end))


def _quantity(article: Article, scan: Scan, m: Measure, f: _Found) -> tuple[Value, ...]:
    assert m.unit
    return (Quantity(m.amount, m.unit.name, _counted(scan, m)),)


def _counted(scan: Scan, m: Measure) -> str | None:
    """The word behind a number where it may be what is counted: not that of "121 of them", "four and"."""
    return None if m.noun in function_words(scan.lexicon.code) else m.noun


def _multiple(article: Article, scan: Scan, m: Measure, f: _Found) -> tuple[Value, ...]:
    return (Quantity(m.amount, "times", role="multiple"),)


_MAKERS: dict[str, Callable[[Article, Scan, Measure, _Found], tuple[Value, ...]]] = {
    "money": _money,
    "percent": _percent,
    "points": _percent,
    "duration": _duration,
    "quantity": _quantity,
    "age": _age,
    "multiple": _multiple,
}
