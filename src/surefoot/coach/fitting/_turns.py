"""Outings of a way back, and of first steps, in less time: never harder, so fewer turns, and then a walk."""

from __future__ import annotations

from collections.abc import Iterator

from surefoot.coach.first_steps import GRAIN
from surefoot.coach.fitting._frame import Frame
from surefoot.coach.fitting._notches import notches
from surefoot.coach.prescription import Built, attempt, in_one_go, walk_run
from surefoot.coach.protocols import Segment, Stage
from surefoot.coach.rules.comeback.start import first_outing
from surefoot.coach.rules.fitting.fewer_turns import fewer_turns
from surefoot.coach.rules.fitting.least_beside import least_beside
from surefoot.diary.plan import Session, Step

_MINUTE = 60


def less_turns(frame: Frame) -> Session | None:
    """Less of an outing that is told in turns or minutes, its number in the ladder kept; None where nothing fits."""
    versions = _attempts(frame) if frame.session.attempt is not None else _first_steps(frame)
    for built in versions:
        if built.duration_s <= frame.most and built.distance_m <= (frame.session.distance_m or 0):
            return frame.written(built, fewer_turns.because(time=built.duration_s))
    return None


def _attempts(frame: Frame) -> Iterator[Built]:
    """In one go fewer minutes; on a ladder this stage with fewer turns, as the ladder itself goes below its first."""
    context, surfaces = frame.setting.context, frame.session.surface
    if not _walked(frame.session.steps):
        _, least = first_outing(frame.setting.book)
        seconds = frame.most // _MINUTE * _MINUTE
        if seconds >= least:
            yield attempt(context, in_one_go(seconds), None, surfaces)
        return
    for steps in notches(frame.session.steps):
        segments = tuple(_segments(steps))
        if any(part.gait == "run" for part in segments):
            yield attempt(context, _stage(steps, segments), None, surfaces)
    walk = frame.most // _MINUTE * _MINUTE
    if walk >= least_beside(frame.setting.book, "mobility"):
        yield attempt(context, Stage((Segment("walk", walk),)), None, surfaces)


def _stage(steps: tuple[Step, ...], segments: tuple[Segment, ...]) -> Stage:
    """Steps as a stage: one repeat of its parts, or its parts in a row."""
    if len(steps) == 1 and steps[0].kind == "repeat":
        return Stage(tuple(_segments(steps[0].steps)), steps[0].times or 1)
    return Stage(segments)


def _segments(steps: tuple[Step, ...]) -> Iterator[Segment]:
    for step in steps:
        if step.kind == "repeat":
            yield from tuple(_segments(step.steps)) * (step.times or 1)
        elif step.duration_s:
            yield Segment("walk" if step.gait == "walk" else "run", int(step.duration_s))


def _walked(steps: tuple[Step, ...]) -> bool:
    return any(step.gait == "walk" or _walked(step.steps) for step in steps)


def _first_steps(frame: Frame) -> Iterator[Built]:
    """The same turns over ever fewer metres, while one of them fits."""
    turns = next((step.steps for step in frame.session.steps if step.kind == "repeat"), ())
    if len(turns) != 2:
        return
    run, walk = (int(step.duration_s or 0) for step in turns)
    for metres in range(int(frame.session.distance_m or 0), 0, -GRAIN):
        built = walk_run(frame.setting.context, metres, run, walk)
        if any(step.kind == "repeat" for step in built.steps):
            yield built
