"""A scenario: everything that a plan is a function of."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from surefoot.diary.activity import Activity
from surefoot.diary.body import Birth, CheckIn, Clearance, Hold, Injury
from surefoot.diary.plan import Plan
from surefoot.diary.strength import StrengthDone
from surefoot.units import Metres, Seconds


class Runner(msgspec.Struct, frozen=True, kw_only=True):
    """Who runs. ``availability`` is seconds a weekday, Monday first."""

    availability: tuple[Seconds, ...]
    birth_date: dt.date | None = None
    sex: str = "unspecified"  # female | male | unspecified
    experience: str = "regular"  # new | regular | seasoned
    usual_weekly_distance: Metres | None = None
    longest_recent: Metres | None = None
    max_hr: int | None = None
    resting_hr: int | None = None
    timezone: str | None = None
    pregnant: bool = False
    readiness_questions: str = "all_no"  # all_no | some_yes | cleared
    long_run_day: int | None = None  # 0 Monday … 6 Sunday; None: the day with most minutes, Sunday at a tie
    facilities: tuple[str, ...] = ()


class Away(msgspec.Struct, frozen=True, kw_only=True):
    """Dates with other availability; both ends included."""

    from_: dt.date = msgspec.field(name="from")
    to: dt.date
    minutes_a_day: Seconds = Seconds(0)  # seconds, in spite of the document's name


class Goal(msgspec.Struct, frozen=True, kw_only=True):
    """What for. A race has a distance and a date; routine and come_back have neither."""

    kind: str  # race | routine | mile_block | come_back
    distance: Metres | None = None
    date: dt.date | None = None
    target_time: Seconds | None = None
    priority: str = "A"  # A | B | C
    surface: str = "road"
    climb: Metres = Metres(0)


class Log(msgspec.Struct, frozen=True, kw_only=True):
    """The runner's history. ``activities``, ``check_ins`` and ``strength`` are in order of date."""

    activities: tuple[Activity, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    injuries: tuple[Injury, ...] = ()
    clearances: tuple[Clearance, ...] = ()
    holds: tuple[Hold, ...] = ()
    away: tuple[Away, ...] = ()
    births: tuple[Birth, ...] = ()
    strength: tuple[StrengthDone, ...] = ()


class Scenario(msgspec.Struct, frozen=True, kw_only=True):
    """The whole input of the engine. ``units`` is for texts alone."""

    today: dt.date
    runner: Runner
    goals: tuple[Goal, ...]
    units: str = "km"  # km | mi
    overlay: dict[str, Any] = {}
    log: Log = Log()
    accepted_plan: Plan | None = None
