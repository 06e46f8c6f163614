"""Drills and mobility as sessions: exercises with doses and a cue, to the second."""

from __future__ import annotations

import pytest

from surefoot.coach.exercises import library
from surefoot.coach.prescription import companion
from surefoot.coach.prescription._routine import ROUTINES, dose_text
from surefoot.coach.routines import Dose
from tests.coach.prescription.runners import context


@pytest.mark.parametrize("kind", sorted(ROUTINES))
@pytest.mark.parametrize("seconds", [None, 300, 480, 900, 1200])
def test_the_steps_add_up_to_the_session(kind: str, seconds: int | None) -> None:
    ctx = context()
    built = companion(ctx, kind, seconds)
    assert sum(step.duration_s or 0 for step in built.steps) == built.duration_s == (seconds or 900)
    assert all(step.exercise in library(ctx.book) for step in built.steps)


def test_a_step_names_exercise_dose_and_one_cue() -> None:
    built = companion(context(), "drills")
    notes = {step.exercise: step.note for step in built.steps}
    assert notes["march"] == "March, 2 × 25 s: tall."
    assert notes["a_skip"] == "A-skip, 2 × 20: knee and toe up."
    assert notes["easy_walk"] == "Easy walk, 3 min 22 s: loose arms."


def test_a_routine_can_be_named() -> None:
    assert "b_skip" not in {step.exercise for step in companion(context(), "drills").steps}
    assert "b_skip" in {step.exercise for step in companion(context(), "drills", 900, "drills/full_line").steps}


def test_less_time_keeps_the_first_exercises() -> None:
    told = [step.exercise for step in companion(context(), "drills", 600).steps]
    assert told[:4] == ["easy_walk", "easy_jog", "march", "high_knees"]
    assert len(told) < 9


def test_no_time_has_no_steps() -> None:
    assert companion(context(), "drills", 0).steps == ()


def test_an_unknown_routine_is_refused() -> None:
    with pytest.raises(ValueError, match="drills/third_line"):
        companion(context(), "drills", 900, "drills/third_line")


@pytest.mark.parametrize(
    ("dose", "text"),
    [
        (Dose(sets=2, reps=20, rep_s=1, each_side=False, rest_s=30), "2 × 20"),
        (Dose(sets=1, reps=8, rep_s=2, each_side=True, rest_s=5), "8 each side"),
        (Dose(sets=1, work_s=40, each_side=True, rest_s=5), "40 s each side"),
        (Dose(sets=1, work_s=300, each_side=False, rest_s=0), "5 min"),
    ],
)
def test_a_dose_in_words(dose: Dose, text: str) -> None:
    assert dose_text(dose) == text
