"""What an injured runner is told beside the plan: cause, what is left, how long it is worked on, when to ask."""

from __future__ import annotations

from collections.abc import Iterator

from surefoot.coach.comeback.standing import Standing
from surefoot.coach.comeback.under import Lesson
from surefoot.coach.horizon import horizon_reason
from surefoot.coach.ledger import WEEK
from surefoot.coach.outdoors import longest_indoors
from surefoot.coach.protocols import parse_stage
from surefoot.coach.remaining import remaining
from surefoot.coach.rules.comeback.unknown_protocol import unknown_protocol
from surefoot.coach.rules.outdoors.first_outdoors import treadmill_habit
from surefoot.coach.rules.remaining.odd import odd_is_normal
from surefoot.coach.setting import Setting
from surefoot.rulebook import Reason

_CROSS = ("ride", "swim")
#: Gates under which nobody runs, and those under which the first runs are.
_STILL = ("see_a_doctor", "hold")
_RUNNING = ("walk_run", "easy_only", "comeback")


def tellings(setting: Setting) -> Iterator[tuple[str, Reason]]:
    """Severity and reason of each thing to tell, what needs somebody's eyes first."""
    for name in _unknown(setting):
        yield "warning", unknown_protocol.because(protocol=name)
    for one in setting.way.standings:
        yield from (("warning", reason) for reason in _asks(one, setting.state.today))
    for lesson in setting.lessons:
        if lesson.standing.ended is None:
            yield from (("info", reason) for reason in lesson.cause.reasons)
        yield from (("info", reason) for reason in _worked_on(lesson, setting))
    yield from (("info", reason) for reason in _left(setting))
    if setting.gate not in _STILL and longest_indoors(setting.scenario, setting.paces.easy, setting.book) is not None:
        yield "info", treadmill_habit.because()


def _left(setting: Setting) -> Iterator[Reason]:
    """What the longest time off has left, of an injury or a break; that odd is normal, where running is allowed."""
    hurt = (one for one in setting.way.standings if one.ended is None and one.severity != "niggle")
    off = [(one.lost, one.case.stopped) for one in hurt]
    off += [(pause.days_off, pause.last_run) for pause in setting.pauses]
    if not off or setting.state.first_ever:
        return
    days, since = max(off)
    crossed = any(a.sport in _CROSS and a.date.toordinal() > since for a in setting.scenario.log.activities)
    yield from remaining(days, crossed, setting.book).reasons
    if setting.gate in _RUNNING:
        yield odd_is_normal.because()


def _unknown(setting: Setting) -> Iterator[str]:
    """Protocols that a clearance names and the book does not have."""
    known = setting.book.protocols
    named = {word.protocol for word in setting.scenario.log.clearances if word.protocol}
    yield from (name for name in sorted(named) if name not in known and parse_stage(name, setting.book) is None)


def _asks(one: Standing, today: int) -> Iterator[Reason]:
    """What says that a therapist should look, of the last two weeks."""
    for day, reason in one.progress.asks if one.progress else ():
        if day > today - 2 * WEEK:
            yield reason


def _worked_on(lesson: Lesson, setting: Setting) -> Iterator[Reason]:
    """Until when the injury is worked on, while it is."""
    one = lesson.standing
    cleared = one.word.cleared if one.progress is not None else one.case.resolved
    if lesson.until is not None and cleared is not None and lesson.until > setting.state.today:
        yield horizon_reason(one.case.onset, cleared, setting.book)
