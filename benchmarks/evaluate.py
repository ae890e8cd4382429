"""Runs the evaluation kit and tells what moved against the figures frozen beside this file.

    python benchmarks/evaluate.py [--kit FOLDER] [--freeze] [--check]

The kit lies outside of the repository; where it is missing, nothing is measured and the reason is printed. `--freeze` makes the
figures of this run the frozen ones, `--check` ends with 1 where a figure fell further than its tolerance. Figures of another kit
are never compared: the frozen file names the kit's content hash.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
KIT = HERE.parent.parent / "shared" / "eval"
FROZEN = HERE / "frozen.json"

Figures = dict[str, float]


@dataclass(frozen=True)
class Headline:
    """A figure that may not get worse: where the kit's JSON has it, which way is better, how far it may move by chance.

    `*` in the path stands for every key. The last step of the path may name several figures, set apart by commas.
    """

    path: str
    better: int = 1
    tolerance: float = 2.0

    def read(self, areas: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
        """(name, figure) of each place that fits the path and holds a number."""
        yield from _walk(areas, self.path.split("/"), "")


def _walk(tree: Any, steps: list[str], name: str) -> Iterator[tuple[str, float]]:
    if not steps:
        if isinstance(tree, int | float):
            yield name, tree
        return
    if not isinstance(tree, Mapping):
        return
    for key in sorted(tree) if steps[0] == "*" else steps[0].split(","):
        if key in tree:
            yield from _walk(tree[key], steps[1:], f"{name}/{key}".lstrip("/"))


HEADLINES = (
    Headline("raised", better=-1, tolerance=0),
    Headline("extraction/figures/*/all/value"),
    Headline("extraction/restraint/extra_per_100", better=-1, tolerance=0.5),
    Headline("extraction/restraint/fp_pct", better=-1),
    Headline("consistency/figures/changed/macro_kind_loc,only"),
    Headline("consistency/figures/natural/loc"),
    Headline("consistency/figures/cluster/det,named,one,clean_pct"),
    Headline("consistency/figures/untouched,disjoint/flags_per_100_facts", better=-1, tolerance=0.25),
    Headline("consistency/figures/unrelated/flags_per_1000_pairs", better=-1, tolerance=0.5),
    Headline("attribution/figures/*/F,spk"),
    Headline("edits/figures/edit/hit_pct"),
    Headline("edits/figures/harmless/clean_pct"),
    Headline("bundles/figures/expected/found"),
    Headline("bundles/figures/tempting/flagged", better=-1, tolerance=0),
    Headline("bundles/figures/bundles/other", better=-1, tolerance=0),
    Headline("seeds/figures/all/found,value"),
    Headline("seeds/figures/all/wrong,traps", better=-1, tolerance=0),
    Headline("seeds/figures/compare/must_found", tolerance=0),
    Headline("seeds/figures/compare/false", better=-1, tolerance=0),
)


@dataclass(frozen=True)
class Move:
    """A headline figure now and as it was frozen; None where it is new, or gone."""

    name: str
    was: float | None
    now: float | None
    headline: Headline

    @property
    def lost(self) -> bool:
        """Whether it got worse by more than chance. A figure that is gone is lost."""
        if self.was is None:
            return False
        return self.now is None or (self.was - self.now) * self.headline.better > self.headline.tolerance + 1e-9


def content_hash(kit: Path) -> str:
    """A hash of what the kit measures with: its code and its cases, by path and content."""
    total = hashlib.sha256()
    for path in sorted(p for p in kit.rglob("*") if p.is_file() and "__pycache__" not in p.parts and "peers" not in p.parts):
        total.update(f"{path.relative_to(kit).as_posix()}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()[:16]


def measure(kit: Path) -> Figures:
    """The headline figures of a whole run. Raises CalledProcessError where the kit fails."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "figures.json"
        subprocess.run([sys.executable, str(kit / "run.py"), "all", "--json", str(target)], check=True, stdout=subprocess.DEVNULL)
        result = json.loads(target.read_text("utf-8"))
    areas = result["areas"] | {"raised": result.get("raised")}
    return {name: figure for headline in HEADLINES for name, figure in headline.read(areas)}


def moves(frozen: Mapping[str, float], now: Mapping[str, float]) -> list[Move]:
    """Every headline figure of both runs beside one another, in the order of their names."""
    return [Move(name, frozen.get(name), now.get(name), _headline(name)) for name in sorted({*frozen, *now})]


def _headline(name: str) -> Headline:
    def fits(headline: Headline) -> bool:
        steps, keys = headline.path.split("/"), name.split("/")
        return len(steps) == len(keys) and all(step == "*" or key in step.split(",") for step, key in zip(steps, keys, strict=True))

    return next((h for h in HEADLINES if fits(h)), Headline(name))


def load_frozen(path: Path = FROZEN) -> tuple[str, Figures]:
    """(content hash of the kit, figures) as they were frozen; empty where nothing was."""
    if not path.exists():
        return "", {}
    data = json.loads(path.read_text("utf-8"))
    return data["kit"], data["figures"]


def freeze(kit_hash: str, figures: Figures, path: Path = FROZEN) -> None:
    """Keeps the figures, one a line, so that a difference reads well."""
    path.write_text(json.dumps({"kit": kit_hash, "figures": figures}, indent=1, sort_keys=True) + "\n", "utf-8")


def table(rows: list[Move]) -> str:
    """What moved, the lost ones marked, then how many stayed."""
    moved = [row for row in rows if row.was != row.now]
    width = max((len(row.name) for row in moved), default=0)
    lines = [f"{row.name:<{width}}  {_cell(row.was)} -> {_cell(row.now)}  {_change(row)}".rstrip() for row in moved]
    return "\n".join([*lines, f"{len(rows) - len(moved)} of {len(rows)} headline figures stayed as they were"])


def _cell(figure: float | None) -> str:
    return f"{'-' if figure is None else format(figure, 'g'):>8}"


def _change(row: Move) -> str:
    if row.was is None or row.now is None:
        return "new" if row.was is None else "LOST"
    return f"{row.now - row.was:+.4g}{'  LOST' if row.lost else ''}"


def main() -> int:
    """Measures, prints, freezes if asked. Returns the exit status."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kit", type=Path, default=KIT)
    options.add_argument("--frozen", type=Path, default=FROZEN)
    options.add_argument("--freeze", action="store_true")
    options.add_argument("--check", action="store_true")
    chosen = options.parse_args()
    if not (chosen.kit / "run.py").exists():
        print("skipped: the evaluation kit (../shared/eval) is not here")
        return 0
    kit_hash, (frozen_hash, frozen) = content_hash(chosen.kit), load_frozen(chosen.frozen)
    now = measure(chosen.kit)
    if frozen and frozen_hash != kit_hash:
        print("the kit has changed since the figures were frozen: freeze them anew (--freeze)")
        frozen = {}
    rows = moves(frozen, now)
    print(table(rows))
    if chosen.freeze:
        freeze(kit_hash, now, chosen.frozen)
        print(f"{len(now)} figures frozen")
    return int(chosen.check and any(row.lost for row in rows))


if __name__ == "__main__":
    sys.exit(main())
