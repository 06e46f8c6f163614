"""From recordings to a log: read a batch of files, say what became of each, and plan from it."""

from __future__ import annotations

import datetime as dt
from itertools import takewhile
from pathlib import Path

import msgspec

from surefoot.diary.activity import Activity
from surefoot.diary.measures import Measures, first_of, measured
from surefoot.diary.scenario import Goal, Log, Scenario
from surefoot.files import FileError, Found, Recording, Skipped, read_path, zone_named
from surefoot.rulebook import Book, load_book
from surefoot.services.defaults import default_runner
from surefoot.services.measures import analysed, used_of, within
from surefoot.services.recordings import (
    Sighting,
    activity_of,
    counted,
    duration_of,
    farthest_apart,
    is_placed,
    knowledge,
    same,
    sighting_of,
    started_by_mistake,
    utc_note,
    why_no_outing,
)

#: What is said of :func:`surefoot.services.defaults.default_runner`.
DEFAULTS_SAID = (
    "Planned for a regular runner of 40 with 60 min on Tuesday, Thursday and Saturday, 45 on Wednesday "
    "and 150 on Sunday. A scenario file can say what fits you."
)


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
    left_out = f"{counted(later, 'activity', 'activities')} after {today.isoformat()} stayed out of the plan."
    return (DEFAULTS_SAID, *history.notes, *([left_out] if later else []))


class _Entry(msgspec.Struct):
    """A recording that is in the running, and where it stands in the report."""

    path: str
    digest: str
    recording: Recording
    duration: int
    place: int
    measures: Measures

    def begins(self) -> tuple[dt.datetime, int]:
        return self.recording.start, self.place

    def apart(self, earlier: _Entry) -> float:
        """Seconds between the start of an earlier one and of this."""
        return (self.recording.start - earlier.recording.start).total_seconds()


class _Batch:
    """Everything that was read so far."""

    def __init__(self, book: Book) -> None:
        self.book, self.near = book, farthest_apart(book)
        self.report: list[FileOutcome] = []
        self.entries: list[_Entry] = []

    def add(self, found: Found) -> None:
        """Take a finding into the report, and its outing where it can be one."""
        result = found.result
        if isinstance(result, Recording):
            self._take(found, result)
        elif isinstance(result, FileError):
            self._say(found, "failed", f"{result.message} {result.mend}")
        elif isinstance(result, Skipped):
            self._say(found, "skipped", result.reason)

    def history(self, timezone: str | None) -> History:
        """The outings, each but once."""
        kept = self._without_duplicates()
        activities = tuple(
            measured(activity_of(entry.recording, entry.duration, timezone, self.book), entry.measures)
            for entry in kept
        )
        unplaced = 0 if timezone else sum(not is_placed(entry.recording) for entry in kept)
        return History(activities=activities, report=tuple(self.report), notes=utc_note(unplaced))

    def _take(self, found: Found, recording: Recording) -> None:
        duration = duration_of(recording, self.book)
        if reason := started_by_mistake(duration, self.book) or why_no_outing(recording, duration, self.book):
            self._say(found, "skipped", reason)
        else:
            analysis = analysed(recording, recording.sport, self.book)
            measures = used_of(analysis, recording.sport, self.book) if analysis else Measures()
            summary = msgspec.structs.replace(recording, stream=None, laps=())  # all samples would not find room
            place, measures = len(self.report), within(measures, duration)
            self.entries.append(_Entry(found.path, found.digest, summary, duration, place, measures))
            self._say(found, "added", found.note)

    def _say(self, found: Found, outcome: str, reason: str) -> None:
        self.report.append(FileOutcome(path=found.path, outcome=outcome, reason=reason))

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
        sighted = self._sighted(entry)
        return next((i for i in near if same(self._sighted(kept[i]), sighted, self.book)), None)

    def _sighted(self, entry: _Entry) -> Sighting:
        return sighting_of(entry.recording, entry.duration, self.book)

    def _joined(self, first: _Entry, second: _Entry) -> _Entry:
        """The one that knows more, with what only the other knows; the other becomes a duplicate."""
        best, other = sorted((first, second), key=lambda entry: (-knowledge(entry.recording), entry.place))
        how = "file" if best.digest and best.digest == other.digest else "outing"
        reason = f"The same {how} as {best.path}."
        self.report[other.place] = FileOutcome(path=other.path, outcome="duplicate", reason=reason)
        best.recording = _filled(best.recording, other.recording)
        best.measures = first_of((best.measures, other.measures))
        return best


def _filled(best: Recording, other: Recording) -> Recording:
    missing = {key: value for key, value in msgspec.structs.asdict(other).items() if getattr(best, key) is None}
    sport = other.sport if best.sport == "other" else best.sport
    return msgspec.structs.replace(best, **missing, sport=sport, race=best.race or other.race)
