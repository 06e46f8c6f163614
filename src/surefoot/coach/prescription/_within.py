"""Warm-up and cool-down of a planned session around another core, within other limits."""

from __future__ import annotations

import msgspec

from surefoot.coach.prescription._ends import Core, Shape, whole
from surefoot.coach.prescription._kit import Kit, kit_of
from surefoot.coach.prescription._schema import End, Quality
from surefoot.coach.prescription._types import Context
from surefoot.diary.plan import Session, Step
from surefoot.units import Metres, Seconds


class Framed(msgspec.Struct, frozen=True):
    """A core with its ends: metres and seconds of the whole, and the two steps around the core."""

    metres: int
    seconds: int
    warm_up: Step
    cool_down: Step


def within(ctx: Context, session: Session, core: Core, most_s: float, most_m: float) -> Framed | None:
    """The ends of a session around a core: as planned, less where seconds or metres ask for it.

    None where not even the least ends of its kind fit, and for a session that has no warm-up and cool-down.
    """
    kit = kit_of(ctx)
    if len(session.steps) < 3 or (session.steps[0].kind, session.steps[-1].kind) != ("warmup", "cooldown"):
        return None
    warm, cool = session.steps[0], session.steps[-1]
    shape = whole(kit, core, _ends(kit, session.kind, warm, cool), most_s, most_m)
    return _framed(shape, warm, cool) if shape is not None else None


def _framed(shape: Shape, warm: Step, cool: Step) -> Framed:
    return Framed(
        shape.metres,
        shape.seconds,
        msgspec.structs.replace(warm, duration_s=Seconds(shape.warm_s), distance_m=None),
        msgspec.structs.replace(cool, distance_m=Metres(shape.cool_m), duration_s=None),
    )


def _ends(kit: Kit, kind: str, warm: Step, cool: Step) -> tuple[End, End]:
    """The ends as planned, with the least that a session of the kind may have."""
    alike = [one for one in kit.templates.values() if isinstance(one, Quality) and one.kind == kind]
    least_warm = min((one.warm_up.least_s for one in alike), default=0)
    least_cool = min((one.cool_down.least_s for one in alike), default=0)
    return _end(kit, warm, least_warm), _end(kit, cool, least_cool)


def _end(kit: Kit, step: Step, least: int) -> End:
    usual = step.duration_s or round((step.distance_m or 0) * kit.paces.easy / 1000)
    return End(usual_s=usual, least_s=min(least, usual), effort_0_10=0, note="")
