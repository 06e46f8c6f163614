"""How long to recover between repeats."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "WORKOUT-10",
    says="{recovery:duration} of easy moving between them lets the next one be as good as the first.",
    gives="recovery",
)
def recovery_time(repeat: float, share: float, least: int, most: int, *, time_step: int) -> int:
    """Seconds between repeats of ``repeat`` seconds: a share of them within least and most, in whole steps of time.

    Rounded down, so that a share of at most 1 never gives more than the repeat took, unless ``least`` asks for it.
    """
    wanted = int(round(repeat * share, 6)) // time_step * time_step
    return min(most, max(least, wanted))
