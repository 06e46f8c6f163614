"""Outing by outing along a way back: stages up and down, then longer and more often (engine, stage 3)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest

from surefoot.coach.comeback.answers import Felt
from surefoot.coach.comeback.outing import FREE
from surefoot.coach.comeback.progress import Progress
from surefoot.coach.protocols import LOWEST, Protocol, protocols
from surefoot.coach.rules.comeback.therapists_word import therapists_word
from tests.coach.builders import book
from tests.coach.comeback.helpers import CALM, FIRST, climb, outing, sore, stages, way

SHORTER, SAME = sore(2, "warmup_stays"), sore(2, "warmup_goes_away")
SILENT = Felt(told=False)


def ladder(name: str = "general", **changes: object) -> Protocol:
    return msgspec.structs.replace(protocols(book())[name], name="own", **changes)


def on_own(protocol: Protocol) -> Progress:
    """A way along a ladder of one's own."""
    found = way("general")
    return Progress(found.case, msgspec.structs.replace(found.start, protocol=protocol), book())


def at(stage: int, name: str = "general") -> Progress:
    """A way back that stands at a stage."""
    found = way(name)
    found.stage = stage
    return found


def in_one_go(**others: Any) -> Progress:
    """A way back that left its ladder with the second outing."""
    found = way(**others)
    found.stage = 8
    climb(found, 0)
    climb(found, 2)
    return found


def advice(progress: Progress) -> list[str]:
    return [str(reason.args["what"]) for _, reason in progress.asks]


# ------------------------------------------------------------------ the ladder


def test_two_calm_outings_at_a_stage_lead_to_the_next() -> None:
    assert stages(way(), (0, CALM), (2, CALM), (4, CALM), (6, CALM)) == [0, 1, 1, 2]


def test_no_more_than_two_stages_in_seven_days() -> None:
    quick = on_own(ladder(sessions_to_go_up=1))
    found = stages(quick, *((day, CALM) for day in range(0, 16, 2)))
    assert found == [1, 2, 2, 2, 3, 4, 4, 4]


def test_the_same_again_counts_towards_the_next_stage_and_does_not_lead_to_it() -> None:
    assert stages(way(), (0, SAME), (3, CALM)) == [0, 1]
    assert stages(way(), (0, CALM), (2, SAME), (5, CALM)) == [0, 0, 1]


def test_an_outing_without_an_answer_is_repeated_and_does_not_count() -> None:
    assert stages(way(), (0, SILENT), (2, CALM), (4, CALM)) == [0, 0, 1]
    half = SAME._replace(told_next=False)
    assert stages(way(), (0, half), (3, CALM), (5, CALM)) == [0, 0, 1]


def test_shorter_is_one_stage_down_and_begins_its_count_anew() -> None:
    found = at(3)
    assert stages(found, (0, CALM), (2, SHORTER), (5, CALM), (7, CALM)) == [3, 2, 2, 3]


def test_below_the_first_stage_come_half_of_it_and_then_a_walk_and_then_a_therapist() -> None:
    found = way()
    assert stages(found, (0, SHORTER), (3, SHORTER), (6, SHORTER)) == [-1, LOWEST, LOWEST]
    half, walk = found.next_stage(), ladder().stages[0]
    assert half is not None
    assert half.run_s == 0 < walk.run_s
    assert advice(found) == ["Walking alone is too much for now"]
    assert found.stepped_down == FIRST + 6
    climb(found, 9)
    assert len(found.asks) == 1


def test_easier_than_planned_is_always_fine_and_leaves_the_stage_where_it_is() -> None:
    found = at(3)
    climb(found, 0)
    found.take(outing(2, 5, 30), CALM)
    assert (found.stage, found.good) == (3, 1)


def test_more_than_planned_counts_as_planned() -> None:
    found = at(2)
    found.take(outing(0, 45), CALM)
    assert (found.stage, found.good) == (2, 1)
    found.take(outing(2, 30, 30, stage=("general", 8)), CALM)
    assert found.stage == 3


def test_a_planned_stage_that_was_nearly_run_was_run() -> None:
    found = at(1)
    found.take(outing(0, 9.6, 30), CALM)
    assert (found.stage, found.good) == (1, 1)


# ------------------------------------------------------------------ what an outing was, where nothing was planned


@pytest.mark.parametrize(
    ("minutes", "of", "stage"),
    [(5, 30, 0), (15, 30, 2), (25, 30, 4), (20, 20, 6), (20, 30, 3)],
)
def test_without_a_plan_an_outing_is_the_highest_stage_whose_running_it_held(
    minutes: float, of: float, stage: int
) -> None:
    found = at(0)
    found.take(outing(0, minutes, of, stood=False), CALM)
    assert (found.stage, found.good) == (stage, 1)


@pytest.mark.parametrize(("minutes", "below"), [(3, -2), (1, -3)])
def test_without_a_plan_shorter_counts_from_what_was_run_below_the_first_stage_too(minutes: float, below: int) -> None:
    found = at(0)
    found.take(outing(0, minutes, 20, stood=False), SHORTER)
    assert found.stage == max(below, LOWEST)


def test_below_the_first_stage_more_than_planned_counts_as_planned() -> None:
    found = at(-1)
    found.take(outing(0, 15, 30, stood=False), CALM)
    assert (found.stage, found.good) == (-1, 1)


def test_a_stage_that_the_log_names_is_that_stage() -> None:
    found = way()
    found.take(outing(0, 15, 30, stood=False, stage=("general", 2)), CALM)
    assert (found.stage, found.good) == (2, 1)


def test_a_stage_of_another_ladder_says_nothing_of_this_one() -> None:
    found = way()
    found.take(outing(0, 5, 30, stood=False, stage=("bone", 5)), CALM)
    assert found.stage == 0


def test_walking_that_was_not_told_apart_reads_as_the_stage_that_is_due() -> None:
    found = way()
    found.take(outing(0, 30, stood=False, known=False), CALM)
    assert (found.stage, found.good) == (0, 1)
    too_short = way()
    too_short.take(outing(0, 4, stood=False, known=False), CALM)
    assert (too_short.stage, too_short.good) == (0, 0)


def test_without_a_plan_shorter_is_below_what_was_run() -> None:
    found = way()
    found.take(outing(0, 15, 30, stood=False), SHORTER)
    assert found.stage == 1


def test_longer_than_the_last_stage_is_continuous_at_its_length() -> None:
    found = way()
    found.take(outing(0, 40, stood=False), CALM)
    assert (found.stage, found.length, found.continuous) == (None, 2_400, FIRST)
    sore_after = way()
    sore_after.take(outing(0, 40, stood=False), SHORTER)
    assert sore_after.stage == 7


def test_the_ladder_ends_with_half_an_hour_in_one_go() -> None:
    found = at(8)
    assert stages(found, (0, CALM), (2, CALM)) == [8, None]
    assert (found.continuous, found.length, found.easy_since) == (FIRST, 1_800, FIRST)
    assert found.next_stage() is None
    assert at(7).easy_since is None


def test_a_step_back_from_the_last_stage_puts_the_first_half_hour_off() -> None:
    found = at(8)
    assert stages(found, (0, CALM), (2, SHORTER)) == [8, 7]
    assert (found.continuous, found.early(FIRST + 30)) == (None, True)


def test_more_than_the_last_stage_asked_for_is_no_new_length() -> None:
    found = at(8)
    for day in (0, 2):
        found.take(outing(day, 45), CALM)
    assert (found.stage, found.length) == (None, 1_800)


def test_a_ladder_ends_with_its_own_last_stage_and_half_an_hour_is_continuous_before_it() -> None:
    short = on_own(ladder(stages=ladder().stages[:7]))
    short.stage = 6
    assert stages(short, (0, CALM), (2, CALM)) == [6, None]
    assert short.continuous == FIRST
    long = ladder()
    forty = msgspec.structs.replace(long.stages[-1], repeats=2)
    longer = on_own(msgspec.structs.replace(long, stages=(*long.stages, forty)))
    longer.stage = 8
    assert stages(longer, (0, CALM), (2, CALM)) == [8, 9]
    assert longer.continuous == FIRST


def test_the_last_stage_with_soreness_within_the_limit_is_run_again() -> None:
    found = at(8)
    assert stages(found, (0, SAME), (3, SAME), (6, CALM)) == [8, 8, None]
    assert found.bound == FREE


def test_a_stage_that_a_therapist_sets_begins_there_and_gives_back_the_rest() -> None:
    found = in_one_go()
    found.take(outing(4, 30), SHORTER)
    word = therapists_word.because(by="therapist", stage="general/5", date=dt.date(2027, 3, 1))
    found.set_stage(4, FIRST + 5, word)
    assert (found.stage, found.good, found.due, found.bound) == (4, 0, FIRST + 5, FREE)
    assert (found.continuous, found.early(FIRST + 40), found.word) == (None, True, word)
    climb(found, 5)
    assert found.word is None, "the next outing follows from this one"


# ------------------------------------------------------------------ when the next one may be


def test_rest_counts_whole_days_between() -> None:
    found = way()
    assert [found.may(FIRST - 1), found.may(FIRST)] == [False, True]
    climb(found, 0, SHORTER)
    assert [found.may(FIRST + day) for day in (1, 2, 3)] == [False, False, True]


def test_soreness_puts_the_next_one_off_until_it_has_settled() -> None:
    found = way()
    climb(found, 0, sore(1, "after", 4))
    assert found.due == FIRST + 5


def test_early_runs_are_every_other_day_four_a_week_at_most() -> None:
    found = way()
    runs = [0, 2, 4, 6]
    for day in runs:
        assert found.may(FIRST + day)
        climb(found, day)
    assert [found.may(FIRST + day) for day in (7, 8)] == [False, True]
    packed = on_own(ladder(most_outings=3))
    for day in (0, 2, 4):
        climb(packed, day)
    assert [packed.may(FIRST + day) for day in (6, 7)] == [False, True]


def test_a_ladder_may_ask_for_more_rest() -> None:
    found = on_own(ladder(rest_days=2))
    climb(found, 0)
    assert [found.may(FIRST + day) for day in (2, 3)] == [False, True]


def test_every_other_day_lasts_for_a_fortnight_after_the_first_half_hour() -> None:
    found = in_one_go()
    assert [found.early(FIRST + day) for day in (13, 14)] == [True, False]
    assert way().early(FIRST + 300), "nothing was run in one go yet"


def test_who_is_continuous_with_less_runs_every_other_day_until_half_an_hour() -> None:
    found = way(None, whole_s=1_200.0)
    found.take(outing(0, 20), CALM)
    found.take(outing(2, 27, stood=False), CALM)
    assert (found.continuous, found.half_hour) == (FIRST, FIRST + 2)
    assert [found.early(FIRST + day) for day in (15, 16)] == [True, False]


def test_later_outings_are_spread_over_the_week() -> None:
    found = in_one_go(habit=3)
    for day in (4, 6, 9, 11, 13, 16):
        found.take(outing(day, found.next_seconds(FIRST + day) / 60), CALM)
    assert (found.early(FIRST + 17), found.outings) == (False, 3)
    assert [day for day in range(17, 20) if found.may(FIRST + day)] == [18, 19], "as many as they were, a day between"


def test_a_niggle_runs_as_often_as_before() -> None:
    found = way(None, niggle=True, short=True, habit=6)
    for day in range(3):
        found.take(outing(day, 20), CALM)
    assert found.may(FIRST + 3)


def test_a_niggle_on_a_ladder_keeps_the_ladders_rest() -> None:
    found = way("general", niggle=True, short=True)
    climb(found, 0)
    found.due = FIRST
    assert not found.may(FIRST + 1)


@pytest.mark.parametrize("name", [None, "general"])
def test_the_first_outing_rests_after_the_last_run_before_it(name: str | None) -> None:
    """Who ran the day before a clearance waits a day, as between outings."""
    found = way(name, ran=FIRST - 1)
    assert not found.may(FIRST)
    assert found.may(FIRST + 1)
    assert way(name, ran=FIRST - 2).may(FIRST)
