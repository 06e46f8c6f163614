"""Warm-up, core and cool-down put together, so that the whole is a round distance within its limits."""

from __future__ import annotations

import math

import msgspec

from surefoot.coach.prescription._kit import Kit
from surefoot.coach.prescription._schema import End
from surefoot.coach.rules.prescription.whole_distance import whole_distance
from surefoot.coach.rules.prescription.whole_time import whole_time
from surefoot.diary.plan import Step, Target
from surefoot.units import Metres, Seconds


class Core(msgspec.Struct, frozen=True):
    """The middle of a session, as expected: seconds and metres of it, and seconds of its quality."""

    seconds: float
    metres: float
    work: float


class Shape(msgspec.Struct, frozen=True):
    """A whole session in numbers: metres and seconds, and what its two ends take of them."""

    metres: int
    seconds: int
    warm_s: int
    cool_m: int


def whole(kit: Kit, core: Core, ends: tuple[End, End], most_s: float, most_m: float) -> Shape | None:
    """The usual ends around a core, less where the limits (seconds, metres) ask for it; None below the least ends."""
    warm, cool = ends
    speed = 1000 / kit.paces.easy
    room = min(most_m, core.metres + (most_s - core.seconds) * speed)
    usual = core.metres + (warm.usual_s + cool.usual_s) * speed
    metres = min(whole_distance(kit.book, room), up(kit, usual))
    rest = (metres - core.metres) / speed
    if rest < warm.least_s + cool.least_s:
        return None
    spare = rest - warm.least_s - cool.least_s
    more = warm.usual_s + cool.usual_s - warm.least_s - cool.least_s
    share = min(1.0, spare / more) if more else 1.0
    return _shape(kit, core, metres, rest, warm.least_s + (warm.usual_s - warm.least_s) * share)


def least(kit: Kit, core: Core, ends: tuple[End, End], least_m: int) -> Shape:
    """The least ends around a core, longer where the whole would be below ``least_m`` metres."""
    speed = 1000 / kit.paces.easy
    metres = max(least_m, up(kit, core.metres + (ends[0].least_s + ends[1].least_s) * speed))
    return _shape(kit, core, metres, (metres - core.metres) / speed, ends[0].least_s)


def _shape(kit: Kit, core: Core, metres: int, rest: float, warm: float) -> Shape:
    """The ends take ``rest`` seconds: ``warm`` in steps of time for the warm-up, what is left for the cool-down."""
    warm_s = whole_time(kit.book, warm)
    cool_m = round(metres - core.metres - warm_s * 1000 / kit.paces.easy)
    return Shape(metres, math.ceil(round(core.seconds + rest, 6)), warm_s, cool_m)


def up(kit: Kit, metres: float) -> int:
    """A distance in metres, rounded up to whole steps."""
    return -whole_distance(kit.book, -round(metres, 3))


def warm_step(shape: Shape, target: Target, note: str) -> Step:
    """The warm-up of a session."""
    return Step(kind="warmup", duration_s=Seconds(shape.warm_s), gait="run", target=target, note=note)


def cool_step(shape: Shape, target: Target, note: str) -> Step:
    """The cool-down of a session."""
    return Step(kind="cooldown", distance_m=Metres(shape.cool_m), gait="run", target=target, note=note)
