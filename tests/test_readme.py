"""What the README shows is what the program prints."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from tests.command import ROOT, factcheck

README = (ROOT / "README.md").read_text("utf-8")


def test_the_ten_second_output_is_the_real_one() -> None:
    shown = re.search(r"```\n\$ factcheck compare seeds/\n(.*?)```", README, re.DOTALL)
    assert shown is not None
    run = factcheck("compare", "seeds/")
    assert run.stdout.decode().strip() == shown.group(1).strip()


def test_the_picture_of_the_terminal_shows_what_is_printed() -> None:
    picture = ElementTree.parse(ROOT / "docs/pictures/terminal.svg")
    texts = [e for e in picture.iter() if e.tag.endswith("}text") and "matrix" not in (e.get("class") or "") and e.get("clip-path")]
    shown = "".join(t.text or "" for t in texts)
    assert _words(shown) == _words(factcheck("compare", "seeds/").stdout.decode())


def test_the_pictures_are_there_and_small() -> None:
    for name in re.findall(r"docs/pictures/[\w.]+", README):
        assert 0 < (ROOT / name).stat().st_size < 300_000
    assert "http" not in (ROOT / "docs/pictures/terminal.svg").read_text("utf-8").replace("http://www.w3.org/2000/svg", "")


def _words(text: str) -> str:
    return re.sub(r"[\s\u2066-\u2069]", "", text)
