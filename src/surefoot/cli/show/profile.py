"""A profile on the terminal: what was told, and what is assumed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from surefoot.cli.show import facts, palette, words
from surefoot.cli.show.goals import show_ahead
from surefoot.cli.show.page import Page, cell
from surefoot.diary.dates import WEEKDAYS
from surefoot.diary.scenario import Runner

if TYPE_CHECKING:
    from surefoot.services.deciding import Profile

_LABEL = 18
_READINESS = {"all_no": "all answered no", "some_yes": "some answered yes", "cleared": "cleared by a professional"}


def show_profile(page: Page, found: Profile, units: str, today: dt.date) -> None:
    """Every field; what was not told is marked as assumed."""
    if show_fields(page, found, units):
        page.blank()
        page.paragraph(("What is assumed waits for your word: `surefoot profile set`.", palette.QUIET))
    show_ahead(page, found.ahead, today)


def show_fields(page: Page, found: Profile, units: str, fields: set[str] | None = None) -> bool:
    """Every field, or those that are named; whether any of them is assumed."""
    page.heading("Profile")
    assumed = False
    for name, (label, value) in _values(found.runner, units).items():
        if fields is not None and name not in fields:
            continue
        mark = "" if name in found.told or name == "units" else "  assumed" if value != "–" else ""
        assumed = assumed or bool(mark)
        page.paragraph(value, (mark, palette.QUIET), indent=_LABEL + 3, first=cell(label, _LABEL))
    return assumed


def _values(runner: Runner, units: str) -> dict[str, tuple[str, str]]:
    """Label and value of every field, in the order of telling."""
    values = {
        "birth_date": ("Born", facts.date(runner.birth_date) if runner.birth_date else None),
        "sex": ("Sex", None if runner.sex == "unspecified" else runner.sex),
        "experience": ("Experience", runner.experience),
        "usual_weekly_distance": ("Usual week", _distance(runner.usual_weekly_distance, units)),
        "longest_recent": ("Longest of late", _distance(runner.longest_recent, units)),
        "max_hr": ("Highest heart rate", _beats(runner.max_hr)),
        "resting_hr": ("Heart at rest", _beats(runner.resting_hr)),
        "timezone": ("Time zone", runner.timezone),
        "pregnant": ("Pregnant", "yes" if runner.pregnant else "no"),
        "readiness_questions": ("Readiness", _READINESS.get(runner.readiness_questions)),
        "availability": ("Time to run", facts.week(runner.availability)),
        "long_run_day": ("Long runs", _long_day(runner)),
        "facilities": ("Facilities", ", ".join(runner.facilities)),
        "units": ("Units", "miles" if units == "mi" else "kilometres"),
    }
    return {name: (label, value or "–") for name, (label, value) in values.items()}


def _distance(metres: int | None, units: str) -> str | None:
    return None if metres is None else words.plain_distance(metres, units)


def _beats(beats: int | None) -> str | None:
    return None if beats is None else f"{beats} bpm"


def _long_day(runner: Runner) -> str:
    if runner.long_run_day is None:
        return "on the day with the most time"
    return f"on {WEEKDAYS[runner.long_run_day].title()}"
