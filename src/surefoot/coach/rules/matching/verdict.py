"""What a run was, beside the one that was planned."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "MATCH-2",
    says="{verdict}: {done:distance}, and {planned:distance} were planned.",
    gives="verdict",
    reads={"near": "load/near"},
)
def size_verdict(done: float, planned: float, *, near: float) -> str:
    """Say whether a run of ``done`` metres was "as planned", "shorter" or "longer" than ``planned`` metres."""
    if done < near * planned:
        return "shorter"
    return "longer" if planned < near * done else "as planned"
