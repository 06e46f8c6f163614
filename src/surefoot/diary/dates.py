"""Calendar helpers that every floor above shares: weekdays, ages, names of sessions."""

from __future__ import annotations

import datetime as dt

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
#: What the ids of shorter versions end in: for the time there is, and the plan's own.
SHORTER = ("-fits", "-shorter")
VERSIONS = (*SHORTER, "-treadmill")
DAYS_PER_YEAR = 365.25  # of the Julian calendar; an age then depends on the days between two dates alone


def age_on(birth_date: dt.date, today: dt.date) -> int:
    """Whole years from ``birth_date`` to ``today``, by the days between them.

    It may be a day late on the birthday itself; in return, moving both dates alike never changes an age.
    """
    return int((today - birth_date).days // DAYS_PER_YEAR)


def monday_of(date: dt.date) -> dt.date:
    """The Monday of the week that ``date`` lies in."""
    return date - dt.timedelta(days=date.weekday())


def sunday_of(date: dt.date) -> dt.date:
    """The Sunday of the week that ``date`` lies in."""
    return date + dt.timedelta(days=6 - date.weekday())


def week_name(date: dt.date) -> str:
    """The ISO week of a date, as in "2027-W01"."""
    year, week, _ = date.isocalendar()
    return f"{year}-W{week:02d}"


def session_id(date: dt.date, kind: str, number: int) -> str:
    """The name of the ``number``-th session of its kind in the week of ``date``: "2027-W01-easy-1"."""
    return f"{week_name(date)}-{kind}-{number}"


def planned_name(name: str) -> str:
    """The session that a version of it belongs to: "2027-W01-easy-1" of "2027-W01-easy-1-fits"."""
    for version in VERSIONS:
        name = name.removesuffix(version)
    return name
