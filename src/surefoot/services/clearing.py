"""Who says what about running again: clearances with their protocols, pauses, and births.

Documents are plain data in the contract's words. Raises :class:`surefoot.diary.errors.ScenarioError` for what the
diary refuses, its path from the part itself, and :class:`Refusal` for a pause that is none or another's to lift.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from surefoot.diary.body import Clearance, Hold, Injury
from surefoot.diary.entries import (
    BirthRecorded,
    Cleared,
    Entry,
    Fact,
    HoldLifted,
    HoldPlaced,
    New,
    ProtocolAssigned,
    StageSet,
)
from surefoot.diary.errors import ScenarioError
from surefoot.diary.folding import remember
from surefoot.diary.memory import Memory
from surefoot.diary.parts import WHO_HOLDS, Document, read_birth, read_clearance, read_hold, read_note
from surefoot.diary.writing import part_document
from surefoot.services.daily import adapt
from surefoot.services.refusal import Refusal

if TYPE_CHECKING:
    from surefoot.services.ports import House

_PROTOCOL = re.compile(r"[a-z0-9][a-z0-9_-]*(?:/[1-9][0-9]?)?", re.ASCII)


class Pause(NamedTuple):
    """A hold under the entry that placed it, and whether it is ``open``, ``over`` or ``ahead`` on a day."""

    entry: int
    hold: Hold
    state: str


def clear(house: House, document: Document, *, today: dt.date, reason: str = "") -> list[Entry]:
    """Write down what somebody says of an injury or another state, and the ladder that a therapist chose.

    The word itself is the first entry; a therapist's protocol and stage follow it, each with the reason.
    """
    said = read_note(reason, "reason")

    def decide(written: list[Entry]) -> list[New]:
        found = read_word(document, today, remember(written, today).injuries.values())
        return [New(fact=fact, effective=found.date, author=_author(found)) for fact in _facts(found, said)]

    entries = house.log.append_if(decide)
    adapt(house, today)
    return entries


def read_word(document: Document, today: dt.date, injuries: Iterable[Injury]) -> Clearance:
    """What somebody says by ``today`` of one of ``injuries`` or of another state."""
    found = read_clearance(document, today, injuries)
    _refuse_protocol(found)
    return found


def _refuse_protocol(given: Clearance) -> None:
    """Refuse a protocol that is none by its form, or that nobody chose who may."""
    if given.protocol is None:
        return
    if given.by not in ("physician", "therapist"):
        mend = "leave `protocol` out, or enter it with `by` therapist once they chose it"
        raise ScenarioError("protocol", given.protocol, "a physician or therapist chooses the protocol", mend)
    if not _PROTOCOL.fullmatch(given.protocol):
        message, mend = "this is no protocol, or one with its stage", "write its name, or name/stage: general/2"
        raise ScenarioError("protocol", given.protocol, message, mend)


def _facts(given: Clearance, reason: str) -> list[Fact]:
    """The word, and what a therapist sets with it."""
    word: list[Fact] = [Cleared(clearance=given, reason=reason)]
    if given.protocol is None or given.by != "therapist":
        return word
    name, _, stage = given.protocol.partition("/")
    word.append(ProtocolAssigned(injury=given.injury, protocol=name, reason=reason))
    return [*word, StageSet(injury=given.injury, stage=given.protocol, reason=reason)] if stage else word


def _author(given: Clearance) -> str:
    return "runner" if given.by == "self_check" else given.by


def place_hold(house: House, document: Document, *, today: dt.date) -> Entry:
    """Pause running. Anybody can; the id of the pause is that of the entry."""
    hold = read_hold(document, today)
    news = New(fact=HoldPlaced(hold=hold), effective=min(hold.from_, today), author=hold.by)
    (entry,) = house.log.append([news])
    adapt(house, today)
    return entry


def lift_hold(house: House, number: int, by: str, *, today: dt.date) -> Entry:
    """End a pause: ``today`` is the first free day. Who placed it decides who may."""

    def decide(written: list[Entry]) -> list[New]:
        hold = _standing(remember(written, today), number, today)
        _refuse_lift(hold, number, by)
        return [New(fact=HoldLifted(of=number, date=today), effective=today, author=by)]

    (entry,) = house.log.append_if(decide)
    adapt(house, today)
    return entry


def _standing(found: Memory, number: int, today: dt.date) -> Hold:
    """A pause that is not over. Raises :class:`Refusal` for anything else."""
    hold = found.holds.get(number)
    if hold is None:
        pauses = ", ".join(str(entry) for entry in found.holds)
        mend = f"pauses are {pauses}; `surefoot hold --list` shows them" if pauses else "there is nothing to lift"
        raise Refusal("--lift", str(number), "the log has no pause of this number", mend)
    if hold.to is not None and hold.to < today:
        raise Refusal("--lift", str(number), f"this pause ended on {hold.to.isoformat()}", "there is nothing to lift")
    return hold


def _refuse_lift(hold: Hold, number: int, by: str) -> None:
    """Refuse somebody who may not lift it; roles stand in the order in which a word goes before another."""
    if by not in WHO_HOLDS:
        raise Refusal("--by", by, "this word is not known here", f"write one of: {', '.join(WHO_HOLDS)}")
    may = WHO_HOLDS[WHO_HOLDS.index(hold.by) :]
    if by not in may:
        who = " or ".join(may)
        message = f"your {hold.by} asked for this pause, so it is theirs to lift"
        mend = f"have a word with them; then `surefoot hold --lift {number} --by {may[0]}` (by {who})"
        raise Refusal("--lift", str(number), message, mend)


def holds_of(house: House, today: dt.date) -> tuple[Pause, ...]:
    """Every pause of the log in the order of writing."""

    def state(hold: Hold) -> str:
        if hold.to is not None and hold.to < today:
            return "over"
        return "ahead" if hold.from_ > today else "open"

    holds = remember(house.log.entries(), today).holds
    return tuple(Pause(entry, hold, state(hold)) for entry, hold in holds.items())


def holds_document(found: tuple[Pause, ...]) -> dict[str, list[dict[str, Any]]]:
    """Pauses as a document: the number of each, its fields in the contract's words, and its state."""
    default = {"to": None, "reason": ""}
    return {"holds": [{"id": one.entry} | default | part_document(one.hold) | {"state": one.state} for one in found]}


def record_birth(house: House, document: Document, *, today: dt.date) -> Entry:
    """Write a birth down, with what was noticed after it."""
    birth = read_birth(document, today)
    (entry,) = house.log.append([New(fact=BirthRecorded(birth=birth), effective=birth.date)])
    adapt(house, today)
    return entry
