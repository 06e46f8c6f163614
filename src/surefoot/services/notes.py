"""Words on technique beside what was run: form, video, what the coach saw (MILE-4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from surefoot.diary.entries import Entry, New, NoteAdded
from surefoot.diary.folding import remember
from surefoot.diary.memory import Memory
from surefoot.diary.parts import read_note
from surefoot.diary.plan import Session, Step
from surefoot.services.refusal import Refusal

if TYPE_CHECKING:
    from surefoot.services.ports import House

KINDS = ("form", "video", "coach")
AUTHORS = ("runner", "coach", "therapist")
_LINKS = ("https://", "http://")


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A note under the number of its entry."""

    id: int
    text: str
    kind: str
    by: str
    link: str


def add_note(house: House, about: str, fact: NoteAdded, *, today: dt.date) -> Entry:
    """Write a note about an activity (its number) or a session (its id).

    Raises :class:`Refusal` for what names neither, for an empty note, and for a kind, an author or a link that is
    none; :class:`surefoot.diary.errors.ScenarioError` for signs that cannot be printed.
    """
    _refuse(fact)
    said = msgspec.structs.replace(fact, text=read_note(fact.text, "text"), link=read_note(fact.link, "--link"))

    def decide(written: list[Entry]) -> list[New]:
        named = _named(about, remember(written, today))
        return [New(fact=msgspec.structs.replace(said, **named), effective=today, author=fact.by)]

    (entry,) = house.log.append_if(decide)
    return entry


def _refuse(fact: NoteAdded) -> None:
    if not fact.text.strip():
        raise Refusal("text", fact.text, "a note has words", "write what you saw or felt")
    for option, value, known in (("--kind", fact.kind, KINDS), ("--by", fact.by, AUTHORS)):
        if value not in known:
            raise Refusal(option, value, "there is no such word here", f"write one of: {', '.join(known)}")
    if fact.link and not fact.link.startswith(_LINKS):
        raise Refusal("--link", fact.link, "this is no address", "write it whole, as https://example.org/video")


def _named(about: str, memory: Memory) -> dict[str, object]:
    """The activity or the session that a note is about."""
    if about.isdecimal():
        if int(about) not in memory.outings:
            raise Refusal("about", about, "the log has no such activity", "`surefoot log` shows the numbers")
        return {"activity": int(about)}
    days = memory.standing.plan.days if memory.standing else ()
    if about not in {session.id for day in days for session in day.sessions}:
        mend = "`surefoot plan --days` shows the sessions, `surefoot log` the numbers of activities"
        raise Refusal("about", about, "the accepted plan has no session of this name", mend)
    return {"session": about}


def notes_on(memory: Memory, activity: int, session: str | None) -> tuple[Note, ...]:
    """The notes about an activity and the session that it was, in the order of writing."""
    found = memory.notes.items()
    return tuple(
        Note(id=number, text=note.text, kind=note.kind, by=note.by, link=note.link)
        for number, note in found
        if note.activity == activity or (session is not None and note.session == session)
    )


def cue_of(session: Session) -> str | None:
    """The cue for form that a hard session was run with; None where it had none."""
    return next(_cues(session.steps), None) if session.hard else None


def _cues(steps: tuple[Step, ...]) -> Iterator[str]:
    for step in steps:
        if step.kind == "work" and step.note:
            yield step.note
        yield from _cues(step.steps)
