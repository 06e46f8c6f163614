"""The first weeks of who has never run: running and walking in turn (SHORT-1).

Walking counts in the distance of a session, and not in the limits that running grows by; so the
limits are asked in metres of running, and answered in metres of the whole session.
"""

from __future__ import annotations

from surefoot.coach.prescription import Built, steady, walk_run
from surefoot.coach.rules.volume.first_turns import first_turns
from surefoot.coach.rules.volume.least_run import first_week
from surefoot.coach.setting import Setting
from surefoot.diary.plan import Step

GRAIN = 100  # metres: planned distances are whole hundreds, so that kilometres and miles read alike
_LONGEST = 10_000  # metres: no first step is longer


class Gait:
    """How a week of the plan is run: all of it, or in turns with walking, which differ from week to week."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.turns: tuple[int, int] | None = None
        self._paces: dict[tuple[int, int], float] = {}

    def begin(self, week: int) -> None:
        """Take the turns of a week of the plan, counted from 0."""
        self.turns = first_turns(self.setting.book, week) if self.setting.state.first_ever else None

    @property
    def pace(self) -> float:
        """Seconds per kilometre of a session, walking included."""
        if self.turns is None:
            return self.setting.paces.easy
        if self.turns not in self._paces:
            built = walk_run(self.setting.context, 3 * first_week(self.setting.book)[0], *self.turns)
            self._paces[self.turns] = built.duration_s * 1000 / built.distance_m
        return self._paces[self.turns]

    def run_part(self, metres: int) -> int:
        """Metres of running in a session of so many metres."""
        if self.turns is None:
            return metres
        key = (*self.turns, metres)
        if key not in self.setting.walked:
            built = walk_run(self.setting.context, metres, *self.turns)
            self.setting.walked[key] = running_metres(built, self.setting.paces.easy)
        return self.setting.walked[key]

    def whole(self, limit: float) -> float:
        """Metres of the longest session whose running keeps within a limit; a mile is always one."""
        if self.turns is None:
            return limit
        metres = first_week(self.setting.book)[0]
        while metres < _LONGEST and self.run_part(metres + GRAIN) <= limit:
            metres += GRAIN
        return float(metres)


def first_steps(setting: Setting, turns: tuple[int, int] | None, day: int, metres: int, kind: str = "easy") -> Built:
    """A run of ``metres``: in turns where they are due and fit into the day."""
    if turns:
        built = walk_run(setting.context, metres, *turns)
        if built.duration_s <= setting.days.seconds(day):
            return built
    return steady(setting.context, kind, metres)


def running_metres(built: Built, pace: float) -> int:
    """Metres of a session with gait run; steps given by time count at ``pace`` s/km."""
    return round(sum(_run(step, pace) for step in built.steps))


def _run(step: Step, pace: float) -> float:
    if step.kind == "repeat":
        return (step.times or 1) * sum(_run(inner, pace) for inner in step.steps)
    if step.gait != "run":
        return 0.0
    return step.distance_m if step.distance_m is not None else (step.duration_s or 0) * 1000 / pace
