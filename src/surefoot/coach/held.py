"""What of the accepted plan stands beside the runs: strength, plyometrics and drills stay on their days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from surefoot.coach.craft.spacing import gaps
from surefoot.coach.kept import days_of, run_of
from surefoot.coach.prescription import Built
from surefoot.coach.setting import Setting
from surefoot.diary.plan import Plan, Session
from surefoot.rulebook import Reason

_LOADS_LEGS = ("strength", "plyometrics")


def held_beside(
    setting: Setting, accepted: Plan | None, runs: Mapping[int, tuple[Built, tuple[Reason, ...]]]
) -> dict[int, tuple[Session, ...]]:
    """For each day of an accepted plan that is still to come, what stands beside its run as it did."""
    today = setting.state.today
    days = days_of(accepted) if accepted else {}
    return {day: tuple(_held(setting, day, days[day], runs)) for day in days if day >= today}


def _held(
    setting: Setting,
    day: int,
    sessions: tuple[Session, ...],
    runs: Mapping[int, tuple[Built, tuple[Reason, ...]]],
) -> Iterator[Session]:
    """What of a day's accepted companions its run, its minutes and its neighbours still allow."""
    run = runs[day][0] if day in runs else None
    left = setting.days.seconds(day) - (run.duration_s if run else 0)
    hard_next = day + 1 in runs and runs[day + 1][0].hard
    for session in sessions:
        if session.running or session.kind == "rest" or session.duration_s > left:
            continue
        too_near = session.kind in _LOADS_LEGS and hard_next
        if too_near or _done_near(setting, day, session.kind):
            continue
        if run is None and session.kind == "drills" and run_of(sessions):  # they stood before a run that is gone
            continue
        left -= session.duration_s
        yield session


def _done_near(setting: Setting, day: int, kind: str) -> bool:
    """Whether strength, or jumps, were done on a day or too shortly before it; or a pain keeps from jumping."""
    strength, jumps, _ = gaps(setting.book, setting.state.age)
    if kind == "plyometrics":
        jumped = max(setting.done.jumps, default=None)
        return day < setting.jump_from or (jumped is not None and day - jumped < jumps)
    last = setting.state.strength_last
    return kind == "strength" and last is not None and day - last < strength
