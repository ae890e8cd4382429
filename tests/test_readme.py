"""What the README shows is what the program prints."""

from __future__ import annotations

import re

from tests.command import ROOT, factcheck

README = (ROOT / "README.md").read_text("utf-8")


def test_the_ten_second_output_is_the_real_one() -> None:
    shown = re.search(r"```\n\$ factcheck compare seeds/\n(.*?)```", README, re.DOTALL)
    assert shown is not None
    run = factcheck("compare", "seeds/")
    assert run.stdout.decode().strip() == shown.group(1).strip()
