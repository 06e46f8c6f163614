"""Waiting until it has settled."""

from __future__ import annotations

from surefoot.rulebook import statement

settles_first = statement(
    "RETURN-16b",
    says="The next run waits until the {site} has settled and walking is normal that morning.",
    source="laverty-return",
)
