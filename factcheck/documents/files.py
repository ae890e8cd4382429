"""From paths to documents: folders are walked, files decoded, and what cannot be read is reported with the remedy."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import TypeVar

from factcheck.documents.text import decode
from factcheck.model import Document, Problem

TEXT_SUFFIXES = frozenset({"", ".txt", ".text", ".md", ".markdown"})
"""What is read of a folder. A file that is named itself is read whatever its suffix, unless it is one of a page or a binary format."""

_OTHER_FORMATS = frozenset({".html", ".htm", ".xhtml", ".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".json", ".xml"})

T = TypeVar("T")


def load(
    paths: Iterable[str | os.PathLike[str]],
    *,
    languages: Mapping[str, str] | None = None,
    dates: Mapping[str, date] | None = None,
) -> tuple[list[Document], list[Problem]]:
    """The documents in files and folders, and what could not be read, both by name: the path as given, or as found below a folder.

    `languages` and `dates` give the language and the date of publication of the documents whose name, or last part of it, a
    pattern fits; of several patterns the last one counts. Nothing is raised: a path that cannot be read becomes a `Problem`.
    """
    languages, dates = languages or {}, dates or {}
    texts: dict[str, str] = {}
    problems: dict[str, str] = {}
    seen: set[Path] = set()
    for path, named in _walk(paths, problems):
        resolved = path.resolve()
        if resolved in seen:
            continue
        seen.add(resolved)
        try:
            texts[path.as_posix()] = _read(path)
        except (OSError, ValueError) as error:
            if named or path.suffix:
                problems[path.as_posix()] = _message(path, error)
    documents = [Document(name, texts[name], _chosen(languages, name), _chosen(dates, name)) for name in sorted(texts)]
    return documents, [Problem(name, problems[name]) for name in sorted(problems)]


def unmatched(patterns: Iterable[str], documents: Iterable[Document]) -> list[str]:
    """The patterns that fit no document: most often a slip in a name."""
    names = [d.name for d in documents]
    return [pattern for pattern in patterns if not any(_fits(pattern, name) for name in names)]


def _walk(paths: Iterable[str | os.PathLike[str]], problems: dict[str, str]) -> Iterator[tuple[Path, bool]]:
    """The files of the paths, and whether a file was named itself; paths that lead nowhere become problems."""
    for path in sorted({Path(p) for p in paths}):
        if not path.is_dir():
            if path.exists():
                yield path, True
            else:
                problems[path.as_posix()] = f"{path.as_posix()} does not exist: check the path"
            continue
        files = list(_below(path, problems))
        if not files:
            wanted = ", ".join(sorted(TEXT_SUFFIXES - {""}))
            problems[path.as_posix()] = f"{path.as_posix()} holds no documents: it needs text files ({wanted}, or no suffix)"
        yield from ((file, False) for file in files)


def _below(folder: Path, problems: dict[str, str]) -> Iterator[Path]:
    def report(error: OSError) -> None:
        name = Path(error.filename).as_posix()
        problems[name] = f"{name} cannot be read ({error.strerror}): check its permissions"

    for parent, folders, files in os.walk(folder, onerror=report):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(files):
            if not file.startswith(".") and PurePath(file).suffix.lower() in TEXT_SUFFIXES:
                yield Path(parent, file)


def _read(path: Path) -> str:
    if path.suffix.lower() in _OTHER_FORMATS:
        raise ValueError("is in a format that is not read: save it as plain text (.txt) or Markdown (.md)")
    text = decode(path.read_bytes())
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
