"""What is left after time off: fitness kept, and the weeks until it is back, each with an interval (RETURN-17)."""

from __future__ import annotations

import msgspec

from surefoot.coach.rules.pause.return_length import return_length
from surefoot.coach.rules.remaining.kept import all_there, kept_range
from surefoot.coach.rules.remaining.weeks_back import weeks_back
from surefoot.physiology.detraining import layoff_factor, layoff_factor_cross_trained
from surefoot.rulebook import Book, Reason


class Remaining(msgspec.Struct, frozen=True, kw_only=True):
    """Shares of fitness kept, and weeks of regular running until it is back; no weeks where nothing has gone."""

    days_off: int
    cross_trained: bool
    kept: float
    kept_least: float
    kept_most: float
    weeks: int
    weeks_least: int
    weeks_most: int

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What is left, and what comes back when; each a sentence for the runner."""
        kept, low, high = (round(share, 2) for share in (self.kept, self.kept_least, self.kept_most))
        if kept == 1.0:
            return (all_there.because(),)
        left = kept_range.because(days_off=self.days_off, kept=kept, low=low, high=high)
        back = weeks_back.because(weeks=self.weeks, low=self.weeks_least, high=self.weeks_most)
        return left, back


def remaining(days_off: int, cross_trained: bool, book: Book) -> Remaining:
    """What so many days without running leave; ``cross_trained`` where the legs kept training otherwise."""
    factor = layoff_factor_cross_trained if cross_trained else layoff_factor
    kept = factor(book, days_off)
    if kept >= 1.0:
        least, most, weeks = kept, kept, (0, 0, 0)
    else:
        least, most = kept_range(book, days_off, kept)
        weeks = weeks_back(book, return_length(book, days_off), cross_trained)
    return Remaining(
        days_off=days_off,
        cross_trained=cross_trained,
        kept=kept,
        kept_least=least,
        kept_most=most,
        weeks=weeks[0],
        weeks_least=weeks[1],
        weeks_most=weeks[2],
    )
