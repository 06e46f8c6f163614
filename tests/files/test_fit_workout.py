"""Workouts for a watch: what our writer says, fitdecode understands."""

from __future__ import annotations

import datetime as dt

import pytest

from surefoot.diary.plan import Step, Target
from surefoot.files import Skipped, read_bytes
from surefoot.files.fit import write_workout
from surefoot.rulebook import Book
from tests.files.fitdecoded import named

SESSION = (
    Step(kind="warmup", duration_s=900, target=Target(hr=(120, 145))),
    Step(
        kind="repeat",
        times=2,
        steps=(
            Step(
                kind="repeat",
                times=6,
                steps=(
                    Step(kind="work", distance_m=800, target=Target(pace=(230, 240), hr=(160, 175))),
                    Step(kind="recover", duration_s=90, gait="walk"),
                ),
            ),
            Step(kind="recover", duration_s=180, gait="run", target=Target(effort=2), note="Ganz locker."),
        ),
    ),
    Step(kind="cooldown", target=Target(effort=3)),
)


def test_a_workout_says_what_to_do() -> None:
    data = write_workout(SESSION, "6 × 800 m, zweimal", created=dt.datetime(2026, 5, 3, tzinfo=dt.UTC), serial=7)
    (file_id,) = named(data, "file_id")
    assert (file_id["type"], file_id["serial_number"]) == ("workout", 7)
    assert named(data, "workout") == [{"sport": "running", "num_valid_steps": 7, "wkt_name": "6 × 800 m, zweimal"}]
    steps = named(data, "workout_step")
    assert [step["message_index"] for step in steps] == list(range(7))
    assert [step["duration_type"] for step in steps] == [
        "time", "distance", "time", "repeat_until_steps_cmplt", "time", "repeat_until_steps_cmplt", "open",
    ]  # fmt: skip
    assert [step.get("duration_time", step.get("duration_distance")) for step in steps] == [
        900, 800, 90, None, 180, None, None,
    ]  # fmt: skip
    assert [(step.get("duration_step"), step.get("repeat_steps")) for step in (steps[3], steps[5])] == [(1, 6), (1, 2)]
    assert [step.get("intensity") for step in steps] == ["warmup", "active", "rest", None, "rest", None, "cooldown"]
    assert [step.get("wkt_step_name") for step in steps] == [
        "Warm up", "Run", "Walk", None, "Recover", None, "Cool down",
    ]  # fmt: skip
    assert [step.get("notes") for step in steps if "notes" in step] == [
        "Effort 2 of 10. Ganz locker.",
        "Effort 3 of 10.",
    ]


def test_targets_of_a_workout() -> None:
    warm_up, work, walk, *_ = named(write_workout(SESSION, "x"), "workout_step")
    assert (warm_up["target_type"], warm_up["target_hr_zone"]) == ("heart_rate", 0)
    assert (warm_up["custom_target_heart_rate_low"], warm_up["custom_target_heart_rate_high"]) == (220, 245)
    assert (work["target_type"], work["custom_target_speed_low"], work["custom_target_speed_high"]) == (
        "speed", 4.167, 4.348,
    )  # fmt: skip
    assert work["secondary_target_type"] == "heart_rate"
    assert work["secondary_custom_target_heart_rate_low"] == 260
    assert walk["target_type"] == "open"


def test_repeats_of_nothing_or_once_are_no_repeats() -> None:
    steps = (
        Step(kind="repeat", times=4),
        Step(kind="repeat", times=1, steps=(Step(kind="work", duration_s=60, exercise="calf_raise", reps=12),)),
    )
    (step,) = named(write_workout(steps, "x"), "workout_step")
    assert (step["duration_time"], step["wkt_step_name"], step["notes"]) == (60, "calf raise", "12 times.")
    with pytest.raises(ValueError, match="at least one step"):
        write_workout(steps[:1], "x")


def test_our_reader_knows_a_workout_for_what_it_is(book: Book) -> None:
    (found,) = read_bytes("w.fit", write_workout(SESSION, "x"), book)
    assert isinstance(found, Skipped)
    assert "a workout" in found.reason
