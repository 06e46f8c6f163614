"""What comes after the easy weeks, in its order."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "RETURN-6c",
    says="After the easy weeks: {strides_weeks:weeks} of strides, {tempo_weeks:weeks} of tempo, then shorter repeats; "
    "one of them a week for {one_quality_weeks:weeks}.",
)
def after_easy(*, strides_weeks: int, tempo_weeks: int, one_quality_weeks: int) -> tuple[int, int, int]:
    """Days after the easy weeks from which tempo is planned, repeats, and more than one session a week."""
    return 7 * strides_weeks, 7 * (strides_weeks + tempo_weeks), 7 * one_quality_weeks
