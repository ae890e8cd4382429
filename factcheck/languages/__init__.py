"""What the program knows of each language: data files, one a language, and this loader.

The folder is the registry: `xx.toml` makes `xx` a language of the first tier. Nothing else in the program names a language.
Stages take the section they need with `pack.section("dates")` and compile it once (cache by `pack.code`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from factcheck.records import dataclass

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Pack:
    """A language file as it was read. Packs are equal where their codes are; use `load`, never the constructor."""

    code: str
    tier: int
    data: Mapping[str, Any]

    def section(self, name: str) -> Mapping[str, Any]:
        """A table of the file, empty where the file has none."""
        table: Mapping[str, Any] = self.data.get(name, {})
        return table

    def __hash__(self) -> int:
        return hash(self.code)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pack) and other.code == self.code


@cache
def codes() -> tuple[str, ...]:
    """The codes of all languages with a file of their own, sorted."""
    return tuple(sorted(p.stem for p in FOLDER.glob("*.toml") if len(p.stem) in (2, 3)))


@cache
def load(code: str) -> Pack:
    """The pack of a language; an empty one of tier 0 where the program knows nothing of it."""
    path = FOLDER / f"{code}.toml"
    derived = not path.exists()
    if derived:
        path = FOLDER / "derived" / f"{code}.toml"
    if not path.exists():
        return Pack(code, 0, {})
    from factcheck.languages.compiled import compiled

    tier = 2 if derived else int(code in codes())
    return Pack(code, tier, compiled("pack", code, partial(_parse, path)))


def _parse(path: Path) -> Mapping[str, Any]:
    import tomllib

    with path.open("rb") as file:
        return tomllib.load(file)
