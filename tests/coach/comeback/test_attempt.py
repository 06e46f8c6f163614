"""Outings of the way back as sessions: titles, steps, versions; everything in minutes."""

from __future__ import annotations

import pytest

from surefoot.coach.prescription import attempt, in_one_go
from surefoot.coach.protocols import Segment, Stage, protocols, stage
from tests.coach.builders import book
from tests.coach.prescription.runners import context

MIN = 60


def walked(*minutes: float, repeats: int = 1) -> Stage:
    """Walking and running in turn, so many minutes each."""
    gaits = ("walk", "run") * len(minutes)
    return Stage(tuple(Segment(gait, int(MIN * of)) for gait, of in zip(gaits, minutes, strict=False)), repeats)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("todo", "title", "kind"),
    [
        (walked(5, 1, repeats=5), "Walk 5 min, run 1 min, 5 times", "walk_run"),
        (walked(2, 1.5, repeats=6), "Walk 2 min, run 1:30 min, 6 times", "walk_run"),
        (walked(1, 0.5, repeats=8), "Walk 1 min, run 30 s, 8 times", "walk_run"),
        (walked(3, 5, 3, 8), "Walk and run, 19 min", "walk_run"),
        (Stage((Segment("walk", 18 * MIN),)), "Walk, 18 min", "walk_run"),
        (in_one_go(20 * MIN), "Easy run, 20 min", "easy"),
    ],
)
def test_titles_say_what_to_do_in_minutes(todo: Stage, title: str, kind: str) -> None:
    built = attempt(context(), todo, None, ("any",))
    assert (built.title, built.kind, built.duration_s) == (title, kind, todo.total_s)
    assert not built.hard


def test_steps_are_the_stretches_in_their_order_and_repeats_stand_once() -> None:
    (repeat,) = attempt(context(), walked(5, 1, repeats=5), None, ("any",)).steps
    assert (repeat.kind, repeat.times) == ("repeat", 5)
    assert [(step.gait, step.duration_s, step.kind) for step in repeat.steps] == [
        ("walk", 300, "recover"),
        ("run", 60, "work"),
    ]
    once = attempt(context(), walked(3, 5, 3, 8), None, ("any",)).steps
    assert [step.duration_s for step in once] == [180, 300, 180, 480]


def test_running_has_an_easy_target_and_never_a_pace() -> None:
    (run,) = attempt(context(), in_one_go(20 * MIN), None, ("any",)).steps
    assert run.target is not None
    assert run.target.pace is None
    assert run.target.effort == 3


def test_distance_follows_from_the_easy_pace_and_walking_counts() -> None:
    ctx = context(easy=360.0)
    run = attempt(ctx, in_one_go(30 * MIN), None, ("any",))
    assert run.distance_m == pytest.approx(30 * MIN * 1000 / ctx.paces.easy, abs=100)
    half = attempt(ctx, walked(15, 15), None, ("any",))
    assert run.distance_m / 2 < half.distance_m < run.distance_m
    assert attempt(ctx, Stage((Segment("run", 1),)), None, ("any",)).distance_m > 0


def test_every_outing_can_be_run_on_a_treadmill() -> None:
    built = attempt(context(), walked(5, 1, repeats=5), None, ("track",))
    assert built.treadmill is not None
    assert built.treadmill.title == "Walk 5 min, run 1 min, 5 times, treadmill"
    assert built.treadmill.duration_s == built.duration_s
    assert built.treadmill.steps[0].note
    assert (built.treadmill.attempt, built.surfaces) == (None, ("track",))


def test_a_shorter_version_has_less_running_or_there_is_none() -> None:
    todo = stage(protocols(book())["general"], 3)
    shorter = attempt(context(), todo, stage(protocols(book())["general"], 2), ("any",)).shorter
    assert shorter is not None
    assert shorter.title == "Walk 3 min, run 3 min, 5 times"
    assert attempt(context(), todo, todo, ("any",)).shorter is None
    assert attempt(context(), todo, None, ("any",)).shorter is None


def test_reasons_are_those_of_walking_and_running_in_turn_or_of_easy_running() -> None:
    turns, easy = (attempt(context(), todo, None, ("any",)) for todo in (walked(5, 1), in_one_go(MIN)))
    assert (turns.template, easy.template) == ("easy/walk_run", "easy/easy")
    assert turns.reasons
    assert easy.reasons
    assert turns.reasons != easy.reasons
