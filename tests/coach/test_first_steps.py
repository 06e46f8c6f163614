"""The first weeks of who has never run: running and walking in turn, from a mile up (SHORT-1)."""

from __future__ import annotations

from itertools import pairwise

import pytest

from surefoot.coach.first_steps import Gait, first_steps, running_metres
from surefoot.coach.prescription import Built
from surefoot.diary.plan import Step
from surefoot.units import Metres, Seconds
from tests.coach.builders import DAY, plan, race, rules_of, running, setting, weekly
from tests.coach.seasons import Season, season

FOUR_DAYS = (45, 0, 45, 0, 45, 0, 90)
BEGINNER = setting((), race("5 km", 140), minutes=FOUR_DAYS, experience="new")
RUNNER = setting(weekly(40))
MILE = 1_600


def gait(week: int, who: object = BEGINNER) -> Gait:
    """How a week of the plan is run."""
    found = Gait(who)  # type: ignore[arg-type]
    found.begin(week)
    return found


def first_season() -> Season:
    return season((), race("5 km", 140), minutes=FOUR_DAYS, experience="new")


# ------------------------------------------------------------------ how a week is run


def test_turns_are_for_who_has_never_run() -> None:
    assert gait(0).turns == (60, 90)
    assert gait(0, RUNNER).turns is None


@pytest.mark.parametrize("declared", [{"usual_weekly_distance": 10_000}, {"longest_recent": 3_000}])
def test_who_declares_to_run_needs_none(declared: dict[str, int]) -> None:
    assert gait(0, setting((), **declared)).turns is None


def test_every_two_weeks_a_little_more_is_run_until_all_is() -> None:
    turns = [gait(week).turns for week in range(0, 12, 2)]
    shares = [run / (run + walk) for run, walk in filter(None, turns)]
    assert shares == sorted(set(shares))
    assert turns[-1] is None
    assert all(gait(week).turns == gait(week + 1).turns for week in range(0, 12, 2))


def test_a_session_with_walking_takes_longer_than_one_without() -> None:
    paces = [gait(week).pace for week in range(0, 12, 2)]
    assert all(later < earlier for earlier, later in pairwise(paces))
    assert paces[-1] == BEGINNER.paces.easy


def test_only_running_counts_in_what_a_session_holds_of_it() -> None:
    part = gait(0).run_part(4_800)
    assert 0.2 * 4_800 < part < 0.5 * 4_800
    assert gait(0, RUNNER).run_part(4_800) == 4_800


def test_walking_lets_a_session_be_longer_than_the_limit_of_running() -> None:
    found = gait(0)
    whole = found.whole(1_600.0)
    assert whole > 2 * 1_600
    assert found.run_part(int(whole)) <= 1_600 < found.run_part(int(whole) + 100)
    assert gait(0, RUNNER).whole(1_600.0) == 1_600.0


def test_a_mile_is_always_one_and_no_first_step_is_longer_than_ten_kilometres() -> None:
    assert gait(0).whole(0.0) == MILE
    assert gait(0).whole(99_000.0) == 10_000


# ------------------------------------------------------------------ one session


def test_turns_make_a_session_of_walking_and_running() -> None:
    found = first_steps(BEGINNER, (60, 90), DAY, MILE)
    assert (found.kind, found.distance_m) == ("walk_run", MILE)
    assert found.duration_s <= 45 * 60


def test_without_turns_it_is_a_run() -> None:
    assert first_steps(BEGINNER, None, DAY, MILE).kind == "easy"
    assert first_steps(BEGINNER, None, DAY, 3_000, "long").kind == "long"


def test_a_day_too_short_for_the_walking_keeps_the_run() -> None:
    busy = setting((), minutes=(12, 0, 0, 0, 0, 0, 90), experience="new")
    assert first_steps(busy, (60, 90), DAY, MILE).kind == "easy"


def test_running_is_counted_through_repeats_by_distance_or_time_and_walking_is_not() -> None:
    turn = (
        Step(kind="work", duration_s=Seconds(180), gait="run"),
        Step(kind="recover", duration_s=Seconds(60), gait="walk"),
    )
    steps = (
        Step(kind="warmup", distance_m=Metres(400), gait="walk"),
        Step(kind="repeat", times=4, steps=turn),
        Step(kind="work", distance_m=Metres(1_000), gait="run"),
    )
    built = Built(kind="walk_run", title="", distance_m=4_000, duration_s=0, steps=steps, template="", reasons=())
    assert running_metres(built, 360.0) == 4 * 500 + 1_000


# ------------------------------------------------------------------ the season


def test_the_first_week_is_a_mile_at_a_time_a_few_times_and_never_on_two_days_in_a_row() -> None:
    first = first_season().blocks[0]
    assert [(built.kind, built.distance_m) for built in first.runs.values()] == [("walk_run", MILE)] * 3
    assert all(b - a >= 2 for a, b in pairwise(first.runs))


def test_ten_weeks_take_turns_and_then_all_is_run() -> None:
    found = first_season()
    kinds = [{built.kind for built in block.runs.values()} for block in found.blocks]
    assert kinds[:10] == [{"walk_run"}] * 10
    assert "walk_run" not in set().union(*kinds[10:])


def test_running_grows_by_a_tenth_or_four_hundred_metres_a_week() -> None:
    found = first_season()
    longest = 0
    for block in found.towards:
        most = max(running_metres(built, found.setting.paces.easy) for built in block.runs.values())
        allowed = max(1.1 * longest, longest + 400, gait_of_a_mile(block.written.turns))
        assert most <= allowed + 1, block
        longest = max(longest, most)
    assert longest >= 5_000, "and by the race the distance is in reach"


def gait_of_a_mile(turns: tuple[int, int] | None) -> int:
    """Metres of running in a mile with these turns: the first session, whatever went before."""
    return MILE if turns is None else running_metres(first_steps(BEGINNER, turns, DAY + 6, MILE), BEGINNER.paces.easy)


def test_first_weeks_have_no_strides_and_nothing_hard() -> None:
    for block in first_season().blocks[:10]:
        assert not block.hard
        assert not block.count("strides")


def test_a_first_session_says_that_the_way_starts_small() -> None:
    found = plan((), race("5 km", 140), minutes=FOUR_DAYS, experience="new")
    _, first = running(found)[0]
    assert first.kind == "walk_run"
    assert any(rule.startswith("SHORT-") for rule in rules_of(first))
    assert any(
        step.kind == "repeat" and {inner.gait for inner in step.steps} == {"run", "walk"} for step in first.steps
    )
