"""`factcheck serve` and `factcheck compare --watch` as a person runs them."""

from __future__ import annotations

import signal
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from factcheck.cli import looking
from factcheck.cli.run import CannotRun
from factcheck.live.watching import changes
from tests.command import environment, factcheck, line

GIFT = "The builder gave {} dollars to the bridge fund on 3 May 2024, the mayor said.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(GIFT.format("1 million"), "utf-8")
    return tmp_path


@pytest.fixture
def started(folder: Path, request: pytest.FixtureRequest) -> Iterator[subprocess.Popen[str]]:
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "encoding": "utf-8"}
    run = subprocess.Popen(line(request.param), env=environment(), cwd=folder, **pipes)  # type: ignore[call-overload]
    with run:
        yield run
        run.kill()


def until(stream: Iterator[str], words: str) -> str:
    return next(text for text in stream if words in text)


@pytest.mark.parametrize("started", [("compare", ".", "--watch")], indirect=True)
def test_watch_compares_again_and_tells_what_changed(started: subprocess.Popen[str], folder: Path) -> None:
    assert started.stdout is not None
    until(started.stdout, "documents agree")
    until(started.stdout, "b.txt")
    (folder / "b.txt").write_text(GIFT.format("10 million"), "utf-8")
    assert "since then: 1 new" in until(started.stdout, "since then")
    started.send_signal(signal.SIGINT)
    assert started.wait(30) == 130


@pytest.mark.parametrize("started", [("serve", ".")], indirect=True)
def test_serve_prints_the_address_of_a_page_that_stays_up_to_date(started: subprocess.Popen[str], folder: Path) -> None:
    assert started.stdout is not None
    assert started.stderr is not None
    address = started.stdout.readline().strip()
    with urllib.request.urlopen(address, timeout=30) as page:
        assert "2 documents agree on every fact they share" in page.read().decode()
    with urllib.request.urlopen(f"{address}events?since=1", timeout=30) as news:
        (folder / "b.txt").write_text(GIFT.format("10 million"), "utf-8")
        assert news.readline() == b"id: 2\n"
    with urllib.request.urlopen(address, timeout=30) as page:
        assert "1 conflict in 2 documents" in page.read().decode()
    started.send_signal(signal.SIGINT)
    assert started.wait(30) == 0


@pytest.mark.parametrize("arguments", [("serve", "-"), ("compare", "-", "--watch"), ("serve", ".", "--port", "99999")])
def test_what_cannot_be_followed_or_served_is_said(folder: Path, arguments: tuple[str, ...]) -> None:
    run = factcheck(*arguments, cwd=folder, input=b"")
    assert run.returncode == 2
    assert run.stderr.count(b"\n") == 1


def test_an_error_of_our_own_does_not_end_the_following(capfd: pytest.CaptureFixture[str]) -> None:
    class Frail:
        """Stands in for a desk that fails in another way each time."""

        errors: ClassVar[list[Exception]] = [ZeroDivisionError("x"), CannotRun("a slip"), OSError("gone"), RecursionError()]

        def renew(self) -> None:
            raise self.errors.pop(0)

    looking._follow(Frail(), iter([["a.txt"]] * 4))  # type: ignore[arg-type]
    error = capfd.readouterr().err
    assert error.count("changed: a.txt") == 4
    assert "internal error: ZeroDivisionError: x" in error
    assert Frail.errors == []


def test_a_folder_that_goes_while_it_is_listed_is_looked_at_again() -> None:
    def listed() -> list[str]:
        if (n := next(calls)) == 1:
            raise PermissionError("gone")
        return [__file__] if n > 1 else []

    calls = iter(range(9))
    assert next(changes(listed, pause=lambda _: None)) == [__file__]
