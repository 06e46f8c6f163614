"""How a run moves onto a treadmill."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "WORKOUT-14",
    topic="workout",
    says="Indoors the same minutes count the same: by effort, on a slope of {treadmill_incline:percent}.",
)
def treadmill_slope(*, treadmill_incline: float) -> str:
    """The slope to set on a treadmill, as it stands on its display: "1 %"."""
    return f"{treadmill_incline * 100:g} %"
