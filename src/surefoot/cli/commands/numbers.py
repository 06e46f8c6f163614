"""`surefoot predict` and `surefoot fitness`: what races and logs say in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from surefoot.cli.inputs import Inputs, read_inputs, takes_inputs
from surefoot.cli.options import (
    AsJson,
    DataFolder,
    Today,
    Units,
    checked_units,
    parsed,
    parsed_date,
    today_or,
)
from surefoot.cli.problem import WrongUse
from surefoot.cli.reply import reply
from surefoot.units import parse_distance, parse_duration, parse_race_distance

if TYPE_CHECKING:
    import datetime as dt

    from surefoot.services.forecasting import KnownRace

Races = Annotated[
    list[str] | None,
    typer.Option(
        "--race",
        metavar="RACE",
        help='A race you ran, as "10 km=45:00", or "10 km=45:00 2026-10-04" with its day. More than one helps.',
    ),
]
Weekly = Annotated[
    str | None,
    typer.Option("--weekly", metavar="DISTANCE", help='Your typical week, as "50 km": it decides much of a marathon.'),
]
Targets = Annotated[
    list[str] | None,
    typer.Option(
        "--to", metavar="DISTANCE", help="What to predict: marathon, 50 km (default: mile to marathon). Again for more."
    ),
]


def predict(
    race: Races = None,
    weekly: Weekly = None,
    to: Targets = None,
    units: Units = None,
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Predict race times from races you ran.

    Each comes with the range that holds 8 in 10 runners.

    \b
    Examples:
      surefoot predict --race "10 km=45:00"
      surefoot predict --race "half=1:40:00" --weekly "50 km" --to marathon
    """
    if not race:
        raise WrongUse("--race", None, "no race is named to predict from", 'add --race "10 km=45:00"')
    day = today_or(today)
    known = [known_race(text, day) for text in race]
    week = parsed("--weekly", weekly, parse_distance) if weekly else None
    from surefoot.rulebook import load_book
    from surefoot.services.forecasting import USUAL, forecast

    targets = [parsed("--to", text, parse_race_distance) for text in to or []] or list(USUAL)
    unit, book = checked_units(units) or "km", load_book()
    found = forecast(book, known, targets, week, unit)

    def show(page) -> None:
        from surefoot.cli.show.numbers import show_forecasts

        show_forecasts(page, found, known, week, unit, book.sources)

    document = {"races": [_race_document(entry) for entry in known], "weekly_distance_m": week, "predictions": found}
    reply(as_json, document, show)


def known_race(text: str, today: dt.date) -> KnownRace:
    """A race as typed: distance, equals sign, time, perhaps its day. Raises :class:`WrongUse`."""
    from surefoot.services.forecasting import KnownRace

    distance, equals, rest = text.partition("=")
    time, _, day = rest.strip().partition(" ")
    if not equals or not time:
        raise WrongUse("--race", text, "a race is a distance and a time", 'write it as "10 km=45:00"')
    date = parsed_date("--race", day) if day.strip() else today
    if date is not None and date > today:
        raise WrongUse("--race", text, "this day is still to come", "give the day on which it was run")
    return KnownRace(
        parsed("--race", distance, parse_race_distance), parsed("--race", time, parse_duration), date or today
    )


def _race_document(race: KnownRace) -> dict[str, object]:
    return {"distance_m": race.metres, "time_s": race.seconds, "date": race.date}


@takes_inputs("history", "scenario", "units", "today")
def fitness(
    inputs: Inputs,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Show how fit your log shows you: index, paces, zones.

    \b
    Example:
      surefoot fitness --history ~/strava-export.zip
    """
    if not inputs.given():
        mend = "add --history PATH or --scenario FILE"
        raise WrongUse("--history", None, "it is not said which runs to look at", mend)
    planned = read_inputs(inputs._replace(routine=inputs.history is not None))
    from surefoot.services.fitness import fitness as ask
    from surefoot.services.planning import Planner

    answer = ask(Planner(), planned.scenario)

    def show(page) -> None:
        from surefoot.cli.show.numbers import show_fitness

        show_fitness(page, answer, planned.scenario.units, planned.notes)

    reply(as_json, answer, show)
