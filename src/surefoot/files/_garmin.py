"""Garmin's export: summaries of all activities, matched with the files in the archives beside them by their start.

The files have no names of their own, the summaries no link to them. Units are as one public reader of such exports
has them: times in milliseconds (since 1970 where they are moments), distances in centimetres.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from itertools import takewhile
from math import isfinite
from typing import Any, NamedTuple

import msgspec

from surefoot.files._clock import moment, seconds
from surefoot.files._errors import ADD_BY_HAND, EXPORT_AGAIN, FileError
from surefoot.files._fit_start import fit_start
from surefoot.files._recording import Recording, Skipped
from surefoot.files._rows import Row
from surefoot.files._sports import sport_of, surface_of
from surefoot.files._track import plausible_pulse
from surefoot.physiology.recording import summarised
from surefoot.rulebook import Book

_SUFFIX = "_summarizedactivities.json"
_SEVERAL_SPORTS = "multi_sport"
_XML_START = re.compile(rb'<trkpt [^>]*>(?:(?!</trkpt>)[\s\S])*?<time>([^<]{10,40})</time>|StartTime="([^"]{10,40})"')
#: What a summary alone is kept with.
_KEPT = ("activityId", "name", "activityType", "startTimeGmt", "beginTimestamp", "startTimeLocal", "duration",
         "elapsedDuration", "movingDuration", "distance", "avgHr", "maxHr", "startLatitude",
         "startLongitude")  # fmt: skip
_TABLE = "Garmin's summary"
_MOST = 1e14  # the milliseconds since 1970 of the year 5138


class _Summary(NamedTuple):
    """One activity of the summaries: its start (seconds since 1970), what is said of it, and until when it was."""

    start: float
    end: float
    several: bool
    row: Row


def is_summaries(name: str) -> bool:
    """Whether a file holds Garmin's summaries of activities, by its name."""
    return name.casefold().endswith(_SUFFIX)


def summaries_in(path: str, data: bytes) -> list[_Summary]:
    """Every activity of a file of summaries that has a start. Raises FileError where it is no such file."""
    try:
        whole = msgspec.json.decode(data)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise FileError(path, f"It is no whole JSON: {error}.", EXPORT_AGAIN) from None
    told = [part.get("summarizedActivitiesExport") for part in _listed(whole) if isinstance(part, dict)]
    activities = [one for part in told for one in _listed(part) if isinstance(one, dict)]
    found = (_summary(f"{path} activity {number}", one) for number, one in enumerate(activities, 1))
    return [summary for summary in found if summary]


class Summaries:
    """The summaries of an export; each is given to one file, and those that are left speak for themselves."""

    def __init__(self, book: Book, summaries: list[_Summary]) -> None:
        self._book = book
        self._all = sorted(summaries, key=lambda summary: (summary.start, not summary.several))
        self._starts = [summary.start for summary in self._all]
        self._given: set[int] = set()

    def of(self, head: bytes) -> Row | None:
        """The summary of a file, by its beginning; None where it has none, or has no start that can be seen there."""
        start = start_of(head)
        near = self._near(start) if start is not None else []
        if not near:
            return None
        best = min(near, key=lambda i: (abs(self._starts[i] - (start or 0.0)), not self._all[i].several))
        self._given.add(best)
        return self._all[best].row

    def left(self) -> Iterator[Row]:
        """Those without a file. Parts of an outing of several sports are in its file; without that, the parts stand."""
        wholes = [i for i, summary in enumerate(self._all) if summary.several]
        in_files = {part for whole in wholes if whole in self._given for part in self._parts(whole)}
        of_parts = {whole for whole in wholes if self._parts(whole)}
        told = self._given | in_files | of_parts
        for number, summary in enumerate(self._all):
            if number not in told:
                yield summary.row

    def _near(self, start: float) -> list[int]:
        """Summaries that are of no file yet and start as the rule book wants it."""
        after = bisect_left(self._starts, start)
        close = (
            *takewhile(lambda i: self._summarised(i, start), range(after, len(self._all))),
            *takewhile(lambda i: self._summarised(i, start), range(after - 1, -1, -1)),
        )
        return [i for i in close if i not in self._given]

    def _summarised(self, number: int, start: float) -> bool:
        return summarised(self._book, abs(self._starts[number] - start))

    def _parts(self, whole: int) -> list[int]:
        """Summaries that begin while another goes on."""
        start, end = bisect_left(self._starts, self._all[whole].start), bisect_right(self._starts, self._all[whole].end)
        return [i for i in range(start, end) if i != whole]


def start_of(head: bytes) -> float | None:
    """When the recording of a file began, in seconds since 1970, as far as its first bytes tell."""
    if head[8:12] == b".FIT":
        return fit_start(head)
    if found := _XML_START.search(head):
        start = seconds((found[1] or found[2]).decode("ascii", "replace"))
        return start if isfinite(start) else None
    return None


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _summary(path: str, told: Mapping[str, Any]) -> _Summary | None:
    start = _number(told, "startTimeGmt") or _number(told, "beginTimestamp")
    if start is None:
        return None
    kind = _kind(told)
    sport, surface = sport_of(kind), surface_of(kind)
    race = _key_of(told.get("eventType")) == "race"
    result = _recording(path, told, sport, race)
    kept = {key: told[key] for key in _KEPT if key in told} | {"activityType": kind}
    content = msgspec.json.encode([{"summarizedActivitiesExport": [{key: kept[key] for key in sorted(kept)}]}])
    row = Row(path, "", _text(told, "name"), "" if sport == "other" else sport, surface, race, result, content, _TABLE)
    length = _number(told, "elapsedDuration") or _number(told, "duration") or 0.0
    return _Summary(start / 1000, (start + length) / 1000, kind.casefold() == _SEVERAL_SPORTS, row)


def _recording(path: str, told: Mapping[str, Any], sport: str, race: bool) -> Recording | Skipped | FileError:
    gmt = _number(told, "startTimeGmt") or _number(told, "beginTimestamp") or 0.0
    start, local = moment(gmt / 1000), _number(told, "startTimeLocal")
    timer, elapsed, moving = (_scaled(told, key, 1000) for key in ("duration", "elapsedDuration", "movingDuration"))
    if start is None:
        return FileError(path, "Its start is no time that a clock can have shown.", ADD_BY_HAND)
    if not timer and not elapsed and not moving:
        return Skipped(f"It has no duration. {ADD_BY_HAND}")
    latitude, longitude = _number(told, "startLatitude"), _number(told, "startLongitude")
    on_earth = latitude is not None and longitude is not None and abs(latitude) <= 90 and abs(longitude) <= 180
    return Recording(
        start=start,
        sport=sport,
        distance=_scaled(told, "distance", 100),
        elapsed=elapsed or timer,
        timer=timer,
        moving=moving if moving and moving <= (elapsed or timer or moving) else None,
        avg_hr=plausible_pulse(_number(told, "avgHr")),
        max_hr=plausible_pulse(_number(told, "maxHr")),
        place=(latitude, longitude) if on_earth and latitude is not None and longitude is not None else None,
        utc_offset=round((local - gmt) / 1000) if local else None,
        surface=surface_of(_kind(told)),
        race=race,
        name=_text(told, "name"),
        source="Garmin",
    )


def _kind(told: Mapping[str, Any]) -> str:
    return _key_of(told.get("activityType")) or _text(told, "sportType")


def _key_of(value: Any) -> str:
    """A kind of something, which Garmin writes as a word, or as a record with the word in it."""
    word = value.get("typeKey") if isinstance(value, dict) else value
    return word if isinstance(word, str) else ""


def _text(told: Mapping[str, Any], key: str) -> str:
    value = told.get(key)
    return value if isinstance(value, str) else ""


def _number(told: Mapping[str, Any], key: str) -> float | None:
    """A number that something can be; Garmin writes some with a point and some without."""
    value = told.get(key)
    if not isinstance(value, int | float) or isinstance(value, bool) or not abs(value) < _MOST:
        return None
    return float(value)


def _scaled(told: Mapping[str, Any], key: str, scale: float) -> float | None:
    value = _number(told, key)
    return value / scale if value and value > 0 else None
