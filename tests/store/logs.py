"""Logs for tests: a clock, small facts, and one of every kind."""

from __future__ import annotations

import datetime as dt
import hashlib

from surefoot.diary import entries as log
from surefoot.diary.activity import Activity
from surefoot.diary.body import Birth, CheckIn, Clearance, Hold, Injury
from surefoot.diary.entries import Fact, New
from surefoot.diary.scenario import Away, Goal
from surefoot.diary.strength import ExerciseDone, StrengthDone
from surefoot.units import Metres, Seconds
from tests.diary.plans import PLAN

MONDAY = dt.date(2027, 1, 4)
NOON = dt.datetime(2027, 1, 4, 12, tzinfo=dt.UTC)


class Ticking:
    """A clock that moves by a second with each look."""

    def __init__(self, start: dt.datetime = NOON, step: int = 1) -> None:
        self.time, self.step = start, dt.timedelta(seconds=step)

    def __call__(self) -> dt.datetime:
        self.time += self.step
        return self.time


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def activity(day: int = 0) -> Activity:
    return Activity(
        date=MONDAY - dt.timedelta(days=day), duration=Seconds(2_700), distance=Metres(7_000 + day), avg_hr=141
    )


def recorded(day: int = 0, content: bytes | None = None) -> log.ActivityRecorded:
    origin = None if content is None else log.Origin(path=f"{day}.gpx", digest=digest_of(content), source="gpx")
    start = dt.datetime.combine(activity(day).date, dt.time(6, 30), dt.UTC)
    return log.ActivityRecorded(
        activity=activity(day), start=start, elapsed=Seconds(2_750), name="Früh, 早朝", origin=origin
    )


def new(fact: Fact, *, effective: dt.date = MONDAY, author: str = "runner", batch: str | None = None) -> New:
    return New(fact=fact, effective=effective, author=author, batch=batch)


def runs(number: int, batch: str | None = None, first: int = 0) -> list[New]:
    """So many runs, one a day backwards from Monday."""
    days = range(first, first + number)
    return [new(recorded(day), effective=MONDAY - dt.timedelta(days=day), batch=batch) for day in days]


SHIN = Injury(id="shin-1", site="left tibia", onset=dt.date(2026, 12, 1), tissue="bone")
RACE = Goal(kind="race", distance=Metres(10_000), date=dt.date(2027, 4, 18), target_time=Seconds(2_880))
EASY = "2027-W01-easy-1"

#: One fact of every kind, in an order in which each has something to speak of.
EVERY_KIND: tuple[Fact, ...] = (
    log.ProfileSet(birth_date=dt.date(1985, 6, 1), max_hr=None, facilities=("track",), units="mi"),
    log.AvailabilitySet(availability=(0, 3600, 2700, 3600, 0, 3600, 9000), long_run_day=6),
    log.AwaySet(away=Away(from_=dt.date(2027, 3, 1), to=dt.date(2027, 3, 7), minutes_a_day=Seconds(1200))),
    log.GoalAdded(goal=RACE),
    log.GoalChanged(of=4, goal=Goal(kind="race", distance=Metres(10_000), date=dt.date(2027, 4, 25))),
    log.GoalRemoved(of=4),
    recorded(2, b"one"),
    log.ActivityCorrected(of=7, activity=activity(3)),
    log.ActivityMerged(of=7, activity=activity(4), origin=log.Origin(path="b.fit", digest=digest_of(b"two"))),
    log.ActivityMeasured(of=7, analysis="1", measures={"drift": 0.031, "splits": [301, 299.5], "ran": True}),
    log.SessionMatched(activity=7, session=None),
    log.SessionDone(session="2027-W01-strength-1", date=MONDAY),
    log.StrengthLogged(strength=StrengthDone(date=MONDAY, exercises=(ExerciseDone(exercise="deadlift", sets=3),))),
    log.SessionSkipped(session=EASY, date=MONDAY, reason="rain"),
    log.SessionMoved(session=EASY, date=MONDAY, to=dt.date(2027, 1, 5)),
    log.CheckedIn(check_in=CheckIn(date=MONDAY, fatigue=3, sleep=Seconds(7 * 3600))),
    log.InjuryOpened(injury=SHIN),
    log.InjuryAmended(injury=SHIN),
    log.InjuryResolved(injury="shin-1", date=MONDAY),
    log.Cleared(clearance=Clearance(injury="shin-1", date=MONDAY, by="therapist")),
    log.HoldPlaced(hold=Hold(from_=MONDAY, by="coach", reason="tired")),
    log.HoldLifted(of=21, date=dt.date(2027, 1, 6)),
    log.BirthRecorded(birth=Birth(date=dt.date(2026, 1, 4), caesarean=True, symptoms=("heaviness",))),
    log.StageSet(injury="shin-1", stage="bone/3", reason="hops are even"),
    log.ProtocolAssigned(injury="shin-1", protocol="bone"),
    log.OverlayApplied(overlay={"load/single_run_growth": 1.05}, reason="careful"),
    log.PlanAccepted(plan=PLAN),
    log.PlanAdapted(plan=PLAN),
    log.ChangeAccepted(session=EASY, after={"distance_m": 5000}),
    log.ChangeDeclined(session=EASY, after=None),
    log.HabitNoted(habit="mobility", date=MONDAY, duration=Seconds(600), note="hips"),
    log.ShoeAdded(name="Blue", since=MONDAY, distance=Metres(120_000)),
    log.ShoeWorn(activity=7, shoe=31),
    log.ShoeChosen(shoe=31, date=MONDAY),
    log.ShoeRetired(of=31, date=MONDAY),
    log.Retracted(of=1, reason="mistyped"),
    log.NoteAdded(text="tall to the end", activity=7, kind="coach", by="coach", link="https://example.org/lap-4"),
)
