"""How a ladder begins."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "PROTOCOL-8",
    says="The first stage of a ladder runs at most {first_running:duration} in all; here it is {running:duration}.",
    shows=("running",),
)
def first_running(*, first_running: int) -> int:
    """Seconds that the first stage may run."""
    return first_running
