"""From paths to documents: folders are walked, files read, and what cannot be read is reported with the remedy."""

from __future__ import annotations

import builtins
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fnmatch import fnmatchcase
from glob import glob
from pathlib import Path, PurePath
from typing import Any, TypeVar

from factcheck.budget import RUN_OVER, UNLIMITED, Limits, Overspent, heed, metered
from factcheck.documents.formats import LARGEST, SUFFIXES, Fields, MissingExtra, NotRead, documents
from factcheck.documents.storage import File, at, data, is_address
from factcheck.documents.walking import Selection, below
from factcheck.model import Document, Problem

T = TypeVar("T")

_BATCH = 2_000_000
"""Characters of documents that are read at a time where not all are needed at once: some seconds' work for several processes."""


def load(
    paths: Iterable[str | os.PathLike[str]],
    *,
    languages: Mapping[str, str] | None = None,
    dates: Mapping[str, date] | None = None,
    among: Collection[str] = (),
    selection: Selection | None = None,
    given: Mapping[str, bytes] | None = None,
    fields: Mapping[str, Sequence[str]] | None = None,
    limits: Limits = UNLIMITED,
) -> tuple[list[Document], list[Problem]]:
    """The documents in files and folders, and what could not be read, both by name: the path as given, or as found below a folder.

    `languages` and `dates` give the language and the date of publication of the documents whose name, or last part of it, a
    pattern fits; of several patterns the last one counts. `among` are the languages that others may be in, `selection` says what of
    folders is read, `given` holds the bytes of documents that are no files, `fields` tells where the parts of a record stand,
    `limits` are those of one file. Nothing is raised: a path that cannot be read becomes a `Problem`.
    """
    files, problems = addresses(paths, selection or Selection())
    found, failed = load_files(files, languages=languages, dates=dates, among=among, given=given, fields=fields, limits=limits)
    return found, sorted({p.document: p for p in (*problems, *failed)}.values(), key=lambda problem: problem.document)


def load_files(
    files: Iterable[File],
    *,
    languages: Mapping[str, str] | None = None,
    dates: Mapping[str, date] | None = None,
    among: Collection[str] = (),
    given: Mapping[str, bytes] | None = None,
    fields: Mapping[str, Sequence[str]] | None = None,
    limits: Limits = UNLIMITED,
) -> tuple[list[Document], list[Problem]]:
    """The documents in files that `addresses` found, by name, and what of them could not be read; the rest is as in `load`."""
    loading = _Loading(Fields.of(fields or {}), limits)
    for file in files:
        loading.file(file)
    for name, content in (given or {}).items():
        loading.bytes(name, content, True)
    found = [_as_said(document, languages or {}, dates or {}, among) for _, document in sorted(loading.documents.items())]
    return found, sorted(loading.problems.values(), key=lambda problem: problem.document)


def batches(
    paths: Iterable[str | os.PathLike[str]],
    *,
    selection: Selection | None = None,
    given: Mapping[str, bytes] | None = None,
    **said: Any,
) -> Iterator[tuple[list[Document], list[Problem]]]:
    """What `load` gives, some documents at a time in the order of their files, so that no more than those are in memory."""
    files, problems = addresses(paths, selection or Selection())
    found, failed = load_files((), given=given, **said)
    failed = [*problems, *failed]
    size = 0
    for file in sorted(files):
        more, trouble = load_files([file], **said)
        found += more
        failed += trouble
        size += sum(len(d.text) for d in more)
        if size >= _BATCH:
            yield found, failed
            found, failed, size = [], [], 0
    yield found, failed


def addresses(paths: Iterable[str | os.PathLike[str]], selection: Selection) -> tuple[list[File], list[Problem]]:
    """The files at and below the paths, each but once, and the paths that lead nowhere. Nothing is read."""
    problems: dict[str, Problem] = {}
    paths = list(paths)
    found: dict[str, File] = {}
    for path, named in _walk((p for p in paths if not is_address(p)), selection, problems):
        found.setdefault(os.path.realpath(path), File(path.as_posix(), os.path.abspath(path), named))
    for file in at((p for p in paths if is_address(p)), selection, problems):
        found.setdefault(file.place, file)
    return list(found.values()), [problems[name] for name in sorted(problems)]


def _as_said(document: Document, languages: Mapping[str, str], dates: Mapping[str, date], among: Collection[str]) -> Document:
    """A document with what the user says of it."""
    language = _chosen(languages, document.name) or _among(document, among)
    return replace(document, language=language, published=_chosen(dates, document.name))


def listed(paths: Iterable[str | os.PathLike[str]], selection: Selection) -> tuple[list[str], list[Problem]]:
    """The names of the files that would be read, and the paths that lead nowhere."""
    files, problems = addresses(paths, selection)
    return sorted(file.name for file in files), problems


class _Loading:
    """What has been loaded so far, by name."""

    def __init__(self, fields: Fields, limits: Limits) -> None:
        self.fields, self.limits = fields, limits
        self.documents: dict[str, Document] = {}
        self.problems: dict[str, Problem] = {}

    def file(self, file: File) -> None:
        """Loads a file. What a folder holds that is no document is passed over."""
        name, place, named = file
        if self.limits.over:
            self.problems[name] = Problem(name, RUN_OVER)
            return
        try:
            self.bytes(name, data(place) if is_address(place) else _bytes(Path(place), named), named)
        except (OSError, ValueError) as error:
            self.problems[name] = Problem(name, _message(name, error))

    def bytes(self, name: str, data: bytes, named: bool) -> None:
        """Loads the documents in a file of that name."""
        try:
            with metered(self.limits, name):
                heed("opening the file")
                self._take(name, data)
        except (Overspent, MemoryError) as error:
            self.problems[name] = Problem(name, f"{name} {str(error) or 'needs more memory than there is: split it'}")
        except NotRead as error:
            if named or isinstance(error, MissingExtra):
                self.problems[name] = Problem(name, f"{name} {error}", passed_over=not named)
        except ValueError as error:
            if named or PurePath(name).suffix:
                data_of_programs = PurePath(name).suffix.lower() in (".json", ".xml", ".csv", ".tsv")
                self.problems[name] = Problem(name, f"{name} {error}", passed_over=data_of_programs and not named)

    def _take(self, name: str, data: builtins.bytes) -> None:
        for found in documents(name, data, self.fields):
            heed("opening the file")
            if isinstance(found, Problem):
                self.problems[found.document] = replace(found, packed_in=name)
            else:
                self.documents[found.name] = found if found.name == name else replace(found, packed_in=name)


def _bytes(path: Path, named: bool) -> bytes:
    # A pipe that is named is meant to be read; one that lies in a folder would be waited for without end.
    if not named and not os.path.isfile(path):
        raise ValueError("is no regular file: leave it out")
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ValueError(f"is larger than {LARGEST >> 20} MB: split it")
    return data


def _among(document: Document, languages: Collection[str]) -> str | None:
    """The language of a text where it can be one of a few only; what the text says of itself counts more."""
    if not languages:
        return None
    from factcheck.documents import language
    from factcheck.documents.markdown import front_matter

    if front_matter(document.text).first("language", "lang", "locale"):
        return None
    return language.detect(document.text, languages)


def unmatched(patterns: Iterable[str], documents: Iterable[Document]) -> list[str]:
    """The patterns that fit no document: most often a slip in a name."""
    names = [d.name for d in documents]
    return [pattern for pattern in patterns if not any(_fits(pattern, name) for name in names)]


def _walk(paths: Iterable[str | os.PathLike[str]], selection: Selection, problems: dict[str, Problem]) -> Iterator[tuple[Path, bool]]:
    """The files of the paths, and whether a file was named itself; paths that lead nowhere become problems."""
    for path in sorted({p for given in paths for p in _spread(Path(given))}):
        name = path.as_posix()
        if not os.path.isdir(path):
            if problem := _missing(path):
                problems[name] = Problem(name, problem)
            else:
                yield path, True
            continue
        files = list(below(path, selection, problems))
        if not files and name not in problems:
            wanted = ", ".join(sorted(SUFFIXES - {""}))
            problems[name] = Problem(name, f"{name} holds no documents: it needs text (no suffix) or one of {wanted}")
        yield from ((file, False) for file in files)


def _missing(path: Path) -> str:
    """What keeps a path from being looked at, "" where nothing does."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return f"{path.as_posix()} does not exist: check the path"
    except OSError as error:
        return _message(path.as_posix(), error)
    return ""


def _spread(path: Path) -> Iterable[Path]:
    """The path, or where there is none of that name, those that it fits as a pattern: settings know no shell."""
    found = () if os.path.exists(path) else glob(str(path), recursive=True)
    return [Path(p) for p in found] or [path]


def _message(name: str, error: OSError | ValueError) -> str:
    if isinstance(error, OSError):
        return f"{name} cannot be read ({error.strerror}): check its permissions"
    return f"{name} {error}"


def _chosen(choices: Mapping[str, T], name: str) -> T | None:
    return next((choices[pattern] for pattern in reversed(list(choices)) if _fits(pattern, name)), None)


def _fits(pattern: str, name: str) -> bool:
    """Whether a pattern fits a document: its name, the last part of it, or for the entry of a feed or archive that of the file."""
    whole, entry, _ = name.partition("#")
    if entry and _fits(pattern, whole):
        return True
    return pattern == name or fnmatchcase(name, pattern) or fnmatchcase(PurePath(name).name, pattern)
