"""Speakers: the phrase beside a cue becomes a person, an organisation, a group or an anonymous source, pronouns are resolved.

What cannot be resolved stays open: a wrong speaker is worse than none.
"""

from __future__ import annotations

from collections import deque
from dataclasses import field

from factcheck.facts.folding import fold
from factcheck.facts.speech import nouns
from factcheck.facts.speech.cuewords import CueWords
from factcheck.facts.speech.nouns import Items
from factcheck.facts.speech.people import People
from factcheck.facts.speech.units import Unit
from factcheck.records import dataclass

_SHORT_NAME = 3  # letters of a name that nothing marks as one, in a text without spaces
_LONGEST_NAME = 8  # letters of a name in a text without spaces
_PASSED = 6  # sentences back in which a pronoun may have its name
_OFFICE = 3  # words of an office before a name
_NO_MARKS = dict.fromkeys(map(ord, '„“”«»"'))  # of the name of a paper


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks. `name` is the full name as the document introduces it; for an anonymous source the phrase itself."""

    span: tuple[int, int] | None
    name: str | None
    kind: str  # person | phrase | anonymous | pronoun | none
    number: str = "s"  # s(ingular) | p(lural)
    gender: str | None = None
    count: int | None = None
    head: str | None = None  # the noun of a phrase, to meet it again ("l'investisseur")
    bare: bool = False  # the phrase is a name and nothing else, titles aside


@dataclass(slots=True)
class Discourse:
    """What a document has said so far about who speaks: speakers and sentence subjects, the last one first in line."""

    words: CueWords
    people: People
    recent: list[Speaker] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)
    persons: set[str] = field(default_factory=set)  # names that stood beside a title or an office
    passed: deque[Unit] = field(default_factory=lambda: deque(maxlen=_PASSED))  # the last sentences that state nothing
    offices: dict[str, str] = field(default_factory=dict)  # office -> the one who holds it, "" where several do

    def mention(self, unit: Unit, items: Items | None) -> None:
        """A sentence's subject may be who the next sentence's pronoun stands for."""
        if items:
            speaker = self.read(unit, items)
            # Where every noun has a capital, only a full name is sure to be one.
            beside = unit.at(items[0] - 1) in self.words.titles or nouns.is_role(self.words, unit.at(items[0] - 1))
            full = not self.words.common_nouns_capitalised or " " in str(speaker.name) or beside
            if (speaker.kind == "person" and full and self.people.is_sure(str(speaker.name))) or (
                speaker.kind == "phrase" and self.words.articles
            ):
                self.remember(speaker)

    def subject(self, unit: Unit, items: Items | None) -> Speaker | None:
        """Who a sentence is about, if he can be told: a person, or the pronoun for one that the sentence begins with."""
        plural = self.words.common_nouns_capitalised and unit.at(1).endswith("n")  # "sie kamen"
        if items is None and len(unit) > 1 and self.words.pronouns.get(unit.words[0]) in ("m", "f") and not plural:
            items = (0, 1)
        speaker = self.read(unit, items) if items else None
        if speaker is None or speaker.name is None:
            return None
        sure = speaker.kind != "person" or " " in speaker.name or speaker.name in self.persons
        return Speaker(speaker.span, speaker.name, speaker.kind) if sure else None

    def _only_passed(self) -> str | None:
        """The one full name of the sentences right before, where nobody else is who a pronoun may mean."""
        found: set[str] = set()
        for unit in self.passed:
            for run in nouns.names(unit, self.words, (0, len(unit))):
                if run[1] - run[0] > 1 and not nouns.governed(unit, self.words, run[0], 0):
                    found.add(self.people.resolve(self._own_words(unit, run)))
        found -= {str(s.name) for s in self.recent}  # none of those agreed
        return found.pop() if len(found) == 1 else None

    def remember(self, speaker: Speaker) -> None:
        if speaker.name is None or speaker.kind == "none":
            return
        self.recent.append(speaker)
        del self.recent[:-12]

    def read(self, unit: Unit, items: Items) -> Speaker:
        """The speaker a phrase names, resolved where it is a pronoun or a noun met before."""
        first, last = items
        span = (unit.starts[first], self._end(unit, first, last))
        word = unit.words[first]
        kind = self.words.pronouns.get(word) or self.words.possessives.get(word)
        if last - first == 1 and kind:
            return self._pronoun(span, kind)
        head = self._caseless_name(unit, items) if self.words.caseless else nouns.head_name(unit, self.words, items)
        anonymous = any(self.words.in_("anonymous", unit.words[i]) for i in range(first, last))
        if head is None or (anonymous and self._generic(unit, items, head)):
            return self._phrase(unit, items, span, anonymous)
        name = self.people.resolve(self._own_words(unit, head))
        gender = self._gender(unit, items)
        self._note_offices(unit, items, name)
        if gender in ("m", "f"):
            self.genders[name] = gender
        number, bare = self._number(unit, items), self._is_bare(unit, items)
        return Speaker(span, name, "person", number, gender or self.genders.get(name), head=name, bare=bare)

    def _end(self, unit: Unit, first: int, last: int) -> int:
        """Where a phrase ends, with the mark that closes a name in it ("компания «Волна»")."""
        start, end = unit.starts[first], unit.ends[last - 1]
        opened = self.words.names_in_quotes and any(mark in unit.text[start:end] for mark in "«„“")
        return end + (opened and unit.text[end : end + 1] in tuple("»”“"))

    def _caseless_name(self, unit: Unit, items: Items) -> Items | None:
        """The name in a phrase where no capitals tell: a name met before, else what follows titles, roles and their adjectives."""
        first, last = items
        if self.words.tight and (named := self._tight_name(unit, items)):
            return named
        own = next(
            (i for i in range(first, last) if self.words.in_("organisations", unit.words[i]) or self.words.in_("documents", unit.words[i])),
            last,
        )
        known = next((i for i in range(first, min(own, last)) if unit.raw(i) in self.people.family_names), None)
        if known is not None:
            return (known, known + 1)
        while last - 1 > first and self._after_name(unit.words[last - 1]):
            last -= 1
        i = first
        while i < last and self._before_name(unit.words[i], unit.raw(i)):
            i += 1
        if own < last or i >= last or any(self.words.in_("anonymous", unit.words[k]) for k in range(first, last)):
            return None
        short = last - i <= 3 if not self.words.tight else unit.ends[last - 1] - unit.starts[i] <= _SHORT_NAME
        return (i, last) if short and (i > first or unit.words[first] not in self.words.pronouns) else None

    def _tight_name(self, unit: Unit, items: Items) -> Items | None:
        """The name between what it belongs to and its title ("店員の森さん"), or behind an office ("外交部发言人汪文斌")."""
        first, last = items
        while last - 1 > first and self._after_name(unit.words[last - 1]):
            last -= 1
        marks = ("genitive", "topic_marks", "object_marks", "conjunctions")
        lead = next((i for i in range(last - 1, first - 1, -1) if self._is_lead(unit.words[i]) or not unit.is_word(i)), None)
        led = lead is not None and not self.words.in_("genitive", unit.words[lead])
        start = first if lead is None else lead + 1
        named = start < last and not any(self.words.in_any(marks, unit.words[i]) for i in range(start, last))
        return (start, last) if named and (last < items[1] or led) and _is_short(unit, start, last) else None

    def _is_lead(self, word: str) -> bool:
        return self.words.in_("genitive", word) or word in self.words.roles or word in self.words.titles

    def _before_name(self, word: str, raw: str) -> bool:
        return word in self.words.titles or word in self.words.roles or self.words.has_article(raw)

    def _after_name(self, word: str) -> bool:
        """A title or role that follows its name, with or without the ending of a subject."""
        endings = self.words.topic_endings
        bare = word[:-1] if endings and word.endswith(endings) else word
        return any(w in self.words.titles or w in self.words.roles for w in (word, bare))

    def _is_bare(self, unit: Unit, items: Items) -> bool:
        """Whether a phrase holds nothing but a name with its title or role, so that it cannot have been taken for something else."""
        small = self.words.titles.keys() | self.words.sets["determiners"]
        own = [i for i in range(*items) if unit.is_word(i) and unit.words[i] not in small]
        while len(own) > 1 and nouns.is_role(self.words, unit.words[own[0]]):
            del own[0]  # "the president Ann Roe", not "the US president"
        return 0 < len(own) <= 4 and not self.words.caseless and all(nouns.capital(unit, self.words, i) for i in own)

    def _generic(self, unit: Unit, items: Items, head: Items) -> bool:
        """Whether the phrase is about an unnamed source although a name stands in it ("un avocat … de Luc Morel")."""
        noun = next(i for i in range(*items) if self.words.in_("anonymous", unit.words[i]))
        return noun < head[0] and head[0] - noun > 2

    def _number(self, unit: Unit, items: Items) -> str:
        runs = nouns.names(unit, self.words, items)
        joined = any(self.words.in_("conjunctions", unit.words[i]) for i in range(*items))
        return "p" if len(runs) > 1 and joined and not any(unit.is_comma(i) for i in range(*items)) else "s"

    def _note_offices(self, unit: Unit, items: Items, name: str) -> None:
        """Remembers that a name is a person's where a title or an office stands beside it, and which office."""
        low = items[0]
        while low > 0 and items[0] - low < _OFFICE and unit.is_word(low - 1) and nouns.is_role(self.words, unit.words[low - 1]):
            low -= 1
        if unit.is_comma(low - 1) and nouns.is_role(self.words, unit.at(low - 2)):
            self.persons.add(name)  # "her husband, Dan, …"
        for i in range(low, items[1]):
            word = unit.words[i]
            if nouns.is_role(self.words, word):
                self.persons.add(name)
                self.offices[word] = name if self.offices.get(word, name) == name else ""
            elif word in self.words.titles:
                self.persons.add(name)

    def _holder(self, unit: Unit, items: Items, gender: str | None) -> Speaker | None:
        """The person whom a phrase with an article takes up again by an office ("die Ministerin") or an age ("der 51-Jährige")."""
        last = unit.words[items[1] - 1]
        ends = bool(self.words.role_endings)  # compounds: "Bundesministerin Roe … die Ministerin", "TV-Koch Roe … der Sternekoch"
        names = {n for o, n in self.offices.items() if o == last or (ends and len(o) > 3 and (o.endswith(last) or last.endswith(o)))}
        known = {s.name: s for s in self.recent if s.kind == "person"}
        if any(self.words.in_("epithets", unit.words[i]) and unit.words[i - 1] == "-" for i in range(items[0] + 1, items[1])):
            genders = gender or "mf"
            met = {s.name: s for s in self.recent if s.kind in ("person", "phrase")}
            agreeing = [s for s in met.values() if any(self._agrees(s, kind) for kind in genders)]
            return agreeing[-1] if agreeing else None
        return known.get(names.pop()) if len(names) == 1 and items[1] - items[0] == 2 else None

    def _gender(self, unit: Unit, items: Items) -> str | None:
        start = max(0, items[0] - 2)
        kinds = [self.words.titles.get(unit.words[i]) for i in range(start, items[1])]
        return next((k for k in kinds if k in ("m", "f")), None) or self._gender_of_role(unit, items)

    def _gender_of_role(self, unit: Unit, items: Items) -> str | None:
        """What the ending of a role tells, where it tells at all (German "Ministerin")."""
        ending = self.words.feminine
        role = next((unit.words[i] for i in range(*items) if nouns.is_role(self.words, unit.words[i])), None) if ending else None
        if role is None:
            return None
        return "f" if role.endswith(ending) else "m" if nouns.is_role(self.words, role + ending) else None

    def _phrase(self, unit: Unit, items: Items, span: tuple[int, int], anonymous: bool) -> Speaker:
        text = unit.text[slice(*span)].translate(_NO_MARKS)
        head = self._head(unit, items)
        count = self._count(unit, items) if anonymous else None
        number = "p" if count is not None and count > 1 else "s"
        if self.words.in_("definite", unit.words[items[0]]):
            gender = self.words.articles.get(unit.words[items[0]]) or self._gender(unit, items)
            if held := self._holder(unit, items, gender):
                return Speaker(span, held.name, "phrase", held.number, gender, held.count, held.head)
            known = self._met_before(head, unit.words[items[0] : items[1]])
            if known:
                kind = "anonymous" if anonymous else "phrase"
                return Speaker(span, known.name, kind, known.number, known.gender, known.count or count, known.head)
        return Speaker(span, text, "anonymous" if anonymous else "phrase", number, self._phrase_gender(unit, items), count=count, head=head)

    def _phrase_gender(self, unit: Unit, items: Items) -> str | None:
        return self._gender(unit, items) or self.words.articles.get(unit.words[items[0]])

    def _head(self, unit: Unit, items: Items) -> str | None:
        for i in range(*items):
            word = unit.words[i]
            if self.words.in_any(("anonymous", "organisations", "documents"), word) or nouns.is_role(self.words, word):
                return word
        return next((unit.words[i] for i in range(*items) if unit.is_word(i) and not nouns.function_word(self.words, unit.words[i])), None)

    def _met_before(self, head: str | None, phrase: list[str]) -> Speaker | None:
        """Who a definite phrase takes up again: a source with the same noun; for "the company" the last organisation."""
        if head is None:
            return None
        for speaker in reversed(self.recent):
            if speaker.kind == "anonymous" and speaker.head == head:
                return speaker
        if self.words.in_("organisations", head) and len(phrase) <= 3:
            bodies = {x.name: x for x in self.recent if self._may_be_organisation(x)}
            return next(iter(bodies.values())) if len(bodies) == 1 else None
        return None

    def _may_be_organisation(self, speaker: Speaker) -> bool:
        """A name that is no person's full name: one word that the document never extends, or with a word for a body in it."""
        name = speaker.name or ""
        return speaker.kind == "person" and (" " not in name or any(self.words.in_("organisations", w) for w in fold(name).split()))

    def _count(self, unit: Unit, items: Items) -> int | None:
        for i in range(items[0], min(items[1], items[0] + 6)):
            word = unit.words[i]
            if word in self.words.counts:
                n = self.words.counts[word]
                if n == 1 and any(self.words.counts.get(unit.words[j], 0) > 1 for j in range(i + 1, min(i + 3, items[1]))):
                    continue
                return n
            if word.isdigit():
                return int(word)
        return None

    def _pronoun(self, span: tuple[int, int] | None, kind: str) -> Speaker:
        if kind == "i":
            return Speaker(span, None, "pronoun", gender=None)
        for speaker in reversed(self.recent):
            if self._agrees(speaker, kind):
                return Speaker(span, speaker.name, "pronoun", speaker.number, speaker.gender, speaker.count, speaker.head)
        return Speaker(span, self._only_passed() if kind in ("m", "f") else None, "pronoun")

    def _own_words(self, unit: Unit, items: Items) -> str:
        """A name as the text writes it, without a possessive or a subject's ending."""
        text = unit.text[unit.starts[items[0]] : unit.ends[items[1] - 1]].rstrip("'’. ")
        endings = self.words.topic_endings
        return text[:-1] if endings and len(text) > 2 and text.endswith(endings) else text

    def _agrees(self, speaker: Speaker, kind: str) -> bool:
        if kind == "p":
            return speaker.number == "p" or speaker.kind == "anonymous"
        if kind in ("m", "f"):
            other = "f" if kind == "m" else "m"
            if speaker.kind == "person" and any(self.words.in_("organisations", w) for w in fold(speaker.name or "").split()):
                return False
            known = speaker.name in self.genders or speaker.name in self.persons
            if " " not in (speaker.name or "") and not known and self.people.has_full_names:
                return False  # one word may be a company's name
            return (
                speaker.number == "s"
                and (speaker.gender or self.genders.get(speaker.name or "")) != other
                and (speaker.kind != "phrase" or nouns.is_role(self.words, speaker.head or ""))
            )
        return speaker.name not in self.persons and speaker.name not in self.genders

    def dropped(self, plural: bool) -> Speaker:
        """The speaker where the language leaves the pronoun out: the last one spoken of, of the right number."""
        for speaker in reversed(self.recent):
            if (speaker.number == "p") == plural:
                return Speaker(None, speaker.name, "none", speaker.number, speaker.gender, speaker.count, speaker.head)
        return Speaker(None, None, "none")


def _is_short(unit: Unit, first: int, last: int) -> bool:
    """Whether items of a text without spaces are few enough letters for a name; foreign ones in kana are longer."""
    name = unit.text[unit.starts[first] : unit.ends[last - 1]]
    return len(name) <= _LONGEST_NAME or all("ァ" <= c <= "ー" for c in name)
