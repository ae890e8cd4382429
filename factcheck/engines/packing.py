"""A reading as bytes and back: JSON of bare lists, without the text and the name of the document, which whoever unpacks it has.

Unpacking runs for every document of a run that has nothing new: it calls no code but the constructors of the model.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from factcheck.engines import Reading
from factcheck.model import Article, Document, Fact, Part, Published, Span
from factcheck.values import Amount, Attribution, DateValue, Duration, Money, Percent, Quantity, Role, Value

SPOILT = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RecursionError)
"""What `unpack` may raise where the bytes are others than those that `pack` made."""

_Row = list[Any]
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
_decode = json.JSONDecoder().decode


def pack(reading: Reading) -> bytes:
    """The bytes of a reading."""
    a = reading.article
    p = a.published
    published = [_day(p.start), _day(p.end), p.basis, p.dateline]
    spans = [[at for span in many for at in span] for many in (a.paragraphs, a.sentences, a.noise)]
    facts = [_fact(f, a.text) for f in reading.facts]
    row = [a.language, a.tier, published, *spans, [[*part] for part in a.parts], a.rests_on, facts, sorted(reading.shingles)]
    return _encode(row).encode("utf-8", "surrogatepass")


def unpack(data: bytes, document: Document, sketch: bytes = b"") -> Reading:
    """The reading of a document that `pack` made, with the sketch of its article where there is one. Raises one of SPOILT where the bytes
    are others."""
    language, tier, published, paragraphs, sentences, noise, parts, rests_on, facts, shingles = _decode(
        data.decode("utf-8", "surrogatepass")
    )
    start, end, basis, dateline = published
    article = Article(
        document,
        language,
        tier,
        Published(_date(start), _date(end), basis, Span(*dateline) if dateline else None),
        _spans(paragraphs),
        _spans(sentences),
        _spans(noise),
        tuple([Part(*part) for part in parts]),
        rests_on=tuple(rests_on),
        sketch=sketch,
    )
    name, text = document.name, document.text
    return Reading(article, tuple([_unfact(row, name, text) for row in facts]), frozenset(shingles))


def _spans(offsets: list[int]) -> tuple[Span, ...]:
    return tuple(map(Span, offsets[::2], offsets[1::2]))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None


# ---- facts: the words of one are kept only where they are not those of the text at its place


def _fact(f: Fact, text: str) -> _Row:
    words = None if f.text == text[f.start : f.end] else f.text
    values = [[v.kind, *_PACK[v.kind](v)] for v in (f.value, *f.alternatives)]
    return [f.start, f.end, words, values, f.claim_of, int(f.retracted), f.sentence, f.line, f.column, f.place, f.head]


def _unfact(row: _Row, name: str, text: str) -> Fact:
    start, end, words, values, claim_of, retracted, sentence, line, column, place, head = row
    value, *others = [_UNPACK[kind](*fields) for kind, *fields in values]
    told = text[start:end] if words is None else words
    return Fact(name, start, end, told, value, tuple(others), claim_of, bool(retracted), sentence, line, column, place, head)


# ---- values: of each kind its fields in their order


def _amount(a: Amount) -> _Row:
    return [None if a.lo is None else str(a.lo), None if a.hi is None else str(a.hi), str(a.step), int(a.approx)]


def _unamount(lo: str | None, hi: str | None, step: str, approx: int) -> Amount:
    return Amount(None if lo is None else Decimal(lo), None if hi is None else Decimal(hi), Decimal(step), bool(approx))


def _when(start: str | None, end: str | None, *rest: Any) -> DateValue:
    return DateValue(_date(start), _date(end), *rest)


def _said(speaker_span: list[int] | None, cue_span: list[int] | None, content_spans: list[list[int]], *rest: Any) -> Attribution:
    speaker, name, cue, content, direct, *more = rest
    spans = (_pair(speaker_span), _pair(cue_span), tuple([(start, end) for start, end in content_spans]))
    return Attribution(speaker, name, cue, content, direct, *spans, *more)


def _pair(span: list[int] | None) -> tuple[int, int] | None:
    return (span[0], span[1]) if span else None


_PACK: Mapping[str, Callable[[Any], _Row]] = {
    "money": lambda v: [_amount(v.amount), v.currency, v.per],
    "date": lambda v: [_day(v.start), _day(v.end), v.grain, v.mod, v.weekday, v.time, v.relative and dict(v.relative), dict(v.fields)],
    "duration": lambda v: [_amount(v.amount), v.unit],
    "percent": lambda v: [_amount(v.amount), v.points],
    "quantity": lambda v: [_amount(v.amount), v.unit, v.noun, v.role],
    "attribution": lambda v: [
        *(v.speaker_span, v.cue_span, v.content_spans),
        *(v.speaker, v.speaker_name, v.cue, v.content, v.direct, v.cue_class, v.repaired, dict(v.details)),
    ],
    "role": lambda v: [v.person, v.role],
}
_UNPACK: Mapping[str, Callable[..., Value]] = {
    "money": lambda amount, *rest: Money(_unamount(*amount), *rest),
    "date": _when,
    "duration": lambda amount, unit: Duration(_unamount(*amount), unit),
    "percent": lambda amount, points: Percent(_unamount(*amount), points),
    "quantity": lambda amount, *rest: Quantity(_unamount(*amount), *rest),
    "attribution": _said,
    "role": Role,
}
