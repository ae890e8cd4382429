"""Our dataclasses are those of the standard library in all that a reader of them sees."""

from __future__ import annotations

import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import field, replace
from typing import Any

import pytest

from factcheck.records import dataclass


@dataclass(frozen=True)
class Plain:
    """A place."""

    name: str
    at: tuple[int, int] = (0, 0)
    note: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Slotted:
    """The same with slots."""

    name: str
    at: tuple[int, int] = (0, 0)
    note: str = field(default="", compare=False, repr=False)


@dataclass
class Changing:
    tags: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Own:
    code: str
    rest: str = ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Own) and other.code == self.code

    def __hash__(self) -> int:
        return hash(self.code)


@pytest.mark.parametrize("made", [Plain, Slotted])
def test_they_compare_and_show_what_they_hold(made: Callable[..., Any]) -> None:
    one = made("x", (1, 2), note="a")
    assert (one == made("x", (1, 2), note="b"), one == made("x"), one == ("x", (1, 2))) == (True, False, False)
    assert {one: 1}[made("x", (1, 2))] == 1
    assert len({one, made("x", (1, 2)), made("y")}) == 2
    assert repr(one) == f"{made.__name__}(name='x', at=(1, 2))"
    assert replace(one, name="y") == made("y", (1, 2))
    assert pickle.loads(pickle.dumps(one)) == one
    assert [f.name for f in dataclasses.fields(one)] == ["name", "at", "note"]


def test_two_classes_are_never_equal() -> None:
    assert Plain("x") != Slotted("x")


def test_slots_leave_no_room_for_more() -> None:
    with pytest.raises(AttributeError):
        Slotted("x").other = 1  # type: ignore[attr-defined]


def test_what_may_change_has_no_hash() -> None:
    assert Changing() == Changing([])
    with pytest.raises(TypeError):
        hash(Changing())


def test_what_a_class_defines_itself_stands() -> None:
    assert Own("a", "1") == Own("a", "2")
    assert len({Own("a", "1"), Own("a", "2")}) == 1
