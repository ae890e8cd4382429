"""Numbers in digits, in words and mixed ("1.5 million", "37万5,000", "fünfundzwanzig"), as exact decimals.

A number is a row of terms, the largest first. A scale word multiplies all smaller terms before it, so that one rule reads
"two hundred thousand", "mille milliards" and 三千五百万.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import regex

from factcheck.budget import heed
from factcheck.facts.bounds import BEFORE
from factcheck.facts.digits import LONGEST, parse_digits
from factcheck.facts.fractions import FractionReader
from factcheck.facts.lexicon import JOINED
from factcheck.facts.terms import HALF, ONE, TEN, Number, Terms
from factcheck.facts.tokens import Scan
from factcheck.languages import load

_BEFORE_SCALE = (*BEFORE, "from", "to", "between")
_DEEPEST = 3  # "one out of two thirds": a number within the reading of a number
_LONGEST_HEAD = 12  # numerals before one that may make it vague: a text of nothing but numerals is read in linear time
_THOUSANDS = regex.compile(r"[1-9]\d{1,2}[.,]\d{3}")
_SMALL_WORD = regex.compile(r"\s\p{Ll}{3}")

# Categories one of which has to begin at a token if a number in words does.
_OPENERS = frozenset(("cardinal", "scale", "half", "article", "fraction", "bare_fraction", "fraction_before", "shift"))


class NumberReader(FractionReader):
    """Reads the number that starts at a token."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        data = load(scan.lexicon.code)
        self.decimal: str = data.section("language").get("decimal", "." if data.tier else "")
        self.either_groups: bool = data.section("language").get("either_groups", False)
        self.bare_scales: bool = data.section("numbers").get("bare_scales", False)
        self.and_joins: bool = data.section("numbers").get("and_joins", True)  # whether "and" may stand inside a numeral
        self._depth = 0
        self.tight = not data.section("language").get("spaces", True)

    def all(self) -> dict[int, Number]:
        """Every number of the text by its first token, none inside another."""
        found: dict[int, Number] = {}
        i, kinds = 0, self.scan.tokens.kind
        while i < len(kinds):
            number = self.read(i) if self._may_open(i) else None
            if number:
                heed("numbers")
                found[i] = number
            i = number.j if number else i + 1
        return found

    def _may_open(self, i: int) -> bool:
        """Whether a number may start at token i: a quick look before reading it."""
        if self.scan.tokens.kind[i] == "number" or not _OPENERS.isdisjoint(self.scan.at[i]):
            return True
        return bool(self.scan.lexicon.joined) and any(key.startswith(JOINED) for key in self.scan.tokens.keys[i])

    def read(self, i: int) -> Number | None:
        """The longest number that starts at token i, or None. Numbers within numbers are read to a small depth only."""
        if self._depth >= _DEEPEST:
            return None
        self._depth += 1
        number = self._read(i)
        self._depth -= 1
        return number

    def _read(self, i: int) -> Number | None:
        if self._is_vague(i):
            return None
        below = self.scan.starting("fraction_before", i)  # "üçte iki": two of three
        above = self.read(below[1]) if below and self.scan.tokens.near(below[1]) else None
        if below and above and isinstance(below[0], Decimal) and above.value < below[0]:
            return self._divided(replace(above, i=i), above.j, below[0])
        fraction = self._bare_fraction(i) or self._part_of(i)
        if fraction:
            return fraction
        terms = Terms([])
        j = self._opening(i, terms)
        while j:
            k = self._next(j, terms)
            if k == j:
                break
            j = k
        if not j or not terms.values:
            return None
        value = sum(terms.values, Decimal(0))
        number = Number(i, j, value, terms.step, terms.scale, terms.digits, terms.ordinal, terms.approx, excess=terms.vague)
        return self._ordinal(number) or self._fraction(number) or self._mixed(self._pointed(number))

    def _is_vague(self, i: int) -> bool:
        """Whether the words at token i tell no number: "tens of" itself, or a numeral that it or "several" multiplies."""
        scan = self.scan
        if scan.starting("vague", i):
            return True
        for _ in range(_LONGEST_HEAD):
            if not i or not scan.tokens.near(i) or scan.tokens.kind[i] != "word":
                return False
            if scan.ending("vague", i):
                return True
            before = scan.ending("scale", i) or scan.ending("cardinal", i)  # "several hundred thousand"
            if not before or scan.tokens.kind[i - 1] != "word":
                return False
            i = before[1]
        return False

    def _opening(self, i: int, terms: Terms) -> int:
        scan = self.scan
        if scan.tokens.kind[i] == "number":
            return self._digits(i, terms)
        shift = scan.starting("shift", i)
        if shift and isinstance(shift[0], Decimal) and scan.tokens.near(shift[1]):
            return self._shifted(shift[0], shift[1], terms)
        half = scan.starting("half", i)
        if half and scan.tokens.near(half[1]) and any(scan.starting(c, half[1]) for c in ("unit", "measure")):
            terms.values.append(HALF)
            terms.step = HALF
            return half[1]
        for opener in ("article", "half"):
            hit = scan.starting(opener, i)
            if hit and self._opens_scale(hit[1], opener, terms):
                return self._next(hit[1], terms)
        if self._word(i, terms, False):
            return self._word(i, terms, True)
        hit = scan.starting("scale", i)
        if hit and (self.bare_scales or scan.starting("bare_scale", i) or self._bounded(i)):
            terms.vague = bool(scan.starting("vague_scale", i))
            return self._scaled(i, hit, terms)
        return 0

    def _bounded(self, i: int) -> bool:
        """Whether token i is a scale word that means one of it behind a bound only: "около тысячи" is 1000, "тысячи" are many."""
        return bool(self.scan.starting("bounded_scale", i)) and any(self.scan.ending(c, i) for c in _BEFORE_SCALE)

    def _shifted(self, shift: Decimal, j: int, terms: Terms) -> int:
        """साढ़े तीन (3.5), सवा सौ (125), पौने दो लाख (1.75 lakh): a quarter or half more or less, of the unit or of the scale behind."""
        if self.scan.starting("scale", j):
            terms.values.append(ONE + shift)
            return j
        k = self._digits(j, terms) if self.scan.tokens.kind[j] == "number" else self._word(j, terms, True)
        if not k or len(terms.values) != 1:
            return 0
        terms.values[0] += shift
        terms.step, terms.digits = abs(shift), terms.digits
        return k

    def _opens_scale(self, j: int, opener: str, terms: Terms) -> bool:
        """Whether "a" or "half (a)" is followed by a scale word; a half is then a term of its own."""
        if not self.scan.tokens.near(j):
            return False
        article = self.scan.starting("article", j)
        follows = bool(self.scan.starting("scale", j) or self.scan.starting("collective", j))
        if opener == "half" and follows:
            terms.values.append(HALF)
        if opener == "half" and article and self.scan.tokens.near(article[1]) and self.scan.starting("scale", article[1]):
            return False  # "half a million" is listed as a phrase of its own in "half"
        return follows

    def _digits(self, i: int, terms: Terms) -> int:
        tokens = self.scan.tokens
        digits = tokens.text[tokens.start[i] : tokens.end[i]]
        parsed = parse_digits(digits, self._mark(i, digits)) or self._odd_price(i, digits)
        if parsed is None:
            return 0
        value, step = parsed
        if terms.values and not value < terms.values[-1]:
            return 0
        terms.values.append(value)
        terms.step, terms.digits = step, True
        ending = self.scan.starting("cardinal_suffix", i + 1)  # "25-ти", "5-cio"
        return ending[1] if ending and tokens.gap[i + 1] == "-" else i + 1

    def _odd_price(self, i: int, digits: str) -> tuple[Decimal, Decimal] | None:
        """Digits of no regular shape ("1.23.456") beside a currency: what price-parser, made for such, takes them for."""
        if len(digits) > LONGEST or not (self.scan.ending("currency", i) or self.scan.starting("currency", i + 1)):
            return None
        from price_parser import parse_price  # costs as much to import as a page to read, and is seldom asked

        amount = parse_price(digits).amount
        return (amount, TEN ** int(amount.as_tuple().exponent)) if amount is not None else None

    def _mark(self, i: int, digits: str) -> str:
        """The decimal mark of the digits at token i. Where a language groups by either mark, three digits behind one are thousands,
        unless a scale word or a percentage shows them to be decimals."""
        if not self.either_groups:
            return "" if self._foreign_thousands(i, digits) else self.decimal
        follows = i + 1 < len(self.scan.tokens) and self.scan.tokens.near(i + 1)
        decimals = follows and any(self.scan.starting(c, i + 1) for c in ("scale", "percent", "points"))
        return next((c for c in digits if c in ".,"), self.decimal) if decimals else ""

    def _foreign_thousands(self, i: int, digits: str) -> bool:
        """ "$10,000" in a text that writes decimals with a comma: money behind its sign has no three decimals."""
        sign = self.scan.ending("currency", i) if _THOUSANDS.fullmatch(digits) else None
        behind = sign is not None and self.scan.tokens.kind[i - 1] == "symbol" and self.scan.tokens.gap[i] == "0"
        return behind and not (self.scan.tokens.near(i + 1) and self.scan.starting("scale", i + 1))

    def _word(self, i: int, terms: Terms, commit: bool) -> int:
        """Reads a cardinal word (or numeral in one word) at token i; without `commit` only tells whether there is one."""
        hit = self.scan.starting("cardinal", i)
        joined = next((k for k in self.scan.tokens.keys[i] if k.startswith(JOINED)), None)
        if not hit and not joined:
            return 0
        if not commit:
            return i + 1
        if joined:
            return i + 1 if self._pieces(self.scan.lexicon.numerals[joined], terms) else 0
        assert hit
        value, after = hit
        assert isinstance(value, Decimal)
        terms.words += 1
        if self.scan.starting("one_before_and", i) and self._and_follows(after):
            value /= 2
        if value >= 1000:  # a word for one or two of a scale (مليونان)
            terms.scale = TEN ** (value.adjusted() // 3 * 3)
        return after if terms.add(value, False) else 0

    def _and_follows(self, j: int) -> bool:
        """Whether a conjunction stands at token j: what looks like two of a scale before its noun (مليونا دولار) is one of it
        before another number (مليونا ونصف)."""
        joined = any(self.scan.starting(c, j) for c in ("and", "and_half")) or self._attached_and(j)
        return joined and self.scan.tokens.near(j)

    def _pieces(self, parts: tuple[str, ...], terms: Terms) -> bool:
        phrases, after_and = self.scan.lexicon.phrases, False
        for part in parts:
            values = {c: table[part][-1].value for c in ("cardinal", "scale", "ordinal") if part in (table := phrases.get(c, {}))}
            if "cardinal" in values:
                if not terms.add(values["cardinal"], after_and):
                    return False
            elif "scale" in values:
                terms.multiply(values["scale"])
            elif "ordinal" in values:
                terms.ordinal = True
                if part != parts[-1] or not terms.end(values["ordinal"], after_and):
                    return False
            elif any(not p.rest for p in phrases.get("and_half", {}).get(part, ())):
                terms.half()
            after_and = part in phrases.get("and", {})
        if parts and (last := phrases.get("scale", {}).get(parts[-1])):
            terms.scale = max(terms.scale, last[-1].value if last[-1].value >= 1000 else ONE)
        return bool(terms.values) and not after_and  # "duizenden" is no numeral

    def _next(self, j: int, terms: Terms) -> int:
        """The token after what continues the number at token j; j itself where nothing does."""
        scan = self.scan
        if j >= len(scan.tokens) or not scan.tokens.near(j):
            return j
        half = scan.starting("and_half", j)
        if half:
            return self._and_half(j, half[1], terms)
        scale = scan.starting("scale", j) or scan.starting("collective", j)
        if not scale and scan.ending("collective", j):
            scale = self._scale_at(j)  # "una decina di migliaia"
        if scale and not self._is_letter_of_unit(j, terms):
            return self._scaled(j, scale, terms)
        if scan.tokens.kind[j] == "number":
            return self._more_digits(j, terms)
        sign = scan.starting("cardinal", j) if scan.tokens.kind[j] == "symbol" and scan.tokens.gap[j] == "0" and terms.digits else None
        if sign and isinstance(sign[0], Decimal) and terms.scale == 1 and len(terms.values) == 1:  # "14½"
            terms.values[0] += sign[0]
            return sign[1]
        conjunction = scan.starting("and", j) if self.and_joins else None
        if conjunction and scan.tokens.near(conjunction[1]) and terms.values:
            if scan.tokens.kind[conjunction[1]] == "number":
                return self._and_digits(conjunction[1], terms) or j
            if not terms.digits or terms.scale > 1:
                return self._after_and(conjunction[1], terms) or j
        return self._addend(j, terms, attached_and=self._attached_and(j)) or j

    def _and_half(self, j: int, after: int, terms: Terms) -> int:
        """ "e mezzo", ونصف المليون, "e mezzo milione": half of the scale word behind it, else of the last one."""
        scale = self.scan.starting("scale", after) if self.scan.tokens.near(after) and terms.scale > 1 else None
        if scale is None:
            terms.half()
            return after
        size = scale[0]
        if not isinstance(size, Decimal) or size > terms.scale:
            return j
        terms.values.append(size / 2)
        return scale[1]

    def _and_digits(self, j: int, terms: Terms) -> int:
        """ "2 milioni e 300 mila", مليون و200 ألف: digits after a conjunction, with a smaller scale word or written to the conjunction."""
        rest = self.read(j) if terms.scale > 1 else None
        if rest is None or rest.scale >= terms.scale or rest.value >= terms.scale or rest.fraction:
            return 0
        hundreds = terms.scale == 1000 and terms.digits and rest.value >= 10  # "2 mil e 900 pessoas"
        if rest.scale == 1 and not (rest.whole and (hundreds or self._is_clitic(j - 1))):
            return 0
        terms.values.append(rest.value)
        terms.step, terms.digits = rest.step, True
        return rest.j

    def _scale_at(self, j: int) -> tuple[object, int] | None:
        """The scale word at token j, also behind a preposition ("tre quarti di miliardo", "two thirds of a million")."""
        scale, of = self.scan.starting("scale", j), self.scan.starting("of", j)
        if scale or not of or not self.scan.tokens.near(of[1]):
            return scale
        article = self.scan.starting("article", of[1])
        k = article[1] if article and self.scan.tokens.near(article[1]) else of[1]
        return self.scan.starting("scale", k)

    def _is_letter_of_unit(self, j: int, terms: Terms) -> bool:
        """Whether a letter at token j is the sign of a unit: "5 m" is a length, "$5m" an amount."""
        scan, tokens = self.scan, self.scan.tokens
        small = tokens.end[j] - tokens.start[j] == 1 and tokens.text[tokens.start[j]].islower()
        letter = small and terms.digits and bool(scan.starting("measure", j))
        return letter and not scan.ending("currency", j - 1) and not scan.starting("currency", j + 1)

    def _scaled(self, j: int, scale: tuple[object, int], terms: Terms) -> int:
        size = scale[0]
        assert isinstance(size, Decimal)
        if size == 100 and terms.digits and self.scan.starting("subunit", j):
            return j  # "34 cents"
        if terms.scaled_at == j and size > terms.scale > 1 and terms.digits and len(terms.values) == 1:
            terms.scaled_at = scale[1]  # "2000 mil millones": one scale word after the other
            terms.values[0], terms.step, terms.scale = terms.values[0] * size, terms.step * size, terms.scale * size
            return scale[1]
        terms.scaled_at = scale[1]
        if terms.scale > 1 and terms.values and size >= terms.scale and not terms.values[-1] < size and size >= 1000:
            return j
        if terms.digits and len(terms.values) == 1:
            terms.values[0] *= size  # "1,674 million": the digits may be larger than the scale word
        elif self.scan.starting("collective", j):
            small = [v for v in terms.values if v < 100]  # "fifteen dozen"
            terms.values = [v for v in terms.values if v >= 100] + [(sum(small, Decimal(0)) or ONE) * size]
        else:
            terms.multiply(size)
        terms.step = (terms.step if terms.digits else ONE) * size if size >= 1000 or terms.digits else ONE
        terms.scale = max(size, ONE) if size >= 1000 else terms.scale
        terms.approx = terms.approx or bool(self.scan.starting("collective", j))
        return scale[1]

    def _more_digits(self, j: int, terms: Terms) -> int:
        """Digits after a scale word: 37万5,000, "3 million 500 thousand", "2 bin 900"."""
        tight = self.scan.tokens.gap[j] == "0"
        if not terms.values or not (tight or self.scan.starting("scale", j + 1) or self._fill_thousand(j, terms)) or not terms.scale > 1:
            return j
        return self._digits(j, terms) or j

    def _fill_thousand(self, j: int, terms: Terms) -> bool:
        """Whether the digits at token j are the last three of thousands told in digits and a word ("2 bin 900 kişi")."""
        tokens = self.scan.tokens
        digits = tokens.text[tokens.start[j] : tokens.end[j]]
        joined = tokens.gap[j + 1 : j + 2] and tokens.gap[j + 1] in ("-", "–", "0")  # "50 thousand 20-year-olds"
        return terms.digits and terms.scale == terms.step == 1000 and digits.isdecimal() and len(digits) == 3 and not joined

    def _is_clitic(self, i: int) -> bool:
        """Whether token i is a word that is usually written in one with the next (و)."""
        tokens = self.scan.tokens
        return tokens.text[tokens.start[i] : tokens.end[i]] in self.scan.lexicon.clitics

    def _attached_and(self, j: int) -> bool:
        """Whether the conjunction is attached to the word before which it stands (وعشرون)."""
        if j >= len(self.scan.tokens):
            return False
        tokens, start = self.scan.tokens, self.scan.tokens.start[j]
        return tokens.text[start - 1 : start] in self.scan.lexicon.phrases.get("and", {})

    def _after_and(self, j: int, terms: Terms) -> int:
        if terms.scale > 1 and (rest := self.read(j)) and rest.scale >= terms.scale:
            return 0  # "between two thousand and three thousand"
        return self._addend(j, terms, attached_and=True)

    def _addend(self, j: int, terms: Terms, attached_and: bool) -> int:
        if terms.digits and not (terms.scale > 1 and self.scan.starting("scale", j + 1)):
            return 0
        hit = self.scan.starting("cardinal", j)
        if hit and attached_and and self.scan.starting("fraction", hit[1]) and self.scan.tokens.near(hit[1]):
            return 0
        if hit and isinstance(hit[0], Decimal):
            part = terms.scale if hit[0] < 1 else ONE  # "vijf miljard en driekwart"
            return hit[1] if terms.add(hit[0] * part, attached_and) else 0
        joined = next((k for k in self.scan.tokens.keys[j] if k.startswith(JOINED)), None)
        if joined:
            inner = Terms([])
            if self._pieces(self.scan.lexicon.numerals[joined], inner) and terms.add(sum(inner.values, Decimal(0)), attached_and):
                return j + 1
        return 0

    def _ordinal(self, number: Number) -> Number | None:
        """ "1st", "twenty-first": the number with the ordinal that ends it, or None."""
        scan, j = self.scan, number.j
        suffix = scan.starting("ordinal_suffix", j)
        measure = scan.starting("measure", j) if suffix and scan.tokens.gap[j] == "0" else None
        if number.digits and suffix and number.scale == 1 and self._attached(j):
            sign = scan.text[scan.tokens.start[j]]
            degree = sign not in "ºª" and not _SMALL_WORD.match(scan.text, scan.tokens.end[suffix[1] - 1])  # "60° anniversario"
            if not measure or (not degree and measure[1] == suffix[1] and not scan.starting("below_zero", suffix[1])):
                return replace(number, j=suffix[1], ordinal=True)
        word = scan.starting("ordinal", j)
        if word and not number.digits and scan.tokens.near(j) and isinstance(word[0], Decimal):
            terms = Terms([number.value])
            if terms.add(word[0], False):
                return replace(number, j=word[1], value=sum(terms.values, Decimal(0)), ordinal=True)
        return None

    def _attached(self, j: int) -> bool:
        """Whether token j follows the digits without a gap, or with a mark as in "1.º", "3-й", "3'üncü"."""
        tokens = self.scan.tokens
        stop = tokens.gap[j] == "." and tokens.start[j] - tokens.end[j - 1] == 1 and self.scan.text[tokens.start[j]] in "ºª"
        apart = tokens.gap[j] == "s" and bool(self.scan.starting("ordinal_suffix_apart", j))  # "21 वीं"
        return tokens.gap[j] in "0-'" or stop or apart
