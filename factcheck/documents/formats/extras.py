"""Libraries that only some formats need: imported when a file asks for them, and named when they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any


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
