"""How long the long run may last."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("LONG-2", says="The long run lasts at most {limit:duration} on the way to this race.", gives="limit")
def long_minutes(
    race: str, expected: float | None, *, long_minutes: dict[str, float], long_expected_share: dict[str, float]
) -> float:
    """Seconds of the longest run; for the longest races also a share of the ``expected`` race time in seconds."""
    most = long_minutes[race] * 60.0
    share = long_expected_share.get(race)
    return min(most, share * expected) if share and expected else most
