"""Numbers in digits, of any script and with the marks of any habit."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from factcheck.facts.terms import ONE, TEN

LONGEST = 30  # digits and marks of a number; a longer row is no figure, and more than decimals hold
_GROUP = 3  # digits between two marks
_GROUPING = " \u00a0\u202f\u2009'’٬"


@lru_cache(maxsize=100_000)
def parse_digits(text: str, decimal: str) -> tuple[Decimal, Decimal] | None:
    """(value, step) of a number in digits of any script; None where it is none (1.2.3). `decimal` is the language's decimal mark.

    A mark before exactly three digits is a decimal mark only where it is the language's own, or the head is 0.
    """
    head, power, tens = text.partition("e") if "e" in text else text.partition("E")
    if power:
        parsed = parse_digits(head, decimal)
        return parsed and (parsed[0].scaleb(int(tens)), parsed[1].scaleb(int(tens)))
    comma = "٬" if "،" in text and "," in text else ","  # beside the other one it can only group
    if len(text) > LONGEST:
        return None
    alone = text.count("٬") == 1 and "٫" not in text
    if alone and len(text.rpartition("٬")[2]) != _GROUP:  # often typed for its neighbour, the decimal mark
        text = text.replace("٬", "٫")
    plain = "".join(str(int(c)) if c.isdigit() else {"٫": ".", "،": comma}.get(c, c) for c in text)
    for mark in _GROUPING:
        plain = plain.replace(mark, "")
    marks = [c for c in plain if c in ".,"]
    if not marks:
        return Decimal(plain), ONE
    if plain[0] in ".,":
        return _point("0" + plain, plain[0])
    return _with_marks(plain, marks, decimal if "٫" not in text else ".")


def _with_marks(plain: str, marks: list[str], decimal: str) -> tuple[Decimal, Decimal] | None:
    last = marks[-1]
    head, *groups = plain.replace(",", ".").split(".")
    if len(set(marks)) == 2:
        return _point(plain, last) if marks.count(last) == 1 and _grouped(head, groups[:-1]) else None
    if len(marks) > 1:
        return (Decimal("".join([head, *groups])), ONE) if _grouped(head, groups) else None
    grouping = len(groups[0]) == 3 and 1 <= len(head) <= 3 and head != "0" and last != decimal
    return (Decimal(head + groups[0]), ONE) if grouping else _point(plain, last)


def _point(plain: str, mark: str) -> tuple[Decimal, Decimal]:
    whole, _, fraction = plain.rpartition(mark)
    whole = whole.replace(".", "").replace(",", "")
    return Decimal(f"{whole}.{fraction}"), TEN ** -len(fraction)


def _grouped(head: str, groups: list[str]) -> bool:
    """Thousands (1.234.567), or lakhs and crores (1,23,45,678)."""
    if not groups or not 1 <= len(head) <= 3:
        return False
    return len(groups[-1]) == 3 and (all(len(g) == 3 for g in groups) or all(len(g) == 2 for g in groups[:-1]))
