"""What a language file says about reported speech, compiled for look-up.

The sections `[attributions]` and `[names]` hold words in strings, separated by spaces; phrases of several words stand in lists.
Verbs are given as stems under the name of their conjugation, whose endings the file spells out once, or as whole forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from factcheck.facts import folding
from factcheck.facts.folding import fold
from factcheck.facts.speech import units
from factcheck.facts.speech.units import WORDS
from factcheck.languages import load
from factcheck.languages.compiled import compiled
from factcheck.records import dataclass

_SOURCES = tuple(Path(file) for file in (__file__, folding.__file__, units.__file__))

FORMS = ("past", "finite", "gerund", "infinitive", "noun")
_LISTS = (
    "auxiliaries",
    "passive",
    "hearsay",
    "not_after",
    "not_before",
    "between",
    "negations",
    "relatives",
    "determiners",
    "prepositions",
    "genitive",
    "conjunctions",
    "contrast",
    "subordinators",
    "to",
    "whether",
    "anonymous",
    "singular_anonymous",
    "familiar",
    "groups",
    "organisations",
    "documents",
    "media",
    "venue",
    "times",
    "past_marks",
    "weak_negations",
    "dative",
    "no_clause",
    "euphonic",
    "claims",
    "only",
    "tells",
    "weak",
    "impersonal",
    "bare_verbs",
    "whom",
    "reflexive",
    "definite",
    "plural_verbs",
    "object_marks",
    "topic_marks",
    "apposition",
    "indefinite",
    "alone",
    "that_not_after",
    "outlets",
    "receivers",
    "mood_not_after",
    "speaker_marks",
    "objects",
    "holders",
    "bare_clauses",
    "clause_signs",
    "no_sources",
    "thereby",
    "also_nouns",
    "origins",
    "conditions",
    "infinitive_ends",
    "quotatives",
    "taken_up",
    "whole",
    "closers",
    "chain",
    "speaking_places",
    "impersonal_verbs",
    "oblique",
    "outlet_people",
    "epithets",
    "lets",
    "how",
    "alone_cues",
    "own",
    "sees",
    "object_letters",
    "relative_cues",
    "localisers",
    "postpositions",
)

_FLAGS = (
    "order",
    "comma_clause",
    "common_nouns_capitalised",
    "as_final",
    "caseless",
    "tight",
    "cues_in_quotes",
    "stem_endings",
    "feminine",
    "source_comma",
    "names_in_quotes",
    "place_before_name",
    "prefixes",
)
_PHRASES = ("sources", "sources_after", "own_sources", "that", "backward", "no_cues", "worded", "mood_phrases")
_ENDINGS = (
    *("plural_endings", "dative_endings", "plural_nouns", "genitive_endings"),
    *("clause_endings", "topic_endings", "strong_topics", "no_topics", "said_nouns", "lead_endings", "weak_endings", "patronymics"),
    *("attached_articles", "adverb_endings"),
)


class Cue(NamedTuple):
    """What a word or phrase may be as a cue: its form (finite, past participle, gerund ...) and its class (say, deny ...)."""

    form: str
    cls: str


Phrase = tuple[str, ...]
Phrases = dict[str, list[tuple[Phrase, Any]]]  # first word -> (whole phrase, value), the longest first


@dataclass(eq=False, repr=False)
class CueWords:
    """The look-up tables of one language. `sets` holds the plain word lists by the names the language files use."""

    code: str
    order: str = "svo"
    comma_clause: bool = False  # content may follow a verb after a comma (German, Russian, Chinese)
    common_nouns_capitalised: bool = False
    tight: bool = False  # written without spaces between words
    cues_in_quotes: str = ""  # a cue may stand inside the marks, between "dashes" (Russian) or "commas" (French)
    clause_endings: tuple[str, ...] = ()  # endings of the word that closes a reported clause before its verb (Turkish)
    topic_endings: tuple[str, ...] = ()  # endings that mark the subject (Korean)
    strong_topics: tuple[str, ...] = ()  # those that mark what a sentence is about, not any subject
    said_nouns: tuple[str, ...] = ()  # with what a verb begins that needs no particle before it ("…する考えを示した")
    weak_endings: tuple[str, ...] = ()  # those of them that make a verb one of saying for sure
    lead_endings: tuple[str, ...] = ()  # of a place that stands right before a quotation (Turkish)
    no_topics: tuple[str, ...] = ()  # endings that only look like these
    as_final: bool = False  # the verb ends a clause that begins with "as" (German, Dutch)
    caseless: bool = False  # the script has no capital letters
    source_comma: bool = False  # "according to X" is closed by a comma (Russian, Arabic)
    names_in_quotes: bool = False  # clubs, firms and films stand in quotation marks (Russian, Polish)
    place_before_name: bool = False  # an office, its place in the genitive, and a name stand side by side ("мэр Вологды Иван Лысов")
    patronymics: tuple[str, ...] = ()  # endings of the father's name between two others
    feminine: str = ""  # the ending of a role that a woman holds (German)
    stem_endings: int = 0  # letters that may follow a name (Turkish, Polish, Russian case endings)
    prefixes: str = ""
    attached_articles: tuple[str, ...] = ()  # articles written onto their noun (Arabic)
    adverb_endings: tuple[str, ...] = ()
    plural_endings: tuple[str, ...] = ()
    dative_endings: tuple[str, ...] = ()  # endings of the one who is told (Polish)
    plural_nouns: tuple[str, ...] = ()  # endings of nouns in the plural
    genitive_endings: tuple[str, ...] = ()  # endings of a name before what it owns, written with no apostrophe (Swedish)
    words: dict[str, tuple[Cue, ...]] = field(default_factory=dict)
    phrases: Phrases = field(default_factory=dict)
    sources: Phrases = field(default_factory=dict)
    sources_after: Phrases = field(default_factory=dict)
    own_sources: Phrases = field(default_factory=dict)  # "in his opinion": the source is a word of the phrase itself
    that: Phrases = field(default_factory=dict)
    backward: Phrases = field(default_factory=dict)  # what takes up the sentence before ("Das" teilte die Polizei mit)
    no_cues: Phrases = field(default_factory=dict)  # what looks like a cue and states nothing ("asked not to be named")
    worded: Phrases = field(default_factory=dict)  # what takes up a quotation ("„…“: Mit diesen Worten …")
    as_: Phrases = field(default_factory=dict)
    frames: dict[str, frozenset[str]] = field(default_factory=dict)
    topics: dict[str, frozenset[str]] = field(default_factory=dict)  # class -> the prepositions of what is warned of, called for ...
    infinitives: dict[str, frozenset[str]] = field(default_factory=dict)  # class -> what opens an infinitive ("promised to")
    infinitive_endings: tuple[str, ...] = ("",)  # endings of every infinitive
    that_ends: frozenset[str] = frozenset()
    moods: frozenset[str] = frozenset()  # verbs whose form alone tells that something is reported (German)
    moods_after: frozenset[str] = frozenset()  # verbs whose form tells so behind another statement in that mood
    mood_signs: frozenset[str] = frozenset()  # all the words by which a sentence may go on with what was said before
    mood_phrases: Phrases = field(default_factory=dict)  # set phrases in that mood ("es sei denn")
    days: dict[str, str] = field(default_factory=dict)  # weekdays and months, each as its kind and number ("weekday 3")
    periods: Phrases = field(default_factory=dict)  # "last month" and its kin, each as its unit
    separable: dict[str, frozenset[str]] = field(default_factory=dict)  # verbs that are cues with one of these particles only
    pronouns: dict[str, str] = field(default_factory=dict)
    articles: dict[str, str] = field(default_factory=dict)  # of a person in the nominative -> m or f
    possessives: dict[str, str] = field(default_factory=dict)  # of a source ("по его словам")
    counts: dict[str, int] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    particles: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    role_endings: tuple[str, ...] = ()  # roles that compounds may end with (German, Dutch)
    sets: dict[str, frozenset[str]] = field(default_factory=dict)
    triggers: frozenset[str] = frozenset()
    signs: re.Pattern[str] | None = None  # of a text without spaces: with what every trigger begins
    small_words: frozenset[str] = frozenset()  # what is never part of a name
    _unions: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)
    items: re.Pattern[str] | None = None  # how a text without spaces is cut into words

    @property
    def bare(self) -> bool:
        """Whether content may follow a verb with neither complementiser nor comma (English)."""
        return bool(self.sets["bare_verbs"])

    def is_plural(self, verb: str) -> bool:
        """Whether a verb form or auxiliary is a plural one, so that a speaker left out is more than one."""
        return verb in self.sets["plural_verbs"] or (
            bool(self.plural_endings) and verb.endswith(self.plural_endings) and verb in self.words
        )

    def is_plural_noun(self, word: str) -> bool:
        """Whether a word of a speaker's phrase is more than one of something, as far as its ending tells."""
        return bool(self.plural_nouns) and word.endswith(self.plural_nouns)

    def has_article(self, raw: str) -> bool:
        """Whether an article is written onto a word (as the text writes it, since folding makes other letters look like one)."""
        return any(raw.startswith(a) for a in self.attached_articles)

    def in_(self, name: str, word: str) -> bool:
        return word in self.sets[name] or (name == "between" and bool(self.adverb_endings) and self._is_adverb(word))

    def in_any(self, names: tuple[str, ...], word: str) -> bool:
        """Whether a word is in one of several lists, whose union is made once."""
        union = self._unions.get(names)
        if union is None:
            union = self._unions[names] = frozenset().union(*(self.sets[n] for n in names))
        return word in union or (bool(self.adverb_endings) and "between" in names and self._is_adverb(word))

    def _is_adverb(self, word: str) -> bool:
        """Whether a word has the ending of adverbs and is no noun that ends alike ("gouvernement")."""
        return word.endswith(self.adverb_endings) and word not in self.sets["organisations"]

    def cues(self, word: str) -> tuple[Cue, ...]:
        """What a word may be as a cue; letters that are written onto words (Arabic "and") are taken off first."""
        found = self.words.get(word)
        if found is None and self.prefixes and word[:1] in self.prefixes:
            found = self.words.get(word[1:])
        return found or ()

    def match(self, table: Phrases, words: list[str], i: int) -> tuple[int, Any] | None:
        """The longest phrase of a table that begins with item i: (number of items, its value)."""
        if not 0 <= i < len(words):
            return None
        keys = (words[i], words[i][1:]) if self.prefixes and words[i][:1] in self.prefixes else (words[i],)
        for key in keys:
            for phrase, value in table.get(key, ()):
                if len(phrase) == 1 or tuple(words[i + 1 : i + len(phrase)]) == phrase[1:]:
                    return len(phrase), value
        return None


def _split(value: Any) -> list[str]:
    """Words of a string, or of every string of a list."""
    return value.split() if isinstance(value, str) else [w for part in value for w in str(part).split()]


def _folded(value: Any) -> frozenset[str]:
    return frozenset(fold(w) for w in _split(value))


def _phrase(text: str) -> Phrase:
    """The items of a phrase as a unit cuts them: words and marks apart."""
    out: list[str] = []
    for part in text.split():
        at = 0
        for m in WORDS.finditer(part):
            out += [*part[at : m.start()], fold(m.group())]
            at = m.end()
        out += part[at:]
    return tuple("’" if w == "'" else w for w in out)


def _table(rows: Iterable[tuple[str, Any]]) -> Phrases:
    table: Phrases = {}
    for text, value in rows:
        phrase = _phrase(text)
        variants = {phrase, tuple("'" if w == "’" else w for w in phrase)}
        for variant in sorted(variants):
            table.setdefault(variant[0], []).append((variant, value))
    for row in table.values():
        row.sort(key=lambda r: -len(r[0]))
    return table


def _verbs(section: Mapping[str, Any]) -> dict[str, tuple[Cue, ...]]:
    endings: Mapping[str, Mapping[str, str]] = section.get("endings", {})
    found: dict[str, set[Cue]] = {}
    cue = cache(Cue)  # one object for equal cues: they are kept once
    for cls, rows in section.get("verbs", {}).items():
        for name, value in rows.items():
            for word in _split(value):
                for form, ending in _forms(name, endings):
                    found.setdefault(fold(word + ending), set()).add(cue(form, cls))
    return {w: tuple(sorted(c, key=lambda c: (FORMS.index(c.form), c.cls))) for w, c in found.items()}


def _forms(name: str, endings: Mapping[str, Mapping[str, str]]) -> list[tuple[str, str]]:
    if name in FORMS:
        return [(name, "")]
    return [(form, e if e != "-" else "") for form, row in endings[name].items() for e in row.split()]


@cache
def cuewords(code: str) -> CueWords:
    """The look-up tables of a language; empty ones where its file has no `[attributions]`."""
    return compiled("cues", code, partial(_compile, code), *_SOURCES)


def _compile(code: str) -> CueWords:
    pack = load(code)
    section, names = pack.section("attributions"), pack.section("names")
    words = CueWords(code, words=_verbs(section))
    _grammar(words, section)
    _phrases(words, section)
    _sets(words, section)
    words.days = _days(pack.section("dates"))
    _names(words, names)
    words.triggers = _triggers(words)
    words.signs = re.compile(_any_of({t[:2] for t in words.triggers})) if words.tight else None
    words.small_words = _small_words(words)
    words.items = _cutter(words, names) if words.tight else None
    return words


def _grammar(words: CueWords, section: Mapping[str, Any]) -> None:
    """Flags of the language, and endings of its words."""
    for flag in _FLAGS:
        setattr(words, flag, section.get(flag, getattr(words, flag)))
    for endings in _ENDINGS:
        setattr(words, endings, tuple(section.get(endings, "").split()))
    words.infinitive_endings = tuple(section.get("infinitive_endings", "").split()) or ("",)
    words.separable = {fold(v): _folded(particles) for particles, verbs in section.get("separable", {}).items() for v in _split(verbs)}


def _phrases(words: CueWords, section: Mapping[str, Any]) -> None:
    """Tables of several words, by their first."""
    words.phrases = _table((p, Cue(form, cls)) for cls, rows in section.get("phrases", {}).items() for form, ps in rows.items() for p in ps)
    for table in _PHRASES:
        setattr(words, table, _table((p, "") for p in section.get(table, ())))
    words.as_ = _table((p, "") for p in section.get("as", ()))
    words.periods = _table((p, unit) for unit, ps in section.get("periods", {}).items() for p in ps)


def _sets(words: CueWords, section: Mapping[str, Any]) -> None:
    """Words by what they are."""
    for prepositions in ("frames", "topics", "infinitives"):
        setattr(words, prepositions, {cls: _folded(value) for cls, value in section.get(prepositions, {}).items()})
    for table in ("pronouns", "possessives", "articles"):
        setattr(words, table, {fold(w): kind for kind, ws in section.get(table, {}).items() for w in _split(ws)})
    words.that_ends = _folded(section.get("that_attached", ""))
    words.moods = _folded(section.get("moods", ""))
    words.moods_after = _folded(section.get("moods_after", ""))
    words.counts = {fold(w): int(n) for n, ws in section.get("counts", {}).items() for w in _split(ws)}
    words.sets = {name: _folded(section.get(name, "")) for name in _LISTS}
    words.mood_signs = words.moods | words.moods_after | words.sets["thereby"]


def _names(words: CueWords, names: Mapping[str, Any]) -> None:
    words.titles = {fold(w): kind for kind, ws in names.get("titles", {}).items() for w in _split(ws)}
    words.particles = _folded(names.get("particles", ""))
    words.roles = _folded(names.get("roles", ""))
    if words.common_nouns_capitalised:
        words.role_endings = tuple(sorted({r for r in words.roles if len(r) > 4} | _folded(names.get("role_endings", ""))))


def _days(dates: Mapping[str, Any]) -> dict[str, str]:
    """Names of weekdays and months of one word each; a word that may be two of them is none."""
    found: dict[str, set[str]] = {}
    for kind, table in (("weekday", dates.get("weekdays", {})), ("month", dates.get("months", {}))):
        for number, names in table.items():
            for name in names.split(",") if isinstance(names, str) else names:
                found.setdefault(fold(name.strip()), set()).add(f"{kind} {number}")
    return {w: min(days) for w, days in found.items() if len(days) == 1 and " " not in w}


def _small_words(words: CueWords) -> frozenset[str]:
    names = ("determiners", "prepositions", "genitive", "conjunctions", "subordinators", "relatives", "between", "negations", "auxiliaries")
    small = {w for n in (*names, "times") for w in words.sets[n]} | set(words.pronouns) | set(words.sources)
    return frozenset(small | {p[0] for rows in words.that.values() for p, _ in rows if len(p) == 1})


def _cutter(words: CueWords, names: Mapping[str, Any]) -> re.Pattern[str]:
    """Cuts a text without spaces: the words that the language file names, figures and Latin words, else letter by letter."""
    known = {w for t in (words.phrases, words.sources, words.sources_after) for rows in t.values() for p, _ in rows for w in p}
    known |= {w for s in words.sets.values() for w in s} | set(words.pronouns) | set(words.counts) | words.roles | set(words.titles)
    known |= words.words.keys()
    firsts = re.escape("".join(sorted({w[0] for w in known})))
    rest = rf"[ァ-ヺ][ァ-ヺー・]*+|[^\W{firsts}A-Za-z0-9ァ-ヺ]+|\S"  # letters with which no word begins stay together
    return re.compile(rf"[A-Za-z0-9]+(?:[.,][0-9]+)*|《[^《》]{{1,40}}+》|{_any_of(w for w in known if len(w) > 1)}|{rest}")


def _any_of(words: Iterable[str]) -> str:
    """A pattern that matches any of these words, the longest first.

    They are grouped by their first letters, which a set is asked for first, so that no place in a text has many branches to try.
    """
    by_first: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda w: (-len(w), w)):
        by_first.setdefault(word[0], []).append(re.escape(word[1:]))
    groups = "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in sorted(by_first.items()))
    return f"(?=[{re.escape(''.join(sorted(by_first)))}])(?:{groups})"


def _triggers(words: CueWords) -> frozenset[str]:
    """The words that make a stretch of text worth a closer look."""
    tables = (words.phrases, words.sources, words.sources_after, words.own_sources)
    found = {*words.words, *words.sets["relative_cues"], *(p[0] for t in tables for rows in t.values() for p, _ in rows)}
    return frozenset(found | {letter + w for letter in words.prefixes for w in found})
