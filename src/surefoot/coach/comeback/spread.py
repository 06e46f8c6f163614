"""How the outings of a week of a way back are spread over the days that have time."""

from __future__ import annotations

import math
from collections.abc import Collection

from surefoot.coach.days import weekday
from surefoot.coach.ledger import WEEK
from surefoot.coach.memory import remembered

_REMEMBERED = 100  # answers
#: Weeks after which a pattern of days has come to repeat itself.
_SETTLED = 3

Spread = tuple[int, ...]


@remembered(_REMEMBERED)
def spread(weekdays: tuple[int, ...], outings: int) -> Spread:
    """Outings in the last 1, 2, … 7 days, at most, for so many in a week, on weekdays with time (Monday 0).

    As even as the days allow: where every other day would leave some of the outings without one, days in a row do.
    """
    wanted = min(outings, len(weekdays))
    found = (_spread(even, outings) for even in range(outings, WEEK))
    return next((one for one in found if _in_a_week(weekdays, one) >= wanted), _spread(WEEK, outings))


def _spread(even: int, outings: int) -> Spread:
    """As evenly as so many a week would lie, and no more than the outings."""
    return tuple(min(outings, math.ceil(span * even / WEEK)) for span in range(1, WEEK + 1))


def fits(days: Collection[int], day: int, found: Spread) -> bool:
    """Whether one more outing on a day keeps a spread, after those on the days before it."""
    return all(sum(day - run < span for run in days) < most for span, most in enumerate(found, start=1))


def _in_a_week(weekdays: tuple[int, ...], found: Spread) -> int:
    """Outings in a week of who runs on each day that a spread lets them, once the days repeat themselves."""
    days: list[int] = []
    for day in range(1, WEEK * _SETTLED + 1):
        if weekday(day) in weekdays and fits(days[-WEEK:], day, found):
            days.append(day)
    return sum(day > WEEK * (_SETTLED - 1) for day in days)
