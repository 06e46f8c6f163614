"""A made-up runner with two years of running, for whoever wants to look before bringing a log.

Nobody real: every number comes from one seeded generator, so the same day gives the same runner, and a
day k weeks later gives the same runner k weeks later. She is 42, runs four times a week, some 30 to 40 km
with the seasons, was on holiday once, had a cold once, and raced a half marathon and 10 km twice.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping
from random import Random
from typing import NamedTuple

from surefoot.diary.activity import Activity
from surefoot.diary.body import CheckIn
from surefoot.diary.dates import monday_of
from surefoot.diary.scenario import Goal, Log, Runner, Scenario
from surefoot.units import HALF_MARATHON, MARATHON, MILE, Metres, Seconds

SEED = 2027
WEEKS = 104  # of log before the week of today
BORN_WEEKS_AGO = 2_205  # 42 years and a quarter, in whole weeks

_HOLIDAY = (-36, -35)  # weeks without a run
_COLD = (-13, (1, 3, 5))  # week, and weekdays on which the run fell out
_COLD_DAYS = range(5)
_HALF_BUILD = range(-61, -53)  # weeks in which the Sunday run grows towards the half marathon
_SHARES = {1: 0.21, 3: 0.23, 5: 0.19, 6: 0.37}  # of a week's distance: Tuesday, Thursday, Saturday, Sunday


class _RaceRun(NamedTuple):
    """A race of the log: on the Sunday of a week."""

    metres: int
    seconds: int
    heart_rate: int


_RACES = {
    -83: _RaceRun(10_000, 50 * 60 + 34, 172),
    -52: _RaceRun(HALF_MARATHON, 1 * 3600 + 52 * 60 + 8, 167),
    -22: _RaceRun(10_000, 49 * 60 + 21, 173),
}


class Variant(NamedTuple):
    """Something to train for: what, how many weeks from the Monday of this week, in which time."""

    distance: Metres | None
    weeks: int
    target: Seconds | None = None


VARIANTS: Mapping[str, Variant] = {
    "10 km": Variant(Metres(10_000), 16, Seconds(48 * 60)),
    "mile": Variant(MILE, 12),
    "5 km": Variant(Metres(5_000), 12),
    "half": Variant(HALF_MARATHON, 16, Seconds(1 * 3600 + 48 * 60)),
    "marathon": Variant(MARATHON, 24),
    "50 km": Variant(Metres(50_000), 28),
    "marathon in 6 weeks": Variant(MARATHON, 6),
    "routine": Variant(None, 0),
}


def demonstration(today: dt.date, variant: str = "10 km", units: str = "km") -> Scenario:
    """The made-up runner as of ``today``, with the goal of one of :data:`VARIANTS`."""
    return Scenario(
        today=today,
        units=units,
        runner=_runner(today),
        log=_log(today),
        goals=(goal(today, VARIANTS[variant]),),
    )


def variants(today: dt.date) -> Iterator[tuple[str, Scenario]]:
    """The same runner with each goal in turn, for benchmarks and for looking around."""
    for name in VARIANTS:
        yield name, demonstration(today, name)


def goal(today: dt.date, variant: Variant) -> Goal:
    """What to train for, on the Sunday of the last week; no distance is routine running."""
    if variant.distance is None:
        return Goal(kind="routine")
    date = monday_of(today) + dt.timedelta(days=7 * variant.weeks - 1)
    return Goal(kind="race", distance=variant.distance, date=date, target_time=variant.target)


def _runner(today: dt.date) -> Runner:
    hour = 3600
    minutes = (0, 60, 45, 60, 0, 60, 150)
    return Runner(
        birth_date=monday_of(today) - dt.timedelta(weeks=BORN_WEEKS_AGO),
        sex="female",
        experience="regular",
        max_hr=184,
        resting_hr=54,
        availability=tuple(Seconds(free * hour // 60) for free in minutes),
        facilities=("track", "hills", "bands", "kettlebell"),
    )


def _log(today: dt.date) -> Log:
    """Two years up to yesterday. The week of today is drawn in full, then cut, so that its days do not move."""
    random = Random(SEED)  # noqa: S311  a made-up runner is no secret
    activities = [activity for week in range(-WEEKS, 1) for activity in _week(random, monday_of(today), week)]
    return Log(
        activities=tuple(activity for activity in activities if activity.date < today),
        check_ins=tuple(_check_ins(monday_of(today))),
    )


def _week(random: Random, monday: dt.date, week: int) -> Iterator[Activity]:
    """The activities of one week, numbered from that of today (0) backwards."""
    start = monday + dt.timedelta(weeks=week)
    metres = _weekly_metres(week) * random.uniform(0.95, 1.05)
    for weekday in range(7):
        date = start + dt.timedelta(days=weekday)
        run = _run(random, week, weekday, metres)
        if week in _RACES and weekday == 6:
            yield _race(date, _RACES[week])
        elif run is not None and not _falls_out(week, weekday):
            yield _dated(run, date)
        if weekday == 2 and week not in _HOLIDAY and random.random() < 0.7:
            yield Activity(date=date, sport="strength", duration=Seconds(60 * random.randrange(18, 31)))


def _weekly_metres(week: int) -> float:
    """What a week is worth: slow growth over two years, more in summer than in winter, less around races and gaps."""
    years = (week + WEEKS) / 52
    metres = 32_500 + 2_200 * years + 2_500 * math.sin(2 * math.pi * years)
    if week in _RACES or week - 1 in _RACES:  # race weeks and the week after are lighter
        return metres * 0.7
    if week - 1 in _HOLIDAY:  # the first week back
        return metres * 0.6
    return metres * (0.78 if week % 4 == 0 and week < 0 else 1.0)


def _long_way(week: int) -> float:
    """How much longer the Sunday run is: it grows towards the half marathon."""
    return 1 + 0.04 * max(0, week + 62) if week in _HALF_BUILD else 1.0


def _falls_out(week: int, weekday: int) -> bool:
    return week in _HOLIDAY or (week == _COLD[0] and weekday in _COLD[1])


def _run(random: Random, week: int, weekday: int, metres: float) -> Activity | None:
    """A run of that weekday, not dated yet; None on the others. Some days something else comes up."""
    if weekday not in _SHARES:
        return None
    stretch = _long_way(week) if weekday == 6 else 1.0
    distance = round(metres * _SHARES[weekday] * stretch * random.uniform(0.93, 1.07), -1)
    brisk = weekday == 3 and week % 4 != 0
    pace = _easy_pace(week) * random.uniform(0.98, 1.03) * (0.91 if brisk else 1.0)
    heart_rate = round((156 if brisk else 139) + random.gauss(0, 2.5))
    rpe = random.choice((6, 6, 7) if brisk else (3, 3, 4)) if random.random() < 0.4 else None
    surface = "trail" if weekday == 6 and random.random() < 0.25 else "road"
    if random.random() < 0.05:
        return None
    return Activity(
        date=dt.date.min,
        distance=Metres(int(distance)),
        duration=Seconds(round(distance / 1_000 * pace)),
        avg_hr=heart_rate if random.random() < 0.92 else None,
        rpe=rpe,
        surface=surface,
    )


def _easy_pace(week: int) -> float:
    """Seconds a kilometre of easy running: a little quicker over the two years."""
    return 378 - 10 * (week + WEEKS) / WEEKS


def _dated(run: Activity, date: dt.date) -> Activity:
    from msgspec.structs import replace

    return replace(run, date=date)


def _race(date: dt.date, race: _RaceRun) -> Activity:
    return Activity(
        date=date,
        distance=Metres(race.metres),
        duration=Seconds(race.seconds),
        avg_hr=race.heart_rate,
        rpe=9,
        race=True,
        surface="road",
    )


def _check_ins(monday: dt.date) -> Iterator[CheckIn]:
    """The cold, day by day."""
    start = monday + dt.timedelta(weeks=_COLD[0])
    for day in _COLD_DAYS:
        yield CheckIn(date=start + dt.timedelta(days=day), illness="above_neck", fatigue=4, sleep=Seconds(8 * 3600))
