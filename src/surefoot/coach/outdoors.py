"""The first run outdoors after weeks on a treadmill: shorter, whatever the plan holds for indoors."""

from __future__ import annotations

import math

import msgspec

from surefoot.coach.kept import is_even, shortened
from surefoot.coach.ledger import WEEK
from surefoot.coach.prescription import steady
from surefoot.coach.prescription._types import Built
from surefoot.coach.rules.outdoors.first_outdoors import first_outdoors, treadmill_habit
from surefoot.coach.setting import Setting, set_up
from surefoot.coach.state import run_distance
from surefoot.diary.activity import Activity
from surefoot.diary.outings import is_run
from surefoot.diary.plan import Session, Step
from surefoot.diary.scenario import Scenario
from surefoot.rulebook import Book, Reason
from surefoot.units import Metres, Seconds

TREADMILL = "treadmill"
_RACES = ("race", "time_trial")


class Outdoors(msgspec.Struct, frozen=True, kw_only=True):
    """A planned run as the first one outdoors, and the rules that make it so."""

    session: Session
    reasons: tuple[Reason, ...]


def longest_indoors(scenario: Scenario, pace: float, book: Book) -> int | None:
    """Metres of the longest run of the last weeks, where all of them were on a treadmill; else None.

    ``pace`` in s/km is for runs that have a time alone.
    """
    return max((run_distance(run, pace) for run in _indoor_runs(scenario, book)), default=None)


def _indoor_runs(scenario: Scenario, book: Book) -> tuple[Activity, ...]:
    """The runs of the last weeks where all of them were on a treadmill, and enough to be a habit; else none."""
    weeks, least, _ = treadmill_habit(book)
    since = scenario.today.toordinal() - WEEK * weeks
    runs = tuple(a for a in scenario.log.activities if is_run(a) and a.date.toordinal() > since)
    return runs if len(runs) >= least and all(run.surface == TREADMILL for run in runs) else ()


def outdoors(scenario: Scenario, session: Session, book: Book) -> Outdoors | None:
    """A planned run as it is outdoors for the first time; None where nothing asks for less, and for races."""
    own = book.overlaid(scenario.overlay) if scenario.overlay else book
    if not session.running or session.kind in _RACES or not _indoor_runs(scenario, own):
        return None
    setting = set_up(scenario, own)  # costs more than all of the above
    longest = longest_indoors(scenario, setting.paces.easy, own) or 0
    limit = first_outdoors(setting.book, session.distance_m or 0, longest)
    found = _turns(session, limit) if session.kind == "walk_run" else _shorter(session, limit, setting)
    if found is None or (found.distance_m or 0) > limit:
        return None
    reasons = treadmill_habit.because(), first_outdoors.because(limit=found.distance_m)
    return Outdoors(session=found, reasons=reasons)


def _shorter(session: Session, limit: float, setting: Setting) -> Session:
    """An even run over fewer metres; easy running in place of a hard one."""
    even = is_even(session)
    metres = math.floor(limit)
    if not even:
        metres = min(metres, math.floor(session.duration_s * 1000 / setting.paces.easy))
    built = shortened(session, metres, setting.context) if even else steady(setting.context, "easy", metres)
    return _of(session, built)


def _of(session: Session, built: Built) -> Session:
    return msgspec.structs.replace(
        session,
        id=f"{session.id}-outdoors",
        kind=built.kind,
        title=built.title,
        distance_m=Metres(built.distance_m),
        duration_s=Seconds(min(session.duration_s, built.duration_s)),
        hard=False,
        steps=built.steps,
        shorter=None,
        treadmill=None,
    )


def _turns(session: Session, limit: float) -> Session | None:
    """Fewer turns of walking and running, or the session's own shorter version where there is nothing to count."""
    share = limit / max(1, session.distance_m or 0)
    place = next((i for i, step in enumerate(session.steps) if (step.times or 0) > 1), None)
    if place is None:
        return session.shorter
    turns = session.steps[place]
    every = turns.times or 1
    left = max(1, math.floor(every * share))
    off = (every - left) * _seconds(turns.steps)
    metres = math.floor((session.distance_m or 0) * (1 - off / session.duration_s))
    steps = (*session.steps[:place], msgspec.structs.replace(turns, times=left), *session.steps[place + 1 :])
    return msgspec.structs.replace(
        session,
        id=f"{session.id}-outdoors",
        title=session.title.replace(f"{every} times", f"{left} times"),
        distance_m=Metres(metres),
        duration_s=Seconds(session.duration_s - off),
        steps=steps,
        shorter=None,
        treadmill=None,
    )


def _seconds(steps: tuple[Step, ...]) -> int:
    return sum(step.duration_s or 0 for step in steps)
