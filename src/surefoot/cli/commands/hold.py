"""`surefoot hold` and `birth`: pauses from running, who lifts them, and a birth."""

from __future__ import annotations

from typing import Annotated

import typer

from surefoot.cli.followed import answer
from surefoot.cli.house import house_of
from surefoot.cli.options import AsJson, DataFolder, Today, day_option, parsed_date, today_or
from surefoot.cli.problem import WrongUse
from surefoot.cli.reply import reply
from surefoot.cli.typed import options_named, said

From = Annotated[
    str | None, typer.Option("--from", metavar="DATE", help="The first day without running (default: today).")
]
To = Annotated[
    str | None, typer.Option("--to", metavar="DATE", help="The last day without running (default: until it is lifted).")
]
By = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="WHO",
        help="Who asks for it, or lifts it: runner, coach, therapist or physician.",
        show_default="runner",
    ),
]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, if you want to remember it.")]
Lift = Annotated[
    int | None,
    typer.Option("--lift", metavar="ENTRY", help="End the pause of this number, as in --list: running is open today."),
]
ListThem = Annotated[bool, typer.Option("--list", help="Show the pauses with their numbers.")]
Born = Annotated[
    str, typer.Argument(metavar="DATE", help="The day of the birth, as 2026-09-01 or yesterday.", show_default=False)
]
Caesarean = Annotated[bool, typer.Option("--caesarean", help="It was by caesarean.")]
Symptom = Annotated[
    list[str] | None,
    typer.Option(
        "--symptom",
        metavar="TEXT",
        help="What you notice since, such as leaking, heaviness, bleeding or pain. Again for more.",
    ),
]


def hold(
    from_: From = None,
    to: To = None,
    by: By = "runner",
    reason: Reason = "",
    lift: Lift = None,
    list_them: ListThem = False,
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Pause running, for yourself or because somebody asks for it. No reason is needed.

    Who asked for a pause decides who may lift it: a coach's is lifted by a coach, therapist or physician.

    \b
    Examples:
      surefoot hold
      surefoot hold --from 2027-02-01 --to 2027-02-07 --reason "moving house"
      surefoot hold --by therapist --reason "until the next visit"
      surefoot hold --lift 12 --by therapist
      surefoot hold --list
    """
    on = today_or(today)
    if (lift is not None or list_them) and (named := _first_named(from_, to, reason)):
        used = "--list" if list_them else "--lift"
        raise WrongUse(named, None, f"it says nothing beside {used}", f"leave it out, or leave {used} out")
    if lift is not None and list_them:
        raise WrongUse("--list", None, "one thing at a time: --lift stands there as well", "leave one of them out")
    if list_them:
        _list(on, as_json, data)
    elif lift is not None:
        _lift(lift, by, on, as_json, data)
    else:
        begin = str(day_option("--from", from_, on))
        end = None if to is None else str(parsed_date("--to", to))
        _place(said(to=end, reason=reason or None) | {"from": begin, "by": by}, on, as_json, data)


def _first_named(from_: str | None, to: str | None, reason: str) -> str:
    return next((option for option, value in {"--from": from_, "--to": to, "--reason": reason}.items() if value), "")


def _list(on, as_json: bool, data) -> None:
    from surefoot.services.clearing import holds_document, holds_of

    found = holds_of(house_of(data), on)

    def show(page) -> None:
        from surefoot.cli.show.holds import show_holds

        show_holds(page, found)

    reply(as_json, holds_document(found), show)


def _lift(number: int, by: str, on, as_json: bool, data) -> None:
    from surefoot.services.clearing import lift_hold

    house = house_of(data)
    answer(house, [lift_hold(house, number, by, today=on)], on, as_json)


def _place(document: dict[str, str], on, as_json: bool, data) -> None:
    from surefoot.services.clearing import place_hold

    house = house_of(data)
    with options_named():
        entry = place_hold(house, document, today=on)
    answer(house, [entry], on, as_json, ["A pause is part of training; nothing has to be made up for it."])


def birth(
    date: Born,
    caesarean: Caesarean = False,
    symptom: Symptom = None,
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Enter a birth. The plan leaves your body its time, and running comes back step by step.

    \b
    Examples:
      surefoot birth 2026-09-01
      surefoot birth 2026-09-01 --caesarean --symptom heaviness --symptom leaking
    """
    from surefoot.services.clearing import record_birth

    on = today_or(today)
    document = {"date": str(day_option("DATE", date, on)), "caesarean": caesarean, "symptoms": symptom or []}
    house = house_of(data)
    with options_named({"date": "DATE", "symptoms": "--symptom"}):
        entry = record_birth(house, document, today=on)
    note = (
        "Take the time that your body asks for. `surefoot clear birth` is for the checks and for a professional's word."
    )
    answer(house, [entry], on, as_json, [note])
