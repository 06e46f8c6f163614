"""Pain where no way back is under way: what counts, what it asks for, and for how long (comeback cases)."""

from __future__ import annotations

from typing import Any

import pytest

from surefoot.coach.comeback.outing import FREE
from surefoot.coach.comeback.soreness import Soreness, counts_as_pain, without
from surefoot.diary.activity import Activity
from surefoot.diary.body import CheckIn
from surefoot.rulebook import explain
from tests.coach.builders import DAY, ago, book, every, injury, pain, run, scenario, setting, told, weekly
from tests.coach.comeback.helpers import back, born

RUNS = tuple(run(day, 8) for day in range(29, 0, -2))  # every other day, the last one yesterday


def found(*said: CheckIn, runs: tuple[Activity, ...] = RUNS, **log: Any) -> list[Soreness]:
    return list(setting([*every(2, 8, off=31), *runs], log={"check_ins": said, **log}).sore)


def only(*said: CheckIn, **others: Any) -> Soreness:
    (one,) = found(*said, **others)
    return one


def sore(days_ago: int, score: int = 3, moment: str = "during", site: str = "left knee", **others: Any) -> CheckIn:
    return told(days_ago, pain(site, score, moment, **others))


# ------------------------------------------------------------------ what is looked after


@pytest.mark.parametrize(("score", "count"), [(0, 0), (1, 0), (2, 0), (3, 1), (6, 1)])
def test_from_three_of_ten_a_pain_is_looked_after(score: int, count: int) -> None:
    assert len(found(sore(1, score))) == count


def test_one_of_ten_in_two_outings_running_is_too_and_begins_with_the_second() -> None:
    assert only(sore(3, 1), sore(1, 1)).since == DAY - 1
    assert found(sore(5, 1), sore(1, 1)) == [], "an outing between was calm"
    assert found(sore(1, 1, "after"), sore(0, 1, "next_day")) == [], "one outing, told twice"


def test_each_place_is_looked_after_by_itself() -> None:
    sites = {one.site for one in found(sore(1), sore(1, site="right calf"))}
    assert sites == {"left knee", "right calf"}
    assert found(sore(3, 1), sore(1, 1, site="right knee")) == []
    assert only(sore(3, 1), sore(1, 1, site="knee")).site == "left knee"


def test_at_an_old_injury_any_soreness_is_looked_after() -> None:
    old = injury("left knee", 300, resolved=ago(200), tissue="kneecap")
    one = only(sore(1, 1), injuries=(old,))
    assert (one.since, one.injury) == (DAY - 1, "it")
    assert only(sore(1)).injury is None


def test_of_several_injuries_at_a_place_the_newest_counts() -> None:
    old = injury("left knee", 300, resolved=ago(200), tissue="bone", id="old")
    new = injury("left knee", 150, resolved=ago(100), tissue="tendon", id="new")
    one = only(sore(1, 3, "warmup_goes_away"), injuries=(new, old))
    assert one.injury == "new"
    assert one.reason.rule.id == "RETURN-11", "three of ten is within a tendon's limit"


def test_a_pain_that_a_way_back_looks_after_is_its_own() -> None:
    hurt = injury("left knee", 40, tissue="kneecap")
    log = {"injuries": (hurt,), "clearances": (back("it", 30),)}
    assert found(sore(1), **log) == []
    assert len(found(sore(1, site="left calf"), **log)) == 1


def test_after_a_birth_the_hips_are_its_own_and_a_knee_is_not() -> None:
    log: dict[str, Any] = {**born(100), "clearances": (back("birth", 14),)}
    assert found(sore(1, site="left hip"), **log) == []
    assert len(found(sore(1), **log)) == 1


@pytest.mark.parametrize("moment", ["at_rest", "at_night", "hopping", "limping", "none"])
def test_what_has_a_gate_of_its_own_is_none_of_this(moment: str) -> None:
    assert found(sore(1, 3, moment)) == []


def test_what_is_more_than_a_month_old_is_over() -> None:
    assert found(sore(31), runs=()) == []


# ------------------------------------------------------------------ soreness or pain


@pytest.mark.parametrize(
    ("site", "score", "kind", "counts"),
    [
        ("both thigh", 4, "soreness", False),
        ("both thigh", 5, "soreness", True),
        ("both thigh", 1, "pain", True),
        ("left thigh", 1, "soreness", True),
        ("both shin", 1, "soreness", True),
        ("both knee", 1, "soreness", True),
        ("both calf", 1, "soreness", True),
        ("both thigh", 0, "pain", False),
    ],
)
def test_soreness_of_muscles_on_both_sides_is_no_pain_unless_strong_or_at_an_old_site(
    site: str, score: int, kind: str, counts: bool
) -> None:
    known = scenario(log={"injuries": (injury("left calf", 300, resolved=ago(200)),)})
    assert counts_as_pain(pain(site, score, "during", kind=kind), known, book()) is counts


def test_no_moment_is_no_pain() -> None:
    assert not counts_as_pain(pain("left knee", 3, "none"), scenario(), book())


def test_soreness_that_is_no_pain_changes_nothing() -> None:
    assert found(sore(1, 4, site="both thigh", kind="soreness")) == []


# ------------------------------------------------------------------ what it asks for


@pytest.mark.parametrize(
    ("moment", "score", "rest", "share", "rule"),
    [
        ("during", 2, 2, 0.75, "RETURN-12"),
        ("warmup_stays", 2, 2, 0.75, "RETURN-10"),
        ("warmup_goes_away", 2, 1, 1.0, "RETURN-11"),
        ("after", 2, 1, 1.0, "RETURN-13"),
        ("after", 3, 2, 0.75, "RETURN-10a"),
    ],
)
def test_the_table_gives_its_rest_and_the_first_run(
    moment: str, score: int, rest: int, share: float, rule: str
) -> None:
    one = only(sore(3, 2, moment), sore(1, score, moment))
    assert (one.due, one.reason.rule.id) == (DAY - 1 + 1 + rest, rule)
    assert one.bound == share * 8 * 360


def test_a_place_where_bone_is_near_bears_nothing() -> None:
    assert only(sore(1, 3, "after", site="left shin")).reason.rule.id == "RETURN-10a"
    assert only(sore(3, 1, "after"), sore(1, 1, "after")).reason.rule.id == "RETURN-13"
    assert only(sore(3, 1, "after", "foot"), sore(1, 1, "after", "foot")).reason.rule.id == "RETURN-10a"


def test_it_is_easy_for_a_week_and_longer_after_more_rest() -> None:
    assert only(sore(1, 3, "during")).until == DAY + max(7, 4 * 2)
    assert only(sore(3, 1, "after"), sore(1, 1, "after")).until == DAY + 7


def test_it_is_over_when_its_days_have_passed() -> None:
    assert len(found(sore(8, 3))) == 1
    assert found(sore(9, 3)) == []


def test_the_morning_after_speaks_of_the_run_before_it_also_on_a_day_with_a_run() -> None:
    daily = tuple(run(day, 8 if day else 5) for day in range(10, -1, -1))
    one = only(sore(0, 3, "next_day"), runs=daily)
    assert (one.due, one.bound) == (DAY + 2, 0.75 * 8 * 360)
    assert one.reason.rule.id == "RETURN-10a"


def test_soreness_days_after_a_run_puts_the_next_one_off() -> None:
    rested = tuple(one for one in RUNS if one.date <= ago(5))
    one = only(sore(5, 3), sore(0, 1, "after"), runs=rested)
    assert one.due == DAY + 1
    assert one.until > DAY + 7


def test_when_the_run_after_it_was_run_its_bound_has_served() -> None:
    resting = tuple(one for one in RUNS if one.date <= ago(5))
    hurt = sore(5, 3)
    assert only(hurt, runs=resting).bound < FREE
    assert only(hurt, runs=(*resting, run(2, 5))).bound == FREE
    too_early = only(hurt, runs=(*resting, run(4, 5)))
    assert too_early.bound < FREE


def test_reports_count_by_their_days_in_whatever_order_they_stand() -> None:
    assert only(sore(1, 1), sore(3, 3)).since == DAY - 3


def test_without_a_run_there_is_rest_and_no_bound() -> None:
    (one,) = setting((), log={"check_ins": (sore(1, 3, "next_day"),)}).sore
    assert (one.due, one.bound, one.reason.rule.id) == (DAY + 1, FREE, "RETURN-10a")


def test_what_it_asks_of_a_plan_is_said_in_words() -> None:
    one = only(sore(1, 3))
    ease = one.ease
    assert (ease.due, ease.bound, ease.until, ease.first, ease.site) == (
        one.due,
        one.bound,
        one.until,
        (one.reason,),
        "left knee",
    )
    assert explain(ease.stretch, book()).text.startswith("Soreness at the left knee since Sun 28 February 2027")
    assert explain(ease.waits, book()).text.startswith("The next run waits until the left knee has settled")


# ------------------------------------------------------------------ the plan around it


def test_the_scenario_without_a_pain_keeps_every_other_answer() -> None:
    said = (
        sore(9, 1),
        told(1, pain("left knee", 3), pain("right calf", 1), fatigue=4),
        told(0, pain("knee", 2, "next_day")),
    )
    known = scenario(weekly(30), log={"check_ins": said})
    one = only(*said)
    calm = without(known, [one])
    assert [len(check_in.pain) for check_in in calm.log.check_ins] == [1, 1, 0]
    assert calm.log.check_ins[1].fatigue == 4
    assert calm.log.check_ins[1].pain[0].site == "right calf"
    assert calm.log.activities == known.log.activities
