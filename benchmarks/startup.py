"""What a start costs, side by side with what cannot be avoided: medians of alternating runs, as ratios.

    python benchmarks/startup.py [ROUNDS]

`factcheck compare` on the five articles, read before and read anew, is held against a bare `import typer, rich` (target: at most 3 and
8 times), `factcheck --version` against a typer program that prints one word (target: at most 1.5 times). Runs alternate so that a busy
machine slows all alike; byte code is allowed and warm.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import results

ROOT = Path(__file__).resolve().parent.parent
HELLO = "import typer\napp = typer.Typer()\n@app.command()\ndef hello() -> None:\n    print('hello')\napp()"
COMMANDS = {
    "import typer, rich": ["-c", "import typer, rich"],
    "typer hello": ["-c", HELLO],
    "factcheck --version": ["-m", "factcheck", "--version"],
    "factcheck compare seeds/": ["-m", "factcheck", "compare", "seeds/", "--cache-dir", "build/cache"],
    "the same, read anew": ["-m", "factcheck", "compare", "seeds/", "--no-cache"],
}
RATIOS = (
    ("factcheck compare seeds/", "import typer, rich", 3.0),
    ("the same, read anew", "import typer, rich", 8.0),
    ("factcheck --version", "typer hello", 1.5),
)


def run(arguments: list[str]) -> float:
    """Seconds of one start. Raises RuntimeError where the program did not do its job (a status other than 0 and 1)."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - start
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{arguments} ended with {done.returncode}")
    return seconds


def measure(rounds: int) -> dict[str, float]:
    """The median seconds of each command over so many alternating rounds, after one that warms up."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for turn in range(rounds + 1):
        for name, arguments in COMMANDS.items():
            seconds = run(arguments)
            if turn:
                times[name].append(seconds)
    return {name: statistics.median(seconds) for name, seconds in times.items()}


def main() -> int:
    """Prints the medians and the ratios."""
    medians = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
    for name, seconds in medians.items():
        print(f"{name:<26} {seconds * 1000:7.0f} ms")
    told = results.Told("startup")
    for ours, theirs, target in RATIOS:
        told.at_most(f"{ours} / {theirs}", medians[ours] / medians[theirs], target, ratio=True)
    told.keep()
    return 0


if __name__ == "__main__":
    sys.exit(main())
