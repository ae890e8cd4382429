"""What speaks for a pair of facts: the names, subjects and figures that both texts have around them, in the words of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from factcheck.alignment.concepts import label, meaning
from factcheck.alignment.evidence import Evidence
from factcheck.alignment.romanise import script_of
from factcheck.alignment.slot import Slot
from factcheck.model import Reason
from factcheck.rates import exchange
from factcheck.relations import in_two_currencies
from factcheck.values import Quantity

_NAMES, _SUBJECTS = 3, 4  # of each so many are told, the nearest


class Named(NamedTuple):
    """A fact in its sentence, and the names of its article by their folded words."""

    slot: Slot
    names: Mapping[str, str]


def reasons(here: Named, there: Named, e: Evidence, near: Mapping[str, float]) -> Iterator[Reason]:
    """What speaks for it that two facts are one, the most telling first. `near` are the features around both, and their weight."""
    names = [_both(here.slot.name(n, here.names), there.slot.name(n, there.names)) for n in _weightiest(near, "n")[:_NAMES]]
    if names:
        yield Reason("name", ", ".join(names))
    subjects = [c for c in _weightiest(near, "c") if c in e.concepts - meaning("faint")][:_SUBJECTS]
    if subjects:
        worded = [_worded(c, here, there) for c in subjects]
        yield _reason("concept", [w for w in worded if w not in names] or worded, subjects)
    age = isinstance(e.a.value, Quantity) and e.a.value.role == "age"
    if not age and (counted := sorted(e.counted_a & e.counted_b)):
        yield _reason("counted", [_worded(c, here, there) for c in counted], counted)
    if e.a.head and e.b.head:
        heads = list(dict.fromkeys([e.a.head, e.b.head]))
        yield Reason("column", f"in the {'column' if len(heads) == 1 else 'columns'} {' and '.join(f'“{head}”' for head in heads)}")
    if in_two_currencies(e.a.value, e.b.value):
        yield Reason("rate", exchange(e.a.value, e.b.value))
    if e.agreeing:
        yield Reason("agreeing", f"the sentences agree on {e.agreeing} other {'figure' if e.agreeing == 1 else 'figures'}")
    if e.a.kind == "quantity" and not age and _grows(e):
        yield Reason("tally", "a count that grows while a story goes on")
    yield Reason("passage", "sentences aligned" + (", like their neighbours" if e.ground.beside else ""))


def _weightiest(near: Mapping[str, float], sort: str) -> list[str]:
    """The names ("n") or concepts ("c") among these features."""
    return [f[1:] for f in sorted((f for f in near if f[0] == sort), key=lambda f: (-near[f], f))]


def _reason(signal: str, worded: list[str], concepts: list[str]) -> Reason:
    return Reason(signal, ", ".join(dict.fromkeys(worded)), tuple(map(label, concepts)))


def _grows(e: Evidence) -> bool:
    counted = e.counted_a | e.counted_b
    return bool((e.concepts | counted) & meaning("tally") or counted & meaning("tally_counted"))


def _worded(concept: str, here: Named, there: Named) -> str:
    """A concept in the words of both texts that stand nearest to the figures: "shares = Aktien"."""
    return _both(here.slot.wording(concept) or label(concept), there.slot.wording(concept) or label(concept))


def _both(*forms: str) -> str:
    """What two texts write for one thing, that in Latin letters first, and but once where they write the same: "Altman = ألتمان"."""
    first, second = sorted(forms, key=lambda form: script_of(form[0]) != "latn")
    return first if first.casefold() == second.casefold() else f"{first} = {second}"
