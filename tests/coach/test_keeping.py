"""An accepted plan stands block by block: kept where every rule allows it, cut in place, or planned anew."""

from __future__ import annotations

import msgspec
import pytest

from surefoot.coach import with_decisions
from surefoot.diary.scenario import Away
from surefoot.units import Seconds
from tests.coach.builders import ahead, planned, race, scenario, weekly
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
from tests.coach.standing import FIRST, GOALS, MARATHON, STEADY, lines, rules, run_on, same

# ------------------------------------------------------------------ nothing new


@pytest.mark.no_cover
@pytest.mark.parametrize("goal", GOALS)
def test_a_plan_that_is_followed_stays_as_it_is_for_two_weeks(goal: str) -> None:
    for morning in mornings(GOALS[goal], 14):
        assert lines(morning) == []


@pytest.mark.no_cover
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


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", [1, 2])
def test_with_room_below_the_limits_nothing_changes_at_all(seed: int) -> None:
    for goal in ("steady", "marathon", "routine"):
        assert all(lines(morning) == [] for morning in mornings(GOALS[goal], 12, nearly(14, seed)))


def test_the_horizon_of_a_routine_moves_on_without_changes() -> None:
    first, later = first_plan(GOALS["routine"]), planned(lived(GOALS["routine"], 10))
    assert later.changes == ()
    assert later.days[-1].date > first.days[-1].date
    before, after = runs(first), runs(later)  # what strength holds follows from what was done, and none was
    assert [before.get(day) for day in range(10, len(first.days))] == [
        after.get(day) for day in range(10, len(first.days))
    ]


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


def test_runs_of_nearly_their_distance_weigh_as_planned() -> None:
    for much in (1.04, 1.08):
        assert planned(lived(GOALS["begun"], 7, dict.fromkeys(range(7), much))).changes == ()


def test_a_week_that_is_too_much_is_cut_from_its_easy_runs_first() -> None:
    found = planned(lived(GOALS["begun"], 7, dict.fromkeys(range(7), 1.12)))
    change = found.changes[0]
    assert change.before["kind"] == change.after["kind"] == "easy"
    assert change.because[0].rule == "VOLUME-1"
    assert change.after["distance_m"] < change.before["distance_m"]


def test_where_only_the_long_run_is_left_the_too_much_is_taken_from_it() -> None:
    found = planned(lived(STEADY, 13, dict.fromkeys(range(7, 13), 1.12)))
    assert rules(found, 13) == {"VOLUME-1"}
    assert metres(found)[13] < metres(first_plan(STEADY))[13]


def test_after_a_cut_no_week_raises_both_distance_and_fast_running() -> None:
    found = planned(lived(STEADY, 7, {6: 0.6}))
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
    found = planned(lived(GOALS["begun"], 9, dict.fromkeys(range(4, 9), 1.12)))
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
    found = planned(noted(accepted(STEADY), away=(Away(from_=ahead(8), to=ahead(8), minutes_a_day=Seconds(2700)),)))
    assert all(session.duration_s <= 2700 for session in whole(found)[8])
    assert rules(found, 8) == {"LAYOUT-3"}
    assert {8, 9} <= changed_days(found)
    later = [c for c in found.changes if c.because[0].rule != "LAYOUT-3" and c.before["kind"] != "strength"]
    metres = [(change.before["distance_m"], change.after["distance_m"]) for change in later]
    assert all(0.85 * before <= after < before for before, after in metres)


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
