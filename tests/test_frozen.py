"""No later change loses what an earlier one won: the kit's headline figures against the frozen ones.

The whole run takes a minute or two and needs the kit; `pytest -m "not slow"` leaves it out. The mechanism is tested on a small kit.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "benchmarks" / "evaluate.py"


def _load() -> ModuleType:
    # The benchmarks are scripts beside the package, not part of it.
    spec = importlib.util.spec_from_file_location("evaluate", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


evaluate = _load()

KIT = """
import json, pathlib, sys
here = pathlib.Path(__file__).parent
areas = json.loads((here / "areas.json").read_text())
pathlib.Path(sys.argv[sys.argv.index("--json") + 1]).write_text(json.dumps({"raised": 0, "areas": areas}))
"""


def areas(found: float = 80.0, flagged: int = 1, money: float = 90.0) -> dict[str, object]:
    return {
        "bundles": {"figures": {"expected": {"n": 9, "found": found}, "tempting": {"n": 4, "flagged": flagged}}, "seconds": 1},
        "extraction": {"figures": {"money": {"all": {"value": money, "n": 3}, "it": {"value": 1.0}}}},
    }


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    folder = tmp_path / "kit"
    folder.mkdir()
    (folder / "run.py").write_text(KIT)
    (folder / "areas.json").write_text(json.dumps(areas()))
    return folder


def run(kit: Path, *flags: str) -> tuple[int, str]:
    # What the program gave lies beside the kit here, so that the kit's hash stays the same while the figures move.
    frozen = kit.parent / "frozen.json"
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--kit", str(kit), "--frozen", str(frozen), *flags], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


def test_headlines_are_read_from_their_places() -> None:
    figures = {name: value for headline in evaluate.HEADLINES for name, value in headline.read(areas())}
    assert figures == {
        "bundles/figures/expected/found": 80.0,
        "bundles/figures/tempting/flagged": 1,
        "extraction/figures/money/all/value": 90.0,
    }


@pytest.mark.parametrize(
    ("now", "lost"),
    [
        ({"bundles/figures/expected/found": 78.0}, []),
        ({"bundles/figures/expected/found": 77.9}, ["bundles/figures/expected/found"]),
        ({"bundles/figures/expected/found": 99.0, "bundles/figures/tempting/flagged": 2}, ["bundles/figures/tempting/flagged"]),
        ({"bundles/figures/tempting/flagged": 0}, []),
        ({"extraction/figures/money/all/value": None}, ["extraction/figures/money/all/value"]),
    ],
)
def test_what_counts_as_lost(now: dict[str, float | None], lost: list[str]) -> None:
    was = {"bundles/figures/expected/found": 80.0, "bundles/figures/tempting/flagged": 1, "extraction/figures/money/all/value": 90.0}
    rows = evaluate.moves(was, {name: value for name, value in (was | now).items() if value is not None})
    assert [row.name for row in rows if row.lost] == lost


def test_figures_are_frozen_and_held_against(kit: Path) -> None:
    assert run(kit, "--check")[0] == 0
    assert "4 figures frozen" in run(kit, "--freeze")[1]
    assert run(kit, "--check") == (0, "4 of 4 headline figures stayed as they were\n")
    frozen = json.loads((kit.parent / "frozen.json").read_text())
    frozen["figures"]["bundles/figures/expected/found"] = 90.0
    (kit.parent / "frozen.json").write_text(json.dumps(frozen))
    status, text = run(kit, "--check")
    assert status == 1
    assert "bundles/figures/expected/found" in text
    assert "-10  LOST" in text
    assert run(kit)[0] == 0


def test_a_changed_kit_asks_for_a_new_freeze(kit: Path) -> None:
    run(kit, "--freeze")
    (kit / "areas.json").write_text(json.dumps(areas(found=10.0)))
    status, text = run(kit, "--check")
    assert status == 0
    assert "the kit has changed" in text


def test_without_the_kit_nothing_is_measured(tmp_path: Path) -> None:
    assert run(tmp_path / "nowhere", "--check") == (0, "skipped: the evaluation kit (../shared/eval) is not here\n")


@pytest.mark.slow
def test_no_headline_figure_fell() -> None:
    if not (evaluate.KIT / "run.py").exists():
        pytest.skip("the evaluation kit is not here")
    kit_hash, frozen = evaluate.load_frozen()
    if not frozen:
        pytest.skip("no figures are frozen yet: make freeze")
    if kit_hash != evaluate.content_hash(evaluate.KIT):
        pytest.skip("the kit has changed since the figures were frozen: make freeze")
    rows = evaluate.moves(frozen, evaluate.measure(evaluate.KIT))
    assert [f"{row.name}: {row.was} -> {row.now}" for row in rows if row.lost] == []
