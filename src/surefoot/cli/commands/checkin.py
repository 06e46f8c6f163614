"""`surefoot checkin`: how the body and the mind are, by options or in a conversation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any

import typer

from surefoot.cli.house import house_of
from surefoot.cli.options import AsJson, DataFolder, Today, day_option, today_or
from surefoot.cli.problem import WrongUse
from surefoot.cli.reply import reply
from surefoot.cli.typed import options_named, said, time_text
from surefoot.cli.written import gate_of

if TYPE_CHECKING:
    import datetime as dt

    from surefoot.services.ports import House

_PAIN = re.compile(
    r"(?P<site>[a-z]+(?: +[a-z]+)?) +(?P<score>\d{1,3})(?:/10)? +(?P<moment>[a-z_]+)"
    r"(?: +(?P<kind>(?!injury=)[a-z]+))?(?: +injury=(?P<injury>\S+))?",
    re.ASCII | re.IGNORECASE,
)

Pain = Annotated[
    list[str] | None,
    typer.Option(
        "--pain",
        metavar="REPORT",
        help='Where, how strong from 0 to 10, and when: "left shin 3 during". The moments are warmup_stays, '
        "warmup_goes_away, during, returns_later, after, next_day, at_rest, at_night, limping, hopping and none. "
        "Soreness, swelling or numbness may stand at the end, and injury=ID. Again for more.",
    ),
]
NoPain = Annotated[bool, typer.Option("--no-pain", help="Nothing hurts.")]
Painkiller = Annotated[bool, typer.Option("--painkiller", help="You took a painkiller.")]
RedFlag = Annotated[
    list[str] | None,
    typer.Option(
        "--red-flag",
        metavar="SIGN",
        help="chest_pain, palpitations, fainting, breathless, hot_calf, saddle_or_bladder, heat_confusion, "
        "missed_periods or bleeding. Again for more.",
    ),
]
Illness = Annotated[
    str | None,
    typer.Option(
        "--illness",
        metavar="WORD",
        help="none, above_neck, below_neck, gut, fever, covid_mild, covid_moderate or covid_severe.",
    ),
]
Sleep = Annotated[str | None, typer.Option("--sleep", metavar="TIME", help='How long you slept, as "7 h 10 min".')]
Soreness = Annotated[int | None, typer.Option("--soreness", metavar="0-10", help="How sore your muscles are.")]
Fatigue = Annotated[int | None, typer.Option("--fatigue", metavar="0-10", help="How tired you are.")]
Mood = Annotated[int | None, typer.Option("--mood", metavar="0-10", help="How your mood is; 10 is best.")]
Confidence = Annotated[
    int | None, typer.Option("--confidence", metavar="0-10", help="How confident you are to run; 10 is most.")
]
Hops = Annotated[
    str | None, typer.Option("--hops", metavar="WORD", help="Hopping on each leg: even, uneven or painful.")
]
Walk = Annotated[
    str | None, typer.Option("--walk-30", metavar="WORD", help="Walking for 30 minutes: normal, limp or pain.")
]
Tender = Annotated[
    bool | None,
    typer.Option(
        "--bony-tenderness/--no-bony-tenderness", help="Whether the bone hurts when pressed.", show_default=False
    ),
]
Date = Annotated[
    str | None,
    typer.Option("--date", metavar="DATE", help="The day it speaks of, as 2027-01-03 or yesterday (default: today)."),
]


def checkin(
    pain: Pain = None,
    no_pain: NoPain = False,
    painkiller: Painkiller = False,
    red_flag: RedFlag = None,
    illness: Illness = None,
    sleep: Sleep = None,
    soreness: Soreness = None,
    fatigue: Fatigue = None,
    mood: Mood = None,
    confidence: Confidence = None,
    hops: Hops = None,
    walk_30: Walk = None,
    bony_tenderness: Tender = None,
    date: Date = None,
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Say how you are. Without answers it asks, one question at a time; leaving any open is fine.

    Easier is always allowed: you know your body.

    \b
    Examples:
      surefoot checkin
      surefoot checkin --no-pain --sleep "7 h 10 min" --fatigue 3
      surefoot checkin --pain "left shin 3 warmup_goes_away" --date yesterday
    """
    if pain and no_pain:
        raise WrongUse("--no-pain", None, "a pain is named as well", "give --pain or --no-pain")
    on = today_or(today)
    day = day_option("--date", date, on)
    answers = said(
        pain=[pain_of(text) for text in pain] if pain else [] if no_pain else None,
        painkiller=painkiller or None,
        red_flags=red_flag or None,
        illness=illness,
        sleep=None if sleep is None else time_text("--sleep")(sleep),
        soreness=soreness,
        fatigue=fatigue,
        mood=mood,
        confidence=confidence,
        tests=said(hops=hops, walk_30=walk_30, bony_tenderness=bony_tenderness) or None,
    )
    house = _house(answers, as_json, data)
    _write(house, {day: answers} if answers else _asked(house, day, on), on, as_json)


def pain_of(text: str) -> dict[str, Any]:
    """A report of pain from "left shin 3 during soreness". Raises :class:`WrongUse`."""
    found = _PAIN.fullmatch(" ".join(text.split()))
    if found is None:
        mend = 'write where, how strong from 0 to 10, and when: "left shin 3 during"'
        raise WrongUse("--pain", text, "this is no report of pain", mend)
    named = {name: value for name, value in found.groupdict().items() if value is not None}
    lowered = {name: value if name == "injury" else value.lower() for name, value in named.items()}
    return lowered | {"score": int(named["score"])}


def _house(answers: dict[str, Any], as_json: bool, data) -> House:
    """The house, opened once it is clear that there are answers or somebody to ask."""
    from surefoot.cli.talk import somebody

    if not answers and (as_json or not somebody()):
        mend = 'add answers, such as --pain "left shin 3 during", --no-pain or --fatigue 4'
        raise WrongUse("$", None, "there is no answer, and nobody here to ask", mend)
    return house_of(data)


def _asked(house: House, day: dt.date, today: dt.date) -> dict[dt.date, dict[str, Any]]:
    """The answers of a conversation, by the day that they speak of."""
    from surefoot.cli.interview import interview
    from surefoot.cli.talk import held
    from surefoot.services.looking import open_injuries
    from surefoot.services.recording import unanswered_run

    run, coming_back = unanswered_run(house, day), bool(open_injuries(house, day))
    return held(lambda: interview(input, print, day, today=today, coming_back=coming_back, run=run))


def _write(house: House, answers: dict[dt.date, dict[str, Any]], today: dt.date, as_json: bool) -> None:
    from surefoot.cli.written import entries_document
    from surefoot.services.following import consequence
    from surefoot.services.recording import check_ins

    with options_named():
        entries = check_ins(house, [{"date": str(day)} | said for day, said in answers.items()], today=today)
    follows = consequence(house, entries[-1], today, entries[0])

    def show(page) -> None:
        from surefoot.cli.show.checkin import show_checked_in

        show_checked_in(page, entries, follows)

    reply(as_json, entries_document(entries, follows.changes if follows else ()) | gate_of(follows), show)
