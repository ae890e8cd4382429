"""The report in a real (pseudo) terminal: at three widths, on one that is dumb, in a log."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator

import pytest

from factcheck.reports.view import cells
from tests.command import CONFLICT, ROOT, environment, factcheck, line
from tests.reports.snapshot import check

pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")


def printed(width: int, *arguments: str, **variables: str) -> str:
    """What a run prints to a terminal of that width."""
    import fcntl
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
    with subprocess.Popen(
        line(arguments, CONFLICT), stdout=theirs, stderr=subprocess.DEVNULL, env=environment(**({"TERM": "xterm"} | variables)), cwd=ROOT
    ) as run:
        os.close(theirs)
        told = b"".join(_read(ours))
        run.wait(60)
    os.close(ours)
    return told.decode().replace("\r\n", "\n").rstrip("\n")


def _read(terminal: int) -> Iterator[bytes]:
    try:
        while data := os.read(terminal, 65536):
            yield data
    except OSError:  # how Linux tells that the other side is closed
        return


@pytest.mark.parametrize("width", [80, 100, 160])
def test_the_report_fits_the_terminal(width: int) -> None:
    text = printed(width, "compare", "seeds/", "--color", "never")
    check(f"terminal-{width}.txt", text)
    assert max(map(cells, text.split("\n"))) <= width
    assert len(re.findall(r"^ +.*seeds/\S+:[0-9]+", text, re.MULTILINE)) >= 3


@pytest.mark.parametrize("width", [80, 160])
def test_the_table_fits_the_terminal(width: int) -> None:
    text = printed(width, "table", "seeds/", "--color", "never")
    assert max(map(cells, text.split("\n"))) <= width


def test_colours_are_for_terminals_that_have_them() -> None:
    assert "\x1b[" in printed(100, "compare", "seeds/")
    assert "\x1b[" not in printed(100, "compare", "seeds/", TERM="dumb")
    assert "\x1b[" not in printed(100, "compare", "seeds/", NO_COLOR="1")


def test_a_log_is_the_same_wherever_it_is_written() -> None:
    logs = {factcheck("compare", "seeds/", staged=CONFLICT, env={"COLUMNS": columns}).stdout for columns in ("40", "80", "300")}
    assert len(logs) == 1
