"""`surefoot predict` and `surefoot fitness`: what races and logs say in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

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
    from pathlib import Path

    from surefoot.services.forecasting import KnownRace
    from surefoot.units import Metres

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

    Each comes with the range that holds 8 in 10 runners. Without --race the races of your stored log are taken, and
    with them your typical week, unless --weekly says it.

    \b
    Examples:
      surefoot predict --race "10 km=45:00"
      surefoot predict --race "half=1:40:00" --weekly "50 km" --to marathon
      surefoot predict --to marathon
    """
    day = today_or(today)
    week = parsed("--weekly", weekly, parse_distance) if weekly else None
    targets = [parsed("--to", text, parse_race_distance) for text in to or []]
    asked = _Known([known_race(text, day) for text in race or []], week, checked_units(units))
    from surefoot.rulebook import load_book
    from surefoot.services.forecasting import USUAL, forecast

    known, week, unit = asked if race else _of_the_log(asked, day, data)
    targets, unit, book = targets or list(USUAL), unit or "km", load_book()
    found = forecast(book, known, targets, week, unit)

    def show(page) -> None:
        from surefoot.cli.show.numbers import show_forecasts

        show_forecasts(page, found, known, week, unit, book.sources)

    document = {"races": [_race_document(entry) for entry in known], "weekly_distance_m": week, "predictions": found}
    reply(as_json, document, show)


class _Known(NamedTuple):
    """What to predict from: races, the typical week in metres, and the unit to write in; None where nobody said."""

    races: list[KnownRace]
    weekly: Metres | None
    units: str | None


def _of_the_log(asked: _Known, today: dt.date, data: Path | None) -> _Known:
    """The races of the stored log, and its week and unit where the command names none. Raises :class:`WrongUse`."""
    from surefoot.cli.house import house_of
    from surefoot.services.daily import current
    from surefoot.services.own_numbers import own_races

    house = house_of(data)
    scenario = current(house, today, asked.units).scenario
    found = own_races(scenario, house.planner.book)
    if not found.races:
        mend = 'add --race "10 km=45:00", or note a race in your log with `surefoot add --race`'
        raise WrongUse("--race", None, "no race is named to predict from, and your log has none", mend)
    return _Known(list(found.races), asked.weekly or found.weekly, scenario.units)


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

    And your thresholds, what your races speak for over other distances, and their age grades. Without --scenario or
    --history it looks at your stored log.

    \b
    Examples:
      surefoot fitness
      surefoot fitness --history ~/strava-export.zip
    """
    if inputs.given():
        from surefoot.services.fitness import fitness as ask
        from surefoot.services.planning import Planner

        planned = read_inputs(inputs._replace(routine=inputs.history is not None))
        answer, units, notes = ask(Planner(), planned.scenario), planned.scenario.units, planned.notes
    else:
        from surefoot.cli.stored import stored
        from surefoot.services.own_numbers import stored_fitness

        house, found = stored(inputs, data)
        answer, units, notes = stored_fitness(house, found), found.scenario.units, found.notes

    def show(page) -> None:
        from surefoot.cli.show.numbers import show_fitness

        show_fitness(page, answer, units, notes)

    reply(as_json, answer, show)
