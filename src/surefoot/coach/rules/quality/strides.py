"""How much short fast running base holds."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "QUALITY-7",
    says="{reps} short fast strides keep the legs quick: less than {strides_share:percent} of the week.",
    gives="reps",
)
def strides_reps(
    week: float, *, strides_share: float, stride: float, strides_sessions: int, strides_reps: list[int]
) -> int:
    """Strides in each run with strides, in a week of ``week`` seconds of running; 0 where too few would fit."""
    fit = int(strides_share * week / (stride * strides_sessions))
    least, most = strides_reps
    return 0 if fit < least else min(fit, most)
