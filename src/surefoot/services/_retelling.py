"""Reasons told again in another unit: what was accepted in kilometres is read in miles, and the other way round."""

from __future__ import annotations

import msgspec

from surefoot.diary.plan import Change, Day, Plan, Session
from surefoot.rulebook import retell


def retold(plan: Plan, units: str) -> Plan:
    """An accepted plan with its reasons in a unit; as it is where it was accepted in that one."""
    if plan.units == units:
        return plan
    days, changes = (tuple(_day(d, units) for d in plan.days), tuple(_change(c, units) for c in plan.changes))
    return msgspec.structs.replace(plan, units=units, days=days, changes=changes)


def _change(change: Change, units: str) -> Change:
    return msgspec.structs.replace(change, because=tuple(retell(because, units) for because in change.because))


def _day(day: Day, units: str) -> Day:
    return Day(date=day.date, sessions=tuple(_session(session, units) for session in day.sessions))


def _session(session: Session, units: str) -> Session:
    return msgspec.structs.replace(
        session,
        because=tuple(retell(because, units) for because in session.because),
        shorter=_session(session.shorter, units) if session.shorter is not None else None,
        treadmill=_session(session.treadmill, units) if session.treadmill is not None else None,
    )
