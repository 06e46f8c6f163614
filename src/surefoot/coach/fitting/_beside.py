"""Sessions beside running in less time: fewer sets of all, then the last exercises left out."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from surefoot.coach.fitting._frame import Frame
from surefoot.coach.prescription import companion
from surefoot.coach.rules.fitting.least_beside import least_beside
from surefoot.coach.rules.fitting.no_run import no_run
from surefoot.coach.rules.plyometrics.session_time import plyometric_time
from surefoot.coach.rules.strength.session_time import strength_time
from surefoot.diary.plan import Session, Step
from surefoot.units import Seconds

_MINUTE = 60
_WARMED = ("strength", "plyometrics")


def less_beside(frame: Frame) -> Session | None:
    """A companion with what fits of it; None where that is less than is worth beginning.

    Its own shorter version goes first: whoever wrote it knows what matters most.
    """
    shorter = frame.session.shorter
    if shorter is not None and shorter.duration_s <= frame.most:
        return _written(frame, shorter.steps, int(shorter.duration_s))
    if frame.most < least_beside(frame.setting.book, frame.session.kind):
        return None
    ever_less = (_with_brief_warm_up(frame, steps) for steps in _ever_less(frame.session.steps))
    steps = next((steps for steps in ever_less if _seconds(steps) <= frame.most), ())
    return _written(frame, steps, _seconds(steps)) if _worth(steps) else _part(frame)


def _with_brief_warm_up(frame: Frame, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The same with a warm-up that leaves time for the rest, as far as it may: it makes up the time of a session."""
    first, whole = steps[0], frame.session.steps[0].duration_s or 0
    if first.kind != "warmup" or frame.session.kind not in _WARMED:
        return steps
    book = frame.setting.book
    warm, *_ = strength_time(book) if frame.session.kind == "strength" else plyometric_time(book)
    least = min(whole, warm)
    left = frame.most - (_seconds(steps) - whole)
    return (msgspec.structs.replace(first, duration_s=Seconds(min(whole, max(least, left)))), *steps[1:])


def mobility_instead(frame: Frame) -> Session | None:
    """A few minutes of mobility where there is no time for a run; None where there is none for that either."""
    if frame.seconds < least_beside(frame.setting.book, "mobility"):
        return None
    time = frame.most // _MINUTE * _MINUTE
    built = companion(frame.setting.context, "mobility", time)
    return msgspec.structs.replace(frame.written(built, no_run.because(time=time)), attempt=None)


def _written(frame: Frame, steps: tuple[Step, ...], seconds: int) -> Session:
    return frame.less(steps, 0, seconds, least_beside.because(time=seconds))


def _worth(steps: tuple[Step, ...]) -> bool:
    """Whether more than a warm-up is left."""
    return any(step.kind != "warmup" for step in steps)


def _part(frame: Frame) -> Session | None:
    """Of a session that is one exercise, or one of open length, so many whole minutes."""
    if len(frame.session.steps) != 1 or frame.session.steps[0].kind == "repeat":
        return None
    seconds = Seconds(frame.most // _MINUTE * _MINUTE)
    return _written(frame, (msgspec.structs.replace(frame.session.steps[0], duration_s=seconds),), seconds)


def _ever_less(steps: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:
    """A set fewer of the last exercise that has most of them, and so on; then an exercise fewer at the end."""
    while steps:
        yield steps
        most = max(step.times or 1 for step in steps)
        if most == 1:
            steps = steps[:-1]
            continue
        last = max(place for place, step in enumerate(steps) if step.times == most)
        steps = (*steps[:last], _a_set_fewer(steps[last], most), *steps[last + 1 :])


def _a_set_fewer(step: Step, sets: int) -> Step:
    """The same with a set less, told so where its note counts them: "Squat, 3 × 8" becomes "Squat, 2 × 8"."""
    inner = tuple(
        msgspec.structs.replace(one, note=one.note.replace(f"{sets} ×", f"{sets - 1} ×")) if one.note else one
        for one in step.steps
    )
    return msgspec.structs.replace(step, times=sets - 1, steps=inner)


def _seconds(steps: tuple[Step, ...]) -> int:
    return sum((step.times or 1) * (_seconds(step.steps) if step.steps else step.duration_s or 0) for step in steps)
