"""Days on which nothing is run: in a hold strength and gentle movement, at a doctor's gate rest alone."""

from __future__ import annotations

from surefoot.coach.assemble import Draft
from surefoot.coach.ledger import WEEK
from surefoot.coach.prescription import companion
from surefoot.coach.rules.gate.while_waiting import while_waiting
from surefoot.coach.rules.layout.running_days import running_days
from surefoot.coach.setting import Setting


def waiting_days(setting: Setting, first: int, end: int) -> list[Draft]:
    """Sessions from ``first`` up to ``end`` (not included) while running waits."""
    resting = setting.gate == "see_a_doctor" or _ill(setting)
    return [draft for day in range(first, end) for draft in _day(setting, day, resting)]


def _ill(setting: Setting) -> bool:
    return setting.verdicts[0].reason.rule.id == "GATE-3"


def _day(setting: Setting, day: int, resting: bool) -> list[Draft]:
    rehab, moving = while_waiting(setting.book)
    weekday = (day - 1) % WEEK
    available = setting.days.free(day)
    kinds = [] if resting else _kinds(weekday, rehab, moving)
    for kind in kinds:
        built = companion(setting.context, kind)
        if built.duration_s <= available:
            return [Draft(day, built, (while_waiting.because(),))]
    return [Draft(day, companion(setting.context, "rest"), (running_days.because(),))]


def _kinds(weekday: int, rehab: int, moving: int) -> list[str]:
    """Rehab on evenly spread days, other movement on days between."""
    rehab_days = {i * WEEK // rehab for i in range(rehab)} if rehab else set()
    others = [day for day in range(WEEK) if day not in rehab_days]
    moving_days = {others[i * len(others) // moving] for i in range(moving)} if moving and others else set()
    if weekday in rehab_days:
        return ["rehab"]
    return ["cross_training", "rehab"] if weekday in moving_days else []
