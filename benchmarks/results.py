"""What the benches found: kept as JSON beside them, held against what was kept before.

Only ratios are held against one another: they hardly hang on the machine. One that is a fifth worse than it was is told in capitals.
`python benchmarks/results.py` draws what is kept as docs/pictures/bench.svg.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
KEPT = HERE / "results.json"
PICTURE = HERE.parent / "docs" / "pictures" / "bench.svg"
WORSE = 1.2


class Told:
    """The figures of one bench: each is printed with its target and with what it was, and kept at the end."""

    def __init__(self, bench: str, path: Path = KEPT) -> None:
        self.bench, self.path = bench, path
        self.kept: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
        self.before: dict[str, dict[str, Any]] = self.kept.get(bench, {}).get("figures", {})
        self.figures: dict[str, dict[str, Any]] = {}

    def at_most(self, name: str, value: float, target: float | None, ratio: bool = False) -> None:
        """A figure that is better the lower it is."""
        self._tell(name, value, target, ratio, "at most", 1)

    def at_least(self, name: str, value: float, target: float | None, ratio: bool = False) -> None:
        """A figure that is better the higher it is."""
        self._tell(name, value, target, ratio, "at least", -1)

    def _tell(self, name: str, value: float, target: float | None, ratio: bool, sense: str, sign: int) -> None:
        missed = target is not None and (value - target) * sign > 0
        old = self.before.get(name, {}).get("value")
        line = f"{name}: {value:,.4g}" + (f" (target: {sense} {target:,g})" if target is not None else "") + ("  MISSED" if missed else "")
        if ratio and old:
            worse = (value / old) ** sign > WORSE
            line += f"; was {old:,.4g}" + ("  WORSE BY MORE THAN A FIFTH" if worse else "")
        print(line)
        self.figures[name] = {"value": round(value, 4), "target": target, "sense": sense, "ratio": ratio}

    def keep(self, more: dict[str, Any] | None = None) -> None:
        """Keeps the figures; those of the bench that were not measured this time stay."""
        self.kept[self.bench] = self.kept.get(self.bench, {}) | (more or {}) | {"figures": self.before | self.figures}
        self.path.write_text(json.dumps(self.kept, indent=1, sort_keys=True) + "\n", "utf-8")


# ---- the picture

_ROW, _LEFT, _BAR, _WIDTH = 22, 330, 360, 820


def drawn(kept: dict[str, Any]) -> str:
    """A bar for each figure that has a target: how much of it is used up. A bar beyond the line misses it."""
    rows: list[str] = []
    y = 40
    for bench, found in sorted(kept.items()):
        rows.append(f'<text x="10" y="{y}" class="head">{_plain(bench)}</text>')
        y += _ROW
        for name, f in sorted(found["figures"].items()):
            if f["target"]:
                rows += _row(name, f, y)
                y += _ROW
        y += _ROW // 2
    style = "text{font:13px sans-serif;fill:#24292f}.head{font-weight:bold}.good{fill:#2da44e}.bad{fill:#cf222e}line{stroke:#57606a}"
    line = f'<line x1="{_LEFT + _BAR // 2}" x2="{_LEFT + _BAR // 2}" y1="24" y2="{y - _ROW}"/>'
    title = f'<text x="{_LEFT + _BAR // 2 - 22}" y="16">target</text>'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{y}" role="img" aria-label="Measured against targets">'
    back = f'<rect width="{_WIDTH}" height="{y}" fill="#ffffff"/>'
    return "\n".join([head, f"<style>{style}</style>", back, title, *rows, line, "</svg>"]) + "\n"


def _row(name: str, f: dict[str, Any], y: int) -> list[str]:
    used = f["value"] / f["target"] if f["sense"] == "at most" else f["target"] / f["value"]
    length = max(2, min(_BAR, round(_BAR / 2 * used)))
    bar = f'<rect x="{_LEFT}" y="{y - 12}" width="{length}" height="14" class="{"good" if used <= 1 else "bad"}"/>'
    value = f'<text x="{_LEFT + _BAR + 10}" y="{y}">{f["value"]:,.3g} ({f["sense"]} {f["target"]:,g})</text>'
    return [f'<text x="20" y="{y}">{_plain(name)}</text>', bar, value]


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def main() -> int:
    """Draws the picture."""
    PICTURE.write_text(drawn(json.loads(KEPT.read_text("utf-8"))), "utf-8")
    print(f"drawn: {PICTURE.relative_to(HERE.parent)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
