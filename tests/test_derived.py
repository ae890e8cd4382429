"""The example rows of the supplements, in the form of the language files, and what holds for every derived file."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from factcheck.languages import FOLDER, codes, load
from tests.test_languages import _KINDS, _figures, written

_DERIVED = sorted(p.stem for p in (FOLDER / "derived").glob("*.toml"))
_CHECKED = sorted(p.stem for p in (FOLDER / "supplements").glob("*.toml"))


def _supplement(code: str) -> dict[str, Any]:
    path: Path = FOLDER / "supplements" / f"{code}.toml"
    return tomllib.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("code", _CHECKED)
def test_examples(code: str) -> None:
    wrong = []
    for row in _supplement(code).get("example", []):
        kind = next(k for k in _KINDS if k in row)
        for text in row["texts"]:
            facts = _figures(text, code, row.get("published"))
            if (kind, row[kind]) not in {(f.kind, written(f.value)) for f in facts}:
                wrong.append((text, f"{kind} {row[kind]}", [(f.kind, f.text, written(f.value)) for f in facts]))
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize("code", _CHECKED)
def test_counterexamples(code: str) -> None:
    texts = [t for row in _supplement(code).get("counterexample", []) for t in row["texts"]]
    found = {t: [(f.kind, f.text) for f in _figures(t, code, None)] for t in texts}
    assert not {t: facts for t, facts in found.items() if facts}


def test_a_language_with_a_file_of_its_own_is_not_derived() -> None:
    assert not set(_DERIVED) & set(codes())


@pytest.mark.parametrize("code", _DERIVED)
def test_every_derived_language_reads_a_date_and_an_amount(code: str) -> None:
    pack = load(code)
    assert pack.tier == 2
    dates = pack.section("dates")
    name = (dates["months"].get("10") or dates["abbreviated_months"]["10"]).split(",")[0].strip()
    facts = _figures(f"3 {name} 2024: 1500 USD", code, None)
    assert {"date", "money"} <= {f.kind for f in facts}, [(f.kind, f.text) for f in facts]


_WITH_A_TIME = ("early", "mid", "late", "since", "until", "before", "after", "weekday_of", "week_of", "later_in", "earlier_in")


@pytest.mark.parametrize("code", [*_DERIVED, *codes()])
def test_templates_of_parts_and_bounds_name_a_time(code: str) -> None:
    templates = load(code).section("dates").get("templates", {})
    rows = [row for meaning in _WITH_A_TIME for row in templates.get(meaning, [])]
    assert [row for row in rows if not any(slot in row for slot in ("{date}", "{period}", "{unit}"))] == []
