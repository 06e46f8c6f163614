"""Runs in parts of different effort, and easy runs with planned walks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.coach.prescription import Context, steady
from surefoot.coach.prescription._schema import Parts
from tests.coach.prescription.runners import PARTS, TEMPLATES, WALK, context, contexts, leaves, versions


def test_a_progression_is_told_by_distance(ctx: Context) -> None:
    run = steady(ctx, "long", 20_000, "long/progression")
    assert [step.distance_m for step in run.steps] == [8000, 7000, 5000]
    assert [step.target.effort for step in run.steps if step.target] == [3, 3, 4]
    assert not run.hard


def test_time_on_feet_is_told_by_time() -> None:
    trail = context(surface="trail")
    run = steady(trail, "long", 20_000, "long/trail_climbs")
    minutes = [(step.duration_s or 0) / 60 for step in run.steps]
    assert sum(step.duration_s or 0 for step in run.steps) == run.duration_s
    assert minutes[1:] == [round(0.4 * run.duration_s / 60), round(0.3 * run.duration_s / 60)]
    (step,) = steady(trail, "long", 20_000, "long/time_on_feet").steps
    assert (step.distance_m, step.duration_s) == (None, run.duration_s)


def test_marathon_parts_are_run_at_the_pace_of_a_marathon(ctx: Context) -> None:
    run = steady(ctx, "long", 24_000, "long/marathon_parts")
    assert [step.distance_m for step in run.steps] == [12_000, 3000, 3600, 3000, 2400]
    quick = [step.target for step in run.steps if step.target and step.target.pace]
    assert len(quick) == 2
    saved = 6 * (ctx.paces.easy - ctx.paces.marathon)
    assert run.duration_s == pytest.approx(24 * ctx.paces.easy - saved, abs=1)


def test_a_very_short_run_leaves_out_what_would_be_nothing(ctx: Context) -> None:
    assert len(steady(ctx, "long", 300, "long/marathon_parts").steps) < 5
    assert sum(step.distance_m or 0 for step in steady(ctx, "long", 300, "long/half_finish").steps) == 300


def test_planned_walks_come_between(ctx: Context) -> None:
    run = steady(ctx, "easy", 9000, "easy/run_walk")
    repeat, rest = run.steps
    work, walk = repeat.steps
    assert (repeat.times, work.duration_s, walk.duration_s, walk.gait) == (5, 540, 60, "walk")
    assert rest.distance_m is not None
    assert [step.kind for step in steady(ctx, "easy", 800, "easy/run_walk").steps] == ["work"]


@given(contexts(), st.sampled_from(PARTS), st.integers(100, 60_000))
def test_any_run_adds_up(ctx: Context, what: tuple[str, str], distance: int) -> None:
    run = steady(ctx, what[0], distance, what[1])
    template = TEMPLATES[what[1]]
    assert run.distance_m == distance // 100 * 100
    for version in versions(run):
        metres, seconds = 0.0, 0.0
        fast = {part.note: part.zone for part in template.parts} if isinstance(template, Parts) else {}
        for step, times in leaves(version.steps):
            zone = fast.get(step.note or "", "easy")
            pace = WALK if step.gait == "walk" else ctx.paces.marathon if zone == "marathon" else ctx.paces.easy
            metres += times * (step.distance_m or (step.duration_s or 0) * 1000 / pace)
            seconds += times * (step.duration_s or (step.distance_m or 0) * pace / 1000)
        if version is not run.treadmill:
            assert metres == pytest.approx(version.distance_m, abs=6)
            assert seconds - 0.4 <= version.duration_s <= seconds + 1.4
        else:
            assert version.duration_s == run.duration_s == seconds
        assert not version.hard
    if run.shorter is not None:
        assert run.shorter.distance_m < run.distance_m
        assert run.shorter.duration_s < run.duration_s
    assert (run.shorter is None) == (run.distance_m <= 1600)
