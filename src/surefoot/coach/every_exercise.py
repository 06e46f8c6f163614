"""Every exercise that the book tells of: the library, the strength ladders of the way back and its warm-up.

What stands in a ladder is called by its name in small letters with ``_``; what has the same name in two ladders, or
the name of one of the library, is one exercise. Easier and harder follow from the place in the ladder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from surefoot.coach.documents import KeptByBook
from surefoot.coach.exercises import Exercise, library
from surefoot.coach.routines import Exercise as LadderExercise
from surefoot.coach.routines import Movement, RehabLadder, Substitute, WarmUpItem, rehab_ladders, warm_up_routine
from surefoot.rulebook import Book

GROUPS_OF_THE_RETURN = ("rehab", "return_warm_up")
"""The groups of what stands beside the library: in a strength ladder, or in the warm-up of the return."""

_BETWEEN = re.compile(r"[^a-z0-9]+")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """An exercise of the library, a step of ladders or an item of the warm-up, with what is easier and harder.

    ``group`` is one of the library's, ``rehab`` or ``return_warm_up``; ``ladders`` are those that hold it.
    ``without`` is the entry that takes its place where its equipment is not there.
    """

    id: str
    name: str
    group: str
    of: Exercise | Movement | WarmUpItem | Substitute
    equipment: tuple[str, ...] = ()
    ladders: tuple[str, ...] = ()
    easier: str | None = None
    harder: str | None = None
    without: str | None = None


def slug(name: str) -> str:
    """The id of an exercise by its name: "Wall sit, heels up" is wall_sit_heels_up."""
    return _BETWEEN.sub("_", name.lower()).strip("_")


@KeptByBook
def every_exercise(book: Book) -> Mapping[str, Entry]:
    """Every exercise by its id, in the order of the ids."""
    found: dict[str, Entry] = {}
    for entry in _entries(book):
        known = found.get(entry.id)
        if known is None:
            found[entry.id] = entry
        elif entry.ladders:
            found[entry.id] = msgspec.structs.replace(known, ladders=(*known.ladders, *entry.ladders))
    return dict(sorted(found.items()))


def _entries(book: Book) -> Iterator[Entry]:
    """The library first, then the ladders from the foot upwards, then the warm-up; names may come again."""
    for one in library(book).values():
        yield Entry(
            id=one.id,
            name=one.name,
            group=one.group,
            of=one,
            equipment=one.equipment,
            easier=one.easier,
            harder=one.harder,
            without=one.without,
        )
    for name, ladder in rehab_ladders(book).items():
        yield from _of_ladder(name, ladder)
    routine = warm_up_routine(book)
    for item in (*routine.items, routine.jog, routine.brisk_walk):
        yield from _of_warm_up(item)


def _of_ladder(name: str, ladder: RehabLadder) -> Iterator[Entry]:
    """The steps of a ladder, each with the one before and the one after it, and what replaces them."""
    steps: tuple[LadderExercise, ...] = ladder.exercises
    ids = [slug(step.name) for step in steps]
    for place, step in enumerate(steps):
        entry = Entry(
            id=ids[place],
            name=step.name,
            group=GROUPS_OF_THE_RETURN[0],
            of=step,
            equipment=step.equipment,
            ladders=(name,),
            easier=ids[place - 1] if place else None,
            harder=ids[place + 1] if place + 1 < len(ids) else None,
            without=slug(step.without.name) if step.without else None,
        )
        yield entry
        if step.without is not None:
            other = {"id": slug(step.without.name), "name": step.without.name, "of": step.without}
            yield msgspec.structs.replace(entry, **other, equipment=(), without=None)


def _of_warm_up(item: WarmUpItem) -> Iterator[Entry]:
    """An item of the warm-up, and what replaces it."""
    other = item.without
    yield Entry(
        id=slug(item.name),
        name=item.name,
        group=GROUPS_OF_THE_RETURN[1],
        of=item,
        equipment=item.equipment,
        without=slug(other.name) if other else None,
    )
    if other is not None:
        yield Entry(id=slug(other.name), name=other.name, group=GROUPS_OF_THE_RETURN[1], of=other)
