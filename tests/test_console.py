from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from factcheck import console
from factcheck.model import Document


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("choice", "terminal", "environ", "wanted"),
    [
        ("auto", True, {}, True),
        ("auto", False, {}, False),
        ("auto", True, {"NO_COLOR": "1"}, False),
        ("auto", True, {"NO_COLOR": ""}, True),
        ("auto", False, {"FORCE_COLOR": "1"}, True),
        ("auto", False, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("auto", True, {"TERM": "dumb"}, False),
        ("always", False, {"NO_COLOR": "1"}, True),
        ("never", True, {"FORCE_COLOR": "1"}, False),
    ],
)
def test_when_to_colour(choice: str, terminal: bool, environ: dict[str, str], wanted: bool) -> None:
    stream = Terminal() if terminal else io.StringIO()
    assert console.wants_color(choice, stream, environ) is wanted


def test_what_killed_runs_have_left_of_a_file_goes_and_nothing_else(tmp_path: Path) -> None:
    others = ["report.txt.part", "report.txt.a1.part", "other.txt.123.part", "xreport.txt.123.part", "report.txt.12.parts"]
    for name in (*others, "report.txt.123.part", "report.txt.99999999.part"):
        (tmp_path / name).write_text("half")
    console.write("new", str(tmp_path / "report.txt"))
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([*others, "report.txt"])


@pytest.mark.skipif(os.name != "posix", reason="locks of POSIX")
def test_what_another_run_is_writing_stays(tmp_path: Path) -> None:
    part = tmp_path / "report.txt.123.part"
    with part.open("wb") as other:
        console._lock(other)
        console.write("new", str(tmp_path / "report.txt"))
        assert part.exists()
    console.write("new", str(tmp_path / "report.txt"))
    assert not part.exists()


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    target = tmp_path / "report.txt"
    target.write_text("old")
    console.write("new", str(target))
    assert target.read_bytes() == b"new\n"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        console.write("new", str(tmp_path / "missing" / "report.txt"))


def test_progress_is_shown_for_long_work_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = [[Document(str(n), "") for n in range(count)] for count in (3, 30)]
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    assert list(console.watched(few)) == few
    assert screen.getvalue() == ""
    assert list(console.watched(many)) == many
    assert "reading" in screen.getvalue()
    silent = io.StringIO()
    monkeypatch.setattr("sys.stderr", silent)
    assert list(console.watched(many)) == many
    assert silent.getvalue() == ""
