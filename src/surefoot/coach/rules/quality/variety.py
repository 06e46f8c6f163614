"""When a session takes another shape than the usual one of its line."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "WORKOUT-27",
    says="Another shape of the same work; the usual one comes back after {variety_every} sessions.",
    source="own-practice",
)
def variety(session: int, *, variety_every: int) -> bool:
    """Whether the session of this number (from 0) in a line takes another shape than the usual one."""
    return session % variety_every != 0
