"""Whether a session may move to a day, and if not, by which rule and where to instead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from surefoot import coach
from surefoot.diary.plan import Session
from surefoot.services.planning import Planner
from surefoot.services.refusal import Refusal

if TYPE_CHECKING:
    from surefoot.services.daily import Current


def why_not_there(after: Current, session: str) -> tuple[str, str]:
    """Message and mend for a move that the week as a whole does not bear."""
    change = next((c for c in after.plan.changes if c.session == session), None)
    because = change.because[0] if change and change.because else None
    message = f"{because.rule} keeps it from there: {because.text}" if because else "the week does not bear it there"
    return message, "choose another day, or skip it: nothing has to be made up"


def refuse_day(found: Current, session: Session, date: dt.date, to: dt.date, planner: Planner) -> None:
    """Raise :class:`Refusal` for a day that a hard rule keeps the session from, by the rule's name."""
    if to == date:
        raise Refusal("--to", to.isoformat(), "it stands on that day already", "name another day of its week")
    answers = {answer.date: answer for answer in coach.why_not(found.scenario, session.id, planner.book)}
    if to not in answers:
        raise Refusal("--to", to.isoformat(), _out_of_reach([*answers, date]), _open_days(answers))
    if answers[to].dearer is None:
        because = answers[to].because
        raise Refusal("--to", to.isoformat(), f"{because.rule}: {because.text}", _open_days(answers))


def _out_of_reach(days: Sequence[dt.date]) -> str:
    first, last = min(days).isoformat(), max(days).isoformat()
    return f"a session moves within its week of the plan, here from {first} to {last}"


def _open_days(answers: Mapping[dt.date, coach.Refusal]) -> str:
    """A mend that names the days to which a session may go."""
    days = ", ".join(day.isoformat() for day, answer in answers.items() if answer.dearer is not None)
    return f"these days are open to it: {days}" if days else "no other day is open to it; `surefoot skip` lets it go"
