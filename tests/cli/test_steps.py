"""The steps of a session in words: round numbers, each said once."""

from __future__ import annotations

import pytest

from surefoot.cli.show.steps import facts, step_lines
from surefoot.diary.plan import Session, Step, Target
from surefoot.units import Metres, Seconds

EASY = Target(effort=3)


def session(title: str, metres: int, seconds: int) -> Session:
    return Session(
        id="2027-W01-easy-1",
        kind="easy",
        title=title,
        distance_m=Metres(metres),
        duration_s=Seconds(seconds),
        steps=(),
        shorter=None,
        because=(),
        hard=False,
        running=True,
    )


@pytest.mark.parametrize(
    ("step", "what"),
    [
        (Step(kind="warmup", duration_s=Seconds(266)), "warm-up 4 min 30 s"),
        (Step(kind="cooldown", distance_m=Metres(273), gait="walk"), "cool-down 270 m"),
        (Step(kind="cooldown", distance_m=Metres(4), gait="walk"), "cool-down"),
        (Step(kind="work", distance_m=Metres(1300), gait="run", target=EASY), "1.3 km easy"),
        (Step(kind="work", distance_m=Metres(1200), gait="run", target=Target(effort=8)), "1200 m"),
    ],
)
def test_what_to_do_is_told_in_round_numbers(step: Step, what: str) -> None:
    assert step_lines((step,), "km")[0].what == what


def test_how_much_of_an_exercise_is_told_once() -> None:
    dosed = Step(kind="work", duration_s=Seconds(194), note="Child's pose, 3 min: seat heavy.", exercise="childs_pose")
    bare = Step(kind="work", duration_s=Seconds(60), note="Easy walk: loose arms.", exercise="easy_walk")
    assert [line.target for line in step_lines((dosed, bare), "km")] == ["", "60 s"]


def test_the_time_of_a_session_is_round_and_is_told_once() -> None:
    assert facts(session("Easy run", 1_300, 479), "km") == "1.3 km · 8 min"
    assert facts(session("Easy run, 32 min", 5_200, 1_920), "km") == "5.2 km"
