"""Nothing that is written in a text, a name or a setting gets through a report: each payload in every format of every command."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from factcheck.cli import main
from factcheck.gate import baseline
from factcheck.reports import COMPARISONS
from tests.hostile import carriers
from tests.hostile.outputs import COMMAND, CONTROLS, OUTPUTS, broken, shown
from tests.hostile.payloads import PAYLOADS
from tests.hostile.shapes import SHAPES


@pytest.mark.parametrize("payload", PAYLOADS)
def test_it_changes_no_report(payload: str) -> None:
    told = {output: broken(*output, PAYLOADS[payload]) for output in OUTPUTS}
    assert {output: found for output, found in told.items() if found} == {}


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_json_gives_it_back_as_it_was(payload: str) -> None:
    (finding, _) = json.loads(shown("compare", "json", payload))["disagreements"]
    assert finding["about"] == finding["hint"] == payload


# ---- through the door of the program: texts, names of files, settings, a baseline


TOLD = "On 3 May 2024 mayor Eva Rossi opened the Arno bridge in Florence. The Arno bridge in Florence cost the city {} million euros."


def named(payload: str) -> bytes:
    """The payload as the name of a file, as far as a file system lets it."""
    return os.fsencode(re.sub("[/\0\ud800-\udc7f\udd00-\udfff]", "_", payload))[:180] + b".txt"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Texts and files with each payload in the text, the quotation, the speaker and the name."""
    path = tmp_path_factory.mktemp("texts")
    for n, payload in enumerate(PAYLOADS.values()):
        said = re.sub("[\x00-\x08\x0e-\x1a\x1c-\x1f]", "", payload.encode("utf-8", "replace").decode())  # with these it is no text
        text = f"{TOLD.format(5 + n % 2)} It was {said}. “It is done {said}”, said Eva {said}.\n"
        Path(os.fsdecode(os.fsencode(path) + b"/" + named(payload))).write_bytes(text.encode())
    (path / "b.txt").write_text(TOLD.format(9), "utf-8")
    hostile = [p for p in PAYLOADS.values() if p.isprintable() and " " not in p]
    (path / "factcheck.toml").write_text(
        f"cache = false\n[aliases]\nbridge = {json.dumps(hostile)}\n[[ignore]]\nkind = 'date'\nreason = {json.dumps(hostile[0])}\n", "utf-8"
    )
    return path


RUNS = [
    ("compare", "."),
    ("check", "b.txt", "--against", "."),
    ("extract", "."),
    ("explain", "bridge", "."),
    ("table", "."),
    ("config",),
    ("compare", ".", "--list-files"),
    ("compare", "--", "-missing\x1b[2J.txt"),
]


@pytest.mark.parametrize("line", RUNS, ids=" ".join)
def test_it_does_not_get_through_a_command(
    line: tuple[str, ...], folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    reports = [f"--report={name}=../{name}" for name in COMPARISONS] if line in (RUNS[0], RUNS[1]) else []
    status = main([*line[:1], *reports, *line[1:]])
    out, error = capfd.readouterr()
    written = {name: Path("..", name).read_text("utf-8") for name in COMPARISONS} if reports else {}
    for name, text in {"out": out, "error": error, **written}.items():
        assert CONTROLS.findall(text) == [], name
        assert name in ("github", "html") or COMMAND.findall(text) == [], name
    for name in written.keys() & SHAPES.keys():
        SHAPES[name](written[name].rstrip("\n"))
    assert status in ((2,) if "missing" in line[-1] else (0, 1))
    assert "internal error" not in error


def test_a_reason_of_any_kind_is_kept(tmp_path: Path) -> None:
    (found, _) = carriers.comparison("a\u2028b\x85c\x1d").disagreements
    entries = baseline.with_accepted((), [found], "a\u2028b\x85c\x1ed", None)
    (tmp_path / "kept.jsonl").write_text(baseline.written(entries), "utf-8")
    assert baseline.read(tmp_path / "kept.jsonl") == tuple(entries)
