"""What the last weeks add up to."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("WIN-2", says="{distance:distance} of running in the last {weeks:weeks}.", shows=("distance",))
def weeks_told(*, weeks: int) -> int:
    """Weeks whose running is told together."""
    return weeks
