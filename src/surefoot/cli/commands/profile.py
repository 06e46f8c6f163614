"""`surefoot profile`: who plans are made for, and when there is time to run."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from surefoot.cli.house import house_of
from surefoot.cli.options import AsJson, DataFolder, Today, Units, checked_units, parsed, today_or
from surefoot.cli.problem import WrongUse
from surefoot.cli.reply import reply
from surefoot.cli.typed import (
    date_text,
    distance_text,
    options_named,
    or_nothing,
    said,
    whole_number,
)
from surefoot.units import parse_duration

profile = typer.Typer(help="Tell who plans are made for, and see it.", no_args_is_help=True, rich_markup_mode=None)

BirthDate = Annotated[
    str | None, typer.Option("--birth-date", metavar="DATE", help="The day you were born, as 1985-06-01; or none.")
]
Sex = Annotated[str | None, typer.Option("--sex", metavar="WORD", help="female, male or unspecified.")]
Experience = Annotated[str | None, typer.Option("--experience", metavar="WORD", help="new, regular or seasoned.")]
Weekly = Annotated[
    str | None,
    typer.Option(
        "--weekly", metavar="DISTANCE", help='Your usual week, as "40 km"; it counts where the log is silent.'
    ),
]
Longest = Annotated[
    str | None,
    typer.Option("--longest", metavar="DISTANCE", help='Your longest run of late, as "12 km"; or none.'),
]
MaxHr = Annotated[
    str | None, typer.Option("--max-hr", metavar="BPM", help="Your highest heart rate, if you know it; or none.")
]
RestingHr = Annotated[
    str | None, typer.Option("--resting-hr", metavar="BPM", help="Your heart rate at rest, if you know it; or none.")
]
Timezone = Annotated[
    str | None, typer.Option("--timezone", metavar="ZONE", help="Where you live, as Europe/Berlin; or none.")
]
Pregnant = Annotated[
    bool | None,
    typer.Option("--pregnant/--not-pregnant", help="Whether you are pregnant.", show_default=False),
]
Readiness = Annotated[
    str | None,
    typer.Option(
        "--readiness",
        metavar="WORD",
        help="The questions on readiness for exercise: all_no, some_yes, or cleared by a professional.",
    ),
]
Week = Annotated[
    str | None,
    typer.Option(
        "--availability",
        metavar="WEEK",
        help='The whole week, as "tue thu 60 min, sun 2 h 30 min"; other days have no time.',
    ),
]
OneDay = Annotated[
    list[str] | None,
    typer.Option(
        "--day", metavar="TIME", help='One day of the week, as "wed 45 min"; the others stay. Again for more.'
    ),
]
LongDay = Annotated[
    str | None,
    typer.Option(
        "--long-run-day", metavar="DAY", help="The day for long runs, as sun; none: the day with the most time."
    ),
]
Facilities = Annotated[
    str | None,
    typer.Option(
        "--facilities",
        metavar="LIST",
        help='What you can use, as "track, gym": track, treadmill, hills, gym, bands, kettlebell, bench, box; or none.',
    ),
]
StoredUnits = Annotated[
    str | None, typer.Option("--units", metavar="UNIT", help="The unit you like to read: km or mi.")
]


@profile.command("set")
def set_profile(
    birth_date: BirthDate = None,
    sex: Sex = None,
    experience: Experience = None,
    weekly: Weekly = None,
    longest: Longest = None,
    max_hr: MaxHr = None,
    resting_hr: RestingHr = None,
    timezone: Timezone = None,
    pregnant: Pregnant = None,
    readiness: Readiness = None,
    availability: Week = None,
    day: OneDay = None,
    long_run_day: LongDay = None,
    facilities: Facilities = None,
    units: StoredUnits = None,
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Say something about yourself; what you leave out stays as it is.

    The word none takes back what was said before.

    \b
    Examples:
      surefoot profile set --birth-date 1985-06-01 --weekly "40 km" --max-hr 185
      surefoot profile set --availability "tue thu 60 min, sun 2 h 30 min"
      surefoot profile set --day "wed 45 min" --long-run-day sun --units mi
    """
    document = said(
        birth_date=or_nothing(birth_date, date_text("--birth-date")),
        sex=sex,
        experience=experience,
        usual_weekly_distance=or_nothing(weekly, distance_text("--weekly")),
        longest_recent=or_nothing(longest, distance_text("--longest")),
        max_hr=or_nothing(max_hr, whole_number("--max-hr")),
        resting_hr=or_nothing(resting_hr, whole_number("--resting-hr")),
        timezone=or_nothing(timezone, str),
        pregnant=pregnant,
        readiness_questions=readiness,
        availability=None if availability is None else week_of("--availability", availability.split(",")),
        days=week_of("--day", day) if day else None,
        long_run_day=or_nothing(long_run_day, weekday_of("--long-run-day")),
        facilities=None if facilities is None else _listed(facilities),
        units=checked_units(units),
    )
    _set(document, today, as_json, data)


def _set(document: dict[str, Any], today: str | None, as_json: bool, data) -> None:
    if not document:
        mend = 'add what you want to say, such as --weekly "40 km"; `surefoot profile set --help` lists it all'
        raise WrongUse("$", None, "nothing was said about you", mend)
    from surefoot.cli.written import entries_document
    from surefoot.services.deciding import profile as ask
    from surefoot.services.deciding import set_profile as write

    on, house = today_or(today), house_of(data)
    names = {"availability": "--availability" if "availability" in document else "--day"}
    with options_named(names):
        entries = write(house, document, today=on)
    found = ask(house, on)

    def show(page) -> None:
        from surefoot.cli.show.profile import show_fields
        from surefoot.cli.show.written import show_undo

        fields = {field for field in document if field != "days"} | ({"availability"} if "days" in document else set())
        show_fields(page, found, found.units, fields)
        show_undo(page, entries)

    reply(as_json, entries_document(entries), show)


def week_of(option: str, parts: list[str]) -> dict[str, str]:
    """Durations by weekday from "tue thu 60 min" and the like. Raises :class:`WrongUse`."""
    week: dict[str, str] = {}
    for part in parts:
        days, time = _days_and_time(part)
        if not days or not time:
            raise WrongUse(
                option, part.strip(), "this is no day with its time", 'write it as "tue thu 60 min, sun 2 h"'
            )
        parsed(option, time, parse_duration)
        if again := [name for name in days if name in week]:
            raise WrongUse(option, part.strip(), f"{again[0]} stands there twice", "name each day once")
        week |= dict.fromkeys(days, time)
    return week


def _days_and_time(part: str) -> tuple[list[str], str]:
    """The days that a part of a week begins with, and the rest of it."""
    words, days = part.replace(":", " ", 1).split() if _colon_after_day(part) else part.split(), []
    while words and (name := _weekday(words[0])):
        days.append(name)
        words.pop(0)
    return days, " ".join(words)


def _colon_after_day(part: str) -> bool:
    """Whether the first colon belongs to a day ("sun: 2 h") and not to a clock ("sun 1:30:00")."""
    return part.partition(":")[0].strip().isalpha()


def _weekday(text: str) -> str | None:
    """The short name of a weekday, of which at least three letters were typed."""
    from surefoot.diary.dates import WEEKDAYS

    whole = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    found = [short for short, name in zip(WEEKDAYS, whole, strict=True) if name.startswith(text.lower())]
    return found[0] if len(text) >= 3 and found else None


def weekday_of(option: str):
    """A reader of one weekday; what is none is left to the diary to refuse."""
    return lambda text: _weekday(text.strip()) or text.strip()


def _listed(text: str) -> list[str]:
    if text.strip().lower() == "none":
        return []
    return [word.strip().lower() for word in text.split(",") if word.strip()]


@profile.command("show")
def show_profile(
    units: Units = None,
    today: Today = None,
    as_json: AsJson = False,
    data: DataFolder = None,
) -> None:
    """Show who your plans are made for, and what of it is assumed.

    \b
    Example:
      surefoot profile show
    """
    from surefoot.services.deciding import profile as ask
    from surefoot.services.deciding import profile_document

    unit = checked_units(units)
    on = today_or(today)
    found = ask(house_of(data), on)

    def show(page) -> None:
        from surefoot.cli.show.profile import show_profile

        show_profile(page, found, unit or found.units, on)

    reply(as_json, profile_document(found), show)
