"""The dependencies at the lower ends of their bounds, as constraints for pip: `make bounds` tests with these, and with the newest.

python tools/bounds.py > lowest.txt
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?\s*>=\s*([0-9.]+)")
OWN_TOOLS = ("dev", "docs", "fuzz")


def lowest() -> list[str]:
    """A line for each dependency of the program and of its extras: the oldest version that is allowed, or the newest of the oldest
    series where the bound names but that."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = [line for name, lines in project["optional-dependencies"].items() if name not in OWN_TOOLS for line in lines]
    found = {m[1]: m[2] for line in (*project["dependencies"], *extras) if (m := REQUIREMENT.match(line))}
    return [f"{name}=={version}{'' if version.count('.') > 1 else '.*'}" for name, version in sorted(found.items())]


if __name__ == "__main__":
    print("\n".join(lowest()))
