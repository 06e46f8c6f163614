"""Whether a fast session went as it was planned, so that the next one may grow."""

from __future__ import annotations

from collections.abc import Mapping

from surefoot.rulebook import rule


@rule(
    "PROGRESS-1",
    says="The last fast session {what}, so this one repeats it before anything grows.",
    shows=("what",),
    reads={"near": "load/near"},
    source="own-practice",
)
def as_planned(
    kind: str, rpe: int | None, done: float, planned: float, *, progress_rpe: Mapping[str, int], near: float
) -> bool:
    """Whether ``done`` of ``planned`` metres (0: not known), with that effort of 10, are what its kind asks for."""
    hardest = progress_rpe.get(kind)
    if rpe is not None and hardest is not None and rpe > hardest:
        return False
    return done >= near * planned
