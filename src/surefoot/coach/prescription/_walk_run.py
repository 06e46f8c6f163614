"""Running and walking in turn: how the way back, or the first way, starts (SHORT-1)."""

from __future__ import annotations

import math

import msgspec

from surefoot.coach.prescription._kit import Kit, kit_of
from surefoot.coach.prescription._patterns import label
from surefoot.coach.prescription._schema import WalkRun
from surefoot.coach.prescription._types import Built, Context
from surefoot.coach.rules.prescription.shorter_amount import shorter_amount
from surefoot.coach.rules.prescription.walk_run_times import walk_run_times
from surefoot.coach.rules.prescription.whole_distance import whole_distance
from surefoot.coach.rules.prescription.whole_time import whole_time
from surefoot.diary.plan import Step, Target
from surefoot.units import MILE, Metres, Seconds

NAME = "easy/walk_run"


class _Turn(msgspec.Struct, frozen=True):
    """Seconds of running and of walking in one turn."""

    run: int
    walk: int


def walk_run(ctx: Context, distance: int, run_s: int, walk_s: int) -> Built:
    """Turns of running and walking over so many metres in all (rounded down to whole steps).

    A walk before and a walk after make up the rest of the distance. Where not even one turn
    fits, it is one walk of that distance.
    """
    kit = kit_of(ctx)
    step = whole_distance.numbers(ctx.book)["distance_step"]
    metres, turn = max(whole_distance(ctx.book, distance), step), _Turn(run_s, walk_s)
    template: WalkRun = kit.template(NAME, WalkRun)
    built = _built(kit, metres, turn, template.warm_up.note)
    indoors = _built(kit, metres, turn, kit.indoor_note(template.treadmill))
    _, why = kit.aim("easy", template.effort_0_10)
    turns = walk_run_times.because(run=run_s, walk=walk_s)
    return msgspec.structs.replace(
        built,
        reasons=(*kit.advice(NAME), turns, *why),
        shorter=_shorter(kit, metres, turn),
        treadmill=msgspec.structs.replace(indoors, title=f"{built.title}, treadmill", reasons=kit.indoors),
    )


def _built(kit: Kit, metres: int, turn: _Turn, note: str) -> Built:
    template: WalkRun = kit.template(NAME, WalkRun)
    warm = _warm_s(kit, metres, turn, template)
    warm_m = warm * 1000 / kit.walk
    times = walk_run_times(kit.book, metres - warm_m, turn.run, turn.walk, kit.paces.easy)
    run_m, walk_m = turn.run * 1000 / kit.paces.easy, turn.walk * 1000 / kit.walk
    rest = round(metres - warm_m - times * (run_m + walk_m))
    return Built(
        kind=template.kind,
        title=template.title.replace("{run}", label(None, turn.run)).replace("{walk}", label(None, turn.walk)),
        distance_m=metres,
        duration_s=math.ceil(round(warm + times * (turn.run + turn.walk) + rest * kit.walk / 1000, 6)),
        steps=_steps(kit, template, (warm, times, rest), turn, note),
        template=NAME,
        reasons=(),
    )


def _warm_s(kit: Kit, metres: int, turn: _Turn, template: WalkRun) -> int:
    """Seconds of walking before: as usual, less where the turn itself would not fit."""
    one = turn.run * 1000 / kit.paces.easy + turn.walk * 1000 / kit.walk
    room = (metres - one) * kit.walk / 1000
    usual, least = template.warm_up.usual_s, template.warm_up.least_s
    return whole_time(kit.book, max(least, min(usual, room)))


def _steps(kit: Kit, template: WalkRun, amounts: tuple[int, int, int], turn: _Turn, note: str) -> tuple[Step, ...]:
    """Walk, turns, walk; what is nothing is left out."""
    warm, times, rest = amounts
    running, _ = kit.aim("easy", template.effort_0_10)
    walking = kit.calm(template.walk_effort_0_10)
    run = Step(kind="work", duration_s=Seconds(turn.run), gait="run", target=running)
    walk = Step(kind="recover", duration_s=Seconds(turn.walk), gait="walk", target=walking)
    found = [_walk("warmup", walking, note, seconds=warm)] if warm else []
    if times:
        found.append(Step(kind="repeat", times=times, steps=(run, walk)))
    if rest:
        found.append(_walk("cooldown", walking, template.cool_down_note, metres=rest))
    return tuple(found)


def _walk(kind: str, target: Target, note: str, *, seconds: int | None = None, metres: int | None = None) -> Step:
    duration = None if seconds is None else Seconds(seconds)
    distance = None if metres is None else Metres(metres)
    return Step(kind=kind, duration_s=duration, distance_m=distance, gait="walk", target=target, note=note)


def _shorter(kit: Kit, metres: int, turn: _Turn) -> Built | None:
    """Fewer turns; None where it is a mile already."""
    less = shorter_amount(kit.book, metres, "walk_run")
    if metres <= MILE or less >= metres:
        return None
    template: WalkRun = kit.template(NAME, WalkRun)
    built = _built(kit, less, turn, template.warm_up.note)
    return msgspec.structs.replace(built, reasons=(shorter_amount.because(distance=less),))
