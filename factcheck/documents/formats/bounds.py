"""How much is read: more than any article has, less than would fill a machine."""

LARGEST = 64 * 2**20
"""Bytes of a file, and of what it unpacks to."""

MOST = 10_000
"""Files of an archive."""
