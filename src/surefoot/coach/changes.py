"""What differs from the plan that was accepted: each session before and after, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from surefoot.coach.craft.unlock import hops_even, unlock_reason
from surefoot.coach.rules.layout.drills import drill_sessions
from surefoot.coach.rules.layout.minutes import day_minutes
from surefoot.coach.rules.layout.stability import change_cost
from surefoot.coach.rules.layout.strength_gap import strength_gap
from surefoot.coach.rules.plyometrics.pain import jumping_stops
from surefoot.coach.setting import Setting
from surefoot.diary.plan import Change, Plan, Session
from surefoot.rulebook import Reason, Rule, explain

Dated = tuple[dt.date, Session]

#: Fields that make a session another one for the runner.
_TELLING = ("kind", "title", "distance_m", "duration_s")
#: Rules of the place of what stands beside the runs.
_PLACES: dict[str, Rule[Any]] = {"strength": strength_gap, "plyometrics": strength_gap, "drills": drill_sessions}


def changes_since(
    accepted: Plan | None, plan: Plan, setting: Setting, why: Mapping[dt.date, Reason]
) -> tuple[Change, ...]:
    """Every session from today to the accepted plan's end that was added, dropped or altered, in the order of days.

    ``why`` says, for days that were planned anew, which rule the accepted ones would break.
    """
    if accepted is None or not accepted.days:
        return ()
    last = accepted.days[-1].date
    done = _done_today(setting)
    before, after = (_by_id(one, plan.today, last, done) for one in (accepted, plan))
    names = sorted(before.keys() | after.keys(), key=lambda name: ((after.get(name) or before[name])[0], name))
    found = (_change(name, before.get(name), after.get(name), setting, why) for name in names)
    return tuple(change for change in found if change)


def alike(before: Plan, after: Plan, today: dt.date) -> bool:
    """Whether two plans hold the same sessions from a day on, to the end of the first: there is nothing to explain."""
    if not before.days:
        return True
    last = before.days[-1].date
    one, other = (_by_id(plan, today, last, _NOTHING_DONE) for plan in (before, after))
    return one.keys() == other.keys() and all(_document(one[name]) == _document(other[name]) for name in one)


_NOTHING_DONE: tuple[bool, frozenset[str]] = (False, frozenset())


def _done_today(setting: Setting) -> tuple[bool, frozenset[str]]:
    """Whether today has its run already, and what stands beside it: what is done stands in the plan no more."""
    today = setting.state.today
    days = {"strength": setting.done.strength, "plyometrics": setting.done.jumps}
    return setting.state.first_free > today, frozenset(kind for kind, done in days.items() if today in done)


def _by_id(plan: Plan, first: dt.date, last: dt.date, done: tuple[bool, frozenset[str]]) -> dict[str, Dated]:
    """Sessions of some days, by id, with their date; rest, and what was done on the first, have nothing to change."""
    run, beside = done
    return {
        session.id: (day.date, session)
        for day in plan.days
        for session in day.sessions
        if first <= day.date <= last
        and session.kind != "rest"
        and not (day.date == first and ((run and _runs(session)) or session.kind in beside))
    }


def _runs(session: Session) -> bool:
    """Whether a session is a run, or the drills before one."""
    return session.running or session.kind == "drills"


def _change(
    name: str, before: Dated | None, after: Dated | None, setting: Setting, why: Mapping[dt.date, Reason]
) -> Change | None:
    old, new = _document(before), _document(after)
    if old == new:
        return None
    date, session = next(entry for entry in (after, before) if entry is not None)
    reasons = [why[date]] if date in why else []
    if before is not None and after is None:
        reasons += _gone(*before, setting, known=bool(reasons))
    told = tuple(explain(reason, setting.book, setting.scenario.units) for reason in reasons)
    own = session.because if after is not None else ()
    named = {because.rule for because in told}
    return Change(session=name, before=old, after=new, because=(*told, *(b for b in own if b.rule not in named)))


def _document(entry: Dated | None) -> dict[str, Any] | None:
    if entry is None:
        return None
    date, session = entry
    return {"date": date.isoformat()} | {field: getattr(session, field) for field in _TELLING}


def _gone(date: dt.date, session: Session, setting: Setting, *, known: bool) -> list[Reason]:
    """Why a session is no longer there: the gate, where it forbids anything; else its day, else its place."""
    if setting.gate != "clear":
        return [setting.verdicts[0].reason]
    if known:
        return []
    if setting.days.seconds(date.toordinal()) < session.duration_s:
        return [day_minutes.because(date=date, minutes=setting.days.seconds(date.toordinal()))]
    if session.kind == "plyometrics" and date.toordinal() < setting.jump_from:
        return [jumping_stops.because()]
    if session.kind == "plyometrics" and hops_even(setting.scenario):
        return [unlock_reason(setting.book, setting.state.strength_done)]
    return [_PLACES.get(session.kind, change_cost).because()]
