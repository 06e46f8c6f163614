"""Easy, long and recovery runs."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.coach.prescription import Context, steady
from surefoot.rulebook import explain
from tests.coach.prescription.runners import STEADY, context, contexts, leaves, total, versions


def test_an_easy_run(ctx: Context) -> None:
    run = steady(ctx, "easy", 8000)
    (step,) = run.steps
    assert (run.title, run.distance_m, run.hard, run.work_s) == ("Easy run", 8000, False, 0)
    assert run.duration_s == math.ceil(8 * ctx.paces.easy)
    assert (step.kind, step.gait, step.distance_m) == ("work", "run", 8000)
    assert step.target is not None
    assert (step.target.pace, step.target.hr, step.target.effort) == (None, (130, 150), 3)


@pytest.mark.parametrize(
    ("kind", "distance", "shorter"),
    [
        ("easy", 8000, 4000),
        ("easy", 5100, 2500),
        ("easy", 2500, 1600),
        ("easy", 1700, 1600),
        ("easy", 1600, None),
        ("recovery", 5000, 2500),
        ("long", 16_000, 9600),
        ("long", 2000, 1600),
    ],
)
def test_the_shorter_version_goes_down_to_a_mile(ctx: Context, kind: str, distance: int, shorter: int | None) -> None:
    found = steady(ctx, kind, distance).shorter
    assert (found.distance_m if found else None) == shorter


def test_shorter_and_treadmill_have_no_versions_of_their_own(ctx: Context) -> None:
    run = steady(ctx, "long", 16_000)
    assert run.shorter is not None
    assert run.treadmill is not None
    assert [(v.shorter, v.treadmill) for v in (run.shorter, run.treadmill)] == [(None, None)] * 2


def test_the_treadmill_asks_for_the_same_minutes_by_effort(ctx: Context) -> None:
    run = steady(ctx, "easy", 8000)
    assert run.treadmill is not None
    (step,) = run.treadmill.steps
    assert (step.duration_s, step.distance_m) == (run.duration_s, None)
    assert (run.treadmill.distance_m, run.treadmill.duration_s) == (run.distance_m, run.duration_s)
    assert step.note is not None
    assert step.note.startswith("Slope 1 %.")


def test_a_finish_is_steady_and_not_hard(ctx: Context) -> None:
    run = steady(ctx, "long", 16_000, "long/finish")
    easy, last = run.steps
    assert not run.hard
    assert (easy.distance_m, last.distance_m) == (12_800, 3200)
    assert last.target is not None
    assert easy.target is not None
    assert (last.target.hr, last.target.effort) == ((142, 150), 4)
    assert easy.target.hr is not None
    assert last.target.hr[1] <= easy.target.hr[1], "not above the aerobic threshold"
    assert run.shorter is not None
    assert [step.distance_m for step in run.shorter.steps] == [7700, 1900]


def test_a_very_short_run_has_no_finish(ctx: Context) -> None:
    assert len(steady(ctx, "long", 200, "long/finish").steps) == 1


def test_trails_are_run_by_minutes_and_effort() -> None:
    (step,) = steady(context(surface="trail"), "easy", 8000).steps
    assert step.note is not None
    assert "effort" in step.note
    (road,) = steady(context(surface="road"), "easy", 8000).steps
    assert road.note is None


def test_heart_rates_need_a_highest_one() -> None:
    (step,) = steady(context(max_hr=None), "easy", 8000).steps
    assert step.target is not None
    assert (step.target.hr, step.target.effort) == (None, 3)


def test_heart_rates_name_their_rule(ctx: Context) -> None:
    by_reserve = [reason.rule.id for reason in steady(ctx, "easy", 8000).reasons]
    by_highest = [reason.rule.id for reason in steady(context(resting_hr=None), "easy", 8000).reasons]
    without = [reason.rule.id for reason in steady(context(max_hr=None), "easy", 8000).reasons]
    assert by_reserve == ["BUILD-7", "BUILD-7a", "WORKOUT-1", "HEART-3"]
    assert by_highest == ["BUILD-7", "BUILD-7a", "WORKOUT-1", "HEART-2"]
    assert without == ["BUILD-7", "BUILD-7a", "WORKOUT-1"]


def test_the_shorter_version_says_that_it_counts(ctx: Context) -> None:
    shorter = steady(ctx, "easy", 8000).shorter
    assert shorter is not None
    text = explain(shorter.reasons[0], ctx.book, "mi").text
    assert text == "Short of time or energy? These 2.5 mi keep the purpose, and they count."


@given(contexts(), st.sampled_from(STEADY), st.integers(100, 60_000))
def test_any_run_adds_up(ctx: Context, what: tuple[str, str], distance: int) -> None:
    run = steady(ctx, what[0], distance, what[1])
    assert run.distance_m == distance // 100 * 100
    for version in versions(run):
        metres, seconds = total(ctx, version, ctx.paces.easy)
        assert metres == pytest.approx(version.distance_m, abs=6)
        assert seconds - 1e-6 <= version.duration_s <= seconds + 1.000001 or version is run.treadmill
        assert all(step.target and step.target.pace is None for step, _ in leaves(version.steps))
    if run.shorter is not None:
        assert 1600 <= run.shorter.distance_m < run.distance_m
        assert run.shorter.duration_s < run.duration_s
    assert (run.shorter is None) == (run.distance_m <= 1600)


@given(contexts(), st.integers(100, 60_000), st.integers(0, 5000))
def test_a_longer_run_is_never_quicker(ctx: Context, distance: int, more: int) -> None:
    assert steady(ctx, "easy", distance).duration_s <= steady(ctx, "easy", distance + more).duration_s
