"""Runs of several runners' plans, to be adjusted: one of each kind and size."""

from __future__ import annotations

from functools import cache

from surefoot.coach.prescription import Context
from surefoot.coach.setting import set_up
from surefoot.diary.plan import Session
from surefoot.diary.scenario import Scenario
from tests.coach.builders import book, injury, planned, race, raced, running, scenario, weekly, word

QUICK = (*weekly(45, 5), raced(20, 5, 23))
RUNNERS: dict[str, Scenario] = {
    "10 km": scenario(QUICK, race("10 km", 56)),
    "mile": scenario(QUICK, race("mile", 56)),
    "marathon": scenario(
        (*weekly(80, 6), raced(20, 10, 42)),
        race("marathon", 112),
        minutes=(90,) * 6 + (360,),
        experience="seasoned",
        facilities=("track", "hills"),
    ),
    "by feel": scenario(weekly(40), race("half", 84), facilities=("hills",)),
    "new": scenario((), race("5 km", 112)),
    "way back": scenario(
        weekly(40, off=60),
        race("10 km", 140),
        log={
            "injuries": (injury("left knee", 60, running_stopped=None),),
            "clearances": (word("it", 2, "therapist", "passed"),),
        },
    ),
}


@cache
def runs() -> tuple[tuple[str, Session], ...]:
    """Runs of all runners, each size of each kind once."""
    found = {
        (name, session.kind, session.title, session.distance_m): (name, session)
        for name, runner in RUNNERS.items()
        for _, session in running(planned(runner))
    }
    return tuple(found.values())


@cache
def context(name: str) -> Context:
    """A runner made ready."""
    return set_up(RUNNERS[name], book()).context


def of_kind(kind: str, name: str | None = None) -> tuple[str, Session]:
    """The first run of a kind."""
    return next((n, s) for n, s in runs() if s.kind == kind and name in (None, n))
