"""An accepted plan stands block by block: kept where every rule allows it, cut in place, or planned anew."""

from __future__ import annotations

import msgspec
import pytest

from surefoot.coach import differences, with_decisions
from surefoot.diary.body import Hold
from surefoot.diary.plan import Plan, Session
from surefoot.diary.scenario import Away, Goal
from surefoot.units import Seconds
from tests.coach.builders import ROUTINE, ahead, book, injury, pain, planned, race, run, scenario, told, weekly
from tests.coach.lives import (
    accepted,
    changed_days,
    first_plan,
    in_words,
    lived,
    metres,
    mornings,
    nearly,
    noted,
    outings,
    runs,
    whole,
)
from tests.coach.seasons import EVERY_DAY

STEADY = scenario(weekly(40), race("10 km", 56))
MARATHON = scenario(weekly(80, 6), race("marathon", 112), minutes=EVERY_DAY, experience="seasoned")
HALF = scenario(weekly(45, 5), race("10 km", 16, priority="B"), race("half", 51))
FIRST = scenario((), race("5 km", 140), experience="new", minutes=(45, 0, 45, 0, 45, 0, 90))
GOALS = {
    "steady": STEADY,
    "begun": scenario(weekly(40), race("10 km", 53), minutes=EVERY_DAY),
    "marathon": MARATHON,
    "two races": HALF,
    "routine": scenario(weekly(40), ROUTINE),
    "mile block": scenario(weekly(40), Goal(kind="mile_block")),
    "first steps": FIRST,
    "coming back": scenario(weekly(40, off=40), race("10 km", 180)),
    "out of reach": scenario(weekly(15, 3), race("marathon", 42)),
    "speed": scenario(weekly(40), race("10 km", 35)),
    "ultra": scenario(weekly(70, 6), race("50 km", 90), minutes=EVERY_DAY),
}


def lines(plan: Plan) -> list[str]:
    """Changes in words."""
    return [in_words(change) for change in plan.changes]


def rules(plan: Plan, day: int) -> set[str]:
    """What the changes of a day give as their first reason."""
    found = (change for change in plan.changes if str(ahead(day)) in in_words(change))
    return {change.because[0].rule for change in found}


def same(one: Plan, other: Plan, first: int, last: int) -> bool:
    """Whether two plans hold the same sessions, ids and all, on some days."""
    before, after = whole(one), whole(other)
    return all(before[day] == after[day] for day in range(first, last + 1))


def run_on(plan: Plan, day: int) -> Session:
    return runs(plan)[day]


# ------------------------------------------------------------------ nothing new


@pytest.mark.parametrize("goal", GOALS)
def test_a_plan_that_is_followed_stays_as_it_is_for_two_weeks(goal: str) -> None:
    for morning in mornings(GOALS[goal], 14):
        assert lines(morning) == []


@pytest.mark.parametrize("goal", ["steady", "begun", "marathon", "two races", "routine", "speed", "ultra"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_runs_that_are_nearly_as_planned_never_move_or_add_a_session(goal: str, seed: int) -> None:
    for morning in mornings(GOALS[goal], 14, nearly(14, seed)):
        for change in morning.changes:  # at most a run that is cut by the little that a hard limit asks for
            before, after = change.before, change.after
            assert before, in_words(change)
            assert after, in_words(change)
            assert (after["date"], after["kind"]) == (before["date"], before["kind"])
            assert 0.95 * before["distance_m"] <= after["distance_m"] < before["distance_m"]
        assert len(morning.changes) <= 3


@pytest.mark.parametrize("seed", [1, 2])
def test_with_room_below_the_limits_nothing_changes_at_all(seed: int) -> None:
    for goal in ("steady", "marathon", "routine"):
        assert all(lines(morning) == [] for morning in mornings(GOALS[goal], 12, nearly(14, seed)))


def test_the_horizon_of_a_routine_moves_on_without_changes() -> None:
    first, later = first_plan(GOALS["routine"]), planned(lived(GOALS["routine"], 10))
    assert later.changes == ()
    assert later.days[-1].date > first.days[-1].date
    assert same(first, later, 10, len(first.days) - 1)


def test_the_trial_of_a_mile_block_stays_on_its_day() -> None:
    later = planned(lived(GOALS["mile block"], 9))
    assert run_on(later, 56).kind == "time_trial"


def test_a_plan_accepted_yesterday_for_a_race_today_keeps_the_race() -> None:
    found = scenario(weekly(40), race("10 km", 1))
    assert run_on(planned(lived(found, 1)), 1).kind == "race"


def test_rest_that_the_plan_asked_for_before_a_race_is_no_break() -> None:
    found = scenario(weekly(40), race("10 km", 5))
    assert next(iter(runs(first_plan(found)))) == 5
    morning = planned(lived(found, 5))
    assert (morning.gate.name, morning.changes) == ("clear", ())


def test_a_runner_in_the_first_steps_goes_on_with_walking_and_running() -> None:
    for morning in mornings(FIRST, 14):
        assert {session.kind for day, session in runs(morning).items() if day < 28} == {"walk_run"}


# ------------------------------------------------------------------ missed, longer


def test_a_missed_easy_run_changes_nothing() -> None:
    for found in (STEADY, MARATHON):
        day = min(day for day, session in runs(first_plan(found)).items() if session.kind == "easy")
        assert lines(planned(lived(found, day + 1, {day: 0}))) == []


def test_after_a_missed_long_run_the_next_one_is_cut_in_place_and_its_neighbours_stay() -> None:
    long_days = [day for day, session in runs(first_plan(MARATHON)).items() if session.kind == "long"]
    missed, _, third, *_ = long_days
    found = planned(lived(MARATHON, missed + 1, {missed: 0}))
    assert changed_days(found) <= set(long_days)
    before, after = run_on(first_plan(MARATHON), third), run_on(found, third)
    assert (after.id, after.kind, after.title) == (before.id, before.kind, before.title)
    assert (after.distance_m or 0) < (before.distance_m or 0)
    assert after.distance_m == sum(step.distance_m or 0 for step in after.steps) or after.steps
    assert rules(found, third) == {"LOAD-1"}
    assert same(first_plan(MARATHON), found, third - 6, third - 1)


def test_after_a_week_of_half_the_running_the_next_keeps_to_its_limit_and_grows_no_run() -> None:
    found = planned(lived(STEADY, 7, {6: 0}))
    assert rules(found, 8) == {"VOLUME-1"}
    before, after = metres(first_plan(STEADY)), metres(found)
    assert sum(after.get(day, 0) for day in range(7, 14)) < sum(before.get(day, 0) for day in range(7, 14))
    assert all(after[day] <= before[day] for day in after if day in before)
    assert {day: run.kind for day, run in runs(found).items() if 7 <= day < 14} == {
        day: run.kind for day, run in runs(first_plan(STEADY)).items() if 7 <= day < 14
    }


def test_two_missed_runs_are_not_made_up() -> None:
    found = planned(lived(STEADY, 4, {1: 0, 3: 0}))
    before, after = metres(first_plan(STEADY)), metres(found)
    assert all(after[day] <= before.get(day, 0) for day in after)
    assert {change.because[0].rule for change in found.changes} <= {
        "VOLUME-1",
        "VOLUME-5",
        "LONG-1",
        "BUILD-5",
        "TAPER-1",
        "RECOVER-2",
    }


def test_a_run_much_longer_than_planned_changes_the_rest_of_this_week_and_long_runs_alone() -> None:
    before, found = first_plan(MARATHON), planned(lived(MARATHON, 3, {2: 2.2}))
    assert {change.because[0].rule for change in found.changes} == {"VOLUME-1", "LOAD-1"}
    assert all(day < 7 or run_on(before, day).kind == "long" for day in changed_days(found))
    assert sum(metres(found)[day] for day in range(3, 7)) < sum(metres(before)[day] for day in range(3, 7))


def test_a_fast_run_that_the_week_no_longer_carries_is_planned_anew() -> None:
    found = planned(lived(STEADY, 2, {1: 2.2}))
    assert run_on(found, 3).hard
    assert (run_on(found, 3).distance_m or 0) < (run_on(first_plan(STEADY), 3).distance_m or 0)


def test_a_week_that_is_a_little_too_much_is_cut_from_its_easy_runs() -> None:
    found = planned(lived(GOALS["begun"], 7, dict.fromkeys(range(7), 1.02)))
    (change,) = found.changes
    assert change.before["kind"] == change.after["kind"] == "easy"
    assert change.because[0].rule == "VOLUME-1"
    assert 0 < change.before["distance_m"] - change.after["distance_m"] <= 600


def test_where_only_the_long_run_is_left_the_little_too_much_is_cut_from_it() -> None:
    found = planned(lived(STEADY, 13, dict.fromkeys(range(7, 13), 1.03)))
    (change,) = found.changes
    assert change.after["kind"] == "long"
    assert 0 < change.before["distance_m"] - change.after["distance_m"] <= 1500


def test_after_a_cut_no_week_raises_both_distance_and_fast_running() -> None:
    found = planned(lived(STEADY, 7, {6: 0}))
    assert "BUILD-5" in {change.because[0].rule for change in found.changes}


def test_strides_that_are_cut_stay_strides() -> None:
    strides = run_on(first_plan(MARATHON), 1)
    assert strides.kind == "strides"
    moved = with_decisions(first_plan(MARATHON), {strides.id: ahead(4)}, ())
    more = tuple(outings(moved, 3, {1: 1.2, 2: 1.5}))
    later = msgspec.structs.replace(noted(accepted(MARATHON), activities=more), today=ahead(3), accepted_plan=moved)
    after = run_on(planned(later), 4)
    assert (after.id, after.kind, after.title) == (strides.id, "strides", strides.title)
    assert 9_000 < (after.distance_m or 0) < (strides.distance_m or 0)
    assert [step.times for step in after.steps if step.kind == "repeat"] == [
        step.times for step in strides.steps if step.kind == "repeat"
    ]


def test_where_only_a_fast_run_is_left_of_a_week_that_is_too_much_it_is_planned_anew() -> None:
    found = planned(lived(GOALS["begun"], 9, dict.fromkeys(range(4, 9), 1.01)))
    assert rules(found, 10) == {"VOLUME-1"}
    assert metres(found).get(10, 0) < metres(first_plan(GOALS["begun"]))[10]


def test_after_weeks_of_two_runs_a_week_holds_at_most_one_more() -> None:
    kept = {day for day in range(28) if day % 7 in (1, 6)}
    found = planned(lived(STEADY, 28, {day: 1.0 if day in kept else 0.0 for day in range(28)}))
    assert sum(28 <= day < 35 for day in runs(found)) <= 3
    assert found.changes


def test_a_fast_run_longer_than_the_runs_of_the_last_month_allow_is_planned_anew() -> None:
    found = planned(lived(GOALS["begun"], 27, dict.fromkeys(range(27), 0.5)))
    before = metres(first_plan(GOALS["begun"]))
    longest = 0.5 * max(before[day] for day in before if day < 27)
    assert max(size for day, size in metres(found).items() if day < 31) <= max(1.1 * longest, longest + 400)
    assert found.changes


# ------------------------------------------------------------------ days


def test_days_away_change_their_own_days_and_the_later_weeks_stand() -> None:
    found = planned(noted(accepted(MARATHON), away=(Away(from_=ahead(30), to=ahead(31)),)))
    assert changed_days(found) == {30, 31}
    assert {change.because[0].rule for change in found.changes} == {"LAYOUT-3"}
    assert all(change.after is None for change in found.changes)


def test_a_run_for_which_its_day_has_too_little_time_makes_way() -> None:
    found = planned(noted(accepted(STEADY), away=(Away(from_=ahead(8), to=ahead(8), minutes_a_day=Seconds(2400)),)))
    assert all(session.duration_s <= 2400 for session in whole(found)[8])
    assert rules(found, 8) == {"LAYOUT-3"}
    assert changed_days(found) <= {8, 9}


def test_a_run_that_the_runner_moved_stays_there_with_its_id_and_content() -> None:
    plan = first_plan(STEADY)
    tempo = run_on(plan, 10)
    moved = with_decisions(plan, {tempo.id: ahead(9)}, ())
    found = planned(msgspec.structs.replace(accepted(STEADY), accepted_plan=moved))
    assert found.changes == ()
    assert run_on(found, 9) == tempo


def test_a_fast_run_that_was_moved_next_to_another_hard_day_is_planned_anew() -> None:
    plan = first_plan(STEADY)
    moved = with_decisions(plan, {run_on(plan, 10).id: ahead(12)}, ())  # the day before the long run
    found = planned(msgspec.structs.replace(accepted(STEADY), accepted_plan=moved))
    assert "LAYOUT-2" in rules(found, 12)
    assert not (12 in runs(found) and run_on(found, 12).hard)


def test_a_seventh_running_day_in_a_row_is_planned_anew() -> None:
    plan = first_plan(MARATHON)
    rest = next(day for day, found in whole(plan).items() if day > 7 and not any(s.running for s in found))
    moved = with_decisions(plan, {run_on(plan, rest + 6).id: ahead(rest)}, ())
    away = with_decisions(moved, {run_on(plan, rest + 5).id: ahead(rest + 6)}, ())
    seven = range(rest - 6, rest + 5)
    assert sum(day in runs(away) for day in seven) > 6
    found = planned(msgspec.structs.replace(accepted(MARATHON), accepted_plan=away))
    days = sorted(runs(found))
    assert all(sum(start <= day < start + 7 for day in days) <= 6 for start in days)
    assert found.changes


def test_days_away_that_make_a_break_are_followed_by_easy_running_alone() -> None:
    found = planned(noted(accepted(STEADY), away=(Away(from_=ahead(21), to=ahead(30)),)))
    assert "BREAK-3" in {rule for day in range(31, 42) for rule in rules(found, day)}
    assert not any(session.hard for day, session in runs(found).items() if 31 <= day < 40)
    assert same(first_plan(STEADY), found, 0, 13)


# ------------------------------------------------------------------ the body


def test_pain_stops_the_running_and_the_plan_stands_again_when_it_has_settled() -> None:
    hurt = noted(lived(STEADY, 4), check_ins=(told(-3, pain(score=3)),))
    assert planned(hurt).gate.name == "hold"
    assert not [session for day, session in runs(planned(hurt)).items() if day < 6]
    over = noted(lived(STEADY, 4), holds=(Hold(from_=ahead(1), to=ahead(3), by="coach"),))
    assert planned(over).gate.name == "clear"
    assert lines(planned(over)) == []


def test_a_break_is_a_comeback_and_planned_anew() -> None:
    found = planned(lived(STEADY, 16, dict.fromkeys(range(4, 16), 0)))
    assert found.gate.name == "comeback"
    assert found.changes
    assert not any(session.hard for day, session in runs(found).items() if day < 28)
    assert all(change.because for change in found.changes)


def test_an_open_injury_leaves_nothing_to_run() -> None:
    found = planned(noted(accepted(STEADY), injuries=(injury("left calf", -0),)))
    assert not runs(found)


# ------------------------------------------------------------------ the goal


def test_another_goal_is_planned_anew() -> None:
    changed = msgspec.structs.replace(accepted(STEADY), goals=(race("half", 56),))
    fresh = planned(msgspec.structs.replace(changed, accepted_plan=None))
    assert metres(planned(changed)) == metres(fresh)


def test_a_goal_out_of_reach_by_now_leaves_the_nearest_one_and_says_so() -> None:
    found = planned(lived(MARATHON, 40, dict.fromkeys(range(40), 0)))
    assert not found.feasibility.feasible
    assert found.feasibility.planned_for != first_plan(MARATHON).feasibility.planned_for
    assert found.changes
    assert all(change.because for change in found.changes)


def test_what_is_planned_instead_of_a_goal_out_of_reach_stays_what_is_planned() -> None:
    found = GOALS["out of reach"]
    first, later = first_plan(found), planned(lived(found, 5))
    assert not first.feasibility.feasible
    assert later.feasibility.planned_for == first.feasibility.planned_for
    assert lines(later) == []


def test_an_offer_whose_day_has_passed_no_longer_stands() -> None:
    found = GOALS["out of reach"]
    towards = msgspec.structs.replace(first_plan(found).feasibility.planned_for, date=ahead(2))
    answer = msgspec.structs.replace(first_plan(found).feasibility, planned_for=towards)
    plan = msgspec.structs.replace(first_plan(found), feasibility=answer)
    later = planned(msgspec.structs.replace(lived(found, 5), accepted_plan=plan))
    assert later.feasibility.planned_for.date != ahead(2)


def test_a_race_in_the_plan_stays_and_so_do_the_days_around_it() -> None:
    for day in (16, 17):
        assert lines(planned(lived(HALF, day))) == []


def test_a_race_that_was_taken_out_is_planned_anew_around_its_day() -> None:
    without = msgspec.structs.replace(accepted(HALF), goals=HALF.goals[1:])
    found = planned(without)
    assert 16 in changed_days(found)
    assert not any(session.kind == "race" for day, session in runs(found).items() if day < 51)
    assert "LAYOUT-8" in rules(found, 16)


def test_a_missed_run_in_the_taper_leaves_the_taper() -> None:
    found = scenario(weekly(40), race("10 km", 12))
    later = planned(lived(found, 7, {6: 0}))
    assert lines(later) == []


def test_a_new_race_keeps_the_days_before_it_easy_in_the_block_that_ends_there_too() -> None:
    found = GOALS["begun"]  # its blocks begin on Fridays, and the tempo run is on Thursday
    assert run_on(first_plan(found), 17).hard
    added = planned(msgspec.structs.replace(accepted(found), goals=(*found.goals, race("5 km", 18, priority="B"))))
    assert rules(added, 17) == {"TAPER-2"}
    assert not (17 in runs(added) and run_on(added, 17).hard)


def test_a_new_long_race_is_followed_by_rest_in_the_next_block() -> None:
    added = planned(msgspec.structs.replace(accepted(HALF), goals=(*HALF.goals[1:], race("half", 22, priority="B"))))
    assert run_on(added, 22).kind == "race"
    assert 23 not in runs(added)
    assert any(rule.startswith("RECOVER") for day in range(23, 30) for rule in rules(added, day))


# ------------------------------------------------------------------ beside the runs


def beside(plan: Plan, kind: str) -> set[int]:
    """Days with a session of a kind."""
    return {day for day, found in whole(plan).items() if any(session.kind == kind for session in found)}


def test_strength_stays_on_its_days_where_a_week_is_planned_anew() -> None:
    found = planned(lived(STEADY, 7, {6: 0}))
    assert {day for day in beside(found, "strength") if day < 60} == {
        day for day in beside(first_plan(STEADY), "strength") if 7 <= day < 60
    }


def test_strength_that_was_done_yesterday_waits() -> None:
    plan = first_plan(STEADY)
    day = min(day for day in beside(plan, "strength") if day > 7)
    lifted = msgspec.structs.replace(run(-(day - 1), None, 30), sport="strength")
    later = noted(lived(STEADY, day), activities=(lifted,))
    found = planned(later)
    assert day not in beside(found, "strength")
    (change,) = found.changes
    assert [because.rule for because in change.because] == ["LAYOUT-9"]


def test_strength_before_a_day_that_became_hard_is_dropped() -> None:
    plan = first_plan(STEADY)
    tempo = run_on(plan, 17)
    day = min(day for day in beside(plan, "strength") if 14 <= day < 21)
    moved = with_decisions(plan, {tempo.id: ahead(day + 1)}, ())
    found = planned(msgspec.structs.replace(accepted(STEADY), accepted_plan=moved))
    if run_on(found, day + 1).hard:
        assert day not in beside(found, "strength")


def test_drills_go_with_the_run_that_they_stood_before() -> None:
    plan = first_plan(STEADY)
    day = min(day for day in beside(plan, "drills") if day > 7)
    found = planned(msgspec.structs.replace(accepted(STEADY), accepted_plan=_without_run(plan, day)))
    assert day in beside(found, "drills")
    away = planned(noted(accepted(STEADY), away=(Away(from_=ahead(day), to=ahead(day)),)))
    assert day not in beside(away, "drills")


def _without_run(plan: Plan, day: int) -> Plan:
    return with_decisions(plan, {}, (run_on(plan, day).id,))


# ------------------------------------------------------------------ offers


def test_what_another_plan_would_change_is_told_like_any_change() -> None:
    later = lived(STEADY, 7, {6: 0})
    fresh = msgspec.structs.replace(later, accepted_plan=None)
    offers = differences(later, planned(later), planned(fresh), book())
    assert offers
    assert all(change.because for change in offers)
    assert differences(later, planned(later), planned(later), book()) == ()


def test_an_overlay_is_part_of_what_is_offered() -> None:
    careful = msgspec.structs.replace(STEADY, overlay={"load/single_run_growth": 1.0})
    offers = differences(careful, first_plan(STEADY), planned(careful), book())
    assert any(change.before and change.after for change in offers)
