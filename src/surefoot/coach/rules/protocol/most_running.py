"""How much more running a stage may have than the one before."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "PROTOCOL-1",
    says="A stage runs at most {most_growth:factor} times as long as the stage before it; "
    "here {running:duration} follow {before:duration}.",
    shows=("running",),
)
def most_running(before: float, *, most_growth: float) -> float:
    """Seconds that a stage may run after one that runs ``before`` seconds."""
    return most_growth * before
