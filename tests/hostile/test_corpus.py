"""The inputs with which fuzzing begins, and those that broke the program once: each keeps the promises of its target."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.languages import codes
from tests.hostile.targets import CORPUS, TARGETS, inputs, run

LARGEST = 500_000  # bytes of all


@pytest.mark.parametrize(("name", "path"), [(name, path) for name in TARGETS for path in inputs(name)], ids=lambda v: getattr(v, "name", v))
def test_every_promise_is_kept(name: str, path: Path) -> None:
    assert run(name, path.read_bytes()), "its first line is no head of the target"


def test_the_corpus_is_small_and_knows_every_format_and_language() -> None:
    heads = {name: {path.read_bytes().partition(b"\n")[0].decode() for path in inputs(name)} for name in TARGETS}
    assert sum(path.stat().st_size for path in CORPUS.rglob("*") if path.is_file()) < LARGEST
    assert {path.name for path in CORPUS.iterdir()} == set(TARGETS)
    assert set(codes()) <= heads["figures"] & heads["statements"]
    twins = {".text", ".markdown", ".htm", ".xhtml", ".xml", ".rdf", ".ndjson", ".mbx", "", ".gz", ".zip"}
    assert set(TARGETS["formats"].heads) - twins <= heads["formats"]
    assert set(TARGETS["files"].heads) == heads["files"]


@pytest.mark.parametrize("name", TARGETS)
def test_what_a_target_is_not_for_is_no_input(name: str) -> None:
    assert not run(name, b"nothing of the kind\n5 dead")
