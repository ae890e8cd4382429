"""Which statement of one article is which statement of another: who said it, and what.

In one language statements are the same where their words are nearly the same, wherever they stand: a quotation may be given to
another speaker, or lose its "not", and is still that quotation. Across languages only statements of aligned sentences by one
speaker are set side by side, and nothing is held against them: translation accounts for the rest. Who says them is another matter:
two names given outright are two names in any language (exchanged.py).
Roles ("press secretary") belong together where they are one person's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from factcheck.alignment.exchanged import beside, exchanged
from factcheck.alignment.passages import Passages
from factcheck.alignment.profile import Profile, Saying
from factcheck.alignment.romanise import fold, latin
from factcheck.alignment.words import tokens_in
from factcheck.budget import heed
from factcheck.languages import load
from factcheck.model import Fact, Pair, Reason
from factcheck.records import dataclass
from factcheck.values import Attribution, Role

# From here on (in percent) two statements of one language are told in the same words.
VERBATIM = 78
_SURE = 90
_RAREST = 12  # words of a statement that are looked up in the other article
_FEWEST, _COGNATE = 3, 65  # or of so few, if they are spelled this much alike (in percent) in two languages
_FEW = 4  # statements of fewer words say the same too easily, unless they stand in aligned sentences


@dataclass(frozen=True)
class Statement:
    """A statement of an article: its sentence, and its words without those that deny."""

    fact: Fact
    index: int
    sentences: range  # all sentences that the statement runs through
    words: tuple[str, ...]
    opening: int  # how many of them stand in the first part of what is said
    speaker: frozenset[str]
    bare_name: bool  # the speaker's phrase is a name and nothing else
    shared: bool  # the other article knows that name


def pair_statements(a: Profile, b: Profile, passages: Passages) -> list[Pair]:
    """The pairs of statements, and of roles, that two articles share. Each statement has one partner at most."""
    left, right = list(_statements(a, passages.names.left)), list(_statements(b, passages.names.right))
    one_language = a.article.language == b.article.language
    scores = _same_words(left, right, passages) if one_language else _same_place(left, right, passages)
    if not one_language:
        unlike = {p for p in scores if not left[p[0]].speaker & right[p[1]].speaker}
        scores = {p: s for p, s in scores.items() if p not in unlike or not beside(a, b, passages, left[p[0]].speaker, right[p[1]].speaker)}
    found = list(_mutual(left, right, scores, one_language))
    if not one_language:
        found += exchanged(a, b, passages, {f.id for p in found for f in (p.a, p.b)})
    return [*found, *_roles(a, b)]


def _statements(profile: Profile, names: Mapping[str, str]) -> Iterator[Statement]:
    for index, sentence in enumerate(profile.sentences):
        for fact in sentence.facts:
            if isinstance(fact.value, Attribution):
                words, opening, called = _saying(profile, fact.id, fact.value)
                speaker = frozenset(names.get(w, w) for w in called if len(w) > 1)  # under the key that both articles know it by
                known = any(word in names for word in called)
                last = profile.article.sentence_at(max(fact.end - 1, fact.start))
                yield Statement(
                    fact,
                    index,
                    range(index, max(index, last) + 1),
                    words,
                    opening,
                    speaker,
                    bool(fact.value.details.get("bare_name")),
                    known,
                )


def _saying(profile: Profile, fact: str, said: Attribution) -> Saying:
    found = profile.sayings.get(fact)
    if found is None:
        denying = _denying(profile.article.language)
        start, end = said.content_spans[0]
        opening = len(_telling(profile.article.text[start:end], denying))
        found = Saying(_telling(said.content, denying), opening, tuple(map(fold, tokens_in(said.speaker_name or ""))))
        profile.sayings[fact] = found
    return found


def _telling(text: str, denying: frozenset[str]) -> tuple[str, ...]:
    return tuple(w for w in map(fold, tokens_in(text)) if w not in denying)


def _denying(language: str) -> frozenset[str]:
    section = load(language).section("attributions")
    return frozenset(fold(w) for key in ("negations", "weak_negations") for w in str(section.get(key, "")).split())


def _same_words(left: Sequence[Statement], right: Sequence[Statement], passages: Passages) -> dict[tuple[int, int], float]:
    """How alike the words of statements in one language are, from 0 to 1; only what is nearly verbatim counts."""
    scores = {}
    for i, j in _sharing(left, right):
        x, y = left[i], right[j]
        if min(len(x.words), len(y.words)) < _FEW and not _aligned(x, y, passages):
            continue
        score = fuzz.ratio(" ".join(x.words), " ".join(y.words), score_cutoff=VERBATIM)
        if score < _SURE and _goes_on(x, y):
            score = float(_SURE)
        if score:
            scores[i, j] = score / 100 + 0.001 * bool(x.speaker & y.speaker)
    return scores


def _goes_on(x: Statement, y: Statement) -> bool:
    """Whether the two begin in the same words and one of them goes on in another quotation."""
    if (x.opening < len(x.words)) == (y.opening < len(y.words)) or min(x.opening, y.opening) < _FEW:
        return False
    return bool(fuzz.ratio(" ".join(x.words[: x.opening]), " ".join(y.words[: y.opening]), score_cutoff=_SURE))


def _sharing(left: Sequence[Statement], right: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """The pairs of statements of like length that share a good part of their rarer words; found by look-up, not pair by pair."""
    places: dict[str, list[int]] = defaultdict(list)
    for j, y in enumerate(right):
        for word in sorted(set(y.words)):
            places[word].append(j)
    for i, x in enumerate(left):
        heed("statements")
        words = sorted(set(x.words), key=lambda w: (len(places.get(w, ())), w))[: _RAREST if len(x.words) >= _FEW else None]
        shared = Counter(j for w in words for j in places.get(w, ()))
        for j, n in sorted(shared.items()):
            sizes = sorted((len(x.words), len(right[j].words)))
            if 2 * sizes[0] >= sizes[1] and n * 3 >= min(len(words), sizes[0]):
                yield i, j


def _aligned(x: Statement, y: Statement, passages: Passages) -> bool:
    return any((x.index + d, y.index + e) in passages.pairs for d in (-1, 0, 1) for e in (-1, 0, 1))


def _same_place(left: Sequence[Statement], right: Sequence[Statement], passages: Passages) -> dict[tuple[int, int], float]:
    """Across languages: statements of aligned sentences, by one speaker or by two who are named outright."""
    scores = {}
    alone = [Counter(x.index for x in side) for side in (left, right)]
    for i, x in enumerate(left):
        heed("statements")
        for j, y in enumerate(right):
            place = max((passages.pairs.get((p, q), 0.0) for p in x.sentences for q in y.sentences), default=0.0)
            if not place:
                continue
            only = alone[0][x.index] == alone[1][y.index] == 1
            if x.speaker & y.speaker:
                scores[i, j] = 1 + place + 0.01 * (_form(x) == _form(y))
            elif only and _other_name(x, y):
                scores[i, j] = place
    return scores


# Names less alike than this (in percent, in Latin letters) are not one name in two spellings.
_UNLIKE, _UNLIKE_SHORT, _LONG = 50, 70, 5


def _other_name(x: Statement, y: Statement) -> bool:
    """Whether two direct quotations are given to two names for sure: at least one of them is known to both articles, so that
    it is no spelling of the other, or both are written in Latin letters."""
    if _form(x) is not True or _form(y) is not True or not (x.bare_name and y.bare_name):
        return False
    if min(len(x.words), len(y.words)) <= _FEW and not _cognate(x, y):
        return False
    one_script = all(w.isascii() or latin(w) == w for w in x.speaker | y.speaker)
    if not (x.shared or y.shared or one_script):
        return False
    return not any(_alike(latin(v), latin(w)) for v in x.speaker for w in y.speaker)


def _alike(v: str, w: str) -> bool:
    """Whether two words may be one name in two spellings; short ones share letters by chance."""
    return fuzz.ratio(v, w) >= (_UNLIKE if min(len(v), len(w)) >= _LONG else _UNLIKE_SHORT)


def _cognate(x: Statement, y: Statement) -> bool:
    """Whether two short quotations are nearly the same words in two languages ("Vale ogni centesimo", "Vale cada cêntimo")."""
    said = [" ".join(latin(w) for w in s.words) for s in (x, y)]
    return min(len(x.words), len(y.words)) >= _FEWEST and fuzz.ratio(*said) >= _COGNATE


def _form(statement: Statement) -> object:
    return getattr(statement.fact.value, "direct", False)


def _mutual(
    left: Sequence[Statement], right: Sequence[Statement], scores: Mapping[tuple[int, int], float], verbatim: bool
) -> Iterator[Pair]:
    """The pairs that are each other's best; of equals the first in the text."""
    best_i: dict[int, float] = defaultdict(float)
    best_j: dict[int, float] = defaultdict(float)
    for (i, j), score in scores.items():
        best_i[i], best_j[j] = max(best_i[i], score), max(best_j[j], score)
    used: tuple[set[int], set[int]] = (set(), set())
    for (i, j), score in sorted(scores.items(), key=lambda s: (-s[1], abs(s[0][0] - s[0][1]), s[0])):
        if score == best_i[i] == best_j[j] and i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            yield Pair(left[i].fact, right[j].fact, tuple(_reasons(left[i], right[j], verbatim)), min(1.0, score))


def _reasons(x: Statement, y: Statement, verbatim: bool) -> Iterator[Reason]:
    if verbatim and _goes_on(x, y):
        yield Reason("opening", "the statement begins in the same words")
    elif verbatim:
        yield Reason("wording", "the statement is told in the same words")
    else:
        yield Reason("passage", "the sentences belong together")
        if not x.speaker & y.speaker:
            yield Reason("quoted", "both quote it and name its speaker outright")
    shared = sorted(x.speaker & y.speaker)
    if shared:
        yield Reason("speaker", " ".join(shared))


def _roles(a: Profile, b: Profile) -> Iterator[Pair]:
    """The first role that each article gives a person, article by article."""
    first: tuple[dict[str, Fact], dict[str, Fact]] = ({}, {})
    for side, profile in zip(first, (a, b), strict=True):
        for sentence in profile.sentences:
            for fact in sentence.facts:
                if isinstance(fact.value, Role):
                    side.setdefault(fold(fact.value.person), fact)
    for person in sorted(first[0].keys() & first[1].keys()):
        x, y = first[0][person], first[1][person]
        yield Pair(x, y, (Reason("name", str(getattr(x.value, "person", ""))),), 0.9)
