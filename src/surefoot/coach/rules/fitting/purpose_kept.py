"""How much hard work a shortened session must hold to keep its purpose."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "SHORT-5a",
    says="Keeps {what}, {work:duration} in all, with its warm-up. It counts in full, and nothing is made up later.",
    shows=("what",),
    source="keating-short-runs",
)
def purpose_kept(work: float, kind: str, planned: float, *, purpose_floor: dict[str, int]) -> bool:
    """Whether ``work`` seconds of the ``planned`` seconds of a kind are enough to be called that kind of session."""
    return work >= min(planned, purpose_floor[kind])
