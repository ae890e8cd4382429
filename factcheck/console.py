"""Where a run meets its surroundings: standard output, standard error, colours, the progress bar.

Standard output carries the result and nothing else, in UTF-8 whatever the locale says. Everything for the person at the keyboard
goes to standard error.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

if TYPE_CHECKING:
    from factcheck.model import Document

WIDTH, NARROW = 110, 60  # columns of a report that goes to no terminal, and the fewest it is cut to
_PART, _POSIX = ".part", os.name == "posix"
LONG = 20  # documents from which on a progress bar is worth its flicker


def write(text: str, output: str | None, *, add: bool = False) -> None:
    """The result to standard output, or to the file `output`, or to its end. Raises OSError where it cannot be written."""
    data = f"{text}\n".encode("utf-8", "backslashreplace") if text else b""
    if output is None:
        _to_stdout(data)
    elif add:
        with open(output, "ab") as file:
            file.write(data)
    else:
        _to_file(Path(output), data)


def _to_stdout(data: bytes) -> None:
    if sys.stdout is None:
        raise OSError("standard output is closed")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        # What is left in the buffer would be tried again at exit, and its failure would replace the exit status.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):  # the reader has seen enough: the verdict stands
            raise


def _to_file(path: Path, data: bytes) -> None:
    if not path.is_file() and path.exists():  # a device or a pipe cannot be replaced
        path.write_bytes(data)
        return
    path = path.resolve()  # what a link leads to is written, not the link
    _clear(path)
    part = path.with_name(f"{path.name}.{os.getpid()}{_PART}")
    try:
        with part.open("wb") as file:
            with suppress(OSError):  # a file system that knows no locks
                _lock(file)
            file.write(data)
            file.flush()
            if _POSIX:  # while it is locked; elsewhere a file that is open cannot be moved
                part.replace(path)
        if not _POSIX:
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _clear(path: Path) -> None:
    """Removes the parts that runs which were killed have left beside a file."""
    head = f"{path.name}."
    with suppress(OSError):
        for name in os.listdir(path.parent):
            if name.startswith(head) and name.endswith(_PART) and name[len(head) : -len(_PART)].isdecimal():
                _discard(path.with_name(name))


def _discard(part: Path) -> None:
    """Removes a part, unless a process works on it."""
    with suppress(OSError):
        if not _POSIX:
            part.unlink()  # fails where it is open
            return
        with part.open("rb") as file:
            _lock(file)
            part.unlink()


def _lock(file: BinaryIO) -> None:
    """Locks an open file. Raises OSError where another process has done so, or where that cannot be told."""
    if _POSIX:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def say(message: str) -> None:
    """A line on standard error; lost without harm where that is closed."""
    from factcheck.reports.view import clean, unspoken

    try:
        print(unspoken(f"factcheck: {clean(message)}"), file=sys.stderr, flush=True)
    except (OSError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def today() -> date:
    """The day, for entries that run out: SOURCE_DATE_EPOCH where it is set, so that a run can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdecimal() else date.today()


def project(environ: Mapping[str, str]) -> tuple[str, str]:
    """The folder of the project, as the continuous integration names it, and the working directory: paths in reports start there."""
    here = Path.cwd()
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        if environ.get(name) and here.is_relative_to(Path(environ[name]).resolve()):
            return Path(environ[name]).resolve().as_posix(), here.as_posix()
    return here.as_posix(), here.as_posix()


def wants_color(choice: str, stream: TextIO | None, environ: Mapping[str, str]) -> bool:
    """Whether to colour: a flag decides; else NO_COLOR before FORCE_COLOR before TERM=dumb before what the stream is."""
    if choice != "auto":
        return choice == "always"
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return environ.get("TERM") != "dumb" and stream is not None and stream.isatty()


def width(stream: TextIO | None) -> int:
    """The columns of a terminal; of a pipe WIDTH, so that a log is the same everywhere."""
    try:
        return max(NARROW, os.get_terminal_size(stream.fileno()).columns or WIDTH) if stream else WIDTH
    except (OSError, ValueError):
        return WIDTH


def watched(documents: Sequence[Document]) -> Iterable[Document]:
    """The documents one by one, with a progress bar on standard error where that is a terminal and there are many."""
    if len(documents) <= LONG or sys.stderr is None or not sys.stderr.isatty():
        return documents
    from rich.console import Console
    from rich.progress import track

    return track(documents, "reading", console=Console(stderr=True), transient=True)
