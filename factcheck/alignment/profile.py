"""What an article looks like to the aligner: for each sentence its words, names, concepts, figures and letter sequences.

A profile is made once for an article and serves every comparison it takes part in.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import field
from functools import cache, cached_property, lru_cache, wraps
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from factcheck.alignment.concepts import Hit, Lexicon, lexicon
from factcheck.alignment.romanise import CASED, UNSPACED, fold, is_spelling, latin, script_of
from factcheck.alignment.segments import is_katakana
from factcheck.budget import heed
from factcheck.model import Article, Fact, Span
from factcheck.records import dataclass
from factcheck.values import Amount, DateValue, Duration, Money, Percent, Quantity, Value

if TYPE_CHECKING:
    from regex import Pattern

    from factcheck.alignment.context import Surroundings
    from factcheck.alignment.slot import Slot

T = TypeVar("T")

GRAM = 4
# Features of spelling: letter sequences, and pairs of signs.
SPELLED = "gb"
# How much a shared feature of each sort counts beside a shared letter sequence.
WEIGHT = {"g": 1.0, "b": 1.0, "n": 3.0, "#": 4.0, "c": 2.5}


class Word(NamedTuple):
    """A word of a sentence: where it stands, folded in its own script, and whether it looks like part of a name."""

    start: int
    end: int
    text: str
    folded: str
    capital: bool


_START, _END = attrgetter("start"), attrgetter("end")


class Head(NamedTuple):
    """What stands above a figure in a table: its folded words, their concepts, and years."""

    words: frozenset[str]
    concepts: frozenset[str]
    years: frozenset[int]


class Sentence(NamedTuple):
    """A sentence as the aligner sees it; `heads` are those of its figures, by their ids."""

    span: Span
    words: tuple[Word, ...]
    concepts: tuple[Hit, ...]
    facts: tuple[Fact, ...]
    heads: Mapping[str, Head] = {}

    def words_of(self, fact: Fact) -> tuple[int, int]:
        """Which of its words are those of a fact: [first, last)."""
        return bisect_right(self.words, fact.start, key=_END), bisect_left(self.words, fact.end, key=_START)


Places = Mapping[str, Sequence[tuple[int, float]]]
"""Where each feature stands: in which sentences, in order, and how much it counts there."""


class Frame(NamedTuple):
    """A sentence without its figures and names: the words that are left, and in their order the names, and the words of the figures."""

    words: str
    labels: tuple[str, ...]
    figures: tuple[str, ...]


class Saying(NamedTuple):
    """The words of a statement, folded, without those that deny; how many of them stand in its first part; those of its speaker."""

    words: tuple[str, ...]
    opening: int
    speaker: tuple[str, ...]


@dataclass(frozen=True)
class Profile:
    """An article's sentences, and the `places` of what they may share with others, names left out. `aliases` are folded words that
    stand for a name, and the name, as the user gives them."""

    article: Article
    sentences: tuple[Sentence, ...]
    places: Places
    aliases: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.article.name

    @cached_property
    def words(self) -> dict[str, list[int]]:
        """In which sentences each folded word stands."""
        found: dict[str, list[int]] = {}
        for i, sentence in enumerate(self.sentences):
            for word in dict.fromkeys(w.folded for w in sentence.words):
                found.setdefault(word, []).append(i)
        return found

    @cached_property
    def known(self) -> dict[Callable[[Profile], Any], Any]:
        """What functions marked with `once` found in the article."""
        return {}

    @cached_property
    def surroundings(self) -> dict[str, Surroundings]:
        """What was found around facts, by their ids: the same for every other article."""
        return {}

    @cached_property
    def told(self) -> dict[str, dict[str, Any]]:
        """What slots worked out in another run, by the ids of their facts and by the names of their properties."""
        return {}

    @cached_property
    def slots(self) -> dict[int, list[Slot]]:
        """The slots of sentences, as far as they were asked for: the same for every other article."""
        return {}

    @cached_property
    def sayings(self) -> dict[str, Saying]:
        """What statements say, by the ids of their facts, as far as anybody asked: the same for every other article."""
        return {}

    @cached_property
    def frames(self) -> dict[int, Frame]:
        """Sentences as parts of a form, by their places, as far as anybody asked: the same for every other article."""
        return {}

    @cached_property
    def lengths(self) -> list[tuple[float, float]]:
        """The squared length of each sentence's features, those of spelling and the others, the rarer in this article the longer.

        Another article as long is allowed for.
        """
        count = len(self.sentences)
        spelled, told = [0.0] * count, [0.0] * count
        squares = {sort: [(weight * r) ** 2 for r in rarities(2 * count)] for sort, weight in WEIGHT.items()}
        for feature, there in self.places.items():
            square = squares[feature[0]][len(there)]
            sums = spelled if feature[0] in SPELLED else told
            for i, n in there:
                sums[i] += square * n * n
        return list(zip(spelled, told, strict=True))

    @cached_property
    def script(self) -> str:
        """The script most words are written in."""
        count = Counter(script_of(w.folded[0]) for s in self.sentences for w in s.words)
        return min(count, key=lambda k: (-count[k], k)) if count else "latn"

    @cached_property
    def names(self) -> frozenset[str]:
        """Words that are written with a capital where nothing but a name asks for one."""
        inside = Counter(w.text for s in self.sentences for w in s.words[1:] if w.capital)
        opening = Counter(s.words[0].text for s in self.sentences if s.words and s.words[0].capital)
        small = {w.folded for s in self.sentences for w in s.words if not w.capital}
        return frozenset(t for t in inside | opening if len(t) > 1 and fold(t) not in small)

    @cached_property
    def uncased(self) -> frozenset[str]:
        """Words of scripts that know no capitals: any of them may be a name."""
        return frozenset(w.folded for s in self.sentences for w in s.words if _may_be_name(w.folded))


def once(work: Callable[[Profile], T]) -> Callable[[Profile], T]:
    """What a function makes of one article, worked out once for all the articles that it is compared with."""

    @wraps(work)
    def found(profile: Profile) -> T:
        if work not in profile.known:
            profile.known[work] = work(profile)
        return cast(T, profile.known[work])

    return found


def _may_be_name(word: str) -> bool:
    script = script_of(word[0])
    if script == "kana":
        return len(word) > 2 and is_katakana(word[0])
    if script == "hani":
        return len(word) > 1 and all(map(is_spelling, word))
    return len(word) > 2 and script not in CASED


@lru_cache(maxsize=256)
def rarities(count: int) -> tuple[float, ...]:
    """How much a feature says among `count` sentences, by the number of those that have it."""
    return tuple(math.log((count + 1) / max(spread, 1)) + 0.1 for spread in range(max(count, 2) + 1))


def spellings(aliases: Mapping[str, Sequence[str]] | None) -> dict[str, str]:
    """The folded words that stand for a name, and the name: "bombay" -> "Mumbai"."""
    return {fold(word): name for name, words in (aliases or {}).items() for word in (name, *words)}


def profile(article: Article, facts: Sequence[Fact], aliases: Mapping[str, str] | None = None) -> Profile:
    """The profile of an article with its facts (in the order of the text) and the aliases the user gives."""
    if article.sketch:
        from factcheck.alignment.sketch import unpack

        with suppress(ValueError, TypeError, LookupError, AttributeError, RecursionError):  # nothing that is kept has to be right
            return unpack(article.sketch, article, facts, aliases or {})
    return _profiled(article, facts, aliases or {})


def _profiled(article: Article, facts: Sequence[Fact], aliases: Mapping[str, str]) -> Profile:
    by_sentence: dict[int, list[Fact]] = {}
    for fact in facts:
        by_sentence.setdefault(article.sentence_at(fact.start), []).append(fact)
    lex = lexicon(article.language)
    sentences = []
    places: dict[str, list[tuple[int, float]]] = {}
    for i, span in enumerate(article.sentences):
        heed("profiles")
        words = tuple(_words(article.text, span, lex))
        hits = tuple(lex.find([w.folded for w in words]))
        here = tuple(by_sentence.get(i, ()))
        heads = {f.id: _head(f.head, lex) for f in here if f.head}
        sentences.append(Sentence(span, words, hits, here, heads))
        once_here = (i, 1.0)
        for feature, n in _features(words, hits, here).items():
            places.setdefault(feature, []).append(once_here if n == 1 else (i, 1 + math.log(n)))
    return Profile(article, tuple(sentences), places, aliases)


class _Patterns(NamedTuple):
    """A word, a sign of a script without spaces, a year, and what the figures of a column are counted in, which says nothing of it."""

    word: Pattern[str]
    unspaced: Pattern[str]
    year: Pattern[str]
    unit: Pattern[str]


@cache
def _patterns() -> _Patterns:
    import regex  # not loaded where what articles look like was found out before

    unspaced = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
    return _Patterns(*map(regex.compile, (r"\p{L}[\p{L}\p{M}]*", unspaced, r"(?<!\d)(?:19|20)\d\d(?!\d)", r"[(\[（,].*")))


def _head(text: str, lex: Lexicon) -> Head:
    patterns = _patterns()
    named = patterns.unit.sub("", text).strip() or text
    words = [word.folded for word in _words(named, Span(0, len(named)), lex)]
    years = frozenset(map(int, patterns.year.findall(text)))
    return Head(frozenset(words), frozenset(hit.concept for hit in lex.find(words)), years)


def _words(text: str, span: Span, lex: Lexicon) -> list[Word]:
    patterns = _patterns()
    runs = [(m.start(), m.group()) for m in patterns.word.finditer(text, span.start, span.end)]
    if patterns.unspaced.search(text, span.start, span.end):
        cut = [(at, run, lex.cut(run) if patterns.unspaced.search(run) else [(0, len(run))]) for at, run in runs]
        runs = [(at + a, run[a:b]) for at, run, pieces in cut for a, b in pieces]
    return [Word(at, at + len(run), run, fold(run), run[0].isupper()) for at, run in runs]


def _features(words: Sequence[Word], hits: Sequence[Hit], facts: Sequence[Fact]) -> Mapping[str, int]:
    found: list[str] = []
    before = None
    for word in words:
        found += grams(word.folded)
        if before is not None and before.end == word.start:
            found.append(f"b{before.folded[-1]}{word.folded[0]}")
        before = word
    found += [f"c{c}" for c in dict.fromkeys([h.concept for h in hits])]
    found += sorted({f"#{k}" for f in facts for k in figures(f.value)})  # sums of fractions depend on their order
    return Counter(found)


@lru_cache(maxsize=65536)
def grams(word: str) -> tuple[str, ...]:
    """The letter sequences of a word in Latin letters; of Chinese writing the pairs of its own signs."""
    script = script_of(word[0])
    own = tuple(f"b{word[i : i + 2]}" for i in range(len(word) - 1)) if script in UNSPACED else ()
    text = f" {latin(word)} "
    size = min(GRAM, len(text))
    return own + tuple(f"g{text[i : i + size]}" for i in range(len(text) - size + 1)) if len(text) > 3 else own


def _ends(amount: Amount) -> set[str]:
    return {str(x.normalize()) for x in (amount.lo, amount.hi) if x is not None}


def figures(value: Value) -> set[str]:
    """What two mentions of a value have in common, however they are worded."""
    if isinstance(value, DateValue):
        parts = {f"{k}{v}" for k, v in value.fields.items()}
        if value.weekday:
            parts.add(f"weekday{value.weekday}")
        return parts | ({f"time{value.time}"} if value.time else set())
    if isinstance(value, Money | Percent | Quantity | Duration):
        return _ends(value.amount)
    return set()
