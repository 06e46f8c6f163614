"""Sentences on what was mended, with their counts."""

from __future__ import annotations


def counted(count: int, one: str, more: str) -> str:
    """A sentence for one, or for more of something: "{}" in it becomes the count."""
    return (one if count == 1 else more).format(f"{count:,}")
