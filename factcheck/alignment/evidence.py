"""How sure it is that two facts fill one slot: the evidence put together."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property

from factcheck.alignment.concepts import meaning
from factcheck.model import Fact
from factcheck.records import dataclass
from factcheck.relations import Relation, bounded, in_one_measure, in_two_currencies, next_to, scale_apart
from factcheck.values import Amount, DateValue, Duration, Money, Percent, Quantity, Value

# What each signal weighs, in log-odds; fitted on pairs of articles with planted and with no disagreement, then rounded.
_WEIGHTS = {
    "passage": 1.2,
    "around": 2.5,
    "concepts": 1.0,
    "counted": 0.8,
    "unit": 0.3,
    "plausible": 2.3,
    "story": 0.8,
    "beside": 0.7,
    "agreeing": 0.1,
    "distant": -1.0,
    "bare": -1.3,
    "soft": -4.0,
    "bound": -2.0,
}
_RIVALS, _ACCORD = -2.1, 2.4
_BASE = {"money": -3.2, "date": -3.2, "percent": -4.1, "duration": -3.2, "quantity": -4.1}
# What stands around two mentions of one thing is at least so much alike, and mostly so much, where the scripts share their spelling.
_ALIEN, _KNOWN = 0.04, 0.15
# Bare numbers up to this one count all sorts of things.
_FEW = 12
# How plausible a slip is between two ranges that have one end in common.
_SHARED_END = 1.6
# And between figures with a fraction that are next to each other: "2.7%" and "2.8%" are often those of two things.
_NEXT = 0.6
# From this much on two facts fill one slot surely enough for a conflict, and for a look.
CONFLICT, REVIEW = 0.1, -0.5


@dataclass(frozen=True)
class Ground:
    """What a pair of sentences stands on: how much of one story the articles tell, how many neighbours are
    aligned alike, how far the two are
    from being aligned themselves (0 to 1), and how much spelling their scripts can share."""

    story: float
    beside: int
    distant: float = 0.0
    spelling: float = 1.0


@dataclass(frozen=True)
class Evidence:
    """What speaks for two facts filling one slot.

    `passage` and `around` are the likeness of the sentences and of the surroundings (0 to 1), `ground` tells what the two sentences
    stand on, `agreeing` is the number of other facts on which the two sentences agree.
    """

    a: Fact
    b: Fact
    relation: Relation
    passage: float
    ground: Ground
    around: float
    counted_a: frozenset[str]
    counted_b: frozenset[str]
    concepts: frozenset[str]
    agreeing: int = 0

    @cached_property
    def odds(self) -> float:
        """The log-odds that two facts fill one slot, as far as they and their sentences tell."""
        return _BASE[self.a.kind] + sum([_WEIGHTS[k] * v for k, v in self.signals.items()])

    @cached_property
    def signals(self) -> dict[str, float]:
        """The signals as numbers, each about 0 to 1."""
        return {
            "passage": min(self.passage, 0.5),
            "around": min(self.around, 0.6),
            "concepts": min(len(self.concepts - meaning("faint")), 3) / 3,
            "counted": self._counted(),
            "unit": self._unit(),
            "plausible": 1.0 if self.relation.agrees and self.a.kind != "date" else plausibility(self.a.value, self.b.value),
            "story": min(self.ground.story, 0.3) / 0.3,
            "beside": self.ground.beside / 2,
            "agreeing": min(self.agreeing, 2) / 2,
            "bare": self._bare(),
            "distant": self.ground.distant,
            "soft": float(self.relation.soft),
            "bound": float(self._bound()),
        }

    def _bare(self) -> float:
        """Years, months and weekdays by themselves are everywhere: between articles that share little they mean little."""
        values = (self.a.value, self.b.value)
        if all(isinstance(v, DateValue) and v.start is None and "day" not in v.fields for v in values):
            return 0.7
        if any(isinstance(v, DateValue) and v.fields.keys() == {"day"} for v in values):
            return 0.5
        if any(isinstance(v, DateValue) and not v.fields.keys() & {"month", "day"} for v in values):
            alien = (_KNOWN - self.around / self.ground.spelling) / (_KNOWN - _ALIEN)
            return min(1.0, max(0.0, alien, 1 - self.ground.story / 0.15))
        return 0.0

    def _bound(self) -> bool:
        """Whether the values differ although one of them is open to one side."""
        x, y = self.a.value, self.b.value
        return self.relation.kind == "differs" and isinstance(x, DateValue) and isinstance(y, DateValue) and bounded(x, y)

    def _counted(self) -> float:
        if not self.counted_a or not self.counted_b:
            return 0.0
        if not self.counted_a & self.counted_b:
            return 0.0 if (self.counted_a | self.counted_b) & self.concepts else -2.0
        return 1.5 if isinstance(self.a.value, Quantity) and self.a.value.role == "age" else 0.5  # somebody has one age

    def _unit(self) -> float:
        x, y = self.a.value, self.b.value
        if isinstance(x, Quantity) and isinstance(y, Quantity):
            if x.unit is None and y.unit is None and not self.counted_a & self.counted_b:
                return -2.0 if min(_size(x), _size(y)) <= _FEW else 0.0
            return -1.0 if (x.unit is None) != (y.unit is None) else 0.0 if x.unit is None else 1.0
        return 0.0


def beside_others(rivals: int, accord: float) -> float:
    """What the rest of the articles adds to the log-odds of two facts: `rivals` is the number of other pairs that either of the two could
    make in this passage, `accord` the share of all paired facts on which the articles agree."""
    return _RIVALS * min(rivals, 3) / 3 + _ACCORD * (accord - 0.5)


# What counts as little where a reader is told what speaks against a pair.
_LITTLE = 0.12


def lacking(e: Evidence, rivals: int) -> list[str]:
    """What a surer pair would have, in words, the weightiest first. For `rivals` see `beside_others`."""
    signals = e.signals
    said = {
        "the sentences are not aligned": e.ground.distant == 1,
        "one of the sentences has a better partner": 0 < e.ground.distant < 1,
        "the values lie far apart": signals["plausible"] < 0.5,
        "one of the values is vague or inferred": e.relation.soft,
        "other things are counted": signals["counted"] < 0,
        "other figures fit the place as well": rivals > 0,
        "no concept stands near both": not e.concepts,
        "little else around them is alike": e.around < _LITTLE,
        "the sentences share little": e.passage < _LITTLE,
        "a unit stands on one side only": signals["unit"] == -1,
        "the articles agree on few other facts": e.ground.story < _LITTLE,
    }
    return [words for words, holds in said.items() if holds]


def tells(e: Evidence, odds: float) -> bool:
    """Whether a pair of such log-odds is worth telling of: that two sentences both hold a "two" of who knows what is no agreement. It
    keeps its place all the same, for equal numbers are as likely one thing as any others there."""
    x, y = e.a.value, e.b.value
    if not isinstance(x, Quantity) or not isinstance(y, Quantity) or not e.relation.agrees:
        return True
    small = min(_size(x), _size(y)) <= _FEW and _size(x) == _size(x).to_integral_value()
    return not small or (x.unit is not None and x.unit == y.unit) or bool(e.counted_a & e.counted_b) or odds >= CONFLICT


def _size(value: Quantity) -> Decimal:
    return abs(value.amount.lo or value.amount.hi or Decimal(0))


def plausibility(a: Value, b: Value) -> float:
    """How likely one value is a slip for the other: 1 for one digit or a power of ten, 0 for values far apart."""
    if isinstance(a, DateValue) and isinstance(b, DateValue):
        return _of_dates(a, b)
    if in_two_currencies(a, b) and (worth := in_one_measure(a, b)):
        return 1.0 if scale_apart(*worth) else _of_numbers(*(x.lo or x.hi or Decimal(0) for x in worth))
    if isinstance(a, Money | Percent | Quantity | Duration) and type(a) is type(b):
        x, y = a.amount.lo or a.amount.hi, b.amount.lo or b.amount.hi
        if next_to(a.amount, b.amount):
            return _NEXT
        return _SHARED_END if _share_an_end(a.amount, b.amount) else _of_numbers(x, y) if x and y else 0.5
    return 0.5


def _share_an_end(a: Amount, b: Amount) -> bool:
    """Whether two ranges have one end in common: "7 to 10" and "7 to 50"."""
    ranges = None not in (a.lo, a.hi, b.lo, b.hi) and a.lo != a.hi and b.lo != b.hi
    return ranges and (a.lo == b.lo) != (a.hi == b.hi)


def _of_dates(a: DateValue, b: DateValue) -> float:
    """A slip changes one part of a date and leaves its form; one text may leave out the year that the other gives."""
    x, y = set(a.fields), set(b.fields)
    if a.grain == b.grain and x == y:
        return 1.0 if _year_may_slip(a.fields.get("year"), b.fields.get("year")) else 0.4
    unlike = [p for p in x & y if a.fields[p] != b.fields[p]]
    one_part = len(unlike) == 1 and a.grain == b.grain and (x <= y or y <= x)
    return 0.8 if one_part and {"day"} not in (x, y) else 0.3  # "on the 29th": of any month


def _year_may_slip(x: int | None, y: int | None) -> bool:
    """Whether one year is near the other or one wrong digit away."""
    if x is None or y is None or abs(x - y) <= 10:
        return True
    a, b = str(x), str(y)
    return len(a) == len(b) and (sorted(a) == sorted(b) or sum(map(str.__ne__, a, b)) == 1)


def _of_numbers(x: Decimal, y: Decimal) -> float:
    small, large = sorted((abs(x), abs(y)))
    if small == 0:
        return 0.0
    ratio = large / small
    a, b = ("".join(map(str, v.normalize().as_tuple().digits)) for v in (x, y))
    if a == b:  # the same digits at another scale, hardly by chance where there are several
        return min(1.0 + 0.4 * (len(a) - 1), 2.0)
    if x.adjusted() == y.adjusted() and len(a) == len(b) and (sorted(a) == sorted(b) or sum(map(str.__ne__, a, b)) == 1):
        return min(1.0 + 0.2 * (len(a) - 2), 1.6) if len(a) > 2 else 1.0
    if x.as_tuple().exponent == y.as_tuple().exponent and _lost_a_digit(*sorted((str(abs(x)), str(abs(y))), key=len)):
        return 0.6
    return 0.6 if ratio < 2 else 0.3 if ratio < 5 else 0.0


def _lost_a_digit(short: str, long: str) -> bool:
    """Whether one figure is the other without a digit: "8%" and "18%"."""
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
