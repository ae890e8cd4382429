"""Fractions and what is told by them: 1/2, "two thirds", "three and a half million", "one in five", "three point five"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import regex

from factcheck.facts.digits import parse_digits
from factcheck.facts.terms import ONE, TEN, Number
from factcheck.facts.tokens import Hit, Scan

_ONE_WORD = regex.compile(r"\s\p{L}{3,25}\s")
_AFTER_CHANGES = ("of_date", "from", "during", "since")
_WORD_BEHIND = regex.compile(r"\s\p{L}")


class FractionReader:
    """The part of reading numbers that ends them with a fraction, or makes one of them."""

    scan: Scan
    decimal: str

    def read(self, i: int) -> Number | None:
        """The longest number that starts at token i, or None."""
        raise NotImplementedError

    def _scale_at(self, j: int) -> Hit | None:
        """The scale word at token j."""
        raise NotImplementedError

    def _attached_and(self, j: int) -> bool:
        """Whether the conjunction is attached to the word before which it stands (وعشرون)."""
        raise NotImplementedError

    def _fraction(self, number: Number) -> Number | None:
        """ "1/2", "two thirds", "three quarters (of a) million", "one in five": the number with the fraction that ends it, or None."""
        scan, tokens = self.scan, self.scan.tokens
        j = number.j
        if number.digits and j < len(tokens) and tokens.gap[j] == "/" and tokens.kind[j] == "number" and number.whole:
            below = parse_digits(tokens.text[tokens.start[j] : tokens.end[j]], self.decimal)
            of_days = scan.text[tokens.end[j - 1]] == "."  # "14./15.10."
            plausible = below and 1 < below[0] <= 100 and number.value < below[0] and not below[0] % 1 and not of_days
            return self._divided(number, j + 1, below[0]) if below and plausible else None
        above = self._within(number)
        if above:
            return self._divided(replace(number, value=above.value), above.j, number.value)
        whole = self._out_of(number)
        if whole:
            return self._divided(number, whole[1], whole[0])
        parts = self._parts(number)
        if parts:
            return self._divided(number, parts[1], parts[0])
        word = scan.starting("fraction", j) if not self._attached_and(j) else None  # وربع is "and a quarter"
        if word and number.value == 1 and not number.digits and scan.starting("ordinal", j):
            end = tokens.end[word[1] - 1]
            counted = scan.text[end : end + 1] == " " and scan.text[end + 1 : end + 2].isalpha()
            told = any(scan.starting(c, word[1]) for c in ("of", "and", "scale", "unit", "measure", "percent", "points"))
            word = None if counted and not told else word  # "een derde partij" is a third party
        if word and isinstance(word[0], Decimal) and number.value >= word[0] and scan.starting("unit", j):
            return None  # "seven quarters" are a length of time
        if word and tokens.near(j) and number.whole and number.scale == 1 and isinstance(word[0], Decimal) and number.value < 100:
            return self._divided(number, word[1], word[0])
        return None

    def _parts(self, number: Number) -> tuple[Decimal, int] | None:
        """ "um doze avos", "três vinte avos": the number of parts with the word that follows it."""
        if number.digits or not self.scan.tokens.near(number.j) or not self.scan.starting("cardinal", number.j):
            return None
        below = self.read(number.j)
        mark = self.scan.starting("parts", below.j) if below and self.scan.tokens.near(below.j) else None
        return (below.value, mark[1]) if below and mark and below.value > 1 else None

    def _mixed(self, number: Number) -> Number:
        """ "2 1/4", "three and a fifth", "five and three quarters million": the whole number with the fraction behind it."""
        scan, j = self.scan, number.j
        conjunction = scan.starting("and", j) or scan.starting("and_fraction", j)
        k = conjunction[1] if conjunction and scan.tokens.near(j) else j
        if k >= len(scan.tokens) or not scan.tokens.near(k):
            return number
        if (part := self._part(k)) and (k > j or self._attached_and(k)):
            same = scan.starting("scale", part[1])
            end = same[1] if same and same[0] == number.scale and scan.tokens.near(part[1]) else part[1]
            step = number.scale * Decimal("0.01")
            return replace(number, j=end, value=number.value + part[0] * number.scale, step=step, fraction=True)
        more = self.read(k) if number.scale > 1 and k > j else None
        if more and more.fraction and more.value < 1 and not scan.starting("of", more.j):  # "five billion and three quarters"
            return replace(number, j=more.j, value=number.value + more.value * number.scale, step=number.scale / 100, fraction=True)
        one = scan.starting("article", k)
        word = scan.starting("fraction", one[1]) if one and scan.tokens.near(one[1]) else None
        if word and isinstance(word[0], Decimal) and k > j and number.whole and not scan.starting("of", word[1]):
            step = Decimal("0.01") * number.scale  # "3 million and a quarter"
            return replace(number, j=word[1], value=number.value + number.scale / word[0], step=step, fraction=True)
        if not number.whole or number.scale > 1 or (k == j and not number.digits):
            return number
        rest = self.read(k) if scan.tokens.kind[k] == "number" or k > j else None
        if rest and rest.fraction and rest.value < rest.scale and number.value < 1000:
            value = number.value * rest.scale + rest.value
            return replace(number, j=rest.j, value=value, step=rest.step, scale=rest.scale, fraction=True)
        return number

    def _part(self, i: int) -> tuple[Decimal, int] | None:
        """A word that is a fraction without a number before it ("ربع"), as (its size, token after it)."""
        hit = self.scan.starting("bare_fraction", i)
        if hit is None:
            return None
        above, below = str(hit[0]).split("/")
        return Decimal(above) / Decimal(below), hit[1]

    def _part_of(self, i: int) -> Number | None:
        """ "a third of", "half of", "un quart des": one part of a whole that is named behind it."""
        scan, tokens = self.scan, self.scan.tokens
        article = scan.starting("article", i)
        k = article[1] if article else i
        word = scan.starting("fraction", k) if k < len(tokens) and (k == i or tokens.near(k)) else None
        if not word or not isinstance(word[0], Decimal):
            return None
        if not (tokens.near(word[1]) and scan.starting("of", word[1])) and not (article and self._told_by(i, word[1])):
            return None
        usual = scan.ending("half_article", i) if tokens.near(i) else None  # "más de la mitad de"
        apart = ("ordinal", "no_part") if usual else ("ordinal", "the", "no_part")
        if k == i and (word[0] != 2 or any(scan.ending(c, i) for c in apart)):
            return None  # "the second half of", "the third of May", "the top half of"
        i = usual[1] if usual and k == i else i
        return self._divided(Number(i, word[1], ONE, ONE, ONE, digits=False), word[1], word[0])

    def _told_by(self, i: int, j: int) -> bool:
        """ "fell by a third": whether what stands before shows an amount of change, and no word behind what else it might be."""
        scan = self.scan
        if not scan.ending("changed_by", i) or not scan.tokens.near(i):
            return False
        goes_on = scan.tokens.near(j) and any(scan.starting(c, j) for c in _AFTER_CHANGES)
        return goes_on or not _WORD_BEHIND.match(scan.text, scan.tokens.end[j - 1])

    def _out_of(self, number: Number) -> tuple[Decimal, int] | None:
        """ "one in five", "3 out of 10": the number behind, where it can be nothing but the whole of a ratio."""
        scan, tokens = self.scan, self.scan.tokens
        near = tokens.near(number.j)
        sure, over = (scan.starting(c, number.j) if near else None for c in ("divided_by", "one_in"))
        hit = sure or over or self._behind_noun(number)
        if not hit or not tokens.near(hit[1]) or not (below := self.read(hit[1])):
            return None
        counted = tokens.near(below.j) and any(scan.starting(c, below.j) for c in ("unit", "measure", "month", "currency"))
        plain = number.value == 1 or below.value in (10, 100, 1000, 100_000) or (not (number.digits or below.digits) and bool(sure or over))
        if not below.value > number.value or not (sure or (plain and not counted and (below.value <= 1000 or not below.digits))):
            return None
        return below.value, below.j

    def _within(self, number: Number) -> Number | None:
        """ "तीन में से एक": what is counted of the whole that the number is, where a ratio is all that it can be."""
        hit = self.scan.starting("over", number.j) if self.scan.tokens.near(number.j) else None
        above = self.read(hit[1]) if hit and number.whole and self.scan.tokens.near(hit[1]) else None
        told = above and above.whole and 0 < above.value < number.value
        return above if above and told and (above.value == 1 or number.value in (10, 100, 1000, 100_000)) else None

    def _behind_noun(self, number: Number) -> tuple[object, int] | None:
        """ "6 italiani su 10": the word of a ratio behind the one word for what is counted."""
        scan, j = self.scan, number.j
        if number.value >= 10 or not any("one_in" in scan.at[k] for k in (j, j + 1)):
            return None
        between = _ONE_WORD.match(scan.text, scan.tokens.end[j - 1])
        if between is None or any(scan.starting(c, j) for c in ("unit", "measure", "currency", "month", "percent")):
            return None
        k = next((k for k in (j, j + 1) if k < len(scan.tokens) and scan.tokens.start[k] == between.end()), None)
        return None if k is None else scan.starting("one_in", k)

    def _bare_fraction(self, i: int) -> Number | None:
        """ "ربع مليون", "ثلثا الناخبين": such a word before a scale word, a unit, the name of a whole, or nothing."""
        scan, part = self.scan, self._part(i)
        if part is None or self._behind_article(i):
            return None
        number = Number(i, part[1], part[0], Decimal("0.01"), ONE, digits=False, fraction=True)
        j, tokens = part[1], scan.tokens
        scale = scan.starting("scale", j) if tokens.near(j) else None
        if scale and isinstance(scale[0], Decimal):
            return replace(number, j=scale[1], value=part[0] * scale[0], step=ONE, scale=scale[0])
        article = scan.lexicon.article  # the name of a whole stands with it
        if article and scan.text.startswith(article, tokens.end[j - 1] + 1) and not (scan.starting("no_whole", j) and tokens.near(j)):
            return number
        if scan.starting("cardinal", i) or _WORD_BEHIND.match(scan.text, tokens.end[j - 1]):
            counted = tokens.near(j) and any(scan.starting(c, j) for c in ("unit", "measure", "currency", "points"))
            return number if counted and not scan.starting("cardinal", i) else None
        return number

    def _behind_article(self, i: int) -> bool:
        """Whether token i is written in one word with an article."""
        article, start = self.scan.lexicon.article, self.scan.tokens.start[i]
        return bool(article) and (self.scan.text.startswith(article, start - len(article)) or self.scan.text.startswith(article, start))

    def _divided(self, number: Number, j: int, below: Decimal) -> Number:
        value = number.value / below
        scale = self._scale_at(j)
        if scale and self.scan.tokens.near(j) and isinstance(scale[0], Decimal):
            return replace(number, j=scale[1], value=value * scale[0], step=ONE, scale=scale[0], fraction=True)
        return replace(number, j=j, value=value, step=Decimal("0.01"), fraction=True)

    def _pointed(self, number: Number) -> Number:
        """ "three point five": the digits that words give after a decimal word."""
        scan = self.scan
        point = scan.starting("point", number.j)
        if not point or number.digits or not scan.tokens.near(number.j):
            return number
        digits, j = "", point[1]
        while (hit := scan.starting("cardinal", j)) and scan.tokens.near(j) and isinstance(hit[0], Decimal) and hit[0] < 10:
            digits, j = digits + str(hit[0]), hit[1]
        rest = self.read(j) if not digits and j < len(scan.tokens) and scan.tokens.near(j) and scan.tokens.kind[j] == "word" else None
        if rest and rest.whole and rest.scale == 1 and 10 <= rest.value < 1000:  # "siebenundvierzig Komma achtundzwanzig"
            digits, j = str(int(rest.value)), rest.j
        if not digits:
            return number
        pointed = replace(number, j=j, value=number.value + Decimal(f"0.{digits}"), step=TEN ** -len(digits))
        scale = scan.starting("scale", j)
        if scale and scan.tokens.near(j) and isinstance(scale[0], Decimal):
            return replace(pointed, j=scale[1], value=pointed.value * scale[0], step=pointed.step * scale[0], scale=scale[0])
        return pointed
