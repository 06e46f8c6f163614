"""An outing of the way back: a stage of a ladder, or so many seconds in one go. Everything is told in minutes."""

from __future__ import annotations

import math

import msgspec

from surefoot.coach.memory import remembered
from surefoot.coach.prescription._kit import REMEMBERED, Kit, kit_of
from surefoot.coach.prescription._schema import Steady, WalkRun
from surefoot.coach.prescription._types import Built, Context
from surefoot.coach.protocols import Segment, Stage
from surefoot.coach.rules.prescription.whole_distance import whole_distance
from surefoot.diary.plan import Step
from surefoot.units import Seconds

_TURNS, _EASY = "easy/walk_run", "easy/easy"
MINUTE = 60


def in_one_go(seconds: float) -> Stage:
    """Running without a walk, as a stage."""
    return Stage((Segment("run", int(seconds)),))


def attempt(ctx: Context, stage: Stage, shorter: Stage | None, surfaces: tuple[str, ...]) -> Built:
    """An outing of the way back, walk_run where it has walking, else easy; ``shorter`` is what it may be instead."""
    return _attempt(kit_of(ctx), stage, shorter, surfaces)


@remembered(REMEMBERED)
def _attempt(kit: Kit, stage: Stage, shorter: Stage | None, surfaces: tuple[str, ...]) -> Built:
    built = _built(kit, stage, surfaces)
    name = built.template
    template: WalkRun | Steady = kit.template(name, WalkRun if name == _TURNS else Steady)
    indoors = msgspec.structs.replace(
        built,
        title=f"{built.title}, treadmill",
        steps=_noted(built.steps, kit.indoor_note(template.treadmill)),
        reasons=kit.indoors,
    )
    return msgspec.structs.replace(
        built,
        reasons=(*kit.advice(name), *kit.aim("easy", template.effort_0_10)[1]),
        shorter=None if shorter is None or shorter.run_s >= stage.run_s else _built(kit, shorter, surfaces),
        treadmill=indoors,
    )


def _built(kit: Kit, stage: Stage, surfaces: tuple[str, ...]) -> Built:
    metres = stage.run_s * 1000 / kit.paces.easy + stage.walk_s * 1000 / kit.walk
    return Built(
        kind="walk_run" if stage.walk_s else "easy",
        title=title_of(stage),
        distance_m=_nearest(kit, metres) if stage.walk_s else _within(kit, metres),
        duration_s=stage.total_s,
        steps=_steps(kit, stage),
        template=_TURNS if stage.walk_s else _EASY,
        reasons=(),
        surfaces=surfaces,
    )


def _within(kit: Kit, metres: float) -> int:
    """Whole steps, no more than so many metres: what limits ask for is kept to the metre."""
    return max(int(whole_distance.numbers(kit.book)["distance_step"]), int(whole_distance(kit.book, int(metres))))


def _nearest(kit: Kit, metres: float) -> int:
    """The whole step nearest to so many metres: rounded down, an outing run as planned would read as a slower one."""
    step = int(whole_distance.numbers(kit.book)["distance_step"])
    return max(step, round(metres / step) * step)


def title_of(stage: Stage) -> str:
    """What the outing is called: "Walk 5 min, run 1 min, 5 times"."""
    if not stage.walk_s:
        return f"Easy run, {_time(stage.run_s)}"
    if not stage.run_s:
        return f"Walk, {_time(stage.walk_s)}"
    if len(stage.of) > 2:
        return f"Walk and run, {_time(stage.total_s)}"
    parts = ", ".join(f"{part.gait} {_time(part.duration_s)}" for part in stage.of)
    return f"{parts[0].upper()}{parts[1:]}, {stage.repeats} times"


def _time(seconds: int) -> str:
    minutes, rest = divmod(seconds, MINUTE)
    if not rest:
        return f"{minutes} min"
    return f"{minutes}:{rest:02} min" if minutes else f"{rest} s"


def _steps(kit: Kit, stage: Stage) -> tuple[Step, ...]:
    parts = tuple(_step(kit, part) for part in stage.of)
    return parts if stage.repeats == 1 else (Step(kind="repeat", times=stage.repeats, steps=parts),)


def _step(kit: Kit, part: Segment) -> Step:
    template: WalkRun = kit.template(_TURNS, WalkRun)
    seconds = Seconds(math.ceil(part.duration_s))
    if part.gait == "walk":
        return Step(kind="recover", duration_s=seconds, gait="walk", target=kit.calm(template.walk_effort_0_10))
    target, _ = kit.aim("easy", template.effort_0_10)
    return Step(kind="work", duration_s=seconds, gait="run", target=target)


def _noted(steps: tuple[Step, ...], note: str) -> tuple[Step, ...]:
    """The same steps, with a note at the first."""
    return (msgspec.structs.replace(steps[0], note=note), *steps[1:])
