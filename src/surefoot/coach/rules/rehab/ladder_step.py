"""Up and down the strength ladder of an injury."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "RETURN-8",
    says="Strength for the {site} from the beginning of the injury on, now with {level}. One level up after "
    "{sessions_up} within your pain limit, one down after {sessions_down} over it.",
    shows=("site", "level"),
    source="laverty-return",
)
def ladder_step(within: int, over: int, *, sessions_up: int, sessions_down: int) -> int:
    """1 for a level up, -1 for one down, 0 to stay: from sessions in a row at a level, within and over the limit."""
    if over >= sessions_down:
        return -1
    return 1 if within >= sessions_up else 0
