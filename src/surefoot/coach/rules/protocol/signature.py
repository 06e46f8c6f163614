"""Who answers for a ladder."""

from __future__ import annotations

from surefoot.rulebook import statement

signature = statement(
    "PROTOCOL-10",
    says="Signed by a {by} on {date:date}: {reason}",
    source="laverty-return",
)
