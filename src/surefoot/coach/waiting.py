"""Days on which nothing is run: in a hold strength and gentle movement, at a doctor's gate rest alone."""

from __future__ import annotations

from surefoot.coach.assemble import Draft
from surefoot.coach.ledger import WEEK
from surefoot.coach.prescription import Built, companion
from surefoot.coach.rules.gate.while_waiting import while_waiting
from surefoot.coach.rules.layout.running_days import running_days
from surefoot.coach.setting import Setting
from surefoot.coach.state import monday
from surefoot.coach.strengthening import rehab_for


def waiting_days(setting: Setting, first: int, end: int) -> list[Draft]:
    """Sessions from ``first`` up to ``end`` (not included) while running waits."""
    sessions: dict[int, Built] = {}
    if setting.gate != "see_a_doctor" and not _ill(setting):
        for start in range(monday(first), end, WEEK):
            sessions |= _week(setting, start)
    return [_draft(setting, day, sessions.get(day)) for day in range(first, end)]


def _ill(setting: Setting) -> bool:
    first = setting.verdicts[0].reason.rule
    return first.topic == "illness" or first.id == "GATE-3"


def _draft(setting: Setting, day: int, built: Built | None) -> Draft:
    if built is None:
        return Draft(day, companion(setting.context, "rest"), (running_days.because(),))
    return Draft(day, built, (while_waiting.because(),))


def _week(setting: Setting, start: int) -> dict[int, Built]:
    """Strength on days spread over the week's days with time for it, other movement on days between."""
    rehab, moving = while_waiting(setting.book)
    strength, movement = rehab_for(setting), companion(setting.context, "cross_training")
    chosen = dict.fromkeys(_spread(_with_time(setting, start, strength), rehab), strength)
    others = [day for day in _with_time(setting, start, movement) if day not in chosen]
    return chosen | dict.fromkeys(_spread(others, moving), movement)


def _with_time(setting: Setting, start: int, built: Built) -> list[int]:
    return [day for day in range(start, start + WEEK) if setting.days.free(day) >= built.duration_s]


def _spread(days: list[int], count: int) -> list[int]:
    """As many as ``count`` of the days, evenly spread."""
    fit = min(count, len(days))
    return [days[i * len(days) // fit] for i in range(fit)]
