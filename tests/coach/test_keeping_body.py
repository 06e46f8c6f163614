"""The accepted plan under other gates and towards other goals, and what stands beside its runs."""

from __future__ import annotations

import msgspec

from surefoot.coach import differences, with_decisions
from surefoot.diary.body import Hold
from surefoot.diary.plan import Plan
from surefoot.diary.scenario import Away
from tests.coach.builders import ahead, book, injury, pain, planned, race, run, scenario, told, weekly
from tests.coach.lives import (
    accepted,
    changed_days,
    first_plan,
    lived,
    metres,
    noted,
    runs,
    whole,
)
from tests.coach.standing import GOALS, HALF, MARATHON, STEADY, lines, rules, run_on

# ------------------------------------------------------------------ the body


def test_pain_eases_the_days_that_it_asks_for_and_the_plan_grows_again_from_what_is_left() -> None:
    hurt, well = planned(noted(lived(STEADY, 4), check_ins=(told(-3, pain(score=3)),))), planned(lived(STEADY, 4))
    assert hurt.gate.name == "easy_only"
    assert hurt.gate.earliest_end == ahead(12)
    before, after = runs(well), runs(hurt)
    assert [day for day in before if day < 12] == [5, 6, 8, 10]
    assert [day for day in after if day < 12] == [6, 8, 10], "the run of tomorrow waits"
    assert after[6].duration_s < before[6].duration_s, "the first one is shorter"
    assert not any(after[day].hard for day in (6, 8, 10))
    assert before[10].hard
    later = [day for day in before if day >= 12]
    assert [day for day in after if day >= 12] == later, "each on its day"
    assert all(0 < metres(hurt)[day] <= metres(well)[day] for day in later), "never with more than was planned"
    warm = [entry for entry in lines(hurt) if "warmup" in entry]
    assert [entry.split()[3] for entry in warm] == [str(ahead(day)) for day in (6, 8, 10)], "before each outing"
    rest = [entry.split()[0] for entry in lines(hurt) if entry not in warm]
    assert [entry for entry in rest if entry < str(ahead(12))] == [str(ahead(day)) for day in (5, 6, 6, 8, 10)]


def test_pain_of_two_once_leaves_the_plan_as_it_was() -> None:
    found = planned(noted(lived(STEADY, 4), check_ins=(told(-3, pain(score=2)),)))
    assert (found.gate.name, lines(found)) == ("clear", [])


def test_a_hold_that_is_over_leaves_the_plan_as_it_was() -> None:
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
    assert day in beside(moved, "strength")
    found = planned(msgspec.structs.replace(accepted(STEADY), accepted_plan=moved))
    assert run_on(found, day + 1).hard
    assert day not in beside(found, "strength")


def test_drills_go_with_the_run_that_they_stood_before() -> None:
    plan = first_plan(STEADY)
    day = min(day for day in beside(plan, "drills") if day > 7)
    found = planned(msgspec.structs.replace(accepted(STEADY), accepted_plan=_without_run(plan, day)))
    assert day not in beside(found, "drills")
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


def test_beside_a_plan_without_days_nothing_differs() -> None:
    plan = first_plan(STEADY)
    assert differences(STEADY, msgspec.structs.replace(plan, days=()), plan, book()) == ()


def test_a_plan_that_no_longer_quite_leads_to_its_race_stands_and_says_so() -> None:
    thin = scenario(weekly(11, 2), race("10 km", 112))
    later = lived(thin, 2, {1: 0})
    found = planned(later)
    assert "LAYOUT-17" in {finding.rule for finding in found.findings}
    assert found.feasibility.feasible
    assert sum(metres(found).values()) < sum(metres(first_plan(thin)).values())
    fresh = planned(msgspec.structs.replace(later, accepted_plan=None))
    assert "LAYOUT-17" not in {finding.rule for finding in fresh.findings}
    assert sum(metres(fresh).values()) > sum(metres(found).values())
