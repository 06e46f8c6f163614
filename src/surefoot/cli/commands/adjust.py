"""`surefoot adjust`: a run of the plan in the conditions of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from surefoot.cli.inputs import Inputs, read_inputs, takes_inputs
from surefoot.cli.options import AsJson, DataFolder, parsed
from surefoot.cli.problem import WrongUse
from surefoot.cli.reply import reply
from surefoot.units import parse_grade, parse_height, parse_temperature

if TYPE_CHECKING:
    from surefoot.coach.conditions import Conditions

SessionName = Annotated[
    str, typer.Argument(metavar="SESSION", help="A session's id, a date, or today (default).", show_default=False)
]
Temperature = Annotated[
    str | None, typer.Option("--temperature", metavar="DEGREES", help='Of the air, as "30 C" or "86 F".')
]
DewPoint = Annotated[
    str | None,
    typer.Option("--dew-point", metavar="DEGREES", help='As "20 C" or "68 F"; weather pages show it beside humidity.'),
]
Altitude = Annotated[
    str | None, typer.Option("--altitude", metavar="HEIGHT", help='Above the sea, as "1800 m" or "5900 ft".')
]
Climb = Annotated[str | None, typer.Option("--climb", metavar="METRES", help='How much the course climbs, as "350 m".')]
Grade = Annotated[str | None, typer.Option("--grade", metavar="PERCENT", help='Of a steady hill upwards, as "4 %".')]
Treadmill = Annotated[bool, typer.Option("--treadmill", help="On a treadmill, with the speeds to set.")]
Incline = Annotated[
    str | None, typer.Option("--incline", metavar="PERCENT", help='Of the treadmill, as "3 %" (default: 1 %).')
]


@takes_inputs("scenario", "units", "today")
def adjust(
    inputs: Inputs,
    session: SessionName = "today",
    temperature: Temperature = None,
    dew_point: DewPoint = None,
    altitude: Altitude = None,
    climb: Climb = None,
    grade: Grade = None,
    treadmill: Treadmill = False,
    incline: Incline = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Show a run as it is in heat, on hills or on a treadmill.

    At altitude as well. Effort, heart rate and minutes stay, the pace gives way, and each number says where it
    comes from. Nothing is written down.

    \b
    Examples:
      surefoot adjust --temperature "30 C" --dew-point "20 C"
      surefoot adjust 2027-W08-tempo-1 --altitude "1800 m"
      surefoot adjust today --treadmill --incline "3 %"
    """
    conditions = read_conditions(temperature, dew_point, altitude, climb, grade, treadmill, incline)
    from surefoot.services.adjusting import adjustment

    if inputs.given():
        from surefoot.services.planning import Planner

        scenario, planner = read_inputs(inputs).scenario, Planner()
        plan = planner.plan(scenario)
    else:
        from surefoot.cli.stored import stored

        house, found = stored(inputs, data)
        scenario, plan, planner = found.scenario, found.plan, house.planner
    answer = adjustment(plan, scenario, session, conditions, planner.book)

    def show(page) -> None:
        from surefoot.cli.show.adjust import show_adjustment

        show_adjustment(page, answer, plan.units, planner.book.sources)

    reply(as_json, answer, show)


def read_conditions(
    temperature: str | None,
    dew_point: str | None,
    altitude: str | None,
    climb: str | None,
    grade: str | None,
    treadmill: bool = False,
    incline: str | None = None,
    *,
    needed: bool = True,
) -> Conditions:
    """Conditions as typed. Raises :class:`WrongUse` for what is no quantity, and where none is given but needed."""
    from surefoot.coach.conditions import Conditions

    given = (temperature, dew_point, altitude, climb, grade, incline)
    if needed and not treadmill and not any(given):
        mend = 'add --temperature "30 C", --altitude, --climb, --grade or --treadmill'
        raise WrongUse("$", None, "it is not said what is different today", mend)
    return Conditions(
        temperature=None if temperature is None else parsed("--temperature", temperature, parse_temperature),
        dew_point=None if dew_point is None else parsed("--dew-point", dew_point, parse_temperature),
        altitude=None if altitude is None else parsed("--altitude", altitude, parse_height),
        climb=None if climb is None else parsed("--climb", climb, parse_height),
        grade=None if grade is None else _uphill("--grade", grade),
        treadmill=treadmill,
        incline=None if incline is None else _uphill("--incline", incline),
    )


def _uphill(option: str, text: str) -> float:
    share = parsed(option, text, parse_grade)
    if share < 0:
        raise WrongUse(option, text, "this goes downhill", "downhill no pace is told: run by effort, with short steps")
    return share
