"""Takes the README's pictures anew from what the program makes of seeds/: the terminal report as SVG, the HTML report as PNG.

The SVG asks for no font from elsewhere and is the same on every machine. The PNG needs Chromium; where there is none the old one stays.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
COLUMNS = 112
WINDOW = "1200,860"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
# The frame of a terminal, as rich draws it, with fonts of the reader's machine alone.
FRAME = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
<title>factcheck compare seeds/</title>
<style>
.{unique_id}-matrix {{
  font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
  font-size: {char_height}px; line-height: {line_height}px;
}}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
{styles}
</style>
<defs>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def main() -> None:
    """Writes both pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        printed = _run("compare", "seeds/", "--color", "always", "--report", f"html={page}")
        (PICTURES / "terminal.svg").write_text(terminal(printed), "utf-8")
        photograph(page, PICTURES / "report.png")


def _run(*arguments: str) -> str:
    command = [sys.executable, "-m", "factcheck", *arguments]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("FACTCHECK_")} | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8").stdout


def terminal(printed: str) -> str:
    """What was printed as a picture of a terminal."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="standard")
    console.print(Text.from_ansi(printed.rstrip()), soft_wrap=False)
    return console.export_svg(title="factcheck compare seeds/", code_format=FRAME, unique_id="factcheck")


def photograph(page: Path, target: Path) -> None:
    """The page as Chromium shows it."""
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if browser is None:
        print(f"{target.relative_to(ROOT)} stays as it is: no Chromium is installed", file=sys.stderr)
        return
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={WINDOW}", f"--screenshot={target}"]
    subprocess.run([browser, *flags, page.as_uri()], check=True, capture_output=True, timeout=120)


if __name__ == "__main__":
    main()
