"""Whose signature lets a ladder pass the limits."""

from __future__ import annotations

from surefoot.rulebook import statement

signed_by = statement(
    "PROTOCOL-11",
    says="The word of a {by} can restrict a ladder, and not permit what passes the limits.",
    source="laverty-return",
)
