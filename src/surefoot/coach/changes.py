"""What differs from the plan that was accepted: each session before and after, and why."""

from __future__ import annotations

from typing import Any

from surefoot.coach.rules.layout.stability import change_cost
from surefoot.coach.setting import Setting
from surefoot.diary.plan import Change, Plan, Session
from surefoot.rulebook import Because, explain

#: Fields that make a session another one for the runner.
_TELLING = ("kind", "title", "distance_m", "duration_s")
_OPTION = {"long": "long", "easy": "easy", "recovery": "easy", "strides": "easy", "walk_run": "easy"}


def wished_days(accepted: Plan | None) -> dict[int, str]:
    """For each day of an accepted plan the kind of run that its layout held there."""
    if accepted is None:
        return {}
    return {
        day.date.toordinal(): next((_option(s) for s in day.sessions if s.running), "rest") for day in accepted.days
    }


def _option(session: Session) -> str:
    if session.kind in ("race", "time_trial"):
        return "race"
    return "hard" if session.hard else _OPTION[session.kind]


def changes_since(accepted: Plan | None, plan: Plan, setting: Setting) -> tuple[Change, ...]:
    """Every session from today on that was added, dropped or altered, in the order of days."""
    if accepted is None:
        return ()
    before, after = _by_id(accepted, plan), _by_id(plan, plan)
    names = sorted(before.keys() | after.keys(), key=lambda name: ((after.get(name) or before[name])[0], name))
    found = (_change(name, before.get(name), after.get(name), setting) for name in names)
    return tuple(change for change in found if change)


def _by_id(plan: Plan, current: Plan) -> dict[str, tuple[str, Session]]:
    """Sessions from today on, by id, with their date; rest days have nothing to change."""
    return {
        session.id: (day.date.isoformat(), session)
        for day in plan.days
        for session in day.sessions
        if day.date >= current.today and session.kind != "rest"
    }


def _change(
    name: str, before: tuple[str, Session] | None, after: tuple[str, Session] | None, setting: Setting
) -> Change | None:
    old, new = _document(before), _document(after)
    if old == new:
        return None
    return Change(session=name, before=old, after=new, because=_because(after, setting))


def _document(entry: tuple[str, Session] | None) -> dict[str, Any] | None:
    if entry is None:
        return None
    date, session = entry
    return {"date": date} | {field: getattr(session, field) for field in _TELLING}


def _because(after: tuple[str, Session] | None, setting: Setting) -> tuple[Because, ...]:
    """The new session's own reasons; where it is gone, the gate's."""
    if after is not None:
        return after[1].because
    units = setting.scenario.units
    reasons = [verdict.reason for verdict in setting.verdicts[:1]] + [change_cost.because()]
    return tuple(explain(reason, setting.book, units) for reason in reasons)
