"""Statements and roles judged: the same words given to another speaker, denied, told to somebody else; another office.

Only what is nearly verbatim is held against a document. Between paraphrases and translations everything that differs may be the
wording's doing: they are compatible, and the reason says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from unicodedata import combining, normalize

from factcheck.disagreements.identity import identity
from factcheck.disagreements.judging import mention, outliers
from factcheck.display import display
from factcheck.languages import load
from factcheck.model import Agreement, Article, Cluster, Disagreement, Fact, Pair, Reading, Reason
from factcheck.relations import Relation
from factcheck.values import Attribution, Role

_WORD = re.compile(r"\w+")
_VOWELS = re.compile(r"[aeiouyhw]+")
_DOUBLED = re.compile(r"(.)\1+")
_PARAPHRASE = Relation("compatible", "paraphrase")
_SAME = Relation("same", "same")
CODES = {"attribution": "FC601", "role": "FC602"}
# Who speaks, to whom and where is held against a document only where the words are this much alike.
_ALIKE = 0.9
_ALIKE_LONG, _LONG = 0.8, 12  # or this much, where the statement has so many words
# Who a statement is given to differs only where both documents name them outright in so many words at least.
_QUOTED = 4
_REPORTED = 6
_UNLIKE = {
    "speaker": "the same words are given to different speakers",
    "polarity": "one document denies what the other says",
    "act": "denied in one document, stated in the other",
    "source_count": "another number of unnamed sources",
    "addressee": "said to somebody else",
    "venue": "said in another place or medium",
    "day": "said on another day",
    "office": "two offices that exclude one another",
    "organisation": "the same office in another organisation",
}


def judge_statements(cluster: Cluster, articles: Mapping[str, Article]) -> tuple[list[Disagreement], list[Agreement]]:
    """What the statements, or the roles, of a cluster disagree and agree on: a disagreement for all documents that one fact divides."""
    unlike: dict[str, list[Pair]] = {}
    agreed = []
    for pair in cluster.pairs:
        relation = relate(pair, articles)
        if relation.kind == "differs":
            unlike.setdefault(relation.why, []).append(pair)
        else:
            mentions = tuple(mention(f, articles[f.document]) for f in (pair.a, pair.b))
            kind = "same" if relation.kind == "same" else "compatible"
            agreed.append(Agreement(pair.a.kind, kind, relation.why, display(pair.a.value), mentions, pair.reasons))  # type: ignore[arg-type]
    return [_disagreement(joined, why, articles) for why, pairs in unlike.items() for joined in _joined(pairs)], agreed


def _joined(pairs: Iterable[Pair]) -> list[list[Pair]]:
    """The pairs, those together that have a fact in common, directly or by way of others."""
    homes: dict[str, list[Pair]] = {}
    for pair in pairs:
        first, second = (homes.get(f.id, []) for f in (pair.a, pair.b))
        large, small = sorted((first, second), key=len, reverse=True)
        if small is not large:
            large += small
        large.append(pair)
        homes |= {f.id: large for p in (*small, pair) for f in (p.a, p.b)}
    return list({id(home): home for home in homes.values()}.values())


def relate(pair: Pair, articles: Mapping[str, Article]) -> Relation:
    """How two paired statements, or two roles of one person, relate."""
    signals = {r.signal for r in pair.reasons}
    languages = articles[pair.a.document].language, articles[pair.b.document].language
    if "quoted" in signals:
        return Relation("differs", "speaker")  # one quotation in two languages, given to two names: the aligner has made sure
    if "opening" in signals:  # what one document goes on to say is not held against the other
        return Relation("differs", "speaker") if _differ(pair.a, pair.b, "speaker", articles) else _PARAPHRASE
    found = compare(pair.a, pair.b, pair.strength if "wording" in signals else 0.0, *languages)
    return _PARAPHRASE if found.why == "day" and _counted_from_other_days(pair, articles) else found


def _counted_from_other_days(pair: Pair, articles: Mapping[str, Article]) -> bool:
    """Whether "last month" and "last year" are told in articles of different days, in which both may mean one day.

    Two articles without a date that give one statement in nearly the same words are taken to be of one day.
    """
    days = [f.value.details.get("day") for f in (pair.a, pair.b) if isinstance(f.value, Attribution)]
    first, second = articles[pair.a.document].published, articles[pair.b.document].published
    return (first.start, first.end) != (second.start, second.end) and any(str(day).startswith("last ") for day in days)


def compare(a: Fact, b: Fact, wording: float, language_a: str, language_b: str) -> Relation:
    """How two statements that were found to be one relate. `wording` says how alike their words are, from 0 (unknown) to 1."""
    x, y = a.value, b.value
    if isinstance(x, Attribution) and isinstance(y, Attribution):
        return compare_statements(x, y, wording) if wording else _PARAPHRASE
    if isinstance(x, Role) and isinstance(y, Role):
        return compare_roles(x, y, language_a, language_b)
    return Relation("not_comparable", "kind")


def compare_statements(x: Attribution, y: Attribution, wording: float) -> Relation:
    """Two statements in nearly the same words: do speaker, denial, sources, addressee and place agree?"""
    sure = wording >= _ALIKE or (wording >= _ALIKE_LONG and min(len(_WORD.findall(v.content)) for v in (x, y)) >= _LONG)
    why = next((why for why, unlike in _CHECKS.items() if (sure or why in _ALWAYS) and unlike(x, y)), None)
    if why:
        return Relation("differs", why)
    return _SAME if x.content == y.content else _PARAPHRASE


def _words(text: object) -> set[str]:
    found = {w.casefold() for w in _WORD.findall(str(text or ""))}
    return {w for w in found if len(w) > 2} or found


def _other_speaker(x: Attribution, y: Attribution) -> bool:
    """Two names that share no word, both written beside the cue: no pronoun, no unnamed source."""
    for value in (x, y):
        least = _REPORTED if value.direct is False else _QUOTED
        if not value.details.get("named") or (len(_WORD.findall(value.content)) < least and value.direct is not True):
            return False
    first, second = _words(x.speaker_name), _words(y.speaker_name)
    if first & (second | _words(y.speaker)) or second & _words(x.speaker):
        return False
    return _consonants(first).isdisjoint(_consonants(second))


def _consonants(names: set[str]) -> set[str]:
    """The consonants of every name, doubled ones once: what spellings of one foreign name have in common (Moualem, Muallim)."""
    bare = (_VOWELS.sub("", "".join(c for c in normalize("NFKD", n) if not combining(c))) for n in names)
    return {_DOUBLED.sub(r"\1", b) for b in bare if len(b) > 1}


def _other_count(x: Attribution, y: Attribution) -> bool:
    counts = x.details.get("count"), y.details.get("count")
    both = bool(x.details.get("anonymous") and y.details.get("anonymous"))
    return both and None not in counts and counts[0] != counts[1]


def _other_act(x: Attribution, y: Attribution) -> bool:
    return (x.cue_class == "deny") != (y.cue_class == "deny") and {x.cue_class, y.cue_class} <= {"deny", "say", "confirm", "admit"}


def _other_polarity(x: Attribution, y: Attribution) -> bool:
    denials = int(x.details.get("negations", 0)), int(y.details.get("negations", 0))
    return denials[0] != denials[1] and (denials[0] + denials[1]) % 2 == 1


def _other_circumstance(x: Attribution, y: Attribution, name: str) -> bool:
    """Two named addressees or places with no word in common."""
    p, q = x.details.get(name), y.details.get(name)
    named = all(any(c.isupper() for c in str(v)) for v in (p, q))
    return bool(p and q and named and not _words(p) & _words(q))


def _other_day(x: Attribution, y: Attribution) -> bool:
    """Two weekdays, or two months, beside the cue; a weekday and a month tell nothing of one another."""
    first, second = (str(v.details.get("day", "")).partition(" ") for v in (x, y))
    return first[0] == second[0] != "" and first[2] != second[2]


_CHECKS: dict[str, Callable[[Attribution, Attribution], bool]] = {
    "speaker": _other_speaker,
    "source_count": _other_count,
    "act": _other_act,
    "polarity": _other_polarity,
    "addressee": partial(_other_circumstance, name="addressee"),
    "venue": partial(_other_circumstance, name="venue"),
    "day": _other_day,
}
_ALWAYS = frozenset(("source_count", "act", "polarity"))  # however the words are alike; the others where they are nearly the same


# ---- roles


def compare_roles(x: Role, y: Role, language_a: str, language_b: str) -> Relation:
    """Two roles of one person. Offices exclude one another where nobody holds two of them; trades and origins never do."""
    offices = _office(x.role, language_a), _office(y.role, language_b)
    if None not in offices and offices[0] != offices[1]:
        return Relation("differs", "office")
    if language_a != language_b:
        return _PARAPHRASE
    heads, names = zip(*(_head_and_names(v.role) for v in (x, y)), strict=True)
    if heads[0] == heads[1] and heads[0] and all(names) and not names[0] & names[1]:
        return Relation("differs", "organisation")
    return _SAME if x.role.casefold() == y.role.casefold() else _PARAPHRASE


@cache
def _offices(language: str) -> dict[str, str]:
    table = load(language).section("names").get("offices", {})
    return {phrase.casefold(): office for office, phrases in table.items() for phrase in phrases}


def _office(role: str, language: str) -> str | None:
    """The office that a role's words name first."""
    text = f" {' '.join(_WORD.findall(role.casefold()))} "
    found = [(text.index(f" {p} "), -len(p), office) for p, office in _offices(language).items() if f" {p} " in text]
    return min(found)[2] if found else None


def _head_and_names(role: str) -> tuple[frozenset[str], frozenset[str]]:
    """The common words of a role, and the names in it."""
    words = _WORD.findall(role)
    names = frozenset(w.casefold() for w in words[1:] if w[0].isupper())
    return frozenset(w.casefold() for w in words if len(w) > 3 and w.casefold() not in names), names


# ---- reporting


def _disagreement(pairs: Sequence[Pair], why: str, articles: Mapping[str, Article]) -> Disagreement:
    """The disagreement of statements, or roles, that differ for one reason, each with one of the others at least."""
    strongest = max(pairs, key=lambda p: (p.strength, p.a.id, p.b.id))
    sides = _sides(pairs, why, articles)
    readings = tuple(_reading(side, articles) for side in sides)
    at = {f.id: n for n, side in enumerate(sides) for f in side}
    clashes = tuple(sorted({(min(ends), max(ends)) for p in pairs if len(ends := {at[p.a.id], at[p.b.id]}) == 2}))
    first, code = sides[0][0], CODES[strongest.a.kind]
    return Disagreement(
        id=identity(code, first.kind, why, *sorted((*(r.display for r in readings), first.text))),
        code=code,
        kind=first.kind,
        level="conflict",
        about=str(getattr(first.value, "person", None) or getattr(first.value, "speaker_name", None) or ""),
        readings=readings,
        clashes=clashes,
        reasons=(*strongest.reasons, Reason("clash", _UNLIKE[why])),
        outliers=outliers(readings, clashes, articles),
    )


def _reading(side: Sequence[Fact], articles: Mapping[str, Article]) -> Reading:
    """What the documents of one side say, each of their names once."""
    shown = " / ".join(dict.fromkeys(display(f.value) for f in side))
    return Reading(side[0].value, shown, tuple(mention(f, articles[f.document]) for f in side))


def _sides(pairs: Sequence[Pair], why: str, articles: Mapping[str, Article]) -> list[list[Fact]]:
    """The facts of these pairs, those together that do not differ for this reason."""
    facts = {f.id: f for p in pairs for f in (p.a, p.b)}
    apart = {frozenset((p.a.id, p.b.id)) for p in pairs}
    sides: list[list[Fact]] = []
    for fact in sorted(facts.values(), key=lambda f: (f.document, f.start)):
        home = next((s for s in sides if not any(frozenset((fact.id, f.id)) in apart or _differ(f, fact, why, articles) for f in s)), None)
        if home is None:
            sides.append([fact])
        else:
            home.append(fact)
    return sides


def _differ(a: Fact, b: Fact, why: str, articles: Mapping[str, Article]) -> bool:
    """Whether two statements, or two roles, differ for this reason, by what is written beside them."""
    if isinstance(a.value, Attribution) and isinstance(b.value, Attribution):
        return _CHECKS[why](a.value, b.value)
    return compare(a, b, 0.0, articles[a.document].language, articles[b.document].language).kind == "differs"
