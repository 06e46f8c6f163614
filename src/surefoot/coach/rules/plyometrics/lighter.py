"""Fewer jumps in easier weeks."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("SPEED-3d", says="An easier week has half of the jumps.")
def lighter_circuits(circuits: int, *, lighter_share: float) -> int:
    """Circuits of an easier or taper week: at most the share of ``circuits``, and one at least."""
    return max(1, int(circuits * lighter_share))
