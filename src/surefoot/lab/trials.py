"""What is put to a prediction: a race that was run, and the shorter races of the same runner to foretell it from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from surefoot.lab.race_times import Run, Runner
from surefoot.physiology.effort import Effort
from surefoot.units import Metres, Seconds

_SOME_DAY = dt.date(2016, 1, 1)  # the survey has no days: all races of a runner are of one season


class Trial(NamedTuple):
    """``target`` as it was run; the ``known`` races, shortest first; the typical week in metres; who ran."""

    target: Run
    known: tuple[Run, ...]
    weekly: float
    runner: Runner

    @property
    def longest(self) -> Run:
        """The longest of the known races."""
        return self.known[-1]

    @property
    def efforts(self) -> list[Effort]:
        """The known races as predictions take them."""
        return [Effort(Metres(round(run.distance)), Seconds(round(run.seconds)), _SOME_DAY) for run in self.known]


def trials(runners: Iterable[Runner], target: str, races: int) -> list[Trial]:
    """Of all who ran the target, said their week and ran at least so many shorter races: these, the longest ones."""
    found = []
    for runner in runners:
        if target not in runner.races or runner.weekly is None:
            continue
        goal = runner.races[target]
        shorter = sorted(run for run in runner.races.values() if run.distance < goal.distance)
        if len(shorter) >= races:
            found.append(Trial(goal, tuple(shorter[-races:]), runner.weekly, runner))
    return found
