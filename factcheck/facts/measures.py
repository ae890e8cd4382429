"""Numbers with their units: money, percentages, durations, quantities, their ranges and bounds.

Each number looks for a unit behind and before it. Two neighbours joined by a range word become one interval and share what only
one of them names ("3 bis 5 Tausend", "$10-20 million"). A bound word ("more than", "au moins") opens a side.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile

import regex

from factcheck.budget import heed
from factcheck.facts.bounds import BEFORE, Bounds, compares
from factcheck.facts.folding import fold
from factcheck.facts.intervals import Joiner
from factcheck.facts.measured import Measure, Unit
from factcheck.facts.terms import ONE, TEN, Number
from factcheck.facts.tokens import Scan
from factcheck.facts.unspaced import is_unspaced
from factcheck.languages import load
from factcheck.units import kin
from factcheck.values import Amount

# A word of a script without spaces has no end to see: its first letters stand for it.
_NEXT_WORD = regex.compile(r"[ \u00a0\u202f-]?((?:(?![\p{Han}\p{Hiragana}\p{Katakana}])[\p{L}\p{M}]){1,40}|[\p{Han}\p{Katakana}ー]{1,6})")
_ELIDED = regex.compile(r"\p{L}['’]\p{L}")
_SPACED_MINUS = regex.compile(r"(?:^|[\s(])[-−] $")  # "- 2 °C"; before other units such a dash begins a line or a clause
# Units that are a part of another: words that name them, and what they are a part of.
_PARTS_OF = {"basis_point": ("points", "percentage_point", Decimal("0.01")), "permille": ("percent", "percent", Decimal("0.1"))}
_UNIT_KINDS = (
    ("basis_point", ""),
    ("permille", ""),
    ("points", "points"),
    ("percent", "percent"),
    ("currency", "money"),
    ("subunit", "subunit"),
    ("tenth", "tenth"),
    ("age_unit", "age"),
    ("unit", "duration"),
    ("measure", "quantity"),
    ("measure_attached", "quantity"),
    ("noun", "quantity"),
)
_DUALS = (("dual", "duration"), ("currency_dual", "money"), ("counted_dual", "quantity"))


class MeasureReader:
    """Finds the measures of one text."""

    def __init__(self, scan: Scan, numbers: Mapping[int, Number], dated: Collection[int] = ()) -> None:
        """`dated` are the tokens of dates: no number lasts as long as a word of theirs ("2,1 millones del día anterior")."""
        self.scan, self.numbers, self.dated = scan, numbers, dated
        # A dash behind white space is a minus, and in scripts without spaces one behind certain particles.
        self._before_minus = " (\n\t\u00a0" + str(load(scan.lexicon.code).section("amounts").get("before_minus", ""))

    def read(self) -> list[Measure]:
        """All measures, in order, none overlapping another."""
        articles = {n.i: n for n in self._articles()}
        plain = [n for n in self.numbers.values() if not n.ordinal and n.i not in articles]
        numbers = sorted([*plain, *articles.values()], key=lambda n: n.i)
        single = sorted([*map(self._measure, numbers), *self._duals()], key=lambda m: m.i)
        bounds, joiner = Bounds(self.scan, self._unit_at), Joiner(self.scan)
        return [self._headed(bounds.bounded(m)) for m in joiner.compound(joiner.ranges(single))]

    def _duals(self) -> Iterator[Measure]:
        """Words that name two of a unit (Arabic "two months" is one word), or any length of time ("полчаса", "kwadrans")."""
        for category, kind in _DUALS:
            for i, unit, j in self.scan.every(category):
                two = Number(i, j, Decimal(2), ONE, ONE, digits=False)
                yield self._below_zero(Measure(i, j, Amount(two.value, two.value), Unit(kind, str(unit)), two))
        for i, duration, j in self.scan.every("whole"):
            value, unit = str(duration).split()
            number = Number(i, j, Decimal(value), ONE, ONE, digits=False)
            yield Measure(i, j, Amount(number.value, number.value), Unit("duration", unit), number)

    def _articles(self) -> Iterator[Number]:
        """ "for a year", "d'un an": an article counts as one where a word of duration stands before it."""
        tokens = self.scan.tokens
        for i, _, j in self.scan.every("article"):
            day = self.scan.starting("unit", j)  # "about a day" is rather "about some day" than a length of time
            before = [hit for c in ("during", *BEFORE) if (c != "about" or not day or day[0] != "day") and (hit := self.scan.ending(c, i))]
            opened = bool(before) and not any(compares(self.scan, hit[1]) for hit in before)
            taken = any(n.i <= i < n.j and (n.digits or n.value != 1) for n in (self.numbers.get(i), self.numbers.get(i - 1)) if n)
            if day and tokens.near(j) and not taken and (self._goes_on(day[1]) or (opened and tokens.near(i))):
                yield Number(i, j, ONE, ONE, ONE, digits=True)

    def _goes_on(self, j: int) -> bool:
        """ "an hour and a half", "a minute and 30 seconds": more of the same length behind its first unit."""
        if not self.scan.tokens.near(j):
            return False
        conjunction = self.scan.starting("and", j)
        number = self.numbers.get(conjunction[1] if conjunction else j)
        smaller = number and self.scan.starting("unit", number.j) and self.scan.tokens.near(number.j)
        part = any(self.scan.starting(c, j) for c in ("and_half", "and_quarter"))
        return part or bool(conjunction and smaller)

    # ---- units
    def _measure(self, number: Number) -> Measure:
        heed("measures")
        first, sign = self._minus_word(number), self._sign(number)
        value = number.value * (-1 if first < number.i else sign)
        start = self.scan.tokens.start[number.i] - 1 if sign < 0 else None
        amount = Amount(value, None if number.excess else value, number.step, number.approx)
        measure = Measure(first, number.j, amount, None, number, start=start)
        return self._behind(measure) or self._before(measure) or replace(measure, noun=self._noun(number.j))

    def _sign(self, number: Number) -> int:
        text, at = self.scan.text, self.scan.tokens.start[number.i]
        opened = at > 0 and text[at - 1] in "-−－" and (at == 1 or text[at - 2] in self._before_minus)
        minus = opened and not self._number_before(number.i)  # "2 -7 g" is a range
        return -1 if minus and self.scan.tokens.kind[number.i] == "number" else 1

    def _minus_word(self, number: Number) -> int:
        """The token of a word that makes the number negative, or the number's own first token."""
        hit = self.scan.ending("minus", number.i)
        if not hit or not self.scan.tokens.near(number.i):
            return number.i
        bound = any((b := self.scan.ending(c, number.i)) and b[1] < hit[1] for c in BEFORE)  # "au moins 5"
        return number.i if bound else hit[1]

    def _behind(self, m: Measure) -> Measure | None:
        if not self.scan.at[m.j]:
            return None
        hit = self._unit_at(m.j) or self._unit_apart(m)
        if hit is None and (of := self.scan.starting("of", m.j)) and self.scan.tokens.near(m.j):
            counts = m.number.scale > 1 or m.number.fraction or (m.number.approx and not m.number.digits)  # "una ventina di giorni"
            hit = self._unit_at(of[1], after_of=not counts)
        if hit and m.number.fraction and hit[0].kind == "quantity" and self.scan.starting("noun", hit[1] - 1) and m.number.value < 1:
            return None  # a part of the voters is no number of voters
        if hit is None or (hit[0].kind == "duration" and hit[1] - 1 in self.dated and m.number.i not in self.dated):
            return self._counted(m)
        unit, j = self._weighed(m) or hit
        if self.scan.ending("speed_before", m.i) and self.scan.tokens.near(m.i) and unit.name in ("kilometre", "mile"):
            unit = replace(unit, name=f"{unit.name}_per_hour")  # 时速120公里
        if unit.name == "degree" and (scale := self.scan.ending("degree_before", m.i)) and self.scan.tokens.near(m.i):
            unit, m = replace(unit, name=str(scale[0])), replace(m, i=scale[1])
        before = self._currency_before(m.i) if unit.kind == "money" else None
        if unit.kind == "money" and not before and m.number.digits and m.number.scale == 1:
            m, j = self._scale_behind(m, j)
        return self._below_zero(replace(m, j=j, i=before[1] if before else m.i, unit=unit, amount=m.amount.scaled(unit.factor)))

    def _headed(self, m: Measure) -> Measure:
        """ "The death toll rose to 23", 乗客は97人: what is counted stands before a number that has no unit or just "people" behind it."""
        counts = m.unit is None or (m.unit.kind, m.unit.name) == ("quantity", "person")
        head = self.scan.ending("head", m.i) if counts and m.number.whole and not m.noun else None
        return replace(m, unit=Unit("quantity", str(head[0]))) if head and self.scan.tokens.near(m.i) else m

    def _unit_apart(self, m: Measure) -> tuple[Unit, int] | None:
        """ "two more years"; "6 ft 2 in", where a sign that is a word, too, follows on a larger unit of its kind."""
        scan, near = self.scan, self.scan.tokens.near(m.j)
        adjective = scan.starting("unit_adjective", m.j) if near else None
        unit = scan.starting("unit", adjective[1]) if adjective and scan.tokens.near(adjective[1]) else None
        if unit:
            return Unit("duration", str(unit[0])), unit[1]
        sign, before = scan.starting("measure_attached", m.j) if near else None, scan.ending("measure", m.i)
        if sign and before and scan.tokens.near(m.i) and kin(str(sign[0]), str(before[0])):
            return Unit("quantity", str(sign[0])), sign[1]
        return None

    def _weighed(self, m: Measure) -> tuple[Unit, int] | None:
        """ "20 pounds of meat": a longer wording shows the name of a currency to be a unit, as far as no scale word is beside it."""
        scan = self.scan
        currency, measure = scan.starting("currency", m.j), scan.starting("measure", m.j)
        if not currency or not measure or measure[1] <= currency[1] or m.number.scale > 1 or not scan.tokens.near(m.j):
            return None
        return Unit("quantity", str(measure[0])), measure[1]

    def _scale_behind(self, m: Measure, j: int) -> tuple[Measure, int]:
        """ "75 USD million": a scale word behind a code."""
        scale, tokens = self.scan.starting("scale", j), self.scan.tokens
        code = self.scan.text[tokens.start[j - 1] : tokens.end[j - 1]]
        if not scale or not tokens.near(j) or not code.isupper() or not isinstance(scale[0], Decimal) or scale[0] < 1000:
            return m, j
        return replace(m, number=replace(m.number, scale=scale[0]), amount=m.amount.scaled(scale[0])), scale[1]

    def _below_zero(self, m: Measure) -> Measure:
        """ "10 gradi sotto zero", درجتين تحت الصفر: a temperature with its sign behind it."""
        if not m.unit or m.unit.name not in ("degree", "celsius", "fahrenheit"):
            return m
        hit, start = self.scan.starting("below_zero", m.j), self.scan.tokens.start[m.i]
        if _SPACED_MINUS.search(self.scan.text, max(0, start - 3), start) and m.start is None:
            return replace(m, amount=m.amount.scaled(-ONE), start=start - 2)
        return replace(m, j=hit[1], amount=m.amount.scaled(-ONE)) if hit and self.scan.tokens.near(m.j) else m

    def _counted(self, m: Measure) -> Measure | None:
        """Words that say how a thing is counted, not what it is (三件, 3つ): with the noun behind them, else with no unit."""
        scan, j = self.scan, m.j
        if m.number.fraction and is_unspaced(scan.lexicon.code):
            return None  # 三分之二支持: the beginning of another word
        tens = scan.starting("tenths", j)
        if tens and scan.tokens.near(j) and m.number.value < 100:
            factor = TEN if m.number.value <= 10 else ONE
            return replace(m, j=tens[1], unit=Unit("percent", "percent", factor), amount=m.amount.scaled(factor))
        decade = scan.starting("age_decade", j)
        if decade and scan.tokens.near(j) and m.number.digits and m.number.value in range(10, 100, 10):
            return replace(m, j=decade[1], unit=Unit("age", "year"), amount=replace(m.amount, hi=m.number.value + 9))
        counter = scan.starting("counter", j)
        if not counter or not scan.tokens.near(j):
            return None
        noun = scan.starting("noun", counter[1]) if scan.tokens.near(counter[1]) else None
        if noun:
            return replace(m, j=noun[1], unit=Unit("quantity", str(noun[0])))
        return replace(m, j=counter[1], noun=self._noun(counter[1]))

    def _unit_at(self, j: int, after_of: bool = False) -> tuple[Unit, int] | None:
        here = self.scan.at[j]
        if not here or not self.scan.tokens.near(j):
            return None
        for category, kind in _UNIT_KINDS:
            hit = here.get(category)
            if hit is None:
                continue
            if category == "currency" and (weight := self._weight_at(j, hit[1])):
                return weight
            if hit and category == "measure_attached" and (self.scan.tokens.gap[j] != "0" or self._is_small_letter(j)):
                continue  # "3in", "41C", but neither "3 in" nor "41c"
            if hit and category == "measure" and _ELIDED.match(self.scan.text, self.scan.tokens.start[j]):
                continue  # "7 milioni l'anno"
            if hit and category in _PARTS_OF:
                return Unit(*_PARTS_OF[category]), hit[1]
            if hit and category == "currency" and (not self._written_as_code(j, str(hit[0])) or self._is_unit_sign(j)):
                continue
            if hit and category == "age_unit" and (span := self.scan.starting("unit", j)) and span[1] > hit[1]:
                continue  # "10-jährige Haftstrafe" is no age
            if hit and category == "age_unit" and self.scan.starting("ageless", hit[1]):
                continue  # "छह साल की सजा"
            if hit and not (after_of and category not in ("currency", "noun")):
                return _unit(kind, str(hit[0])), hit[1]
        return None

    def _is_small_letter(self, j: int) -> bool:
        start, end = self.scan.tokens.start[j], self.scan.tokens.end[j]
        return end - start == 1 and self.scan.text[start].islower()

    def _weight_at(self, j: int, end: int) -> tuple[Unit, int] | None:
        """ "50 libras de cocaína", "twee pond kaas", "pesa 200 libras": a word for a currency that is a weight by what stands beside it."""
        hit = self.scan.starting("weight", j)
        if not hit or hit[1] != end:
            return None
        of = self.scan.starting("of", hit[1])
        stuff = of[1] if of else hit[1]  # "zwei Pfund Kartoffeln"
        of_stuff = self.scan.starting("substance", stuff) and self.scan.tokens.near(stuff)
        weighed = any(self.scan.ending("weighs", k) for k in takewhile(self.scan.tokens.near, range(j - 1, max(0, j - 5), -1)))
        return (Unit("quantity", str(hit[0])), hit[1]) if of_stuff or weighed else None

    def _before(self, m: Measure) -> Measure | None:
        if m.i not in self.scan.ends:
            return None
        currency = self._currency_before(m.i)
        if currency:
            return replace(m, i=currency[1], unit=Unit("money", currency[0]))
        percent = self.scan.ending("percent_before", m.i)
        if percent and self.scan.tokens.near(m.i):
            minus = self.scan.ending("minus", percent[1]) if self.scan.tokens.near(percent[1]) else None  # "eksi yüzde 5"
            amount = m.amount.scaled(Decimal(-1)) if minus else m.amount
            return replace(m, i=minus[1] if minus else percent[1], unit=Unit("percent", "percent"), amount=amount)
        scale = self.scan.ending("percent_scale", m.i)
        if scale and self.scan.tokens.near(m.i) and isinstance(scale[0], Decimal):
            return replace(m, i=scale[1], unit=Unit("percent", "percent"), amount=m.amount.scaled(100 / scale[0]))
        return None

    def _currency_before(self, i: int) -> tuple[str, int] | None:
        hit = self.scan.ending("currency", i)
        if self.scan.ending("only_behind", i):
            return None  # "they won 3 games"
        if hit and self._article_and_sign(hit[1], i):
            hit = self.scan.starting("currency", hit[1] + 1)
            hit = (hit[0], i - 1) if hit else None
        if hit and not self._written_as_code(hit[1], str(hit[0])):
            return None
        gap = self.scan.tokens.gap[i]
        if not hit or gap not in ("0", "s"):
            return None
        behind_another = self.numbers_end_at(hit[1])  # "10 $ 30 cents"
        return (str(hit[0]), hit[1]) if not behind_another or (gap == "0" and self._is_sign(hit[1], i)) else None

    def _is_unit_sign(self, i: int) -> bool:
        """Whether a sign of a currency is one of a unit in small letters: "12 ft" against "500 Ft"."""
        measure = self.scan.starting("measure", i)
        return bool(measure) and self.scan.text[self.scan.tokens.start[i] : self.scan.tokens.end[i]] in ("ft", "lb", "l", "g", "m")

    def _written_as_code(self, i: int, code: str) -> bool:
        """Codes count in capitals only, as many are words too (che, all, sur), unless they are known not to be."""
        word = self.scan.text[self.scan.tokens.start[i] : self.scan.tokens.end[i]]
        return word.upper() != code or word.isupper() or self.scan.starting("safe_code", i) is not None

    def _article_and_sign(self, i: int, j: int) -> bool:
        """ "a $5 bill", "subió a $ 415": no Australian money."""
        tokens = self.scan.tokens
        small = self.scan.text[tokens.start[i] : tokens.end[i]].islower()
        other = self.scan.text[tokens.start[i] - 1 : tokens.start[i]] in ("'", "’") or any(
            self.scan.starting(c, i) for c in ("article", "to", "of")
        )
        return j - i == 2 and tokens.gap[i + 1] != "0" and small and other

    def _is_sign(self, i: int, j: int) -> bool:
        """A currency sign or code, not a word that belongs to the amount before it."""
        return self.scan.tokens.kind[j - 1] == "symbol"

    def numbers_end_at(self, j: int) -> bool:
        """Whether a number ends right before token j."""
        return self.scan.tokens.near(j) and self._number_before(j)

    def _number_before(self, j: int) -> bool:
        """Whether the tokens before token j are a number, apart from a spaced dash at most."""
        joined = j > 0 and (self.scan.tokens.near(j) or self.scan.tokens.gap[j : j + 1] == ["–"])
        return joined and any(n.j == j for n in (self.numbers.get(k) for k in range(max(0, j - 6), j)) if n)

    def _noun(self, j: int) -> str | None:
        m = _NEXT_WORD.match(self.scan.text, self.scan.tokens.end[j - 1])
        return fold(m.group(1)) if m and j not in self.numbers else None


def _unit(kind: str, name: str) -> Unit:
    if kind == "subunit":
        return Unit("money", name, Decimal("0.01"))
    if kind == "tenth":
        return Unit("money", name, Decimal("0.1"))
    return Unit(kind, name)
