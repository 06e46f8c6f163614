"""Who is planned for where nobody says."""

from __future__ import annotations

import datetime as dt

from surefoot.diary.scenario import Runner
from surefoot.units import Seconds

#: The default runner of contract.md.
DEFAULT_AGE = dt.timedelta(days=14_610)  # 40 years, in days so that no plan depends on leap days
DEFAULT_AVAILABILITY = tuple(Seconds(minutes * 60) for minutes in (0, 60, 45, 60, 0, 60, 150))


def default_runner(today: dt.date, timezone: str | None = None) -> Runner:
    """A regular runner of 40 on ``today``."""
    return Runner(availability=DEFAULT_AVAILABILITY, birth_date=today - DEFAULT_AGE, timezone=timezone)
