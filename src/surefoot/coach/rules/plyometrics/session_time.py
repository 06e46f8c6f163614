"""The time and the rests of a session of jumps."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("SPEED-3g", says="Every jump is fresh: after each set rest {work_rest:factor} times as long as the jumps took.")
def plyometric_time(
    *, warm_up_time: int, work_rest: float, least_reps: int, rest_step: int
) -> tuple[int, float, int, int]:
    """Seconds of the warm-up at least and of rest for each contact; repeats at least; and what rests are multiples of.

    The last is seconds as well.
    """
    return warm_up_time, work_rest, least_reps, rest_step
