"""The way ahead: attempts on their days as if every answer were good, up to the day that is free (engine, stage 3)."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from surefoot.coach.comeback.soreness import Soreness
from surefoot.coach.comeback.standing import Standing
from surefoot.coach.comeback.way import Attempt, Way, way_ahead
from surefoot.coach.rules.comeback.episode import is_episode
from surefoot.coach.setting import Setting, set_up
from tests.coach.builders import DAY, FIVE_DAYS, ago, book, injury, pain, run, scenario, setting, told
from tests.coach.comeback.helpers import back, before, calm, only

MINE = {"tissue": "muscle"}


def settle(off: int = 20, minutes: tuple[int, ...] = FIVE_DAYS, runs: Any = (), **log: Any) -> Setting:
    """A calf that was cleared yesterday, so many days after the last of four runs a week."""
    log = {"injuries": (injury("left calf", off, **MINE),), "clearances": (back("it", 1),), **log}
    return setting([*before(off), *runs], log=log, minutes=minutes)


def names(way: Way) -> list[str | None]:
    return [one.name for one in way.attempts]


def gaps(attempts: tuple[Attempt, ...]) -> list[int]:
    return [after.day - one.day for one, after in pairwise(attempts)]


def test_every_stage_is_planned_twice_in_its_order() -> None:
    ladder = names(settle().way)[:18]
    assert ladder == [f"general/{stage}" for stage in range(1, 10) for _ in range(2)]


def test_attempts_are_numbered_on_from_the_last_one() -> None:
    assert [one.number for one in settle().way.attempts][:3] == [1, 2, 3]
    ran = (run(2, None, 30, running=300),)
    on = settle(off=20, runs=ran, clearances=(back("it", 3),), check_ins=calm(3))
    assert [one.number for one in on.way.attempts][:2] == [2, 3]
    assert names(on.way)[:2] == ["general/1", "general/2"]


def test_attempts_are_every_other_day_at_first_and_on_days_with_time() -> None:
    found = settle()
    ladder = found.way.attempts[:18]
    assert min(gaps(ladder)) >= 2
    assert all(found.days.seconds(one.day) >= one.total for one in found.way.attempts)


def test_the_first_attempt_waits_for_the_rest_that_is_due() -> None:
    hurt = told(1, pain("left calf", 2, "during"))
    on = settle(runs=(run(1, None, 30, running=300),), clearances=(back("it", 3),), check_ins=(hurt,))
    first = on.way.attempts[0]
    assert (first.day, first.name) == (DAY + 2, "general/half")
    assert [reason.rule.id for reason in first.reasons] == ["RETURN-12"]


def test_a_first_attempt_has_no_outing_to_follow_from() -> None:
    assert settle().way.attempts[0].reasons == ()


def test_a_therapists_word_is_the_reason_of_the_next_attempt() -> None:
    words = back("it", 3), back("it", 0, "therapist", "general/4")
    on = settle(runs=(run(1, None, 30, running=300),), clearances=words, check_ins=calm(3))
    first, second = on.way.attempts[:2]
    assert [reason.rule.id for reason in first.reasons] == ["RETURN-1b"]
    assert (first.name, second.reasons[0].rule.id) == ("general/4", "RETURN-14")


def test_behind_the_ladder_comes_running_in_one_go_that_grows() -> None:
    found = settle().way
    later = found.attempts[18:]
    assert all(one.name is None and one.stage is None and one.surfaces == ("any",) for one in later)
    minutes = [one.seconds / 60 for one in later]
    assert minutes[0] >= 30
    assert max(minutes) > minutes[0]
    assert all(minutes[i] <= 1.1 * max(minutes[:i]) + 1 for i in range(1, len(minutes)))
    assert all(one.seconds % 60 == 0 and one.total == one.seconds for one in later)


def test_the_way_is_free_when_the_easy_weeks_are_over() -> None:
    found = settle().way
    first = next(one.day for one in found.attempts if one.name == "general/9")
    assert found.free is not None
    assert found.free >= first + 6 * 7
    assert all(one.day < found.free for one in found.attempts)
    last = next(one.day for one in reversed(found.attempts) if one.name == "general/9")
    assert found.off == {"it": last}


def test_without_a_ladder_nothing_leaves_one() -> None:
    found = settle(10).way
    assert (found.off, found.attempts[0].name) == ({}, None)


def test_bone_stays_on_its_surfaces() -> None:
    on = settle(30, injuries=(injury("left fibula", 30, tissue="bone"),))
    assert on.way.attempts[0].surfaces == ("track", "trail", "treadmill")


def test_while_one_waits_for_a_word_nothing_is_planned() -> None:
    two = (injury("left calf", 20, **MINE), injury("left knee", 5, id="other", tissue="kneecap"))
    found = settle(injuries=two).way
    assert (found.attempts, found.free, len(found.standings), len(found.active)) == ((), None, 2, 1)
    assert setting(before(1)).way == Way()


# ------------------------------------------------------------------ the time of a day


def test_a_day_that_is_too_short_for_a_stage_is_left_out_where_another_has_the_time() -> None:
    found = settle(minutes=(25, 25, 25, 25, 25, 60, 25)).way
    long = [one for one in found.attempts if one.name and one.total > 25 * 60]
    assert {(one.day - 1) % 7 for one in long} == {5}
    assert len(long) == 14


def test_where_no_day_has_the_time_the_highest_stage_that_fits_is_planned_and_nothing_is_climbed() -> None:
    found = settle(minutes=(20,) * 7).way
    assert set(names(found)) == {"general/half"}
    assert found.free is None
    assert set(names(settle(minutes=(18,) * 7).way)) == {"general/half"}


def test_where_no_stage_fits_nothing_is_planned() -> None:
    found = settle(minutes=(10,) * 7).way
    assert (found.attempts, found.free) == ((), None)


def test_in_one_go_a_run_is_as_long_as_its_day_and_none_below_five_minutes() -> None:
    found = settle(10, minutes=(0, 22, 0, 22, 0, 22, 22)).way
    assert {one.seconds for one in found.attempts} == {12 * 60}, "with the warm-up before it"
    assert settle(10, minutes=(0, 4, 0, 4, 0, 4, 4)).way.attempts == ()


def test_where_a_warm_up_leaves_nothing_the_whole_day_is_run() -> None:
    found = settle(10, minutes=(0, 12, 0, 12, 0, 12, 12)).way
    assert {one.seconds for one in found.attempts} == {12 * 60}


# ------------------------------------------------------------------ two at once


def both(first: int = 30, other: int = 30, **log: Any) -> Way:
    """A calf and a bone, each with its ladder."""
    two = (injury("left calf", first, **MINE), injury("left fibula", other, id="bone", tissue="bone"))
    words = (back("it", 1), back("bone", 1))
    return settle(30, injuries=two, clearances=words, **log).way


def test_of_two_ladders_the_shorter_outing_governs_and_both_end() -> None:
    found = both()
    assert names(found)[:2] == ["bone/1", "bone/1"]
    assert found.free is not None
    assert set(found.off) == {"it", "bone"}
    alone = settle(30, injuries=(injury("left fibula", 30, id="bone", tissue="bone"),), clearances=(back("bone", 1),))
    assert alone.way.free is not None
    assert found.free >= alone.way.free


def test_beside_a_ladder_running_in_one_go_waits_and_keeps_its_length() -> None:
    two = (injury("left calf", 30, **MINE), injury("left knee", 10, id="knee", tissue="kneecap"))
    found = settle(10, injuries=two, clearances=(back("it", 1), back("knee", 1))).way
    assert names(found)[0] == "general/1"
    later = [one.seconds for one in found.attempts if one.name is None]
    assert min(later) >= 540, "it grows from what was run beside the ladder"


# ------------------------------------------------------------------ a pain beside it


def sore(due: int = 4, bound: float = float("inf"), until: int = 9) -> Soreness:
    return Soreness("left knee", DAY, DAY + due, bound, DAY + until, is_episode.because(site="left knee", date=ago(0)))


def ahead(found: Setting, *pains: Soreness) -> Way:
    return way_ahead(found.way.standings, found.days, DAY, book(), pains)


def test_a_pain_beside_it_asks_for_its_rest_and_its_end() -> None:
    found = settle()
    free = found.way.free
    assert free is not None
    assert ahead(found).attempts[0].day == DAY + 1
    assert ahead(found, sore(4)).attempts[0].day == DAY + 5
    assert ahead(found, sore(until=free - DAY + 40)).free == free + 40


def test_a_pain_beside_it_bounds_the_next_outing_and_no_other() -> None:
    found = settle(clearances=(back("it", 1, "therapist", "general/5"),))
    way = ahead(found, sore(bound=12 * 60))
    assert names(way)[:3] == ["general/2", "general/5", "general/5"], "a lower stage is no climb"
    running = settle(10)
    assert [one.seconds for one in ahead(running, sore(bound=400.0)).attempts][:1] == [360]
    assert ahead(running, sore(bound=400.0)).attempts[1].seconds > 360


def test_below_everything_a_bound_leaves_a_walk() -> None:
    way = ahead(settle(), sore(bound=60.0))
    assert names(way)[0] == "general/walk"


@pytest.mark.parametrize("today", [True, False])
def test_where_today_was_run_already_it_begins_tomorrow(today: bool) -> None:
    runs = (run(0, None, 30, running=300),) if today else ()
    found = settle(runs=runs, clearances=(back("it", 1),), minutes=(60,) * 7)
    assert found.way.attempts[0].day == (DAY + 2 if today else DAY)


def test_the_way_of_a_setting_is_folded_once_and_handed_on() -> None:
    found = settle()
    again = set_up(scenario(before(20)), book(), found.way)
    assert again.way is found.way
    assert isinstance(only(again.way.standings), Standing)
