"""Which reports are one illness."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("ILL-6", says="Reports of illness not further apart than {episode_gap:days} are one illness.")
def same_illness(days_between: int, *, episode_gap: int) -> bool:
    """Whether a report so many days after another belongs to the same illness."""
    return days_between <= episode_gap
