"""Which words of two articles are one name: across scripts, inflections and what machine translation bends.

Names are looked for on the side whose script has capitals; in Arabic, Hebrew, Indic or kana text any word may be one. Nothing
is decided pair by pair: a match has to be the best for both words, and better than the next by a margin.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from rapidfuzz import fuzz, process

from factcheck.alignment.phonetics import alike, first_sounds, muted, shape, skeleton
from factcheck.alignment.profile import Profile, once
from factcheck.alignment.romanise import CASED, affixes, fold, latin, script_of, sounds
from factcheck.records import dataclass

_LONGEST_ENDING = 3
_SHORTEST_BASE = 4
_MARGIN = 0.03
_SPELLED_ALIKE = 0.83
_SOUNDS_ALIKE = 0.76
_SHORT_SOUNDS_ALIKE = 0.88
_WORTH_A_LOOK = 65  # percent of the consonants: of 4,700 pairs of words with less, none sounded alike


@dataclass(frozen=True)
class SharedNames:
    """Names two articles share: for each article, folded word -> the name's key; and how each name is written on both sides."""

    left: Mapping[str, str]
    right: Mapping[str, str]
    written: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def families(words: Iterable[str]) -> dict[str, str]:
    """Folded words -> the shortest of their inflected family: "trumpa", "trumpem" -> "trump"."""
    found: dict[str, str] = {}
    by_start: dict[str, list[str]] = defaultdict(list)
    for word in sorted(set(words), key=lambda w: (len(w), w)):
        bases = by_start.get(word[:_SHORTEST_BASE], ())
        base = next((b for b in bases if word.startswith(b) and len(word) - len(b) <= _LONGEST_ENDING), word)
        found[word] = base
        if base == word and len(word) >= _SHORTEST_BASE:
            by_start[word[:_SHORTEST_BASE]].append(word)
    return found


def shared(a: Profile, b: Profile) -> SharedNames:
    """The names that two articles share."""
    left, right = _families_of(a), _families_of(b)
    scores: dict[tuple[str, str], float] = {}
    _score_same_script(_bases(a), _bases(b), scores)
    for x in _bases(a):
        for heard in (_heard_bases(b), _heard_uncased(b)):
            scores.update(((x, y), score) for y, score in heard.like(x).items())
    for y in _bases(b):
        scores.update(((x, y), score) for x, score in _heard_uncased(a).like(y).items())
    if a.aliases:
        _score_aliases(_aliased(left, a), _aliased(right, b), scores)
    return _decide(scores, left, right)


@once
def _families_of(profile: Profile) -> dict[str, str]:
    return families(fold(n) for n in profile.names)


@once
def _bases(profile: Profile) -> list[str]:
    return sorted(set(_families_of(profile).values()))


def _score_same_script(a: Sequence[str], b: Sequence[str], scores: dict[tuple[str, str], float]) -> None:
    by_start: dict[str, list[str]] = defaultdict(list)
    for word in b:
        by_start[word[0]].append(word)
    for x in a:
        for y in by_start.get(x[0], ()):
            if x == y:
                scores[x, y] = 1.0
            elif min(len(x), len(y)) >= _SHORTEST_BASE and (ratio := fuzz.ratio(x, y) / 100) >= _SPELLED_ALIKE:
                scores[x, y] = ratio - 0.05


def _aliased(family: Mapping[str, str], profile: Profile) -> dict[str, str]:
    """The bases and uncased words of an article that stand for a name the user gives, and that name."""
    found = {base: profile.aliases[word] for word, base in family.items() if word in profile.aliases}
    for word in profile.uncased:
        form = next((f for f in _forms(word, script_of(word[0])) if f in profile.aliases), None)
        if form:
            found[word] = profile.aliases[form]
    return found


def _score_aliases(a: Mapping[str, str], b: Mapping[str, str], scores: dict[tuple[str, str], float]) -> None:
    scores.update({(x, y): 1.0 for x, name in a.items() for y, other in b.items() if name == other})


Blocks = dict[str, dict[str, dict[str, list[tuple[str, str]]]]]
"""Words, and the shape of how they or a form of theirs sound, by their script, the family of their first sound, and their consonants."""


class _Heard:
    """Words of an article as they sound."""

    def __init__(self, blocks: Blocks) -> None:
        self.blocks = blocks
        self._known: dict[str, dict[str, float]] = {}

    def like(self, name: str) -> Mapping[str, float]:
        """The words of other scripts that sound like a name, and how much alike. Kept: the next article has the same names."""
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = self._look_up(name)
        return found

    def _look_up(self, name: str) -> dict[str, float]:
        found: dict[str, float] = {}
        script, sound = script_of(name[0]), sounds(name)
        bones, openers = skeleton(sound), first_sounds(sound)
        others = [(of, blocks) for of, blocks in self.blocks.items() if of != script] if len(bones) > 1 else []
        for of, block in ((of, blocks[opener]) for of, blocks in others for opener in sorted(openers & blocks.keys())):
            spoken = shape(muted(sound) if of in _SYLLABIC else sound)
            for theirs, _, _ in process.extract(bones, block.keys(), scorer=fuzz.ratio, score_cutoff=_WORTH_A_LOOK, limit=None):
                needed = _SHORT_SOUNDS_ALIKE if min(len(bones), len(theirs)) < 3 else _SOUNDS_ALIKE
                for word, form in block[theirs]:
                    if (score := alike(form, spoken, needed)) >= needed:
                        found[word] = max(score, found.get(word, 0.0))
        return found


@once
def _heard_bases(profile: Profile) -> _Heard:
    return _Heard(_blocks(_bases(profile)))


@once
def _heard_uncased(profile: Profile) -> _Heard:
    return _Heard(_blocks(profile.uncased))


def _blocks(words: Iterable[str]) -> Blocks:
    found: Blocks = {}
    for word in sorted(words):
        script = script_of(word[0])
        for sound in map(sounds, _forms(word, script)):
            bones = skeleton(sound)
            for opener in sorted(first_sounds(sound)) if len(bones) > 1 else ():
                found.setdefault(script, {}).setdefault(opener, {}).setdefault(bones, []).append((word, shape(sound)))
    return found


def heard(profile: Profile) -> tuple[Blocks, Blocks]:
    """How the names of an article sound, and its words of scripts without capitals, for whoever keeps it."""
    return _heard_bases(profile).blocks, _heard_uncased(profile).blocks


def hear(profile: Profile, names: Blocks, uncased: Blocks) -> None:
    """Has a profile know what `heard` gave of it before."""
    known = ((_heard_bases, _Heard(names)), (_heard_uncased, _Heard(uncased)))
    profile.known.update((work.__wrapped__, found) for work, found in known)  # type: ignore[attr-defined]


_SYLLABIC = frozenset({"hani", "kana"})


def _forms(word: str, script: str) -> list[str]:
    """The word and what is left of it without the particles written onto its front or its end."""
    front = [word[len(c) :] for c in affixes("prefixes", script) if word.startswith(c) and len(word) - len(c) >= 3]
    return [word, *front, *(word[: -len(p)] for p in affixes("suffixes", script) if word.endswith(p) and len(word) - len(p) >= 2)]


def _decide(scores: Mapping[tuple[str, str], float], left: Mapping[str, str], right: Mapping[str, str]) -> SharedNames:
    # An article may write a name in its own script and in the other's, in brackets: each script has a best word of its own.
    best_a: dict[tuple[str, str], float] = defaultdict(float)
    best_b: dict[tuple[str, str], float] = defaultdict(float)
    for (x, y), score in scores.items():
        of_x, of_y = (x, script_of(y[0])), (y, script_of(x[0]))
        best_a[of_x], best_b[of_y] = max(best_a[of_x], score), max(best_b[of_y], score)
    of_a: dict[str, str] = {}
    of_b: dict[str, str] = {}
    written: dict[str, tuple[str, str]] = {}
    for (x, y), score in sorted(scores.items(), key=lambda s: (-s[1], s[0])):
        if (score + _MARGIN < best_a[x, script_of(y[0])] and not _kin(x, y, of_b)) or score < best_b[y, script_of(x[0])]:
            continue
        key = of_a.get(x) or of_b.get(y) or latin(x)
        of_a.setdefault(x, key)
        of_b.setdefault(y, key)
        written.setdefault(key, (x, y))
    spread_a = {w: of_a[base] for w, base in left.items() if base in of_a} | of_a
    spread_b = {w: of_b[base] for w, base in right.items() if base in of_b} | of_b
    return SharedNames(spread_a, spread_b, written)


def _kin(x: str, y: str, taken: Mapping[str, str]) -> bool:
    """Whether y is another form of a word that already carries x's name: "الترامب" beside "ترامب"."""
    return any(len(z) > 3 and (z in y or y in z) for z, key in taken.items() if key == latin(x) and script_of(z[0]) not in CASED)
