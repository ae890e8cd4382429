"""The languages as a table: how many words and wordings of each sort are known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.languages.coverage import TIERS, Coverage
from factcheck.reports.view import View, columns, count, isolate, pad

_HEAD = ("", "money", "dates", "quantities", "statements", "concepts", "")
_LEGEND = """money: currencies with a name   dates: months, weekdays and wordings   quantities: units and counted nouns
statements: cue words of who says what   concepts: words that tell which sentences belong together   -: none"""


def render_languages(languages: Sequence[Coverage], view: View | None = None) -> str:
    """A table for each tier, without a line break at the end. Quiet leaves out what the columns mean."""
    view = view or View()
    tiers = sorted({c.tier for c in languages})
    blocks = [_tier(tier, [c for c in languages if c.tier == tier], view) for tier in tiers]
    return "\n\n".join(blocks if view.quiet else [*blocks, _LEGEND])


def _tier(tier: int, languages: Sequence[Coverage], view: View) -> str:
    head = view.paint(f"tier {tier}", "strong") + f"  {count(len(languages), 'language')}: {TIERS[tier]}"
    return "\n".join([head, *(f"  {line}" for line in columns([_HEAD, *_rows(languages)]))])


def _rows(languages: Sequence[Coverage]) -> Iterable[tuple[str, ...]]:
    for c in languages:
        covered = (c.money, c.dates, c.quantities, c.statements, c.concepts)
        yield c.code, *(pad(str(n or "-"), len(head), right=True) for n, head in zip(covered, _HEAD[1:], strict=False)), isolate(c.name)
