"""Little confidence: the same again, with somebody beside."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "RETURN-16c",
    says="Fear of the old injury is natural: after a confidence of {low_confidence} or less, {low_times} times, the "
    "stage is repeated, and a therapist can help.",
)
def low_confidence(*, low_confidence: int, low_times: int) -> tuple[int, int]:
    """The highest confidence that is low, and how many such answers repeat the stage."""
    return low_confidence, low_times
