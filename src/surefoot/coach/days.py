"""The runner's days: minutes of each date, away dates, which day is for the long run."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from surefoot.coach.ledger import WEEK
from surefoot.diary.scenario import Scenario
from surefoot.units import Seconds

WHOLE_DAY = 24 * 3600


class Days:
    """Seconds available on each day (an ordinal), after away dates."""

    def __init__(self, scenario: Scenario, caps: Mapping[int, int] = MappingProxyType({})) -> None:
        """Take ``caps``: the most seconds of running that a day has, after an illness."""
        self.caps = caps
        self.today, self.week = scenario.today.toordinal(), scenario.runner.availability
        self.away = [(a.from_.toordinal(), a.to.toordinal(), int(a.minutes_a_day)) for a in scenario.log.away]
        self.holds = [(h.from_.toordinal(), h.to.toordinal() if h.to else None) for h in scenario.log.holds]
        usual = scenario.runner.long_run_day
        self.long_weekday: int = max(range(WEEK), key=lambda day: (self.week[day], day)) if usual is None else usual
        self.widest_gap = self._widest_gap()
        self._known: dict[int, int] = {}  # the same days are asked about again and again
        self._open: dict[tuple[int, int], dict[int, int]] = {}  # and the same spans

    @property
    def regular(self) -> bool:
        """Whether every week from the present one on is alike: no dates away, and nobody asked for a pause."""
        ends = [last for _, last, _ in self.away] + [last for _, last in self.holds] + list(self.caps)
        return all(last is not None and last <= self.today - WEEK for last in ends)

    def seconds(self, day: int) -> int:
        """Seconds for running on a day: none in a hold."""
        known = self._known.get(day)
        if known is None:
            known = self._known[day] = 0 if self.held(day) else min(self.free(day), self.caps.get(day, WHOLE_DAY))
        return known

    def open(self, start: int, end: int) -> dict[int, int]:
        """Seconds by day of the days from ``start`` up to but not including ``end`` that have any."""
        known = self._open.get((start, end))
        if known is None:
            known = {day: seconds for day in range(start, end) if (seconds := self.seconds(day))}
            self._open[start, end] = known
        return known

    def free(self, day: int) -> int:
        """Seconds that the runner has on a day, in a hold too; of away dates the latest entry counts."""
        for first, last, seconds in reversed(self.away):
            if first <= day <= last:
                return seconds
        return self.week[weekday(day)]

    @property
    def most(self) -> int:
        """Most seconds that any day has, away dates among them."""
        return max(*self.week, *(seconds for *_, seconds in self.away))

    def held(self, day: int) -> bool:
        """Whether somebody asked for a pause that holds on a day."""
        return any(first <= day and (last is None or day <= last) for first, last in self.holds)

    def long_day(self, start: int, end: int, first: int) -> int | None:
        """The day of the long run in a block, not before ``first``: the runner's, or the one with most time.

        Another day stands in only where the block has no time on the usual one, and far from its neighbours.
        """
        usual = start + (self.long_weekday - weekday(start)) % WEEK
        if usual >= end:
            return None
        if self.seconds(usual):
            return usual if usual >= first else None
        best = max(self.open(start, end), key=lambda day: (self.seconds(day), day), default=None)
        return best if best is not None and best >= first else None

    def usually_long(self, day: int) -> bool:
        """Whether a day is the usual one of the long run, with time for it."""
        return weekday(day) == self.long_weekday and self.seconds(day) > 0

    def _widest_gap(self) -> int:
        """Most days from one weekday with time to the next."""
        free = [weekday for weekday in range(WEEK) if self.week[weekday]]
        return max(((b - a - 1) % WEEK + 1 for a, b in zip(free, [*free[1:], *free[:1]], strict=True)), default=WEEK)


class FreeDays(Days):
    """The same runner with all the time in the world: what a season would be if the days never bound."""

    def __init__(self, scenario: Scenario) -> None:
        """No illness binds them either."""
        super().__init__(scenario)
        self.week = (Seconds(WHOLE_DAY),) * WEEK
        self.away, self.widest_gap = [], 1


def weekday(day: int) -> int:
    """Weekday of an ordinal, Monday 0."""
    return (day - 1) % WEEK
