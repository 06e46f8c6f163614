"""Who is planned for where nobody says, and the scenario that a stored log amounts to with that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from surefoot.diary.entries import Entry
from surefoot.diary.memory import remember, scenario_of
from surefoot.diary.scenario import Runner, Scenario
from surefoot.units import Seconds

#: The default runner of contract.md.
DEFAULT_AGE = dt.timedelta(days=14_610)  # 40 years, in days so that no plan depends on leap days
DEFAULT_AVAILABILITY = tuple(Seconds(minutes * 60) for minutes in (0, 60, 45, 60, 0, 60, 150))


def default_runner(today: dt.date, timezone: str | None = None) -> Runner:
    """A regular runner of 40 on ``today``."""
    return Runner(availability=DEFAULT_AVAILABILITY, birth_date=today - DEFAULT_AGE, timezone=timezone)


def stored_scenario(entries: Iterable[Entry], today: dt.date) -> Scenario:
    """What a log amounts to on a day; what the runner did not say is the default runner's."""
    return scenario_of(remember(entries, today), today, default_runner(today))
