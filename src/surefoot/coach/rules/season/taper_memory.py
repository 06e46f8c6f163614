"""How old the peak may be that a taper is a share of."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("TAPER-1a", says="The peak week of a taper is the highest of the {taper_memory:weeks} before.")
def taper_memory(*, taper_memory: int) -> int:
    """Weeks before a week of a taper among which its peak is looked for."""
    return taper_memory
