"""The scenarios of the page: made up, and written as a runner would write them."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from surefoot.coach import make_plan
from surefoot.coach.plan import Prepared, prepare
from surefoot.diary.plan import Plan
from surefoot.diary.reading import read_scenario
from surefoot.diary.scenario import Scenario
from surefoot.rulebook import load_book

Document = dict[str, Any]

MONDAY = dt.date(2027, 1, 4)
AVAILABILITY = {"tue": "60 min", "wed": "45 min", "thu": "60 min", "sat": "60 min", "sun": "150 min"}
RUNNER: Document = {"birth_date": "1985-06-01", "experience": "regular", "availability": AVAILABILITY}
WORKED: Document = {
    "today": MONDAY.isoformat(),
    "runner": RUNNER | {"usual_weekly_distance": "40 km", "longest_recent": "12 km"},
    "goals": [{"kind": "race", "distance": "10 km", "date": "2027-04-18"}],
}
#: Kilometres by days before the last day of a week of :func:`logged`: a long run, then 4, 8, 6 and 8 km going back.
_WEEK = {0: 14, 1: 4, 3: 8, 4: 6, 5: 8}
_PACE = 345  # s/km, of every run of a log
_WEEKS = 30


def logged(week_km: float, *, off: int = 1) -> list[Document]:
    """A log of thirty even weeks of so many kilometres in five runs, the last one ``off`` days before Monday."""
    share, last = week_km / sum(_WEEK.values()), MONDAY - dt.timedelta(days=off)
    backwards = range(7 * _WEEKS - 1, -1, -1)
    return [run(last - dt.timedelta(days=back), _WEEK[back % 7] * share) for back in backwards if back % 7 in _WEEK]


def run(date: dt.date, distance_km: float) -> Document:
    """A run of a log."""
    metres = round(distance_km * 1000)
    minutes, seconds = divmod(round(metres * _PACE / 1000), 60)
    return {"date": date.isoformat(), "distance": f"{metres} m", "duration": f"{minutes}:{seconds:02}"}


def race(distance: str, today: dt.date, days: int, priority: str = "A") -> Document:
    """A race so many days after today."""
    date = today + dt.timedelta(days=days)
    return {"kind": "race", "distance": distance, "date": date.isoformat(), "priority": priority}


def scenario(today: dt.date, goals: list[Document], log: list[Document], **runner: Any) -> Document:
    """A scenario document of the usual runner, with what is different about them."""
    return {"today": today.isoformat(), "runner": RUNNER | runner, "log": {"activities": log}, "goals": goals}


def read(document: Document) -> Scenario:
    """The scenario of a document."""
    return read_scenario(json.dumps(document))


def plan(document: Document) -> Plan:
    """The plan of a scenario document."""
    return make_plan(read(document), load_book())


def prepared(document: Document) -> Prepared:
    """The plan of a scenario document before it is written out."""
    return prepare(read(document), load_book())
