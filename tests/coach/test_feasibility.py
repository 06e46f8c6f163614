"""Whether a goal can be met, what binds, from when it could be, and what could be met instead (engine, stage 10)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest

from surefoot.coach import feasibility
from surefoot.coach.feasibility import Judgement, judge_goal
from surefoot.coach.feasibility import answer as answer_goal
from surefoot.coach.setting import Setting
from surefoot.diary.activity import Activity
from surefoot.diary.body import Hold
from surefoot.diary.plan import Feasibility, GoalAnswer, Plan
from surefoot.diary.scenario import Away, Goal
from surefoot.units import Seconds, parse_distance, parse_duration
from tests.coach.builders import (
    ROUTINE,
    TODAY,
    ahead,
    injury,
    pain,
    plan,
    planned,
    race,
    raced,
    run,
    running,
    scenario,
    setting,
    told,
    weekly,
)


def answer(*goals: Goal, runs: tuple[Activity, ...] = (), **others: Any) -> Feasibility:
    """What is said of a goal."""
    return plan(runs, *goals, **others).feasibility


def as_goal(answer: GoalAnswer) -> Goal:
    """An offered goal, as one would enter it."""
    return Goal(
        kind=answer.kind,
        distance=parse_distance(answer.distance) if answer.distance else None,
        date=answer.date,
        target_time=parse_duration(answer.target_time) if answer.target_time else None,
        priority=answer.priority,
        surface=answer.surface,
        climb=parse_distance(answer.climb),
    )


def timed(minutes: float, days: int = 56, name: str = "10 km") -> Goal:
    """A race with a time in mind."""
    return race(name, days, target_time=Seconds(round(60 * minutes)))


def planned_race(found: Plan) -> tuple[dt.date, int | None]:
    """Day and metres of the one race in a plan."""
    ((date, session),) = [(d, s) for d, s in running(found) if s.kind == "race"]
    return date, session.distance_m


HOPELESS = {
    "marathon in 6 weeks from 15 km a week": (weekly(15, 3), race("marathon", 42)),
    "100 miles in 8 weeks from 36 km a week": (weekly(36, 4), race("100 miles", 56)),
    "marathon in 12 weeks from nothing": ((), race("marathon", 84)),
    "half in 3 weeks from 10 km a week": (weekly(10, 3), race("half", 21)),
    "10 km in 35 minutes from 50": ((*weekly(36), raced(20, 10, 50)), timed(35)),
    "10 km in 44 minutes from 50": ((*weekly(36), raced(20, 10, 50)), timed(44)),
    "race within the return from a break": (weekly(40, off=40), race("10 km", 30)),
    "mile block within the return from a break": (weekly(40, off=20), Goal(kind="mile_block")),
}


# ------------------------------------------------------------------ what can be met


@pytest.mark.parametrize("name", ["mile", "5 km", "10 km", "half", "marathon"])
def test_a_steady_runner_can_meet_any_race_to_the_marathon_in_twenty_weeks(name: str) -> None:
    found = answer(race(name, 140), runs=weekly(45, 5))
    assert (found.feasible, found.binding, found.earliest_date, found.alternatives) == (True, (), None, ())
    assert found.planned_for.because[0].rule == "BUILD-6"


def test_who_is_ready_already_can_race_tomorrow() -> None:
    assert answer(race("10 km", 1), runs=weekly(40)).feasible
    assert not answer(race("marathon", 1), runs=weekly(40)).feasible


@pytest.mark.parametrize("kind", ["routine", "come_back"])
def test_a_goal_without_a_race_can_always_be_met(kind: str) -> None:
    found = answer(Goal(kind=kind))
    assert found.feasible
    assert (found.planned_for.kind, found.planned_for.distance) == (kind, None)


def test_a_mile_block_can_be_met_by_who_is_clear() -> None:
    assert answer(Goal(kind="mile_block"), runs=weekly(30)).feasible


@pytest.mark.parametrize("gate", [{"injuries": (injury(),)}, {"check_ins": (told(0, pain()),)}])
def test_while_running_waits_a_goal_is_judged_as_it_would_be(gate: dict[str, Any]) -> None:
    assert answer(race("10 km", 126), runs=weekly(40), log=gate).feasible


# ------------------------------------------------------------------ what cannot


@pytest.mark.parametrize("case", HOPELESS)
def test_what_cannot_be_met_is_said_with_rules_that_bind_and_a_plan_towards_something_else(case: str) -> None:
    runs, goal = HOPELESS[case]
    found = plan(runs, goal)
    assert not found.feasibility.feasible
    assert found.feasibility.binding
    assert found.feasibility.alternatives[0] == found.feasibility.planned_for
    warned = [finding for finding in found.findings if finding.severity == "warning"]
    assert set(found.feasibility.binding) <= {finding.rule for finding in warned}
    assert found.weeks
    assert running(found), "the plan is complete"


@pytest.mark.parametrize("case", HOPELESS)
def test_every_alternative_can_itself_be_met(case: str) -> None:
    runs, goal = HOPELESS[case]
    for offered in plan(runs, goal).feasibility.alternatives:
        assert plan(runs, as_goal(offered)).feasibility.feasible
        assert offered.because[0].rule == "SAFE-2"


@pytest.mark.parametrize("case", HOPELESS)
def test_the_earliest_date_is_later_and_a_week_before_it_does_not_do(case: str) -> None:
    runs, goal = HOPELESS[case]
    found = plan(runs, goal).feasibility
    if found.earliest_date is None:
        assert all(offered.kind == "routine" or offered.date == goal.date for offered in found.alternatives)
        return
    wished = goal.date or ahead(56)
    later = next(as_goal(offered) for offered in found.alternatives if offered.date == found.earliest_date)
    assert found.earliest_date > wished
    assert (found.earliest_date - wished).days % 7 == 0
    assert later.distance == goal.distance
    before = msgspec.structs.replace(later, date=found.earliest_date - dt.timedelta(days=7))
    assert judge_goal(setting(runs, goal), before, 1.05).binding, "with the spare that offers keep"


def test_a_marathon_in_six_weeks_from_15_km_lacks_volume_and_the_long_run() -> None:
    runs, goal = HOPELESS["marathon in 6 weeks from 15 km a week"]
    found = plan(runs, goal)
    assert found.feasibility.binding == ("READY-1", "READY-2")
    assert found.feasibility.earliest_date is not None
    assert ahead(112) < found.feasibility.earliest_date < ahead(250)
    assert planned_race(found) == (goal.date, parse_distance(found.feasibility.planned_for.distance or ""))


def test_100_miles_in_eight_weeks_from_36_km_are_planned_as_something_shorter() -> None:
    runs, goal = HOPELESS["100 miles in 8 weeks from 36 km a week"]
    found = plan(runs, goal).feasibility
    assert set(found.binding) == {"READY-1", "READY-2"}
    assert [offered.date for offered in found.alternatives] == [goal.date, found.earliest_date]
    assert as_goal(found.alternatives[0]).distance == 21_098


def test_nobody_is_planned_for_a_marathon_who_has_not_run_5_km() -> None:
    short = tuple(run for run in weekly(12, 4, weeks=30) if (run.distance or 0) < 5_000)
    assert "SHORT-2" in answer(race("marathon", 365), runs=short).binding
    assert "SHORT-2" not in answer(race("half", 365), runs=short).binding
    once = (*short, raced(300, 5, 30))
    assert "SHORT-2" not in answer(race("marathon", 365), runs=once).binding
    assert "SHORT-2" not in answer(race("marathon", 365), longest_recent=5_000).binding


def test_where_no_later_date_would_do_none_is_named() -> None:
    found = answer(race("marathon", 84))
    assert (found.earliest_date, "SHORT-2" in found.binding) == (None, True)
    assert found.planned_for.date == ahead(84)


def test_no_date_is_offered_that_could_not_be_entered() -> None:
    far = race("100 miles", 1_092)
    found = answer(far, minutes=(0, 0, 30, 0, 0, 0, 40), runs=weekly(10, 2))
    assert found.earliest_date is None
    near = answer(race("100 miles", 1_000), minutes=(0, 0, 30, 0, 0, 0, 40), runs=weekly(10, 2))
    assert near.earliest_date is None


def test_where_nothing_at_all_can_be_raced_the_plan_is_for_running_itself() -> None:
    found = answer(race("10 km", 84), runs=weekly(40), birth_date=dt.date(2010, 1, 1))
    assert found.binding == ("GATE-5",)
    assert [offered.kind for offered in found.alternatives] == ["routine"]
    assert found.earliest_date is None


# ------------------------------------------------------------------ times


def test_a_time_within_reach_is_met_and_one_far_away_is_not() -> None:
    runs = (*weekly(36), raced(20, 10, 50))
    assert answer(timed(48), runs=runs).feasible
    assert answer(timed(35), runs=runs).binding == ("GOAL-1",)


def test_the_nearest_answer_to_a_time_out_of_reach_is_the_same_race_without_it() -> None:
    runs = (*weekly(36), raced(20, 10, 50))
    found = answer(timed(35), runs=runs)
    assert as_goal(found.planned_for) == race("10 km", 56)
    assert found.planned_for.because[0].text.startswith("The same race, to finish it well")


def test_a_time_that_more_weeks_bring_has_an_earliest_date() -> None:
    runs = (*weekly(36), raced(20, 10, 50))
    found = answer(timed(44), runs=runs)
    assert found.earliest_date is not None
    assert [offered.target_time for offered in found.alternatives] == [None, "44:00"]
    assert found.alternatives[1].because[0].text == "The same race and time are within reach on a later day"


def test_a_race_out_of_reach_with_a_time_out_of_reach_comes_later_without_it() -> None:
    runs = (*weekly(36), raced(20, 10, 50))
    found = answer(timed(180, 56, "marathon"), runs=runs)
    assert {"READY-2", "GOAL-1"} <= set(found.binding)
    assert found.earliest_date is not None
    assert [offered.target_time for offered in found.alternatives] == [None, None]


def test_without_a_race_in_the_log_nothing_is_said_against_a_time() -> None:
    assert answer(timed(35), runs=weekly(36)).feasible
    assert answer(timed(35, name="mile"), usual_weekly_distance=30_000).feasible


# ------------------------------------------------------------------ gates


def test_a_race_inside_a_return_waits_for_its_end() -> None:
    found = answer(race("10 km", 30), runs=weekly(40, off=40))
    assert found.binding == ("BREAK-4",)
    assert found.earliest_date is not None
    assert found.earliest_date >= ahead(40)
    assert answer(race("10 km", 45), runs=weekly(40, off=40)).binding != ("BREAK-4",)


def test_a_mile_block_needs_eight_weeks_that_are_clear() -> None:
    assert answer(Goal(kind="mile_block", date=ahead(55)), runs=weekly(40)).binding == ("MILE-2",)
    assert answer(Goal(kind="mile_block", date=ahead(56)), runs=weekly(40)).feasible
    found = answer(Goal(kind="mile_block"), runs=weekly(40, off=20))
    assert found.binding == ("MILE-2",)
    assert found.earliest_date == ahead(77), "20 days of return and eight weeks, in whole weeks after the wished day"
    assert found.planned_for.kind == "mile_block"


def test_a_race_on_a_day_of_a_hold_is_not_run_then() -> None:
    held = {"holds": (Hold(from_=ahead(80), to=ahead(90), by="therapist"),)}
    found = answer(race("10 km", 84), runs=weekly(40), log=held)
    assert found.binding == ("RETURN-1",)
    assert found.earliest_date is not None
    assert found.earliest_date > ahead(90)
    assert answer(race("10 km", 70), runs=weekly(40), log=held).feasible


def test_easy_only_bars_a_race_and_not_a_routine() -> None:
    assert not answer(race("5 km", 84), runs=weekly(40), birth_date=dt.date(2010, 1, 1)).feasible
    assert answer(ROUTINE, runs=weekly(40), birth_date=dt.date(2010, 1, 1)).feasible


# ------------------------------------------------------------------ several goals


def test_the_answer_is_about_the_first_a_race_and_the_others_are_judged_on_their_own() -> None:
    found = planned(scenario(weekly(20, 3), race("marathon", 42, priority="B"), race("10 km", 84)))
    assert found.feasibility.feasible
    assert found.feasibility.planned_for.date == ahead(84)
    told_of = [finding for finding in found.findings if finding.rule in ("READY-1", "READY-2")]
    assert {finding.severity for finding in told_of} == {"info"}
    assert [date for date, session in running(found) if session.kind == "race"] == [ahead(84)]


def test_an_offered_goal_that_falls_on_another_race_gives_way_to_none() -> None:
    found = planned(scenario(weekly(36), race("100 miles", 56), race("5 km", 56, priority="C")))
    assert len([s for _, s in running(found) if s.kind == "race"]) == 1


def test_the_day_of_the_scenario_decides() -> None:
    runs, goal = weekly(15, 3), race("marathon", 200)
    assert answer(goal, runs=runs).feasible
    late = scenario([*runs], goal, today=TODAY + dt.timedelta(days=140))
    assert not planned(late).feasibility.feasible


def test_a_week_without_a_day_long_enough_is_told_what_would_make_room() -> None:
    narrow = answer(race("marathon", 200), minutes=(0, 60, 0, 60, 0, 60, 120))
    wide = answer(race("marathon", 200), minutes=(0, 60, 0, 60, 0, 60, 300))
    assert "READY-3" in narrow.binding
    assert "READY-3" not in wide.binding


def offers(holds_after: int) -> tuple[dt.date | None, Goal]:
    """Earliest date and the goal planned for, where laying out holds from the ``holds_after``-th race on."""
    asked = race("marathon", 42)
    known = setting(weekly(15, 3), asked, minutes=(0, 60, 60, 60, 0, 90, 300))
    tries: list[Goal] = []

    def holds(goal: Goal) -> bool:
        tries.append(goal)
        return len(tries) > holds_after

    found, planned_for = answer_goal(known, judge_goal(known, asked), holds)
    return found.earliest_date, planned_for


def test_a_later_day_is_tried_again_until_every_day_holds_it() -> None:
    at_once, _ = offers(0)
    later, _ = offers(2)
    assert at_once is not None
    assert later == at_once + dt.timedelta(weeks=1 + 2)


def test_where_nothing_holds_when_laid_out_the_plan_is_for_running_itself() -> None:
    assert offers(100) == (None, Goal(kind="routine"))


NARROW = (0, 60, 0, 60, 0, 60, 120)


@pytest.mark.parametrize(
    ("runs", "away", "minutes"),
    [
        (weekly(36), (), NARROW),
        (weekly(36), (Away(from_=ahead(210), to=ahead(211), minutes_a_day=Seconds(5 * 3600)),), NARROW),
        (weekly(36), (Away(from_=ahead(90), to=ahead(230), minutes_a_day=Seconds(5 * 3600)),), NARROW),
        ((*weekly(36), run(3, 33)), (), NARROW),
        ((), (), NARROW),
        (weekly(20), (), (0, 60, 0, 60, 0, 60, 300)),
    ],
)
def test_where_no_day_has_room_later_dates_are_not_tried_and_the_answer_is_the_same(
    runs: tuple[Activity, ...], away: tuple[Away, ...], minutes: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = race("marathon", 100)

    def said() -> Feasibility:
        return answer(asked, runs=runs, minutes=minutes, log={"away": away})

    quick = said()
    monkeypatch.setattr(feasibility, "_room_ever", lambda *_: True)
    assert said() == quick


def test_later_dates_are_searched_only_where_a_day_has_room(monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[Goal] = []

    def judge(setting: Setting, goal: Goal, spare: float = 1.0) -> Judgement:
        judged.append(goal)
        return judge_goal(setting, goal, spare)

    monkeypatch.setattr(feasibility, "judge_goal", judge)
    for minutes, searched in ((NARROW, False), ((0, 60, 0, 60, 0, 60, 300), True)):
        judged.clear()
        known = setting(weekly(36), asked := race("marathon", 42), minutes=minutes)
        answer_goal(known, judge_goal(known, asked), lambda _: True)
        assert any(goal.date != asked.date for goal in judged) is searched
