"""A scenario and its plan together: the running of every day, seasons in blocks of seven days, and breaks."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from tests.guarantees import tables
from tests.guarantees.plan_view import Plan
from tests.guarantees.quantities import weekday
from tests.guarantees.scenario_view import Doc, Goal, Run, Scenario

DECLARED_DAYS = 60  # how far back a declared habit is filled in before the first run of the log


@dataclass(frozen=True)
class Block:
    """Seven days. `number` counts back from the race (1: the last seven days before it); 0 where there is no race."""

    first: int
    anchor: int | None
    number: int

    @property
    def last(self) -> int:
        return self.first + 6


@dataclass(frozen=True)
class Return:
    """A return from a break. What has two fair readings (days off, old volume) is kept as the more generous one."""

    before: int  # day of the last run before the break
    start: int  # first run after it
    off_low: int
    off_high: int
    old: float  # metres a week, most generous reading
    longest: float  # longest run before the break
    certain: bool  # a break by every reading

    def _offs(self) -> range:
        return range(max(1, self.off_low), self.off_high + 1)

    def share(self, on: int) -> float:
        return max(tables.return_share(off, on - self.start) for off in self._offs())

    @property
    def end_soonest(self) -> int:
        return self.start + int(min(tables.return_shape(off)[2] for off in self._offs()))

    @property
    def end_latest(self) -> int:
        return self.start + int(max(tables.return_shape(off)[2] for off in self._offs())) + 1


class Case:
    """What the checkers look at."""

    def __init__(self, scenario: Doc, plan: Doc) -> None:
        self.scenario = Scenario(scenario)
        self.plan = Plan(plan)
        self.today = self.scenario.today

    @cached_property
    def runs(self) -> list[Run]:
        return sorted([*self.scenario.runs, *self.plan.runs], key=lambda run: (run.day, run.planned))

    @cached_property
    def run_days(self) -> list[int]:
        return sorted({run.day for run in self.runs})

    @cached_property
    def _sums(self) -> dict[int, tuple[float, float, float]]:
        """Day → metres of running: low without races, high without races, high with races."""
        sums: dict[int, tuple[float, float, float]] = defaultdict(lambda: (0.0, 0.0, 0.0))
        for run in self.runs:
            low, high, every = sums[run.day]
            kept = 0 if run.race else 1
            sums[run.day] = (low + kept * run.low, high + kept * run.high, every + run.high)
        declared = self.scenario.declared_week
        if declared:
            logged = self.scenario.runs
            first = min(logged[0].day, self.today) if logged else self.today
            for on in range(first - DECLARED_DAYS, first):
                sums[on] = (declared / 7, declared / 7, declared / 7)
        return dict(sums)

    def low(self, first: int, last: int) -> float:
        """Running of some days, both included, races left out, at the least that it can have been."""
        return sum(self._sums[on][0] for on in range(first, last + 1) if on in self._sums)

    def high(self, first: int, last: int) -> float:
        return sum(self._sums[on][1] for on in range(first, last + 1) if on in self._sums)

    def every(self, first: int, last: int) -> float:
        """The same with races, at the most that it can have been."""
        return sum(self._sums[on][2] for on in range(first, last + 1) if on in self._sums)

    @cached_property
    def slack(self) -> float:
        """Factor on limits: runs without distance are converted, and a conversion may be a little off."""
        return 1.03 if any(run.timed_only for run in self.scenario.runs) else 1.0

    @cached_property
    def anchors(self) -> list[int]:
        """Days of the races that seasons are counted back from: planned, and of priority A (or what is planned for)."""
        days = {goal.day for goal in self.scenario.goals if goal.kind == "race" and goal.priority == "A"}
        days.add(self.plan.planned_for.day)
        anchors = {race.day for race in self.plan.races if race.day in days}
        return sorted(anchors | set(self.trials))

    @cached_property
    def trials(self) -> list[int]:
        """The day of the trial that ends a mile block, if there is one; the one in its middle is left out."""
        return [s.day for s in self.plan.sessions if s.kind == "time_trial"][-1:]

    def goal_at(self, anchor: int) -> Goal:
        """The goal of a season."""
        if self.plan.planned_for.day == anchor:
            return self.plan.planned_for
        at = [goal for goal in self.scenario.goals if goal.day == anchor]
        return at[0] if at else Goal("race", 1609, anchor, "A", None, "road")

    def classes(self) -> list[str]:
        """Race classes in play, for limits that belong to a class; none where a routine is planned."""
        if self.plan.planned_for.kind not in {"race", "mile_block"}:
            return []
        goals = [*self.scenario.goals, self.plan.planned_for]
        found = [tables.race_class(goal.metres) for goal in goals if goal.kind == "race" and goal.metres]
        if any(goal.kind == "mile_block" for goal in goals):
            found.append("mile")
        return found

    def blocks(self, anchor: int) -> list[Block]:
        """Blocks of a season that hold a planned day, earliest first, none reaching over an earlier race."""
        earlier = [other for other in self.anchors if other < anchor]
        floor = earlier[-1] if earlier else self.today - 6
        found = []
        number = 1
        while anchor - 7 * number >= floor:
            found.append(Block(anchor - 7 * number, anchor, number))
            number += 1
        return found[::-1]

    def all_blocks(self) -> list[Block]:
        """Blocks of every season, then weeks from the last race on; Monday to Sunday where there is no race.

        Before a last race of priority B or C, with no A race to come, either alignment is fair: no block is given.
        """
        found = [block for anchor in self.anchors for block in self.blocks(anchor)]
        races = [race.day for race in self.plan.races]
        begin = self.today - 6
        after = max([*self.anchors, *races]) if races or self.anchors else begin + (-weekday(begin)) % 7
        found += [Block(first, None, 0) for first in range(after, self.plan.last - 5, 7)]
        return found

    def habit_high(self, before: int) -> float:
        """Most generous reading of "median of the last 4 weeks with a run" before a day, in metres."""
        return max((self._median(before - 1 - shift) for shift in range(7)), default=0.0)

    def habit_low(self, before: int) -> float:
        return min((self._median(before - 1 - shift) for shift in range(7)), default=0.0)

    def _median(self, last: int) -> float:
        sums = (self.every(end - 6, end) for end in range(last, last - 7 * 26, -7))
        found: list[float] = []
        for metres in sums:
            if metres > 0:
                found.append(metres)
            if len(found) == 4:
                break
        return statistics.median(found) if found else 0.0

    def usual_gap_high(self, before: int) -> float:
        """Longest reading of the usual days between runs before a day."""
        readings = [1.0]
        for span in (28, 56, 112):
            days = [on for on in self.run_days if before - span <= on <= before]
            gaps = [b - a for a, b in pairwise(days)]
            if gaps:
                readings += [statistics.median(gaps), statistics.mean(gaps), span / len(days)]
        return max(readings)

    @cached_property
    def returns(self) -> list[Return]:
        return list(self._returns())

    def _returns(self) -> Iterator[Return]:
        previous: Return | None = None
        for before, start in pairwise(self.run_days):
            if start - before <= tables.BREAK_DAYS:
                continue
            old = self.habit_high(before + 1)
            if previous and before <= previous.end_latest:
                old = max(old, previous.old)
            longest = max((r.high for r in self.runs if before - 120 <= r.day <= before), default=0.0)
            off_low = max(1, min(start, max(self.today, before + 1)) - before - 1)
            previous = Return(before, start, off_low, start - before, old, longest,
                              self._certain(before, start, off_low))  # fmt: skip
            yield previous

    def _certain(self, before: int, start: int, off: int) -> bool:
        """True for a break by every reading, after at least four weeks of running with a plain habit."""
        logged = [run for run in self.scenario.runs if before - 27 <= run.day <= before]
        first_planned = min((run.day for run in self.plan.runs), default=start)
        in_log = before < self.today and start <= max(first_planned, self.today)
        weeks = sum(1 for k in range(4) if any(before - 7 * k - 6 <= r.day <= before - 7 * k for r in logged))
        limit = max(tables.BREAK_DAYS, tables.BREAK_GAPS * self.usual_gap_high(before))
        return in_log and len(logged) >= 8 and weeks == 4 and off > limit

    def return_at(self, on: int) -> Return | None:
        """The return from a break that certainly governs a day."""
        found = [r for r in self.returns if r.certain and r.start <= on < r.end_soonest]
        return found[-1] if found else None

    def maybe_returning(self, on: int) -> list[Return]:
        """Every return that may be read as governing a day."""
        return [r for r in self.returns if r.start <= on <= r.end_latest]
