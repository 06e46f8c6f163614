"""Steps made less, a notch at a time: a repeat fewer, a minute less, and at the end the last part left out.

Work in several parts without a rest keeps all of them as long as it can: each gives a minute in turn.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from surefoot.diary.plan import Step
from surefoot.units import Metres, Seconds

_MINUTE = 60
_GRAIN = 100  # metres


def notches(steps: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:
    """The steps themselves, then less and less of them, to the last that still has something in it."""
    while steps:
        yield steps
        steps = _less(steps)


def _less(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """One notch less at the end; what lies before a part that is left out goes with it where it is a recovery."""
    if len(steps) > 1 and {(step.kind, step.gait) for step in steps} == {("work", steps[0].gait)}:
        longest = max(range(len(steps)), key=lambda place: (_amount(steps[place]), place))
        less = _smaller(steps[longest])
        if less is not None:
            return (*steps[:longest], less, *steps[longest + 1 :])
    *first, last = steps
    smaller = _smaller(last)
    if smaller is not None:
        return (*first, smaller)
    while first and first[-1].kind == "recover":
        first.pop()
    return tuple(first)


def _amount(step: Step) -> int:
    return step.duration_s or step.distance_m or 0


def _smaller(step: Step) -> Step | None:
    """A step with one notch less; None where nothing would be left of it."""
    if step.kind == "repeat":
        times = (step.times or 1) - 1
        if times > 1:
            return msgspec.structs.replace(step, times=times)
        return step.steps[0] if times == 1 and step.steps else None
    if step.duration_s is not None and step.duration_s > _MINUTE:
        return msgspec.structs.replace(step, duration_s=Seconds((step.duration_s - 1) // _MINUTE * _MINUTE))
    if step.distance_m is not None and step.distance_m > _GRAIN and step.kind != "repeat":
        return msgspec.structs.replace(step, distance_m=Metres((step.distance_m - 1) // _GRAIN * _GRAIN))
    return None
