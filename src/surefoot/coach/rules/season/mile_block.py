"""How long a mile block is."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "MILE-2",
    says="A mile block trains form, strength, threshold and speed over {mile_block:days}.",
    source="mile-for-distance",
)
def mile_block(*, mile_block: int) -> int:
    """Days of a mile block."""
    return mile_block
