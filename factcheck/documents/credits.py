"""Whose story a text tells: the agency it is from, and the paper or station that it cites for what it says.

Two texts that rest on one source are two texts, but not two who know. A name counts where the text is credited to it (beside a
dateline, in parentheses, on a line of its own) or where it is cited for the story: in the first sentences, or more than once.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.languages import load
from factcheck.model import Article

_LEAD = 3
"""Sentences that tell what the story is, and whose."""

_OFTEN = 2
_BETWEEN = 3
"""Words that may stand between a word that cites and the name: "according to the daily The New York Times"."""

_REACH = 60
_LONGEST_CREDIT = 70
_DATELINE = 120
"""Letters of a paragraph in which an agency stands before the text."""

_FURTHEST = _LONGEST_CREDIT + _DATELINE

_LETTERS = re.compile(r"[^\W\d_]+")
_PARTED = "\u052f"
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class _Cites(NamedTuple):
    """How a language cites: patterns of what ends before a name, and of what begins behind it; and words of a line of credits."""

    before: re.Pattern[str] | None
    after: re.Pattern[str] | None


def rests_on(article: Article) -> tuple[str, ...]:
    """The agencies, papers and stations on which an article rests, by name; in the order of the alphabet."""
    text = article.text
    credited: set[str] = set()
    cited: Counter[str] = Counter()
    for name, start, end in _mentions(text):
        if _in_noise(article, start):
            continue
        if name in _agencies() and _is_credit(text, start, end):
            credited.add(name)
        elif _is_cited(text, start, end, article.language):
            cited[name] += _OFTEN if article.sentence_at(start) < _lead(article) else 1
    return tuple(sorted(credited | {name for name, n in cited.items() if n >= _OFTEN}))


def _mentions(text: str) -> Iterator[tuple[str, int, int]]:
    """The names in a text with their places, each as long as it is written."""
    taken: set[int] = set()
    by_word, others = _by_first_word()
    # Most forms are in no text: to look for the first words of all at once is quicker, where words are parted by white space.
    likely = [form for word in by_word.keys() & _LETTERS.findall(text) for form in by_word[word]]
    for form, name in sorted([*likely, *(f for f in others if f[0] in text)], key=lambda f: (-len(f[0]), f[0])):
        at = text.find(form)
        while at >= 0:
            end = at + len(form)
            if _is_word(text, at, end) and taken.isdisjoint(range(at, end)):
                taken.update(range(at, end))
                yield name, at, end
            at = text.find(form, end)


def _is_word(text: str, start: int, end: int) -> bool:
    if text[start] > "\u2e80":
        return True
    before, after = text[start - 1 : start], text[end : end + 1]
    if "\u0600" <= text[start] <= "\u06ff":
        return not after.isalpha()  # prefixes are written on
    if text[start : start + 1].isascii() and after in "'’":
        return not before.isalnum()  # "Reuters'a", "Reuters’ report"
    return not before.isalnum() and not (after.isalnum() and after < "\u2e80")


def _is_credit(text: str, start: int, end: int) -> bool:
    """Whether an agency's name stands where the text is credited to it."""
    low, high = max(0, start - _FURTHEST), min(len(text), end + _FURTHEST)  # the ends of a longer line say nothing
    first, last = max(low, text.rfind("\n", low, start) + 1), text.find("\n", end, high)
    line = text[first : last if last >= 0 else high]
    if len(line) <= _LONGEST_CREDIT and _is_line_of_credits(line):
        return True
    before, after = text[max(first, start - 3) : start].rstrip(), text[end : end + 12]
    if not before.endswith(("(", "（", "[", "【", "/")):
        return False
    closed = re.match(r"[^()（）\n]{0,10}[)）\]】]\s*(.?)", after)
    return bool(closed and (start - first <= _DATELINE or not closed[1].strip()))


def _is_line_of_credits(line: str) -> bool:
    words = {word.lower() for word in _WORD.findall(line)}
    names = {word.lower() for form, _ in _forms() for word in _WORD.findall(form) if form in line}
    return words <= names | _beside()


def _is_cited(text: str, start: int, end: int, language: str) -> bool:
    cites = _cites(language)
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    return bool((cites.before and cites.before.search(before)) or (cites.after and cites.after.match(after)))


def _lead(article: Article) -> int:
    """How many sentences open an article: those of headings count, those of noise do not matter."""
    return _LEAD + sum(s.end - s.start < _LONGEST_CREDIT for s in article.sentences[:_LEAD])


def _in_noise(article: Article, offset: int) -> bool:
    at = bisect_right(article.noise, offset, key=lambda n: n.start) - 1
    return at >= 0 and offset < article.noise[at].end


# ---- what is known


def _table(name: str) -> Mapping[str, Sequence[str]]:
    return load("outlets").section(name)


@cache
def _agencies() -> frozenset[str]:
    return frozenset(_table("agencies"))


@cache
def _forms() -> tuple[tuple[str, str], ...]:
    """The forms and the names they stand for, the longest first."""
    forms = [(form, name) for table in ("agencies", "papers") for name, written in _table(table).items() for form in written]
    return tuple(sorted(forms, key=lambda f: (-len(f[0]), f[0])))


@cache
def _by_first_word() -> tuple[Mapping[str, Sequence[tuple[str, str]]], Sequence[tuple[str, str]]]:
    """The forms by their first word, and those in scripts that write words on."""
    by_word: dict[str, list[tuple[str, str]]] = {}
    others = []
    for form, name in _forms():
        found = _LETTERS.search(form)
        if found and form[0] < _PARTED:
            by_word.setdefault(found[0], []).append((form, name))
        else:
            others.append((form, name))
    return by_word, others


@cache
def _beside() -> frozenset[str]:
    languages = load("outlets").section("cites").values()
    return frozenset(word for told in languages for word in told["beside"].split())


@cache
def _cites(language: str) -> _Cites:
    told = load("outlets").section("cites").get(language, {})
    opens, between = r"(?<![^\W\d_])", rf"(?:[\s«„“\"'‘’:(]+[^\W\d_][\w.-]*){{0,{_BETWEEN}}}[\s«„“\"'‘’:(-]*$"
    before, after = (_either(told.get(key, "")) for key in ("before", "after"))
    spaced = not told.get("unspaced", False)
    lead = rf"{opens}(?:{before}){between}" if spaced else rf"(?:{before}).{{0,8}}$"
    tail = rf"\A[\s»“”\"'’,)]*+(?:[^\W\d_]++\s++){{0,2}}(?:{after})(?![^\W\d_])" if spaced else rf"\A.{{0,8}}?(?:{after})"
    return _Cites(re.compile(lead, re.IGNORECASE) if before else None, re.compile(tail, re.IGNORECASE) if after else None)


def _either(listed: str) -> str:
    return "|".join(re.escape(phrase.strip()).replace(r"\ ", r"\s+") for phrase in listed.split("|") if phrase.strip())
