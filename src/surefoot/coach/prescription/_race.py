"""Races and time trials: their distance alone, so that what is printed is what is raced."""

from __future__ import annotations

import math

from surefoot.coach.prescription._kit import Kit, kit_of
from surefoot.coach.prescription._patterns import bare
from surefoot.coach.prescription._schema import Pacing, Race
from surefoot.coach.prescription._types import Built, Context
from surefoot.coach.rules.prescription.race_target import race_target
from surefoot.coach.rules.prescription.shorter_amount import shorter_amount
from surefoot.diary.plan import Step, Target
from surefoot.diary.scenario import Goal
from surefoot.units import MILE, Metres

RACE, TIME_TRIAL = "race/race", "race/time_trial"
#: Trials by what they are made for; another distance takes the nearest.
_TRIALS = {MILE: TIME_TRIAL, 3 * 1000: "race/trial_three", 5000: "race/trial_five"}


def race(ctx: Context, goal: Goal, expected_s: float) -> Built:
    """Race day of a goal, expected to take so many seconds. The warm-up stands in the note, not in the distance.

    The pace is a target where paces are known and the course is flat and not too long; else effort alone.
    Raises ValueError for a goal without distance.
    """
    if goal.distance is None:
        raise ValueError(f"a goal of kind {goal.kind!r} has no distance to race; give it one")
    kit = kit_of(ctx)
    flat = goal.surface in {"road", "track"} and not goal.climb
    return _built(kit, RACE, goal.distance, expected_s, paced=flat)


def time_trial(ctx: Context, distance: int, expected_s: float) -> Built:
    """A measured effort over so many metres, expected to take so many seconds; warm-up as in :func:`race`."""
    name = _TRIALS[min(_TRIALS, key=lambda metres: abs(metres - distance))]
    return _built(kit_of(ctx), name, distance, expected_s, paced=True)


def _built(kit: Kit, name: str, metres: int, seconds: float, *, paced: bool) -> Built:
    template: Race = kit.template(name, Race)
    target, pacing = _target(kit, template, metres, seconds, paced=paced)
    duration = math.ceil(round(seconds, 6))
    return Built(
        kind=template.kind,
        title=template.title,
        distance_m=metres,
        duration_s=duration,
        steps=(_step(metres, target, f"{template.warm_up_note} {pacing.note}"),),
        template=name,
        reasons=(*kit.advice(name), race_target.because(effort=target.effort, time=duration)),
        hard=True,
        work_s=duration,
        shorter=_shorter(kit, name, metres, seconds, paced=paced),
        treadmill=_indoors(kit, name, metres, duration, target),
    )


def _target(kit: Kit, template: Race, metres: int, seconds: float, *, paced: bool) -> tuple[Target, Pacing]:
    pacing = next((p for p in template.pacing if metres <= p.up_to_m), template.pacing[-1])
    known = paced and kit.paces.known and metres <= template.pace_up_to_m
    heart = None if pacing.zone is None else kit.heart(pacing.zone)
    pace = seconds * 1000 / metres if known else None
    return race_target(kit.book, pacing.effort_0_10, pace, heart), pacing


def _step(metres: int, target: Target, note: str) -> Step:
    return Step(kind="work", distance_m=Metres(metres), gait="run", target=target, note=note)


def _shorter(kit: Kit, name: str, metres: int, seconds: float, *, paced: bool) -> Built | None:
    """A trial over the template's shorter distance at the same pace; a race has none."""
    template: Race = kit.template(name, Race)
    less = template.shorter_m
    if less is None or less >= metres:
        return None
    duration = math.ceil(round(seconds * less / metres, 6))
    target, pacing = _target(kit, template, less, duration, paced=paced)
    return Built(
        kind=template.kind,
        title=template.title,
        distance_m=less,
        duration_s=duration,
        steps=(_step(less, target, f"{template.warm_up_note} {pacing.note}"),),
        template=name,
        reasons=(shorter_amount.because(distance=less),),
        hard=True,
        work_s=duration,
    )


def _indoors(kit: Kit, name: str, metres: int, duration: int, target: Target) -> Built | None:
    """A trial on a treadmill; a race has none."""
    template: Race = kit.template(name, Race)
    if template.treadmill is None:
        return None
    return Built(
        kind=template.kind,
        title=f"{template.title}, treadmill",
        distance_m=metres,
        duration_s=duration,
        steps=(_step(metres, bare(target), kit.indoor_note(template.treadmill)),),
        template=name,
        reasons=kit.indoors,
        hard=True,
        work_s=duration,
    )
