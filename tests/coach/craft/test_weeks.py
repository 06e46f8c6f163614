"""Strength and plyometrics over random runners: spacing, doses, landings, easier weeks, tapers, checks and pain."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from surefoot.diary.body import BodyTests, CheckIn, Pain
from surefoot.diary.plan import Plan
from surefoot.diary.scenario import Goal, Scenario
from surefoot.diary.site import PARTS
from surefoot.diary.strength import StrengthDone
from tests.coach.builders import ROUTINE, ago, planned, race, rules_of, scenario, weekly
from tests.coach.craft.crafts import circuits, contacts, exercises, jumped, of_kind, seconds

WEEKS = settings(max_examples=25, deadline=None)
MOST = {"new": 100, "regular": 120, "seasoned": 140}

days_ago = st.lists(st.integers(0, 40), max_size=14, unique=True)


@st.composite
def runners(draw: st.DrawFn) -> Scenario:
    """A healthy runner, more or less strong and springy, with some race or none, and some week."""
    goals: list[Goal] = [ROUTINE]
    goals += [race(name, days) for name in ("5 km", "10 km", "half", "50 km") for days in (40, 84, 140)]
    minutes = draw(st.lists(st.sampled_from((0, 30, 45, 60, 90, 150)), min_size=7, max_size=7).filter(any))
    strength = [StrengthDone(date=ago(days)) for days in draw(days_ago)]
    springs = [jumped(days, draw(st.integers(1, 5)), draw(st.integers(3, 10))) for days in draw(days_ago)]
    pain = draw(st.lists(st.tuples(st.integers(0, 20), st.sampled_from(PARTS), st.integers(1, 2)), max_size=2))
    hops = draw(st.sampled_from(("even", "even", "even", "uneven", None)))
    told = [CheckIn(date=ago(days), pain=(Pain(site=part, score=score, moment="after"),)) for days, part, score in pain]
    told += [CheckIn(date=ago(draw(st.integers(0, 30))), tests=BodyTests(hops=hops))]
    log: dict[str, Any] = {
        "strength": tuple(sorted((*strength, *springs), key=lambda one: one.date)),
        "check_ins": tuple(sorted(told, key=lambda one: one.date)),
    }
    return scenario(
        weekly(draw(st.integers(15, 70)), 4, weeks=10),
        draw(st.sampled_from(goals)),
        minutes=tuple(minutes),
        log=log,
        experience=draw(st.sampled_from(tuple(MOST))),
        birth_date=draw(st.none() | st.sampled_from((dt.date(1955, 1, 1), dt.date(1992, 1, 1)))),
        facilities=draw(st.sampled_from(((), ("gym",), ("bands",), ("kettlebell", "bench")))),
    )


def age_of(found: Scenario) -> int:
    return 0 if found.runner.birth_date is None else found.today.year - found.runner.birth_date.year


@WEEKS
@given(runners())
def test_spacing(found: Scenario) -> None:
    plan = planned(found)
    hard = {date.toordinal() for date, session in _dated(plan) if session.hard}
    jumps, strength = ([*_logged(found, kind), *_days(plan, kind)] for kind in ("plyometrics", "strength"))
    gap = 3 if age_of(found) >= 60 else 2
    planned_days = {kind: set(_days(plan, kind)) for kind in ("plyometrics", "strength")}
    for kind, days in (("plyometrics", jumps), ("strength", strength)):
        apart = [later - earlier for earlier, later in pairwise(sorted(days)) if later in planned_days[kind]]
        assert min(apart, default=gap) >= gap
        assert not {day + 1 for day in planned_days[kind]} & hard
    for monday in {day - (day - 1) % 7 for day in planned_days["plyometrics"]}:
        week = [day for day in sorted(planned_days["plyometrics"]) if monday <= day < monday + 7]
        assert len(week) <= 2
        assert len(week) < 2 or week[1] - week[0] <= 3, "48 to 72 hours"


@WEEKS
@given(runners())
def test_doses(found: Scenario) -> None:
    for session in of_kind(planned(found), "strength").values():
        assert exercises(session)
        assert seconds(session) == session.duration_s <= 1_800
        for sets, work in exercises(session).values():
            assert 1 <= sets <= 3
            assert work.reps is None or 4 <= work.reps <= 12
            assert work.target is not None
            assert (work.target.effort or 0) <= 8, "never to the last repeat"


@WEEKS
@given(runners())
def test_landings_are_bound_and_halved_in_easier_weeks_and_tapers(found: Scenario) -> None:
    most = MOST[found.runner.experience] * (0.8 if age_of(found) >= 60 else 1)
    plan = planned(found)
    phases = {week.start: week for week in plan.weeks}
    for day, session in of_kind(plan, "plyometrics").items():
        assert seconds(session) == session.duration_s <= 1_200
        lighter = "SPEED-3d" in rules_of(session)
        assert contacts(session) <= (most / 2 if lighter else most)
        assert 1 <= circuits(session) <= (2 if lighter else 5)
        date = found.today + dt.timedelta(days=day)
        week = phases.get(max(found.today, date - dt.timedelta(days=date.weekday())))
        assert lighter or week is None or week.phase not in ("taper", "recovery")


@WEEKS
@given(runners())
def test_one_strength_in_the_taper_and_nothing_in_the_week_of_the_race(found: Scenario) -> None:
    plan, goal = planned(found), found.goals[0]
    beside = sorted({*of_kind(plan, "strength"), *of_kind(plan, "plyometrics")})
    if goal.date is not None and plan.feasibility.planned_for.date == goal.date:
        raced = (goal.date - found.today).days
        assert not [day for day in beside if raced - 7 <= day <= raced]
    for week in plan.weeks:
        first = (week.start - found.today).days
        inside = [day for day in of_kind(plan, "strength") if first <= day < first + 7]
        assert len(inside) <= 2


@WEEKS
@given(runners())
def test_jumps_wait_for_their_checks(found: Scenario) -> None:
    plan = planned(found)
    days = _days(plan, "plyometrics")
    if plan.gate.name != "clear" or _newest_hops(found) != "even":
        assert not days
    strength = sorted({*_logged(found, "strength"), *_days(plan, "strength")})
    for day in days:
        monday = max(day - (day - 1) % 7, found.today.toordinal())
        assert sum(monday - 28 <= one < monday for one in strength) >= 6


@WEEKS
@given(runners(), st.integers(1, 10), st.sampled_from(PARTS), st.sampled_from(("during", "after", "warmup_stays")))
def test_a_pain_stops_jumps_the_same_day_and_never_adds_any(
    found: Scenario, score: int, part: str, moment: str
) -> None:
    hurt = CheckIn(date=found.today, pain=(Pain(site=part, score=score, moment=moment),))
    log = msgspec.structs.replace(found.log, check_ins=(*found.log.check_ins, hurt))
    before, after = planned(found), planned(msgspec.structs.replace(found, log=log))
    assert min(of_kind(after, "plyometrics"), default=8) >= 8
    for last in range(14):
        assert _landed(after, last) <= _landed(before, last)


@WEEKS
@given(runners(), st.integers(1, 6))
def test_rounds_never_grow_without_what_was_done(found: Scenario, days: int) -> None:
    """A plan that nobody followed in the next days holds no more landings in its first session of jumps."""
    first = of_kind(planned(found), "plyometrics")
    later = msgspec.structs.replace(found, today=found.today + dt.timedelta(days=days))
    second = of_kind(planned(later), "plyometrics")
    full = [next((s for s in one.values() if "SPEED-3d" not in rules_of(s)), None) for one in (first, second)]
    if full[0] is not None and full[1] is not None and full[0].title.split(":")[0] == full[1].title.split(":")[0]:
        assert circuits(full[1]) <= circuits(full[0])


def _landed(plan: Plan, last: int) -> int:
    """Landings from today to a day."""
    return sum(contacts(one) for day, one in of_kind(plan, "plyometrics").items() if day <= last)


def _dated(plan: Plan) -> list[Any]:
    return [(day.date, session) for day in plan.days for session in day.sessions]


def _days(plan: Plan, kind: str) -> list[int]:
    return [date.toordinal() for date, session in _dated(plan) if session.kind == kind]


def _logged(found: Scenario, kind: str) -> set[int]:
    return {one.date.toordinal() for one in found.log.strength if one.kind == kind}


def _newest_hops(found: Scenario) -> str | None:
    hops = [one.tests.hops for one in found.log.check_ins if one.tests.hops]
    return hops[-1] if hops else None
