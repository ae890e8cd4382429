"""A real browser for the tests of the page: the machine's Chromium, driven by Playwright; skipped, with the reason, where either lacks."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def program() -> str:
    """The path of the browser; the test is skipped where there is none."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"no browser: none of {', '.join(NAMES)} is installed")
    return found


@contextmanager
def browser() -> Iterator[Any]:
    """The browser, without a window."""
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = program()
    with driver.sync_playwright() as running:
        # A container has no sandbox of its own to give.
        started = running.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield started
        started.close()
