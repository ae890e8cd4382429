"""What a number is, and the row of terms that it is while it is read: the largest first, multiplied by the scale words behind them."""

from __future__ import annotations

from decimal import Decimal

from factcheck.records import dataclass

ONE, TEN, HALF = Decimal(1), Decimal(10), Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Number:
    """A number over the tokens i to j-1.

    `step` is the size of its last written digit, `scale` the scale word it ends in (1 where there is none), `digits` says that
    it is written in digits (at least in part), `approx` that its word is vague ("dozen").
    """

    i: int
    j: int
    value: Decimal
    step: Decimal
    scale: Decimal
    digits: bool
    ordinal: bool = False
    approx: bool = False
    fraction: bool = False
    excess: bool = False  # "and some more" (300多, 300여)

    @property
    def whole(self) -> bool:
        return self.value == self.value.to_integral_value()


@dataclass(slots=True)
class Terms:
    """The terms of a number while it is read."""

    values: list[Decimal]
    step: Decimal = ONE
    scale: Decimal = ONE
    digits: bool = False
    approx: bool = False
    words: int = 0
    ordinal: bool = False
    scaled_at: int = -1  # the token behind the last scale word
    vague: bool = False  # a plural without a count: "thousands", which is that many and more

    def end(self, value: Decimal, after_and: bool) -> bool:
        """Ends a numeral of one word with an ordinal: "hundertste" multiplies, "fünfundzwanzigste" adds."""
        if value >= 100:
            self.multiply(value)
            return True
        return self.add(value, after_and)

    def add(self, value: Decimal, after_and: bool) -> bool:
        """Adds a smaller term; False where it does not fit ("two three")."""
        if not self.values:
            self.values.append(value)
            return True
        last = self.values[-1]
        if value >= 10 and after_and and last < 10 and value % 10 == 0 and value < 100:
            self.values[-1] = last + value  # units before tens: fünfundzwanzig, خمسة وعشرون
            return True
        room = 100 if value >= 10 else 10
        room = 1000 if value >= 100 else room
        fits = value < last and (last % room == 0 or (last % 20 == 0 and 10 <= value < 20 and last % 100 in (60, 80)))
        if fits:
            self.values.append(value)
        return fits

    def multiply(self, scale: Decimal) -> None:
        below = Decimal(0)
        while self.values and self.values[-1] < scale:
            below += self.values.pop()
        self.values.append((below or ONE) * scale)

    def half(self) -> None:
        self.values.append(self.scale / 2 if self.scale > 1 else HALF)
        self.step = self.step if self.digits else self.scale / 2
