"""Accepted plans: strength and jumps keep their days and ids, and hold what follows from what was done."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from surefoot.coach import why_not
from surefoot.diary.activity import Activity
from surefoot.diary.body import CheckIn
from surefoot.diary.plan import Plan, Session
from surefoot.diary.scenario import Scenario
from surefoot.diary.strength import ExerciseDone, StrengthDone
from surefoot.units import Seconds
from tests.coach.builders import DAY, TODAY, ahead, book, pain, planned, race, scenario, told, weekly
from tests.coach.craft.crafts import EVEN, circuits, exercises, of_kind, steady_strength
from tests.coach.lives import accepted, first_plan, lived, noted
from tests.coach.seasons import EVERY_DAY

READY = steady_strength(24, 21, 17, 14, 10, 7)


def runner(*done: StrengthDone, check_ins: tuple[CheckIn, ...] = (EVEN,)) -> Scenario:
    log: dict[str, Any] = {"strength": done, "check_ins": check_ins}
    return scenario(weekly(50, 5), race("10 km", 112), minutes=EVERY_DAY, log=log)


SPRINGY = runner(*READY)


def as_planned(session: Session, day: int, effort: int | None = None) -> StrengthDone:
    """A planned session, done as it stands."""
    done = tuple(
        ExerciseDone(
            exercise=name,
            sets=sets,
            reps=work.reps,
            effort=effort if effort is not None else work.target.effort if work.target else None,
        )
        for name, (sets, work) in exercises(session).items()
    )
    return StrengthDone(date=ahead(day), session=session.id, kind=session.kind, exercises=done)


def all_done(plan: Plan, until: int) -> tuple[StrengthDone, ...]:
    """All strength and jumps before a day, done as planned."""
    found = [(day, s) for kind in ("strength", "plyometrics") for day, s in of_kind(plan, kind).items() if day < until]
    return tuple(as_planned(session, day) for day, session in sorted(found, key=lambda one: one[0]))


def later(found: Scenario, days: int, *done: StrengthDone, check_ins: tuple[CheckIn, ...] = ()) -> Plan:
    """The plan some days on, where all was run as planned and this was done beside it."""
    living = lived(found, days)
    runs = tuple(activity for activity in living.log.activities if activity.sport != "strength")
    log = msgspec.structs.replace(
        living.log,
        activities=runs,
        strength=(*found.log.strength, *done),
        check_ins=(*living.log.check_ins, *check_ins),
    )
    return planned(msgspec.structs.replace(living, log=log))


def days_after(plan: Plan, kind: str, first: int) -> dict[int, Session]:
    return {day: session for day, session in of_kind(plan, kind).items() if day >= first}


def test_done_as_planned_nothing_changes() -> None:
    plan = first_plan(SPRINGY)
    for days in (3, 8, 15):
        found = later(SPRINGY, days, *all_done(plan, days))
        assert found.changes == ()
        for kind in ("strength", "plyometrics"):
            before = {day: s.steps for day, s in days_after(plan, kind, days).items()}
            after = {day: s.steps for day, s in days_after(found, kind, days).items()}
            assert {day: after[day] for day in before} == before


def test_strength_that_was_not_done_is_repeated_in_its_place() -> None:
    plan = first_plan(SPRINGY)
    found = later(SPRINGY, 8)
    before, after = days_after(plan, "strength", 8), days_after(found, "strength", 8)
    assert before.keys() <= after.keys()
    assert all(after[day].id == before[day].id for day in before)
    assert any(after[day].steps != before[day].steps for day in before)
    assert all(
        (work.reps or 0) <= (exercises(before[day])[name][1].reps or 0)
        for day in list(before)[:2]
        for name, (_, work) in exercises(after[day]).items()
        if name in exercises(before[day])
    )


def test_harder_than_planned_is_repeated_in_the_next_session_of_the_same_programme() -> None:
    plan = first_plan(SPRINGY)
    day, session = min(of_kind(plan, "strength").items())
    found = later(SPRINGY, day + 1, as_planned(session, day, effort=10))
    again = next(s for s in days_after(found, "strength", day + 1).values() if s.title == session.title)
    for name, (_, work) in exercises(session).items():
        assert exercises(again)[name][1].reps == work.reps


def test_jumps_that_were_not_done_do_not_grow_and_the_change_is_told() -> None:
    plan = first_plan(SPRINGY)
    strength = [as_planned(s, day) for day, s in of_kind(plan, "strength").items() if day < 8]
    found = later(SPRINGY, 8, *strength)
    before, after = days_after(plan, "plyometrics", 8), days_after(found, "plyometrics", 8)
    first = min(after)
    assert circuits(after[first]) < circuits(before[first])
    changed = next(change for change in found.changes if change.session == after[first].id)
    assert "SPEED-3a" in {because.rule for because in changed.because}


def test_a_pain_of_today_takes_todays_jumps_out_and_says_why() -> None:
    plan = first_plan(SPRINGY)
    day = min(of_kind(plan, "plyometrics"))
    hurt = told(-day, pain("left calf", 1, "after"))
    found = later(SPRINGY, day, *all_done(plan, day), check_ins=(hurt,))
    assert not [one for one in of_kind(found, "plyometrics") if one < day + 8]
    gone = [change for change in found.changes if change.after is None and change.before["kind"] == "plyometrics"]
    assert gone
    assert gone[0].because[0].rule == "SPEED-3c"


def test_strength_that_was_left_out_takes_jumps_out_that_it_should_prepare() -> None:
    waiting = runner(*steady_strength(10, 7))
    plan = first_plan(waiting)
    day = min(of_kind(plan, "plyometrics"))
    found = later(waiting, day)
    assert day not in of_kind(found, "plyometrics")
    gone = next(change for change in found.changes if change.after is None and change.before["kind"] == "plyometrics")
    assert gone.because[0].rule == "SPEED-2b"


def test_what_was_done_today_is_no_change() -> None:
    plan = first_plan(SPRINGY)
    day, session = min(of_kind(plan, "plyometrics").items())
    found = later(SPRINGY, day, *all_done(plan, day), as_planned(session, day))
    assert day not in of_kind(found, "plyometrics")
    assert session.id not in {change.session for change in found.changes}


def test_jumps_recorded_by_a_watch_count_like_those_written_down() -> None:
    plan = first_plan(SPRINGY)
    day, session = min(of_kind(plan, "plyometrics").items())
    watch = Activity(date=ahead(day), duration=Seconds(600), sport="strength", session=session.id)
    living = noted(lived(SPRINGY, day), activities=(watch,), strength=all_done(plan, day))
    assert day not in of_kind(planned(living), "plyometrics")


def test_the_same_day_the_accepted_plan_is_as_it_was() -> None:
    found = planned(accepted(SPRINGY))
    assert found.changes == ()
    assert found.days == first_plan(SPRINGY).days


def test_why_not_tells_of_the_pain() -> None:
    hurt = runner(*READY, check_ins=(EVEN, told(0, pain("left calf", 1, "after"))))
    plan = first_plan(hurt)
    day, session = min(of_kind(plan, "plyometrics").items())
    assert day >= 8
    found = why_not(hurt, session.id, book())
    early = [one for one in found if one.date < TODAY + dt.timedelta(days=8)]
    assert all(one.because.rule for one in found)
    assert all(one.because.rule == "SPEED-3c" for one in early)


def test_a_short_session_needs_no_shorter_version() -> None:
    tight = scenario(weekly(20, 3), race("10 km", 112), minutes=(0, 45, 35, 45, 0, 45, 120))
    for session in of_kind(planned(tight), "strength").values():
        assert (session.shorter is None) == (session.duration_s <= 900)


def test_the_turn_of_a_programme_stands_though_a_session_was_let_go() -> None:
    plan = first_plan(SPRINGY)
    week = [(day, s) for day, s in of_kind(plan, "strength").items() if day < 7]
    assert len(week) == 2
    found = later(SPRINGY, week[0][0] + 1)
    assert of_kind(found, "strength")[week[1][0]].title == week[1][1].title
    assert DAY + week[0][0] not in {date.toordinal() for date in (d.date for d in found.days)}
