"""Runs in parts of different effort, and easy runs with planned walks."""

from __future__ import annotations

import math
from collections.abc import Iterator

from surefoot.coach.prescription._kit import Kit
from surefoot.coach.prescription._schema import Part, Parts, Turns
from surefoot.coach.rules.prescription.parts_of import parts_of
from surefoot.coach.rules.prescription.planned_walks import planned_walks
from surefoot.diary.plan import Step
from surefoot.rulebook import Reason
from surefoot.units import Metres, Seconds

Found = tuple[tuple[Step, ...], float, tuple[Reason, ...]]


def parts(kit: Kit, metres: int, template: Parts) -> Found:
    """The steps of a run of so many metres in its parts, its expected seconds, and why they are what they are.

    A part of less than one step of distance is left out. Work that is told by its time is rounded up to minutes,
    the first part taking up the rest.
    """
    lengths = parts_of(kit.book, metres, [part.share for part in template.parts])
    chosen = [(part, length) for part, length in zip(template.parts, lengths, strict=True) if length]
    seconds = sum(length * kit.pace(part.zone) / 1000 for part, length in chosen)
    steps = tuple(_timed(kit, chosen, seconds) if template.by_time else _measured(kit, chosen))
    why = {id(reason): reason for part, _ in chosen for reason in kit.aim(part.zone, part.effort_0_10)[1]}
    return steps, seconds, (*why.values(), parts_of.because())


def _measured(kit: Kit, chosen: list[tuple[Part, int]]) -> Iterator[Step]:
    for part, length in chosen:
        target, _ = kit.aim(part.zone, part.effort_0_10)
        yield Step(kind="work", distance_m=Metres(length), gait="run", target=target, note=part.note)


def _timed(kit: Kit, chosen: list[tuple[Part, int]], seconds: float) -> Iterator[Step]:
    """By time: the later parts in whole minutes, the first with what is left."""
    minutes = [round(length * kit.pace(part.zone) / 60_000) * 60 for part, length in chosen]
    minutes[0] = math.ceil(round(seconds, 6)) - sum(minutes[1:])
    for (part, _), time in zip(chosen, minutes, strict=True):
        target, _ = kit.aim(part.zone, part.effort_0_10)
        if time > 0:
            yield Step(kind="work", duration_s=Seconds(time), gait="run", target=target, note=part.note)


def turns(kit: Kit, metres: int, template: Turns) -> Found:
    """Running and short walks in turn over so many metres; what no turn fills is run at the end."""
    target, why = kit.aim(template.zone, template.effort_0_10)
    run_m, walk_m = template.run_s * 1000 / kit.paces.easy, template.walk_s * 1000 / kit.walk
    times = int(metres / (run_m + walk_m))
    rest = metres - round(times * (run_m + walk_m))
    run = Step(kind="work", duration_s=Seconds(template.run_s), gait="run", target=target)
    walking = kit.calm(template.walk_effort_0_10)
    walk = Step(
        kind="recover", duration_s=Seconds(template.walk_s), gait="walk", target=walking, note=template.walk_note
    )
    steps = [Step(kind="repeat", times=times, steps=(run, walk))] if times else []
    if rest:
        steps.append(Step(kind="work", distance_m=Metres(rest), gait="run", target=target))
    seconds = times * (template.run_s + template.walk_s) + rest * kit.paces.easy / 1000
    return tuple(steps), seconds, (*why, planned_walks.because(run=template.run_s, walk=template.walk_s))
