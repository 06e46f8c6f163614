"""Long runs on two days in a row, for ultras."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "LONG-3",
    says="Two long days in a row: this run is at most {back_to_back_share:percent} of the one the day before.",
    source="own-practice",
)
def second_long(long: float, *, back_to_back_share: float) -> float:
    """Metres of the run on the day after a long run of ``long`` metres, at most."""
    return back_to_back_share * long
