"""The days of the runs: against trying everything, and rule by rule."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from surefoot.coach.layout import OPTIONS, Before, Problem, Search, solve
from tests.coach import layout_oracle as oracle
from tests.coach.layout_problems import COSTS, problems, week

#: More than elsewhere: a problem has many fields, and the search is quick.
MANY = settings(max_examples=500)


@MANY
@given(problems())
def test_no_layout_is_cheaper_and_of_equals_the_first_is_taken(problem: Problem) -> None:
    found = solve(problem)
    assert (found.days, found.cost) == oracle.cheapest(problem)


@given(problems())
def test_a_layout_breaks_no_hard_rule_and_costs_what_it_says(problem: Problem) -> None:
    found = solve(problem)
    assert oracle.broken_rules(problem, found.days) == set()
    assert oracle.points(problem, found.days) == found.cost


@given(problems())
def test_the_same_problem_has_the_same_layout(problem: Problem) -> None:
    assert solve(problem) == solve(problem)


def test_the_stated_order_is_that_of_the_oracle() -> None:
    assert oracle.RUNS == OPTIONS


def days_of(problem: Problem) -> str:
    """The layout in a letter a day: L long, H hard, e easy, R race, a dot for rest."""
    letters = {"long": "L", "hard": "H", "easy": "e", "race": "R", "rest": "."}
    return "".join(letters[option] for option in solve(problem).days)


def only(*options: str) -> frozenset[str]:
    return frozenset((*options, "rest"))


def on_sunday(*others: str) -> tuple[frozenset[str], ...]:
    """The long run on Sunday alone, the other options on every other day."""
    return (only(*others),) * 6 + (only("long"),)


# ------------------------------------------------------------------ hard rules


def test_nothing_to_run_is_rest() -> None:
    assert days_of(week()) == "......."
    assert solve(week()).cost == 0


def test_no_more_runs_than_wanted() -> None:
    assert sorted(days_of(week(long=1, hard=1, easy=1))) == sorted("L..H..e")


def test_a_run_stands_on_a_day_that_may_hold_it_or_on_none() -> None:
    may = (only(), only("easy"), only(), only(), only(), only(), only())
    assert days_of(week(may=may, easy=2)) == ".e....."
    assert solve(week(may=may, easy=2)).cost == COSTS.easy_left_out


def test_a_race_stands_where_it_stands_and_takes_no_run_away() -> None:
    race = (False,) * 3 + (True,) + (False,) * 3
    assert days_of(week(race=race, easy=1)) == "e..R..."


@pytest.mark.parametrize(("gap", "expected"), [(1, "H.H"), (2, "H.."), (3, "H..")])
def test_hard_days_have_easy_days_between(gap: int, expected: str) -> None:
    assert days_of(week(3, hard=2, hard_gap=gap)) == expected


def test_from_two_easy_days_on_the_third_day_is_free_again() -> None:
    assert days_of(week(4, hard=2, hard_gap=2)) == "H..H"


@pytest.mark.parametrize(("since", "expected"), [(1, ".H"), (2, "H."), (7, "H.")])
def test_a_hard_day_before_the_block_keeps_its_distance(since: int, expected: str) -> None:
    assert days_of(week(2, hard=1, before=Before(since_hard=since))) == expected


def test_the_long_run_and_a_hard_day_are_no_neighbours() -> None:
    may = (only("hard"), only("long"))
    assert days_of(week(2, may=may, long=1, hard=1)) == ".L"
    assert days_of(week(2, may=may[::-1], long=1, hard=1)) == "L."


def test_the_long_run_of_the_day_before_the_block_keeps_hard_away() -> None:
    assert days_of(week(2, hard=1, before=Before(since_long=1))) == ".H"


def test_a_hard_day_before_the_block_keeps_the_long_run_away() -> None:
    assert days_of(week(2, long=1, before=Before(since_hard=1))) == ".L"


@pytest.mark.parametrize("kind", ["long", "hard"])
def test_nothing_hard_or_long_beside_a_race(kind: str) -> None:
    race = (False, True, False)
    assert days_of(week(3, race=race, **{kind: 1})) == ".R."
    assert days_of(week(1, race_after=1, **{kind: 1})) == "."


def test_easy_running_beside_a_race_is_allowed() -> None:
    assert days_of(week(3, race=(False, True, False), easy=2)) == "eRe"


@pytest.mark.parametrize(
    ("gap", "after", "free"),
    [
        (1, 1, False),
        (1, 2, True),
        (2, 1, False),
        (2, 2, False),
        (2, 3, True),
        (4, 4, False),
        (4, 5, True),
        (4, 0, True),
    ],
)
def test_the_gap_counts_towards_a_race_behind_the_block(gap: int, after: int, free: bool) -> None:
    assert days_of(week(1, hard=1, hard_gap=gap, race_after=after)) == ("H" if free else ".")


@pytest.mark.parametrize(("gap", "expected"), [(1, ".H.R"), (2, "H..R"), (3, "...R")])
def test_the_gap_counts_towards_a_race_in_the_block(gap: int, expected: str) -> None:
    problem = week(4, hard=1, hard_gap=gap, race=(False, False, False, True), wished=("", "hard", "", ""))
    assert days_of(problem) == expected


def test_the_long_run_needs_one_day_to_a_race_whatever_the_gap() -> None:
    assert days_of(week(3, long=1, hard_gap=3, race=(False, False, True))) == "L.R"


def test_six_running_days_in_seven_at_most() -> None:
    assert days_of(week(easy=7)).count("e") == 6


@pytest.mark.parametrize(("streak", "expected"), [(5, "e.e"), (6, ".ee"), (0, "eee"), (9, ".ee")])
def test_runs_in_a_row_before_the_block_count(streak: int, expected: str) -> None:
    assert days_of(week(3, easy=3, before=Before(streak=streak))) == expected


def test_a_race_ahead_takes_its_place_among_the_six() -> None:
    race = (False, False, True)
    assert days_of(week(3, easy=2, race=race, before=Before(streak=4))) in ("e.R", ".eR")
    assert days_of(week(2, easy=2, race_after=1, before=Before(streak=4))).count("e") == 1


def test_two_races_on_end_take_two_places() -> None:
    problem = week(3, easy=1, race=(False, True, True), before=Before(streak=4))
    assert days_of(problem) == ".RR"


def test_a_race_is_run_however_many_runs_lie_behind() -> None:
    assert days_of(week(1, race=(True,), before=Before(streak=7))) == "R"


def test_fewer_running_days_in_seven_are_counted_in_every_seven_and_not_in_a_row() -> None:
    ran = 0b101101  # the days before: yesterday, three and four days ago, six days ago
    problem = week(2, easy=2, most_running=4, before=Before(ran=ran))
    assert days_of(problem) == ".e"


def test_seven_of_seven_leave_no_day_out() -> None:
    assert days_of(week(easy=7, most_running=7, before=Before(streak=9))) == "eeeeeee"


# ------------------------------------------------------------------ soft rules


def test_runs_spread_out() -> None:
    assert days_of(week(easy=4)) == "e.e.e.e"
    assert solve(week(easy=4)).cost == 0


def test_a_run_before_the_block_counts_as_a_neighbour() -> None:
    assert days_of(week(2, easy=1, before=Before(streak=1))) == ".e"


def test_the_day_after_the_long_run_costs_more_than_another_neighbour() -> None:
    only_after = week(2, may=(only("easy"), only()), easy=1, before=Before(since_long=1, streak=1))
    assert solve(only_after).cost == COSTS.back_to_back + COSTS.after_long


def test_hard_days_stay_away_from_the_long_run() -> None:
    problem = week(may=on_sunday("hard"), long=1, hard=1, before=Before(since_long=1))
    assert days_of(problem) == "..H...L"


@pytest.mark.parametrize("order", [("long", "hard"), ("hard", "long")])
def test_two_days_apart_are_near(order: tuple[str, str]) -> None:
    problem = week(3, may=(only(order[0]), only(), only(order[1])), long=1, hard=1)
    assert solve(problem).cost == COSTS.hard_near_long


def test_a_day_too_short_for_an_easy_run_costs_by_the_hundred_metres() -> None:
    assert days_of(week(3, easy=1, short=(2, 1, 3))) == ".e."
    assert solve(week(3, easy=1, short=(2, 1, 3))).cost == COSTS.short_day


def test_a_short_day_is_nothing_to_a_hard_or_long_run() -> None:
    assert solve(week(2, hard=1, short=(9, 9))).cost == 0
    assert solve(week(2, long=1, short=(9, 9))).cost == 0


def test_accepted_days_are_kept_where_nothing_forbids() -> None:
    wished = ("rest", "easy", "", "", "easy", "", "")
    assert days_of(week(easy=2, wished=wished)) == ".e..e.."
    assert solve(week(easy=2, wished=wished)).cost == 0


def test_a_change_costs_as_often_as_it_happens() -> None:
    may = (only(), only("easy"))
    assert solve(week(2, may=may, easy=1, wished=("easy", "rest"))).cost == 2 * COSTS.change


@pytest.mark.parametrize("kind", ["long", "hard", "easy"])
def test_what_finds_no_day_costs_more_than_any_day(kind: str) -> None:
    nowhere = week(2, may=(only(), only()), **{kind: 2})
    assert solve(nowhere).cost == 2 * getattr(COSTS, f"{kind}_left_out")


def test_of_equals_the_first_in_the_stated_order_is_taken() -> None:
    assert days_of(week(3, hard=1, easy=1)) == "H.e"
    assert days_of(week(3, long=1, easy=1)) == "L.e"


# ------------------------------------------------------------------ walking a layout


def test_a_walk_tells_what_each_day_meets() -> None:
    problem = week(3, hard=1, easy=1, before=Before(since_long=2, streak=1))
    steps = list(Search(problem).walk(("hard", "rest", "easy")))
    assert [option for _, option in steps] == ["hard", "rest", "easy"]
    assert [place for place, _ in steps] == [(0, 0, 1, 1, 3, 2, 1), (1, 0, 0, 1, 1, 3, 3), (2, 0, 0, 1, 2, 3, 0)]


@pytest.mark.parametrize(
    ("days", "refused"),
    [
        (("hard", "hard", "rest"), [None, "gap", None]),
        (("hard", "long", "rest"), [None, "gap", None]),
        (("easy", "rest", "hard"), [None, None, None]),
    ],
)
def test_a_walk_shows_which_days_a_rule_refuses(days: tuple[str, ...], refused: list[str | None]) -> None:
    search = Search(week(3))
    assert [search.refusal(place, option) for place, option in search.walk(days)] == refused


def test_the_seventh_day_in_a_row_is_refused_by_its_name() -> None:
    search = Search(week(1, before=Before(streak=6)))
    ((place, option),) = search.walk(("easy",))
    assert search.refusal(place, option) == "streak"
