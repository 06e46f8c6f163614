"""Easy, long and recovery runs, even or in parts; and easy runs that end with strides."""

from __future__ import annotations

import math

import msgspec

from surefoot.coach.memory import remembered
from surefoot.coach.prescription._kit import REMEMBERED, Kit, kit_of
from surefoot.coach.prescription._parts import parts, turns
from surefoot.coach.prescription._schema import Parts, Steady, Turns
from surefoot.coach.prescription._strides import strides
from surefoot.coach.prescription._types import Built, Context
from surefoot.coach.rules.prescription.finish_distance import finish_distance
from surefoot.coach.rules.prescription.shorter_amount import shorter_amount
from surefoot.coach.rules.prescription.whole_distance import whole_distance
from surefoot.diary.plan import Step
from surefoot.rulebook import Reason
from surefoot.units import MILE, Metres, Seconds

USUAL = {"easy": "easy/easy", "recovery": "easy/recovery", "long": "long/long", "strides": "strides/flat"}


class _Whole(msgspec.Struct, frozen=True):
    """The steps of a run outdoors, its seconds as expected, and what else explains it."""

    steps: tuple[Step, ...]
    seconds: float
    reasons: tuple[Reason, ...]


def steady(
    ctx: Context,
    kind: str,
    distance: int,
    template: str | None = None,
    reps: int | None = None,
    max_duration_s: int | None = None,
) -> Built:
    """A run of so many metres (rounded down to whole steps), expected at the easy pace but for parts that are quicker.

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
    template: Steady | Parts | Turns = kit.template(name, Steady | Parts | Turns)
    whole = _outdoors(kit, metres, template)
    duration = math.ceil(round(whole.seconds, 6))
    return Built(
        kind=kind,
        title=template.title,
        distance_m=metres,
        duration_s=duration,
        steps=whole.steps,
        template=name,
        reasons=(*kit.advice(name), *whole.reasons),
        shorter=_shorter(kit, kind, metres, name, template),
        treadmill=_indoors(kit, kind, metres, name, duration),
    )


def _outdoors(kit: Kit, metres: int, template: Steady | Parts | Turns) -> _Whole:
    if isinstance(template, Parts):
        return _Whole(*parts(kit, metres, template))
    if isinstance(template, Turns):
        return _Whole(*turns(kit, metres, template))
    return _Whole(*_even(kit, metres, template))


def _even(kit: Kit, metres: int, template: Steady) -> tuple[tuple[Step, ...], float, tuple[Reason, ...]]:
    """One even run, perhaps with a steady finish; on request told by its time."""
    target, why = kit.aim(template.zone, template.effort_0_10)
    note, seconds = template.on_trail if kit.ctx.surface == "trail" else None, metres * kit.paces.easy / 1000
    finish = template.finish
    if template.by_time:
        time = Seconds(math.ceil(round(seconds, 6)))
        return (Step(kind="work", duration_s=time, gait="run", target=target, note=note),), seconds, why
    if finish is None:
        return (Step(kind="work", distance_m=Metres(metres), gait="run", target=target, note=note),), seconds, why
    last = finish_distance(kit.book, metres)
    quicker, why_quicker = kit.aim(finish.zone, finish.effort_0_10)
    first = Step(kind="work", distance_m=Metres(metres - last), gait="run", target=target, note=note)
    second = Step(kind="work", distance_m=Metres(last), gait="run", target=quicker, note=finish.note)
    reasons = (*why, *why_quicker, finish_distance.because(finish=last))
    return ((first, second) if last else (first,)), seconds, reasons


def _shorter(kit: Kit, kind: str, metres: int, name: str, template: Steady | Parts | Turns) -> Built | None:
    """The version of SHORT-5; None where the run is a mile already."""
    less = shorter_amount(kit.book, metres, kind)
    if metres <= MILE or less >= metres:
        return None
    whole = _outdoors(kit, less, template)
    return Built(
        kind=kind,
        title=template.title,
        distance_m=less,
        duration_s=math.ceil(round(whole.seconds, 6)),
        steps=whole.steps,
        template=name,
        reasons=(shorter_amount.because(distance=less),),
    )


def _indoors(kit: Kit, kind: str, metres: int, name: str, duration: int) -> Built:
    """The same minutes on a treadmill."""
    template: Steady | Parts | Turns = kit.template(name, Steady | Parts | Turns)
    first = template.parts[0] if isinstance(template, Parts) else template
    target, _ = kit.aim(first.zone, first.effort_0_10)
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
