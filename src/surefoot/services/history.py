"""From recordings to a log: read a batch of files, say what became of each, and plan from it."""

from __future__ import annotations

import datetime as dt
from itertools import takewhile
from pathlib import Path

import msgspec

from surefoot.diary.activity import Activity
from surefoot.diary.plausible import limits
from surefoot.diary.scenario import Goal, Log, Scenario
from surefoot.files import FileError, Found, Recording, Skipped, local_date, read_path, zone_named
from surefoot.physiology.recording import by_mistake, moving_time_counts, same_outing
from surefoot.rulebook import Book, load_book
from surefoot.services.defaults import default_runner
from surefoot.units import Metres, Seconds, format_pace

#: What is said of :func:`surefoot.services.defaults.default_runner`.
DEFAULTS_SAID = (
    "Planned for a regular runner of 40 with 60 min on Tuesday, Thursday and Saturday, 45 on Wednesday "
    "and 150 on Sunday. A scenario file can say what fits you."
)

#: Sports whose halts are left out of the duration. In the others the pauses are part of it.
_ON_THE_MOVE = frozenset({"run", "walk", "ride"})


class FileOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one file, or of one outing of a file that holds several."""

    path: str
    outcome: str  # added | duplicate | skipped | failed
    reason: str = ""


class History(msgspec.Struct, frozen=True, kw_only=True):
    """Outings in the order of their starts, a report in the order of reading, and what was assumed."""

    activities: tuple[Activity, ...]
    report: tuple[FileOutcome, ...]
    notes: tuple[str, ...] = ()

    def count(self, outcome: str) -> int:
        """How many files or outings had this outcome."""
        return sum(entry.outcome == outcome for entry in self.report)


def read_history(path: str | Path, *, timezone: str | None = None, book: Book | None = None) -> History:
    """Read everything below a path: a file, a folder, a zip, or a Strava export.

    ``timezone`` ("Europe/Berlin") is the runner's, for outings whose file names no place. Bad
    files are reported and passed over. Raises FileError only where the path is not there, and for
    a time zone that nobody knows.
    """
    if timezone and zone_named(timezone) is None:
        raise FileError("timezone", f"There is no time zone {timezone!r}.", "Write it as in Europe/Berlin.")
    batch = _Batch(book or load_book())
    for found in read_path(path, batch.book):
        batch.add(found)
    return batch.history(timezone)


def history_scenario(
    history: History, *, today: dt.date, goals: tuple[Goal, ...], units: str = "km", timezone: str | None = None
) -> Scenario:
    """A scenario of the default runner with this log up to ``today``; what is later is left out."""
    runner = default_runner(today, timezone)
    activities = tuple(activity for activity in history.activities if activity.date <= today)
    return Scenario(today=today, runner=runner, goals=goals, units=units, log=Log(activities=activities))


def history_notes(history: History, *, today: dt.date) -> tuple[str, ...]:
    """What :func:`history_scenario` assumes and leaves out, in sentences for the runner."""
    later = sum(activity.date > today for activity in history.activities)
    left_out = f"{_counted(later, 'activity', 'activities')} after {today.isoformat()} stayed out of the plan."
    return (DEFAULTS_SAID, *history.notes, *([left_out] if later else []))


class _Entry(msgspec.Struct):
    """A recording that is in the running, and where it stands in the report."""

    found: Found
    recording: Recording
    duration: int
    end: dt.datetime
    place: int

    def begins(self) -> tuple[dt.datetime, int]:
        return self.recording.start, self.place

    def apart(self, earlier: _Entry) -> float:
        """Seconds between the start of an earlier one and of this."""
        return (self.recording.start - earlier.recording.start).total_seconds()


class _Batch:
    """Everything that was read so far."""

    def __init__(self, book: Book) -> None:
        self.book, self.limits = book, limits(book)
        self.near = 2 * book.value("recording/same_start")  # joined pairs may stand a little out of order
        self.report: list[FileOutcome] = []
        self.entries: list[_Entry] = []

    def add(self, found: Found) -> None:
        """Take a finding into the report, and its outing where it can be one."""
        result = found.result
        if isinstance(result, FileError):
            self._say(found, "failed", f"{result.message} {result.mend}")
        elif isinstance(result, Skipped):
            self._say(found, "skipped", result.reason)
        else:
            duration = self._duration(result)
            if reason := self._impossible(result, duration):
                self._say(found, "skipped", reason)
            else:
                lasted = min(max(result.elapsed or 0, duration), self.limits.outing_time)
                end = result.start + dt.timedelta(seconds=lasted)
                self.entries.append(_Entry(found, result, duration, end, len(self.report)))
                self._say(found, "added", found.note)

    def history(self, timezone: str | None) -> History:
        """The outings, each but once."""
        kept = self._without_duplicates()
        activities = tuple(self._activity(entry, timezone) for entry in kept)
        unplaced = 0 if timezone else sum(_nowhere(entry.recording) for entry in kept)
        return History(activities=activities, report=tuple(self.report), notes=_utc_note(unplaced))

    def _say(self, found: Found, outcome: str, reason: str) -> None:
        self.report.append(FileOutcome(path=found.path, outcome=outcome, reason=reason))

    def _duration(self, recording: Recording) -> int:
        """Whole seconds: of moving where that is believed, else by the watch's timer, else from start to end."""
        moving, timer = recording.moving, recording.timer
        if recording.sport in _ON_THE_MOVE and moving and (not timer or moving_time_counts(self.book, moving, timer)):
            return round(min(moving, timer or moving))
        return round(timer or recording.elapsed or moving or 0)

    def _impossible(self, recording: Recording, duration: int) -> str | None:
        """Why a recording cannot be an outing of its sport; None where it can."""
        distance = recording.distance or 0.0
        if by_mistake(self.book, duration):
            return f"It lasts {duration} s, so it was started by mistake."
        if duration > self.limits.outing_time or not 0 <= distance <= self.limits.outing_distance:
            return "It is longer than any outing; the recording may have been left on."
        if recording.sport == "run" and distance:
            fastest, slowest = self.limits.run_pace
            pace = 1000 * duration / distance
            if not fastest <= pace <= slowest:
                bounds = f"{format_pace(fastest)} to {format_pace(slowest)}"
                return f"A run takes {bounds}, this took {format_pace(pace)}: another sport, or wandering positions."
        return None

    def _without_duplicates(self) -> list[_Entry]:
        """Entries in the order of their starts; the same outing recorded twice is joined, and said."""
        kept: list[_Entry] = []
        for entry in sorted(self.entries, key=_Entry.begins):
            twin = self._twin(kept, entry)
            if twin is None:
                kept.append(entry)
            else:
                kept[twin] = self._joined(kept[twin], entry)
        return sorted(kept, key=_Entry.begins)

    def _twin(self, kept: list[_Entry], entry: _Entry) -> int | None:
        """Where the same outing stands already; only the last few begin near enough."""
        near = takewhile(lambda i: entry.apart(kept[i]) <= self.near, reversed(range(len(kept))))
        return next((i for i in near if self._same(kept[i], entry)), None)

    def _same(self, first: _Entry, second: _Entry) -> bool:
        a, b = first.recording, second.recording
        sizes = (a.distance, b.distance) if a.distance and b.distance else (first.duration, second.duration)
        same_sport = a.sport == b.sport or "other" in {a.sport, b.sport}
        return same_sport and b.start < first.end and same_outing(self.book, abs(second.apart(first)), sizes)

    def _joined(self, first: _Entry, second: _Entry) -> _Entry:
        """The one that knows more, with what only the other knows; the other becomes a duplicate."""
        best, other = sorted((first, second), key=lambda entry: (-_knowledge(entry.recording), entry.place))
        how = "file" if best.found.digest and best.found.digest == other.found.digest else "outing"
        reason = f"The same {how} as {best.found.path}."
        self.report[other.place] = FileOutcome(path=other.found.path, outcome="duplicate", reason=reason)
        best.recording = _filled(best.recording, other.recording)
        return best

    def _activity(self, entry: _Entry, timezone: str | None) -> Activity:
        recording = entry.recording
        least, most = self.limits.average_hr
        beats = recording.avg_hr
        return Activity(
            date=local_date(recording, timezone),
            duration=Seconds(entry.duration),
            distance=Metres(round(recording.distance)) or None if recording.distance else None,
            sport=recording.sport,
            avg_hr=beats if beats is not None and least <= beats <= most else None,
            race=recording.race,
            surface=recording.surface,
        )


def _knowledge(recording: Recording) -> int:
    """How many things a recording knows; its own samples are worth more than a table's row."""
    known = (recording.distance, recording.avg_hr, recording.moving, recording.timer, recording.place, recording.place)
    return sum(value is not None for value in known)


def _filled(best: Recording, other: Recording) -> Recording:
    missing = {key: value for key, value in msgspec.structs.asdict(other).items() if getattr(best, key) is None}
    sport = other.sport if best.sport == "other" else best.sport
    return msgspec.structs.replace(best, **missing, sport=sport, race=best.race or other.race)


def _nowhere(recording: Recording) -> bool:
    return recording.place is None and not recording.utc_offset


def _utc_note(unplaced: int) -> tuple[str, ...]:
    if not unplaced:
        return ()
    said = _counted(unplaced, "activity", "activities")
    return (f"{said} without a place {'stands' if unplaced == 1 else 'stand'} on the day that it was in UTC.",)


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
