"""From paths to documents: folders are walked, files decoded, and what cannot be read is reported with the remedy."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from fnmatch import fnmatchcase
from glob import glob
from pathlib import Path, PurePath
from typing import TypeVar

from factcheck.documents import language
from factcheck.documents.markdown import front_matter
from factcheck.documents.text import decode
from factcheck.documents.walking import TEXT_SUFFIXES, Selection, below
from factcheck.model import Document, Problem

_OTHER_FORMATS = frozenset({".html", ".htm", ".xhtml", ".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".json", ".xml"})

T = TypeVar("T")


def load(
    paths: Iterable[str | os.PathLike[str]],
    *,
    languages: Mapping[str, str] | None = None,
    dates: Mapping[str, date] | None = None,
    among: Collection[str] = (),
    selection: Selection | None = None,
    given: Mapping[str, bytes] | None = None,
) -> tuple[list[Document], list[Problem]]:
    """The documents in files and folders, and what could not be read, both by name: the path as given, or as found below a folder.

    `languages` and `dates` give the language and the date of publication of the documents whose name, or last part of it, a
    pattern fits; of several patterns the last one counts. `among` are the languages that others may be in, `selection` says what of
    folders is read, `given` holds the bytes of documents that are no files. Nothing is raised: a path that cannot be read becomes a
    `Problem`.
    """
    languages, dates = languages or {}, dates or {}
    problems: dict[str, str] = {}
    texts = _texts(paths, selection or Selection(), given or {}, problems)
    spoken = {name: _chosen(languages, name) or _among(texts[name], among) for name in texts}
    documents = [Document(name, texts[name], spoken[name], _chosen(dates, name)) for name in sorted(texts)]
    return documents, [Problem(name, problems[name]) for name in sorted(problems)]


def listed(paths: Iterable[str | os.PathLike[str]], selection: Selection) -> tuple[list[str], list[Problem]]:
    """The names of the files that would be read, and the paths that lead nowhere."""
    problems: dict[str, str] = {}
    names = {path.as_posix() for path, _ in _walk(paths, selection, problems)}
    return sorted(names), [Problem(name, problems[name]) for name in sorted(problems)]


def _texts(
    paths: Iterable[str | os.PathLike[str]], selection: Selection, given: Mapping[str, bytes], problems: dict[str, str]
) -> dict[str, str]:
    """The texts by name. A file without a suffix that a folder holds and that is no text is passed over."""
    texts: dict[str, str] = {}
    seen: set[Path] = set()
    for path, named in _walk(paths, selection, problems):
        resolved = path.resolve()
        if resolved in seen:
            continue
        seen.add(resolved)
        try:
            texts[path.as_posix()] = _read(path)
        except (OSError, ValueError) as error:
            if named or path.suffix:
                problems[path.as_posix()] = _message(path, error)
    for name, data in given.items():
        try:
            texts[name] = _decoded(data)
        except ValueError as error:
            problems[name] = f"{name} {error}"
    return texts


def _among(text: str, languages: Collection[str]) -> str | None:
    """The language of a text where it can be one of a few only; what the text says of itself counts more."""
    if not languages or front_matter(text).first("language", "lang", "locale"):
        return None
    return language.detect(text, languages)


def unmatched(patterns: Iterable[str], documents: Iterable[Document]) -> list[str]:
    """The patterns that fit no document: most often a slip in a name."""
    names = [d.name for d in documents]
    return [pattern for pattern in patterns if not any(_fits(pattern, name) for name in names)]


def _walk(paths: Iterable[str | os.PathLike[str]], selection: Selection, problems: dict[str, str]) -> Iterator[tuple[Path, bool]]:
    """The files of the paths, and whether a file was named itself; paths that lead nowhere become problems."""
    for path in sorted({p for given in paths for p in _spread(Path(given))}):
        if not path.is_dir():
            if path.exists():
                yield path, True
            else:
                problems[path.as_posix()] = f"{path.as_posix()} does not exist: check the path"
            continue
        files = list(below(path, selection, problems))
        if not files:
            wanted = ", ".join(sorted(TEXT_SUFFIXES - {""}))
            problems[path.as_posix()] = f"{path.as_posix()} holds no documents: it needs text files ({wanted}, or no suffix)"
        yield from ((file, False) for file in files)


def _spread(path: Path) -> Iterable[Path]:
    """The path, or where there is none of that name, those that it fits as a pattern: settings know no shell."""
    found = () if path.exists() else glob(str(path), recursive=True)
    return [Path(p) for p in found] or [path]


def _read(path: Path) -> str:
    if path.suffix.lower() in _OTHER_FORMATS:
        raise ValueError("is in a format that is not read: save it as plain text (.txt) or Markdown (.md)")
    return _decoded(path.read_bytes())


def _decoded(data: bytes) -> str:
    text = decode(data)
    if not text.strip("\ufeff\0 \t\r\n"):
        raise ValueError("is empty: fill it or leave it out")
    return text


def _message(path: Path, error: OSError | ValueError) -> str:
    if isinstance(error, OSError):
        return f"{path.as_posix()} cannot be read ({error.strerror}): check its permissions"
    return f"{path.as_posix()} {error}"


def _chosen(choices: Mapping[str, T], name: str) -> T | None:
    return next((choices[pattern] for pattern in reversed(list(choices)) if _fits(pattern, name)), None)


def _fits(pattern: str, name: str) -> bool:
    return pattern == name or fnmatchcase(name, pattern) or fnmatchcase(PurePath(name).name, pattern)
