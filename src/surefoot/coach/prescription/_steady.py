"""Easy, long and recovery runs; and easy runs that end with strides."""

from __future__ import annotations

import math

from surefoot.coach.memory import remembered
from surefoot.coach.prescription._kit import REMEMBERED, Kit, kit_of
from surefoot.coach.prescription._schema import Steady
from surefoot.coach.prescription._strides import strides
from surefoot.coach.prescription._types import Built, Context
from surefoot.coach.rules.prescription.finish_distance import finish_distance
from surefoot.coach.rules.prescription.shorter_amount import shorter_amount
from surefoot.coach.rules.prescription.whole_distance import whole_distance
from surefoot.diary.plan import Step
from surefoot.rulebook import Reason
from surefoot.units import MILE, Metres, Seconds

USUAL = {"easy": "easy/easy", "recovery": "easy/recovery", "long": "long/long", "strides": "strides/flat"}


def steady(
    ctx: Context,
    kind: str,
    distance: int,
    template: str | None = None,
    reps: int | None = None,
    max_duration_s: int | None = None,
) -> Built:
    """A run of so many metres (rounded down to whole steps), expected at the easy pace.

    ``kind`` is easy, recovery, long or strides; ``template`` by default the usual one of the kind.
    For strides ``reps`` is how many are wanted; fewer are taken where distance or ``max_duration_s``
    hold fewer, and where not even the least fit it is an easy run. Raises ValueError for an unknown template.
    """
    kit = kit_of(ctx)
    metres = max(whole_distance(ctx.book, distance), whole_distance.numbers(ctx.book)["distance_step"])
    if kind == "strides":
        name = template or USUAL[kind]
        built = strides(kit, name, metres, reps, max_duration_s)
        return built or _steady(kit, "easy", metres, USUAL["easy"])
    return _steady(kit, kind, metres, template or USUAL[kind])


@remembered(REMEMBERED)
def _steady(kit: Kit, kind: str, metres: int, name: str) -> Built:
    template: Steady = kit.template(name, Steady)
    duration = math.ceil(round(metres * kit.paces.easy / 1000, 6))
    steps, reasons = _outdoors(kit, metres, template)
    return Built(
        kind=kind,
        title=template.title,
        distance_m=metres,
        duration_s=duration,
        steps=steps,
        template=name,
        reasons=(*kit.advice(name), *reasons),
        shorter=_shorter(kit, kind, metres, name, template),
        treadmill=_indoors(kit, kind, metres, name, duration),
    )


def _outdoors(kit: Kit, metres: int, template: Steady) -> tuple[tuple[Step, ...], tuple[Reason, ...]]:
    target, why = kit.aim(template.zone, template.effort_0_10)
    note = template.on_trail if kit.ctx.surface == "trail" else None
    finish = template.finish
    if finish is None:
        return (Step(kind="work", distance_m=Metres(metres), gait="run", target=target, note=note),), why
    last = finish_distance(kit.book, metres)
    quicker, why_quicker = kit.aim(finish.zone, finish.effort_0_10)
    first = Step(kind="work", distance_m=Metres(metres - last), gait="run", target=target, note=note)
    second = Step(kind="work", distance_m=Metres(last), gait="run", target=quicker, note=finish.note)
    return (first, second) if last else (first,), (*why, *why_quicker, finish_distance.because(finish=last))


def _shorter(kit: Kit, kind: str, metres: int, name: str, template: Steady) -> Built | None:
    """The version of SHORT-5; None where the run is a mile already."""
    less = shorter_amount(kit.book, metres, kind)
    if metres <= MILE or less >= metres:
        return None
    steps, _ = _outdoors(kit, less, template)
    return Built(
        kind=kind,
        title=template.title,
        distance_m=less,
        duration_s=math.ceil(round(less * kit.paces.easy / 1000, 6)),
        steps=steps,
        template=name,
        reasons=(shorter_amount.because(distance=less),),
    )


def _indoors(kit: Kit, kind: str, metres: int, name: str, duration: int) -> Built:
    """The same minutes on a treadmill."""
    template: Steady = kit.template(name, Steady)
    target, _ = kit.aim(template.zone, template.effort_0_10)
    note = kit.indoor_note(template.treadmill)
    return Built(
        kind=kind,
        title=f"{template.title}, treadmill",
        distance_m=metres,
        duration_s=duration,
        steps=(Step(kind="work", duration_s=Seconds(duration), gait="run", target=target, note=note),),
        template=name,
        reasons=kit.indoors,
    )
