"""Statements that two articles of different languages give to two names, found with the help of the side that can be read.

A statement is read on one side: somebody named outright said it. Its sentence has one partner in the other article. If that partner
does not know the speaker, and names beside the quotation (or at its start, where the statement is reported) one other person who
speaks elsewhere in the first article and whom the first sentence does not know, the speaker was exchanged. The other side need
not be read: whether its language's words of speech are known, and whether its script has capitals, does not matter.

Whatever else may account for the difference excuses it: a name that is near the other one anywhere (a person and the body they
speak for), a spelling that may be the speaker's, a neighbouring sentence that the other person says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from rapidfuzz import fuzz

from factcheck.alignment.concepts import lexicon
from factcheck.alignment.passages import Passages
from factcheck.alignment.phonetics import likeness
from factcheck.alignment.profile import Profile, Word, once
from factcheck.alignment.romanise import CASED, fold, latin, script_of, sounds
from factcheck.alignment.words import words_in
from factcheck.languages import load
from factcheck.model import Fact, Pair, Reason
from factcheck.records import dataclass
from factcheck.values import Attribution, Role

_MARK = re.compile(r"[«»“”„‟\"「」『』＂]|''|(?<=[,.?!…])['’]|(?<![^\W\d_])['‘](?=[^\W\d_])")
_OPENING = 4  # words of a sentence among which the speaker of reported speech stands
_BESIDE = 5  # names that stand as near as this anywhere may be one person, or a person and their house
_LEAST = 0.12  # how much aligned sentences have to share
_STRONG = 0.25  # or this much, where neither quotation nor cue tells that the other side is a statement
_ONE_STORY = 0.1  # how much of the shorter article the other has to tell
_SPELLED, _SOUNDING = 60, 0.6  # from here on a word may be a spelling of a name
_LONGEST_NAME = 4  # words
_SHORTEST = 4  # letters of a name that may be spelled in several ways
_FEWEST = 5  # words of a statement
_STRETCH = 1.9  # by how much a sentence may be longer than its partner, translations' habits allowed for

Names = frozenset[str]


@dataclass(frozen=True)
class _Side:
    profile: Profile
    keys: Mapping[str, str]  # folded words -> the names that both articles know

    def names_in(self, words: Collection[Word]) -> Names:
        """The names among words: those that both articles know, and those of this article alone that are written as such."""
        return frozenset(self.key(w) for w in words if w.folded in self.keys or w.text in self.profile.names)

    def key(self, word: Word) -> str:
        return self.keys.get(word.folded, word.folded)

    @cached_property
    def read(self) -> bool:
        """Whether statements are read in the article's language at all."""
        return any(self.statements.values())

    def says(self, name: Names, i: int) -> bool:
        return any(name & self.speaker(f) for f in self.statements.get(i, ()))

    def name(self, text: str) -> Names:
        return frozenset(self.keys.get(w, w) for w in map(fold, words_in(text)) if len(w) > 1)

    def sentence(self, i: int) -> Sequence[Word]:
        return self.profile.sentences[i].words if 0 <= i < len(self.profile.sentences) else ()

    @property
    def statements(self) -> dict[int, list[Fact]]:
        return _statements(self.profile)

    @cached_property
    def people(self) -> list[Names]:
        """Everybody who is named as a speaker or by a full name and a surname alone, each once."""
        if self.profile.script not in CASED:
            return []  # nothing but its place tells a name there
        values = [f.value for s in self.profile.sentences for f in s.facts]
        names = [v.speaker_name or "" for v in values if isinstance(v, Attribution) and v.details.get("named")]
        names += [v.person for v in values if isinstance(v, Role)]
        told = (self.name(n) for n in names if len(words_in(n)) <= _LONGEST_NAME)
        full = (frozenset(self.key(w) for w in name) for name in _full_names(self.profile))
        return sorted({n for n in (*told, *full) if n}, key=sorted)

    def speaker(self, fact: Fact) -> Names:
        return self.name(getattr(fact.value, "speaker_name", None) or "")

    @cached_property
    def typical(self) -> float:
        return sum(s.span.end - s.span.start for s in self.profile.sentences) / max(1, len(self.profile.sentences))

    def length(self, i: int) -> float:
        span = self.profile.sentences[i].span
        return (span.end - span.start) / self.typical

    def near(self, x: Names, y: Names) -> bool:
        """Whether a word of one name stands close to a word of the other anywhere."""
        for sentence in self.profile.sentences:
            keys = [self.key(w) for w in sentence.words]
            first = [n for n, k in enumerate(keys) if k in x]
            if first and any(k in y and min(abs(n - m) for m in first) <= _BESIDE for n, k in enumerate(keys)):
                return True
        return False


@once
def _full_names(profile: Profile) -> list[list[Word]]:
    """Names of two or three words whose last word also stands alone, the last two: a person's. Streets, houses and cities keep theirs."""
    titles = load(profile.article.language).section("names").get("titles", {})
    no_names = frozenset(fold(w) for words in titles.values() for w in words.split())
    runs = [run for sentence in profile.sentences for run in _runs(sentence.words, profile.names, no_names)]
    alone = Counter(run[0].folded for run in runs if len(run) == 1)
    return [run[-2:] for run in runs if 2 <= len(run) <= 3 and alone[run[-1].folded]]


def _runs(words: Sequence[Word], names: Collection[str], titles: Collection[str]) -> list[list[Word]]:
    """The names among words, those that follow one another together."""
    found: list[list[Word]] = []
    for word in words:
        if word.text in names and word.folded not in titles:
            if found and word.start - found[-1][-1].end == 1:
                found[-1].append(word)
            else:
                found.append([word])
    return found


@once
def _statements(profile: Profile) -> dict[int, list[Fact]]:
    return {i: [f for f in s.facts if isinstance(f.value, Attribution)] for i, s in enumerate(profile.sentences)}


def beside(a: Profile, b: Profile, passages: Passages, x: Names, y: Names) -> bool:
    """Whether two names stand side by side in either article: one person, a person and their house, or one who tells the other."""
    return any(_Side(p, names).near(x, y) for p, names in ((a, passages.names.left), (b, passages.names.right)))


def exchanged(a: Profile, b: Profile, passages: Passages, paired: Collection[str]) -> Iterator[Pair]:
    """The pairs of statements whose speakers were exchanged; `paired` are statements (by id) that have their partner already."""
    if passages.story < _ONE_STORY:
        return
    left, right = _Side(a, passages.names.left), _Side(b, passages.names.right)
    links = _links(passages)
    told: set[tuple[int, int]] = set()
    for one, other, pairs, swapped in ((left, right, links, False), (right, left, {(j, i): s for (i, j), s in links.items()}, True)):
        for (i, j), strength in sorted(pairs.items()):
            here = (j, i) if swapped else (i, j)
            found = _exchange(one, other, i, j, pairs, paired) if here not in told else None
            if found:
                told.add(here)
                x, y = reversed(found) if swapped else found
                reasons = (Reason("passage", "the sentences belong together"), Reason("quoted", "both name its speaker outright"))
                yield Pair(x, y, reasons, strength)


def _links(passages: Passages) -> dict[tuple[int, int], float]:
    """The sure pairs of sentences of which neither has another partner that is as good."""
    sure = {p: s for p, s in passages.pairs.items() if p not in passages.attached}
    rows, columns = Counter(i for i, _ in sure), Counter(j for _, j in sure)
    return {(i, j): s for (i, j), s in sure.items() if s >= _LEAST and rows[i] == columns[j] == 1}


def _exchange(
    one: _Side, other: _Side, i: int, j: int, pairs: Mapping[tuple[int, int], float], paired: Collection[str]
) -> tuple[Fact, Fact] | None:
    ours = [f for f in one.statements[i] if _outright(f)]
    if not ours or any(f.id in paired for f in (*one.statements[i], *other.statements[j])):
        return None
    fact = ours[0]
    x = one.speaker(fact)
    place, quoted = _place(other, j, fact)
    y = _named(one, other, place, one.sentence(i))
    if y is None or x & y or not _told(other, j, y, quoted, pairs[i, j]) or len({one.speaker(f) for f in ours}) > 1:
        return None
    excused = (
        not 1 / _STRETCH <= one.length(i) / max(other.length(j), 0.01) <= _STRETCH
        or _known(x, other, other.sentence(j))
        or _known(y, one, one.sentence(i))
        or any(one.says(y, n) and (n, j + n - i) not in pairs for n in (i - 1, i + 1))
        or any(_known(x, other, other.sentence(n)) and (i + n - j, n) not in pairs for n in (j - 1, j + 1))
        or any(side.near(x, y) for side in (one, other))
        or _translated(x, one, y, other)
        or not (_shared(x, one, other) or _shared(y, one, other) or _one_script(x | y))
    )
    return None if excused else (fact, _statement(other, j, place, y, fact))


def _outright(fact: Fact) -> bool:
    value = fact.value
    if not isinstance(value, Attribution) or not value.details.get("named") or not value.details.get("bare_name"):
        return False
    return len(words_in(value.content)) >= _FEWEST


def _told(side: _Side, j: int, y: Names, quoted: bool, strength: float) -> bool:
    """Whether a sentence is a statement by somebody: read as theirs, or it quotes, or its language is not read and all else agrees."""
    named = [f for f in side.statements[j] if _outright(f)]
    if side.says(y, j):
        return True
    if named:
        return False
    return quoted or (strength >= _STRONG and not side.read)


def _place(side: _Side, j: int, like: Fact) -> tuple[list[Word], bool]:
    """The words of a sentence among which the speaker has to stand: those outside of its quotation, or the first ones.

    And whether it has a quotation.
    """
    words, span = side.sentence(j), side.profile.sentences[j].span
    marks = [m.start() for m in _MARK.finditer(side.profile.article.text, span.start, span.end)]
    if not marks or (len(marks) > 1 and sum(marks[0] < w.start < marks[-1] for w in words) < _FEWEST):
        return (list(words[:_OPENING]) if getattr(like.value, "direct", True) is not True else []), False
    first, last = marks[0], marks[-1]
    if len(marks) == 1 and first - span.start < span.end - first:
        last = span.end
    elif len(marks) == 1:
        first = span.start
    return [w for w in words if w.end <= first or w.start >= last], True


def _named(one: _Side, other: _Side, place: Sequence[Word], told: Sequence[Word]) -> Names | None:
    """The one person of either article who is named in a place, and not in the sentence that is told there."""
    there = other.names_in(place) - one.names_in(told)
    found = [s for s in (*one.people, *other.people) if s & there]
    return frozenset().union(*found) if found and all(s & t for s in found for t in found) else None


def _shared(name: Names, one: _Side, other: _Side) -> bool:
    """Whether both articles know a name, so that it is no spelling of another one."""
    return all(not name.isdisjoint(side.keys.values()) for side in (one, other))


def _one_script(name: Names) -> bool:
    return len({script_of(w[0]) for w in name}) == 1


def _known(name: Names, side: _Side, words: Collection[Word]) -> bool:
    """Whether one of the words may be one of a name's."""
    if name & side.names_in(words):
        return True
    return any(_like(n, w.folded) for n in name for w in words)


def _translated(x: Names, one: _Side, y: Names, other: _Side) -> bool:
    """Whether the names say the same in two languages, as those of organisations may ("Red Cross", "Röda korset")."""
    first, second = ({c for w in name for c in lexicon(side.profile.article.language).concepts(w)} for name, side in ((x, one), (y, other)))
    return not first.isdisjoint(second)


def _like(name: str, word: str) -> bool:
    if len(name) < _SHORTEST or len(word) < 2:
        return name == word
    if script_of(name[0]) == script_of(word[0]):
        return fuzz.ratio(latin(name), latin(word)) >= _SPELLED + 10
    return likeness(sounds(name), sounds(word), _SOUNDING) >= _SOUNDING


def _statement(side: _Side, j: int, place: Sequence[Word], y: Names, like: Fact) -> Fact:
    """The statement of a sentence: the one that was read there, else the sentence with its speaker."""
    for fact in side.statements[j]:
        if side.speaker(fact) & y:
            return fact
    article, span = side.profile.article, side.profile.sentences[j].span
    own = [w for w in place if side.key(w) in y]
    start, end = own[0].start, own[-1].end if own[-1].end - own[0].start < 40 else own[0].end
    said = article.text[span.start : span.end]
    form = getattr(like.value, "direct", False)
    name = article.text[start:end]
    value = Attribution(name, name, None, said, form, (start, end), None, ((span.start, span.end),), details={"named": True})
    line, column = article.document.position(span.start)
    return Fact(article.name, span.start, span.end, said, value, sentence=j, line=line, column=column)
