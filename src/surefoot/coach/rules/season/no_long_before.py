"""When the last long run is done."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("TAPER-3", says="No long run in the last {no_long_before:days} before the race.")
def no_long_before(*, no_long_before: int) -> int:
    """Days before an A race on which no long run is planned."""
    return no_long_before
