"""Scenarios in a line or two: a runner of so many kilometres a week, what the body said, what for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from surefoot.coach import make_plan
from surefoot.coach.gate import Verdict
from surefoot.coach.setting import Setting, set_up
from surefoot.diary.activity import Activity
from surefoot.diary.body import BodyTests, CheckIn, Clearance, Injury, Pain
from surefoot.diary.plan import Plan, Session
from surefoot.diary.scenario import Goal, Log, Runner, Scenario
from surefoot.rulebook import Book, load_book
from surefoot.units import HALF_MARATHON, MARATHON, MILE, Metres, Seconds

TODAY = dt.date(2027, 3, 1)  # a Monday
DAY = TODAY.toordinal()
EASY = 360  # s/km of logged runs
ROUTINE = Goal(kind="routine")
DISTANCES = {
    "mile": MILE,
    "5 km": Metres(5_000),
    "10 km": Metres(10_000),
    "half": HALF_MARATHON,
    "marathon": MARATHON,
    "50 km": Metres(50_000),
    "100 km": Metres(100_000),
    "100 miles": Metres(160_934),
}
#: Minutes a day, Monday first: five days of which Sunday is the long one.
FIVE_DAYS = (0, 75, 60, 75, 0, 75, 300)
#: Shares of a week, by weekday, for so many runs a week.
_SHARES = {
    1: {6: 1.0},
    2: {2: 0.4, 6: 0.6},
    3: {1: 0.3, 3: 0.3, 6: 0.4},
    4: {1: 0.2, 3: 0.25, 5: 0.2, 6: 0.35},
    5: {1: 0.18, 2: 0.16, 3: 0.18, 5: 0.13, 6: 0.35},
    6: {0: 0.12, 1: 0.15, 2: 0.13, 3: 0.17, 5: 0.13, 6: 0.3},
}


@cache
def book() -> Book:
    """The rule book as it is shipped."""
    return load_book()


def ago(days: int) -> dt.date:
    """The date so many days before today."""
    return TODAY - dt.timedelta(days=days)


def ahead(days: int) -> dt.date:
    """The date so many days after today."""
    return TODAY + dt.timedelta(days=days)


def run(days_ago: int, km: float | None = 8, minutes: float | None = None, **others: Any) -> Activity:
    """A run so many days ago; without ``km`` its time alone was logged."""
    metres = None if km is None else Metres(round(km * 1000))
    seconds = Seconds(round(minutes * 60 if minutes else (km or 0) * EASY))
    return Activity(date=ago(days_ago), distance=metres, duration=seconds, **others)


def raced(days_ago: int, km: float, minutes: float) -> Activity:
    """A race so many days ago."""
    return run(days_ago, km, minutes, race=True)


def weekly(km: float, runs: int = 4, *, weeks: int = 26, off: int = 1, pace: float = EASY) -> tuple[Activity, ...]:
    """Runs of ``km`` a week for so many weeks before today, the last one ``off`` days ago or earlier."""
    shares = _SHARES[runs]
    return tuple(
        run(days, km * shares[ago(days).weekday()], km * shares[ago(days).weekday()] * pace / 60)
        for days in range(7 * weeks, off - 1, -1)
        if ago(days).weekday() in shares
    )


def every(gap: int, km: float = 8, *, weeks: int = 20, off: int = 1) -> tuple[Activity, ...]:
    """A run of ``km`` every ``gap`` days, the last one exactly ``off`` days ago."""
    return tuple(run(days, km) for days in range(off + gap * (7 * weeks // gap), off - 1, -gap))


def race(distance: str | float, days: int, **others: Any) -> Goal:
    """A race in so many days: one of the eight distances by name, or any in kilometres."""
    metres = DISTANCES[distance] if isinstance(distance, str) else Metres(round(distance * 1000))
    return Goal(kind="race", distance=metres, date=ahead(days), **others)


def pain(site: str = "left knee", score: int = 3, moment: str = "during", **others: Any) -> Pain:
    """One report of pain."""
    return Pain(site=site, score=score, moment=moment, **others)


def told(days_ago: int, *pains: Pain, **others: Any) -> CheckIn:
    """A check-in so many days ago; ``hops``, ``walk_30`` and ``bony_tenderness`` are its tests."""
    names = ("hops", "walk_30", "bony_tenderness")
    tests = BodyTests(**{name: others.pop(name) for name in names if name in others})
    return CheckIn(date=ago(days_ago), pain=pains, tests=tests, **others)


def injury(site: str = "left knee", days_ago: int = 20, **others: Any) -> Injury:
    """An injury, named "it", that began so many days ago."""
    return Injury(**{"id": "it", "site": site, "onset": ago(days_ago), **others})


def word(subject: str, days_ago: int, by: str = "physician", checks: str = "not_done") -> Clearance:
    """Somebody's clearance so many days ago."""
    return Clearance(injury=subject, date=ago(days_ago), by=by, checks=checks)


def scenario(
    runs: Iterable[Activity] = (),
    *goals: Goal,
    minutes: tuple[int, ...] = FIVE_DAYS,
    log: dict[str, Any] | None = None,
    today: dt.date = TODAY,
    overlay: dict[str, Any] | None = None,
    **runner: Any,
) -> Scenario:
    """A scenario; ``log`` holds the other lists of the log, and further names are the runner's own."""
    times = tuple(Seconds(60 * of_day) for of_day in minutes)
    activities = tuple(sorted(runs, key=lambda activity: activity.date))
    return Scenario(
        today=today,
        runner=Runner(availability=times, **runner),
        goals=goals or (ROUTINE,),
        overlay=overlay or {},
        log=Log(activities=activities, **(log or {})),
    )


def setting(runs: Iterable[Activity] = (), *goals: Goal, **others: Any) -> Setting:
    """What follows from a scenario before a season is thought of."""
    return set_up(scenario(runs, *goals, **others), book())


def planned(found: Scenario) -> Plan:
    """The plan of a scenario."""
    return make_plan(found, book())


def plan(runs: Iterable[Activity] = (), *goals: Goal, **others: Any) -> Plan:
    """The plan of a scenario told in a line."""
    return planned(scenario(runs, *goals, **others))


def verdicts(runs: Iterable[Activity] | None = None, **log: Any) -> tuple[Verdict, ...]:
    """Every gate that stands today, for a log of a steady runner unless ``runs`` says otherwise."""
    return setting(weekly(40) if runs is None else runs, log=log).verdicts


def gate(runs: Iterable[Activity] | None = None, **log: Any) -> str:
    """Name of the gate that governs."""
    return verdicts(runs, **log)[0].name


def sessions(found: Plan) -> Iterator[tuple[dt.date, Session]]:
    """Every session of a plan with its date."""
    return ((day.date, session) for day in found.days for session in day.sessions)


def running(found: Plan) -> list[tuple[dt.date, Session]]:
    """Every run of a plan with its date."""
    return [(date, session) for date, session in sessions(found) if session.running]


def rules_of(session: Session) -> set[str]:
    """Ids of the rules that a session gives as its reasons."""
    return {because.rule for because in session.because}


def metres_by_block(found: Plan, start: dt.date, days: int = 7) -> list[int]:
    """Metres of running in each seven days from a date on, as far as the plan reaches."""
    blocks: dict[int, int] = {}
    for date, session in running(found):
        block = (date - start).days // days
        blocks[block] = blocks.get(block, 0) + (session.distance_m or 0)
    return [blocks.get(block, 0) for block in range(max(blocks, default=-1) + 1)]
