"""The runner's days: minutes of each date, away dates, which day is for the long run."""

from __future__ import annotations

from surefoot.coach.ledger import WEEK
from surefoot.diary.scenario import Scenario


class Days:
    """Seconds available on each day (an ordinal), after away dates."""

    def __init__(self, scenario: Scenario) -> None:
        self.week = scenario.runner.availability
        self.away = [(a.from_.toordinal(), a.to.toordinal(), int(a.minutes_a_day)) for a in scenario.log.away]
        self.long_weekday = scenario.runner.long_run_day
        if self.long_weekday is None:
            self.long_weekday = max(range(WEEK), key=lambda weekday: (self.week[weekday], weekday))
        self.widest_gap = self._widest_gap()

    def seconds(self, day: int) -> int:
        """Seconds that the runner has on a day; the latest entry of an away date counts."""
        for first, last, seconds in reversed(self.away):
            if first <= day <= last:
                return seconds
        return self.week[weekday(day)]

    def long_day(self, start: int, days: int) -> int | None:
        """The day of the long run in a block: the runner's, or the one with most time; None where none has any."""
        span = range(start, start + days)
        usual = next((day for day in span if weekday(day) == self.long_weekday), None)
        if usual is not None and self.seconds(usual):
            return usual
        best = max(span, key=lambda day: (self.seconds(day), day))
        return best if self.seconds(best) else None

    def _widest_gap(self) -> int:
        """Most days from one weekday with time to the next."""
        free = [weekday for weekday in range(WEEK) if self.week[weekday]]
        return max(((b - a - 1) % WEEK + 1 for a, b in zip(free, [*free[1:], *free[:1]], strict=True)), default=WEEK)


def weekday(day: int) -> int:
    """Weekday of an ordinal, Monday 0."""
    return (day - 1) % WEEK
