"""What was usual before an injury."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("RETURN-7c", says="Your usual week was {usual:distance}; the way back leads there.", shows=("usual",))
def weeks_before(*, usual_weeks: list[int]) -> tuple[int, int]:
    """Complete weeks before the onset, counted back, whose median is the usual volume: first and last."""
    first, last = usual_weeks
    return first, last
