"""Whether anything happened since a plan was accepted that gives cause to offer another one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from surefoot.diary import entries as log
from surefoot.diary.entries import Entry, Fact, Retracted
from surefoot.diary.outings import is_run
from surefoot.diary.retracting import living, retractions, taken_back

#: What the runner decides about single sessions, and what is known of outings beside themselves.
_QUIET = (
    *log.BESIDE,
    log.ActivityMeasured,
    log.ActivityMerged,
    log.ChangeAccepted,
    log.ChangeDeclined,
    log.PlanAdapted,
    log.SessionDone,
    log.SessionMatched,
    log.SessionMoved,
    log.SessionSkipped,
)


def is_news(entries: Sequence[Entry], accepted: int, today: dt.date, as_planned: Collection[int]) -> bool:
    """Whether an entry behind the one that accepted a plan is more than what was planned.

    ``as_planned`` are the outings that were a session of the plan, and about its size.
    """
    later = [entry for entry in entries if entry.id > accepted and entry.effective <= today]
    facts = (entry.fact for entry in living(later) if entry.id not in as_planned)
    return any(_tells(fact) for fact in facts) or _takes_back(entries, later, accepted)


def _tells(fact: Fact) -> bool:
    if isinstance(fact, log.CheckedIn):
        said = fact.check_in
        tried = said.tests.hops is not None  # they unlock plyometrics, or lock them
        return bool(said.pain or said.painkiller or said.red_flags or tried) or said.illness != "none"
    if isinstance(fact, log.ActivityRecorded):
        return is_run(fact.activity) or fact.activity.sport == "strength"
    if isinstance(fact, log.StrengthLogged):
        return fact.strength.session is None
    return not isinstance(fact, _QUIET)


def _takes_back(entries: Sequence[Entry], later: Sequence[Entry], accepted: int) -> bool:
    """Whether something that the accepted plan knew of counts no more, or counts again."""
    dead = taken_back(retractions(later))
    named = {e.fact.of for e in later if isinstance(e.fact, Retracted) and e.id not in dead and e.fact.of < accepted}
    return bool(named) and any(
        isinstance(entry.fact, Retracted) or _tells(entry.fact) for entry in entries if entry.id in named
    )
