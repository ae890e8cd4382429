"""What the program can read in each language, counted from the language files themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factcheck.languages import FOLDER, Pack, codes, load
from factcheck.records import dataclass

TIERS: Mapping[int, str] = {
    1: "a file of its own, written and tested by hand: every kind of fact",
    2: "derived from CLDR: plain dates, amounts, percentages and units; statements only where cue words are given",
    0: "no file: digits, symbols and ISO dates",
}


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a language is known: currencies with a name, wordings of dates, units and counted nouns, words that mark
    a statement, concepts for pairing. Nought means that such facts are not read from words of this language."""

    code: str
    name: str
    tier: int
    money: int
    dates: int
    quantities: int
    statements: int
    concepts: int

    def to_dict(self) -> dict[str, Any]:
        covers = {kind: getattr(self, kind) for kind in ("money", "dates", "quantities", "statements", "concepts")}
        return {"code": self.code, "name": self.name, "tier": self.tier, "covers": covers}


def coverage() -> tuple[Coverage, ...]:
    """Every language with a file, the first tier first, each tier by code."""
    derived = {path.stem for path in (FOLDER / "derived").glob("*.toml")} - set(codes())
    return tuple(_covered(load(code)) for code in (*codes(), *sorted(derived)))


def _covered(pack: Pack) -> Coverage:
    dates, quantities, statements = (pack.section(name) for name in ("dates", "quantities", "attributions"))
    return Coverage(
        pack.code,
        str(pack.section("language").get("name", pack.code)),
        pack.tier,
        money=len(pack.section("money").get("currencies", {})),
        dates=len(_leaves(dates.get("months"))) + len(_leaves(dates.get("weekdays"))) + len(_leaves(dates.get("templates"))),
        quantities=sum(len(quantities.get(part, {})) for part in ("units", "nouns")) + len(pack.section("durations").get("units", {})),
        statements=sum(len(cues.split()) for cues in _leaves(statements.get("verbs"))) + len(_leaves(statements.get("phrases"))),
        concepts=len(pack.section("concepts")),
    )


def _leaves(tree: object) -> list[str]:
    """The texts of a table, however deep they lie."""
    if isinstance(tree, str):
        return [tree]
    branches = tree.values() if isinstance(tree, Mapping) else tree if isinstance(tree, list | tuple) else ()
    return [leaf for branch in branches for leaf in _leaves(branch)]
