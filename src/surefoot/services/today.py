"""Today: what is allowed, what to run and why, what fits into the time there is, what changed, and one small win."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from surefoot import coach
from surefoot.diary.entries import Entry, ShoeAdded
from surefoot.diary.folding import remember
from surefoot.diary.gear import shoe_news
from surefoot.diary.plan import Because, Change, Gate, Session
from surefoot.rulebook import explain
from surefoot.services.advising import SessionAdvice, advice_by_id
from surefoot.services.daily import Current, between, current_of, offers
from surefoot.services.planning import Planner
from surefoot.services.ports import House

_STOP = "see_a_doctor"


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """An outing of today and the session that it was; ``session`` None where it was none of the plan's."""

    activity: int
    session: str | None
    verdict: str
    because: Because | None = None
    eager: bool = False


class Today(msgspec.Struct, frozen=True, kw_only=True):
    """The answer of one day.

    ``fits`` is the version of today's run for the minutes that were named (None: nothing fits, or none were
    named), ``fitting`` all of the day that fits into them (None: none were named); ``changes`` are
    sessions that are not as they stood yesterday, ``offered`` how many wait for a word.
    ``advice`` is what each session is for in its week, by its id; ``outdoors`` is today's run as the first one
    outdoors after weeks on a treadmill; ``notices`` are said once, such as shoes that are worth a look.
    """

    date: dt.date
    gate: Gate
    sessions: tuple[Session, ...]
    fits: Session | None = None
    fitting: coach.Fitted | None = None
    done: tuple[Done, ...] = ()
    changes: tuple[Change, ...] = ()
    offered: int = 0
    win: Because | None = None
    notices: tuple[Because, ...] = ()
    accepted: bool = False
    advice: dict[str, SessionAdvice] = {}
    outdoors: Session | None = None


def today_of(
    house: House, today: dt.date, seconds: int | None = None, units: str | None = None
) -> tuple[Today, Current]:
    """What to do today, and the plan that it follows from; ``seconds`` is the time that there is."""
    entries = house.log.entries()
    found = current_of(entries, today, house.planner, units)
    sessions = next((day.sessions for day in found.plan.days if day.date == today), ())
    stop = found.plan.gate.name == _STOP
    fitting = None if seconds is None else coach.fitting_day(found.scenario, sessions, seconds, house.planner.book)
    answer = Today(
        date=today,
        gate=found.plan.gate,
        sessions=sessions,
        fits=_fits(fitting),
        fitting=fitting,
        done=_done(found),
        changes=() if stop else _changes(entries, found, house.planner),
        offered=0 if stop else len(offers(found, house.planner)),
        win=None if stop else coach.small_win(found.scenario, house.planner.book),
        notices=() if stop else _notices(entries, today, house.planner),
        accepted=found.accepted is not None,
        advice={} if stop else advice_by_id(found.plan, today, sessions, house.planner.book),
        outdoors=_outdoors(found, sessions, house.planner),
    )
    return answer, found


def _notices(entries: Sequence[Entry], today: dt.date, planner: Planner) -> tuple[Because, ...]:
    """What is said once about shoes; who has none in the log never waits for it."""
    if not any(isinstance(entry.fact, ShoeAdded) for entry in entries):
        return ()
    return shoe_news(remember(entries, today), today, planner.book)


def _fits(fitting: coach.Fitted | None) -> Session | None:
    """The run among what fits, or else the first thing to do."""
    found = fitting.sessions if fitting is not None else ()
    return min(found, key=lambda session: not session.running, default=None)


def _outdoors(found: Current, sessions: Sequence[Session], planner: Planner) -> Session | None:
    """Today's run as the first one outdoors, where the last weeks were run on a treadmill."""
    runs = (coach.outdoors(found.scenario, one, planner.book) for one in sessions if one.running)
    first = next(runs, None)
    if first is None:
        return None
    because = tuple(explain(reason, planner.book, found.plan.units) for reason in first.reasons)
    return msgspec.structs.replace(first.session, because=because)


def _done(found: Current) -> tuple[Done, ...]:
    """The outings of today, with the sessions that they were."""
    matches = {match.activity: match for match in found.matches}
    return tuple(
        Done(
            activity=number,
            session=match.session.id if match else None,
            verdict=match.verdict if match else "not in the plan",
            because=match.because if match else None,
            eager=bool(match and match.eager),
        )
        for number in found.outings
        for match in [matches.get(number)]
    )


def _changes(entries: Sequence[Entry], found: Current, planner: Planner) -> tuple[Change, ...]:
    """What of the accepted plan is not as it stood yesterday, and why; nothing on the day of accepting.

    A run of yesterday that was written down today is news of today.
    """
    today = found.today
    before = [entry for entry in entries if entry.effective < today and entry.recorded.date() != today]
    accepted = next((entry for entry in entries if entry.id == found.accepted), None)
    if accepted is None or accepted.effective == today or not before:
        return ()
    yesterday = current_of(before, today - dt.timedelta(days=1), planner, found.plan.units)
    return between(yesterday, found, planner) if yesterday.accepted is not None else ()
