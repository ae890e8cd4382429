"""Ids of findings: stable from run to run and when lines move."""

from __future__ import annotations

from factcheck.digests import sha256


def identity(code: str, *parts: str) -> str:
    """A code and a digest of what makes a finding this one: its kind, its subject, its values, nothing of its place in a text."""
    return f"{code}-{sha256('|'.join(parts).encode()).hexdigest()[:8]}"
