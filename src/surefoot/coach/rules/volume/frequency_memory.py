"""How far back the number of runs a week is looked at."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("VOLUME-10", says="At most one run more than in the last {frequency_step} weeks.")
def frequency_memory(*, frequency_step: int) -> int:
    """Weeks in which the most runs a week are the ground for one more."""
    return frequency_step
