"""The next session of strength, writing it down, and the list of all."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from surefoot.diary.entries import StrengthLogged
from surefoot.diary.errors import ScenarioError
from surefoot.diary.strength import ExerciseDone
from surefoot.services.deciding import undo
from surefoot.services.demonstration import demonstration
from surefoot.services.moving_in import move_in
from surefoot.services.ports import House
from surefoot.services.refusal import Refusal
from surefoot.services.strengthening import Told, log_strength, next_strength, strength_history
from surefoot.services.today import today_of
from surefoot.units import Grams
from tests.services.fake_house import fake_house

TODAY = dt.date(2027, 1, 4)
DAY = dt.timedelta(days=1)
SQUAT = {"exercise": "goblet_squat", "sets": 3, "reps": 8, "load": "16 kg", "effort": 7}


@pytest.fixture
def house() -> House:
    """A runner of two years, with an accepted plan."""
    found = fake_house(dt.datetime(2027, 1, 4, 12, tzinfo=dt.UTC))
    move_in(found, demonstration(TODAY))
    return found


def first(house: House, today: dt.date = TODAY) -> dt.date:
    answer, _ = next_strength(house, today, kinds=("strength",))
    assert answer.date is not None
    return answer.date


def told(house: House, **said: Any) -> StrengthLogged:
    day = said.pop("day", first(house))
    entry = log_strength(house, Told(day=day, **said), today=max(day, TODAY))
    assert isinstance(entry.fact, StrengthLogged)
    return entry.fact


def test_the_next_session_comes_with_the_last_time_of_its_exercises(house: House) -> None:
    answer, found = next_strength(house, TODAY)
    assert answer.session is not None
    assert answer.date is not None
    assert answer.session in next(day.sessions for day in found.plan.days if day.date == answer.date)
    assert answer.last == {}
    told(house, exercises=(SQUAT,), day=TODAY - DAY)
    answer, _ = next_strength(house, TODAY)
    assert answer.last.keys() <= {"goblet_squat"}


def test_all_as_planned_holds_every_exercise_and_the_session(house: House) -> None:
    planned, _ = next_strength(house, TODAY, kinds=("strength",))
    assert planned.session is not None
    done = told(house, whole=True, rpe=7, duration="28 min", note="good").strength
    assert done.session == planned.session.id
    assert (done.kind, done.rpe, done.duration, done.note) == ("strength", 7, 28 * 60, "good")
    asked = [work for step in planned.session.steps for work in step.steps if work.exercise]
    assert [one.exercise for one in done.exercises] == [work.exercise for work in asked]
    assert {one.effort for one in done.exercises} == {7}


def test_without_an_effort_it_was_as_planned(house: House) -> None:
    assert {one.effort for one in told(house, whole=True).strength.exercises} <= {6, 7, 8}


def test_what_is_named_takes_the_place_of_what_was_planned(house: House) -> None:
    done = told(house, whole=True, exercises=(SQUAT,)).strength
    squat = ExerciseDone(exercise="goblet_squat", sets=3, reps=8, load=Grams(16_000), effort=7)
    assert squat in done.exercises
    assert len(done.exercises) > 1
    alone = told(house, exercises=(SQUAT,)).strength
    assert alone.exercises == (squat,)


def test_what_is_done_stands_in_the_plan_no_more_and_the_next_follows(house: House) -> None:
    day = first(house)
    told(house, whole=True)
    later, found = next_strength(house, day, kinds=("strength",))
    assert later.date is not None
    assert later.date >= day + 2 * DAY
    assert found.scenario.log.strength[-1].date == day
    assert not [s for s in today_of(house, day)[0].sessions if s.kind == "strength"]


def test_undo_takes_it_back(house: House) -> None:
    told(house, exercises=(SQUAT,))
    (written,) = strength_history(house)
    undo(house, written.id, today=TODAY, reason="")
    assert strength_history(house) == ()


def test_the_history_is_in_order_of_days_with_its_entries(house: House) -> None:
    told(house, exercises=(SQUAT,), day=TODAY)
    told(house, exercises=({"exercise": "two_foot_hops", "sets": 2},), kind="plyometrics", day=TODAY - DAY)
    found = strength_history(house)
    assert [one.strength.date for one in found] == [TODAY - DAY, TODAY]
    assert found[0].document == {
        "id": found[0].id,
        "date": "2027-01-03",
        "kind": "plyometrics",
        "exercises": [{"exercise": "two_foot_hops", "sets": 2}],
    }
    assert strength_history(house, 1) == found[1:]


def test_a_session_by_its_name(house: House) -> None:
    planned, _ = next_strength(house, TODAY, kinds=("strength",))
    assert planned.session is not None
    assert planned.date is not None
    done = told(house, session=planned.session.id, whole=True, day=TODAY).strength
    assert (done.date, done.session) == (TODAY, planned.session.id)


def test_a_name_of_a_session_that_no_plan_has_any_more_is_kept(house: House) -> None:
    done = told(house, session="2026-W52-plyometrics-3", exercises=(SQUAT,), day=TODAY - 9 * DAY).strength
    assert (done.session, done.kind) == ("2026-W52-plyometrics-3", "plyometrics")


def test_before_any_plan_was_accepted_the_plan_of_that_day_counts() -> None:
    house = fake_house(dt.datetime(2027, 1, 20, 12, tzinfo=dt.UTC))
    done = log_strength(house, Told(day=TODAY, exercises=(SQUAT,)), today=TODAY + 5 * DAY).fact
    assert isinstance(done, StrengthLogged)
    assert done.strength.kind == "strength"


@pytest.mark.parametrize(
    ("said", "path", "mend"),
    [
        ({"exercises": ({"exercise": "goblet_squt"},)}, "--did", "goblet_squat"),
        ({"exercises": ({"exercise": "xyzzy"},)}, "--did", "lists them all"),
        ({"session": "2027-W01-strenth-9", "whole": True}, "SESSION", "strength"),
        ({"session": "whatever", "exercises": (SQUAT,)}, "SESSION", "`surefoot strength`"),
        ({"whole": True, "day": TODAY - 40 * DAY}, "--all", "--did"),
    ],
)
def test_what_cannot_be_is_refused_with_a_mend(house: House, said: dict[str, Any], path: str, mend: str) -> None:
    with pytest.raises(Refusal) as refused:
        told(house, **said)
    assert refused.value.path == path
    assert mend in refused.value.mend
    assert strength_history(house) == ()


def test_what_the_diary_refuses_is_refused(house: House) -> None:
    with pytest.raises(ScenarioError):
        told(house, exercises=({**SQUAT, "load": "9000 kg"},))
    with pytest.raises(ScenarioError):
        log_strength(house, Told(day=TODAY + DAY, exercises=(SQUAT,)), today=TODAY)


def test_no_strength_planned_is_an_answer_too() -> None:
    house = fake_house(dt.datetime(2027, 1, 4, 12, tzinfo=dt.UTC))
    answer, _ = next_strength(house, TODAY, kinds=("plyometrics",))
    assert (answer.date, answer.session, answer.last) == (None, None, {})
