"""The values that facts carry, as intervals on a line, and how two of them relate.

Money is an interval on the line of its currency, a date a half-open interval of days, a duration, a percentage or a count an
interval in a base unit. An open side is None. Amounts are exact decimals, never floats. `step` is the size of the last digit
that was written ("13 billion": 10^9), so that rounding can be told from disagreement.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, Literal

from factcheck.records import dataclass

Json = dict[str, Any]


def number(value: Decimal | None) -> int | Decimal | None:
    """A decimal as JSON shows it: an integer where it is whole, else the decimal, None for an open side."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else value.normalize()


@dataclass(frozen=True, slots=True)
class Amount:
    """An interval [lo, hi] of exact decimals; None is an open side.

    `step` is the size of the last digit written, `approx` says that the text calls it approximate ("about 40").
    """

    lo: Decimal | None
    hi: Decimal | None
    step: Decimal = Decimal(1)
    approx: bool = False

    def scaled(self, factor: Decimal) -> Amount:
        """The same amount in another unit: every number of it times `factor`."""
        return Amount(
            None if self.lo is None else self.lo * factor,
            None if self.hi is None else self.hi * factor,
            self.step * abs(factor),
            self.approx,
        )


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency (ISO 4217; None where the text names none that is known). `per` is the period or unit it is paid for.

    `worth` is the amount in a measure common to all currencies, where the user gives rates of exchange; no part of what the text says.
    """

    kind: ClassVar[str] = "money"
    amount: Amount
    currency: str | None
    per: str | None = None
    worth: Amount | None = field(default=None, compare=False, repr=False)

    def to_dict(self) -> Json:
        out: Json = {"lo": number(self.amount.lo), "hi": number(self.amount.hi), "currency": self.currency}
        return out | ({"per": self.per} if self.per else {})


DateMod = Literal["before", "after", "approx", "part"]


@dataclass(frozen=True, slots=True)
class DateValue:
    """A half-open interval of days [start, end).

    An open side is None. What cannot be resolved for want of an anchor has both sides None and `relative` says what was read.
    `weekday` is 1 (Monday) to 7, alone or beside a resolved day; `time` a clock time "15:00" or a part of the day.
    `fields` holds what the text itself wrote ({"year": 2024, "month": 6}), apart from what was inferred.
    """

    kind: ClassVar[str] = "date"
    start: date | None
    end: date | None
    grain: str
    mod: DateMod | None = None
    weekday: int | None = None
    time: str | None = None
    relative: Mapping[str, Any] | None = None
    fields: Mapping[str, int] = field(default_factory=dict)

    @property
    def minute(self) -> int | None:
        """The minute of the day that the clock shows, from 0; None where no time is told, or a part of the day."""
        time = self.time or str((self.relative or {}).get("time", ""))
        hour, _, minute = time.partition(":")
        return int(hour) * 60 + int(minute) if hour.isdecimal() and minute.isdecimal() else None

    def to_dict(self) -> Json:
        out: Json = {
            "start": self.start.isoformat() if self.start else None,
            "end": self.end.isoformat() if self.end else None,
            "grain": self.grain,
            "mod": self.mod,
        }
        for name in ("weekday", "time"):
            if getattr(self, name) is not None:
                out[name] = getattr(self, name)
        if self.relative is not None:
            out["relative"] = dict(self.relative)
        return out


# Seconds in a unit of time; a month is 30 days and a year 365, as everywhere in this program.
SECONDS: Mapping[str, Decimal] = {
    name: Decimal(seconds)
    for name, seconds in {
        "second": 1,
        "minute": 60,
        "hour": 3600,
        "day": 86400,
        "week": 7 * 86400,
        "fortnight": 14 * 86400,
        "month": 30 * 86400,
        "quarter": 90 * 86400,
        "year": 365 * 86400,
        "decade": 3650 * 86400,
        "century": 36500 * 86400,
        "millennium": 365000 * 86400,
    }.items()
}


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in the unit the text uses (a key of SECONDS)."""

    kind: ClassVar[str] = "duration"
    amount: Amount
    unit: str

    @property
    def seconds(self) -> Amount:
        return self.amount.scaled(SECONDS[self.unit])

    def to_dict(self) -> Json:
        seconds = self.seconds
        return {
            "lo": number(self.amount.lo),
            "hi": number(self.amount.hi),
            "unit": self.unit,
            "seconds_lo": number(seconds.lo),
            "seconds_hi": number(seconds.hi),
        }


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage, or a difference in percentage points (`points`)."""

    kind: ClassVar[str] = "percent"
    amount: Amount
    points: bool = False

    def to_dict(self) -> Json:
        unit = "percentage_point" if self.points else "percent"
        return {"lo": number(self.amount.lo), "hi": number(self.amount.hi), "unit": unit}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something.

    `unit` is the canonical name of a physical unit or of a counted concept ("kilometre", "person", "chip"), None for a bare
    number. `noun` is what is counted as the text writes it, folded; `role` tells ages, ordinals, scores, fractions and
    multiples from counts.
    """

    kind: ClassVar[str] = "quantity"
    amount: Amount
    unit: str | None = None
    noun: str | None = None
    role: str | None = None

    def to_dict(self) -> Json:
        out: Json = {"lo": number(self.amount.lo), "hi": number(self.amount.hi), "unit": self.unit, "role": self.role}
        return out | ({"noun": self.noun} if self.noun else {})


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what. Spans are offsets into the document; `content_spans` has several parts where a cue splits the content.

    `direct` is True for a quotation, False for reported speech, "mixed" for reported speech with quoted words.
    `cue_class` is the family of the cue (say, deny, accuse, ...), `negated` whether the cue or its main verb is negated.
    """

    kind: ClassVar[str] = "attribution"
    speaker: str | None
    speaker_name: str | None
    cue: str | None
    content: str
    direct: bool | Literal["mixed"]
    speaker_span: tuple[int, int] | None
    cue_span: tuple[int, int] | None
    content_spans: tuple[tuple[int, int], ...]
    cue_class: str = "say"
    repaired: bool = False
    details: Mapping[str, Any] = field(default_factory=dict)

    def to_dict(self) -> Json:
        spans = [list(span) for span in self.content_spans]
        return {
            "speaker": self.speaker,
            "speaker_name": self.speaker_name,
            "cue": self.cue,
            "content": self.content,
            "direct": self.direct,
            "speaker_span": list(self.speaker_span) if self.speaker_span else None,
            "cue_span": list(self.cue_span) if self.cue_span else None,
            "content_span": spans[0] if len(spans) == 1 else spans,
            "cue_class": self.cue_class,
        } | dict(self.details)


@dataclass(frozen=True, slots=True)
class Role:
    """A person's role as a fact: "Karoline Leavitt, press secretary"."""

    kind: ClassVar[str] = "role"
    person: str
    role: str

    def to_dict(self) -> Json:
        return {"person": self.person, "role": self.role}


Value = Money | DateValue | Duration | Percent | Quantity | Attribution | Role
