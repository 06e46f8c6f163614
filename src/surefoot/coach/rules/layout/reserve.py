"""A week that has to be cut keeps a little in reserve."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "LAYOUT-16", says="A week that must be smaller keeps {kept_reserve:percent} in reserve: the next run moves nothing."
)
def with_reserve(limit: float, *, kept_reserve: float) -> float:
    """Metres to which a week over its ``limit`` is cut."""
    return (1 - kept_reserve) * limit
