"""Sessions of the way back that are no running: rehab strength from a site's ladder, and the warm-up before a run.

A step's note names the exercise, its dose and one sentence; the whole instructions stand in rulebook/routines.
"""

from __future__ import annotations

from collections.abc import Iterable

from surefoot.coach.every_exercise import slug
from surefoot.coach.memory import remembered
from surefoot.coach.prescription._kit import REMEMBERED, Kit, kit_of
from surefoot.coach.prescription._types import Built, Context
from surefoot.coach.routines import (
    LEVEL_WORDS,
    LEVELS,
    Exercise,
    Movement,
    RehabLadder,
    WarmUpItem,
    WarmUpRoutine,
    ladder_for,
    rehab_ladders,
    warm_up_routine,
)
from surefoot.coach.rules.prescription.companion_time import companion_time
from surefoot.coach.rules.rehab.ladder_step import ladder_step
from surefoot.coach.rules.rehab.walk_for_jog import walk_for_jog
from surefoot.coach.rules.rehab.warm_up_time import warm_up_time
from surefoot.diary.plan import Step
from surefoot.diary.site import parse_site, spoken
from surefoot.units import Seconds

_REHAB, _WARM_UP = "companion/rehab", "companion/warmup"


def rehab(ctx: Context, site: str, level: int) -> Built:
    """Strength for a site like "left shin" at a level of its ladder, counted from 0; easier exercises come first.

    It takes as long as its exercises, and at most the book's time for rehab. Raises ValueError for a site that the
    diary does not know, or a level that no ladder has.
    """
    if not 0 <= level < len(LEVELS):
        raise ValueError(f"{level} is no level of a ladder: they go from 0 to {len(LEVELS) - 1}")
    return _rehab(kit_of(ctx), site, level)


def warm_up(ctx: Context, sites: tuple[str, ...], *, walking: bool, room: int | None = None) -> Built:
    """The warm-up before a run of the return; what serves the injured ``sites`` comes first.

    ``walking`` has a brisk walk at its end in place of the jog; with a ``room`` of fewer seconds than it takes the
    first of its items remain. Raises ValueError for a site that the diary does not
    know.
    """
    return _warm_up(kit_of(ctx), sites, walking, room)


@remembered(REMEMBERED)
def _rehab(kit: Kit, site: str, level: int) -> Built:
    title, where = _place(kit, site)
    ladder = rehab_ladders(kit.book)[ladder_for(site)]
    steps = tuple(_exercise_step(one) for one in _exercises(kit, ladder, level))
    time = _whole(steps)
    ladder_reason = ladder_step.because(site=where, level=LEVEL_WORDS[LEVELS[level]])
    return Built(
        kind="rehab",
        title=title,
        distance_m=0,
        duration_s=time,
        steps=steps,
        template=_REHAB,
        reasons=(*kit.advice(_REHAB), ladder_reason, companion_time.because(time=time)),
    )


def _place(kit: Kit, site: str) -> tuple[str, str]:
    """The title of a session for a site, and what to call the site in a sentence."""
    named, title = parse_site(site), kit.templates[_REHAB].title
    if named.part == "other":
        return title, "place that was hurt"
    where = f"{spoken(named.part)} on both sides" if named.side == "both" else spoken(str(named))
    return f"{title}: {where}", where


def _exercises(kit: Kit, ladder: RehabLadder, level: int) -> list[Movement]:
    """Exercises of the level, and where there is time those of the levels below, the nearest first."""
    most = companion_time(kit.book, "rehab")
    chosen: list[Exercise] = []
    for exercise in (one for below in range(level, -1, -1) for one in ladder.at(below)):
        taken = sum(_duration(kit, one) for one in chosen)
        if not chosen or taken + _duration(kit, exercise) <= most:
            chosen.append(exercise)
    return [one.with_what(kit.ctx.facilities) for one in ladder.exercises if one in chosen]


def _duration(kit: Kit, exercise: Exercise) -> int:
    return exercise.with_what(kit.ctx.facilities).dose.duration_s


def _exercise_step(movement: Movement) -> Step:
    note = f"{movement.name}, {movement.dose}: {movement.short[0].lower()}{movement.short[1:]}"
    return Step(kind="work", duration_s=Seconds(movement.dose.duration_s), note=note, exercise=slug(movement.name))


@remembered(REMEMBERED)
def _warm_up(kit: Kit, sites: tuple[str, ...], walking: bool, room: int | None) -> Built:
    steps = tuple(_warm_up_step(kit, one) for one in _items(kit, sites, walking))
    while room is not None and steps and _whole(steps) > room:
        steps = steps[:-1]
    time = _whole(steps)
    replaced = (walk_for_jog.because(),) if walking else ()
    return Built(
        kind="warmup",
        title=kit.templates[_WARM_UP].title,
        distance_m=0,
        duration_s=time,
        steps=steps,
        template=_WARM_UP,
        reasons=(*kit.advice(_WARM_UP), warm_up_time.because(time=time), *replaced),
    )


def _items(kit: Kit, sites: tuple[str, ...], walking: bool) -> list[WarmUpItem]:
    """What serves the injured sites, then the rest as far as there is time, and jog or brisk walk at the end."""
    routine = warm_up_routine(kit.book)
    last = routine.brisk_walk if walking else routine.jog
    left = warm_up_time(kit.book) - last.duration_s
    chosen: list[WarmUpItem] = []
    for item in _served_first(routine, {ladder_for(site) for site in sites}):
        if item.duration_s <= left:
            chosen.append(item)
            left -= item.duration_s
    return [*chosen, last]


def _served_first(routine: WarmUpRoutine, ladders: set[str]) -> list[WarmUpItem]:
    return sorted(routine.items, key=lambda item: ladders.isdisjoint(item.sites))


def _warm_up_step(kit: Kit, item: WarmUpItem) -> Step:
    told = item.with_what(kit.ctx.facilities)
    note = f"{told.name}: {told.text[0].lower()}{told.text[1:]}"
    return Step(kind="work", duration_s=Seconds(item.duration_s), note=note, exercise=slug(told.name))


def _whole(steps: Iterable[Step]) -> int:
    return sum(step.duration_s or 0 for step in steps)
