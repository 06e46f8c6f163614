"""An injury told in a conversation: where, what a professional called it, since when, since when not running."""

from __future__ import annotations

import datetime as dt

from surefoot.cli.options import day_option
from surefoot.cli.problem import WrongUse
from surefoot.cli.talk import Answers, Ask, Say, Talk
from surefoot.diary.errors import ScenarioError
from surefoot.diary.parts import TISSUES, read_injury

_TISSUES = {
    "bone": "bone: a stress injury, a stress reaction or a fracture",
    "tendon": "tendon, such as the Achilles",
    "muscle": "muscle: a strain or a tear",
    "joint": "joint or ligament, such as a sprained ankle",
    "kneecap": "kneecap: pain at the front of the knee",
    "nerve": "nerve",
    "unknown": "nobody has looked at it, or it has no name yet",
}


def injury_told(ask: Ask, say: Say, today: dt.date) -> Answers:
    """The fields of an injury, but for its id. ``ask`` may raise EOFError to leave."""
    empty = {"id": "new", "site": "other", "onset": today.isoformat()}
    talk = Talk(ask, say, lambda fields: read_injury(empty | fields, today))
    say("Let us write down what it is, so that the way back fits it. Enter leaves a question open.")
    told: Answers = {
        "site": talk.needed(
            "Where is it? The side if it has one, then the part, such as left shin.", "site", lambda n, v: {n: v}
        )
    }
    told |= talk.one("tissue", "What did a professional call it, if anybody did?", _TISSUES, TISSUES)
    if told.get("tissue") == "bone":
        told |= talk.text("aspect", "Which part of the bone, in their words, such as posteromedial?")
    dated = _date(today)
    told |= talk.text("onset", "Since when? As 2027-01-02 or yesterday; Enter: today.", dated)
    told |= talk.text("running_stopped", "Since when have you not run? The same way; Enter: you still run.", dated)
    return {"onset": today.isoformat()} | told | talk.yes("surgery", "Was there surgery?")


def _date(today: dt.date):
    """A reader of days; what is none is refused in the diary's way."""

    def read(text: str) -> str:
        try:
            return day_option("", text, today).isoformat()
        except WrongUse as error:
            raise ScenarioError("", text, error.message, error.mend) from None

    return read
