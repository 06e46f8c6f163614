"""What is put to a prediction: a race that was run, and the shorter races of the same runner to foretell it from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from surefoot.lab.race_times import Run, Runner


class Trial(NamedTuple):
    """``target`` as it was run; the ``known`` races, shortest first; the typical week in metres; the runner's row."""

    row: int
    target: Run
    known: tuple[Run, ...]
    weekly: float

    @property
    def longest(self) -> Run:
        """The longest of the known races."""
        return self.known[-1]


def trials(runners: Iterable[Runner], target: str, races: int) -> list[Trial]:
    """Of all who ran the target, said their week and ran at least so many shorter races: these, the longest ones."""
    found = []
    for runner in runners:
        if target not in runner.races or runner.weekly is None:
            continue
        goal = runner.races[target]
        shorter = sorted(run for run in runner.races.values() if run.distance < goal.distance)
        if len(shorter) >= races:
            found.append(Trial(runner.row, goal, tuple(shorter[-races:]), runner.weekly))
    return found
