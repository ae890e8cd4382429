"""What holds for all tests."""

from __future__ import annotations

import signal

# A job in the background of a shell ignores interrupts, and its children do so after it: for the programs under test they count again.
signal.signal(signal.SIGINT, signal.default_int_handler)
