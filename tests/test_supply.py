"""What the program is made of and how it is built: licences, bounds, the same bytes from every build."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib import util
from pathlib import Path

import pytest

from tests.command import ROOT, environment

sys.path.insert(0, str(ROOT / "tools"))
import bounds
import licences

SOURCES = ("factcheck", "man", "pyproject.toml", "README.md", "LICENSE")


def test_every_licence_is_on_the_list() -> None:
    told = licences.report()
    assert len(told) > 10
    assert [p for p in told if not p.allowed] == []


@pytest.mark.parametrize(
    ("licence", "allowed"),
    [
        *[("MIT", True), ("Apache-2.0 AND CNRI-Python", True), ("(MIT OR GPL-3.0-only)", False), ("GPL-3.0-or-later", False)],
        *[("AGPL-3.0-only", False), ("LGPL-2.1-or-later", False), ("unknown", False), ("", False)],
    ],
)
def test_a_licence_that_is_not_on_the_list_is_seen(licence: str, allowed: bool) -> None:
    assert licences.Package("x", "1", licence).allowed is allowed


def test_every_dependency_has_a_lower_bound() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    own = {line.partition("==")[0] for line in bounds.lowest()}
    for line in project["dependencies"]:
        assert bounds.REQUIREMENT.match(line)[1] in own  # type: ignore[index]


@pytest.mark.skipif(util.find_spec("hatchling") is None, reason="needs hatchling")
def test_two_builds_are_the_same_bytes(tmp_path: Path) -> None:
    built = []
    for place, seed in (("here", "1"), ("some/where else", "2")):
        folder = tmp_path / place
        folder.mkdir(parents=True)
        for name in SOURCES:
            source = ROOT / name
            copy = shutil.copytree if source.is_dir() else shutil.copyfile  # with the time of now
            copy(source, folder / name, **({"ignore": shutil.ignore_patterns("__pycache__")} if source.is_dir() else {}))  # type: ignore[operator]
        (folder / "factcheck" / "model" / "__init__.py").chmod(0o600 if seed == "1" else 0o644)
        env = environment(PYTHONHASHSEED=seed, SOURCE_DATE_EPOCH="1700000000", TZ="Asia/Tokyo" if seed == "1" else "UTC")
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")]
        subprocess.run(command, cwd=folder, env=env, capture_output=True, check=True, timeout=120)
        (wheel,) = (folder / "dist").iterdir()
        built.append((wheel.name, wheel.read_bytes()))
    assert built[0] == built[1]
    with zipfile.ZipFile(wheel) as packed:
        tops = {name.split("/")[0].partition("-")[0] for name in packed.namelist()}
    assert tops == {"factcheck", "factcheck_gate"}
