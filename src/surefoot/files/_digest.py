"""By what a content is known, wherever it lies and whatever it is packed in."""

from __future__ import annotations


def digest_of(content: bytes) -> str:
    """The SHA-256 of a content, as hexadecimal text."""
    import hashlib

    return hashlib.sha256(content).hexdigest()
