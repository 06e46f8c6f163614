"""The end of the warm-up with an injured bone."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "RETURN-9a",
    says="With an injured bone the warm-up ends with a brisk walk until the run has jogs of {jog_from:duration}.",
    source="laverty-return",
)
def walk_for_jog(bone: bool, stage_jog_s: int, *, jog_from: int) -> bool:
    """Whether brisk walking takes the place of the jog; ``stage_jog_s`` is the longest jog of today's stage."""
    return bone and stage_jog_s < jog_from
