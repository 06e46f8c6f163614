"""The days of strength, plyometrics and drills: against trying everything, and rule by rule."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from surefoot.coach.companions import SUBSETS, CompanionProblem, CompanionSearch, solve_companions
from tests.coach import layout_oracle as oracle
from tests.coach.layout_problems import companion_problems, companion_week

MANY = settings(max_examples=120)


@MANY
@given(companion_problems())
def test_no_week_is_cheaper_and_of_equals_the_first_is_taken(problem: CompanionProblem) -> None:
    assert solve_companions(problem) == oracle.cheapest_week(problem)


@given(companion_problems(most=7))
def test_a_week_breaks_no_rule_and_costs_what_it_says(problem: CompanionProblem) -> None:
    chosen, cost = solve_companions(problem)
    assert oracle.companion_rules_broken(problem, chosen) == set()
    assert oracle.companion_points(problem, chosen) == cost


def test_the_stated_order_is_that_of_the_oracle() -> None:
    assert oracle.BESIDE == SUBSETS


def week_of(problem: CompanionProblem) -> str:
    """The week in two letters a day: S, P, D, or dots."""
    chosen, _ = solve_companions(problem)
    names = {(0, 0, 0): "..", (1, 0, 0): "S.", (0, 1, 0): "P.", (0, 0, 1): ".D", (1, 0, 1): "SD", (0, 1, 1): "PD"}
    return " ".join(names[one] for one in chosen)


# ------------------------------------------------------------------ hard rules


def test_nothing_wanted_is_nothing_planned() -> None:
    assert solve_companions(companion_week()) == (((0, 0, 0),) * 7, 0)


def test_no_more_than_wanted() -> None:
    assert week_of(companion_week(3, counts=(1, 0, 0))).count("S") == 1


def test_what_finds_no_day_costs_more_than_any_day() -> None:
    _, cost = solve_companions(companion_week(1, open=(False,), counts=(2, 1, 1)))
    assert cost == 2 * 90 + 60 + 30


@pytest.mark.parametrize(("left", "expected"), [(1799, ".."), (1800, "S."), (2699, "S."), (2700, "SD")])
def test_the_minutes_that_a_run_leaves_hold_all_of_a_day(left: int, expected: str) -> None:
    problem = companion_week(1, left=(left,), counts=(1, 0, 1))
    assert week_of(problem) == (".D" if left == 1799 else expected)


def test_strength_keeps_its_days_in_between() -> None:
    assert week_of(companion_week(3, counts=(3, 0, 0))) == "S. .. S."
    assert week_of(companion_week(3, counts=(3, 0, 0), gaps=(3, 2))).count("S") == 1


@pytest.mark.parametrize(("since", "expected"), [(0, ".. .. S."), (1, ".. .. S."), (2, "S. .. S.")])
def test_strength_before_the_week_counts(since: int, expected: str) -> None:
    assert week_of(companion_week(3, counts=(2, 0, 0), since=(since, 7))) == expected


@pytest.mark.parametrize("counts", [(1, 0, 0), (0, 1, 0)])
def test_neither_strength_nor_jumps_on_the_day_before_a_hard_day(counts: tuple[int, int, int]) -> None:
    assert week_of(companion_week(1, counts=counts, hard_after=True)) == ".."
    assert week_of(companion_week(2, counts=counts, hard=(False, True), open=(True, False))) == ".. .."


def test_drills_may_stand_before_a_hard_day() -> None:
    assert week_of(companion_week(1, counts=(0, 0, 1), hard_after=True)) == ".D"


def test_plyometrics_stand_two_to_three_days_apart() -> None:
    gates = (True, False, False, False, True)
    assert week_of(companion_week(5, counts=(0, 2, 0), open=gates)).count("P") == 1
    assert week_of(companion_week(4, counts=(0, 2, 0), open=gates[1:])).count("P") == 1
    assert week_of(companion_week(4, counts=(0, 2, 0), open=(True, False, False, True))) == "P. .. .. P."
    assert week_of(companion_week(2, counts=(0, 2, 0))).count("P") == 1


def test_the_first_plyometrics_of_a_week_may_come_late() -> None:
    assert week_of(companion_week(1, counts=(0, 2, 0), since=(7, 6))) == "P."
    assert week_of(companion_week(1, counts=(0, 2, 0), since=(7, 1))) == ".."


def test_strength_and_plyometrics_take_turns() -> None:
    assert week_of(companion_week(1, counts=(1, 1, 0))) == "S."


# ------------------------------------------------------------------ soft rules


def test_strength_stays_away_from_the_long_run() -> None:
    long = (False, True, False, False)
    assert week_of(companion_week(4, counts=(1, 0, 0), long=long)) == ".. .. .. S."


def test_the_long_run_behind_the_week_counts_too() -> None:
    assert week_of(companion_week(2, counts=(1, 0, 0), long_after=True)) == "S. .."
    assert solve_companions(companion_week(1, counts=(1, 0, 0), long_after=True))[1] == 6


def test_strength_shares_its_day_with_a_run() -> None:
    assert week_of(companion_week(2, counts=(1, 0, 0), run=(False, True))) == ".. S."
    assert week_of(companion_week(2, counts=(0, 1, 0), run=(False, True))) == ".. P."


def test_drills_belong_to_fast_running() -> None:
    assert week_of(companion_week(3, counts=(0, 0, 1), fast=(False, False, True))) == ".. .. .D"
    assert solve_companions(companion_week(1, counts=(0, 0, 1)))[1] == 4


# ------------------------------------------------------------------ the name of what refuses


@pytest.mark.parametrize(
    ("changes", "subset", "refused"),
    [
        ({}, (1, 0, 0), None),
        ({"open": (False,)}, (1, 0, 0), "closed"),
        ({"springy": (False,)}, (0, 1, 0), "sore"),
        ({"springy": (False,)}, (1, 0, 0), None),
        ({"counts": (0, 0, 0)}, (1, 0, 0), "counts"),
        ({"left": (60,)}, (1, 0, 0), "minutes"),
        ({"hard_after": True}, (1, 0, 0), "hard"),
        ({"since": (1, 7)}, (1, 0, 0), "gap"),
        ({"since": (7, 1)}, (0, 1, 0), "gap"),
        ({"since": (1, 1)}, (0, 0, 1), None),
    ],
)
def test_a_refusal_has_its_name(changes: dict, subset: tuple[int, int, int], refused: str | None) -> None:
    search = CompanionSearch(companion_week(1, **({"counts": (2, 2, 2)} | changes)))
    assert search.refusal(search.beginning(), subset) == refused


def test_too_wide_has_its_name() -> None:
    search = CompanionSearch(companion_week(1, counts=(0, 2, 0)))
    assert search.refusal((0, (0, 1, 0), 4, 4), (0, 1, 0)) == "widest"
    assert search.refusal((0, (0, 1, 0), 4, 3), (0, 1, 0)) is None


def test_nothing_is_always_allowed() -> None:
    search = CompanionSearch(companion_week(1, open=(False,)))
    assert search.refusal(search.beginning(), (0, 0, 0)) is None
