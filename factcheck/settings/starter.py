"""What `factcheck init` writes: a file that names every setting, and what runs the gate in continuous integration.

The file is made of the list of settings itself, so that it names them all and says of each what the program says of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from factcheck.settings import SettingsError, key_of, options
from factcheck.settings.files import OWN, SHARED

_HEAD = """# Settings of factcheck. Each line shows an option that is commented out; paths are relative to this file.
# A flag beats FACTCHECK_… in the environment, the environment beats this file. `factcheck config` shows what is in force.
"""
_EXAMPLES = {
    "paths": '["articles"]',
    "include": '["*.txt", "*.md"]',
    "exclude": '["drafts/", "*.old.txt"]',
    "languages": '["en", "fr", "ar"]',
    "language": '{ "fr/*" = "fr" }',
    "date": '{ "2025-01-21/*" = 2025-01-21 }',
    "aliases": '{ Altman = ["Sama"] }',
    "rates": '"rates.toml"',
    "pin": '["The new bridge cost the city 5 million euros."]',
    "fields": '{ text = ["story", "body"], published = ["meta.date"] }',
    "kinds": '["money", "date", "quantity", "attribution"]',
    "levels": '{ FC301 = "review", duration = "off" }',
    "tolerance": '{ money = "1%", quantity = 1, date = "1 day" }',
    "ignore": '[{ code = "FC101", subject = "bridge", reason = "two phases", expires = 2027-01-01 }]',
    "baseline": '"factcheck-baseline.jsonl"',
    "scheduler": '"tcp://localhost:8786"',
    "cache-dir": '".cache"',
    "report": '{ sarif = "factcheck.sarif", junit = "factcheck.xml" }',
}

SNIPPETS: Mapping[str, str] = {
    "github": """\
# .github/workflows/factcheck.yml
name: factcheck
on: [push, pull_request]
permissions:
  contents: read
  security-events: write
jobs:
  factcheck:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install factcheck-gate
      - run: factcheck compare --format github --report sarif=factcheck.sarif --report markdown="$GITHUB_STEP_SUMMARY"
      - uses: github/codeql-action/upload-sarif@v3
        if: always()
        with:
          sarif_file: factcheck.sarif
          category: factcheck""",
    "gitlab": """\
# .gitlab-ci.yml
factcheck:
  image: python:3.12
  script:
    - pip install factcheck-gate
    - factcheck compare --report gitlab=gl-code-quality.json --report junit=factcheck.xml
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality.json
      junit: factcheck.xml""",
    "pre-commit": """\
# .pre-commit-config.yaml
repos:
  - repo: local
    hooks:
      - id: factcheck
        name: factcheck
        entry: factcheck compare
        language: python
        additional_dependencies: [factcheck-gate]
        types_or: [plain-text, markdown]
        pass_filenames: false  # documents in two processes would never be compared
        require_serial: true""",
}


def text() -> str:
    """The settings file, every option of it commented out."""
    entries = [f"# {o.metadata['help']}\n# {key_of(o.name)} = {_example(o.name, o.default)}" for o in options() if o.metadata["file"]]
    return "\n".join([_HEAD, "\n\n".join(entries), ""])


def begun(pyproject: bool, force: bool, folder: Path = Path()) -> tuple[str, str]:
    """The name of the file to be written, or of pyproject.toml, and what is to stand in it. Raises SettingsError where settings are
    there already."""
    target = folder / (SHARED if pyproject else OWN)
    there = target.read_text("utf-8") if target.is_file() else ""
    if pyproject and "[tool.factcheck" in there:
        raise SettingsError(f"{target.as_posix()} has a [tool.factcheck] already")
    if there and not pyproject and not force:
        raise SettingsError(f"{target.as_posix()} is there already: --force writes over it")
    before = f"{there.rstrip()}\n\n" if pyproject and there.strip() else ""
    return target.as_posix(), f"{before}[tool.factcheck]\n{text()}" if pyproject else text()


def _example(option: str, default: object) -> str:
    written = {True: "true", False: "false"}.get(default) if isinstance(default, bool) else None
    return _EXAMPLES.get(key_of(option)) or written or (f'"{default}"' if isinstance(default, str) else str(default))
