"""What differs from the plan that was accepted: each session before and after, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from surefoot.coach.rules.layout.stability import change_cost
from surefoot.coach.setting import Setting
from surefoot.diary.plan import Change, Plan, Session
from surefoot.rulebook import Because, Reason, explain

Dated = tuple[dt.date, Session]

#: Fields that make a session another one for the runner.
_TELLING = ("kind", "title", "distance_m", "duration_s")


def changes_since(
    accepted: Plan | None, plan: Plan, setting: Setting, why: Mapping[dt.date, Reason]
) -> tuple[Change, ...]:
    """Every session from today to the accepted plan's end that was added, dropped or altered, in the order of days.

    ``why`` says, for days that were planned anew, which rule the accepted ones would break.
    """
    if accepted is None or not accepted.days:
        return ()
    last = accepted.days[-1].date
    before, after = _by_id(accepted, plan.today, last), _by_id(plan, plan.today, last)
    names = sorted(before.keys() | after.keys(), key=lambda name: ((after.get(name) or before[name])[0], name))
    found = (_change(name, before.get(name), after.get(name), setting, why) for name in names)
    return tuple(change for change in found if change)


def _by_id(plan: Plan, first: dt.date, last: dt.date) -> dict[str, Dated]:
    """Sessions of some days, by id, with their date; rest days have nothing to change."""
    return {
        session.id: (day.date, session)
        for day in plan.days
        for session in day.sessions
        if first <= day.date <= last and session.kind != "rest"
    }


def _change(
    name: str, before: Dated | None, after: Dated | None, setting: Setting, why: Mapping[dt.date, Reason]
) -> Change | None:
    old, new = _document(before), _document(after)
    if old == new:
        return None
    date = (after or before or (setting.scenario.today,))[0]
    return Change(session=name, before=old, after=new, because=_because(after, setting, why.get(date)))


def _document(entry: Dated | None) -> dict[str, Any] | None:
    if entry is None:
        return None
    date, session = entry
    return {"date": date.isoformat()} | {field: getattr(session, field) for field in _TELLING}


def _because(after: Dated | None, setting: Setting, why: Reason | None) -> tuple[Because, ...]:
    """What the day was planned anew for; then the new session's own reasons, or what keeps the old one away."""
    book, units = setting.book, setting.scenario.units
    first = (explain(why, book, units),) if why is not None else ()
    if after is not None:
        own = (because for because in after[1].because if because.rule not in {told.rule for told in first})
        return (*first, *own)
    gate = [verdict.reason for verdict in setting.verdicts[:1] if verdict.name != "clear"]
    reasons = [*gate, change_cost.because()]
    return (*first, *(explain(reason, book, units) for reason in reasons))
