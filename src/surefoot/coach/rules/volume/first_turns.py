"""How a first-ever runner begins."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "SHORT-1a", says="First steps: running and walking in turn, a little more running every {first_turn_weeks} weeks."
)
def first_turns(week: int, *, first_turns: list[list[int]], first_turn_weeks: int) -> tuple[int, int] | None:
    """Seconds of running and of walking in turn in week ``week`` (from 0); None once all is run."""
    step = week // first_turn_weeks
    return (first_turns[step][0], first_turns[step][1]) if step < len(first_turns) else None
