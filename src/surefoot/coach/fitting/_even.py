"""Even runs in less time: fewer metres, fewer strides; and the easy running that takes the place of hard work."""

from __future__ import annotations

import msgspec

from surefoot.coach.first_steps import GRAIN
from surefoot.coach.fitting._frame import Frame
from surefoot.coach.prescription import Built, steady, templates
from surefoot.coach.rules.fitting.easy_instead import easy_instead
from surefoot.coach.rules.fitting.least_fitting import least_fitting
from surefoot.coach.rules.fitting.pick_ups import pick_ups
from surefoot.coach.rules.fitting.still_long import still_long
from surefoot.coach.rules.prescription.shorter_amount import shorter_amount
from surefoot.coach.volume import grain
from surefoot.diary.plan import Session
from surefoot.rulebook import Reason


def less_even(frame: Frame) -> Session | None:
    """An easy, long or recovery run over the metres that fit; None below the least run."""
    session, metres = frame.session, _metres(frame)
    if metres < _least(frame):
        return None
    if session.kind == "long" and not still_long(frame.setting.book, metres, float(session.distance_m or 0)):
        return easy(frame)
    reason = (still_long if session.kind == "long" else shorter_amount).because(distance=metres)
    return frame.written(steady(frame.setting.context, session.kind, metres, _template(frame)), reason)


def less_strides(frame: Frame) -> Session | None:
    """An easy run with the strides that fit at its end, else without."""
    planned = next((step.times or 1 for step in frame.session.steps if step.kind == "repeat"), 1)
    built = _quick(frame, shorter_amount(frame.setting.book, planned, "quality"), _template(frame))
    return frame.written(built, shorter_amount.because(distance=built.distance_m)) if built else easy(frame)


def with_pick_ups(frame: Frame) -> Session | None:
    """Easy running with a few pick-ups in the place of hard work; the running before them is its warm-up."""
    built = _quick(frame, pick_ups(frame.setting.book), "strides/flat")
    if built is None:
        return easy(frame)
    found = frame.written(built, _pick_ups(built))
    return _warmed(found)


def easy(frame: Frame) -> Session | None:
    """Easy running for the time there is; None where not even the least run fits."""
    metres = _metres(frame)
    if metres < _least(frame):
        return None
    built = steady(frame.setting.context, "easy", metres)
    found = frame.written(built, easy_instead.because(distance=metres))
    return _warmed(found) if frame.session.hard else found


def _quick(frame: Frame, wanted: int, template: str | None) -> Built | None:
    """The longest easy run with as many strides as are wanted, or else fewer, at its end."""
    for times in range(wanted, 0, -1):
        for metres in range(_metres(frame), _least(frame) - 1, -GRAIN):
            built = steady(frame.setting.context, "strides", metres, template, times, frame.most)
            if built.kind == "strides" and _strides(built) == times and built.duration_s <= frame.most:
                return built
    return None


def _strides(built: Built) -> int:
    return next(step.times or 1 for step in built.steps if step.kind == "repeat")


def _pick_ups(built: Built) -> Reason:
    return pick_ups.because(times=_strides(built))


def _warmed(session: Session) -> Session:
    """The same, its first running told as the warm-up that it is."""
    first, *rest = session.steps
    if rest:
        return msgspec.structs.replace(session, steps=(msgspec.structs.replace(first, kind="warmup"), *rest))
    return session


def _metres(frame: Frame) -> int:
    """Metres of easy running that fit, no more than were planned."""
    return min(grain(frame.most * 1000 / frame.setting.paces.easy), int(frame.session.distance_m or 0))


def _least(frame: Frame) -> int:
    """Metres of the shortest run that is worth its name."""
    return int(grain(least_fitting(frame.setting.book, frame.setting.paces.easy)))


def _template(frame: Frame) -> str | None:
    """The template that a run was written from, as far as its title tells."""
    session = frame.session
    times = next((str(step.times) for step in session.steps if step.kind == "repeat"), "")
    for name, one in templates(frame.setting.book).items():
        if one.kind == session.kind and one.title.replace("{times}", times) == session.title:
            return name
    return None
