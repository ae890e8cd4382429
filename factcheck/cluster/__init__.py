"""A comparison shared out over machines that read the documents from storage they share.

Partitions are by a stable hash of the names. Each is read where its texts stay; what travels is facts, marks of articles on their way
to one another, the readings of two articles that are compared to where that is done, and what findings quote. The functions are those
of a run on one machine, and so is the result, to the byte.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations
from math import ceil
from typing import Any, NamedTuple

from factcheck import alignment, budget, documents, model, pipeline
from factcheck.budget import RUN_OVER, UNLIMITED, Limits, Overspent, partly
from factcheck.cluster import parts
from factcheck.cluster.distant import Distant, Outline
from factcheck.cluster.parts import Comparing, Task, home
from factcheck.disagreements import quoted, worst_first
from factcheck.documents import File
from factcheck.engines import DeadMachines, Job, Reading, program
from factcheck.engines.machines import LATE, Machines
from factcheck.engines.packing import pack
from factcheck.model import Article, Disagreement, Document, Fact, Problem
from factcheck.pipeline import Loaded, Stages
from factcheck.rates import Rates
from factcheck.settings import Settings

_SIZE = 200  # documents of a part
_FEWEST, _MOST = 8, 256  # parts, where there are documents for so many
_SHUFFLED = 32  # parts that marks are sorted into
_GRACE = 5.0  # seconds
_LOT = 50  # pairs of articles compared at once
_DIED = "could not be read: worker after worker that read it died; it may need more memory than there is: split it"


class _Kept(NamedTuple):
    """A part where it is, and the names of its articles."""

    part: Any
    names: list[str]


class Cluster:
    """The documents that machines have read: an engine for `pipeline.compare`, and the stages of it that run where the texts are.

    `limits` are those of one document; `rates` are as in `pipeline.compare`.
    """

    def __init__(self, machines: Machines, settings: Settings, limits: Limits = UNLIMITED, rates: Rates | None = None) -> None:
        s = self._settings = settings
        said = {"languages": s.language, "dates": s.date, "among": s.languages, "fields": s.fields}
        self._machines, self._rates = machines, rates
        self._limits = replace(limits, until=None)  # the clocks of two machines have nothing in common
        self._task = Task(said, self._limits, program.digest(), s.cache, s.cache_dir and os.path.abspath(s.cache_dir))
        self.forget()

    @property
    def stages(self) -> Stages:
        """The stages that run on the machines."""
        return Stages(self._align, self._within)

    def forget(self) -> None:
        """Forgets what was loaded: it is to be loaded anew."""
        self._files: dict[str, File] = {}
        self._known: dict[str, Reading | Problem] = {}
        self._parts: list[_Kept] = []

    def load(self, paths: Sequence[str]) -> Loaded:
        """Has the files at and below the paths read. The documents that it gives come without their texts."""
        s = self._settings
        files, problems = documents.addresses(paths, pipeline.selection(s))
        self._files |= {file.name: file for file in files}
        found: list[Document] = []
        for outlines, failed, more in self._read(files):
            found += [self._taken(o) for o in outlines]
            found += [Document(p.document, "") for p in failed]
            self._known |= {p.document: p for p in failed}
            problems += more
        told = sorted({p.document: p for p in problems}.values(), key=lambda p: p.document)
        return Loaded(sorted(found, key=lambda d: d.name), told, documents.unmatched([*s.language, *s.date], found))

    def __call__(self, job: Job, documents_: Sequence[Document]) -> Iterator[Reading | Problem]:
        """What was read of documents that were loaded; others, which are few, are read here."""
        return (self._known.get(d.name) or job(d) for d in documents_)

    # ---- reading

    def _read(self, files: Sequence[File]) -> Iterator[parts.Told]:
        """What the machines tell of the files. One that kills them, time and again, is a problem, and no other is."""
        try:
            yield from self._told(_shares(files))
        except DeadMachines:
            for file in files:
                yield from self._alone(file)

    def _alone(self, file: File) -> Iterator[parts.Told]:
        try:
            yield from self._told([[file]])
        except DeadMachines:
            yield [], [Problem(file.name, _DIED)], []

    def _told(self, shares: Sequence[Sequence[File]]) -> Iterator[parts.Told]:
        run, end = self._machines.run, budget.until()
        made = [run(parts.read_files, share, self._task, budget.left(end)) for share in shares]
        told = self._machines.fetch([run(parts.told, part) for part in made], _patient(end))
        for share, part, found in zip(shares, made, told, strict=True):
            if found is LATE:
                yield [], [], [Problem(file.name, RUN_OVER) for file in share]
            else:
                self._parts.append(_Kept(part, [o.article.name for o in found[0]]))
                yield found

    def _taken(self, told: Outline) -> Document:
        bare = told.article.document
        document = Distant(told, partial(self._text, bare.packed_in or bare.name, bare.name))
        self._known[document.name] = Reading(replace(told.article, document=document), told.facts, told.shingles)
        return document

    def _text(self, file: str, name: str) -> str:
        """A text that a report asks for, from storage."""
        found, _ = documents.load_files([self._files[file]], fields=self._settings.fields)
        return next((d.text for d in found if d.name == name), "")

    # ---- comparing

    def _align(
        self, articles: Sequence[Article], facts: Mapping[str, Sequence[Fact]], aliases: Mapping[str, Sequence[str]]
    ) -> list[model.Cluster]:
        """As `alignment.align`. What the clusters quote comes along."""
        ordered = sorted(articles, key=lambda a: a.name)
        self._send([a for a in ordered if not isinstance(a.document, Distant)], facts)
        numbers = {a.name: number for number, a in enumerate(ordered)}
        met: list[alignment.Meeting] = []
        with partly(parts.COMPARED):
            for some in self._in_time(self._met(self._chosen(numbers), [a.name for a in ordered], self._comparing(aliases))):
                met += some
        found = alignment.join(met, facts)
        self._quote(found, {a.name: a for a in ordered})
        return found

    def _comparing(self, aliases: Mapping[str, Sequence[str]] | None = None) -> Comparing:
        return Comparing(aliases, self._rates, self._limits)

    def _in_time(self, made: Sequence[Any]) -> Iterator[Any]:
        """What machines have done, one after the other, and a note of what they have not. Raises Overspent in the end where any is late."""
        done = self._machines.fetch(made, _patient(budget.at_last()))
        for one in (one for one in done if one is not LATE):
            yield one.found
        budget.note(what for one in done if one is not LATE for what in one.unfinished)
        if any(one is LATE for one in done):
            raise Overspent

    def _send(self, articles: Sequence[Article], facts: Mapping[str, Sequence[Fact]]) -> None:
        """Makes a part of articles that were read here."""
        if articles:
            packed = [(a.document, pack(Reading(a, tuple(facts[a.name]), frozenset()))) for a in articles]
            self._parts.append(_Kept(self._machines.run(parts.given, packed), [a.name for a in articles]))

    def _chosen(self, numbers: Mapping[str, int]) -> list[tuple[int, int]]:
        """The pairs of articles that are worth comparing. Marks go to the part of all machines that each belongs to, and what is
        rare of them to the articles that have it."""
        count = len(numbers)
        if count <= alignment.FEW:
            return list(combinations(range(count), 2))
        run, many = self._machines.run, min(len(self._parts), _SHUFFLED)
        marked = [run(parts.marks, part, {n: numbers[n] for n in names if n in numbers}, many) for part, names in self._parts]
        where = [run(parts.rare, count, many, *[run(parts.item, m, n) for m in marked]) for n in range(many)]
        pairs = [run(parts.likeliest, n, many, count, *[run(parts.item, w, n) for w in where]) for n in range(many)]
        found = self._machines.fetch(pairs, _patient(budget.at_last()))
        if any(some is LATE for some in found):
            raise Overspent
        return sorted({pair for some in found for pair in some})

    def _met(self, pairs: Sequence[tuple[int, int]], names: Sequence[str], comparing: Comparing) -> list[Any]:
        """What stands for what comes of the pairs, lot by lot: the readings of a lot meet on one machine."""
        ordered = alignment.in_reach(pairs)
        size = max(_LOT, ceil(len(ordered) / (2 * len(self._parts) or 1)))
        lots = [ordered[at : at + size] for at in range(0, len(ordered), size)]
        called = [{n: names[n] for pair in lot for n in pair} for lot in lots]
        pieces: list[list[Any]] = [[] for _ in lots]
        for part, own in self._parts:
            wanted = [sorted({*some.values()} & {*own}) for some in called]
            picked = self._machines.run(parts.picked, part, wanted) if any(wanted) else None
            for n, some in enumerate(wanted):
                pieces[n] += [self._machines.run(parts.item, picked, n)] if some else []
        left = budget.left(budget.at_last())
        return [
            self._machines.run(parts.meetings, lot, some, len(names), comparing, left, *near)
            for lot, some, near in zip(lots, called, pieces, strict=True)
        ]

    def _quote(self, clusters: Iterable[model.Cluster], articles: Mapping[str, Article]) -> None:
        """Has come what findings will quote."""
        wanted: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for fact in (f for c in clusters for f in c.facts):
            if span := quoted(fact, articles[fact.document]):
                wanted[fact.document].add(span)
        asked = [(part, {n: wanted[n] for n in names if n in wanted}) for part, names in self._parts]
        for some in self._machines.fetch([self._machines.run(parts.quotes, part, spans) for part, spans in asked if spans]):
            for name, cuts in some.items():
                document = articles[name].document
                if isinstance(document, Distant):
                    document.quoted.update(cuts)

    def _within(self, articles: Sequence[Article], facts: Mapping[str, Sequence[Fact]], told: Collection[str]) -> list[Disagreement]:
        left = budget.left(budget.at_last())
        made = [self._machines.run(parts.within, part, told, self._comparing(), left) for part, _ in self._parts]
        by_name: dict[str, list[Disagreement]] = {}
        with partly("all documents were held against themselves"):
            for some in self._in_time(made):
                by_name |= some
        return worst_first(d for a in sorted(articles, key=lambda a: a.name) for d in by_name.get(a.name, ()))


def _patient(moment: float | None) -> float | None:
    """The moment up to which machines are waited for that end by themselves at another one."""
    return None if moment is None else moment + _GRACE


def _shares(files: Sequence[File]) -> list[list[File]]:
    """The files in parts, each by the hash of its name."""
    count = min(len(files), max(_FEWEST, min(_MOST, ceil(len(files) / _SIZE))))
    shares: dict[int, list[File]] = defaultdict(list)
    for file in files:
        shares[home(file.name, count)].append(file)
    return [share for _, share in sorted(shares.items())]
