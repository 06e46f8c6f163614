"""The whole answer: weeks, gate, fitness, goals and findings, from a scenario and the book alone."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

import msgspec
import pytest

from surefoot.coach import make_plan
from surefoot.coach.plan import prepare
from surefoot.diary.body import Hold
from surefoot.diary.plan import SCHEMA, Plan
from surefoot.diary.scenario import Away, Goal
from surefoot.diary.writing import write_plan
from surefoot.rulebook import RulebookError
from tests.coach.builders import (
    ROUTINE,
    TODAY,
    ahead,
    book,
    injury,
    pain,
    plan,
    planned,
    race,
    raced,
    run,
    running,
    scenario,
    sessions,
    told,
    weekly,
)

GOALS = {
    "10 km": race("10 km", 112),
    "marathon in 6 weeks": race("marathon", 42),
    "routine": ROUTINE,
    "mile block": Goal(kind="mile_block"),
}
#: Two runs a week on days that hold less than the sums promise: the half is out of reach once it is laid out.
TIGHT = scenario(weekly(25, 2), race("half", 28), minutes=(0, 50, 45, 60, 90, 45, 90))


@cache
def of(goal: str, off: int = 1) -> Plan:
    """The plan of a runner of 40 km a week."""
    return plan(weekly(40, off=off), GOALS[goal])


# ------------------------------------------------------------------ the document


@pytest.mark.parametrize("goal", GOALS)
def test_a_plan_is_complete_from_today_without_a_gap(goal: str) -> None:
    found = of(goal)
    assert (found.schema, found.today, found.units) == (SCHEMA, TODAY, "km")
    assert (found.rulebook.version, found.rulebook.hash) == (book().version, book().hash)
    dates = [day.date for day in found.days]
    assert dates == [TODAY + dt.timedelta(days=i) for i in range(len(dates))]
    assert all(day.sessions for day in found.days)


@pytest.mark.parametrize("goal", GOALS)
def test_the_same_question_has_the_same_answer_byte_for_byte(goal: str) -> None:
    first = scenario(weekly(40), GOALS[goal])
    assert write_plan(make_plan(first, book())) == write_plan(make_plan(first, book()))


def test_another_number_of_the_book_makes_another_plan_and_another_hash() -> None:
    careful = plan(weekly(40), race("10 km", 112), overlay={"load/single_run_growth": 1.05})
    assert careful.rulebook.hash != of("10 km").rulebook.hash
    assert careful.days != of("10 km").days


@pytest.mark.parametrize("overlay", [{"load/no_such_number": 1}, {"load/single_run_growth": 9}])
def test_an_overlay_that_does_not_fit_the_book_is_refused(overlay: dict[str, Any]) -> None:
    with pytest.raises(RulebookError):
        plan(weekly(40), ROUTINE, overlay=overlay)


# ------------------------------------------------------------------ weeks


@pytest.mark.parametrize("goal", GOALS)
@pytest.mark.parametrize("off", [1, 40])
def test_the_totals_of_weeks_are_the_sums_of_their_runs(goal: str, off: int) -> None:
    found = of(goal, off)
    for week in found.weeks:
        runs = [s for date, s in running(found) if 0 <= (date - week.start).days < 7]
        assert week.distance_m == sum(session.distance_m or 0 for session in runs)
        assert week.duration_s == sum(session.duration_s for session in runs)
    assert sum(week.distance_m for week in found.weeks) == sum(s.distance_m or 0 for _, s in running(found))


def test_weeks_begin_on_mondays_but_for_the_first_which_begins_today() -> None:
    thursday = ahead(3)
    found = plan(weekly(40), race("10 km", 112), today=thursday)
    starts = [week.start for week in found.weeks]
    assert starts[0] == thursday
    assert {start.weekday() for start in starts[1:]} == {0}
    assert starts == sorted(set(starts))


def test_a_week_has_the_phase_of_most_of_its_days_and_a_race_names_its_week() -> None:
    found = plan(weekly(40), race("10 km", 110))  # blocks begin on Saturdays
    phases = [week.phase for week in found.weeks]
    assert phases[0] == "base"
    assert list(dict.fromkeys(phases)) == ["base", "speed", "taper", "recovery"]
    assert [week.kind for week in found.weeks].count("race") == 1
    assert next(week.start for week in found.weeks if week.kind == "race") == ahead(105)


def test_before_speed_begins_weeks_are_base_however_near_the_race_is() -> None:
    found = plan(weekly(12, 3), race("10 km", 112))
    first_hard = min(date for date, session in running(found) if session.hard)
    named = {week.start: week.phase for week in found.weeks}
    assert all(phase == "base" for start, phase in named.items() if start + dt.timedelta(days=13) < first_hard)


def test_weeks_of_a_return_are_named_so() -> None:
    found = of("routine", 40)
    names = [(week.phase, week.kind) for week in found.weeks]
    assert names[0] == ("return", "return")
    assert ("maintain", "build") in names
    assert names[: names.count(("return", "return"))] == [("return", "return")] * names.count(("return", "return"))


def test_a_routine_of_a_steady_runner_is_flat() -> None:
    building = [week.distance_m for week in of("routine").weeks if week.kind == "build"]
    assert building == pytest.approx([40_000] * len(building), rel=0.01)


# ------------------------------------------------------------------ gate and fitness


def test_the_gate_is_told_with_its_reasons() -> None:
    assert of("routine").gate.name == "clear"
    back = of("routine", 40).gate
    assert back.name == "comeback"
    assert back.because
    assert back.ends_when
    assert back.earliest_end
    assert back.earliest_end > TODAY


def test_of_several_gates_the_strictest_governs_and_the_others_are_told() -> None:
    log = {
        "holds": (Hold(from_=ahead(-2), to=ahead(20), by="coach"),),
        "check_ins": (told(0, pain(score=4)),),
        "injuries": (injury("left calf", 10),),
    }
    found = plan(weekly(40), ROUTINE, log=log)
    assert found.gate.name == "hold"
    alone = plan(weekly(40), ROUTINE, log={"holds": log["holds"]})
    assert {finding.rule for finding in found.findings} > {finding.rule for finding in alone.findings}
    assert {finding.severity for finding in found.findings} == {"info"}


def test_what_a_doctor_should_see_stops() -> None:
    found = plan(weekly(40), ROUTINE, log={"check_ins": (told(1, pain(score=5, moment="at_rest")),)})
    assert found.gate.name == "see_a_doctor"
    assert {finding.severity for finding in found.findings} == {"stop"}
    assert all(finding.message for finding in found.findings)


def test_a_clear_runner_with_a_goal_in_reach_has_nothing_to_care_about() -> None:
    assert of("10 km").findings == ()
    assert of("10 km").feasibility.feasible


def test_a_reason_stands_once_among_the_findings() -> None:
    log = {"check_ins": (told(1, pain(score=3)), told(0, pain(score=3)))}
    found = plan(weekly(40), ROUTINE, log=log)
    assert len(set(found.findings)) == len(found.findings) >= 1


def test_without_a_race_in_the_log_there_is_no_fitness_to_tell_unless_training_shows_it() -> None:
    assert plan((), ROUTINE, experience="new").fitness is None


def test_fitness_is_told_with_its_interval_and_paces() -> None:
    fitness = plan((*weekly(40, off=9), raced(8, 10, 45)), ROUTINE).fitness
    assert fitness
    assert fitness.low < fitness.index < fitness.high
    paces = fitness.paces
    assert paces["easy"][0] < paces["easy"][1]
    assert paces["easy"][0] > paces["marathon"] > paces["threshold"] > paces["interval"] > paces["repetition"]
    assert all(isinstance(pace, int) for pace in (*paces["easy"], paces["threshold"]))


# ------------------------------------------------------------------ goals


def test_the_answer_is_about_the_first_a_race() -> None:
    found = plan(weekly(40), race("half", 140), race("10 km", 84), race("5 km", 42, priority="B"))
    assert found.feasibility.planned_for.date == ahead(84)
    raced_on = [date for date, session in running(found) if session.kind == "race"]
    assert raced_on == [ahead(42), ahead(84), ahead(140)]


def test_without_an_a_race_about_the_best_there_is() -> None:
    found = plan(weekly(40), race("5 km", 84, priority="C"), race("10 km", 112, priority="B"), ROUTINE)
    assert found.feasibility.planned_for.date == ahead(112)


def test_of_two_races_on_a_day_the_more_important_is_run() -> None:
    found = plan(weekly(40), Goal(kind="mile_block", date=ahead(70)), race("10 km", 70, priority="B"))
    (raced_then,) = [session for date, session in running(found) if date == ahead(70)]
    assert raced_then.kind == "time_trial"


def test_what_binds_the_main_goal_is_a_warning_and_the_plan_leads_to_something_nearer() -> None:
    found = of("marathon in 6 weeks")
    assert not found.feasibility.feasible
    assert {f.rule for f in found.findings if f.severity == "warning"} == set(found.feasibility.binding)
    assert found.feasibility.planned_for.distance != "42195 m"
    assert found.days


def test_another_goal_out_of_reach_is_an_info_and_is_left_out() -> None:
    found = plan(weekly(40), race("10 km", 84), race("100 miles", 100))
    assert found.feasibility.feasible
    assert {finding.severity for finding in found.findings} == {"info"}
    assert [date for date, session in running(found) if session.kind == "race"] == [ahead(84)]


def test_where_the_days_hold_less_than_the_sums_promise_the_laid_out_season_decides() -> None:
    prepared = prepare(TIGHT, book())
    assert prepared.feasibility.binding == ("READY-1",)
    (binding,) = prepared.main.binding
    assert binding.args["reached"] < binding.args["week"] == 28_000
    assert prepared.feasibility.planned_for.distance != "21098 m"


def test_while_running_waits_the_season_still_leads_to_the_goal() -> None:
    log = {"holds": (Hold(from_=ahead(-2), to=ahead(20), by="coach"),)}
    found = plan(weekly(40), race("10 km", 84), log=log)
    assert found.days[-1].date == ahead(84 + 6)
    assert not running(found)


def test_who_comes_back_has_no_hard_running_and_who_keeps_a_routine_has() -> None:
    back = plan(weekly(40), Goal(kind="come_back"))
    assert not [session for _, session in sessions(back) if session.hard]
    assert [session for _, session in sessions(of("routine")) if session.hard]


# ------------------------------------------------------------------ the edges of a log


@pytest.mark.parametrize("runs", [(), (run(0, 8),), (run(300, 8),), (run(5, None, 40),), (run(2, 5), run(2, 5))])
def test_any_log_has_a_plan(runs: tuple[Any, ...]) -> None:
    found = plan(runs, race("5 km", 100))
    assert running(found)
    assert found.days[0].date == TODAY


def test_a_runner_who_is_away_all_the_time_has_rest() -> None:
    found = plan(weekly(40), ROUTINE, log={"away": (Away(from_=TODAY, to=ahead(100)),)})
    assert not running(found)
    assert all(session.kind == "rest" for _, session in sessions(found))


def test_a_plan_does_not_depend_on_the_order_of_its_goals() -> None:
    goals = (race("10 km", 84), race("half", 140), race("5 km", 42, priority="C"))
    assert plan(weekly(40), *goals).days == plan(weekly(40), *reversed(goals)).days


def test_a_week_later_is_a_week_later() -> None:
    later = dt.timedelta(days=7)
    moved = tuple(msgspec.structs.replace(activity, date=activity.date + later) for activity in weekly(40))
    found = planned(scenario(moved, race("10 km", 119), today=TODAY + later))
    kinds = [(session.kind, session.distance_m) for _, session in sessions(found)]
    assert kinds == [(session.kind, session.distance_m) for _, session in sessions(of("10 km"))]
