"""Options that several commands share, and how their text becomes dates, distances and times."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from surefoot.cli.problem import WrongUse
from surefoot.units import UnitError

T = TypeVar("T")

AsJson = Annotated[bool, typer.Option("--json", help="Answer with one JSON document.")]
DataFolder = Annotated[
    Path | None,
    typer.Option(
        "--data",
        envvar="SUREFOOT_DATA",
        metavar="DIR",
        help="Folder of your stored log, made when something is first stored.",
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        metavar="N",
        min=1,
        max=64,
        help="Read in so many processes at a time (default: one for each core; 1: in this one alone).",
    ),
]
Today = Annotated[
    str | None,
    typer.Option("--today", metavar="DATE", help="The day to answer for, as 2027-01-04 (default: the clock)."),
]
ScenarioFile = Annotated[
    Path | None,
    typer.Option("--scenario", metavar="FILE", help="Start from this scenario (YAML or JSON); - reads a pipe."),
]
HistoryPath = Annotated[
    Path | None,
    typer.Option("--history", metavar="PATH", help="Start from running files: a folder, a zip or a Strava export."),
]
Race = Annotated[
    str | None,
    typer.Option("--race", metavar="DISTANCE", help='The race to train for: "10 km", marathon, "100 miles".'),
]
OnDate = Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day of the race, as 2027-04-18.")]
TargetTime = Annotated[
    str | None, typer.Option("--time", metavar="TIME", help="The time you hope for, as 48:00 or 3:45:00.")
]
Routine = Annotated[bool, typer.Option("--routine", help="Train for no race: steady running for twelve weeks.")]
MileBlock = Annotated[
    bool,
    typer.Option("--mile-block", help="Train eight weeks for a mile trial (--on: its day, else soon)."),
]
Units = Annotated[
    str | None,
    typer.Option(
        "--units",
        metavar="UNIT",
        help="Write distances and paces in km or mi (default: as your profile or the scenario says, else km).",
    ),
]


def today_or(text: str | None) -> dt.date:
    """The day that was named, else the clock's. The clock is read here and nowhere else."""
    return parsed_date("--today", text) or dt.datetime.now().astimezone().date()


def day_option(option: str, text: str | None, today: dt.date) -> dt.date:
    """A day by its date, or as today or yesterday; today where it is not said. Raises :class:`WrongUse`."""
    near = {"": 0, "today": 0, "yesterday": 1}.get((text or "").strip().lower())
    if near is not None:
        return today - dt.timedelta(days=near)
    return parsed_date(option, text) or today


def parsed_date(option: str, text: str | None) -> dt.date | None:
    """A date option. Raises :class:`WrongUse` for what is no date."""
    if text is None:
        return None
    try:
        return dt.datetime.strptime(text.strip(), "%Y-%m-%d").date()  # noqa: DTZ007  a date has no zone
    except ValueError:
        raise WrongUse(option, text, "this is not a date", "write it as year, month and day: 2027-04-18") from None


def parsed(option: str, text: str, parse: Callable[[str], T]) -> T:
    """A quantity option read by one of the parsers of ``units``. Raises :class:`WrongUse`."""
    try:
        return parse(text)
    except UnitError as error:
        raise WrongUse(option, error.value, error.message, error.mend) from None


def checked_units(units: str | None) -> str | None:
    """``km``, ``mi`` or None. Raises :class:`WrongUse` for another unit."""
    if units not in {None, "km", "mi"}:
        raise WrongUse("--units", units, "there is no such unit here", "write km or mi")
    return units
