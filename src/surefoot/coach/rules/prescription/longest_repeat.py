"""Which length of repeat comes first."""

from __future__ import annotations

from collections.abc import Mapping

from surefoot.rulebook import rule


@rule(
    "BUILD-4",
    says="Speed goes from sustained tempo to repeats, from the mile down to the quarter mile. Now: {now}.",
    shows=("now",),
    source="runsmart-spring",
)
def longest_repeat(
    cap: float, times: int, seconds: Mapping[int, float], *, repeat_lengths: tuple[int, ...]
) -> int | None:
    """The longest repeat in metres that fits ``times`` times in ``cap`` seconds of work; None where none does.

    ``seconds`` holds the expected time of each length in metres.
    """
    fitting = (length for length in repeat_lengths if round(seconds[length] * times, 9) <= cap)
    return next(fitting, None)
