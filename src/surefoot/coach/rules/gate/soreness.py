"""Soreness is not pain until it is."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "GATE-2",
    says="Soreness is treated as pain from {least_soreness} of 10 on, on one side alone, at an old injury, "
    "and at joints, tendons and bones.",
)
def soreness_is_pain(score: int, one_sided: bool, delicate: bool = False, *, least_soreness: int) -> bool:
    """Whether a report of soreness is treated as pain; ``delicate``: an old injury, a joint, a tendon or a bone."""
    return one_sided or delicate or score >= least_soreness
