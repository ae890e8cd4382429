"""Which files of a folder are read: those with the suffix of a text that no pattern leaves out.

Patterns are those of .gitignore. A path that is named itself is read whatever the patterns say. Hidden files are left alone.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path, PurePath
from typing import Any

from factcheck.documents.formats import SUFFIXES
from factcheck.model import Problem
from factcheck.records import dataclass

_LEADS_OUT = "{} leads to a file out of its folder: name that file itself to have it read"
_WILD = re.compile(r"[*?!/\\]+")


@dataclass(frozen=True)
class Selection:
    """What of a folder is read. `include` and `exclude` are relative to `root`; nothing in `include` means everything."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    gitignore: bool = False
    root: str = ""


class Patterns:
    """Lines of .gitignore and the folder they are relative to."""

    def __init__(self, folder: Path, lines: Sequence[str]) -> None:
        self.folder = folder
        self.lines = [line for line in lines if line.strip() and not line.startswith("#")]
        self._literal = [_literals(line) for line in self.lines]

    def fits(self, path: Path, folder: bool = False) -> bool | None:
        """Whether a path is meant; None where no line speaks of it."""
        name = Path(os.path.relpath(path, self.folder)).as_posix() + ("/" if folder else "")
        # The library costs more than a start-up may: it is asked only where a line has a chance.
        if name.startswith("../") or not any(all(part in name for part in parts) for parts in self._literal):
            return None
        verdict: bool | None = self._spec.check_file(name).include
        return verdict

    @cached_property
    def _spec(self) -> Any:
        from pathspec import GitIgnoreSpec

        return GitIgnoreSpec.from_lines(self.lines)


def below(folder: Path, selection: Selection, problems: dict[str, Problem]) -> Iterator[Path]:
    """The files of a folder and of those in it, in order. Folders that cannot be read are noted in `problems`."""

    def report(error: OSError) -> None:
        name = Path(error.filename).as_posix()
        problems[name] = Problem(name, f"{name} cannot be read ({error.strerror}): check its permissions")

    root = Path(selection.root)
    include, exclude = (Patterns(root, p) if p else None for p in (selection.include, selection.exclude))
    git = _above(folder) if selection.gitignore else {}
    for parent, folders, files in os.walk(folder, onerror=report):
        here = Path(parent)
        rules = [*git.get(here, ())]
        if selection.gitignore and ".gitignore" in files:
            rules.append(_lines_of(here))
        folders[:] = [f for f in sorted(folders) if not f.startswith(".") and not _left_out(here / f, rules, exclude, folder=True)]
        git |= {here / f: tuple(rules) for f in folders}
        for file in sorted(files):
            path = here / file
            wanted = PurePath(file).suffix.lower() in SUFFIXES if include is None else include.fits(path) is True
            if wanted and not file.startswith(".") and not _left_out(path, rules, exclude):
                if path.is_symlink() and not os.path.realpath(path).startswith(os.path.join(os.path.realpath(folder), "")):
                    problems[path.as_posix()] = Problem(path.as_posix(), _LEADS_OUT.format(path.as_posix()), passed_over=True)
                else:
                    yield path


def _left_out(path: Path, rules: Iterable[Patterns], exclude: Patterns | None, folder: bool = False) -> bool:
    if exclude and exclude.fits(path, folder):
        return True
    verdicts = [v for rule in rules if (v := rule.fits(path, folder)) is not None]
    return bool(verdicts and verdicts[-1])


def _above(folder: Path) -> dict[Path, tuple[Patterns, ...]]:
    """The .gitignore files of the repository above a folder, for that folder. A folder that is itself ignored was named on purpose."""
    found: list[Patterns] = []
    absolute = folder.absolute()
    for parent in (absolute, *absolute.parents):
        if parent != absolute and os.path.isfile(parent / ".gitignore"):
            found.insert(0, _lines_of(parent))
        if os.path.exists(parent / ".git"):
            return {} if _left_out(absolute, found, None, folder=True) else {folder: tuple(found)}
    return {}


def _lines_of(folder: Path) -> Patterns:
    try:
        return Patterns(folder.absolute(), (folder / ".gitignore").read_text("utf-8", "replace").splitlines())
    except OSError:
        return Patterns(folder.absolute(), ())


def _literals(line: str) -> list[str]:
    """What a path must hold for a line to fit it; nothing where that cannot be told cheaply."""
    return [] if "[" in line or "\\" in line else [part for part in _WILD.split(line.strip()) if part]
