"""`dataclass` for the classes of this program: what the standard library's does, but quick to define and quick to make.

The standard one compiles six methods of every frozen class, which for the classes of one run takes a tenth of its time, and a frozen
instance sets its fields by a detour that takes eight times as long. Here the constructor is compiled, and what compares instances where
somebody asks for it. That nothing is assigned to a frozen instance is for the type checker to see, which takes this for the standard
decorator.
"""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(cls=None, /, *, frozen=False, eq=True, repr=True, slots=False):
        """A dataclass: `frozen` ones have a hash. What the class itself defines stands."""
        if cls is None:
            return partial(dataclass, frozen=frozen, eq=eq, repr=repr, slots=slots)
        own = dict(cls.__dict__)
        cls.__doc__ = cls.__doc__ or cls.__name__  # else the signature would be worked out to stand there
        made = dataclasses.dataclass(cls, eq=False, repr=False, slots=slots)
        fields = dataclasses.fields(made)
        if repr and "__repr__" not in own:
            made.__repr__ = _repr([f.name for f in fields if f.repr])
        if eq and "__eq__" not in own:
            made.__eq__, made.__hash__ = _compared(made, [f.name for f in fields if f.compare])
        if eq and (own.get("__hash__") or not frozen):
            made.__hash__ = own.get("__hash__")
        return made


def _repr(names: list[str]) -> Any:
    def __repr__(self: Any) -> str:
        return f"{type(self).__qualname__}({', '.join([f'{name}={getattr(self, name)!r}' for name in names])})"

    return __repr__


def _compared(cls: Any, names: list[str]) -> tuple[Any, Any]:
    """What says whether two instances are equal, and the hash that goes with it: compiled where somebody asks."""

    def compiled(method: str, code: str) -> Any:
        own, other = (f"({''.join(f'{side}.{name},' for name in names)})" for side in ("self", "other"))
        made = eval(code.format(own=own, other=other))
        setattr(cls, method, made)
        return made

    def __eq__(self: Any, other: Any) -> Any:
        same = "lambda self, other: {own} == {other} if other.__class__ is self.__class__ else NotImplemented"
        return compiled("__eq__", same)(self, other)

    def __hash__(self: Any) -> int:
        return int(compiled("__hash__", "lambda self: hash({own})")(self))

    return __eq__, __hash__
