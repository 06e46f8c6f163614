"""How long a stage can be meant to be."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "PROTOCOL-7",
    says="A stage lasts at most {longest_stage:duration}, walking included; here it is {total:duration}.",
    shows=("total",),
)
def longest_stage(*, longest_stage: int) -> int:
    """Seconds that a whole stage may last."""
    return longest_stage
