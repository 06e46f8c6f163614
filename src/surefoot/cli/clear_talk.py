"""A word on running again, told in a conversation: about what, by whom, and the start checks one by one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from surefoot.cli.talk import Answers, Ask, Say, Talk, chosen
from surefoot.diary.body import Injury
from surefoot.diary.parts import CLEARED_STATES, WHO_CLEARS
from surefoot.services.clearing import read_word

_STATES = {
    "red_flag": "a sign that needed a doctor",
    "birth": "running after a birth",
    "pregnancy": "running in pregnancy",
    "readiness": "a question on readiness that was answered with yes",
}
_WHO = {
    "physician": "a physician",
    "therapist": "a therapist",
    "coach": "a coach",
    "self_check": "you, with the start checks",
}


def word_told(
    ask: Ask, say: Say, injuries: Sequence[Injury], checks: Sequence[str], today: dt.date, about: str | None = None
) -> Answers:
    """The fields of a clearance. ``injuries`` are the open ones, ``checks`` those before running again."""
    known, titles = _subjects(injuries, about)
    empty = {"injury": known[0], "date": today.isoformat(), "by": "physician"}
    talk = Talk(ask, say, lambda fields: read_word(empty | fields, today, injuries))
    told: Answers = {"injury": known[0]}
    if len(known) > 1:
        talk.list("What is it about?", titles)
        told["injury"] = talk.needed("A number:", "injury", _field, lambda text: chosen(text, known))
    talk.list("Whose word is it?", _WHO)
    told["by"] = talk.needed("A number:", "by", _field, lambda text: chosen(text, WHO_CLEARS))
    if told["by"] != "coach":
        told["checks"] = _checks(talk, checks)
    if told["by"] in {"physician", "therapist"}:
        told |= talk.text("protocol", "A protocol that they chose, such as general or general/2?")
    return told


def _subjects(injuries: Sequence[Injury], about: str | None) -> tuple[tuple[str, ...], Answers]:
    """What a word can be about, with titles: the one that was named, else every open injury and every state."""
    if about is not None:
        return (about,), {}
    titles = {injury.id: f"{injury.id}: {injury.site}" for injury in injuries} | _STATES
    return (*(injury.id for injury in injuries), *CLEARED_STATES), titles


def _field(name: str, value: str) -> Answers:
    return {name: value}


def _checks(talk: Talk, checks: Sequence[str]) -> str:
    """The start checks in their order; the first that is not there yet ends them."""
    talk.say("The checks before running again, one by one: y where it is so, n where not yet, Enter where not done.")
    open_ones = False
    for number, check in enumerate(checks, 1):
        done = talk.yes("done", f"{number} of {len(checks)}  {check}", judge=False).get("done")
        if done is False:
            talk.say("That one asks for more time, and so do the rest; they can be repeated on another day.")
            return "failed"
        open_ones = open_ones or done is None
    return "not_done" if open_ones else "passed"
