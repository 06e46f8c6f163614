"""Times as files write them, as seconds since 1970 in UTC."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from math import nan

UTC = dt.UTC
_MIDNIGHT = dt.time(tzinfo=UTC)
#: No watch wrote a file before, and no clock that is right is after.
EARLIEST = dt.datetime(1990, 1, 1, tzinfo=UTC).timestamp()
LATEST = dt.datetime(2100, 1, 1, tzinfo=UTC).timestamp()


def seconds(text: str) -> float:
    """An ISO time as seconds since 1970; without a zone it is UTC. NaN where it is no time."""
    try:
        if text[10] == "T" and text[-1] == "Z" and text[13] == text[16] == ":":
            return _day(text[:10]) + int(text[11:13]) * 3600 + int(text[14:16]) * 60 + float(text[17:-1])
        return _slowly(text)
    except (ValueError, IndexError, OverflowError):
        return nan


def moment(since_1970: float) -> dt.datetime | None:
    """The aware time of a number of seconds, None where no clock that is right can have said so."""
    if not EARLIEST <= since_1970 < LATEST:
        return None
    return dt.datetime.fromtimestamp(since_1970, UTC)


@lru_cache(maxsize=64)
def _day(text: str) -> float:
    return dt.datetime.combine(dt.date.fromisoformat(text), _MIDNIGHT).timestamp()


def _slowly(text: str) -> float:
    when = dt.datetime.fromisoformat(text.strip())
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()
