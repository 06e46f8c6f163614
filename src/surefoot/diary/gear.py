"""Shoes and how far they have run: worked out from the runs each time, never stored."""

from __future__ import annotations

import datetime as dt

import msgspec

from surefoot.diary.memory import Memory, Outing
from surefoot.diary.outings import is_run
from surefoot.diary.rules.habits.shoe_wear import shoe_wear
from surefoot.rulebook import Because, Book, explain
from surefoot.units import Metres

_ONE_DAY = dt.timedelta(days=1)


class Shoe(msgspec.Struct, frozen=True, kw_only=True):
    """A pair of shoes under its id, with what it has run: metres in all, ``before`` of them not in this log.

    ``wear`` is fine | look | worn, ``because`` a sentence where it is more than fine. ``usual``: runs that name no
    others are run in it. ``last`` is the day of its last run.
    """

    id: int
    name: str
    since: dt.date
    retired: dt.date | None
    usual: bool
    distance_m: Metres
    before_m: Metres
    runs: int
    last: dt.date | None
    wear: str
    because: Because | None


def shoes(memory: Memory, book: Book) -> tuple[Shoe, ...]:
    """Every pair, in the order in which they came."""
    worn = _worn(memory)
    return tuple(_shoe(memory, number, worn.get(number, []), book) for number in memory.shoes)


def shoe_news(memory: Memory, today: dt.date, book: Book) -> tuple[Because, ...]:
    """A word on each pair that a run of today or yesterday made worth a look; said then and not again."""
    found = []
    for shoe in shoes(memory, book):
        if shoe.because is None or shoe.retired is not None or shoe.last is None or today - shoe.last > _ONE_DAY:
            continue
        runs = _worn(memory)[shoe.id]
        before = shoe.distance_m - sum(run.activity.distance or 0 for run in runs if run.activity.date == shoe.last)
        if shoe_wear(book, before) != shoe.wear:
            found.append(shoe.because)
    return tuple(found)


def worn_by(memory: Memory, outing: Outing) -> int | None:
    """The id of the shoes of an outing: as it was said, else the usual ones of its day that were run in then."""
    if outing.id in memory.worn:
        return memory.worn[outing.id]
    date = outing.activity.date
    usual = [shoe for since, shoe in memory.usual_shoes if since <= date]
    shoe = usual[-1] if usual else None
    if shoe is None or shoe not in memory.shoes or memory.shoes[shoe].since > date:
        return None
    return None if date > memory.retired.get(shoe, dt.date.max) else shoe


def _worn(memory: Memory) -> dict[int, list[Outing]]:
    """The runs of each pair."""
    found: dict[int, list[Outing]] = {}
    for outing in memory.outings.values():
        if is_run(outing.activity) and (shoe := worn_by(memory, outing)) is not None:
            found.setdefault(shoe, []).append(outing)
    return found


def _shoe(memory: Memory, number: int, runs: list[Outing], book: Book) -> Shoe:
    added = memory.shoes[number]
    metres = Metres(added.distance + sum(run.activity.distance or 0 for run in runs))
    wear = shoe_wear(book, metres)
    said = shoe_wear.because(shoe=added.name, distance=metres)
    return Shoe(
        id=number,
        name=added.name,
        since=added.since,
        retired=memory.retired.get(number),
        usual=bool(memory.usual_shoes) and memory.usual_shoes[-1][1] == number,
        distance_m=metres,
        before_m=added.distance,
        runs=len(runs),
        last=max((run.activity.date for run in runs), default=None),
        wear=wear,
        because=explain(said, book, memory.units) if wear != "fine" else None,
    )
