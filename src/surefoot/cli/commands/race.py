"""`surefoot race`: the sheet of a race, on the terminal or on paper."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from surefoot.cli.commands.adjust import Altitude, Climb, DewPoint, Temperature, read_conditions
from surefoot.cli.inputs import Inputs, read_inputs, takes_inputs
from surefoot.cli.options import AsJson, DataFolder
from surefoot.cli.problem import WrongUse
from surefoot.cli.reply import reply

if TYPE_CHECKING:
    from surefoot.diary.plan import Plan
    from surefoot.diary.scenario import Goal, Scenario
    from surefoot.rulebook import Book
    from surefoot.services.racing import RaceSheet

Name = Annotated[
    str | None,
    typer.Argument(
        metavar="[RACE]", help="The number of a goal or the date of a race (default: the next).", show_default=False
    ),
]
Start = Annotated[str | None, typer.Option("--start", metavar="TIME", help="When it starts, as 09:30.")]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write the sheet for paper: one page of HTML.")]

_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)


@takes_inputs("scenario", "units", "today")
def race(
    inputs: Inputs,
    name: Name = None,
    start: Start = None,
    temperature: Temperature = None,
    dew_point: DewPoint = None,
    altitude: Altitude = None,
    climb: Climb = None,
    out: Out = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Make the sheet of a race: aims, splits, warm-up.

    Splits add up to the target to the second; trails and ultras are told by effort, with ranges.

    \b
    Examples:
      surefoot race
      surefoot race 2027-04-18 --start 09:30 --temperature "24 C"
      surefoot race --out race.html
    """
    from surefoot.services.racing import Asked, race_sheet

    conditions = read_conditions(temperature, dew_point, altitude, climb, None, needed=False)
    asked = Asked(name=name, conditions=conditions, start=None if start is None else _minutes(start))
    sheet = race_sheet(*_planned(inputs, data), asked)
    if out is not None:
        _write(sheet, out)

    def show(page) -> None:
        from surefoot.cli.show.race import show_sheet

        show_sheet(page, sheet)
        if out is not None:
            page.blank()
            page.paragraph(f"Written to {out}: open it in a browser and print it on one page.")

    reply(as_json, sheet, show)


def _planned(inputs: Inputs, data: Path | None) -> tuple[Book, Plan, Scenario, dict[int, Goal]]:
    """Rule book, plan, what it follows from, and the goals by their numbers."""
    if inputs.given():
        from surefoot.services.planning import Planner

        scenario, planner = read_inputs(inputs).scenario, Planner()
        return planner.book, planner.plan(scenario), scenario, dict(enumerate(scenario.goals, 1))
    from surefoot.cli.stored import stored
    from surefoot.services.deciding import goals_of

    house, found = stored(inputs, data)
    return house.planner.book, found.plan, found.scenario, dict(goals_of(house, found.today).goals)


def _minutes(text: str) -> int:
    """Minutes from midnight of a time of day. Raises :class:`WrongUse`."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise WrongUse("--start", text, "this is no time of day", "write hours and minutes: 09:30")
    return 60 * int(found[1]) + int(found[2])


def _write(sheet: RaceSheet, path: Path) -> None:
    from surefoot.cli.show.race_paper import race_paper
    from surefoot.services.refusal import Refusal

    text = race_paper(sheet)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        mend = "give another name; nothing is ever written over it"
        raise Refusal("--out", str(path), "there is a file of this name already", mend) from None
