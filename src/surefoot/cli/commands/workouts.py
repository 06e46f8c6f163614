"""`surefoot workouts`: the library of workouts, and one of them as you would run it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from surefoot.cli.house import house_of
from surefoot.cli.options import AsJson, DataFolder, Today, Units, checked_units, parsed, today_or
from surefoot.cli.problem import WrongUse
from surefoot.cli.reply import reply
from surefoot.units import parse_race_distance

if TYPE_CHECKING:
    from surefoot.diary.scenario import Scenario
    from surefoot.rulebook import Book
    from surefoot.services.workouts import Wish, Workout

Name = Annotated[
    str | None,
    typer.Argument(metavar="[NAME]", help="A workout like tempo/cruise, or just cruise; all without it."),
]
System = Annotated[
    str | None, typer.Option("--system", metavar="SYSTEM", help="What it trains, like aerobic, threshold or hills.")
]
Phase = Annotated[
    str | None, typer.Option("--phase", metavar="PHASE", help="When it is used: base, speed, taper or maintain.")
]
Surface = Annotated[str | None, typer.Option("--surface", metavar="SURFACE", help="Where: road, track or trail.")]
Facility = Annotated[
    list[str] | None,
    typer.Option("--facility", metavar="PLACE", help="A place that you have: track, hills, treadmill. Repeatable."),
]
ForRace = Annotated[
    str | None, typer.Option("--race", metavar="DISTANCE", help='What suits a race: "10 km", marathon, "100 miles".')
]
Minutes = Annotated[
    int | None,
    typer.Option("--minutes", metavar="N", min=1, help="The time that you have: shows the version that fits."),
]
SvgFile = Annotated[
    Path | None, typer.Option("--svg", metavar="FILE", help="Draw the profile of one workout into this new file.")
]


def workouts(
    name: Name = None,
    system: System = None,
    phase: Phase = None,
    surface: Surface = None,
    facility: Facility = None,
    race: ForRace = None,
    minutes: Minutes = None,
    svg: SvgFile = None,
    units: Units = None,
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """List the workouts, or show one with its steps and profile.

    A list can be narrowed; one workout comes with its steps, its profile, its easier and harder versions and its
    source, sized for you.

    \b
    Examples:
      surefoot workouts --race "5 km" --phase speed
      surefoot workouts cruise
      surefoot workouts intervals/pyramid --minutes 45 --svg pyramid.svg
    """
    from surefoot.services.workouts import Wish, library, runner_of

    unit, day, house = checked_units(units), today_or(today), house_of(data)
    book = house.planner.book
    found, scenario = library(book), runner_of(house.log.entries(), day, unit)
    wish = Wish(
        system=_known("--system", system, {one.system for one in found}),
        phase=_known("--phase", phase, {phase for one in found for phase in one.phases}),
        surface=_known("--surface", surface, {ground for one in found for ground in one.surfaces}),
        facilities=_places(facility),
        metres=parsed("--race", race, parse_race_distance) if race else None,
    )
    seconds = None if minutes is None else 60 * minutes
    if name is None:
        if svg is not None:
            raise WrongUse("--svg", str(svg), "a drawing shows one workout", "name it, as in surefoot workouts cruise")
        _list(found, wish, scenario, book, seconds, as_json)
    else:
        _show(found, name, scenario, book, seconds, svg, as_json)


def _known(option: str, value: str | None, known: set[str]) -> str | None:
    if value is not None and value not in known:
        raise WrongUse(option, value, "there is no such one in the library", f"use {', '.join(sorted(known))}")
    return value


def _places(given: list[str] | None) -> tuple[str, ...]:
    from surefoot.diary.parts import FACILITIES

    return tuple(place for place in given or () if _known("--facility", place, set(FACILITIES)))


def _list(
    found: tuple[Workout, ...], wish: Wish, scenario: Scenario, book: Book, seconds: int | None, as_json: bool
) -> None:
    from surefoot.services.workouts import fitting, suiting

    chosen = suiting(found, wish, book)
    chosen = chosen if seconds is None else fitting(scenario, book, chosen, seconds)

    def show(page) -> None:
        from surefoot.cli.show.workouts import show_workouts

        show_workouts(page, chosen)

    reply(as_json, {"workouts": chosen}, show)


def _show(
    found: tuple[Workout, ...],
    name: str,
    scenario: Scenario,
    book: Book,
    seconds: int | None,
    svg: Path | None,
    as_json: bool,
) -> None:
    from surefoot.drawing.profile import profile
    from surefoot.services.workouts import one_of, shown

    workout = one_of(found, name)
    session = shown(scenario, book, workout, seconds)
    if svg is not None:
        _write(svg, profile(session))

    def show(page) -> None:
        from surefoot.cli.show.workouts import show_workout

        show_workout(page, workout, session, scenario.units, book.sources)
        if svg is not None:
            page.paragraph(f"Its profile is in {svg}.")

    reply(as_json, {"workout": workout, "session": session, "svg": str(svg) if svg else None}, show)


def _write(path: Path, text: str) -> None:
    """A new file; none is ever replaced."""
    from surefoot.services.refusal import Refusal

    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise Refusal("--svg", str(path), "this file is there already", "name a new one") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Refusal("--svg", str(path), f"it cannot be written: {reason}", "name another place") from None
