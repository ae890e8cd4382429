"""For test suites: documents that must not disagree, as an assertion.

from factcheck.testing import assert_consistent

def test_the_articles_agree():
    assert_consistent("articles/")
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from factcheck import console, gate, pipeline, settings
from factcheck.gate import baseline, pins
from factcheck.model import Comparison
from factcheck.settings import files, rates


def assert_consistent(*paths: str | os.PathLike[str], isolated: bool = False, **options: Any) -> Comparison:
    """Compares the documents at and below the paths (none: `paths` of the settings) and returns the comparison.

    Settings, ignored and accepted findings count as for `factcheck compare`; `options` are settings by name (`fail_on="review"`),
    `isolated` reads no file of settings. Raises AssertionError, with the report, where a finding fails the gate, and ValueError where
    a document cannot be read.
    """
    found, _ = files.sources([], isolated, Path.cwd())
    asked = settings.resolve(options, {}, found)
    loaded = pipeline.load([os.fspath(p) for p in paths] or list(asked.paths), asked)
    if loaded.problems or not loaded.documents:
        raise ValueError("; ".join(map(str, loaded.problems)) or "no documents: name paths, or set `paths` in factcheck.toml")
    documents = [*loaded.documents, *pins.documents(asked.pin)]
    given = rates.read(asked.rates) if asked.rates else None
    compared = pipeline.compare(documents, within=asked.within, aliases=asked.aliases, rates=given)
    accepted = Path(asked.baseline or os.path.join(asked.root, settings.BASELINE))
    result = gate.settle(compared, asked, console.today, baseline.read(accepted) if accepted.exists() else ())
    if asked.fails([d.level for d in result]):
        from factcheck.reports import text

        raise AssertionError(text.render(result))
    return result
