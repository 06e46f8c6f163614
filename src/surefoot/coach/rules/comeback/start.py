"""How a short injury starts again."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("RETURN-7b", says="The first runs are {start_share:percent} of a typical one, or less.")
def first_outing(*, start_share: float, least_outing: int) -> tuple[float, int]:
    """Share of a typical run that the first has, and seconds that a continuous outing has at least."""
    return start_share, least_outing * 60
