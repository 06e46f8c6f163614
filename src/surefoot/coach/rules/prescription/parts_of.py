"""How a run is divided into parts of different effort."""

from __future__ import annotations

from collections.abc import Sequence

from surefoot.rulebook import rule


@rule("WORKOUT-25", says="The run has parts, each with an effort of its own; the first one is easy and the longest.")
def parts_of(distance: int, shares: Sequence[float], *, distance_step: int) -> list[int]:
    """Metres of each part of a run of ``distance`` metres, in whole steps; the first takes up what is left over."""
    whole = sum(shares)
    lengths = [round(distance * share / whole / distance_step) * distance_step for share in shares]
    return [distance - sum(lengths[1:]), *lengths[1:]]
