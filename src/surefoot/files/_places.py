"""Which day it was where the runner was."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from zoneinfo import ZoneInfo

import msgspec

from surefoot.files._recording import Recording

_QUARTER = 15 * 60
_FARTHEST = 14 * 3600


def local_date(recording: Recording, timezone: str | None = None) -> dt.date:
    """The date on which an outing began, as the runner saw it.

    By the place where it began; else by the clock of the watch, where it differs from UTC; else
    by ``timezone`` (the runner's, such as "Europe/Berlin"); else in UTC.
    """
    return local_start(recording, timezone).date()


def local_start(recording: Recording, timezone: str | None = None) -> dt.datetime:
    """When an outing began, with the offset from UTC that its day is reckoned by."""
    if recording.clock != "utc":
        zone = (zone_named(timezone) if timezone else None) or dt.UTC
        here = recording.start.replace(tzinfo=zone)
    else:
        here = recording.start.astimezone(_zone(recording, timezone))
    return here.replace(tzinfo=dt.timezone(here.utcoffset() or dt.timedelta(0)))


def in_zone(recording: Recording, timezone: str | None = None) -> Recording:
    """A recording whose start is a moment: where a clock on the wall gave it, that clock was in ``timezone``."""
    if recording.clock != "wall":
        return recording
    here = local_start(recording, timezone)
    offset = here.utcoffset() or dt.timedelta(0)
    start = here.astimezone(dt.UTC)
    return msgspec.structs.replace(recording, start=start, utc_offset=round(offset.total_seconds()), clock="utc")


@lru_cache(maxsize=256)
def zone_named(name: str) -> dt.tzinfo | None:
    """The zone of a name such as "Europe/Berlin"; None where this machine knows none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown, not a name at all, or a folder of names
        return None


def _zone(recording: Recording, timezone: str | None) -> dt.tzinfo:
    zone = zone_named(_name_at(*recording.place)) if recording.place else None
    zone = zone or _zone_of_offset(recording.utc_offset)
    if zone is None and timezone:
        zone = zone_named(timezone)
    return zone or dt.UTC


def _zone_of_offset(seconds: int | None) -> dt.tzinfo | None:
    """Zone of a watch's clock, rounded to a quarter of an hour; clocks set to UTC say nothing of the place."""
    if seconds is None or abs(seconds) > _FARTHEST:
        return None
    rounded = round(seconds / _QUARTER) * _QUARTER
    return dt.timezone(dt.timedelta(seconds=rounded)) if rounded else None


def _name_at(latitude: float, longitude: float) -> str:
    from tzfpy import get_tz  # its map takes a tenth of a second to load

    return str(get_tz(longitude, latitude))
