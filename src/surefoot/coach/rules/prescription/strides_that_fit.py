"""Short fast running at the end of an easy run."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "SPEED-1",
    says="{times} times a few seconds of quick, relaxed running keep your stride light, at every distance.",
    gives="times",
    source="toolkit-speed",
)
def strides_that_fit(distance: int, each: float, wanted: int, *, strides_part: float) -> int:
    """Strides of ``each`` metres, their walk included, in a run of ``distance`` metres; at most those wanted."""
    return min(wanted, int(distance * strides_part / each))
