"""What changes is told once, when it has been written to its end."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from factcheck.live.watching import changed, changes, stamps


def test_what_came_went_or_was_written_is_told(tmp_path: Path) -> None:
    for name in ("kept", "written", "gone"):
        (tmp_path / name).write_text(name)
    before = stamps(str(p) for p in tmp_path.iterdir())
    (tmp_path / "written").write_text("longer than before")
    (tmp_path / "gone").unlink()
    (tmp_path / "new").touch()
    assert [Path(n).name for n in changed(before, stamps(str(p) for p in tmp_path.iterdir()))] == ["gone", "new", "written"]


def steps(*actions: Callable[[], object]) -> Callable[[float], object]:
    """A pause in which the next action happens."""
    left = iter(actions)
    return lambda _: next(left)()


def test_a_file_that_is_still_written_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("1")
    more = (lambda n=n: os.utime(path, ns=(n, n)) for n in range(3))
    nothing = lambda: None  # noqa: E731
    told = changes(lambda: [str(path)], steps(nothing, *more, nothing, nothing, path.unlink, nothing))
    assert [next(told), next(told)] == [[str(path)], [str(path)]]


def test_what_changed_before_the_first_look_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("1")
    told = changes(lambda: [str(path)], lambda _: None)
    path.write_text("22")
    assert next(told) == [str(path)]
