"""Easy runs that end with strides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.coach.prescription import Context, steady
from surefoot.coach.prescription._schema import Strides
from tests.coach.prescription.runners import JOG, STRIDES, TEMPLATES, WALK, context, contexts, leaves, versions


def test_an_easy_run_with_strides(ctx: Context) -> None:
    run = steady(ctx, "strides", 7000, reps=6)
    easy, strides = run.steps
    quick, walk = strides.steps
    assert (run.title, run.kind, run.hard) == ("Easy run and 6 strides", "strides", False)
    assert (strides.times, run.work_s) == (6, 120)
    assert (quick.duration_s, quick.gait, walk.duration_s, walk.gait) == (20, "run", 60, "walk")
    each = 20 * 1000 / ctx.paces.repetition + 60 * 1000 / WALK
    assert easy.distance_m == 7000 - round(6 * each)
    assert run.duration_s == pytest.approx((easy.distance_m or 0) * ctx.paces.easy / 1000 + 6 * 80, abs=1)


def test_strides_are_run_by_feel(ctx: Context) -> None:
    quick = steady(ctx, "strides", 7000).steps[1].steps[0]
    assert quick.target is not None
    assert (quick.target.pace, quick.target.hr, quick.target.effort) == (None, None, 7)


@pytest.mark.parametrize(
    ("distance", "reps", "times"),
    [(7000, None, 5), (7000, 3, 3), (7000, 30, 8), (1600, 8, 3)],
)
def test_how_many_strides(ctx: Context, distance: int, reps: int | None, times: int) -> None:
    assert steady(ctx, "strides", distance, reps=reps).steps[1].times == times


def test_uphill_where_there_are_hills(ctx: Context) -> None:
    run = steady(ctx, "strides", 7000, "strides/hill", 6)
    assert run.template == "strides/hill"
    assert run.steps[1].steps[0].duration_s == 10


def test_flat_where_there_are_none() -> None:
    run = steady(context(facilities=("track",)), "strides", 7000, "strides/hill", 6)
    assert (run.template, run.title) == ("strides/flat", "Easy run and 6 strides")
    assert run.reasons[-1].rule.id == "WORKOUT-19"


@pytest.mark.parametrize(("distance", "reps"), [(800, 5), (7000, 1), (7000, 0)])
def test_an_easy_run_where_too_few_fit(ctx: Context, distance: int, reps: int) -> None:
    run = steady(ctx, "strides", distance, reps=reps)
    assert (run.kind, run.template, run.distance_m) == ("easy", "easy/easy", distance)


def test_fewer_where_the_minutes_are_short(ctx: Context) -> None:
    plain = steady(ctx, "easy", 7000).duration_s
    run = steady(ctx, "strides", 7000, reps=6, max_duration_s=plain + 30)
    assert run.kind == "strides"
    assert 2 <= (run.steps[1].times or 0) < 6
    assert run.duration_s <= plain + 30
    assert steady(ctx, "strides", 7000, reps=6, max_duration_s=plain).kind == "easy"


@pytest.mark.parametrize(("metres", "limit"), [(3000, 1679), (3400, 1922)])
def test_not_a_second_more_than_a_day_has(metres: int, limit: int) -> None:
    """Whole metres may round a run up: what counts are the seconds that are told (G4)."""
    run = steady(context(index=22.2, easy=360), "strides", metres, "strides/hill", 8, limit)
    assert run.kind == "strides"
    assert run.duration_s <= limit


def test_half_of_it_in_the_shorter_version(ctx: Context) -> None:
    shorter = steady(ctx, "strides", 7000, reps=6).shorter
    assert shorter is not None
    assert (shorter.distance_m, shorter.steps[1].times, shorter.title) == (3500, 3, "Easy run and 3 strides")
    assert steady(ctx, "strides", 1600).shorter is None


def test_a_walker_loses_no_time_to_strides() -> None:
    """Whoever runs slower than strides and walks together take needs no more minutes for them."""
    slow = context(index=None, easy=900)
    assert steady(slow, "strides", 7000, reps=6, max_duration_s=6300).kind == "strides"


@given(contexts(), st.sampled_from(STRIDES), st.integers(100, 30_000), st.integers(0, 12), st.integers(0, 4 * 3600))
def test_any_of_them_adds_up(ctx: Context, name: str, distance: int, reps: int, limit: int) -> None:
    run = steady(ctx, "strides", distance, name, reps, limit)
    assert run.distance_m == distance // 100 * 100
    if run.kind == "easy":
        return
    assert run.duration_s <= limit or run.duration_s <= run.distance_m * ctx.paces.easy / 1000
    assert 2 <= (run.steps[1].times or 0) <= reps
    template = TEMPLATES[run.template]
    assert isinstance(template, Strides)
    pace = ctx.paces.repetition * template.stride.pace_factor
    between = WALK if template.recovery.gait == "walk" else JOG * ctx.paces.easy
    for version in versions(run):
        easy, strides = version.steps
        fast = sum(times * (s.duration_s or 0) for s, times in leaves((strides,)) if s.kind == "work")
        rest = sum(times * (s.duration_s or 0) for s, times in leaves((strides,)) if s.kind == "recover")
        metres = (easy.distance_m or 0) + fast * 1000 / pace + rest * 1000 / between
        assert metres == pytest.approx(version.distance_m, abs=0.51)
        assert version.duration_s == pytest.approx((easy.distance_m or 0) * ctx.paces.easy / 1000 + fast + rest, abs=1)
        assert version.work_s == fast
