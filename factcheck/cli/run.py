"""One run of a command: its settings, what it reads, what it writes, how it ends. The commands are made of these steps."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck import budget, console, settings
from factcheck.budget import Limits
from factcheck.cli.watchdog import watched
from factcheck.records import dataclass
from factcheck.settings import Settings

if TYPE_CHECKING:
    from factcheck.cluster import Cluster
    from factcheck.engines import Engine, Job, Reading
    from factcheck.gate.baseline import Entry
    from factcheck.model import Comparison, Document, Problem
    from factcheck.pipeline import Loaded, Stages
    from factcheck.rates import Rates
    from factcheck.reports import Registry, View

OK, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130
_STANDARD_INPUT = "-"


class CannotRun(Exception):
    """The job cannot be done; the message says why to the user."""


@dataclass(frozen=True)
class Run:
    """A command's settings, and the flags that are none: they say what to do this once."""

    settings: Settings
    flags: Mapping[str, Any]

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Run:
        """The run of the flags that a command was given. Raises SettingsError."""
        from factcheck.settings import files

        asked = {o.name for o in settings.options()}
        flags = {name: value for name, value in given.items() if name not in asked}
        values = {name: None if value == [] or (name == "quiet" and not value) else value for name, value in given.items() if name in asked}
        if flags.get("exit_zero"):
            values["fail_on"] = "never"
        file, assigned = files.sources(flags.get("config") or (), bool(flags.get("isolated")), Path.cwd())
        run = cls(settings.resolve(values, os.environ, file, assigned), flags)
        for slip in settings.slips(os.environ):
            console.say(slip)
        run.tell(f"settings from {file[0].name}" if file else "settings from no file")
        return run

    @contextmanager
    def timed(self) -> Iterator[None]:
        """What is done within it is broken off when the time of --timeout is over, and ended where it heeds no time."""
        s = self.settings
        limits = Limits(s.document_timeout, s.document_memory)
        with budget.run(s.timeout, limits) as spent, watched(spent, FAILED) if s.timeout or s.document_timeout else nullcontext():
            yield

    @property
    def limits(self) -> Limits:
        """What one document may take."""
        return Limits(self.settings.document_timeout, self.settings.document_memory, budget.until())

    def tell(self, message: str) -> None:
        """A line on standard error for whoever asked for it."""
        if self.flags.get("verbose"):
            console.say(message)

    # ---- reading

    def paths(self, given: Sequence[str] | None) -> list[str]:
        """What to read: the paths of the command line, else those of --files-from, else those of the settings. Raises CannotRun."""
        found = list(given or ())
        if source := self.flags.get("files_from"):
            found += _listed(source)
        elif not found:
            found = list(self.settings.paths)
        if not found:
            raise CannotRun("no paths: name files and folders, or set `paths` in factcheck.toml (factcheck init writes one)")
        return found

    def load(self, given: Sequence[str] | None) -> tuple[list[Document], list[Problem]]:
        """The documents, and what could not be read. Raises CannotRun where a date or language is for a document that is not there."""
        return self._loaded([self.paths(given)])[0]

    def batches(self, given: Sequence[str] | None, problems: list[Problem]) -> Iterator[list[Document]]:
        """What `load` gives, some documents at a time; what could not be read is added to `problems`. Raises CannotRun as `load` does,
        at the end."""
        from factcheck import pipeline

        files, standard = self._files(self.paths(given))
        unmatched: set[str] | None = None
        read = 0
        for found in pipeline.batches(files, self.settings, standard, self.limits):
            _tell_problems(found.problems)
            self._spare(found.documents)
            problems += [p for p in found.problems if not p.passed_over]
            unmatched = set(found.unmatched) & (set(found.unmatched) if unmatched is None else unmatched)
            read += len(found.documents)
            yield found.documents
        self._heed_unmatched(sorted(unmatched or ()))
        self.tell(f"read {read} documents")

    def sides(self, drafts: Sequence[str], against: Sequence[str] | None) -> tuple[list[Document], list[Document], list[Problem], Engine]:
        """The drafts, the sources, what could not be read, where both are read. A draft among the sources is no source."""
        from factcheck.engines import is_archive

        paths = self.paths(against)
        archives = [path for path in paths if is_archive(path)]
        (mine, mine_problems), (theirs, their_problems) = self._loaded([drafts, [path for path in paths if path not in archives]])
        own = {Path(d.name).resolve() for d in mine}
        sources = [d for d in theirs if Path(d.name).resolve() not in own]
        if theirs and not sources and not archives:
            raise CannotRun("--against: every source is one of the drafts")
        problems = list(dict.fromkeys([*mine_problems, *their_problems]))
        recalled, engine = self._recalled(mine, sources, archives) if archives else ([], self.engine())
        return mine, [*sources, *recalled, *self.pins()], problems, engine

    def _recalled(self, drafts: list[Document], sources: list[Document], archives: list[str]) -> tuple[list[Document], Engine]:
        """What archives hold on the drafts, save these themselves and the sources there are anyway."""
        import sqlite3

        from factcheck import pipeline

        there = {Path(d.name).resolve() for d in (*drafts, *sources)}
        try:
            return pipeline.recall(drafts, archives, lambda name: Path(name).resolve() in there, self.engine())
        except sqlite3.Error as error:
            raise CannotRun(f"--against: {', '.join(archives)}: {error}; factcheck index makes an archive anew") from None

    def pins(self) -> list[Document]:
        """The pinned facts, as documents."""
        if not self.settings.pin:
            return []
        from factcheck.gate import pins

        return pins.documents(self.settings.pin)

    def engine(self) -> Engine:
        """Where the documents are read. Raises CannotRun."""
        if self.shared_out:
            return partial(_telling, self._cluster)
        from factcheck.engines.bounded import Bounded
        from factcheck.engines.pool import Pool

        engine: Engine = Bounded(self.limits, Pool(self.settings.jobs))
        if folder := self._kept_in:
            from factcheck.engines.store import Stored

            engine = Stored(folder, engine)
        return partial(_telling, engine)

    @cached_property
    def _kept_in(self) -> Path | None:
        """The folder for what was read before; None where it is not to be kept or there is none."""
        if not self.settings.cache:
            return None
        from factcheck.engines import store

        return Path(self.settings.cache_dir) if self.settings.cache_dir else store.folder(os.environ)

    @property
    def shared_out(self) -> bool:
        """Whether the work is done on a cluster, and texts are none of this machine's business."""
        return self.settings.engine != "local"

    @property
    def stages(self) -> Stages:
        """Where the documents are compared. Raises CannotRun."""
        from factcheck import pipeline

        if self.shared_out:
            return self._cluster.stages
        if not self._kept_in:
            return pipeline.HERE
        from factcheck.engines.store import Sketches

        return pipeline.keeping(Sketches(self._kept_in))

    @cached_property
    def _cluster(self) -> Cluster:
        from factcheck.cluster import Cluster
        from factcheck.engines.dask import Dask

        if not self.settings.scheduler:
            raise CannotRun("--engine dask needs --scheduler tcp://HOST:PORT: `dask scheduler` starts one and tells its address")
        return Cluster(Dask(self.settings.scheduler), self.settings, self.limits, self.rates())

    def _load(self, paths: Sequence[str]) -> Loaded:
        from factcheck import pipeline

        files, given = self._files(paths)
        if not self.shared_out:
            return pipeline.load(files, self.settings, given, self.limits)
        far, near = self._cluster.load(files), pipeline.load([], self.settings, given, self.limits)
        unmatched = [name for name in far.unmatched if not given or name in near.unmatched]
        return pipeline.Loaded([*far.documents, *near.documents], [*far.problems, *near.problems], unmatched)

    def _files(self, paths: Sequence[str]) -> tuple[list[str], dict[str, bytes]]:
        """The paths, and what stands on standard input, by its name."""
        files = [p for p in paths if p != _STANDARD_INPUT]
        return files, {self.flags.get("stdin_filename") or _STANDARD_INPUT: _standard_input()} if len(files) < len(paths) else {}

    def _loaded(self, sides: Sequence[Sequence[str]]) -> list[tuple[list[Document], list[Problem]]]:
        if self.shared_out:
            self._cluster.forget()
        found = [self._load(paths) for paths in sides]
        _tell_problems(list(dict.fromkeys(p for side in found for p in side.problems)))
        self._heed_unmatched([name for name in found[0].unmatched if all(name in side.unmatched for side in found)])
        self._spare([d for side in found for d in side.documents])
        self.tell(f"read {sum(len(side.documents) for side in found)} documents")
        return [(side.documents, [p for p in side.problems if not p.passed_over]) for side in found]

    def _heed_unmatched(self, names: Sequence[str]) -> None:
        """A name that a flag gives and no document has is a slip; a file of settings speaks of more documents than are read."""
        flags = {"date": "--date", "language": "--language"}
        given = [
            n
            for n in names
            if any(self.settings.origins.get(o, "").endswith(flag) and n in getattr(self.settings, o) for o, flag in flags.items())
        ]
        if given:
            raise CannotRun(f"--date or --language: no document is called {', '.join(map(repr, given))}")

    def _spare(self, documents: Sequence[Document]) -> None:
        """Refuses to write over what was read."""
        targets = {t for t in (self.settings.output, *self.settings.report.values()) if t}
        files = {d.packed_in or d.name for d in documents} if any(map(os.path.exists, targets)) else set()
        for target in sorted(targets):
            if os.path.exists(target) and any(os.path.exists(f) and os.path.samefile(f, target) for f in files):
                raise CannotRun(f"{target} is one of the documents: a report would overwrite it")
        if len({os.path.abspath(t) for t in targets}) < len([t for t in (self.settings.output, *self.settings.report.values()) if t]):
            raise CannotRun("--output and --report: two of them name one file")

    def followed(self, given: Sequence[str] | None) -> Callable[[], list[str]]:
        """A function that lists the files on which the result rests, as they are when it is asked. Raises CannotRun."""
        paths = self.paths(given)
        if _STANDARD_INPUT in paths:
            raise CannotRun("standard input cannot be followed: name files and folders")

        def listed() -> list[str]:
            from factcheck import pipeline

            return [*pipeline.listed(paths, self.settings)[0], str(self.baseline)]

        return listed

    def rates(self) -> Rates | None:
        """The rates of exchange that the user gives. Raises SettingsError."""
        if not self.settings.rates:
            return None
        from factcheck.settings import rates

        return rates.read(self.settings.rates)

    def compared(self, documents: Sequence[Document], problems: Sequence[Problem]) -> Comparison:
        """The documents, and the pinned facts, against one another. Raises SettingsError."""
        from factcheck import pipeline

        s, rates = self.settings, self.rates()
        found, within = [*documents, *self.pins()], s.within
        return pipeline.compare(found, problems, console.watched, within, s.aliases, self.engine(), rates, self.stages)

    # ---- deciding

    @property
    def baseline(self) -> Path:
        """Where accepted findings are kept."""
        return Path(self.settings.baseline or os.path.join(self.settings.root, settings.BASELINE))

    def entries(self) -> tuple[Entry, ...]:
        """The accepted findings. Raises CannotRun where a baseline is asked for by name and is not there."""
        path = self.baseline
        if not path.exists():
            if self.settings.baseline and not self.flags.get("update_baseline"):
                raise CannotRun(f"the baseline {path.as_posix()} does not exist: --update-baseline writes it")
            return ()
        from factcheck.gate import baseline

        return baseline.read(path)

    def settle(self, comparison: Comparison) -> Comparison:
        """The comparison without what people have dealt with."""
        from factcheck import gate

        return gate.settle(comparison, self.settings, console.today, self.entries())

    def keep(self, entries: Sequence[Entry]) -> None:
        """Writes the accepted findings."""
        from factcheck.gate import baseline

        console.write(baseline.written(entries), str(self.baseline))
        console.say(f"wrote {self.baseline.as_posix()}: {len(entries)} accepted")

    # ---- writing

    def write(self, registry: Registry, result: Any) -> bool:
        """The result in its format, and the reports beside it; whether all could be written. A file that could not is told."""
        from factcheck import reports

        name = self.format(registry)
        targets = [(settings.choose("report", form, registry), path, form) for form, path in self.settings.report.items()]
        written = [self._to_file(reports.renderer(registry, form), result, path) for _, path, form in targets]
        if self.settings.quiet < 2 or self.settings.output:
            console.write(reports.renderer(registry, name)(result, self.view(self.settings.output)), self.settings.output)
        return all(written)

    def _to_file(self, render: Any, result: Any, path: str) -> bool:
        try:
            console.write(render(result, replace(self.view(path), quiet=False)), path, add=path == os.environ.get("GITHUB_STEP_SUMMARY"))
        except OSError as error:
            console.say(f"{path} cannot be written: {error.strerror or error}")
            return False
        self.tell(f"wrote {path}")
        return True

    def format(self, registry: Registry) -> str:
        """The format: what a flag asks for must be there; what the surroundings ask for counts where it is. Raises SettingsError."""
        name = self.settings.format
        if name == "auto":
            hosted = os.environ.get("GITHUB_ACTIONS") and os.environ.get("GITHUB_WORKFLOW") and not self.settings.output
            name = "github" if hosted and "github" in registry else "text"
        if name not in registry and self.settings.origins.get("format") != "--format":
            return "text"
        settings.choose("format", name, registry)
        return name

    def view(self, output: str | None) -> View:
        """How reports are to look: colours are for standard output, or for who asks for them."""
        from factcheck.reports import View

        color = (output is None or self.settings.color == "always") and console.wants_color(self.settings.color, sys.stdout, os.environ)
        root, here = console.project(os.environ)
        width = console.width(sys.stdout) if output is None else console.WIDTH
        return View(color, self.settings.quiet > 0, self.settings.failing, root, here, self._changed, width)

    @cached_property
    def _changed(self) -> frozenset[str]:
        source = self.flags.get("changed_from")
        return frozenset(_listed(source) if source else ())

    # ---- ending

    def status(self, done: bool, problems: Sequence[Problem], levels: Sequence[str | None] = (), stale: Sequence[str] = ()) -> int:
        """The exit status: 2 where something could not be done, else 1 where a finding fails the gate."""
        if problems or not done:
            return FAILED
        failed = self.settings.fails(levels) or (self.settings.strict_baseline and bool(stale))
        return FOUND if failed else OK

    def tell_stale(self, comparison: Comparison, registry: Registry) -> None:
        """Entries that fit nothing any more, where the report itself does not tell of them or they fail the gate."""
        if (
            comparison.stale
            and not self.settings.quiet
            and (self.settings.strict_baseline or self.format(registry) not in ("text", "json"))
        ):
            for entry in comparison.stale:
                console.say(entry)

    def tell_counts(self, comparison: Comparison) -> None:
        """The counts in one line, for --stat."""
        if self.flags.get("stat"):
            from factcheck.reports.verdict import one_line

            console.say(one_line(comparison))


def _listed(source: str) -> list[str]:
    """The paths of a list: one a line, or parted by NUL, as `git ls-files -z` and `find -print0` write them."""
    data = _standard_input() if source == _STANDARD_INPUT else Path(source).read_bytes()
    return [os.fsdecode(part) for part in (data.split(b"\0") if b"\0" in data else data.splitlines()) if part.strip()]


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise CannotRun("standard input is closed")
    return sys.stdin.buffer.read()


def _telling(engine: Engine, job: Job, documents: Sequence[Document]) -> Iterator[Reading | Problem]:
    """What the engine reads; of what it cannot, a word on standard error."""
    from factcheck.model import Problem

    late = []
    for found in engine(job, documents):
        if isinstance(found, Problem):
            if found.message == budget.RUN_OVER:
                late.append(found)
            else:
                console.say(str(found))
        yield found
    _tell_problems(late)


def _tell_problems(problems: Sequence[Problem]) -> None:
    """A line for each; those that are but for want of time in one."""
    late = [p for p in problems if p.message == budget.RUN_OVER]
    for problem in problems if len(late) < 2 else [p for p in problems if p.message != budget.RUN_OVER]:
        console.say(str(problem))
    if len(late) > 1:
        console.say(f"{late[0].document} and {len(late) - 1} more: {budget.RUN_OVER}")
