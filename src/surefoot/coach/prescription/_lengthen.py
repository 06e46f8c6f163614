"""A hard session with more easy running around it, where a week has it left over."""

from __future__ import annotations

import math

import msgspec

from surefoot.coach.prescription._kit import Kit, kit_of
from surefoot.coach.prescription._types import Built, Context
from surefoot.coach.rules.prescription.whole_time import whole_time
from surefoot.diary.plan import Step
from surefoot.units import Metres, Seconds


def lengthened(ctx: Context, built: Built, distance: int) -> Built:
    """The same session over ``distance`` metres: half of what is more goes into the warm-up, the rest after.

    Its work and its shorter version stay as they are; so does all of it where it is as long already.
    Raises ValueError where the session has no warm-up and cool-down.
    """
    more = distance - built.distance_m
    if more <= 0:
        return built
    if (built.steps[0].kind, built.steps[-1].kind) != ("warmup", "cooldown"):
        raise ValueError(f"{built.title!r} has no warm-up and cool-down that could be longer")
    kit = kit_of(ctx)
    longer = _longer(kit, built, more)
    return (
        longer
        if built.treadmill is None
        else msgspec.structs.replace(longer, treadmill=_longer(kit, built.treadmill, more))
    )


def _longer(kit: Kit, built: Built, more: int) -> Built:
    easy = kit.paces.easy / 1000
    warm, *core, cool = built.steps
    before = whole_time(kit.book, more * easy / 2)
    after = round(more - before / easy)
    return msgspec.structs.replace(
        built,
        distance_m=built.distance_m + more,
        duration_s=math.ceil(round(built.duration_s + more * easy, 6)),
        steps=(_more(warm, before, 0), *core, _more(cool, 0, after)),
    )


def _more(step: Step, seconds: int, metres: int) -> Step:
    """A step with more of what it is measured in."""
    return msgspec.structs.replace(
        step,
        duration_s=None if step.duration_s is None else Seconds(step.duration_s + seconds),
        distance_m=None if step.distance_m is None else Metres(step.distance_m + metres),
    )
