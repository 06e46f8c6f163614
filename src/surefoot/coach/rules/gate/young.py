"""Under age, easy only."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("GATE-5", says="Under {adult} the plan keeps to easy running.")
def easy_only_age(age: int | None, *, adult: int) -> bool:
    """Whether age keeps the plan to easy running."""
    return age is not None and age < adult
