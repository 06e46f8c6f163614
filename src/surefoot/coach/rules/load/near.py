"""When a run was the planned one."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("LOAD-6", says="A run of {near:percent} of the planned distance was the planned run.")
def near_enough(distance: float, planned: float, *, near: float) -> bool:
    """Whether a run of ``distance`` metres was the planned one."""
    return distance >= near * planned
