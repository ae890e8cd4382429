"""The five stages in their order: the one room that knows them all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck import alignment, disagreements, documents
from factcheck.budget import UNLIMITED, Limits, heed, unfinished
from factcheck.engines import Engine, Reading, here
from factcheck.model import (
    Article,
    Check,
    Checked,
    Cluster,
    Comparison,
    Considered,
    Disagreement,
    Document,
    Extraction,
    Fact,
    Problem,
    shared,
)
from factcheck.settings import Settings

if TYPE_CHECKING:
    from factcheck.engines.archive import Changes
    from factcheck.rates import Rates

_NAMED = 5  # documents in a note

Watch = Callable[[Sequence[Document]], Iterable[Document]]


class Stages(NamedTuple):
    """The stages that need the texts of many documents at once, for whoever has them run elsewhere.

    `align` is `alignment.align`; `within` gives where articles disagree with themselves, but not of facts that are told of (by id).
    """

    align: Callable[[Sequence[Article], Mapping[str, Sequence[Fact]], Mapping[str, Sequence[str]]], list[Cluster]]
    within: Callable[[Sequence[Article], Mapping[str, Sequence[Fact]], Collection[str]], list[Disagreement]]


def _within(articles: Sequence[Article], facts: Mapping[str, Sequence[Fact]], told: Collection[str]) -> list[Disagreement]:
    return disagreements.judge_within(alignment.align_within(articles, facts), {a.name: a for a in articles}, facts, told)


HERE = Stages(alignment.align, _within)


def keeping(keep: alignment.Keep) -> Stages:
    """The stages in this process, with what they find out about documents handed to `keep` for another run."""
    return HERE._replace(align=partial(alignment.align, keep=keep))


class Loaded(NamedTuple):
    """What came of the paths: documents, what could not be read, and the names or patterns given by the user that fit none."""

    documents: list[Document]
    problems: list[Problem]
    unmatched: list[str]


def load(
    paths: Sequence[str], settings: Settings | None = None, given: Mapping[str, bytes] | None = None, limits: Limits = UNLIMITED
) -> Loaded:
    """The documents at and below the paths, and those `given` by name. Settings say what of folders is read and give languages and
    dates; `limits` are those of one file. Raises nothing for a bad path."""
    s = settings or Settings()
    found, problems = documents.load(paths, selection=selection(s), given=given, limits=limits, **_said(s))
    return Loaded(found, problems, documents.unmatched([*s.language, *s.date], found))


def batches(
    paths: Sequence[str], settings: Settings | None = None, given: Mapping[str, bytes] | None = None, limits: Limits = UNLIMITED
) -> Iterator[Loaded]:
    """What `load` gives, some documents at a time: no more than those are in memory."""
    s = settings or Settings()
    for found, problems in documents.batches(paths, selection=selection(s), given=given, limits=limits, **_said(s)):
        yield Loaded(found, problems, documents.unmatched([*s.language, *s.date], found))


def _said(settings: Settings) -> dict[str, Any]:
    """What the user says of documents."""
    return {"languages": settings.language, "dates": settings.date, "among": settings.languages, "fields": settings.fields}


def listed(paths: Sequence[str], settings: Settings | None = None) -> tuple[list[str], list[Problem]]:
    """The names of the files that `load` would read, and the paths that lead nowhere."""
    return documents.listed(paths, selection(settings or Settings()))


def selection(settings: Settings) -> documents.Selection:
    """What of folders is read."""
    return documents.Selection(settings.include, settings.exclude, settings.gitignore, settings.root)


def extract(document: Document) -> list[Fact]:
    """The facts of one document, in the order of its text. Language and date are found where the document does not give them."""
    return list(read(document).facts)


def read(document: Document) -> Reading:
    """What comes of one document by itself: the job that engines run."""
    from factcheck import facts  # not loaded where all was read before

    article = documents.read(document)
    found = tuple(facts.extract(article))
    heed("shingles")
    return Reading(replace(article, published=documents.inferred(article, found)), found, documents.shingles(article.text))


def extract_all(documents_: Sequence[Document], problems: Sequence[Problem] = (), watch: Watch = iter, engine: Engine = here) -> Extraction:
    """The facts of each document, by itself. Raises ValueError where two documents have one name."""
    articles, found, failed = _read(documents_, watch, engine)
    return Extraction(tuple(articles), found, (*problems, *failed))


def compare(
    documents_: Sequence[Document],
    problems: Sequence[Problem] = (),
    watch: Watch = iter,
    within: bool = False,
    aliases: Mapping[str, Sequence[str]] | None = None,
    engine: Engine = here,
    rates: Rates | None = None,
    stages: Stages = HERE,
) -> Comparison:
    """Reads the documents, pairs their facts and shows where they disagree; `within` also where one disagrees with itself.

    `problems` are documents that could not be loaded; the result carries them along as its errors. `watch` is handed the documents
    and gives them back one by one as they are read: a progress bar. The result depends neither on the order of the documents nor on
    the `engine` that reads them, nor on where the `stages` run. By `rates` of exchange amounts in two currencies are compared, too.
    Raises ValueError where two documents have one name.
    """
    articles, found, failed = _read(documents_, watch, engine)
    if rates is not None:
        found = {a.name: rates.priced(found[a.name], a.published.day) for a in articles}
    by_name = {a.name: a for a in articles}
    disagreed, agreed = disagreements.judge(stages.align(articles, found, aliases or {}), by_name)
    compared = len(shared(disagreed, agreed))
    if within:
        told = frozenset(m.fact.id for d in disagreed for r in d.readings for m in r.mentions)
        disagreed += stages.within(articles, found, told)
    notes = (*_poor(articles), *_copies(articles), *_sources(articles))
    errors = (*problems, *failed, *_broken_off())
    return Comparison(tuple(articles), found, tuple(disagreed), tuple(agreed), compared, errors, notes=notes, within=within)


def considered(comparison: Comparison, asked: Collection[str], aliases: Mapping[str, Sequence[str]] | None = None) -> list[Considered]:
    """What the facts asked for (by id) might have been paired with and were not, document by document, and why."""
    told = [[m.fact.id for r in d.readings for m in r.mentions] for d in comparison.disagreements]
    told += [[m.fact.id for m in a.mentions] for a in comparison.agreements]
    together = {one: frozenset(ids) for ids in told for one in ids}
    return alignment.considered(comparison.articles, comparison.facts, asked, together, aliases)


def index(
    path: str, batches_: Iterable[Sequence[Document]], forget: Callable[[str], bool], watch: Watch = iter, engine: Engine = here
) -> Changes:
    """Takes documents, some at a time, into the archive at a path, which is made where there is none. Of others there, those that
    `forget` names when all are taken in go. Raises NoArchive where the file is something else."""
    from factcheck.engines import archive

    with archive.opened(path) as kept:
        ordered = (sorted(some, key=lambda d: d.name) for some in batches_)
        return kept.update(ordered, read, lambda job, new: (f for _, f in zip(watch(new), engine(job, new), strict=True)), _marks, forget)


def recall(
    drafts: Sequence[Document], archives: Sequence[str], but: Callable[[str], bool], engine: Engine = here
) -> tuple[list[Document], Engine]:
    """The archived documents that may tell what the drafts tell, save those that `but` names, and an engine that knows them."""
    from factcheck.engines import archive

    known = {r.article.name: r for r in engine(read, drafts) if isinstance(r, Reading)}
    own = [_marks(r) for r in known.values()]
    found: dict[str, Document] = {}
    for path in archives:
        with archive.opened(path) as kept:
            for marks in own:
                for document, reading in kept.likeliest(alignment.sought(marks, kept.has), alignment.FEW - 2, but):
                    found.setdefault(document.name, document)
                    known |= {document.name: reading} if reading else {}
    return list(found.values()), archive.Recalled(known, engine)


def _marks(reading: Reading) -> set[str]:
    return alignment.marks(reading.article, reading.facts)


def check(
    drafts: Document | Sequence[Document],
    sources: Sequence[Document],
    problems: Sequence[Problem] = (),
    watch: Watch = iter,
    aliases: Mapping[str, Sequence[str]] | None = None,
    settle: Callable[[Comparison], Comparison] = lambda comparison: comparison,
    engine: Engine = here,
    rates: Rates | None = None,
    stages: Stages = HERE,
) -> Check:
    """Holds each fact of the drafts against the sources: supported, contradicted, or not found there.

    What drafts say of one another, and sources of one another, is not told. `problems`, `watch`, `aliases`, `engine`, `rates` and
    `stages` are as in `compare`; `settle` takes from the findings what people have dealt with. Raises ValueError where two documents
    have one name.
    """
    drafts = [drafts] if isinstance(drafts, Document) else drafts
    names = {d.name for d in drafts}
    whole = settle(compare([*drafts, *sources], problems, watch, aliases=aliases, engine=engine, rates=rates, stages=stages))
    by_name = {a.name: a for a in whole.articles}
    settled = [s.disagreement for s in whole.settled]
    checked = [*disagreements.check(names, by_name, whole.facts, [*whole.disagreements, *settled], whole.agreements)]
    dealt = {d.id for d in settled} - {d.id for d in whole.disagreements}
    told = tuple(replace(f, level=None) if f.finding in dealt else f for f in checked)
    mine, theirs = (tuple(a for a in whole.articles if (a.name in names) is own) for own in (True, False))
    return Check(mine, theirs, told, _of_drafts(whole, names, told), whole.errors)


def _of_drafts(whole: Comparison, drafts: Collection[str], checked: Sequence[Checked]) -> Comparison:
    """The findings that concern drafts: it is the drafts that stand out in them."""
    told = {f.finding for f in checked}
    mine = [(d, {m.fact.document for r in d.readings for m in r.mentions} & set(drafts)) for d in whole.disagreements if d.id in told]
    found = tuple(replace(d, outliers=tuple(sorted(names))) for d, names in mine)
    settled = tuple(s for s in whole.settled if s.disagreement.id in told)
    agreed = tuple(a for a in whole.agreements if any(m.fact.document in drafts for m in a.mentions))
    return replace(whole, disagreements=found, settled=settled, agreements=agreed)


def _read(documents_: Sequence[Document], watch: Watch, engine: Engine) -> tuple[list[Article], dict[str, tuple[Fact, ...]], list[Problem]]:
    """The articles by name, the facts of each, and the documents that were not to be read."""
    if len({d.name for d in documents_}) < len(documents_):
        raise ValueError("every document needs a name of its own")
    ordered = sorted(documents_, key=lambda d: d.name)
    done = [found for _, found in zip(watch(ordered), engine(read, ordered), strict=True)]
    readings = [found for found in done if isinstance(found, Reading)]
    copies = documents.copies({r.article.name: (r.article.document.content, r.shingles) for r in readings})
    articles = [replace(a, copy_of=copies[a.name]) if a.name in copies else a for a, _, _ in readings]
    return articles, {r.article.name: r.facts for r in readings}, [found for found in done if isinstance(found, Problem)]


def _broken_off() -> Iterator[Problem]:
    """What of the run was not done when its time was over, told of no document."""
    return (Problem("", what) for what in unfinished())


def _poor(articles: Sequence[Article]) -> tuple[str, ...]:
    """A word on documents whose text may not be what a reader of the file sees."""
    return tuple(f"note: {a.name}: {a.document.source.poor}" for a in articles if a.document.source and a.document.source.poor)


def _sources(articles: Sequence[Article]) -> Iterator[str]:
    """A word on documents of which each cites the same agency or paper for its story, or is from it: they may know no more than that."""
    for outlet in sorted({outlet for a in articles for outlet in a.rests_on}):
        names = [a.name for a in articles if outlet in a.rests_on and not a.copy_of]
        if len(names) > 1:
            more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
            yield f"note: {', '.join(names[:_NAMED])}{more} {'both' if len(names) == 2 else 'all'} rest on {outlet}"


def _copies(articles: Sequence[Article]) -> tuple[str, ...]:
    """A word on documents with one text: that they agree says nothing."""
    texts = {a.name: a.document.content for a in articles}
    copies = [
        (a.name, "the same text as" if texts[a.name] == texts[a.copy_of] else "nearly the same text as", a.copy_of)
        for a in articles
        if a.copy_of
    ]
    return tuple(f"note: {name} holds {how} {original}: the two count as one witness" for name, how, original in copies)
