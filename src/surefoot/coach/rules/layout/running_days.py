"""How many days in a row may hold a run."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("LAYOUT-1", says="Rest: at most {running_days} running days in any seven in a row.")
def running_days(*, running_days: int) -> int:
    """Running days in any seven in a row, at most."""
    return running_days
