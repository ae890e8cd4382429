"""Looks for inputs that break the program, guided by coverage: `make fuzz` runs it for a while, each target for its share of it.

    python -m tools.fuzz SECONDS [TARGET ...]

It begins with the corpus in tests/hostile, and keeps what it finds on its way in build/fuzz, for the next time. An input that breaks a
promise, takes longer than half a minute or more than two gigabytes is kept there as TARGET-crash-..., and the status is 1. To be run in
the folder of the repository.
"""

from __future__ import annotations

import importlib
import pkgutil
import random
import re
import subprocess
import sys
from pathlib import Path

if __name__ == "__main__" and sys.argv[1:2] == ["--one"]:
    import atheris

    with atheris.instrument_imports(include=["factcheck"]):  # and what of it is else imported when it is asked for
        import factcheck

        for module in pkgutil.walk_packages(factcheck.__path__, "factcheck."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
from tests.hostile import targets

BUILD = Path("build/fuzz")
LONGEST = 2_000  # bytes: what breaks at a greater length is found by the tests of growth
_DONE = re.compile(rb"Done (\d+) runs")
_UNDER_WAY = re.compile(rb"#(\d+)\t")


def main(seconds: int, names: list[str]) -> int:
    """Runs the targets one after the other, each in a process of its own; whether any was broken."""
    wrong = 0
    for name in names:
        found = BUILD / name
        found.mkdir(parents=True, exist_ok=True)
        limits = [f"-max_total_time={max(1, seconds // len(names))}", "-timeout=30", "-rss_limit_mb=2048", f"-max_len={LONGEST}"]
        command = [sys.executable, "-m", "tools.fuzz", "--one", name, *limits, f"-artifact_prefix={BUILD}/{name}-", str(found)]
        with (BUILD / f"{name}.log").open("wb") as log:
            status = subprocess.run([*command, str(targets.CORPUS / name)], stdout=log, stderr=log).returncode
        told = (BUILD / f"{name}.log").read_bytes()
        runs = (_DONE.findall(told) or _UNDER_WAY.findall(told) or [b"0"])[-1].decode()
        print(f"{name}: {runs} executions{f', BROKEN: see {BUILD}/{name}.log' if status else ''}", flush=True)
        wrong |= bool(status)
    return wrong


def mutated(name: str, data: bytes, most: int, seed: int) -> bytes:
    """An input made of another: words of the target put in, doubled and taken out, or bytes changed; its head stays one."""
    target, chance = targets.TARGETS[name], random.Random(seed)
    head, _, body = data.partition(b"\n")
    if head.decode("latin-1") not in target.heads or not chance.randrange(20):
        head = chance.choice(target.heads).encode("latin-1")
    words = target.words(head.decode("latin-1"))
    for _ in range(chance.randint(1, 4)):
        at, end = sorted(chance.randint(0, len(body)) for _ in range(2))
        end = min(end, at + 40)
        kind = chance.randrange(8)
        if kind < 4:
            word = chance.choice(words).encode("utf-8", "surrogatepass") + chance.choice((b" ", b" ", b""))
            body = body[:at] + word + body[at if kind < 3 else end :]
        elif kind == 4:
            body = body[:at] + body[end:]
        elif kind == 5:
            body = body[:end] + body[at:]
        else:
            body = atheris.Mutate(body, max(1, most - len(head) - 1))
    return (head + b"\n" + body)[:most]


def one(name: str, arguments: list[str]) -> None:
    """Runs a target until its time is over; does not come back."""

    def mutator(data: bytes, most: int, seed: int) -> bytes:
        return mutated(name, data, most, seed)

    atheris.Setup([sys.argv[0], *arguments], lambda data: 0 if targets.run(name, data) else -1, custom_mutator=mutator)
    atheris.Fuzz()


if __name__ == "__main__":
    if sys.argv[1] == "--one":
        one(sys.argv[2], sys.argv[3:])
    else:
        sys.exit(main(int(sys.argv[1]), sys.argv[2:] or list(targets.TARGETS)))
