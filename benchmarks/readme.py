"""Writes the README's ten-second output anew from what the program prints for seeds/."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    printed = subprocess.run(
        [sys.executable, "-m", "factcheck", "compare", "seeds/"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8"
    ).stdout
    readme = ROOT / "README.md"
    block = f"```\n$ factcheck compare seeds/\n{printed.strip()}\n```"
    text = re.sub(r"```\n\$ factcheck compare seeds/\n.*?```", lambda _: block, readme.read_text("utf-8"), flags=re.DOTALL)
    readme.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
