"""How fast a ladder may be climbed."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("PROTOCOL-4", says="A ladder climbs at most {most_stages} stages in 7 days.")
def most_stages(*, most_stages: int) -> int:
    """Stages in 7 days that a ladder may allow."""
    return most_stages
