"""Shoes: added, worn, retired, and how far they have run. No plan follows from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from surefoot.diary.entries import Entry, Fact, New, ShoeChosen, ShoeRetired, ShoeWorn
from surefoot.diary.folding import remember
from surefoot.diary.gear import Shoe, shoes
from surefoot.diary.memory import Memory
from surefoot.diary.outings import is_run
from surefoot.diary.parts import Document, read_shoe
from surefoot.services.refusal import Refusal, nearest

if TYPE_CHECKING:
    from surefoot.services.ports import House

NONE = "none"


class Gear(NamedTuple):
    """Every pair of shoes in the order in which they came, and the unit to read them in."""

    shoes: tuple[Shoe, ...]
    units: str


def shoes_of(house: House, today: dt.date) -> Gear:
    """The shoes of a runner, with what they have run up to a day."""
    memory = remember(house.log.entries(), today)
    return Gear(shoes(memory, house.planner.book), memory.units)


def add_shoes(house: House, document: Document, *, today: dt.date) -> Entry:
    """Add a pair: ``name``, ``since``, and perhaps the ``distance`` before. Each name is a pair's own."""

    def fact(memory: Memory) -> Fact:
        given = read_shoe(document, today)
        added = msgspec.structs.replace(given, name=" ".join(given.name.split()))
        if added.name.casefold() == NONE:
            mend = "another name tells the pair from no pair at all"
            raise Refusal("NAME", given.name, "this word stands for no shoes", mend)
        if added.name.casefold() in (one.name.casefold() for one in memory.shoes.values()):
            mend = f'another name tells them apart, such as "{added.name} 2"'
            raise Refusal("NAME", added.name, "you have a pair of this name", mend)
        return added

    return _write(house, fact, today)


def retire_shoes(house: House, name: str, *, today: dt.date) -> Entry:
    """Run in a pair no more, from today on. Its runs stay its own."""

    def fact(memory: Memory) -> Fact:
        number = _named(memory, name)
        if number in memory.retired:
            since = memory.retired[number].isoformat()
            raise Refusal("SHOE", name, f"this pair is retired since {since}", "`surefoot undo` brings it back")
        return ShoeRetired(of=number, date=today)

    return _write(house, fact, today)


def choose_shoes(house: House, name: str, *, today: dt.date) -> Entry:
    """Take a pair for every run from today on that names no other; "none" for no pair any more."""

    def fact(memory: Memory) -> Fact:
        number = None if name.casefold() == NONE else _named(memory, name)
        if number in memory.retired:
            raise Refusal("SHOE", name, "this pair is retired", "`surefoot shoes list` shows those that run")
        return ShoeChosen(shoe=number, date=today)

    return _write(house, fact, today)


def wear_shoes(house: House, activity: int, name: str, *, today: dt.date) -> Entry:
    """Say in which pair an outing was run; "none" for none of them."""

    def fact(memory: Memory) -> Fact:
        outing = memory.outings.get(activity)
        if outing is None:
            mend = "`surefoot log` shows the numbers of your runs"
            raise Refusal("ACTIVITY", str(activity), "the log has no activity of this number", mend)
        if not is_run(outing.activity):
            mend = "shoes are counted by what is run in them"
            raise Refusal("ACTIVITY", str(activity), "this activity was no run", mend)
        return ShoeWorn(activity=activity, shoe=None if name.casefold() == NONE else _named(memory, name))

    return _write(house, fact, today)


def _named(memory: Memory, name: str) -> int:
    """The id of a pair by its name, or by its number. Raises :class:`Refusal` with the nearest names."""
    for number, one in memory.shoes.items():
        if name.casefold() == one.name.casefold() or name == str(number):
            return number
    known = [one.name for one in memory.shoes.values()]
    otherwise = f"your shoes are {', '.join(known)}" if known else "`surefoot shoes add NAME` adds a pair"
    raise Refusal("SHOE", name, "you have no shoes of this name", nearest(name, known, otherwise))


def pair_of(house: House, entry: Entry) -> str:
    """The name of the pair that an entry speaks of; nothing where it speaks of none."""
    fact = entry.fact
    number = fact.of if isinstance(fact, ShoeRetired) else getattr(fact, "shoe", None)
    pair = remember(house.log.entries(), entry.effective).shoes.get(number) if number is not None else None
    return pair.name if pair is not None else ""


def _write(house: House, fact_of: Callable[[Memory], Fact], today: dt.date) -> Entry:
    def decide(written: list[Entry]) -> list[New]:
        return [New(fact=fact_of(remember(written, today)), effective=today)]

    (entry,) = house.log.append_if(decide)
    return entry
