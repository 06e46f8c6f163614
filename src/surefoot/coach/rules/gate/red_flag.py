"""Signs that need a doctor."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "SAFE-3",
    says="{sign}: this pattern needs examining before you run again.",
    source="laverty-return",
    shows=("sign",),
)
def red_flag(*, limp_to_doctor: int, fever_to_doctor: int) -> tuple[int, int]:
    """Days of limping, and of fever, after which a doctor should look."""
    return limp_to_doctor, fever_to_doctor
