"""Libraries that only some formats need: imported when a file asks for them, and named when they are missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from factcheck.budget import Overspent


class NotRead(ValueError):
    """A file that this program does not read, or cannot read here. In a folder it is passed over; one that was named is a problem."""


class MissingExtra(NotRead):
    """A format whose library is not installed. The message gives the command that installs it."""


def extra(module: str, name: str) -> Any:
    """The module, from the extra of that name. Raises MissingExtra."""
    try:
        return import_module(module)
    except ImportError:
        raise MissingExtra(f"needs a library that is not installed: python -m pip install 'factcheck-gate[{name}]'") from None


@contextmanager
def foreign(message: str) -> Iterator[None]:
    """A block in which a library works on a file: whatever it raises of that becomes a ValueError with the message."""
    try:
        yield
    except (Overspent, MemoryError, RecursionError):  # which whoever reads documents tells in words
        raise
    except Exception as error:
        raise ValueError(message) from error
