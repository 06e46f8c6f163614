"""Long runs on two days in a row: which day after the long run is a long one as well, and how long it may be."""

from __future__ import annotations

from collections.abc import Mapping

from surefoot.coach.rules.volume.back_to_back_long import second_long
from surefoot.coach.rules.volume.back_to_back_week import may_pair
from surefoot.coach.rules.volume.least_run import first_week
from surefoot.coach.setting import Setting
from surefoot.coach.volume import grain
from surefoot.coach.week_plan import WeekPlan

#: Phases whose building weeks may have them.
_PHASES = ("base", "speed")


def second_day(setting: Setting, plan: WeekPlan, race_class: str, caps: Mapping[int, int]) -> int | None:
    """The day after the long run, where both are to be long; None where only one is.

    Only a runner who is clear of every injury has them, in a whole building week, with time on that day.
    """
    block, long_day = plan.block, plan.long_day
    well = setting.gate == "clear" and not setting.state.injured_recently and not plan.returning
    whole = block.kind == "build" and block.phase in _PHASES and plan.first == block.start and not plan.done_runs
    if not (well and whole and plan.long and long_day is not None and long_day + 1 < block.end):
        return None
    if not may_pair(setting.book, block.to_race, plan.runs, race_class):
        return None
    return long_day + 1 if caps.get(long_day + 1, 0) >= first_week(setting.book)[0] else None


def second_metres(setting: Setting, long: int) -> int:
    """Metres of the second long run after one of so many metres, in whole hundreds."""
    return grain(second_long(setting.book, long))
