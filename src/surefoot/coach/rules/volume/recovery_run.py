"""How long an easy run after a hard day is."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("VOLUME-9", says="The day after a hard or long run stays shorter: {recovery_run:percent} of the other easy runs.")
def recovery_run(size: float, *, recovery_run: float) -> float:
    """Metres of an easy run on the day after a hard or long one, where the others have ``size`` metres."""
    return recovery_run * size
