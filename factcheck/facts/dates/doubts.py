"""What a date has to satisfy beyond its template, so that words and numbers of other things are not read as dates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import regex

from factcheck.facts.dates.calendar import When, YearFrom
from factcheck.facts.folding import fold
from factcheck.facts.lexicon import function_words
from factcheck.facts.templates import Match
from factcheck.facts.terms import Number
from factcheck.facts.tokens import Scan
from factcheck.facts.unspaced import is_unspaced
from factcheck.records import dataclass

_NAME = regex.compile(r"\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}")
# Fields of a calendar in numbers: no other word is like them.
_PLAIN_FIELDS = frozenset(("year", "zero_year", "short_year", "old_year", "month_number"))
_FAR_AHEAD = 2200  # no year that articles name; a number of as many digits is more likely
_CONTINUES = regex.compile(r"[ \u00a0'’]*[\p{L}\d]")
_COUNTED = ("noun", "measure", "unit", "currency", "percent", "scale", "counter")
_JOINTS = frozenset(("and", "or", "to", "at", "on", "of", "of_date", "from", "until", "since", "between"))
_OPEN = ("before", "after", "since", "until")
_BESIDE_DATE = (*_OPEN, "after_date", "before_date")
_COUNTED = ("noun", "currency", "percent", "points", "measure", "unit", "scale")
_MEASURED = ("currency", "percent", "points", "measure", "unit", "scale")
_COUNTED_NOUN = regex.compile(r"\.\s?\p{Lu}")  # "am 12. Spieltag"
_SCORE = regex.compile(r"[-/:]\d")  # "won zaterdag 4-1"
_SMALL_WORD = regex.compile(r"[ \u00a0](\p{Ll}{2,})")
_POSSESSIVE = regex.compile(r"['’]s\b")
_SENTENCE = regex.compile(r"[^.!?।\n]{0,200}")
_ROW_BEFORE, _ROW_BEHIND = regex.compile(r"\d-$"), regex.compile(r"-\d")
_EVENT = regex.compile(r"[ \u00a0'’]*\p{L}")  # a word names what happened


@dataclass(frozen=True, slots=True)
class Doubts:
    """Judges the matches of one text."""

    scan: Scan
    numbers: Mapping[int, Number]
    future: tuple[str, ...] = ()  # how verbs in the future end
    homographs: str = ""  # how months that are other words too are written: "capital" or "small"; "verb": a capital, as in English

    def fits(self, match: Match) -> bool:
        """Whether the match of a template is a time."""
        bound, text = match.bindings, self.scan.text
        if match.meaning == "calendar" and bound.keys() <= _PLAIN_FIELDS:
            return not self._priced(match)
        if match.meaning.startswith("event"):
            stem = any(key.endswith("*") for key in self.scan.tokens.keys[match.j - 1])  # للتصويت: one word with its preposition
            return stem or bool(_EVENT.match(text, self.scan.tokens.end[match.j - 1]))
        if match.meaning == "promised" and not self._in_future(match):
            return False
        if match.meaning == "clock" and self._lasts(match):
            return False
        if self._counts_from_elsewhere(match) or self._of_no_date(match) or self._some_other_thing(match):
            return False
        if match.meaning == "day_of_month" and is_unspaced(self.scan.lexicon.code) and bound["day"] > 10:
            return True
        if match.meaning == "day_of_month" or set(bound) - {"the"} == {"weekday", "day"}:
            counts = self.scan.tokens.near(match.j) and any(self.scan.starting(c, match.j) for c in _COUNTED)  # "circa l'8%"
            return self._day_in_digits(match) and not counts and not _SCORE.match(text, self.scan.tokens.end[match.j - 1])
        return self._written_out(match)

    def _counts_from_elsewhere(self, match: Match) -> bool:
        """Whether a distance counts from what the text names behind it: "five days after the vote", بعد ثلاثة أيام من التصويت."""
        end, near = self.scan.tokens.end[match.j - 1], self.scan.tokens.near(match.j)
        if match.meaning in ("later_than", "earlier_than"):
            return bool(_CONTINUES.match(self.scan.text, end))
        if match.meaning in ("later", "next_day"):
            return near and bool(self.scan.starting("of_event", match.j))
        if match.meaning in ("since", "until"):  # "el 1 de mayo y después de las 6": the last word belongs to another time
            numeral = near and match.j < len(self.scan.tokens) and self.scan.tokens.kind[match.j] in ("number", "clock")
            if numeral and any(self.scan.ending(c, match.j) for c in ("after", "before")):
                return True  # "et après 18h"
            return any((hit := self.scan.starting(c, match.j - 1)) is not None and hit[1] > match.j for c in ("after", "before"))
        before = self.scan.tokens.near(match.i) and self.scan.ending("counted_from_before", match.i)  # "मृत्यु से दो सप्ताह पहले"
        counted = near and self.scan.starting("counted_from", match.j)
        return match.meaning in ("ahead", "ahead_or_within", "ago") and bool(counted or before)

    def _lasts(self, match: Match) -> bool:
        """Whether hours are those of something that took so long: "après quatorze heures de débats"."""
        scan, j = self.scan, match.j
        of = scan.starting("of", j) if scan.tokens.near(j) and scan.starting("unit", j - 1) else None
        if of is None or scan.starting("daypart_word", of[1]):
            return False
        return any(scan.starting(c, match.i) for c in ("before", "after"))

    def _in_future(self, match: Match) -> bool:
        """ "दो सप्ताह में आएगा": only a verb in the future behind it tells a distance ahead from a length of time."""
        rest = _SENTENCE.match(self.scan.text, self.scan.tokens.end[match.j - 1])
        return rest is not None and any(word.endswith(self.future) for word in rest.group().split())

    def _of_no_date(self, match: Match) -> bool:
        """Whether the unit is none by which days are told, or so many of them are a year."""
        meaning, unit, n = match.meaning, match.bindings.get("unit"), match.bindings.get("n", 0)
        if unit and n >= 1000 and (unit == "year" or self._any("year_word", match)):
            return True  # "po 2020 roku": a year, not so many years; 2018年前 is "before 2018"
        if meaning in ("last", "next", "this", "weekend") and (unit or "weekday" in match.bindings):
            final_day = meaning == "last" and unit == "day" and self._any("final", match)
            return final_day or unit in ("second", "minute") or self._any("plural", match)  # "the last day", "nei giorni scorsi"
        if meaning == "nth":  # "the 89th minute", "los primeros meses del año"
            several = (self.scan.starting("plural", k) for k in range(match.i, match.j))
            return unit in ("second", "minute", "hour") or any(hit is not None and hit[0] == unit for hit in several)
        return meaning in ("ahead", "ahead_or_within") and unit == "second"  # "in 9.8 seconds"

    def _some_other_thing(self, match: Match) -> bool:
        """Whether the words are those of something else than a time."""
        bound, meaning = match.bindings, match.meaning
        if set(bound) - {"the"} == {"half_year"} and not self.scan.ending("half_bare", match.j):
            return True  # "the second half" may be one of a match; "das zweite Halbjahr" is one of a year
        if meaning == "weekend" and "weekend" in bound:  # "am Wochenende", not "ein Wochenende"
            return not (self.scan.ending("weekend_before", match.i) and self.scan.tokens.near(match.i))
        if meaning == "weekend":
            return {"the", "unit"} == set(bound) and self._counts_a_noun(match.j)  # "the weekend edition"
        if meaning in ("range", "days"):
            first = bound.get("date")
            two = first and first.meaning == "weekday" and self.scan.starting("pair", match.i)  # "يومي الاثنين والأربعاء"
            return bool(two) or self._crosses_sentence(match) or (meaning == "days" and self._ends_in_a_count(match))
        if meaning == "day_of_month":
            month = self.scan.starting("month", match.j) and self.scan.tokens.near(match.j)
            month = month or self.scan.tokens.kind[match.j : match.j + 2] == ["number"] * 2  # "le 24 12 2014"
            return bool(month) or self.scan.tokens.gap[match.j : match.j + 1] == ["/"]  # "op de 25e maart", "el 22/04"
        if meaning in _BESIDE_DATE and self._attribute(match):
            return True
        if meaning in _OPEN and "date" in bound and _is_far_ahead(bound["date"]):
            return True  # "с 2900 контейнерами"
        if meaning == "before" and is_unspaced(self.scan.lexicon.code) and self._number_attached(match.j):
            return True  # 今年前三季度: the first ones of a year
        if meaning == "before":  # "voor 1 mei" is before, "voor 2025" for
            return "before_day" in bound and not bound["date"].args.get("day") and not self._beside_bound(match)
        if meaning == "numbered_week":  # "week 31 van de zwangerschap"
            return bool(self.scan.starting("of_date", match.j)) and self.scan.tokens.near(match.j)
        if meaning in ("early", "mid", "late"):
            return self._weekend(match)  # "fin de semana"
        if meaning == "offset":
            return bool(self.scan.starting("small_only", match.i)) and self._capital(match.i)  # "der Morgen", not "morgen"
        if set(bound) == {"month"} and match.j == match.i + 1 and (self._compound(match.i) or self._first_name(match.i)):
            return True  # "Mai-Baum", "August Müller"
        if "month" in bound and "day" not in bound and self._impossible_day(match.i):
            return True
        if "season" in bound and match.j - match.i == 1 and not self.scan.starting("season", match.i):
            return True
        return self._priced(match) or (self.homographs == "verb" and self._verb_behind_number(match))

    def _number_attached(self, j: int) -> bool:
        """Whether a number is written in one with what ends before token j."""
        return j in self.numbers and self.scan.tokens.gap[j] == "0"

    def _beside_bound(self, match: Match) -> bool:
        """ "na 2010 en voor 2018", "voor 2010 of na 2018", "van voor 1945": what stands beside shows that "voor" is a bound."""
        i, j, ending, starting = match.i, match.j, self.scan.ending, self.scan.starting
        if ending("from", i):
            return True
        joint = next((hit for c in ("and", "or") if (hit := starting(c, j))), None)
        if joint and any(starting(c, joint[1]) for c in ("after", "since")):
            return True
        joined = any(ending(c, i) for c in ("and", "or"))
        return joined and any(ending(c, i - 2) for c in ("after", "since", "before", "before_day"))

    def _impossible_day(self, i: int) -> bool:
        """ "32 janvier 2015": two digits that are no day right before a month."""
        number = self.numbers.get(i - 1)
        digits = number is not None and number.digits and number.whole and number.j == i and self.scan.tokens.gap[i] == "s"
        return bool(digits and number and 31 < number.value < 100)

    def _attribute(self, match: Match) -> bool:
        """Whether the time only tells which one of a thing is meant: "before the 2016 election", "by Friday's quake", "a year after
        the June 3 vote"."""
        text, end, inner = self.scan.text, self.scan.tokens.end[match.j - 1], match.bindings.get("date")
        if inner is None:  # "two weeks after Christmas"
            return bool(_POSSESSIVE.match(text, end))
        bare = inner.meaning == "calendar" and "the" in match.bindings and self.homographs == "verb"
        year = bare and set(inner.args) == {"year"} and bool(_EVENT.match(text, end))
        sure = not any(self.scan.starting("month_homograph", k) for k in range(match.i, match.j))
        day = bare and sure and set(inner.args) in ({"month", "day"}, {"month"})
        return bool(_POSSESSIVE.match(text, end)) or year or (day and bool(_CONTINUES.match(text, end)))

    def _written_out(self, match: Match) -> bool:
        """A month or weekday cut to a few letters, or one that is another word too, counts only beside a digit or what shows it."""
        bound, beside = match.bindings, match.meaning in ("last", "next", "this")
        short_month = not {"month", "month_name"}.isdisjoint(bound) and self._only_short("month", match)
        short_weekday = "weekday" in bound and self._only_short("weekday", match)
        if not short_month and not short_weekday:
            return True
        if short_weekday and match.meaning == "weekday_of":
            # "next week Mon", not "next week sat"
            return self._capital(match.j - 1) or self._capital(match.i) or self._homograph_weekday(match)
        if short_weekday and beside and self._homograph_weekday(match):
            return True
        if short_month and beside and self._caseless(match.i):
            return True  # مارس المقبل: beside "next" a homograph is a month
        if "month_name2" in bound and self._capital(match.j - 1):
            return True  # "from Sep to Nov"
        return not {"day", "year"}.isdisjoint(bound) or any(self.scan.tokens.kind[k] == "number" for k in range(match.i, match.j))

    def _day_in_digits(self, match: Match) -> bool:
        """A day alone is written in digits, beside a weekday also as an ordinal ("Wednesday the thirty-first"); "$12" is none."""
        if "day_dot" in match.bindings and _COUNTED_NOUN.match(self.scan.text, self.scan.tokens.end[match.j - 1]):
            return False
        if "spelled_day" in match.bindings:
            return True
        if "weekday" not in match.bindings and self._measures(match.j):
            return False
        if "weekday" in match.bindings and "the" not in match.bindings and self._counts_behind_weekday(match):
            return False
        numbers = [n for n in (self.numbers.get(k) for k in range(match.i, match.j)) if n]
        beside = "weekday" in match.bindings and "the" in match.bindings
        closed = bool(self.scan.starting("day_article", match.i) and self.scan.starting("after_day", match.j))  # "op de 27e werd hij ..."
        if "weekday" not in match.bindings and any(n.ordinal for n in numbers) and not closed and self._counts_a_noun(match.j):
            return False
        return any(self.scan.tokens.kind[n.i] == "number" or (beside and n.ordinal) for n in numbers) or any(
            beside and self.scan.starting("ordinal", k) for k in range(match.i, match.j)
        )

    def _counts_behind_weekday(self, match: Match) -> bool:
        """ "W piątek 9 osób zginęło", "Cuma günü, 9 kişi": the number behind the weekday counts what follows."""
        j, gaps = match.j, self.scan.tokens.gap
        apart = "," in gaps[match.i + 1 : j] and bool(_EVENT.match(self.scan.text, self.scan.tokens.end[j - 1]))
        return apart or (self.scan.tokens.near(j) and any(self.scan.starting(c, j) for c in _COUNTED))

    def _measures(self, j: int) -> bool:
        """Whether a sign or a unit follows: "il 22%", "le 5 €", "the 5 km"."""
        return j < len(self.scan.tokens) and self.scan.tokens.near(j) and any(self.scan.starting(c, j) for c in _MEASURED)

    def _counts_a_noun(self, j: int) -> bool:
        """Whether a word follows that is no word of the grammar: "the 25th minute", "le 25e anniversaire"."""
        follows = _EVENT.match(self.scan.text, self.scan.tokens.end[j - 1])
        near = j < len(self.scan.tokens) and self.scan.tokens.near(j)
        return bool(follows) and not (near and not _JOINTS.isdisjoint(self.scan.at[j]))

    def _ends_in_a_count(self, match: Match) -> bool:
        """Whether the last number counts what stands behind it: "on May 5 and 12 people died"."""
        last = match.bindings.get("day2") if self.scan.tokens.kind[match.j - 1] == "number" and "year" not in match.bindings else None
        return bool(last and self.scan.tokens.near(match.j)) and any(self.scan.starting(c, match.j) for c in _COUNTED)

    def _priced(self, match: Match) -> bool:
        """Whether the day or year is an amount: "for $12 December"."""
        money = self.scan.ending("currency", match.i) if match.i in self.numbers else None
        if not money or self.scan.tokens.gap[match.i] not in "0s":
            return False
        word = self.scan.text[self.scan.tokens.start[money[1]] : self.scan.tokens.end[match.i - 1]]
        return word.upper() != money[0] or word.isupper()  # "dem 5. Mai" names no DEM

    def _verb_behind_number(self, match: Match) -> bool:
        """ "In 2015 5 may have died": a homograph of a month in small letters right behind a number is the other word."""
        behind = (k for k in range(match.i + 1, match.j) if self.scan.starting("month_homograph", k) and not self._capital(k))
        return any(self.scan.tokens.kind[k - 1] == "number" for k in behind)

    def _homograph_weekday(self, match: Match) -> bool:
        """ "quarta passada": a word that is a weekday only beside "last" or "next"."""
        return any(self.scan.starting("weekday_homograph", k) for k in range(match.i, match.j))

    def _caseless(self, i: int) -> bool:
        """Whether token i is written in a script without capitals."""
        letter = self.scan.text[self.scan.tokens.start[i]]
        return letter == letter.swapcase()

    def _any(self, category: str, match: Match) -> bool:
        return any(self.scan.starting(category, k) for k in range(match.i, match.j))

    def _weekend(self, match: Match) -> bool:
        return any((unit := self.scan.starting("unit", k)) and unit[0] == "weekend" for k in range(match.i, match.j))

    def _crosses_sentence(self, match: Match) -> bool:
        """Whether a full stop and a capital part the ends of a range ("... 2024. Bis 2030 ...")."""
        joints = (k for k in range(match.i + 1, match.j) if self.scan.tokens.gap[k] == "." and self._capital(k))
        return any(self.scan.starting(c, k) for k in joints for c in ("to", "and", "until", "from", "between"))

    def _first_name(self, i: int) -> bool:
        """Whether the month at token i is a name: a capital follows, and no word of time stands before it."""
        tokens = self.scan.tokens
        timed = self.scan.ending("year_before", i) and tokens.near(i)
        return not timed and bool(_NAME.match(self.scan.text, tokens.start[i]))

    def _compound(self, i: int) -> bool:
        """Whether token i is the first part of a word with a hyphen."""
        end = self.scan.tokens.end[i]
        known = i + 1 < len(self.scan.tokens) and self.scan.tokens.start[i + 1] == end + 1
        return self.scan.text[end : end + 1] == "-" and self.scan.text[end + 1 : end + 2].isalpha() and not known

    def _capital(self, i: int) -> bool:
        return self.scan.text[self.scan.tokens.start[i]].isupper()

    def _only_short(self, category: str, match: Match) -> bool:
        return not any(self.scan.starting(category, k) or self._after_preposition(k) for k in range(match.i, match.j))

    def _after_preposition(self, k: int) -> bool:
        """Whether a preposition of time makes the short form at token k a month ("in May"), written as one."""
        text = self.scan.text[self.scan.tokens.start[k] : self.scan.tokens.end[k]]
        if self._caseless(k):  # the preposition alone decides
            return bool(self.scan.starting("month_homograph", k)) and self._behind_preposition(k)
        if self.homographs == "capital" and self.scan.starting("weekday_homograph", k):
            return text[0].isupper() and self._behind_preposition(k)  # "την Τρίτη" is Tuesday, "την τρίτη" the third
        if self.homographs in ("capital", "small"):
            return bool(self.scan.starting("month_homograph", k)) and text[0].isupper() == (self.homographs == "capital")
        month = self.scan.starting("month_homograph", k) or self.scan.starting("month_sure", k)
        return len(text) > 2 and text[0].isupper() and bool(month) and self._behind_preposition(k)

    def _behind_preposition(self, k: int) -> bool:
        return bool(self.scan.ending("month_before", k)) and self.scan.tokens.near(k)

    def _in_row_of_digits(self, i: int, j: int) -> bool:
        """Whether digits and dashes go on before or behind: "+86 2010-2015-86" is a number to call."""
        start, end = self.scan.span(i, j)
        return bool(_ROW_BEFORE.search(self.scan.text, max(0, start - 2), start) or _ROW_BEHIND.match(self.scan.text, end))

    def stands(self, when: When, i: int, j: int) -> bool:
        """Whether a time may stand alone; a bare number is a year only where nothing is counted by it."""
        if when.meaning == "range" and all(set(_given(w)) == {"year"} for w in (when.args["date"], when.args["date2"])):
            return not self._in_row_of_digits(i, j)
        if when.meaning != "calendar" or set(_given(when)) != {"year"} or isinstance(when.args["year"], YearFrom):
            return True
        if self._in_row_of_digits(i, j):
            return False
        number = self.numbers.get(i)
        if number and not number.digits and j == number.j:
            return number.value != 1000 and bool(self.scan.ending("year_before", i)) and self.scan.tokens.near(i)  # "в тысячу"
        return j - i > 1 or self._is_year(i, j, int(when.args["year"]))

    def _counts_something(self, j: int) -> bool:
        """Whether a word stands behind token j-1 that may be what is counted: a small one that is no function word ("z 1500 dorosłych")."""
        word = _SMALL_WORD.match(self.scan.text, self.scan.tokens.end[j - 1])
        code = self.scan.lexicon.code
        return word is not None and not is_unspaced(code) and fold(word[1]) not in function_words(code)

    def _is_year(self, i: int, j: int, year: int) -> bool:
        """Whether digits at tokens [i, j) are a year, which is `year` of the common era."""
        scan, tokens = self.scan, self.scan.tokens
        number = self.numbers.get(i)
        if number is None or not number.digits:
            return False
        if j < len(tokens) and tokens.gap[j] == "-" and tokens.kind[j] == "number" and tokens.end[j] - tokens.start[j] <= 2:
            return False  # "2015-32" is no date
        if any(scan.ending(c, i) and tokens.near(i) for c in ("currency", "label")) or (
            tokens.kind[i - 1 : i] == ["symbol"] and tokens.gap[i] in "0s"
        ):
            return False
        month = scan.ending("month", i)
        if month and tokens.near(i) and self._impossible_day(month[1]):
            return False  # "32 janvier 2015"
        counted = ("currency", "measure", "noun", "percent", "scale", "month", "time_zone")
        unit = scan.starting("unit", j)
        counts_time = unit and (unit[0] != "year" or not number.value % 100)  # "2024 година" is a year, "2000 years" are many
        if tokens.near(j) and (counts_time or any(scan.starting(c, j) for c in counted)):
            return False
        if scan.ending("year_before", i) and tokens.near(i):
            return year < _FAR_AHEAD and not (year % 100 == 0 and self._counts_something(j))
        opens = scan.text[tokens.start[i] - 1 : tokens.start[i]] in ("(", "") and not is_unspaced(scan.lexicon.code)
        return 1900 <= number.value < 2100 or opens


def _is_far_ahead(when: When) -> bool:
    year = when.args.get("year")
    return isinstance(year, int) and year >= _FAR_AHEAD


def _given(when: When) -> dict[str, Any]:
    return {k: v for k, v in when.args.items() if v is not None}
