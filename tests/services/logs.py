"""A small log to look into: two runs, one of them corrected and merged, a check-in, and decisions."""

from __future__ import annotations

import datetime as dt

from surefoot.diary.activity import Activity
from surefoot.diary.body import Injury
from surefoot.diary.entries import (
    ActivityCorrected,
    ActivityMerged,
    ActivityRecorded,
    Fact,
    InjuryOpened,
    New,
    Origin,
    SessionMatched,
)
from surefoot.services.ports import House
from surefoot.units import Metres, Seconds
from tests.services.fake_house import fake_house

TODAY = dt.date(2027, 1, 4)
NOON = dt.datetime(2027, 1, 4, 12, tzinfo=dt.UTC)


def run(day: dt.date, metres: int, minutes: int, sport: str = "run") -> Activity:
    return Activity(date=day, distance=Metres(metres), duration=Seconds(minutes * 60), sport=sport)


def write(house: House, *facts: Fact, on: dt.date = TODAY) -> None:
    house.log.append([New(fact=fact, effective=on) for fact in facts])


def small_house() -> House:
    """Entries 1 to 5: a run from a file (corrected, recorded twice, matched), and a walk before it."""
    house, day = fake_house(NOON), dt.date(2027, 1, 2)
    gpx = Origin(path="runs/a.gpx", digest="a" * 64, source="gpx")
    tcx = Origin(path="runs/a.tcx", digest="b" * 64, source="tcx")
    start = dt.datetime(2027, 1, 2, 8, 30, tzinfo=dt.UTC)
    recorded = ActivityRecorded(
        activity=run(day, 8_000, 48), start=start, elapsed=Seconds(3_000), name="Park", origin=gpx
    )
    write(house, recorded, on=day)
    write(house, ActivityRecorded(activity=run(dt.date(2027, 1, 1), 3_000, 30, "walk")), on=dt.date(2027, 1, 1))
    write(house, ActivityCorrected(of=1, activity=run(day, 8_200, 48)))
    write(house, ActivityMerged(of=1, activity=run(day, 8_200, 48), origin=tcx))
    write(house, SessionMatched(activity=1, session="2026-W53-easy-1"))
    return house


def injured(house: House) -> None:
    """An injury that is not over, as the next entry."""
    write(house, InjuryOpened(injury=Injury(id="shin-1", site="left tibia", onset=dt.date(2026, 12, 1))))
