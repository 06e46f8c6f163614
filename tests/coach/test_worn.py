"""Weeks of very high mileage and long runs that end heavy are answered by an easier week (MILE-5)."""

from __future__ import annotations

import msgspec
import pytest

from surefoot.coach.setting import set_up
from surefoot.coach.worn import worn_weeks
from surefoot.diary.activity import Activity
from surefoot.diary.plan import Plan
from surefoot.diary.scenario import Goal
from tests.coach.builders import DAY, ROUTINE, TODAY, ahead, book, plan, planned, race, raced, run, scenario, weekly

STEADY = weekly(40, 5)
SUNDAY = 6


def longer(runs: tuple[Activity, ...], factor: float, first: int, last: int) -> tuple[Activity, ...]:
    """The runs of some days ago, so many times as long."""

    def change(a: Activity) -> Activity:
        if not first >= (TODAY - a.date).days >= last or a.distance is None:
            return a
        return msgspec.structs.replace(a, distance=round(a.distance * factor), duration=round(a.duration * factor))

    return tuple(change(a) for a in runs)


def on_sundays(runs: tuple[Activity, ...], days: int, **said: int) -> tuple[Activity, ...]:
    """What was said of the long runs of the last days."""
    return tuple(
        msgspec.structs.replace(a, **said) if a.date.weekday() == SUNDAY and (TODAY - a.date).days <= days else a
        for a in runs
    )


HIGH = longer(STEADY, 1.4, 7, 1)


def asked(runs: tuple[Activity, ...], *goals: Goal) -> list[int]:
    """Days from today on which an easier week may begin that the log asks for."""
    return [one.start - DAY for one in worn_weeks(set_up(scenario(runs, *(goals or (ROUTINE,))), book()))]


def kinds(found: Plan) -> list[str]:
    return [week.kind for week in found.weeks][:4]


@pytest.mark.parametrize("goal", [ROUTINE, race("10 km", 80)], ids=["routine", "race"])
def test_a_week_of_very_high_mileage_is_answered_by_an_easier_one(goal: Goal) -> None:
    usual, eased = plan(STEADY, goal), plan(HIGH, goal)
    assert kinds(usual)[:2] == ["build", "easier"]
    assert kinds(eased)[:2] == ["easier", "build"], "the rest of the next week is taken now"
    assert eased.weeks[0].distance_m < 0.9 * usual.weeks[0].distance_m
    (finding,) = (finding for finding in eased.findings if finding.rule == "MILE-5")
    assert finding.severity == "info"
    assert "56.0 km" in finding.message
    because = {because.rule for day in eased.days[:7] for s in day.sessions for because in s.because}
    assert "MILE-5c" in because


def test_an_accepted_plan_gets_easier_at_once() -> None:
    accepted = plan(STEADY, race("10 km", 80))
    found = planned(msgspec.structs.replace(scenario(HIGH, race("10 km", 80)), accepted_plan=accepted))
    assert found.changes
    week = [sum(d.distance_m or 0 for d in day.sessions if d.running) for day in found.days[:7]]
    before = [sum(d.distance_m or 0 for d in day.sessions if d.running) for day in accepted.days[:7]]
    assert sum(week) < sum(before)
    assert "MILE-5c" in {because.rule for change in found.changes for because in change.because}


def test_the_answer_is_one_week_and_what_grew_slowly_asks_for_none() -> None:
    assert asked(HIGH) == [0]
    assert asked(longer(STEADY, 1.4, 14, 8)) == [], "its easier week has been"
    assert asked(longer(STEADY, 1.15, 7, 1)) == []
    assert asked(weekly(15, 3)) == []


def test_a_race_makes_no_high_week_and_a_return_has_its_own_way() -> None:
    assert asked((*STEADY[:-1], raced(1, 42.2, 230))) == []
    assert asked(longer(weekly(40, 5, off=15), 1.4, 21, 15)) == []


def test_two_long_runs_that_end_heavy_ask_for_an_easier_week() -> None:
    assert asked(on_sundays(STEADY, 14, rpe=8)) == [0]
    assert asked(on_sundays(STEADY, 14, drift=11)) == [0]
    found = plan(on_sundays(STEADY, 14, drift=11), ROUTINE)
    (finding,) = (finding for finding in found.findings if finding.rule == "MILE-5a")
    assert "Sun 21 February 2027 and Sun 28 February 2027" in finding.message


def test_one_alone_does_not_and_neither_do_two_far_apart_or_with_a_good_one_between() -> None:
    assert asked(on_sundays(STEADY, 7, rpe=8)) == []
    thrice = on_sundays(STEADY, 21, rpe=8)
    good = tuple(msgspec.structs.replace(a, rpe=4) if a.date == ahead(-8) else a for a in thrice)
    assert asked(good) == []
    far = (*weekly(40, 5, weeks=20, off=26), run(1, 14, rpe=8))
    assert asked(on_sundays(far, 30, rpe=8)) == []


def test_hard_days_are_no_long_runs() -> None:
    short = tuple(msgspec.structs.replace(a, rpe=9) if a.date.weekday() == 1 else a for a in STEADY)
    assert asked(short) == []
