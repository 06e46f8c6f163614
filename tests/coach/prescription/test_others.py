"""Walk and run, races, time trials, sessions beside running, and longer ends."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.coach.prescription import (
    Context,
    QualityAsk,
    companion,
    lengthened,
    quality,
    race,
    steady,
    time_trial,
    walk_run,
)
from surefoot.diary.scenario import Goal
from surefoot.rulebook import explain
from tests.coach.prescription.runners import context, contexts, leaves, total, versions

DAY = dt.date(2027, 4, 18)


# ------------------------------------------------------------------ walk and run


def test_running_and_walking_in_turn(ctx: Context) -> None:
    found = walk_run(ctx, 3000, 60, 90)
    warm, turns, cool = found.steps
    run, walk = turns.steps
    assert (found.kind, found.title, found.hard, found.work_s) == ("walk_run", "Run 1 min, walk 90 s", False, 0)
    assert (warm.kind, warm.gait, warm.duration_s) == ("warmup", "walk", 300)
    assert (run.gait, run.duration_s, walk.gait, walk.duration_s) == ("run", 60, "walk", 90)
    assert (turns.times, cool.gait) == (8, "walk")


def test_a_mile_is_short_enough(ctx: Context) -> None:
    assert walk_run(ctx, 1600, 60, 90).shorter is None
    shorter = walk_run(ctx, 3000, 60, 90).shorter
    assert shorter is not None
    assert (shorter.distance_m, shorter.steps[1].times) == (1600, 3)


def test_the_first_walk_gives_way_to_the_first_turn(ctx: Context) -> None:
    warm, turns, _ = walk_run(ctx, 600, 60, 90).steps
    assert (turns.times, warm.duration_s) == (1, 175)


def test_without_room_for_a_turn_it_is_a_walk(ctx: Context) -> None:
    (only,) = walk_run(ctx, 200, 60, 90).steps
    assert (only.kind, only.gait, only.distance_m) == ("cooldown", "walk", 200)


@given(contexts(), st.integers(100, 8000), st.integers(30, 900), st.integers(30, 300))
def test_any_turns_add_up(ctx: Context, distance: int, run: int, walk: int) -> None:
    found = walk_run(ctx, distance, run, walk)
    assert found.distance_m == distance // 100 * 100
    for version in versions(found):
        metres, seconds = total(ctx, version, ctx.paces.easy)
        assert metres == pytest.approx(version.distance_m, abs=0.51)
        assert version.duration_s == pytest.approx(seconds, abs=1.5)


# ------------------------------------------------------------------ races and time trials


@pytest.mark.parametrize(
    ("distance", "seconds", "pace", "hr", "effort"),
    [
        (1609, 400, (245, 252), None, 9),
        (10_000, 2880, (284, 292), None, 8),
        (21_098, 6300, (294, 303), (162, 169), 7),
        (42_195, 14_400, (336, 346), (152, 164), 6),
        (100_000, 50_000, None, None, 4),
    ],
)
def test_race_day(
    ctx: Context, distance: int, seconds: int, pace: tuple[int, int] | None, hr: tuple[int, int] | None, effort: int
) -> None:
    found = race(ctx, Goal(kind="race", distance=distance, date=DAY), seconds)
    (step,) = found.steps
    assert (found.distance_m, found.duration_s, found.hard, found.work_s) == (distance, seconds, True, seconds)
    assert step.target is not None
    assert (step.distance_m, step.target.pace, step.target.hr, step.target.effort) == (distance, pace, hr, effort)
    assert step.note is not None
    assert step.note.startswith("Jog 10 min")
    assert (found.shorter, found.treadmill) == (None, None)


@pytest.mark.parametrize("goal", [{"surface": "trail"}, {"climb": 800}])
def test_hills_and_trails_are_raced_by_effort(ctx: Context, goal: dict[str, object]) -> None:
    found = race(ctx, Goal(kind="race", distance=21_098, date=DAY, **goal), 8000)
    assert found.steps[0].target is not None
    assert found.steps[0].target.pace is None


def test_unknown_paces_are_raced_by_effort() -> None:
    found = race(context(index=None, max_hr=None), Goal(kind="race", distance=21_098, date=DAY), 8000)
    assert found.steps[0].target is not None
    assert (found.steps[0].target.pace, found.steps[0].target.hr) == (None, None)


def test_a_race_has_a_distance(ctx: Context) -> None:
    with pytest.raises(ValueError, match="'routine' has no distance"):
        race(ctx, Goal(kind="routine"), 1000)


def test_a_time_trial_and_its_versions(ctx: Context) -> None:
    found = time_trial(ctx, 5000, 1299.5)
    assert (found.kind, found.distance_m, found.duration_s) == ("time_trial", 5000, 1300)
    assert found.shorter is not None
    assert found.treadmill is not None
    assert (found.shorter.distance_m, found.shorter.duration_s) == (1609, 419)
    assert found.treadmill.steps[0].target is not None
    assert found.treadmill.steps[0].target.pace is None
    assert time_trial(ctx, 1609, 400).shorter is None


def test_what_a_race_says(ctx: Context) -> None:
    reasons = race(ctx, Goal(kind="race", distance=10_000, date=DAY), 2880).reasons
    assert explain(reasons[-1], ctx.book).text == (
        "Even effort serves you best: 8 of 10 for most of the way, about 48:00 in all."
    )


# ------------------------------------------------------------------ beside running


def test_a_session_beside_running(ctx: Context) -> None:
    found = companion(ctx, "strength")
    (step,) = found.steps
    assert (found.distance_m, found.duration_s, step.duration_s, found.hard) == (0, 1800, 1800, False)
    assert companion(ctx, "strength", 1200).duration_s == 1200


def test_rest_asks_for_nothing(ctx: Context) -> None:
    found = companion(ctx, "rest")
    assert (found.duration_s, found.steps) == (0, ())


# ------------------------------------------------------------------ longer ends


def test_more_easy_running_around_the_work(ctx: Context) -> None:
    ask = QualityAsk(template="intervals/repeats", work_s=900, max_duration_s=5400, max_distance_m=20_000)
    short = quality(ctx, ask)
    assert short is not None
    longer = lengthened(ctx, short, short.distance_m + 2000)
    assert longer.distance_m == short.distance_m + 2000
    assert longer.duration_s == pytest.approx(short.duration_s + 2 * ctx.paces.easy, abs=1)
    assert (longer.work_s, longer.steps[1], longer.shorter) == (short.work_s, short.steps[1], short.shorter)
    assert longer.treadmill is not None
    assert (longer.treadmill.distance_m, longer.treadmill.duration_s) == (longer.distance_m, longer.duration_s)
    for version in versions(longer):
        metres, _ = total(ctx, version, 1.02 * ctx.paces.interval)
        assert metres == pytest.approx(version.distance_m, abs=1.1)
    assert all(step.duration_s is None or step.duration_s % 5 == 0 for step, _ in leaves(longer.steps))


def test_a_session_without_versions_can_be_lengthened_too(ctx: Context) -> None:
    ask = QualityAsk(template="tempo/continuous", work_s=900, max_duration_s=5400, max_distance_m=20_000)
    found = quality(ctx, ask)
    assert found is not None
    assert found.shorter is not None
    assert lengthened(ctx, found.shorter, 9000).treadmill is None
    assert lengthened(ctx, found.shorter, 9000).distance_m == 9000


def test_as_long_already_stays(ctx: Context) -> None:
    run = steady(ctx, "easy", 8000)
    assert lengthened(ctx, run, 8000) is run


def test_a_run_without_ends_cannot_have_longer_ones(ctx: Context) -> None:
    with pytest.raises(ValueError, match="'Easy run' has no warm-up and cool-down"):
        lengthened(ctx, steady(ctx, "easy", 8000), 9000)
